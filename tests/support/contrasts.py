"""What is painted in a window, and how far it stands out from what lies behind it.

Words and icons that we paint ourselves are noted with their colour while a picture is taken; what
lies behind them, and all that Qt paints, is read from the picture.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from convenor.theme import icons
from convenor.theme.theme import theme
from convenor.theme.tokens import contrast
from convenor.widgets import painting
from convenor.widgets.checks import CheckBox

TEXT, SIGN = 4.5, 3.0
"""What words and what signs and edges of controls need (WCAG 2.2, 1.4.3 and 1.4.11)."""
_SAME = 60
"""Colours that differ by no more, all channels together, are one that was smoothed."""


class Drawn(NamedTuple):
    """Something painted by ourselves: what, on what, where in the picture, in which colour."""

    what: str
    on: QWidget
    rect: QRectF
    color: str
    least: float


class Measured(NamedTuple):
    """What was measured of a picture: how much, how much of it was found there, what is faint."""

    number: int
    found: int
    faint: list[str]


class Watched:
    """Notes what is painted while it watches."""

    def __init__(self) -> None:
        self._drawn: list[Drawn] = []

    def note(self, painter: QPainter, what: str, rect: QRectF, color: object) -> None:
        """Note what goes straight into the picture, unless it is greyed."""
        on = painter.device()
        if color != "disabled" and isinstance(on, QWidget):
            shade = color.name() if isinstance(color, QColor) else theme.hex(str(color))
            least = SIGN if what.startswith("icon") else TEXT
            place = painter.deviceTransform().mapRect(QRectF(rect))
            self._drawn.append(Drawn(what, on, place, shade, least))

    def measure(self, root: QWidget) -> Measured:
        """Take a picture of a widget and measure all that is in it."""
        self._drawn.clear()
        image = root.grab().toImage()
        faint, found, count = [], 0, 0
        for one in self._drawn:
            colors = colors_in(image, one.rect.intersected(_seen(root, one.on)))
            if len(colors) < 2:  # it is scrolled out, or hidden by what lies over it
                continue
            count += 1
            found += any(_is_near(color, one.color) for color in colors)
            ground = next(c for c, _ in colors.most_common() if not _is_near(c, one.color))
            if contrast(one.color, ground) < one.least:
                faint.append(f"{one.what} {one.color} on {ground}")
        seen = [each for each in [root, *root.findChildren(QWidget)] if each.isVisible()]
        for widget in seen:
            if widget.isEnabled() and not widget.visibleRegion().isEmpty():
                faint += _faint_in(image, root, widget)
        return Measured(count, found, faint)


@contextmanager
def watching() -> Iterator[Watched]:
    """Return what notes all that our own painting functions draw from now on."""
    watched = Watched()
    draw_text, paint_icon = painting.draw_text, icons.paint_icon

    def spied_text(painter: QPainter, rect: QRectF, run: Any, **rest: Any) -> float:
        if run.text.strip():
            watched.note(painter, f"text {run.text!r}", rect, run.color)
        return draw_text(painter, rect, run, **rest)

    def spied_icon(painter: QPainter, name: str, rect: QRectF, color: Any) -> None:
        watched.note(painter, f"icon {name}", rect, color)
        paint_icon(painter, name, rect, color)

    _replace("draw_text", draw_text, spied_text)
    _replace("paint_icon", paint_icon, spied_icon)
    try:
        yield watched
    finally:
        _replace("draw_text", spied_text, draw_text)
        _replace("paint_icon", spied_icon, paint_icon)


def _replace(name: str, before: Callable[..., Any], after: Callable[..., Any]) -> None:
    for module in list(sys.modules.values()):
        if getattr(module, name, None) is before:
            setattr(module, name, after)


def colors_in(image: QImage, rect: QRectF) -> Counter[str]:
    """Return how often each colour occurs in a part of a picture."""
    part = rect.toAlignedRect().intersected(image.rect())
    if part.isEmpty():
        return Counter()
    pixels = image.copy(part).convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(array("I", bytes(pixels.constBits())))
    return Counter({f"#{color & 0xFFFFFF:06x}": count for color, count in counts.items()})


def _is_near(one: str, other: str) -> bool:
    channels = ((1, 3), (3, 5), (5, 7))
    return sum(abs(int(one[a:b], 16) - int(other[a:b], 16)) for a, b in channels) < _SAME


def _faint_in(image: QImage, root: QWidget, widget: QWidget) -> list[str]:
    """Return what Qt has painted of a widget too faintly."""
    found = []
    name = f"{type(widget).__name__} {widget.accessibleName() or _words(widget)!r}"
    inside = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    rect = _seen(root, inside)
    if _words(widget) and (colors := colors_in(image, rect)):
        ground = colors.most_common(1)[0][0]
        best = max(contrast(color, ground) for color in colors)
        if best < TEXT and len(colors) > 1:
            found.append(f"{name}: words {best:.2f}")
    if _has_edge(widget) and (best := _edge(image, root, widget)) < SIGN:
        found.append(f"{name}: edge {best:.2f}")
    if isinstance(widget, QScrollBar) and widget.maximum():
        bars = [color for color, _ in colors_in(image, rect).most_common(2)]
        if len(bars) > 1 and contrast(*bars) < SIGN:
            found.append(f"{name}: handle {contrast(*bars):.2f}")
    return found


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    return type(widget).__name__ if isinstance(widget, QHeaderView | QMenuBar) else ""


def _has_edge(widget: QWidget) -> bool:
    """Tell whether a control is known by its edge; one in place shows it under the mouse only."""
    if widget.property("edit") == "place" or widget.property("bare"):
        return False
    if widget.visibleRegion().boundingRect() != widget.rect():  # half of it is scrolled out
        return False
    in_place = type(widget).__name__ == "_PlaceCombo"
    kinds = QLineEdit | QPlainTextEdit | QComboBox | CheckBox
    return isinstance(widget, kinds) and not in_place


def _edge(image: QImage, root: QWidget, widget: QWidget) -> float:
    """Return how far the edge of a control stands out, halfway down where it begins."""
    rect = _seen(root, widget).toAlignedRect()
    across = range(rect.left(), rect.left() + min(rect.width(), 60))
    ground = image.pixelColor(max(rect.left() - 3, 0), rect.center().y()).name()
    colors = [image.pixelColor(x, rect.center().y()).name() for x in across]
    return max((contrast(color, ground) for color in colors), default=21)


def _seen(root: QWidget, widget: QWidget) -> QRectF:
    """Return where a widget is to be seen in the picture."""
    region: QRect = widget.visibleRegion().boundingRect()
    return QRectF(region.translated(widget.mapTo(root, QPoint(0, 0))))
