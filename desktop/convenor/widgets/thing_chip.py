"""Something named, as a chip: it leads there, and its cross takes it out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.labels import plain_tooltip
from convenor.widgets.painting import Run, draw_focus, draw_pill, draw_text, text_width

_KEYS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ThingChip(KeyboardRing, QAbstractButton):
    """A pill with icon and words; a click opens, cross, Delete or Backspace removes."""

    removed = Signal()

    def __init__(self, icon: str, words: str, *, leads: bool = True) -> None:
        """*leads*: whether a click goes anywhere."""
        super().__init__()
        ensure_script_fonts(words)
        self._icon = icon
        self._words = words
        self._leads = leads
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self.setAccessibleDescription("Delete takes it out")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """What it names."""
        return self._words

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and cross."""
        width = text_width(self._words, font("small", 500)) + theme.px(54)
        return QSize(round(width) + 2, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        return QSize(theme.px(80), theme.px(26))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it out if the cross was hit."""
        if self._cross().adjusted(-5, -8, 8, 8).contains(event.position()):
            self.removed.emit()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open it, Delete and Backspace take it out."""
        if event.key() in _KEYS:
            self.removed.emit()
        elif event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill; words that are too long are cut."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        over = self.underMouse()
        draw_pill(painter, rect, "pressed" if over else "mute_soft")
        size = theme.px(13)
        box = self._mirror(QRectF(theme.px(9), (self.height() - size) / 2, size, size))
        paint_icon(painter, self._icon, box, "text2")
        words = rect.adjusted(theme.px(27), 0, -theme.px(27), 0)
        ink = "accent" if self._leads else "text"
        draw_text(painter, words, Run(self._words, font("small", 500), ink))
        paint_icon(painter, "x", self._cross(), "text" if over else "text2")
        if self.has_ring:
            draw_focus(painter, rect, radius=13)

    def _cross(self) -> QRectF:
        size = theme.px(13)
        top = (self.height() - size) / 2
        return self._mirror(QRectF(self.width() - size - theme.px(9), top, size, size))

    def _mirror(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box
