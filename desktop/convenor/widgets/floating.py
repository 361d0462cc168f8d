"""What floats over the bottom of its parent: toasts and the bar for a selection."""

from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from convenor.theme.theme import theme
from convenor.widgets.painting import CARD_CORNER, draw_box


class Floating(QFrame):
    """A card with a shadow, held in the middle of its parent's bottom edge."""

    made: ClassVar[WeakSet["Floating"]] = WeakSet()
    """All there are, seen or not."""

    def __init__(self, parent: QWidget, *, above: int) -> None:
        from convenor.widgets.shadow import Shadow  # what Qt knows of scenes: when it is needed

        super().__init__(parent)
        self.made.add(self)
        self._parent = parent
        self._above = above
        self.setGraphicsEffect(Shadow(self))
        parent.installEventFilter(self)
        theme.changed.connect(self._dress_anew)

    def place(self) -> None:
        """Take the size the contents need and stand in the middle, inside the parent."""
        room = self._parent.size()
        size = self.sizeHint().boundedTo(room)
        left = (room.width() - size.width()) // 2
        top = room.height() - size.height() - theme.px(self._above)
        self.setGeometry(left, max(0, top), size.width(), size.height())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size."""
        if event.type() is QEvent.Type.Resize and watched is self._parent:
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), ground="raised", line="line2", radius=CARD_CORNER)

    def _dress_anew(self) -> None:
        if self.isVisible():
            self.place()
