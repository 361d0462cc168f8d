"""What the matrix shows, as plain values, and how a stance is printed and coloured."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from convenor.widgets.status_chip import Look

SCALE: Final = (-2, -1, 0, 1, 2)
"""The five boxes, left to right; the keys 1 to 5 choose them."""
UNKNOWN: Final = "?"
WORDS: Final = {
    -2: "strongly oppose",
    -1: "oppose",
    0: "neutral",
    1: "support",
    2: "strongly support",
}
_TOKENS: Final = {-2: "n2", -1: "n1", 0: "z0", 1: "p1", 2: "p2"}


def printed(stance: float | None) -> str:
    """Return a stance or a median as it is printed: “−2”, “0”, “+0.5”; “?” is unknown."""
    if stance is None:
        return UNKNOWN
    if stance == 0:
        return "0"
    return f"{'+' if stance > 0 else '−'}{abs(stance):g}"


def in_words(stance: int | None) -> str:
    """Return a stance in words: “support”, “unknown”."""
    return "unknown" if stance is None else WORDS[stance]


def ground_of(stance: int) -> str:
    """Return the token of the ground of a stance."""
    return _TOKENS[stance]


def ink_of(stance: int) -> str:
    """Return the token in which a stance is printed on its ground."""
    return f"{_TOKENS[stance]}t"


def side_of(median: float | None) -> str:
    """Return the token of a median's figure on the surface: which side it leans to."""
    if not median:
        return "text3" if median is None else "text2"
    return "p2" if median > 0 else "n2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHead:
    """An issue: its title, a short one, how many hold each of the five stances or are unknown."""

    key: str
    title: str
    short: str
    counts: tuple[int, ...]
    unknown: int

    @property
    def known(self) -> int:
        """How many stances are known."""
        return sum(self.counts)

    @property
    def words(self) -> str:
        """What a screen reader is told, and the tooltip says."""
        held = ", ".join(
            f"{count} {WORDS[stance]}"
            for stance, count in zip(SCALE, self.counts, strict=True)
            if count
        )
        known = f"{self.known} of {self.known + self.unknown} known"
        return f"{self.title}. {known}{': ' if held else ''}{held}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowHead:
    """An organisation: its name, its constituency's look, the median of its known stances."""

    key: str
    name: str
    look: Look
    median: float | None
    known: int
    of: int

    @property
    def words(self) -> str:
        """What a screen reader is told, and the tooltip says."""
        middle = "" if self.median is None else f", median {printed(self.median)}"
        return f"{self.name}, {self.look.words}{middle}, {self.known} of {self.of} known"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One stance and its marks. *faded*: it is not what was asked for."""

    stance: int | None
    stated: bool = False
    stale: bool = False
    red_line: bool = False
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns in their order; a cell is asked for when it is painted or read.

    *cell* and *words* take the keys of row and column; the words say everything about a cell.
    """

    rows: tuple[RowHead, ...]
    columns: tuple[ColumnHead, ...]
    cell: Callable[[str, str], MatrixCell]
    words: Callable[[str, str], str]
