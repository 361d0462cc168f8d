"""One change at a time to a convening drawn at random: what an office might do next."""

import random
from collections.abc import Callable
from typing import Any, Final

from msgspec.structs import replace

from convenor_db.domain.checking.clearance import clearance_fingerprint
from convenor_db.domain.records import (
    BriefState,
    Clearance,
    Listed,
    Record,
    Role,
    SessionKind,
    Status,
    WarningLevel,
    key_of,
    kind_of,
)
from convenor_db.domain.snapshot import STEP, Change, Snapshot

Drawn = random.Random
Changing = Callable[[Drawn, Any, Snapshot], Any]


def put(snapshot: Snapshot, record: Record) -> Snapshot:
    """Return the snapshot with a record as it is now, in its place or at the end of its list."""
    kind, key = kind_of(record).name, key_of(record)
    before = snapshot.get(kind, key)
    place = snapshot.places[kind][key] if before else snapshot.last_place(kind) + STEP
    return snapshot.with_changes([Change(kind, key, before, record, place)])


def removed(snapshot: Snapshot, record: Record) -> Snapshot:
    """Return the snapshot without a record."""
    return snapshot.with_changes([Change(kind_of(record).name, key_of(record), record, None)])


def _people(d: Drawn, session: Any, now: Snapshot) -> Any:
    """Return a session with somebody taken out, put in, or in another role."""
    people = list(session.people)
    if people and d.random() < 0.6:
        one = people.pop(d.randrange(len(people)))
        if d.random() < 0.5:
            people.append(replace(one, role=d.choice(list(Role))))
    else:
        listed = {one.invitation for one in people}
        free = [seat.key for seat in now.invitations.values() if seat.key not in listed]
        people += [Listed(invitation=key) for key in free[:1]]
    return replace(session, people=tuple(people))


def _cleared(d: Drawn, session: Any, now: Snapshot) -> Any:
    seen = clearance_fingerprint(now, session)
    return replace(session, clearance=Clearance(by="c", on="2027-03-01", fingerprint=seen))


def _to(field: str, *values: Any) -> Changing:
    return lambda d, record, now: replace(record, **{field: d.choice(values)})


_EITHER: Final = (True, False)
_STARTS: Final = ("2027-03-14T01:30", "2027-03-28T09:00", "2027-04-15T11:30", "2027-10-31T12:00")
_LEVELS: Final = {
    "rivals": WarningLevel.INFO,
    "night": WarningLevel.OFF,
    "person-twice": WarningLevel.WARN,
}
_CHANGES: Final[dict[str, tuple[Changing, ...]]] = {
    "sessions": (
        _people,
        _people,
        _cleared,
        lambda d, one, now: replace(one, start=d.choice(list(now.sessions.values())).start),
        _to("start", None, *_STARTS),
        _to("minutes", 1, 45, 60, 300),
        _to("room", None, "r0", "r1", "r2"),
        _to("kind", *SessionKind),
        _to("title", "T", "Price"),
        _to("purpose", "", "Why"),
        _to("outline", "", "How"),
        _to("circulated_on", None, "2027-03-01"),
        _to("dropped_on", None, "2027-03-01"),
        _to("expected", None, 0, 3),
        _to("issues", (), ("i0",), ("i1", "i2")),
        _to("languages", (), ("en",)),
        _to("briefs", (), ("b0",)),
    ),
    "invitations": (
        _to("status", *Status),
        _to("remote", *_EITHER),
        _to("arrives", None, *_STARTS),
        _to("leaves", None, *_STARTS),
        _to("away", ()),
        _to("seat_of", "o0", "o1"),
        _to("note", "x", "y"),
    ),
    "people": (
        _to("organisation", None, "o0", "o1"),
        _to("dietary", "", "none"),
        _to("languages", (), ("en",), ("de",)),
        _to("zone", "", "Asia/Kathmandu"),
        _to("step_free", *_EITHER),
        _to("family", "Neu", "Alt"),
    ),
    "rooms": (_to("capacity", None, 1, 3), _to("step_free", *_EITHER), _to("name", "A", "B")),
    "organisations": (_to("rival_group", "", "labs", "clouds"), _to("name", "A", "B")),
    "briefs": (_to("state", *BriefState), _to("approved_on", None, "2027-02-01", "2027-03-09")),
    "positions": (_to("as_of", "2027-01-05", "2027-03-09"),),
    "commitments": (_to("withdrawn", *_EITHER), _to("condition", *_EITHER, "k0")),
    "facts": (_to("holds", None, *_EITHER),),
    "keep_apart": (_to("a", "v0", "o0"),),
    "convening": (
        _to("changeover", 0, 30),
        _to("warning_levels", {}, _LEVELS),
        _to("competition_statement", "", "Say nothing."),
        _to("sensitive_terms", (), ("price",)),
        _to("ends", "2027-12-01", "2027-03-15"),
        _to("zone", "Europe/Zurich", "Asia/Kathmandu"),
    ),
}
_GOING: Final = ("red_lines", "positions", "keep_apart", "calendar_ledger", "targets")
"""Of what nothing else points to: these are now and then deleted."""


def an_edited(snapshot: Snapshot, chance: Drawn) -> Snapshot:
    """Return the convening after one change."""
    if chance.random() < 0.05:
        kind = chance.choice(_GOING)
        rows = list(snapshot.table(kind).values())
        return removed(snapshot, chance.choice(rows)) if rows else snapshot
    kinds = [*_CHANGES, "sessions", "sessions", "invitations"]
    kind = chance.choice([one for one in kinds if snapshot.table(one)])
    record = chance.choice(list(snapshot.table(kind).values()))
    return put(snapshot, chance.choice(_CHANGES[kind])(chance, record, snapshot))
