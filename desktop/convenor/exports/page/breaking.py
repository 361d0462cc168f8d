"""Paragraphs broken into lines: at blanks, after hyphens, between ideographs, never in a name."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from convenor.exports.page.faces import Weight
from convenor.exports.page.shaping import has_both_directions, levels, reads_from_the_right, shaped
from convenor.exports.page.styles import Style
from convenor.exports.page.writings import plain

_IDEOGRAPH: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_CLOSING: Final = "、。，．・：；？！）］｝」』】〉》”’"  # noqa: RUF001
_OPENING: Final = "（［｛「『【〈《“‘"  # noqa: RUF001
_BLANKS: Final = re.compile(r"[^\S\u00a0\u202f]+")
_INSIDE: Final = re.compile(
    rf"(?<=\w\w\w\w[-\u2010–/])(?=\w)|(?<=[{_IDEOGRAPH}])(?<![{_OPENING}])(?=[{_IDEOGRAPH}])(?![{_CLOSING}])"
)
"""After a hyphen with four letters before it (Al-Mansouri stays whole), and between ideographs."""
_LEAST_SIZE: Final = 0.8
_LEAST_WIDTH: Final = 0.6
"""A word too wide is set smaller, then narrower; what is wider still is no word, and is broken."""
_SHORT_LAST: Final = 7
_REAL_PARAGRAPH: Final = 4
_TOLERANCE: Final = 0.01


class Span(NamedTuple):
    """Part of a paragraph: its weight (None: the style's) and where it leads."""

    text: str
    weight: Weight | None = None
    link: str = ""


class Word(NamedTuple):
    """What stays together on a line: from character to character, and how wide it is."""

    start: int
    end: int
    width: float
    blank: float  # before it, if it does not begin a line
    begins_line: bool


class Line(NamedTuple):
    """The characters of one line."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A paragraph in lines, at *size*, condensed to *narrow* (1: not)."""

    lines: tuple[Line, ...]
    size: float
    narrow: float


@lru_cache(maxsize=50_000)
def measured(text: str, weight: Weight, *, tabular: bool) -> float:
    """Return the width of a text in thousandths of its size."""
    return sum(part.width for part in shaped(text, weight, tabular=tabular, rightwards=True))


class Paragraph:
    """The text of a paragraph, in spans, ready to be broken and drawn."""

    def __init__(self, spans: Sequence[Span], style: Style) -> None:
        self.style = style
        self.spans: list[tuple[int, int, Weight, str]] = []
        pieces = []
        at = 0
        for span in spans:
            text = plain(span.text)
            if text:
                weight = span.weight or style.weight
                self.spans.append((at, at + len(text), weight, span.link))
                pieces.append(text)
                at += len(text)
        self.text = _BLANKS.sub(_one_for_one, "".join(pieces))
        self.from_the_right = has_both_directions(self.text) and reads_from_the_right(self.text)
        self._words: list[Word] | None = None
        self._broken: dict[float, Broken] = {}

    @property
    def levels(self) -> tuple[int, ...] | None:
        """The levels of the characters; None where everything runs to the right."""
        if not has_both_directions(self.text):
            return None
        return levels(self.text, int(self.from_the_right))

    def segments(self, start: int, end: int) -> list[tuple[int, int, Weight, str]]:
        """Return the spans between two characters, cut to them."""
        return [
            (max(first, start), min(last, end), weight, link)
            for first, last, weight, link in self.spans
            if first < end and last > start
        ]

    def width(self, start: int, end: int) -> float:
        """Return how wide characters are, in thousandths of the size."""
        tabular = self.style.tabular
        return sum(
            measured(self.text[first:last], weight, tabular=tabular)
            for first, last, weight, _ in self.segments(start, end)
        )

    def broken(self, width: float) -> Broken:
        """Return the paragraph in lines of at most *width* points."""
        if width not in self._broken:
            self._broken[width] = self._break(width)
        return self._broken[width]

    def _break(self, width: float) -> Broken:
        room = max(1.0, width - self.style.indent - self.style.room) * 1000 / self.style.size
        words = self._fitting(room)
        widest = max((word.width for word in words), default=0)
        shrink = max(_LEAST_SIZE, min(1.0, room / widest)) if widest else 1.0
        narrow = min(1.0, room / (widest * shrink)) if widest else 1.0
        room = room / shrink / narrow
        lines = _filled(words, room)
        if self.style.even and len(lines) > 1:
            lines = _evened(words, room, lines)
        return Broken(tuple(lines), self.style.size * shrink, narrow)

    def _fitting(self, room: float) -> list[Word]:
        if self._words is None:
            self._words = self._cut()
        limit = room / _LEAST_SIZE / _LEAST_WIDTH
        if all(word.width <= limit for word in self._words):
            return self._words
        return [
            piece
            for word in self._words
            for piece in (self._torn(word, room) if word.width > limit else [word])
        ]

    def _cut(self) -> list[Word]:
        """Return the words, those that end in a line break and a short last one joined."""
        words: list[Word] = []
        at, begins = 0, True
        for blank in [*_BLANKS.finditer(self.text), None]:
            end = blank.start() if blank else len(self.text)
            if end > at:
                gap = 0.0 if begins or not words else self.width(words[-1].end, words[-1].end + 1)
                words += self._pieces(at, end, gap, begins=begins)
                begins = False
            if blank:
                at = blank.end()
                begins = begins or "\n" in blank.group()
        return self._short_last_joined(words)

    def _pieces(self, start: int, end: int, gap: float, *, begins: bool) -> list[Word]:
        edges = [
            start,
            *(start + cut.start() for cut in _INSIDE.finditer(self.text[start:end])),
            end,
        ]
        return [
            Word(
                first,
                last,
                self.width(first, last),
                gap if first == start else 0.0,
                begins and first == start,
            )
            for first, last in pairwise(edges)
        ]

    def _short_last_joined(self, words: list[Word]) -> list[Word]:
        if len(words) < _REAL_PARAGRAPH or words[-1].begins_line or words[-1].blank == 0:
            return words
        before, last = words[-2:]
        if last.end - last.start > _SHORT_LAST:
            return words
        joined = Word(
            before.start,
            last.end,
            before.width + last.blank + last.width,
            before.blank,
            before.begins_line,
        )
        return [*words[:-2], joined]

    def _torn(self, word: Word, room: float) -> list[Word]:
        """Break what is far too long to be a word anywhere but before a mark."""
        pieces: list[Word] = []
        start, width = word.start, 0.0
        for at, wide in self._letters(word):
            if at > start and width + wide > room and not unicodedata.combining(self.text[at]):
                pieces.append(Word(start, at, width, 0, begins_line=bool(pieces)))
                start, width = at, 0.0
            width += wide
        pieces.append(Word(start, word.end, width, 0, begins_line=bool(pieces)))
        return [pieces[0]._replace(blank=word.blank, begins_line=word.begins_line), *pieces[1:]]

    def _letters(self, word: Word) -> Iterator[tuple[int, float]]:
        for first, last, weight, _ in self.segments(word.start, word.end):
            for at in range(first, last):
                yield at, measured(self.text[at], weight, tabular=self.style.tabular)


def paragraph(content: str | Sequence[Span], style: Style) -> Paragraph:
    """Return a text as a paragraph; what was set before is not measured again."""
    spans = (Span(content),) if isinstance(content, str) else tuple(content)
    return _paragraph(spans, style)


@lru_cache(maxsize=4_000)
def _paragraph(spans: tuple[Span, ...], style: Style) -> Paragraph:
    return Paragraph(spans, style)


def _one_for_one(blank: re.Match[str]) -> str:
    """Keep every character's place: blanks stay as many, breaks stay breaks."""
    return "".join("\n" if char == "\n" else " " for char in blank.group())


def _filled(words: list[Word], room: float) -> list[Line]:
    lines: list[Line] = []
    width = 0.0
    for word in words:
        wanted = width + word.blank + word.width
        if lines and not word.begins_line and wanted <= room + _TOLERANCE:
            lines[-1] = Line(lines[-1].start, word.end)
            width = wanted
        else:
            lines.append(Line(word.start, word.end))
            width = word.width
    return lines


def _evened(words: list[Word], room: float, lines: list[Line]) -> list[Line]:
    """Return as many lines, as even as can be: the narrowest room that needs no further one."""
    low, high = max(word.width for word in words), room
    for _ in range(12):
        middle = (low + high) / 2
        if len(_filled(words, middle)) == len(lines):
            high = middle
        else:
            low = middle
    return _filled(words, high)
