"""The button with the name of the view that is open; a dot says that it is not as it was kept."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.labels import set_tooltip
from convenor.widgets.on_tree import says_it_opens_a_menu

_LONGEST: Final = 28
"""Letters of a name that stand on the button."""
_DOT: Final = 8
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
        """Return the room for icon, words and chevron, whether it is changed or not."""
        return super().sizeHint() + QSize(theme.px(_END), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, the chevron at its end and the dot at its icon's corner."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_chevron(painter, self.width() - theme.px(13 + 14), "text2")
        if self._changed:
            size = theme.px(_DOT)
            right, top = self._start(QRectF(self.rect())) + self._icon_size(), self.height() / 2
            at = QRectF(right - size / 2, top - self._icon_size() / 2 - size / 4, size, size)
            painter.setPen(QPen(theme.color("surface"), theme.pxf(1.5)))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(self._mirror(at))
