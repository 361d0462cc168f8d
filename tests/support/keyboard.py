"""A window gone through by Tab: where it stops, in which order, and whether that can be seen."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import RichLabel

_MOST = 400
_NEAR = 6
"""By so much a channel may differ from the token, at the edges of what is drawn round."""
_AROUND = 7


class Stop(NamedTuple):
    """Where Tab stopped, where in the window that was, and how many pixels the focus lit there."""

    widget: QWidget
    rect: QRect
    lit: int

    def __str__(self) -> str:
        """Return what a failure says."""
        name = self.widget.accessibleName() if isValid(self.widget) else ""
        where = f"{self.rect.left()},{self.rect.top()} {self.rect.width()}x{self.rect.height()}"
        return f"{type(self.widget).__name__} “{name}” at {where}, {self.lit} pixels lit"


def tabbed(window: QWidget, *, seen: bool = False) -> Iterator[Stop]:
    """Press Tab until the focus comes to where it has been; with *seen* count what is lit."""
    been: list[QWidget] = []
    for _ in range(_MOST):
        held = QApplication.focusWidget()
        QTest.keyClick(held or window, Qt.Key.Key_Tab)
        QCoreApplication.processEvents()
        now = QApplication.focusWidget()
        if now is held and now is not None and isinstance(now, RichLabel):
            continue  # from one link of a sentence to the next
        if now is None or now in been:
            return
        been.append(now)
        at = QRect(now.mapTo(window, QPoint(0, 0)), now.size())
        yield Stop(now, at, _lit_by(now) if seen else 0)


def _lit_by(widget: QWidget) -> int:
    """Return how many pixels in and just round a widget are in the colour of the ring for it."""
    now = _lit(widget)
    widget.clearFocus()
    QCoreApplication.processEvents()
    was = _lit(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QCoreApplication.processEvents()
    return ImageChops.subtract(now, was).histogram()[255]


def _lit(widget: QWidget) -> Image.Image:
    """Return as white what is in the colour of the ring; a filled button has it in the ink's."""
    window = widget.window()
    at = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    around = at.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(window.rect())
    if around.isEmpty():
        return Image.new("L", (1, 1))  # scrolled out of sight: nothing is lit
    filled = isinstance(widget, Button) and widget.kind is Kind.PRIMARY
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab(around).save(buffer, "BMP")
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    solid = Image.new("RGB", picture.size, theme.hex("text" if filled else "focus"))
    red, green, blue = ImageChops.difference(picture, solid).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return worst.point(lambda value: 255 if value <= _NEAR else 0)


def unread(stops: Sequence[Stop]) -> list[str]:
    """Return where Tab goes against the order of reading, from each stop to the next.

    What is compared stands side by side in the smallest thing that holds both stops, so that it
    does not matter how far a part of the window is scrolled.
    """
    wrong = []
    for before, after in pairwise(stops):
        first, second = _side_by_side(before.widget, after.widget)
        if _stands_before(second, first):
            wrong.append(f"{before} → {after}")
    return wrong


def missed(window: QWidget, stops: Sequence[Stop]) -> list[str]:
    """Return what takes the focus and was not come to by Tab."""
    been = {stop.widget for stop in stops}
    return [
        f"{type(one).__name__} “{one.accessibleName()}”"
        for one in window.findChildren(QWidget)
        if one.window() is window and one.isVisible() and one.isEnabled() and one not in been
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if not (isinstance(one, QAbstractButton) and one.autoExclusive() and not one.isChecked())
    ]


def _side_by_side(first: QWidget, second: QWidget) -> tuple[QRect, QRect]:
    """Return where both stand in what holds both, as the parts of it that they are in."""
    above = _line(first)
    here = next(one for one in _line(second) if one in above)
    return _part(here, first), _part(here, second)


def _line(widget: QWidget) -> list[QWidget]:
    parent = widget.parentWidget()
    return [widget, *(_line(parent) if parent and not widget.isWindow() else ())]


def _part(whole: QWidget, within: QWidget) -> QRect:
    part = within
    while part is not whole and (parent := part.parentWidget()) is not whole and parent:
        part = parent
    return part.geometry() if part is not whole else part.rect()


def _stands_before(one: QRect, other: QRect) -> bool:
    """Tell whether one is read before the other: above it, or before it in the same row."""
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) + 1
    if 2 * shared > min(one.height(), other.height()):
        return one.right() < other.left()
    return one.top() < other.top() and one.left() <= other.right()
