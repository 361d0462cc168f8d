"""The warning of a day without time to eat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from convenor_db.domain.attendance import seat_counts
from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.checking.joined import Holder, Joined, Sitting
from convenor_db.domain.checking.wording import titled
from convenor_db.domain.records import SessionKind
from convenor_db.domain.zones import instant

BEGINS: Final = "11:30"
ENDS: Final = "14:30"
ENOUGH: Final = 45 * 60
"""Seconds in which one can eat."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A day without a meal: its first session, and the times it rests on."""

    day: str
    first: Sitting
    facts: tuple[Any, ...]


def no_meal(joined: Joined, holder: Holder, only: str = "") -> Iterator[Finding]:
    """Warn where somebody has neither a meal nor 45 minutes for one around noon.

    *only* asks for one day (YYYY-MM-DD), else all are looked at.
    """
    if not seat_counts(holder.seat) or holder.seat.remote:
        return
    for missed in _missed(joined, holder.key, only):
        day = date.fromisoformat(missed.day)
        yield Finding(
            rule=Rule.NO_MEAL,
            level=joined.level(Rule.NO_MEAL),
            objects=(("invitations", holder.key), ("sessions", missed.first.key)),
            text=f"{holder.name} has no meal and no 45 minutes free between {BEGINS} and {ENDS} "
            f"on {day:%a} {day.day} {day:%b}, a day that begins with "
            f"{titled(missed.first.session)}.",
            fix="Add them to a meal, or free 45 minutes for them.",
            fingerprint=fingerprint(missed.facts, holder.seat.status),
        )


def _missed(joined: Joined, seat: str, only: str) -> tuple[Missed, ...]:
    """Return the days without a meal; those who are in the same sessions have the same."""
    keys = joined.seats_in.get(seat, ())
    known = joined.meals.get((only, *keys))
    if known is None:
        theirs = [one for one in joined.sittings_of(seat) if one.when]
        found = tuple(_days_missed(joined, theirs, only))
        known = joined.meals[only, *keys] = found
    return known


def _days_missed(joined: Joined, theirs: Sequence[Sitting], only: str) -> Iterator[Missed]:
    days: dict[str, list[Sitting]] = {}
    for one in theirs:
        if only in ("", one.day):
            days.setdefault(one.day, []).append(one)
    for day, sittings in sorted(days.items()):
        begins, ends = _noon(day, joined.zone)
        if not any(one.begins < begins for one in sittings):
            continue
        if not any(one.ends > ends for one in sittings):
            continue
        within = [one for one in theirs if one.begins < ends and begins < one.ends]
        if any(one.session.kind is SessionKind.MEAL for one in within):
            continue
        if _free(within, begins, ends):
            continue
        first = min(sittings, key=_turn)
        facts = sorted({one.times for one in (*sittings, *within)})
        yield Missed(day, first, tuple(facts))


def _turn(sitting: Sitting) -> tuple[float, str]:
    return sitting.begins, sitting.key


def _free(within: Sequence[Sitting], begins: float, ends: float) -> bool:
    """Say whether 45 minutes inside the noon are free of sessions."""
    at = begins
    for one in sorted(within, key=_turn):
        if one.begins - at >= ENOUGH:
            return True
        at = max(at, one.ends)
    return ends - at >= ENOUGH


@lru_cache(maxsize=1_024)
def _noon(day: str, zone: ZoneInfo) -> tuple[float, float]:
    """Return between which instants people eat on a day, in seconds since 1970."""
    begins, ends = instant(f"{day}T{BEGINS}", zone), instant(f"{day}T{ENDS}", zone)
    return begins.timestamp(), ends.timestamp()


def headed_by(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn of those in a session for whom a day without a meal begins with it."""
    if sitting.when is None or sitting.begins >= _noon(sitting.day, joined.zone)[0]:
        return
    left = _perhaps_without(joined, sitting)
    for member in sitting.company.counting if left else ():
        if member.holder.key in left:
            yield from no_meal(joined, member.holder, sitting.day)


def _perhaps_without(joined: Joined, sitting: Sitting) -> set[str]:
    """Return of a day's first session those who are also in one late that day and one at noon.

    Found for all at once, so that of a plenary only few are looked at one by one.
    """
    begins, ends = _noon(sitting.day, joined.zone)
    first = _turn(sitting)
    left, late, busy = set(sitting.company.keys), set[str](), set[str]()
    for one in joined.sittings.values():
        is_meal = one.session.kind is SessionKind.MEAL
        at_noon = one.begins < ends and begins < one.ends
        same_day = one.day == sitting.day
        if (same_day and _turn(one) < first) or (at_noon and is_meal):
            left -= one.company.keys
        if same_day and one.ends > ends:
            late |= one.company.keys
        if at_noon:
            busy |= one.company.keys
    return left & late & busy
