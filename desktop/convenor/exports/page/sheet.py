"""Paper, and what stands around a page: header with the mark's plate, footer with the copy."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from convenor.exports.page.breaking import paragraph
from convenor.exports.page.ink import Ink, coloured
from convenor.exports.page.setting import GUTTER, MEASURE, SIDE, drawn
from convenor.exports.page.shaping import Shaped, shaped
from convenor.exports.page.styles import (
    FOOT,
    FOOT_COPY,
    FOOT_FIGURES,
    FOOT_STRONG,
    MM,
    PLATE,
    RUNNING,
    RUNNING_FIRST,
    Style,
)
from convenor.exports.page.writings import one_line
from convenor_db.domain.records import TLP

_LABELS: Final = {
    TLP.RED: "#FF2B2B",
    TLP.AMBER: "#FFC000",
    TLP.AMBER_STRICT: "#FFC000",
    TLP.GREEN: "#33FF00",
    TLP.CLEAR: "#FFFFFF",
}
"""The colours of FIRST's Traffic Light Protocol 2.0, on black."""
_LEAST: Final = 6.5
"""Points of a long name in a footer; beyond that it is condensed, never cut."""
_GAP: Final = 12.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper, in points. The measure of 170 mm is the same on every one, so lines are too."""

    width: float
    height: float

    @property
    def left(self) -> float:
        """Where the measure begins."""
        return (self.width - MEASURE) / 2

    @property
    def right(self) -> float:
        """Where the measure ends."""
        return self.left + MEASURE

    @property
    def bottom(self) -> float:
        """The foot of the text."""
        return self.height - 30 * MM - self.text_height

    @property
    def text_height(self) -> float:
        """How high the text may stand: whole units of three points."""
        return float(int((self.height - 57 * MM) / 3) * 3)


A4: Final = Sheet(210 * MM, 297 * MM)
LETTER: Final = Sheet(612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Running:
    """What a page's header says."""

    convening: str
    title: str
    mark: TLP


@dataclass(frozen=True, slots=True)
class Footing:
    """What every footer of a piece says: the copy, for whom, under which rule.

    A piece without copies has its title in place of the copy, and says *as_of* when it speaks.
    """

    copy: str
    reader: str
    rule: str
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    """One line of text, shaped; width in points."""

    parts: tuple[Shaped, ...]
    size: float
    width: float
    narrow: float = 1.0


@lru_cache(maxsize=5_000)
def set_line(text: str, style: Style, room: float = 1e6) -> Set:
    """Return a single line: smaller, then condensed where there is no room, never cut."""
    whole = paragraph(one_line(text), style)
    parts: list[Shaped] = []
    if whole.text:
        line = whole.broken(1e9).lines[0]
        for piece, weight, _, rightwards in drawn(whole, line):
            parts += shaped(piece, weight, tabular=style.tabular, rightwards=rightwards)
    width = sum(part.width for part in parts) / 1000
    size = style.size
    while width * size > room and size > _LEAST:
        size -= 0.25
    narrow = min(1.0, room / (width * size)) if width else 1.0
    return Set(tuple(parts), size, width * size * narrow, narrow)


def put_line(ink: Ink, x: float, y: float, line: Set, *, from_right: bool = False) -> None:
    """Set a single line from *x*, or up to it."""
    ink.text(x - line.width if from_right else x, y, line.parts, line.size, line.narrow)


def header(sheet: Sheet, running: Running) -> Ink:
    """Return the header: the convening, the running head, and the mark on its plate."""
    ink = Ink()
    y = sheet.height - 15.6 * MM
    wide = plate(ink, sheet, running.mark)
    column = sheet.left + SIDE + GUTTER
    room = (SIDE + GUTTER - _GAP) if running.title else MEASURE - wide - _GAP
    put_line(ink, sheet.left, y, set_line(running.convening, RUNNING_FIRST, room))
    if running.title:
        room = sheet.right - wide - _GAP - column
        put_line(ink, column, y, set_line(running.title, RUNNING, room))
    return ink


def plate(ink: Ink, sheet: Sheet, mark: TLP) -> float:
    """Draw the mark on its black plate; return the plate's width."""
    label = set_line(mark, PLATE)
    width, height, top = label.width + 9, 18.0, sheet.height - 11 * MM
    ink.box((sheet.right - width, top - height, sheet.right, top), "#000000")
    own = Ink(used=ink.used)
    put_line(own, sheet.right - width + 4.5, top - height + 4.7, label)
    ink.code.append(coloured(_LABELS[mark], own.code))
    return width


def footer(sheet: Sheet, footing: Footing, mark: TLP, page: int, pages: int) -> Ink:
    """Return the footer of one page."""
    ink = Ink()
    first, second = 17 * MM, 12.9 * MM
    column = sheet.left + SIDE + GUTTER
    ink.rule((sheet.left, 21 * MM), (sheet.right, 21 * MM), 0.35)
    put_line(ink, sheet.left, first, set_line(footing.copy, FOOT_COPY, SIDE + GUTTER - 3))
    number = set_line(f"Page {page} of {pages}", FOOT_FIGURES)
    room = sheet.right - column - number.width - _GAP
    put_line(ink, column, first, set_line(footing.reader, FOOT, room))
    put_line(ink, sheet.right, first, number, from_right=True)
    put_line(ink, sheet.left, second, set_line(mark, FOOT_STRONG))
    dated = set_line(footing.as_of, FOOT_FIGURES)
    room = sheet.right - column - dated.width - (_GAP if footing.as_of else 0)
    put_line(ink, column, second, set_line(footing.rule, FOOT, room))
    if footing.as_of:
        put_line(ink, sheet.right, second, dated, from_right=True)
    return ink
