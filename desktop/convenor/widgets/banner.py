"""A message at the top of a screen that stays until it is dealt with."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import clear, row
from convenor.widgets.telling import announce

_ICONS: Final[Mapping[str, str]] = {
    "bad": "triangle-alert",
    "warn": "triangle-alert",
    "info": "info",
    "ok": "circle-check",
}


class Banner(QFrame):
    """Says what was not done, why, and what can be done; hidden until there is something."""

    action_taken = Signal(str)
    """The words of the button that was pressed."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._level = "bad"
        self._words = WrapLabel("", Role.BODY)
        self._buttons = row(spacing=6)
        self._cross = IconButton("x", "Close this message", size=14)
        self._cross.clicked.connect(self._close)
        content = row(margins=(46, 8, 12, 8), spacing=12)
        content.add((self._words, 1), self._buttons, self._cross)
        content.setAlignment(self._words, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(content)
        self.hide()

    def show_message(
        self,
        text: str,
        *,
        level: str = "bad",
        actions: Sequence[str] = (),
        closable: bool = False,
    ) -> None:
        """Show *text* in the colour of *level* (bad, warn, info or ok) with *actions* as buttons.

        It is read out by screen readers, and stays until it is closed or hidden.
        """
        self._level = level
        self._words.setText(text)
        self.setAccessibleName(text)
        clear(self._buttons)
        for words in actions:
            button = Button(words, small=True)
            button.clicked.connect(self._act)
            self._buttons.add(button)
        self._cross.setVisible(closable)
        self.show()
        self.update()
        announce(self, text, urgent=level == "bad")

    def message(self) -> str:
        """Return what it says."""
        return self._words.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, rule and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.fillRect(rect, theme.color(f"{self._level}_soft"))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        size = theme.px(18)
        left = theme.px(18)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - size
        box = QRectF(left, round((self.height() - size) / 2), size, size)
        paint_icon(painter, _ICONS[self._level], box, self._level)

    def _act(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.action_taken.emit(button.words)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
