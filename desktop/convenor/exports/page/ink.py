"""What a page remembers while it is drawn: operators, glyphs used, links, places to lead to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from convenor.exports.page.shaping import Shaped, operators

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the page's lower left corner."""
Used = dict[str, dict[int, str]]
"""By face and glyph: the text the glyph stands for."""
_THICK: Final = 0.03
"""Of the size: the stroke that makes a face without a bold one strong."""


def note(used: Used, name: str, glyphs: Mapping[int, str]) -> None:
    """Remember that glyphs of a face are used; the first text of a glyph counts."""
    known = used.setdefault(name, {})
    for glyph, text in glyphs.items():
        if not known.get(glyph):
            known[glyph] = text


class Link(NamedTuple):
    """Where a click on a page leads: an address of the outside world."""

    box: Box
    address: str


class Reference(NamedTuple):
    """Where a page speaks of another, whose number is set when all are bound.

    *box* is the link's; *right* and *baseline* are where the number ends, in the coordinates that
    hold where `place_of` stands in the page's content.
    """

    box: Box
    right: float
    baseline: float
    key: str


def place_of(reference: int) -> str:
    """Return the comment that keeps a reference's place, so that it is read in its line."""
    return f"%reference {reference}\n"


@dataclass(slots=True)
class Ink:
    """Operators of a page's content, and what they use."""

    code: list[str] = field(default_factory=list)
    used: Used = field(default_factory=dict)

    def text(
        self, x: float, y: float, parts: Sequence[Shaped], size: float, narrow: float = 1.0
    ) -> float:
        """Set shaped text from *x* on baseline *y*; return how wide it became."""
        begin = x
        for part in parts:
            of_part = size * part.optical
            self._run(x, y, part, of_part, narrow)
            x += part.width * size / 1000 * narrow
        return x - begin

    def _run(self, x: float, y: float, part: Shaped, size: float, narrow: float) -> None:
        note(self.used, part.face, part.told)
        stretch = f"{narrow * 100:.2f} Tz " if narrow != 1 else ""
        thick = f"2 Tr {size * _THICK:.2f} w " if part.thickened else ""
        shown = f"BT /{part.face} {size:.2f} Tf {stretch}{thick}1 0 0 1 {x:.2f} {y:.2f} Tm"
        shown = f"{shown} {part.shown or operators(part.face, part.glyphs, size)} ET"
        if thick or stretch:
            shown = f"q {shown} Q"
        if part.spoken:
            spoken = part.spoken.replace("\u00a0", " ").encode("utf-16-be").hex().upper()
            shown = f"/Span <</ActualText <FEFF{spoken}>>> BDC {shown} EMC"
        self.code.append(shown)

    def box(self, box: Box, colour: str) -> None:
        """Fill a box with a colour such as #F1F3F6."""
        left, bottom, right, top = box
        place = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f}"
        self.code.append(f"q {_rgb(colour)} rg {place} re f Q")

    def rule(self, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
        """Draw a black line."""
        (x, y), (to_x, to_y) = start, end
        self.code.append(f"q {weight} w {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S Q")


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def coloured(colour: str, operators: Sequence[str]) -> str:
    """Return text operators filled with a colour."""
    return f"q {_rgb(colour)} rg {' '.join(operators)} Q"
