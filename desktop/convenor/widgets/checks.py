"""Check boxes and switches, in the accent colour."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import set_allowed
from convenor.widgets.cut_words import tells_whole
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.painting import Run, draw_focus, draw_text, text_width


class CheckBox(KeyboardRing, QCheckBox):
    """A check box; the style's own would draw a black mark whatever the accent."""

    _MARK = (18, 18)
    _INSET = 2

    def __init__(self, words: str = "", *, name: str = "") -> None:
        super().__init__()
        ensure_script_fonts(words)
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(name or words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_allowed(self, *, allowed: bool, reason: str = "") -> None:
        """Grey it unless *allowed*; *reason* says why."""
        set_allowed(self, allowed=allowed, reason=reason)

    def sizeHint(self) -> QSize:
        """Return the room for mark and words."""
        wide, high = self._MARK
        words = text_width(self._words, font("body")) + theme.px(8) if self._words else 0
        return QSize(
            theme.px(wide + self._INSET + 2) + round(words) + 1, theme.px(max(high + 4, 24))
        )

    def minimumSizeHint(self) -> QSize:
        """Return the mark's room: words may be cut."""
        return QSize(theme.px(self._MARK[0] + 4), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Show all of the words where there is no room for them, when the mouse rests on it."""
        is_time = event.type() is QEvent.Type.ToolTip
        cut = is_time and self.width() < CheckBox.sizeHint(self).width()
        return (cut and tells_whole(self, event, self._words)) or super().event(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click on the mark and on the words."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark, words and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = (theme.px(side) for side in self._MARK)
        box = QRectF(theme.px(self._INSET), round((self.height() - high) / 2), wide, high)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if mirrored:
            box.moveLeft(self.width() - box.right())
        self._paint_mark(painter, box)
        if self._words:
            beside = wide + theme.px(self._INSET + 8)
            room = self.width() - beside
            left = 0 if mirrored else beside
            ink = "text" if self.isEnabled() else "disabled"
            rect = QRectF(left, 0, room, self.height())
            draw_text(painter, rect, Run(self._words, font("body"), ink))
        if self.has_ring:
            draw_focus(painter, box.adjusted(-2, -2, 2, 2), radius=6)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        on = self.checkState() is not Qt.CheckState.Unchecked
        fill, line = self._colors(on=on)
        painter.setPen(QPen(theme.color(line), 1.4))
        painter.setBrush(theme.color(fill))
        inner = box.adjusted(0.7, 0.7, -0.7, -0.7)
        painter.drawRoundedRect(inner, theme.pxf(5), theme.pxf(5))
        if on:
            whole = self.checkState() is Qt.CheckState.Checked
            size = theme.px(14)
            at = box.center() - QPointF(size / 2, size / 2)
            mark = QRectF(at.x(), at.y(), size, size)
            paint_icon(painter, "check" if whole else "minus", mark, "on_accent")

    def _colors(self, *, on: bool) -> tuple[str, str]:
        """Return the tokens of fill and line."""
        if not self.isEnabled():
            return ("line3", "line3") if on else ("sunken", "line2")
        if on:
            fill = "accent_hover" if self.underMouse() else "accent_fill"
            return fill, fill
        return ("hover" if self.underMouse() else "surface"), "line3"
