"""Where everybody stands: the current position in each cell, and what it comes to.

A cell is an organisation and an issue. What is unknown is counted apart and never taken for
neutral (PLANNING.md 2); a figure always says on how many known positions it rests.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Final, NamedTuple, cast

from convenor_db.domain.invitations import LIVE, UNCOUNTED
from convenor_db.domain.names import organisation_of
from convenor_db.domain.records import Commitment, Position, RedLine
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import read_day

SCALE: Final = (-2, -1, 0, 1, 2)
"""From strongly against to strongly in favour."""
_WIDEST: Final = SCALE[-1] - SCALE[0]
_UNSAID: Final = 1
"""What an issue weighs for an organisation whose salience is not known."""


class Cell(NamedTuple):
    """An organisation and an issue, by their keys."""

    organisation: str
    issue: str


class Summary(NamedTuple):
    """The median of the known stances, None where none is known; how many of how many are."""

    median: float | None
    known: int
    of: int


class Agreement(NamedTuple):
    """How near two stand, 0 (at opposite ends) to 1 (the same), and on how many issues it rests."""

    share: float
    issues: int


def current_positions(snapshot: Snapshot, *, on: str | None = None) -> dict[Cell, Position]:
    """Return the current position of every cell that has one: the newest (INTERCHANGE.md).

    Of equal dates the later in the list is newer. With *on* only what was dated until that day
    counts.
    """
    found: dict[Cell, Position] = {}
    for one in snapshot.positions.values():
        if on is None or one.as_of <= on:
            cell = Cell(one.organisation, one.issue)
            before = found.get(cell)
            if before is None or one.as_of >= before.as_of:
                found[cell] = one
    return found


def history(snapshot: Snapshot, cell: Cell, *, on: str | None = None) -> tuple[Position, ...]:
    """Return the versions of one cell, oldest first; the last one is current."""
    versions = [
        one
        for one in snapshot.positions.values()
        if (one.organisation, one.issue) == cell and (on is None or one.as_of <= on)
    ]
    return tuple(sorted(versions, key=lambda one: one.as_of))


def is_stale(snapshot: Snapshot, position: Position, *, today: str) -> bool:
    """Say whether a known stance is older than the convening's `stale_days` on a day."""
    if position.stance is None:
        return False
    oldest = read_day(today) - timedelta(days=snapshot.convening.stale_days)
    return read_day(position.as_of) < oldest


def red_lines_by_cell(
    snapshot: Snapshot, *, on: str | None = None
) -> dict[Cell, tuple[RedLine, ...]]:
    """Return the red lines of every cell that has one, in the order of their list.

    With *on* those dated later are left out.
    """
    found: dict[Cell, tuple[RedLine, ...]] = {}
    for one in cast("Mapping[str, RedLine]", snapshot.table("red_lines")).values():
        cell = Cell(one.organisation, one.issue)
        if on is None or one.as_of is None or one.as_of <= on:
            found[cell] = (*found.get(cell, ()), one)
    return found


def holders(snapshot: Snapshot, *, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Return whose stances matter here, in the order of their list.

    These are organisations with a position, a red line, a commitment or a live seat that takes
    a place (staff, interpreters and press hold no stance); those that are must-haves; those to
    whom neither a person nor a seat of the file belongs, which would stand nowhere else (so one
    that was added here is still here when the file is opened again); and those of *also*.
    """
    wanted: set[str] = {one.organisation for one in snapshot.positions.values()}
    wanted |= {cell.organisation for cell in red_lines_by_cell(snapshot)}
    commitments = cast("Mapping[str, Commitment]", snapshot.table("commitments"))
    wanted |= {one.party for one in commitments.values()}
    for seat in snapshot.invitations.values():
        if seat.status in LIVE and seat.capacity not in UNCOUNTED:
            body = organisation_of(snapshot, seat)
            wanted |= {body.key} if body else set()
    peopled = {one.organisation for one in snapshot.people.values()}
    peopled |= {seat.seat_of for seat in snapshot.invitations.values()}
    wanted |= {key for key, one in snapshot.organisations.items() if one.must_have}
    wanted |= {key for key in snapshot.organisations if key not in peopled}
    wanted |= set(also)
    return tuple(key for key in snapshot.organisations if key in wanted)


def summary(stances: Sequence[int | None]) -> Summary:
    """Return what some stances come to; None is unknown."""
    known = [one for one in stances if one is not None]
    return Summary(median(known) if known else None, len(known), len(stances))


def spread(stances: Iterable[int | None]) -> float:
    """Return how far known stances lie from their median on average: 0 if they are one."""
    known = [one for one in stances if one is not None]
    if not known:
        return 0.0
    middle = median(known)
    return sum(abs(one - middle) for one in known) / len(known)


def _weight(position: Position) -> int:
    return _UNSAID if position.salience is None else position.salience


def _nearness(one: int, other: int) -> float:
    return 1 - abs(one - other) / _WIDEST


def agreement(one: Iterable[Position], other: Iterable[Position]) -> Agreement | None:
    """Return how near two organisations stand on the issues on which both are known.

    *one* and *other* are their current positions. An issue weighs as much as the two care about
    it together (their saliences added; an unknown one is 1); where they care about none, all
    weigh the same. None if there is no such issue.
    """
    theirs = {each.issue: each for each in other if each.stance is not None}
    pairs = [
        (each, theirs[each.issue])
        for each in one
        if each.stance is not None and each.issue in theirs
    ]
    if not pairs:
        return None
    weights = [_weight(mine) + _weight(its) for mine, its in pairs]
    if not any(weights):
        weights = [1] * len(pairs)
    near = [_nearness(cast("int", mine.stance), cast("int", its.stance)) for mine, its in pairs]
    total = sum(weight * share for weight, share in zip(weights, near, strict=True))
    return Agreement(total / sum(weights), len(pairs))


@dataclass(frozen=True, slots=True)
class Standing:
    """Current positions and red lines, with the organisations and issues they stand between."""

    organisations: tuple[str, ...]
    issues: tuple[str, ...]
    current: Mapping[Cell, Position]
    red_lines: Mapping[Cell, tuple[RedLine, ...]]

    @staticmethod
    def of(snapshot: Snapshot, *, on: str | None = None, also: Iterable[str] = ()) -> "Standing":
        """Return how things stand, or stood *on* a day; *also* are rows without anything yet."""
        return Standing(
            holders(snapshot, also=also),
            tuple(snapshot.issues),
            current_positions(snapshot, on=on),
            red_lines_by_cell(snapshot, on=on),
        )

    def stance(self, organisation: str, issue: str) -> int | None:
        """Return a stance, None if it is unknown."""
        # A plain pair finds its cell, and is made in a third of the time.
        held = self.current.get(cast("Cell", (organisation, issue)))
        return held.stance if held else None

    def on_issue(self, issue: str) -> Mapping[int | None, int]:
        """Return how many hold each stance on an issue; under None the unknown ones."""
        return Counter(self.stance(body, issue) for body in self.organisations)

    def with_the_others(self) -> dict[str, Agreement]:
        """Return how near each organisation stands to all others taken together.

        Every pair on every issue weighs as in `agreement`. An organisation that shares no known
        issue with anybody is left out.
        """
        crowds = {issue: self._crowd(issue) for issue in self.issues}
        found = {}
        for body in self.organisations:
            sums = [
                _with_crowd(self.current[Cell(body, issue)], crowds[issue])
                for issue in self.issues
                if self.stance(body, issue) is not None
            ]
            weighed = [(near, weight) for near, weight, others in sums if others]
            total = sum(weight for _, weight in weighed)
            if total:
                share = sum(near for near, _ in weighed) / total
                found[body] = Agreement(share, len(weighed))
        return found

    def _crowd(self, issue: str) -> "Counter[tuple[int, int]]":
        """Return how many hold each stance with each weight on an issue."""
        held = (self.current.get(Cell(body, issue)) for body in self.organisations)
        return Counter((one.stance, _weight(one)) for one in held if one and one.stance is not None)


def _with_crowd(position: Position, crowd: "Counter[tuple[int, int]]") -> tuple[float, float, int]:
    """Return the weighed nearness to all others of a crowd, the weights, and how many they are."""
    own = (cast("int", position.stance), _weight(position))
    near = weights = 0.0
    others = 0
    for (stance, weight), number in crowd.items():
        count = number - ((stance, weight) == own)
        near += count * (own[1] + weight) * _nearness(own[0], stance)
        weights += count * (own[1] + weight)
        others += count
    return near, weights, others
