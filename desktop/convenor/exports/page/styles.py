"""Type of the printed page: size, leading, weight and space, in points."""

from dataclasses import dataclass
from dataclasses import replace as changed
from enum import Enum
from typing import Final

from convenor.exports.page.faces import Weight

MM: Final = 72 / 25.4
ACCENT: Final = "#4048BD"
SUNKEN: Final = "#F1F3F6"


class Side(Enum):
    """To which side a line is set; START is where its paragraph begins to read."""

    START = "start"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is set.

    *indent* is kept free at the left, *room* at the right; *even* breaks display lines evenly;
    *tabular* figures are of one width.
    """

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    before: float = 0
    after: float = 0
    indent: float = 0
    room: float = 0
    side: Side = Side.LEFT
    tabular: bool = False
    even: bool = False

    def but(self, **changes: object) -> "Style":
        """Return the style with something else about it."""
        return changed(self, **changes)  # type: ignore[arg-type]


S = Weight.STRONG

TITLE_OF_ALL: Final = Style(size=34, leading=39, weight=S, after=9, even=True)
TITLE: Final = Style(size=24, leading=30, weight=S, after=6, even=True)
READER: Final = Style(size=20, leading=24, weight=S, after=3, even=True)
HEADING: Final = Style(size=13, leading=18, weight=S, before=15, after=3)
SUBHEADING: Final = Style(size=10, leading=15, weight=S, before=9)
LEAD: Final = Style(size=12, leading=18, after=9, side=Side.START)
WHEN_AND_WHERE: Final = Style(size=12, leading=18)
BODY: Final = Style(size=10, leading=15, after=6, side=Side.START)
PLAIN: Final = Style(size=10, leading=15)
STRONG: Final = Style(size=10, leading=15, weight=S)
NUMBER: Final = Style(size=10, leading=15, side=Side.RIGHT, tabular=True)
TIME: Final = Style(size=10, leading=15, weight=S, tabular=True)
QUOTE: Final = Style(size=10, leading=15, weight=Weight.ITALIC, after=3, side=Side.START)
CELL: Final = Style(size=8.5, leading=12)
CELL_STRONG: Final = Style(size=8.5, leading=12, weight=S)
SMALL: Final = Style(size=8, leading=12)
SMALL_STRONG: Final = Style(size=8, leading=12, weight=S)
LABEL: Final = Style(size=7.5, leading=12, weight=Weight.MEDIUM)
NOTE: Final = Style(size=7.5, leading=10.5)
FOOT: Final = Style(size=8, leading=12)
FOOT_STRONG: Final = Style(size=8, leading=12, weight=S)
FOOT_FIGURES: Final = Style(size=8, leading=12, tabular=True)
FOOT_COPY: Final = Style(size=8, leading=12, weight=S, tabular=True)
RUNNING: Final = Style(size=8, leading=12)
RUNNING_FIRST: Final = Style(size=8, leading=12, weight=Weight.MEDIUM)
PLATE: Final = Style(size=12, leading=18, weight=S)
