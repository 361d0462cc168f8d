"""A part of a sentence as a chip that opens a choice."""

from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.labels import set_tooltip
from convenor.widgets.painting import Run, draw_box, draw_focus, draw_pill, draw_text, text_width

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Down})
_REMOVE: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_MOST_WIDE: Final = 420


class Tone(StrEnum):
    """What a part is: a thing, how things go together, a seal, a place for one more."""

    THING = "thing"
    GATE = "gate"
    SEAL = "seal"
    ADD = "add"


class _Colors(NamedTuple):
    ground: str
    line: str
    ink: str


_COLORS: Final = {
    Tone.THING: _Colors("surface", "line3", "text"),
    Tone.GATE: _Colors("accent_soft", "accent_line", "accent"),
    Tone.SEAL: _Colors("ok_soft", "", "ok"),
    Tone.ADD: _Colors("", "line3", "text2"),
}


class PartChip(KeyboardRing, QAbstractButton):
    """A box with words and an arrow; Enter, a click or typing opens its choice."""

    wanted = Signal(str)
    """The choice is to open; what has been typed already."""
    removed = Signal()
    """Delete or Backspace."""

    def __init__(
        self, words: str, name: str, tone: Tone = Tone.THING, *, tint: str = "", icon: str = ""
    ) -> None:
        """*name* is what it is a choice of, for screen readers: “Party”."""
        super().__init__()
        self._name = name
        self._tone = tone
        self._tint = tint
        self._icon = icon
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_words(words, tint)
        self.clicked.connect(lambda: self.wanted.emit(""))
        theme.changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._words

    def set_words(self, words: str, tint: str = "") -> None:
        """Show other words, and the dot of another constituency."""
        ensure_script_fonts(words)
        self._words, self._tint = words, tint
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {words}" if words != self._name else words)
        set_tooltip(self, words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the words, up to a limit."""
        width = text_width(self._words, font("body", 500)) + theme.px(20)
        width += theme.px(14) if self._tint else 0
        width += theme.px(20) if self._icon else 0
        width += theme.px(18) if self._opens() else 0
        return QSize(round(min(width, theme.px(_MOST_WIDE))) + 2, theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        return QSize(theme.px(56), theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the choice by Enter or by a letter, which is typed into it; Delete removes."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        text = event.text()
        if event.key() in _ENTER:
            self.wanted.emit("")
        elif event.key() in _REMOVE and plain:
            self.removed.emit()
        elif plain and text.isprintable() and text.strip():
            self.wanted.emit(text)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, dot or icon, words, arrow and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground, line, ink = _COLORS[self._tone]
        over = self.underMouse() or self.isDown()
        ground = "hover" if over and self._tone in (Tone.THING, Tone.ADD) else ground
        draw_box(painter, rect, ground=ground, line=line, radius=6)
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        inner = self._paint_sign(painter, inner, ink)
        if self._opens():
            inner = self._paint_arrow(painter, inner, ink)
        draw_text(painter, inner, Run(self._words, font("body", 500), ink))
        if self.has_ring:
            draw_focus(painter, rect, radius=6)

    def _opens(self) -> bool:
        return self._tone is not Tone.ADD

    def _paint_sign(self, painter: QPainter, inner: QRectF, ink: str) -> QRectF:
        size = theme.px(14 if self._icon else 7)
        box = QRectF(inner.left(), inner.center().y() - size / 2, size, size)
        if self._mirrored():
            box.moveRight(inner.right())
        if self._icon:
            paint_icon(painter, self._icon, box, ink)
        elif self._tint:
            draw_pill(painter, box, self._tint)
        else:
            return inner
        used = size + theme.px(6)
        return inner.adjusted(0, 0, -used, 0) if self._mirrored() else inner.adjusted(used, 0, 0, 0)

    def _paint_arrow(self, painter: QPainter, inner: QRectF, ink: str) -> QRectF:
        size = theme.px(13)
        box = QRectF(inner.right() - size, inner.center().y() - size / 2, size, size)
        if self._mirrored():
            box.moveLeft(inner.left())
        paint_icon(painter, "chevron-down", box, "text2" if ink == "text" else ink)
        used = size + theme.px(4)
        return inner.adjusted(used, 0, 0, 0) if self._mirrored() else inner.adjusted(0, 0, -used, 0)

    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
