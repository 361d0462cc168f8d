"""Everything that is pressed: buttons, chips that filter, counts that are doors, icon buttons."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.labels import plain_tooltip, set_tooltip
from convenor.widgets.menu import MenuOpener
from convenor.widgets.painting import (
    CENTRE,
    Run,
    draw_box,
    draw_focus,
    draw_pill,
    draw_text,
    text_width,
)

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Kind(StrEnum):
    """How much a button stands out; a page has at most one primary button."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    LINK = "link"
    FIELD = "field"  # looks like a field that opens something, as wide as there is room


class _Pressed(MenuOpener, KeyboardRing, QPushButton):
    """What all buttons with words share: words without mnemonics, keys, reasons, repainting."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words)
        theme.changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """What is written on it."""
        return self._words

    def set_words(self, words: str) -> None:
        """Write *words* on it; an ampersand is only an ampersand."""
        ensure_script_fonts(words)
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_allowed(self, *, allowed: bool, reason: str = "") -> None:
        """Grey it unless *allowed*; *reason* says why, in the tooltip and to screen readers."""
        set_allowed(self, allowed=allowed, reason=reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it too."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint: words on buttons are never cut."""
        return self.sizeHint()


class Button(_Pressed):
    """A button with words and perhaps an icon; with a menu it shows a chevron."""

    def __init__(
        self, words: str, kind: Kind = Kind.SECONDARY, icon: str = "", *, small: bool = False
    ) -> None:
        self._kind = kind
        self._icon = icon
        self._small = small
        super().__init__(words)
        if kind is Kind.FIELD:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Show the Lucide icon of that name, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> Kind:
        """How much it stands out."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Make it stand out more or less."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and chevron."""
        width = text_width(self._words, self._face()) + 2 * self._padding()
        width += self._icon_size() + theme.px(7) if self._icon else 0
        width += theme.px(20) if self.menu() else 0
        if self._kind is Kind.LINK:
            return QSize(round(width) + 1, theme.px(20))
        return QSize(round(width) + 1, theme.px(26 if self._small else 32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words, chevron and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground, line, ink = self._colors()
        if ground or line:
            draw_box(painter, rect, ground=ground, line=line, radius=6)
        left = self._start(rect)
        if self._icon:
            size = self._icon_size()
            box = QRectF(left, round(rect.center().y() - size / 2), size, size)
            paint_icon(painter, self._icon, self._mirror(box), ink)
            left += size + theme.px(7)
        width = text_width(self._words, self._face()) + 1
        words = self._mirror(QRectF(left, 0, width, rect.height()))
        draw_text(painter, words, Run(self._words, self._face(), ink), align=CENTRE, elide=False)
        if self.menu():
            self._paint_chevron(painter, left + width + theme.px(5), ink)
        if self.has_ring:
            draw_focus(painter, rect, color="text" if self._kind is Kind.PRIMARY else "focus")

    def _paint_chevron(self, painter: QPainter, left: float, ink: str) -> None:
        size = theme.px(14)
        box = QRectF(left, round(self.rect().center().y() - size / 2) + 1, size, size)
        paint_icon(painter, "chevron-down", self._mirror(box), ink)

    def _start(self, rect: QRectF) -> float:
        """Return where icon and words begin; in a wider button they stand in the middle."""
        if self._kind is Kind.FIELD:
            return self._padding()
        return self._padding() + max(0.0, (rect.width() - self.sizeHint().width()) / 2)

    def _mirror(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    def _face(self) -> QFont:
        weight = 400 if self._kind is Kind.FIELD else 500
        return font("small" if self._small else "body", weight)

    def _padding(self) -> int:
        if self._kind is Kind.LINK:
            return 0
        return theme.px(10 if self._small else 13)

    def _icon_size(self) -> int:
        return theme.px(14 if self._small else 16)

    def _colors(self) -> tuple[str, str, str]:
        """Return the tokens of ground, line and ink."""
        if not self.isEnabled():
            return self._greyed()
        down, over = self.isDown() or self.isChecked(), self.underMouse()
        if self._kind is Kind.PRIMARY:
            fill = "accent_press" if down else "accent_hover" if over else "accent_fill"
            return fill, "", "on_accent"
        if self._kind is Kind.SECONDARY:
            return "pressed" if down else "hover" if over else "surface", "line3", "text"
        if self._kind is Kind.FIELD:
            return "hover" if over else "surface", "line3", "text3"
        if self._kind is Kind.GHOST:
            return "pressed" if down or over else "", "", "text" if over else "text2"
        return "", "", "accent"

    def _greyed(self) -> tuple[str, str, str]:
        if self._kind in {Kind.PRIMARY, Kind.SECONDARY}:
            return "sunken", "line", "disabled"
        return "", "", "disabled"


class CountChip(_Pressed):
    """A count that is a door: a small pill, "9 changed", in a status colour."""

    def __init__(self, words: str, icon: str = "", color: str = "mute") -> None:
        self._icon = icon
        self._color = color
        super().__init__(words)

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        width = text_width(self._words, font("small", 500)) + theme.px(16)
        width += theme.px(17) if self._icon else 0
        return QSize(round(width) + 1, theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        rect = QRectF(self.rect())
        ink = self._color if self.isEnabled() else "disabled"
        draw_pill(painter, rect, f"{self._color}_soft")
        left = theme.px(8)
        if self._icon:
            size = theme.px(13)
            box = QRectF(theme.px(7), rect.center().y() - size / 2, size, size)
            paint_icon(painter, self._icon, box, ink)
            left = theme.px(24)
        face = font("small", 500)
        face.setUnderline(self.underMouse())
        draw_text(painter, rect.adjusted(left, 0, 0, 0), Run(self._words, face, ink), elide=False)
        if self.has_ring:
            draw_focus(painter, rect, radius=12)


class FilterChip(_Pressed):
    """A dashed pill "+ Status"; filled in, it shows what is filtered and a cross to clear it."""

    cleared = Signal()

    def __init__(self, words: str) -> None:
        self._value = ""
        super().__init__(words)

    @property
    def value(self) -> str:
        """What it filters by, in words; empty if it does not filter."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show that it filters by *value*, or (empty) that it does not filter."""
        ensure_script_fonts(value)
        self._value = value
        self.setAccessibleName(f"{self._words}: {value}" if value else self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for sign, words and value."""
        return QSize(round(text_width(self._shown(), self._face())) + theme.px(42), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, dashed while it does not filter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = ("accent" if self._value else "text2") if self.isEnabled() else "disabled"
        self._paint_ground(painter, rect)
        size = theme.px(13)
        middle = rect.center().y() - size / 2
        words = rect.adjusted(theme.px(13 if self._value else 28), 0, 0, 0)
        draw_text(painter, words, Run(self._shown(), self._face(), ink), elide=False)
        sign = self._cross() if self._value else QRectF(theme.px(11), middle, size, size)
        paint_icon(painter, "x" if self._value else "plus", sign, ink)
        if self.has_ring:
            draw_focus(painter, QRectF(self.rect()), radius=13)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Clear the filter if the cross was hit."""
        if self._value and self._cross().adjusted(-4, -8, 8, 8).contains(event.position()):
            self.cleared.emit()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete and Backspace clear the filter."""
        if self._value and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        over = self.underMouse() or self.isDown()
        ground = "accent_soft" if self._value else "pressed" if over else ""
        pen = QPen(theme.color("accent_line" if self._value else "line3"), 1)
        if not self._value:
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

    def _cross(self) -> QRectF:
        size = theme.px(13)
        return QRectF(self.width() - size - theme.px(9), (self.height() - size) / 2, size, size)

    def _shown(self) -> str:
        return f"{self._words}: {self._value}" if self._value else self._words

    def _face(self) -> QFont:
        return font("small", 500)


class IconButton(MenuOpener, KeyboardRing, QToolButton):
    """A button that is only an icon; its name is in the tooltip and told to screen readers."""

    def __init__(
        self, icon: str, name: str, *, shortcut: str = "", checkable: bool = False, size: int = 18
    ) -> None:
        super().__init__()
        self._icon = icon
        self._size = size
        self.setCheckable(checkable)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name, shortcut)
        theme.changed.connect(self.updateGeometry)

    def set_icon(self, icon: str) -> None:
        """Show the Lucide icon of that name."""
        self._icon = icon
        self.update()

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Say what it does, and by which key it is done too."""
        self.setAccessibleName(name)
        set_tooltip(self, f"{name}  ({shortcut})" if shortcut else name)

    def set_allowed(self, *, allowed: bool, reason: str = "") -> None:
        """Grey it unless *allowed*; *reason* says why, in the tooltip and to screen readers."""
        set_allowed(self, allowed=allowed, reason=reason)

    def sizeHint(self) -> QSize:
        """Return the room for the icon and what surrounds it."""
        side = theme.px(self._size + 12)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it too."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon, on a ground while it is pointed at, pressed or checked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground = self._ground()
        if ground:
            draw_box(painter, rect, ground=ground, radius=6)
        ink = "accent" if self.isChecked() else "text2"
        size = theme.px(self._size)
        corner = QPointF(round((rect.width() - size) / 2), round((rect.height() - size) / 2))
        box = QRectF(corner.x(), corner.y(), size, size)
        paint_icon(painter, self._icon, box, ink if self.isEnabled() else "disabled")
        if self.has_ring:
            draw_focus(painter, rect)

    def _ground(self) -> str:
        if not self.isEnabled():
            return ""
        if self.isDown() or self.underMouse():
            return "pressed"
        return "accent_soft" if self.isChecked() else ""


def set_allowed(button: QAbstractButton, *, allowed: bool, reason: str = "") -> None:
    """Grey *button* unless *allowed*; *reason* says why, in its tooltip and to screen readers.

    The tooltip it had comes back when it is allowed again.
    """
    told = button.property("told_reason")
    if not told:
        button.setProperty("own_tooltip", button.toolTip())
        button.setProperty("own_description", button.accessibleDescription())
    button.setEnabled(allowed)
    refused = not allowed and reason
    own = button.property("own_tooltip") or ""
    button.setToolTip(plain_tooltip(reason) if refused else own)
    button.setAccessibleDescription(reason if refused else button.property("own_description") or "")
    button.setProperty("told_reason", reason if refused else "")
