"""The warning of a day without time to eat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from convenor_db.domain.attendance import seat_counts
from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.checking.joined import Holder, Joined, Sitting
from convenor_db.domain.checking.wording import titled
from convenor_db.domain.records import SessionKind
from convenor_db.domain.zones import instant, overlap

BEGINS: Final = "11:30"
ENDS: Final = "14:30"
ENOUGH: Final = timedelta(minutes=45)


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
        day = (one.session.start or "")[:10]
        if only in ("", day):
            days.setdefault(day, []).append(one)
    for day, sittings in sorted(days.items()):
        noon = instant(f"{day}T{BEGINS}", joined.zone), instant(f"{day}T{ENDS}", joined.zone)
        early = any(one.when and one.when[0] < noon[0] for one in sittings)
        late = any(one.when and one.when[1] > noon[1] for one in sittings)
        if not (early and late):
            continue
        within = [one for one in theirs if one.when and overlap(one.when, noon)]
        if any(one.session.kind is SessionKind.MEAL for one in within) or _free(within, noon):
            continue
        first = min(sittings, key=lambda one: ((one.when or noon)[0], one.key))
        facts = sorted({(one.session.start, one.session.minutes) for one in (*sittings, *within)})
        yield Missed(day, first, tuple(facts))


def _free(within: Sequence[Sitting], noon: tuple[Any, Any]) -> bool:
    """Say whether 45 minutes inside the noon are free of sessions."""
    at = noon[0]
    for begins, ends in sorted(one.when for one in within if one.when):
        if begins - at >= ENOUGH:
            return True
        at = max(at, ends)
    return bool(noon[1] - at >= ENOUGH)
