"""The button with the name of the view that is open; a dot says that it is not as it was kept."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.labels import set_tooltip
from convenor.widgets.on_tree import says_it_opens_a_menu

_LONGEST: Final = 28
"""Letters of a name that stand on the button."""
_DOT: Final = 7
_END: Final = 20
"""Pixels at 100 % for the chevron."""


class ViewButton(Button):
    """“All seats”; its menu has the other views."""

    def __init__(self) -> None:
        self._changed = False
        super().__init__("", icon="layers")
        says_it_opens_a_menu(self)

    def show_view(self, name: str, *, changed: bool) -> None:
        """Say which view is open, and whether it is changed."""
        self._changed = changed
        cut = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
        self.set_words(cut)
        self.setAccessibleName(f"View: {name}, changed" if changed else f"View: {name}")
        set_tooltip(self, f"View: {name}\nChanged, and not saved as a view" if changed else name)

    @property
    def is_changed(self) -> bool:
        """Whether the view is not as it was kept."""
        return self._changed

    def sizeHint(self) -> QSize:
        """Return the room for icon, words, dot and chevron."""
        dot = _DOT + 6 if self._changed else 0
        return super().sizeHint() + QSize(theme.px(_END + dot), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and dot and chevron at its end."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_chevron(painter, self.width() - theme.px(13 + 14), "text2")
        if self._changed:
            size = theme.px(_DOT)
            left = self.width() - theme.px(13 + 14 + 6) - size
            dot = self._mirror(QRectF(left, round((self.height() - size) / 2), size, size))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(dot)
