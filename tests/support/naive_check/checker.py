"""Every rule, one after the other."""

from typing import Final

from convenor_db.domain.snapshot import Snapshot
from support.naive_check import parties, people, pivots, rooms
from support.naive_check.reading import Found, Looking, Reading

_RULES: Final[tuple[Looking, ...]] = (
    people.person_twice,
    rooms.room_twice,
    rooms.room_small,
    rooms.room_missing,
    rooms.step_free,
    people.travel,
    people.unavailable,
    people.night,
    people.role_out,
    people.declined_here,
    rooms.chair_missing,
    parties.paper_missing,
    people.interpreter_missing,
    people.dietary_missing,
    rooms.order,
    parties.apart,
    rooms.plenary_overlap,
    rooms.outside_dates,
    parties.rivals,
    parties.terms,
    rooms.changeover,
    people.no_meal,
    parties.issue_unscheduled,
    parties.red_line_absent,
    pivots.pivot_no_bilateral,
    parties.brief_stale,
)


def naive_check(snapshot: Snapshot, today: str) -> Found:
    """Return the level and the objects of every warning by its id, waived ones too."""
    reading = Reading(snapshot, today)
    for look in _RULES:
        look(reading)
    return reading.found
