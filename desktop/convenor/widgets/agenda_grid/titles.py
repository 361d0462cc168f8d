"""Titles broken into lines, in any writing, kept so that a repaint does not break them again."""

import re
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from convenor.theme.fonts import ensure_script_fonts, font, is_right_to_left
from convenor.theme.theme import theme

PITCH: Final = 16
"""Pixels (at 100 %) from one line of a title to the next."""
_BASELINE: Final = 12.0
_MOST_LINES: Final = 8
_MOST_KEPT: Final = 3000
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffef]")
"""Writing without spaces (Thai, Lao, Burmese, Khmer, East Asian) breaks anywhere."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title broken to a width: draw it, or ask how high it is. *cut*: not all of it fits."""

    layout: QTextLayout
    lines: int
    cut: bool
    pitch: float

    @property
    def height(self) -> float:
        """Return the height of all lines in pixels."""
        return self.lines * self.pitch

    @property
    def natural_width(self) -> float:
        """Return the width of the widest line in pixels."""
        return max(
            (self.layout.lineAt(n).naturalTextWidth() for n in range(self.lines)), default=0.0
        )

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines in the painter's pen, their upper left corner *at*."""
        self.layout.draw(painter, at)


class Titles:
    """The titles broken so far; to be cleared when the theme or the text size changes.

    *mirrored*: the window reads from the right, and so do its titles, whatever their writing.
    """

    def __init__(self, weight: int = 600) -> None:
        self.mirrored = False
        self._weight = weight
        self._kept: dict[tuple[str, int, int, int], Title] = {}
        self._first: dict[str, float] = {}
        self._font = font("small", self._weight)

    @property
    def font(self) -> QFont:
        """The font titles are set in."""
        return self._font

    def clear(self) -> None:
        """Forget every title."""
        self._kept.clear()
        self._first.clear()
        self._font = font("small", self._weight)

    def first_word(self, text: str) -> float:
        """Return the width of the first word of a title in pixels."""
        width = self._first.get(text)
        if width is None:
            ensure_script_fonts(text)
            word = text.strip().partition(" ")[0]
            shown = word[:1] if _UNSPACED.search(word) else word
            width = self._first[text] = QFontMetricsF(self._font).horizontalAdvance(shown)
        return width

    def broken(
        self, text: str, width: float, *, cut_first: float = 0, lines: int = _MOST_LINES
    ) -> Title:
        """Break *text* to *width* pixels, the first line *cut_first* shorter, at most *lines*."""
        key = (text, int(width), int(cut_first), lines)
        title = self._kept.get(key)
        if title is None:
            if len(self._kept) > _MOST_KEPT:
                self.clear()
            title = self._kept[key] = self._break(text, key[1], key[2], lines)
        return title

    def _break(self, text: str, width: int, cut_first: int, lines: int) -> Title:
        ensure_script_fonts(text)
        shown = " ".join(text.split())
        title = self._laid(shown, width, cut_first, lines)
        if not title.cut:
            return title
        start = title.layout.lineAt(title.lines - 1).textStart()
        room = width - (cut_first if title.lines == 1 else 0)
        # ElideRight cuts the end of the text, which in right-to-left writing is its left.
        rest = QFontMetricsF(self._font).elidedText(
            shown[start:], Qt.TextElideMode.ElideRight, room
        )
        again = self._laid(shown[:start] + rest, width, cut_first, lines)
        return Title(again.layout, again.lines, cut=True, pitch=again.pitch)

    def _laid(self, text: str, width: int, cut_first: int, lines: int) -> Title:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_option(text, mirrored=self.mirrored))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        count, pitch = 0, theme.pxf(PITCH)
        while count < lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1, width - (0 if count else cut_first)))
            # Fallback faces (Arabic above all) are taller than Inter; their descent needs room.
            pitch = max(pitch, ceil(line.height() * 0.84))
            count += 1
        layout.endLayout()
        for number in range(count):
            line = layout.lineAt(number)
            base = number * pitch + theme.pxf(_BASELINE) + (pitch - theme.pxf(PITCH)) / 2
            aside = cut_first if self.mirrored and not number else 0
            line.setPosition(QPointF(aside, base - line.ascent()))
        ends = layout.lineAt(count - 1) if count else None
        cut = ends is not None and ends.textStart() + ends.textLength() < len(text)
        return Title(layout, count, cut=cut, pitch=pitch)


def _option(text: str, *, mirrored: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rightwards = Qt.LayoutDirection.LeftToRight
    from_right = is_right_to_left(text)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if from_right else rightwards)
    if from_right or mirrored:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option
