"""A message that something is done, with a way to take it back."""

from collections.abc import Callable, Sequence
from typing import Final
from weakref import WeakSet

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from convenor.soon import soon
from convenor.theme.fonts import told
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.floating import Floating
from convenor.widgets.labels import Label
from convenor.widgets.layouts import row
from convenor.widgets.painting import turned
from convenor.widgets.telling import announce

_COLORS: Final = {"triangle-alert": "bad", "info": "info"}
"""Of icons that do not say that something was done."""
_GAP: Final = 8
"""Pixels between a toast and the bar under it."""
_EDGE: Final = 24
"""Pixels between a toast at a side and the window's edge."""
_IN_HAND: Final[WeakSet[QWidget]] = WeakSet()
_OWN: Final = Qt.FindChildOption.FindDirectChildrenOnly
SHOWN: Final = 7000
"""Milliseconds a toast stands, not counting the time it is pointed at."""


class Toast(Floating):
    """One line at the bottom of the window, gone after some seconds."""

    action_taken = Signal()
    gone = Signal()

    def __init__(
        self, parent: QWidget, text: str, *, action: str = "", icon: str = "circle-check"
    ) -> None:
        super().__init__(parent, above=40)
        self._icon = icon
        self._color = _COLORS.get(icon, "ok")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        self.setAccessibleName(text)
        self._button: Button | None = None
        content = row(Label(told(text)), margins=(42, 9, 18, 9), spacing=16)
        if action:
            self._button = Button(action, Kind.LINK)
            self._button.setAccessibleName(f"{action}: {text}")
            self._button.clicked.connect(self._act)
            content.set_margins((42, 9, 18, 9))
            content.add(self._button)
        self.setLayout(content)

    def place(self) -> None:
        """Stand at the bottom of the parent, beside or above what it must not cover."""
        super().place()
        kept_clear = self._kept_clear()
        for spot in self._spots(kept_clear):
            there = QRect(spot, self.size())
            if there.top() >= 0 and not any(there.intersects(one) for one in kept_clear):
                self.move(spot)
                return

    def _kept_clear(self) -> list[QRect]:
        """Return where bars float, and what the user has in hand."""
        seen = [one for one in (*Floating.made, *_IN_HAND) if isValid(one) and one.isVisible()]
        return [
            QRect(one.mapTo(self._parent, QPoint()), one.size())
            for one in seen
            if not isinstance(one, Toast) and self._parent.isAncestorOf(one)
        ]

    def _spots(self, kept_clear: Sequence[QRect]) -> list[QPoint]:
        """Return where it may stand, the best first: the middle, the sides, then higher up."""
        middle, edge = self.pos(), theme.px(_EDGE)
        sides = (middle.x(), self._parent.width() - self.width() - edge, edge)
        above = sorted((one.top() for one in kept_clear), reverse=True)
        rows = [middle.y(), *(top - self.height() - theme.px(_GAP) for top in above)]
        return [QPoint(x, y) for y in rows for x in sides]

    def stand(self, milliseconds: int) -> None:
        """Appear, be read out, and go after *milliseconds*; 0 stays until something is done."""
        self._timer.setInterval(milliseconds)
        self.place()
        self.show()
        soon(self, self.place)  # by then what was moved stands where it was put
        self._wait()
        announce(self, self.accessibleName(), urgent=self._color == "bad")

    def dismiss(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while pointed at."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Begin to wait again."""
        self._wait()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card and icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.px(17)
        box = QRectF(theme.px(15), round((self.height() - size) / 2), size, size)
        paint_icon(painter, self._icon, turned(painter, box, QRectF(self.rect())), self._color)

    def _wait(self) -> None:
        if self._timer.interval() and self.isVisible():
            self._timer.start()

    def _expire(self) -> None:
        # Whoever is at its button by keyboard has not finished.
        if self._button is not None and self._button.hasFocus():
            self._timer.start()
        else:
            self.dismiss()

    def _act(self) -> None:
        self.action_taken.emit()
        self.dismiss()


def place_toasts(parent: QWidget) -> None:
    """Let the toast over *parent* find its place anew: a bar came or went under it."""
    for toast in parent.findChildren(Toast, options=_OWN):
        toast.place()


def dismiss_toasts(parent: QWidget) -> None:
    """Let the toast over *parent* go, if one stands there."""
    for toast in parent.findChildren(Toast, options=_OWN):
        if toast.isVisible():
            toast.dismiss()


def set_in_hand(widget: QWidget, *, held: bool) -> None:
    """Say whether the user works on a widget and wants to see it: no toast covers it."""
    (_IN_HAND.add if held else _IN_HAND.discard)(widget)


def is_in_hand(widget: QWidget) -> bool:
    """Say whether the user works on a widget and wants to see it."""
    return widget in _IN_HAND


def show_toast(
    parent: QWidget,
    text: str,
    *,
    action: str = "Undo",
    on_action: Callable[[], None] | None = None,
    milliseconds: int = SHOWN,
    icon: str = "circle-check",
) -> Toast:
    """Show *text* at the bottom of *parent*, in the place of an earlier toast.

    The button *action* is only there when *on_action* is given.
    """
    dismiss_toasts(parent)
    toast = Toast(parent, text, action=action if on_action else "", icon=icon)
    if on_action:
        toast.action_taken.connect(on_action)
    toast.stand(milliseconds)
    return toast
