"""The delegation sheet as blocks of a page (PRINT.md 6, staff sheets)."""

from collections.abc import Iterator, Sequence
from typing import Final, cast

from reportlab.platypus.flowables import Flowable

from convenor.exports.delegations.content import DelegationSheet, Group, Member
from convenor.exports.page.faces import Weight
from convenor.exports.page.ink import Ink
from convenor.exports.page.names import Name
from convenor.exports.page.setting import MEASURE, TALLEST, Begin, Block, Kept, Stack, Text, space
from convenor.exports.page.sheet import Sheet
from convenor.exports.page.styles import (
    CELL,
    CELL_STRONG,
    HEADING,
    LABEL,
    LEAD,
    PLAIN,
    SMALL,
    SMALL_STRONG,
    TITLE,
    Side,
)
from convenor.exports.page.tables import Continued

TITLE_WORDS: Final = "Delegations"
NOTHING: Final = (
    "There is no delegation yet: no seat has been given, and no size agreed with any organisation."
)
_HEADS: Final = ("Name", "Post", "Seat", "Arrives, leaves", "Languages")
_WIDTHS: Final = (146.0, 110.0, 68.0, 108.0, MEASURE - 432.0)
_ORGANISATION: Final = HEADING.but(before=0, after=0)
_PLACES: Final = CELL.but(side=Side.RIGHT, tabular=True, leading=18)
_UNNAMED: Final = CELL.but(weight=Weight.ITALIC)
_TITLED: Final = (MEASURE - 190.0, 190.0)
_MOST_NAMED: Final = 20
_LEAST: Final = 120.0
"""Points: the least part of a line that no page holds."""


class CellRow(Block):
    """Cells beside each other with a rule below; it breaks only where no page would hold it."""

    _GAP: Final = 9.0

    def __init__(
        self,
        cells: Sequence[Sequence[Block]],
        widths: Sequence[float],
        *,
        rule: float = 0.25,
        pad: float = 4.5,
    ) -> None:
        super().__init__()
        self._cells = [Stack(cell) for cell in cells]
        self._widths, self._rule, self._pad = widths, rule, pad

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Return the height of the tallest cell, with the space around it."""
        self._tall = [cell.wrap(self._room(at), 0)[1] for at, cell in enumerate(self._cells)]
        return available, max(self._tall) + 2 * self._pad

    def split(self, available: float, height: float) -> list[Flowable]:
        """Stay together, if a page holds it."""
        if self.wrap(available, height)[1] <= TALLEST or height < _LEAST:
            return []
        room, first, rest = height - 2 * self._pad, list[Stack](), list[Stack]()
        for at, cell in enumerate(self._cells):
            fits = self._tall[at] <= room
            parts = [cell] if fits else cast("list[Stack]", cell.split(self._room(at), room))
            first.append(parts[0] if parts else Stack([]))
            rest.append(parts[1] if len(parts) > 1 else Stack([]))
        return [self._part(first), self._part(rest)]

    def _part(self, cells: Sequence[Stack]) -> "CellRow":
        return CellRow([[cell] for cell in cells], self._widths, rule=self._rule, pad=self._pad)

    def _room(self, column: int) -> float:
        return self._widths[column] - (self._GAP if column < len(self._widths) - 1 else 0)

    def draw(self) -> None:
        """Draw the cells from the top, and the rule under them."""
        x, top = 0.0, max(self._tall) + self._pad
        for cell, width, tall in zip(self._cells, self._widths, self._tall, strict=True):
            cell.drawOn(self.page, x, top - tall)
            x += width
        if self._rule:
            ink = Ink()
            ink.rule((0, 0), (MEASURE, 0), self._rule)
            self.page.put(ink)


def story(told: DelegationSheet, sheet: Sheet) -> list[Flowable]:
    """Return the whole sheet as blocks."""
    blocks: list[Flowable] = [Text(TITLE_WORDS, TITLE)]
    if not told.groups:
        return [*blocks, Text(NOTHING, LEAD)]
    about = f"{told.counts}. {told.order}. Times are those of {told.zone}."
    blocks += [Text(about, PLAIN), space(3)]
    for at, group in enumerate(told.groups):
        blocks.append(_group(group, f"d{at}", sheet))
    return [*blocks, *_wanting(told, sheet), *_unprintable(told)]


def _group(group: Group, key: str, sheet: Sheet) -> Block:
    rows: list[Block] = [_row(one, last=one is group.members[-1]) for one in group.members]
    feet = list(_feet(group))
    if feet and rows:
        rows[-1] = Kept([rows[-1], *feet])
    elif feet:
        rows = [CellRow([feet], (MEASURE,), rule=0.35)]
    head = [Begin(key), *_head(group, group.name)]
    return Spaced(head, _head(group, f"{group.name}, continued"), rows, sheet.text_height)


class Spaced(Continued):
    """A delegation: space above it, and its head again on every further page."""

    def __init__(
        self, head: Sequence[Block], again: Sequence[Block], blocks: Sequence[Block], page: float
    ) -> None:
        super().__init__(head, again, blocks, page)
        self.before = 18.0

    def split(self, available: float, height: float) -> list[Flowable]:
        """Part it as its kind is parted; the space above stays."""
        parts = super().split(available, height)
        if parts:
            cast("Block", parts[0]).before = self.before
        return parts


def _head(group: Group, name: str) -> list[Block]:
    places = " · ".join(words for words in (group.about, group.places) if words)
    titled = CellRow([[Text(name, _ORGANISATION)], [Text(places, _PLACES)]], _TITLED, rule=0, pad=0)
    if not group.members:
        return [titled, CellRow([[Text("", LABEL)]], (MEASURE,), rule=0.75, pad=0)]
    heads = [[Text(words, LABEL)] for words in _HEADS]
    return [titled, CellRow(heads, _WIDTHS, rule=0.75, pad=1.5)]


def _row(one: Member, *, last: bool) -> Block:
    named = Name(one.name, one.native, CELL_STRONG) if one.named else Text(one.name, _UNNAMED)
    beside = [Text(words, SMALL_STRONG if not at else SMALL) for at, words in _beside(one)]
    cells: list[list[Block]] = [
        [named, *beside],
        [Text(one.post, CELL)],
        [Text(one.capacity, CELL), Text(one.status, CELL_STRONG)],
        [Text(words, CELL.but(tabular=True)) for words in one.times],
        [Text(one.languages, CELL)],
    ]
    return CellRow(cells, _WIDTHS, rule=0.35 if last else 0.25)


def _beside(one: Member) -> Iterator[tuple[int, str]]:
    """Yield what stands under a name; 0 says that it leads."""
    for words in one.beside:
        yield int(words.startswith("in ")), words


def _feet(group: Group) -> Iterator[Block]:
    """Yield what is wanting, and what is not on the sheet."""
    if group.lacks:
        yield Text(" ".join(group.lacks), SMALL_STRONG.but(before=4.5))
    if group.unlisted:
        yield Text(group.unlisted, SMALL.but(before=0 if group.lacks else 4.5))


def _wanting(told: DelegationSheet, sheet: Sheet) -> Iterator[Flowable]:
    """Yield at the foot of all what is wanting where, for whoever sees to it."""
    found = [group for group in told.groups if group.lacks]
    if not found:
        return
    widths = (MEASURE * 0.4, MEASURE * 0.6)
    rows = [
        CellRow([[Text(one.name, CELL_STRONG)], [Text(" ".join(one.lacks), CELL)]], widths)
        for one in found
    ]
    head = [Begin("wanting"), Text("Still to be settled", HEADING), _Line()]
    again = [Text("Still to be settled, continued", HEADING), _Line()]
    yield Spaced(head, again, rows, sheet.text_height)


class _Line(Block):
    """The rule under a heading."""

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        return available, 3

    def draw(self) -> None:
        """Draw it."""
        ink = Ink()
        ink.rule((0, 0), (MEASURE, 0), 0.75)
        self.page.put(ink)


def _unprintable(told: DelegationSheet) -> Iterator[Flowable]:
    if told.unprintable:
        yield Text(no_typeface(told.unprintable), SMALL.but(before=18))


def no_typeface(characters: str) -> str:
    """Return which characters no bundled face has, as a sentence; '' for none."""
    if not characters:
        return ""
    named = ", ".join(f"U+{ord(char):04X}" for char in characters[:_MOST_NAMED])
    more = ", …" if len(characters) > _MOST_NAMED else ""
    return f"No typeface has these characters, a box stands for each: {named}{more}."
