"""What floats over the bottom of its parent: toasts and the bar for a selection."""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from convenor.theme.theme import theme
from convenor.widgets.painting import draw_box


class Floating(QFrame):
    """A card with a shadow, held in the middle of its parent's bottom edge."""

    def __init__(self, parent: QWidget, *, above: int) -> None:
        super().__init__(parent)
        self._parent = parent
        self._above = above
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(30)
        shadow.setOffset(0, 8)
        self._shadow = shadow
        self._shade()
        self.setGraphicsEffect(shadow)
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
        draw_box(painter, QRectF(self.rect()), ground="raised", line="line2", radius=10)

    def _dress_anew(self) -> None:
        self._shade()
        if self.isVisible():
            self.place()

    def _shade(self) -> None:
        color = QColor(theme.color("shadow"))
        color.setAlpha(150 if theme.dark else 70)
        self._shadow.setColor(color)
