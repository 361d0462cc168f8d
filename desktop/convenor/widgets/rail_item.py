"""An entry of the rail at the window's left."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.labels import set_tooltip
from convenor.widgets.painting import (
    Run,
    draw_box,
    draw_count,
    draw_focus,
    draw_text,
    text_width,
)


class RailItem(KeyboardRing, QAbstractButton):
    """A screen's entry: icon, name and perhaps a count; only one of a rail is chosen."""

    chosen = Signal()
    """It has been chosen, by mouse, keyboard or screen reader."""

    def __init__(self, icon: str, words: str, shortcut: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._shortcut = shortcut
        self._badge = ("", "")
        self._meaning = ""
        self._collapsed = False
        self.setText(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A screen reader toggles; it never clicks.
        self.toggled.connect(self._toggled)
        self._name_anew()
        theme.changed.connect(self.updateGeometry)

    def set_badge(self, count: str, color: str = "", meaning: str = "") -> None:
        """Show *count* at its end, in the status colour *color*; *meaning* says it in words.

        "4", "bad" and "4 must be fixed", for instance. An empty count takes the badge away.
        """
        self._badge = (count, color)
        self._meaning = meaning or count
        self._name_anew()
        self.update()

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show only the icon, or icon and name."""
        self._collapsed = collapsed
        self._name_anew()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the entry's size."""
        return QSize(theme.px(36 if self._collapsed else 190), theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the icon."""
        return QSize(theme.px(36), theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, name, count and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        on = self.isChecked()
        if on:
            draw_box(painter, rect, ground="surface", line="line", radius=7)
        elif self.underMouse():
            draw_box(painter, rect, ground="pressed", radius=7)
        size = theme.px(18)
        left = (rect.width() - size) / 2 if self._collapsed else theme.px(10)
        icon = QRectF(round(left), round(rect.center().y() - size / 2), size, size)
        paint_icon(painter, self._icon, self._mirror(icon), "accent" if on else "text2")
        if self._collapsed:
            self._paint_dot(painter, rect)
        else:
            self._paint_words(painter, rect)
        if self.has_ring:
            draw_focus(painter, rect, radius=7)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        count, color = self._badge
        wide = max(theme.px(18), round(text_width(count, font("caption", 600))) + theme.px(12))
        badge = wide + theme.px(6) if count else 0
        words = rect.adjusted(theme.px(38), 0, -theme.px(8) - badge, 0)
        on = self.isChecked()
        run = Run(self.text(), font("strong" if on else "body"), "text" if on else "text2")
        draw_text(painter, self._mirror(words), run)
        if count:
            right = rect.right() - theme.px(8)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                right = theme.px(8) + wide
            draw_count(painter, QPointF(right, rect.center().y()), count, color)

    def _paint_dot(self, painter: QPainter, rect: QRectF) -> None:
        count, color = self._badge
        if count and color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(color))
            radius = theme.pxf(3.5)
            at = QPointF(rect.center().x() + theme.px(10), rect.center().y() - theme.px(9))
            painter.drawEllipse(at, radius, radius)

    def _mirror(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 – the signal's argument
        if on:
            self.chosen.emit()

    def _name_anew(self) -> None:
        named = f"{self.text()}, {self._meaning}" if self._badge[0] else self.text()
        self.setAccessibleName(named)
        shown = named if self._collapsed else self.text()
        set_tooltip(self, f"{shown}  ({self._shortcut})" if self._shortcut else shown)
