"""One day to scale: rooms as columns, what belongs to all across them (PRINT.md 6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from convenor.exports.packs.content import Day, Item
from convenor.exports.page.faces import Weight
from convenor.exports.page.ink import Ink
from convenor.exports.page.setting import MEASURE, Block, Stack, Text
from convenor.exports.page.sheet import Sheet, put_line, set_line
from convenor.exports.page.styles import MM, SUNKEN, Style

_HEAD: Final = 18.0
_TIMES: Final = 16 * MM
_LONG_GAP: Final = 75
_FOLDED: Final = 24.0
_MOST_ROOMS: Final = 6
_TITLES: Final = ((9.5, 12.0), (9.0, 11.25), (8.5, 10.5), (8.0, 9.75), (7.5, 9.0))
"""One size for the day's titles: the largest at which every block holds title and time."""
_ROOM: Final = Style(size=8, leading=12, weight=Weight.STRONG)
_FIGURES: Final = Style(size=8, leading=10.5, tabular=True)
_TOLD: Final = Style(size=8, leading=10.5)
_BARS: Final = {"plenary": "#4650CE", "breakout": "#0B7A75"}
_ABOVE: Final = 100.0
"""What title and date take of the page."""
_FLAT: Final = 34.0
_INSIDE: Final = 7.4
_FEWEST_LINE: Final = 10.5


def fits_as_grid(day: Day, rooms: Sequence[str], sheet: Sheet) -> bool:
    """Say whether a day can be shown to scale and be read; *rooms* are in the venue's order."""
    return _Plan.of(day, rooms, sheet) is not None


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a day lies on the page: *folds* are empty stretches, *scale* points a minute."""

    rooms: tuple[str, ...]
    first: int
    last: int
    folds: tuple[tuple[int, int], ...]
    scale: float
    title: Style

    @staticmethod
    def of(day: Day, all_rooms: Sequence[str], sheet: Sheet) -> "_Plan | None":
        """Return how a day lies, or None where it has to be a list."""
        own = {item.room for item in day.items if not _across(item)}
        rooms = tuple(room for room in all_rooms if room in own) or ("",)
        if len(rooms) > _MOST_ROOMS or _collide(day.items) or _back_in_time(day.items):
            return None
        first = min(item.begins for item in day.items) // 30 * 30
        last = -(-max(item.ends for item in day.items) // 30) * 30
        folds = tuple(_folds(day.items, first))
        shown = last - first - sum(end - begin for begin, end in folds)
        height = sheet.text_height - _ABOVE - _HEAD
        scale = min((height - _FOLDED * len(folds)) / shown, 1.4)
        for size, leading in _TITLES:
            title = Style(size=size, leading=leading, weight=Weight.STRONG)
            plan = _Plan(rooms, first, last, folds, scale, title)
            if all(plan.holds(item) for item in day.items):
                return plan
        return None

    def below(self, minute: int) -> float:
        """Return how far under the head a minute lies."""
        at = float(minute - self.first)
        for begin, end in self.folds:
            if minute >= end:
                at -= end - begin - _FOLDED / self.scale
            elif minute > begin:
                at -= (minute - begin) * (1 - _FOLDED / self.scale / (end - begin))
        return at * self.scale

    def column(self, item: Item) -> tuple[float, float]:
        """Return where an item begins and how wide it is."""
        whole = MEASURE - _TIMES
        if _across(item):
            return _TIMES, whole
        wide = whole / len(self.rooms)
        return _TIMES + self.rooms.index(item.room) * wide, wide

    def height(self, item: Item) -> float:
        """Return how high an item is."""
        return self.below(item.ends) - self.below(item.begins)

    def is_flat(self, item: Item) -> bool:
        """Say whether an item is told on one line."""
        return item.quiet or (_across(item) and self.height(item) < _FLAT)

    def holds(self, item: Item) -> bool:
        """Say whether an item's block holds its title and time."""
        if self.is_flat(item):
            wide = set_line(item.title, self.title).width + set_line(item.room, _TOLD).width
            return self.height(item) >= _FEWEST_LINE and wide + 80 <= self.column(item)[1]
        told = Stack(self.told(item, lines=False))
        room = self.column(item)[1] - 16
        if any(
            block.paragraph.broken(room).size < self.title.size - 0.01
            for block in told.blocks[:1]
            if isinstance(block, Text)
        ):
            return False
        return told.wrap(room, 0)[1] <= self.height(item) - _INSIDE

    def told(self, item: Item, *, lines: bool) -> list[Block]:
        """Return what stands in a block: title, time, and where there is room the chair."""
        where = f"  ·  {item.room}" if _across(item) and item.room else ""
        until = f", {item.until}" if item.until else ""
        blocks: list[Block] = [
            Text(item.title, self.title),
            Text(f"{item.time}{until}{where}", _FIGURES),
        ]
        return blocks + ([Text(line, _TOLD) for line in item.lines] if lines else [])


def _across(item: Item) -> bool:
    return item.quiet or item.kind == "plenary" or not item.room


def _back_in_time(items: Sequence[Item]) -> bool:
    """Say whether an item ends no later than it begins, as clocks that are put back show it."""
    return any(item.ends <= item.begins for item in items)


def _collide(items: Sequence[Item]) -> bool:
    """Say whether two items would lie over each other."""
    for at, one in enumerate(items):
        for other in items[at + 1 :]:
            together = one.begins < other.ends and other.begins < one.ends
            if together and (_across(one) or _across(other) or one.room == other.room):
                return True
    return False


def _folds(items: Sequence[Item], first: int) -> Iterator[tuple[int, int]]:
    """Yield empty stretches of more than 75 minutes, a quarter of an hour at either end kept."""
    last = first
    for item in sorted(items, key=lambda item: item.begins):
        if item.begins - last > _LONG_GAP:
            yield last + 15, item.begins - 15
        last = max(last, item.ends)


class DayGrid(Block):
    """The drawing of one day."""

    def __init__(self, day: Day, rooms: Sequence[str], sheet: Sheet) -> None:
        super().__init__()
        plan = _Plan.of(day, rooms, sheet)
        if plan is None:
            reason = "this day has to be a list"
            raise ValueError(reason)
        self._plan, self._items = plan, day.items

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Return the height of the day."""
        self._height = _HEAD + self._plan.below(self._plan.last) + 1
        return available, self._height

    def draw(self) -> None:
        """Draw rooms, hours and sessions."""
        ink = Ink()
        self._rooms(ink)
        self._hours(ink)
        for item in self._items:
            self._ground(ink, item)
        self.page.put(ink)
        for item in self._items:
            self._tell(item)

    def _y(self, minute: int) -> float:
        return self._height - _HEAD - self._plan.below(minute)

    def _rooms(self, ink: Ink) -> None:
        wide = (MEASURE - _TIMES) / len(self._plan.rooms)
        for at, room in enumerate(self._plan.rooms):
            line = set_line(room, _ROOM, wide - 6)
            put_line(ink, _TIMES + at * wide + 1.5, self._height - 9, line)
        top = self._height - _HEAD
        ink.rule((0, top), (MEASURE, top), 0.75)

    def _hours(self, ink: Ink) -> None:
        plan = self._plan
        for hour in range(-(-plan.first // 60), plan.last // 60 + 1):
            minute = hour * 60
            if any(begin < minute < end for begin, end in plan.folds):
                continue
            y = self._y(minute)
            if minute > plan.first:
                ink.rule((0, y), (_TIMES - 9, y), 0.25)
            if minute < plan.last and all(minute != begin for begin, _ in plan.folds):
                put_line(ink, 0, y - 10.5, set_line(f"{hour % 24:02d}:00", _FIGURES))
        for begin, end in plan.folds:
            y = (self._y(begin) + self._y(end)) / 2
            ink.code.append("q [1 3] 0 d")
            ink.rule((0, y), (_TIMES - 9, y), 0.25)
            ink.code.append("Q")

    def _ground(self, ink: Ink, item: Item) -> None:
        x, wide = self._plan.column(item)
        left, right = x + 1.5, x + wide - 1.5
        bottom, top = self._y(item.ends) + 1.2, self._y(item.begins) - 1.2
        if item.quiet:
            for y in (bottom, top):
                ink.rule((left, y), (right, y), 0.25)
            return
        ink.box((left, bottom, right, top), SUNKEN)
        ink.box((left, bottom, left + 2.4, top), _BARS.get(item.kind, "#000000"))

    def _tell(self, item: Item) -> None:
        x, wide = self._plan.column(item)
        bottom, top = self._y(item.ends) + 1.2, self._y(item.begins) - 1.2
        if self._plan.is_flat(item):
            self._tell_flat(item, x, wide, (bottom + top) / 2 if top - bottom < _FLAT else top - 12)
            return
        told = Stack(self._plan.told(item, lines=True))
        room = wide - 16
        if told.wrap(room, 0)[1] > top - bottom - 5:
            told = Stack(self._plan.told(item, lines=False))
            told.wrap(room, 0)
        told.drawOn(self.page, x + 10.5, top - 3 - told.wrap(room, 0)[1])

    def _tell_flat(self, item: Item, x: float, wide: float, middle: float) -> None:
        ink = Ink()
        title = self._plan.title
        weight = Weight.MEDIUM if item.quiet else Weight.STRONG
        put_line(ink, x + 10.5, middle - 3, set_line(item.time, _FIGURES))
        put_line(ink, x + 64.5, middle - 3, set_line(item.title, title.but(weight=weight)))
        where = ", ".join(word for word in (item.until, item.room) if word)
        put_line(ink, x + wide - 7.5, middle - 3, set_line(where, _TOLD), from_right=True)
        self.page.put(ink)
