"""The parts of a pack as blocks of a page (PRINT.md 6)."""

from collections.abc import Iterator, Sequence
from functools import singledispatch
from typing import Final, NamedTuple

from reportlab.platypus.flowables import Flowable

from convenor.exports.packs import wording
from convenor.exports.packs.content import (
    Cover,
    Day,
    Delegation,
    Item,
    Itinerary,
    Paper,
    Part,
    Participant,
    Participants,
    Programme,
)
from convenor.exports.packs.daygrid import DayGrid, fits_as_grid
from convenor.exports.packs.papers import paper_blocks
from convenor.exports.page.breaking import Span
from convenor.exports.page.faces import Weight
from convenor.exports.page.names import Name
from convenor.exports.page.setting import (
    BASELINE,
    GUTTER,
    MEASURE,
    SIDE,
    TALLEST,
    Bar,
    Begin,
    Block,
    Columns,
    Kept,
    Rule,
    Stack,
    Text,
    fact,
    main,
    needs,
    new_page,
    space,
)
from convenor.exports.page.sheet import Sheet
from convenor.exports.page.styles import (
    CELL,
    CELL_STRONG,
    HEADING,
    LABEL,
    LEAD,
    MM,
    NOTE,
    PLAIN,
    READER,
    SMALL,
    STRONG,
    TIME,
    TITLE,
    TITLE_OF_ALL,
    WHEN_AND_WHERE,
    Style,
)
from convenor.exports.page.tables import Continued
from convenor_db.domain.records import TLP

_SUBTITLE: Final = PLAIN.but(after=9)
_DAY: Final = HEADING.but(before=21)


def opening(title: str, subtitle: str = "") -> list[Flowable]:
    """Return how every part begins: its title and what it is."""
    blocks: list[Block] = [Text(title, TITLE)]
    if subtitle:
        blocks.append(Text(subtitle, _SUBTITLE))
    return [main(*blocks), space(9)]


@singledispatch
def story(part: Part, sheet: Sheet) -> list[Flowable]:
    """Return a part as blocks."""
    raise TypeError(type(part).__name__)


# The cover.


def cover(told: Cover, copy: str, sheet: Sheet) -> list[Flowable]:
    """Return the cover: as large as the title and the names allow, on one page."""
    blocks: list[Block] = []
    for size in (34, 27, 21, 16, 12):
        for room in ((33 * MM, 28 * MM), (18 * MM, 15 * MM), (6 * MM, 9 * MM)):
            blocks = _cover_blocks(told, copy, size, room)
            if Stack(blocks).wrap(MEASURE, sheet.text_height)[1] < sheet.text_height:
                return [Stack(blocks)]
    return list(blocks)


def _cover_blocks(told: Cover, copy: str, size: float, room: tuple[float, float]) -> list[Block]:
    title = TITLE_OF_ALL.but(size=size, leading=size * 39 / 34)
    reader = READER.but(size=min(20, size), leading=min(20, size) * 1.2)
    when = "  ·  ".join(word for word in (told.dates, told.place) if word)
    blocks = [
        Begin("cover"),
        Gap(room[0]),
        Bar(),
        Gap(12),
        main(Text(told.convening, title)),
        main(Text(when, WHEN_AND_WHERE)),
        Gap(room[1]),
        Rule(0.75, after=12),
        fact(f"{wording.PACK} for", *_reader(told, reader), drop=reader.leading * 0.4, after=15),
    ]
    for label, strong, text in _facts(told, copy):
        said = [Text(strong, STRONG)] if strong else []
        said += [Text(text, PLAIN)] if text else []
        blocks += [Rule(0.25), fact(label, *said, after=12)]
    return blocks


def _reader(told: Cover, style: Style) -> Iterator[Block]:
    yield Name(told.reader, told.native, style)
    for line in (told.post, told.organisation):
        if line:
            yield Text(line, PLAIN)


def _facts(told: Cover, copy: str) -> Iterator[tuple[str, str, str]]:
    """Yield label, what is said, and what it means; what is empty leaves no label."""
    returned = "This copy is yours alone. Please return it to the secretariat before you leave."
    yield "Copy", copy, returned
    means = wording.MARK_MEANS[told.mark]
    several = wording.SEVERAL_MARKS if told.several_marks else ""
    yield "Mark", told.mark, " ".join(word for word in (means, several) if word)
    if told.rule:
        yield "Meeting rule", told.rule, wording.RULE_MEANS[told.rule]
    if told.found:
        yield "If found", "", told.found


class Gap(Block):
    """Empty space that counts as a block."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._height = height

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Return its height."""
        return available, self._height

    def draw(self) -> None:
        """Draw nothing."""


# Sessions.


@story.register
def _(part: Itinerary, sheet: Sheet) -> list[Flowable]:
    blocks = [Begin(part.key), *opening(part.title, part.subtitle)]
    return blocks + [_day(day, sheet.text_height) for day in part.days]


def _day(day: Day, page: float) -> Block:
    """Return a day that stays on one page if it fits on one."""
    head = [main(Text(day.title, _DAY)), Rule(0.75)]
    again = [main(Text(f"{day.title}, continued", HEADING.but(before=0))), Rule(0.75)]
    return Continued(head, again, [_item(item) for item in day.items], page)


def _item(item: Item) -> Block:
    time: list[Block] = [Text(item.time, TIME)]
    if item.until:
        time.append(Text(item.until, NOTE))
    told: list[Block] = [Text(item.title, PLAIN if item.quiet else STRONG)]
    where = [Span(item.duty, Weight.STRONG)] if item.duty else []
    if item.duty and item.room:
        where.append(Span(" · "))
    if item.room:
        where.append(Span(item.room))
    if where:
        told.append(Text(where, CELL))
    told += [Text(line, SMALL) for line in (item.purpose, *item.lines) if line]
    if item.link:
        told.append(Text([Span("Join: "), Span(item.link, None, item.link)], SMALL))
    return Columns(time, told, after=9)


@story.register
def _(part: Programme, sheet: Sheet) -> list[Flowable]:
    """Return a page a day to scale where that is legible, else a list."""
    blocks: list[Flowable] = [Begin(part.key)]
    if all(fits_as_grid(day, part.rooms, sheet) for day in part.days):
        for at, day in enumerate(part.days):
            subtitle = "  ·  ".join(word for word in (day.title, part.place) if word)
            blocks += [*([new_page()] if at else []), *opening(part.title, subtitle)]
            blocks[-1] = space(3)
            blocks.append(DayGrid(day, part.rooms, sheet))
        return blocks
    blocks += opening(part.title, part.zone[:1].upper() + part.zone[1:])
    return blocks + [_day(day, sheet.text_height) for day in part.days]


# People.


@story.register
def _(part: Participants, sheet: Sheet) -> list[Flowable]:
    if not part.delegations and not part.others:
        said = Text(wording.NOT_DISCLOSED, LEAD)
        return [Begin(part.key), *opening(part.title), main(said)]
    blocks = [Begin(part.key), *opening(part.title, part.order)]
    blocks += [_delegation(body) for body in part.delegations]
    if part.others:
        blocks += [needs(90), main(Text("Secretariat, interpreters and press", HEADING))]
        blocks.append(Rule(0.75))
    for body in part.others:
        blocks += _others(body)
    return blocks


def _delegation(body: Delegation) -> Block:
    label: list[Block] = [Text(body.name, CELL_STRONG)] if body.name else []
    if body.constituency:
        label.append(Text(body.constituency, NOTE))
    people = [_person(person) for person in body.people]
    return Columns(label, people, drop=1.4, after=9, ruled=True)


def _others(body: Delegation) -> Iterator[Block]:
    for at, person in enumerate(body.people):
        label = [Text(body.name, LABEL)] if at == 0 else []
        yield Columns(label, [_person(person)], drop=2, after=6)


def _person(person: Participant) -> Block:
    told: list[Block] = [Name(person.name, person.native, STRONG)]
    if person.post:
        told.append(Text(person.post, CELL))
    if person.tentative:
        told.append(Text("to be confirmed", NOTE))
    return Kept(told, after=9)


# Papers.


@story.register
def _(part: Paper, sheet: Sheet) -> list[Flowable]:
    return paper_story(part)


def paper_story(part: Paper, *, tight: bool = False) -> list[Flowable]:
    """Return a brief; *tight*: with two thirds of the space between its blocks."""
    blocks = paper_blocks(part.markdown, tight=tight)
    return [Begin(part.key), *opening(part.title, part.subtitle), *blocks]


# The contents.


class Entry(NamedTuple):
    """A line of the contents: where it leads, its mark where it is not the convening's."""

    title: str
    key: str
    mark: TLP | None
    inner: bool


class ContentsLine(Block):
    """One line of the contents: its mark, title, and the number of its page, set when bound."""

    def __init__(self, entry: Entry, *, pad: float) -> None:
        super().__init__()
        self._key = entry.key
        self._pad = (0.0 if entry.inner else pad, pad)
        style = PLAIN.but(indent=12) if entry.inner else STRONG
        side = [Text(entry.mark, LABEL)] if entry.mark else []
        self._columns = Columns(side, [Text(entry.title, style.but(room=15 * MM))], drop=2.3)

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Return its height."""
        self._tall = self._columns.wrap(available, height)[1]
        return available, self._tall + sum(self._pad)

    def split(self, available: float, height: float) -> list[Flowable]:
        """Stay together; a title that no page holds goes on without number."""
        return self._columns.split(available, height) if self._tall > TALLEST else []

    def draw(self) -> None:
        """Draw it, and leave a place for the number."""
        self._columns.drawOn(self.page, 0, self._pad[1])
        top = self._tall + sum(self._pad)
        baseline = self._pad[1] + self._tall - PLAIN.leading * (1 - BASELINE)
        self.page.refer((SIDE + GUTTER, 0, MEASURE, top), MEASURE, baseline, self._key)


def contents(entries: Sequence[Entry], mark: TLP, sheet: Sheet) -> list[Flowable]:
    """Return the contents; they close up a little where that saves a page."""
    heights, found = [], []
    for pad in (4.5, 3.0, 1.5):
        blocks = [Begin("contents"), *opening(wording.CONTENTS), *_lines(entries, mark, pad)]
        heights.append(sum(_height(block, sheet) for block in blocks))
        found.append(blocks)
    pages = [-(-height // sheet.text_height) for height in heights]
    return found[pages.index(min(pages))]


def _height(block: Flowable, sheet: Sheet) -> float:
    tall = block.wrap(MEASURE, sheet.text_height)[1]
    return float(tall + block.getSpaceBefore() + block.getSpaceAfter())


def _lines(entries: Sequence[Entry], mark: TLP, pad: float) -> Iterator[Flowable]:
    for at, entry in enumerate(entries):
        if at and not entry.inner:
            yield main(Rule(0.25, after=0))
        yield ContentsLine(entry, pad=pad)
    if any(entry.mark for entry in entries):
        note = (
            "The mark at the left is that of the part; where none stands, the convening’s mark "
            f"holds, {mark}."
        )
        yield space(12)
        yield main(Text(note, NOTE))
