"""Small agendas for the tests of warnings, and what a check finds in them."""

from typing import Any

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.snapshot import Snapshot
from support.builders import an_interchange, read_in

TODAY = "2027-03-01"
Item = dict[str, Any]


def an_agenda(*sessions: Item, **changes: Any) -> Item:
    """Return a convening with three seats, two rivals, two rooms and these sessions.

    v1 is of o1 (a government), v2 and v3 of the rivals o2 and o3. *changes* replace whole lists,
    but for `convening`, whose fields are set one by one.
    """
    value = an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "constituency": "government"},
            {"id": "o2", "name": "Northlight", "constituency": "ai-developer", "rival_group": "x"},
            {"id": "o3", "name": "Tianmu", "constituency": "ai-developer", "rival_group": "x"},
        ],
        people=[a_person("p1", "Okafor"), a_person("p2", "Zhang"), a_person("p3", "Haddad")],
        invitations=[
            {"id": "v1", "person": "p1", "seat_of": "o1", "status": "accepted"},
            {"id": "v2", "person": "p2", "seat_of": "o2", "status": "accepted"},
            {"id": "v3", "person": "p3", "seat_of": "o3", "status": "accepted"},
        ],
        rooms=[
            {"id": "r1", "name": "Jura", "capacity": 20},
            {"id": "r2", "name": "Lakeside", "capacity": 60},
        ],
        sessions=list(sessions),
    )
    value["convening"].update(changes.pop("convening", {}))
    return value | changes


def a_person(key: str, family: str, **fields: Any) -> Item:
    """Return a person of whom a meal knows the diet."""
    return {"id": key, "family": family, "dietary": "none", **fields}


def a_session(key: str, start: str | None = "09:00", minutes: int = 60, **fields: Any) -> Item:
    """Return a reception; *start* is a time on the first day, or a whole wall clock, or None.

    *people* is a list of seats, with their role after a space where it is not "required".
    """
    people = [seat.split(" ") for seat in fields.pop("people", [])]
    listed = [{"invitation": one[0], "role": (one[1:] or ["required"])[0]} for one in people]
    value = {"id": key, "title": f"Session {key}", "kind": "reception", "minutes": minutes,
             "people": listed, **fields}  # fmt: skip
    if start:
        value["start"] = start if "T" in start else f"2027-04-14T{start}"
    return value


def with_seat(value: Item, key: str, **fields: Any) -> Item:
    """Return a convening in which a seat has other fields."""
    return _with(value, "invitations", key, fields)


def with_person(value: Item, key: str, **fields: Any) -> Item:
    """Return a convening in which a person has other fields."""
    return _with(value, "people", key, fields)


def _with(value: Item, kind: str, key: str, fields: Item) -> Item:
    items = [one | fields if one["id"] == key else one for one in value[kind]]
    return value | {kind: items}


def snapshot_of(value: Item) -> Snapshot:
    """Return a convening as it is read in."""
    return Snapshot.of(read_in(value).records)


def checks_of(value: Item, today: str = TODAY) -> Checks:
    """Return a convening checked."""
    return Checks.of(snapshot_of(value), today=today)


def found(value: Item, rule: Rule) -> list[str]:
    """Return level and id of what one rule finds: "block person-twice:v1:s1:s2"."""
    return [f"{one.level} {one.id}" for one in checks_of(value).findings if one.rule is rule]


def the_one(value: Item, rule: Rule) -> Finding:
    """Return the only finding of a rule."""
    (finding,) = [one for one in checks_of(value).findings if one.rule is rule]
    return finding
