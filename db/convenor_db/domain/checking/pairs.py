"""Warnings about two sessions: one person or room in both, an order, a plenary beside others."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import INFO, Finding, Rule
from convenor_db.domain.checking.joined import Joined, Sitting
from convenor_db.domain.checking.wording import and_when, titled
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Role, SessionKind, WarningLevel

BESIDE_A_PLENARY: Final = (
    SessionKind.PLENARY,
    SessionKind.BREAKOUT,
    SessionKind.BILATERAL,
    SessionKind.PREPARATORY,
)
"""Kinds that a plenary is not to overlap."""


def gap(a: Sitting, b: Sitting) -> int:
    """Return the seconds between two scheduled sessions; less than 0 if they overlap."""
    return int(max(b.begins - a.ends, a.begins - b.ends))


def person_twice(joined: Joined, a: Sitting, b: Sitting) -> Iterator[Finding]:
    """Warn where somebody is in two sessions at once."""
    in_both = sorted(a.company.keys & b.company.keys)
    if not in_both:
        return
    sessions, both = f"{and_when(joined, a)} and {and_when(joined, b)}", _both(a, b)
    # Of a plenary beside another session there are hundreds, and few differ in what decides.
    known: dict[Any, tuple[WarningLevel, str]] = {}
    for key in in_both:
        roles = a.company.roles[key], b.company.roles[key]
        holder = joined.holders[key]
        judged = known.get(facts := (roles, holder.seat.status))
        if judged is None:
            level = joined.level(Rule.PERSON_TWICE, INFO if Role.OPTIONAL in roles else None)
            judged = known[facts] = level, fingerprint(a.times, b.times, *facts)
        yield Finding(
            rule=Rule.PERSON_TWICE,
            level=judged[0],
            objects=(("invitations", key), *both),
            text=f"{holder.name} is in two sessions at once: {sessions}.",
            fix="Move one of the sessions, or take them off one of the lists.",
            fingerprint=judged[1],
        )


def room_twice(joined: Joined, a: Sitting, b: Sitting) -> Iterator[Finding]:
    """Warn where two sessions are in one room at once."""
    if a.room is None or b.room is None or a.room.key != b.room.key:
        return
    yield Finding(
        rule=Rule.ROOM_TWICE,
        level=joined.level(Rule.ROOM_TWICE),
        objects=(("rooms", a.room.key), *_both(a, b)),
        text=f"{a.room.name} is booked twice: {and_when(joined, a)} and {and_when(joined, b)}.",
        fix="Move one of the sessions to another room or time.",
        fingerprint=fingerprint(a.times, b.times, a.room.key),
    )


def plenary_overlap(joined: Joined, a: Sitting, b: Sitting) -> Iterator[Finding]:
    """Warn where a plenary, to which all go, has other work beside it."""
    kinds = a.session.kind, b.session.kind
    if SessionKind.PLENARY not in kinds or not all(kind in BESIDE_A_PLENARY for kind in kinds):
        return
    plenary, other = (a, b) if kinds[0] is SessionKind.PLENARY else (b, a)
    yield Finding(
        rule=Rule.PLENARY_OVERLAP,
        level=joined.level(Rule.PLENARY_OVERLAP),
        objects=_both(a, b),
        text=f"The plenary {and_when(joined, plenary)} overlaps {and_when(joined, other)}.",
        fix="Move one of the two.",
        fingerprint=fingerprint(a.times, b.times, kinds),
    )


def order(joined: Joined, a: Sitting, b: Sitting) -> Iterator[Finding]:
    """Warn where a session begins before one that must come first has ended."""
    wrong = [
        (later, earlier)
        for later, earlier in ((a, b), (b, a))
        if earlier.key in later.session.after
        and later.when
        and earlier.when
        and later.when[0] < earlier.when[1]
    ]
    if not wrong:
        return
    later, earlier = wrong[0]
    yield Finding(
        rule=Rule.ORDER,
        level=joined.level(Rule.ORDER),
        objects=_both(a, b),
        text=f"{and_when(joined, later)} begins before {and_when(joined, earlier)} has ended, "
        "which must come first.",
        fix=f"Move {titled(later.session)} behind {titled(earlier.session)}.",
        fingerprint=fingerprint([(one.key, one.times, two.key, two.times) for one, two in wrong]),
    )


def changeover(joined: Joined, a: Sitting, b: Sitting) -> Iterator[Finding]:
    """Warn where there is little time to clear a room, or to go from one to another."""
    if a.room is None or b.room is None or a.when is None or b.when is None:
        return
    first, second = (a, b) if a.when[1] <= b.when[0] else (b, a)
    between = counted(gap(a, b) // 60, "minute", "minutes")
    between = between if gap(a, b) >= 60 else "no time"
    least = joined.snapshot.convening.changeover
    facts = a.times, b.times, a.room.key, b.room.key, least
    sessions = f"{and_when(joined, first)} and {and_when(joined, second)}"
    fix = f"Leave {counted(least, 'minute', 'minutes')} between them."
    level = joined.level(Rule.CHANGEOVER)
    if a.room.key == b.room.key:
        yield Finding(
            rule=Rule.CHANGEOVER,
            level=level,
            objects=(("rooms", a.room.key), *_both(a, b)),
            text=f"In {a.room.name} there is {between} between {sessions}.",
            fix=fix,
            fingerprint=fingerprint(facts),
        )
        return
    for key in sorted(a.company.keys & b.company.keys):
        holder = joined.holders[key]
        yield Finding(
            rule=Rule.CHANGEOVER,
            level=level,
            objects=(("invitations", key), *_both(a, b)),
            text=f"{holder.name} has {between} to change rooms between {sessions}.",
            fix=fix,
            fingerprint=fingerprint(facts, holder.seat.status),
        )


def _both(a: Sitting, b: Sitting) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the two sessions as objects; pairs are always taken sorted by key."""
    return ("sessions", a.key), ("sessions", b.key)


PairRule = Callable[[Joined, Sitting, Sitting], Iterator[Finding]]
AT_ONCE: Final[dict[Rule, PairRule]] = {
    Rule.PERSON_TWICE: person_twice,
    Rule.ROOM_TWICE: room_twice,
    Rule.PLENARY_OVERLAP: plenary_overlap,
}
"""Rules of two sessions that overlap."""


def of_pair(joined: Joined, a: Sitting, b: Sitting) -> list[Finding]:
    """Return every warning about two sessions; *a* has the lower key."""
    found: list[Finding] = []
    if a.when is None or b.when is None:
        return found
    if joined.is_on(Rule.ORDER):
        found += order(joined, a, b)
    between = gap(a, b)
    if between < 0:
        for rule, check in AT_ONCE.items():
            if joined.is_on(rule):
                found += check(joined, a, b)
    elif between < reach(joined) and joined.is_on(Rule.CHANGEOVER):
        found += changeover(joined, a, b)
    return found


def reach(joined: Joined) -> int:
    """Return how many seconds apart two sessions may still concern each other."""
    return joined.snapshot.convening.changeover * 60
