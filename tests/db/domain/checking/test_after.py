"""What is checked from the moment before is what would be found from the beginning."""

from itertools import count
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import INFO, Rule
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.records import Record, RoomKey, Session, WarningLevel, kind_of
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.store.store import Store
from support.all_actions import ACTIONS
from support.builders import a_store
from support.checked import TODAY, a_session, an_agenda, snapshot_of
from support.draws import Draws
from support.everything import one_of_everything
from support.lengths import rounds

pytestmark = pytest.mark.soak
STARTS: Final = (None, *(f"2027-04-14T{hour:02}:{minute}" for hour in range(8, 17)
                         for minute in ("00", "05", "30")), "2027-04-13T23:30")  # fmt: skip
ROLES: Final = ("required", "optional", "chair", "speaker", "note-taker", "counsel", "interpreter")
KINDS: Final = ("plenary", "breakout", "bilateral", "meal", "break", "preparatory", "travel")
LEVELS: Final = {
    "person-twice": WarningLevel.WARN,
    "no-meal": WarningLevel.OFF,
    "rivals": WarningLevel.INFO,
}
FIELDS: Final[dict[str, dict[str, tuple[Any, ...]]]] = {
    "sessions": {
        "start": STARTS, "minutes": (5, 30, 60, 90, 330), "room": (None, "r1", "r2"),
        "kind": KINDS, "title": ("Opening", "Price", "Pause"), "purpose": ("", "price", "Safety"),
        "outline": ("", "Launch date"), "circulated_on": (None, "2027-03-01"),
        "dropped_on": (None, "2027-03-01"), "expected": (None, 0, 30), "languages": ((), ("fr",)),
        "issues": ((), ("i1",), ("i1", "i2")), "after": ((), ("s1",), ("s2", "s3")),
        "briefs": ((), ("b1",)), "people": ((),), "link": ("", "https://x.org"),
    },
    "invitations": {
        "status": ("accepted", "declined", "invited", "substituted"), "remote": (False, True),
        "arrives": (None, "2027-04-14T12:00"), "leaves": (None, "2027-04-14T14:00"),
        "seat_of": (None, "o1", "o2", "o3"), "person": ("p1", "p2", "p3", None),
    },
    "people": {
        "family": ("Okafor", "Zhang"), "dietary": ("", "none"), "languages": ((), ("fr",), ("ar",)),
        "zone": ("", "Asia/Tokyo", "America/Lima"), "step_free": (False, True),
        "organisation": (None, "o1", "o2", "o3"),
    },
    "organisations": {"name": ("Albia", "Norland"), "rival_group": ("", "x", "y")},
    "rooms": {"name": ("Jura", "Alps"), "capacity": (None, 1, 20), "step_free": (False, True)},
    "convening": {
        "changeover": (0, 10, 40), "starts": ("2027-04-14", "2027-04-15"), "title": ("A", "B"),
        "warning_levels": ({}, LEVELS),
        "zone": ("Europe/Zurich", "Asia/Kolkata"), "sensitive_terms": ((), ("price", "pause")),
    },
    "issues": {"title": ("One", "Two")},
    "briefs": {"state": ("draft", "approved"), "approved_on": (None, "2027-01-01", "2027-02-20")},
    "positions": {"as_of": ("2026-01-01", "2027-02-10")},
    "red_lines": {"organisation": ("o1", "o2", "o3"), "issue": ("i1", "i2")},
    "keep_apart": {"a": ("v1", "o1"), "b": ("v2", "o2"), "scope": ("session", "table")},
    "commitments": {"party": ("o1", "o2"), "withdrawn": (False, True), "condition": (True, "k2")},
    "calendar_ledger": {"answer": ("declined", "accepted"), "session": ("s1", "s2", None)},
    "waivers": {"reason": ("A", "B")},
}  # fmt: skip
"""What a hand may change, and to what."""


def a_busy_day() -> Snapshot:
    """Return eight sessions near each other, with something for every rule to read."""
    listed = (["v1 chair", "v2"], ["v2", "v3"], ["v1", "v3 optional"], ["v1", "v2", "v3", "v4"])
    starts = ("09:00", "09:30", "10:00", "10:05", "11:30", "12:30", "14:00", "2027-04-15T09:00")
    sessions = [
        a_session(f"s{at}", start, 30 + 15 * at, kind=KINDS[at % 7], room=f"r{at % 2 + 1}",
                  people=listed[at % 4], issues=["i1"] if at % 3 else [])
        for at, start in enumerate(starts)
    ]  # fmt: skip
    at = "2027-03-01T08:00:00Z"
    value = an_agenda(
        *sessions,
        issues=[{"id": "i1", "title": "One"}, {"id": "i2", "title": "Two"}],
        briefs=[{"id": "b1", "title": "B", "kind": "position", "markdown": "",
                 "about": {"organisation": "o1"}}],
        positions=[{"id": "q1", "organisation": "o1", "issue": "i1", "as_of": "2027-01-01"}],
        red_lines=[{"id": "l1", "organisation": "o1", "issue": "i1", "rejects": []}],
        keep_apart=[{"id": "ka", "a": "v1", "b": "o2"}],
        commitments=[{"id": "k1", "party": "o1", "undertaking": "x", "if": "k2"},
                     {"id": "k2", "party": "o2", "undertaking": "y"}],
        calendar_ledger=[{
            "uid": "u1", "invitation": "v2", "session": "s0", "sequence": 0, "method": "REQUEST",
            "stamp": at, "hash": "h", "exported_at": at, "address": "a@x.org",
            "organiser": "o@x.org",
        }],
    )  # fmt: skip
    value["invitations"].append({"id": "v4", "seat_of": "o1", "status": "approved"})
    snapshot = snapshot_of(value)
    checks = Checks.of(snapshot, today=TODAY)
    waivers = [
        {"warning": one.id, "by": "M", "reason": "R", "at": at, "fingerprint": one.fingerprint}
        for one in checks.findings[::2]
    ]
    return snapshot_of(value | {"waivers": waivers})


def test_the_busy_day_is_one() -> None:
    assert len({one.rule for one in Checks.of(a_busy_day(), today=TODAY).findings}) >= 11


def an_edit(draw: Any, now: Snapshot) -> list[Change]:
    """Draw one to three changed, deleted or restored records."""
    changes = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(list(FIELDS)))
        if not now.table(kind):
            continue
        record = now.table(kind)[draw(st.sampled_from(list(now.table(kind))))]
        after = _changed(draw, record)
        if after is None and kind in ("convening", "sessions", "invitations"):
            continue
        key = kind_of(record).key_of(record)
        changes.append(Change(kind, key, record, after, now.places[kind][key]))
    return changes


def _changed(draw: Any, record: Record) -> Record | None:
    fields = FIELDS[kind_of(record).name]
    name = draw(st.sampled_from([*fields, *(["role"] if isinstance(record, Session) else [])]))
    if isinstance(record, Session) and name == "role" and record.people:
        first, *rest = record.people
        role = type(first.role)(draw(st.sampled_from(ROLES)))
        return replace(record, people=(*rest, replace(first, role=role)))
    if name == "role" or draw(st.integers(0, 19)) == 0:
        return None if name != "role" else record
    value = draw(st.sampled_from(fields[name]))
    if name == "after":  # no verb, form or load lets a session come after itself
        value = tuple(key for key in value if key != kind_of(record).key_of(record))
    before = getattr(record, name)
    typed = type(before) if isinstance(before, str) and value is not None else None
    return replace(record, **{name: typed(value) if typed else value})


@settings(max_examples=rounds(60, whole=5_000), deadline=None,
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
@given(data=st.data())
def test_after_edits_by_hand(data: st.DataObject) -> None:
    snapshot = a_busy_day()
    checks = Checks.of(snapshot, today=TODAY)
    for _ in range(data.draw(st.integers(1, 6))):
        snapshot = snapshot.with_changes(an_edit(data.draw, snapshot))
        checks = checks.after(snapshot, today=TODAY)
        assert checks.findings == Checks.of(snapshot, today=TODAY).findings
    _would_be_found(data.draw, checks)


def _would_be_found(draw: Any, checks: Checks) -> None:
    """Compare what would be found of a session elsewhere with what is found once it is there."""
    before = checks.findings
    key = draw(st.sampled_from(list(checks.snapshot.sessions)))
    start, room = draw(st.sampled_from(STARTS)), draw(st.sampled_from((None, "r1", "r2")))
    asked = checks.if_placed(key, start, room)
    session = checks.snapshot.sessions[key]
    moved = replace(
        session, start=start, room=room and RoomKey(room),
        dropped_on=session.dropped_on if start is None else None,
    )  # fmt: skip
    at = checks.snapshot.places["sessions"][key]
    there = checks.snapshot.with_changes([Change("sessions", key, session, moved, at)])
    assert asked == Checks.of(there, today=checks.today).of_session(key)
    assert asked == checks.after(there, today=checks.today).of_session(key)
    but = draw(st.sets(st.sampled_from(Rule)))
    assert checks.if_placed(key, start, room, but=but) == tuple(
        one for one in asked if one.rule not in but
    )
    graver = checks.if_placed(key, start, room, notes=False)
    assert [one for one in graver if one.level is not INFO] == [
        one for one in asked if one.level is not INFO
    ]
    assert checks.findings == before


@settings(max_examples=rounds(10, whole=500), deadline=None,
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
@given(data=st.data())
def test_after_actions(data: st.DataObject) -> None:
    store = a_store(one_of_everything())
    checks = Checks.of(store.snapshot, today=TODAY)
    numbers = count(1)
    for _ in range(12):
        _act(store, data.draw, numbers)
        checks = checks.after(store.snapshot, today=TODAY)
        assert checks.findings == Checks.of(store.snapshot, today=TODAY).findings
    checks = checks.after(store.snapshot, today="2028-01-01")
    assert checks.findings == Checks.of(store.snapshot, today="2028-01-01").findings


def _act(store: Store, draw: Any, numbers: "count[int]") -> None:
    making = ACTIONS[draw(st.sampled_from(sorted(ACTIONS)))]
    try:
        store.act(lambda now: making(Draws(draw, now, numbers)))
    except ConvenorError:
        if store.undo_label:
            store.undo()
