"""The rules gathered by what they are about, so that each can be looked at by itself.

A cell is one thing that is checked at once: a session, two sessions, a seat's meals, all issues,
all pivotal parties, all briefs. Every warning comes from exactly one cell.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from convenor_db.domain.checking import pairs, papers, positions, rivals, roles, rooms, times
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.checking.joined import Joined, Sitting
from convenor_db.domain.checking.meals import no_meal
from convenor_db.domain.checking.positions import Pivotal

Cell = tuple[str, ...]
"""What is checked, and the keys of it."""
ISSUES: Final[Cell] = ("issues",)
PIVOTS: Final[Cell] = ("pivots",)
BRIEFS: Final[Cell] = ("briefs",)

OF_SESSION: Final[dict[Rule, Callable[[Joined, Sitting], Iterator[Finding]]]] = {
    Rule.ROOM_SMALL: rooms.room_small,
    Rule.ROOM_MISSING: rooms.room_missing,
    Rule.STEP_FREE: rooms.step_free,
    Rule.BEFORE_ARRIVAL: times.before_arrival,
    Rule.AFTER_DEPARTURE: times.after_departure,
    Rule.UNAVAILABLE: times.unavailable,
    Rule.NIGHT: times.night,
    Rule.ROLE_OUT: roles.role_out,
    Rule.DECLINED_HERE: roles.declined_here,
    Rule.CHAIR_MISSING: roles.chair_missing,
    Rule.RAPPORTEUR_MISSING: roles.rapporteur_missing,
    Rule.PAPER_MISSING: papers.paper_missing,
    Rule.INTERPRETER_MISSING: roles.interpreter_missing,
    Rule.DIETARY_MISSING: roles.dietary_missing,
    Rule.APART: roles.apart,
    Rule.OUTSIDE_DATES: times.outside_dates,
    Rule.RIVALS: rivals.rivals,
    Rule.TERMS: rivals.terms,
    Rule.RED_LINE_ABSENT: positions.red_line_absent,
}
"""Rules of one session by itself."""


def session_cell(key: str) -> Cell:
    """Name the cell of a session."""
    return ("session", key)


def pair_cell(one: str, other: str) -> Cell:
    """Name the cell of two sessions."""
    return ("pair", min(one, other), max(one, other))


def meals_cell(seat: str) -> Cell:
    """Name the cell of a seat's meals."""
    return ("meals", seat)


def look_at(joined: Joined, cell: Cell, pivotal: Pivotal) -> list[Finding]:
    """Return the warnings of a cell; of what is no longer there, none."""
    match cell:
        case ("session", key):
            sitting = joined.sittings.get(key)
            return of_session(joined, sitting) if sitting else []
        case ("pair", one, other):
            a, b = joined.sittings.get(one), joined.sittings.get(other)
            return pairs.of_pair(joined, a, b) if a and b else []
        case ("meals", seat):
            holder = joined.holders.get(seat)
            return list(no_meal(joined, holder)) if holder and joined.is_on(Rule.NO_MEAL) else []
        case _:
            return list(_of_all(joined, cell, pivotal))


def of_session(joined: Joined, sitting: Sitting) -> list[Finding]:
    """Return what is wrong with a session by itself."""
    found: list[Finding] = []
    for rule, check in OF_SESSION.items():
        if joined.is_on(rule):
            found += check(joined, sitting)
    return found


def _of_all(joined: Joined, cell: Cell, pivotal: Pivotal) -> Iterator[Finding]:
    if cell == ISSUES and joined.is_on(Rule.ISSUE_UNSCHEDULED):
        yield from positions.issue_unscheduled(joined)
    elif cell == PIVOTS and joined.is_on(Rule.PIVOT_NO_BILATERAL):
        yield from positions.pivot_no_bilateral(joined, pivotal)
    elif cell == BRIEFS and joined.is_on(Rule.BRIEF_STALE):
        yield from papers.brief_stale(joined)


def every_cell(joined: Joined) -> Iterator[Cell]:
    """Yield every cell of a convening in which there can be a warning."""
    yield from (session_cell(key) for key in joined.sittings)
    yield from sorted(_pairs_near(joined) | _pairs_in_order(joined.sittings.values()))
    if joined.is_on(Rule.NO_MEAL):
        yield from (meals_cell(seat) for seat in joined.seats_in)
    yield from (ISSUES, PIVOTS, BRIEFS)


def _pairs_near(joined: Joined) -> set[Cell]:
    """Return the pairs near each other, found in the order of their beginnings."""
    timed = sorted(
        (sitting.begins, sitting.ends, key)
        for key, sitting in joined.sittings.items()
        if sitting.when
    )
    least, found, open_ones = pairs.reach(joined), set[Cell](), list[tuple[float, str]]()
    for begins, ends, key in timed:
        # The last second before the reach is the last that counts; an overlap always counts.
        open_ones = [(end, other) for end, other in open_ones if begins < end + max(least, 0)]
        found.update(pair_cell(key, other) for _, other in open_ones)
        open_ones.append((ends, key))
    return found


def _pairs_in_order(sittings: Iterable[Sitting]) -> set[Cell]:
    return {
        pair_cell(sitting.key, before) for sitting in sittings for before in sitting.session.after
    }


def pairs_of(joined: Joined, keys: Iterable[str]) -> set[Cell]:
    """Return the pairs that some sessions are in: with those near, before or after them."""
    wanted = set(keys)
    least = pairs.reach(joined)
    found = {
        cell
        for cell in _pairs_in_order(joined.sittings.values())
        if not wanted.isdisjoint(cell[1:])
    }
    timed = [
        (sitting.begins, sitting.ends, key)
        for key, sitting in joined.sittings.items()
        if sitting.when
    ]
    for begins, ends, key in timed:
        if key in wanted:
            found.update(
                pair_cell(key, other)
                for first, last, other in timed
                if other != key and first < ends + least and begins < last + least
            )
    return found
