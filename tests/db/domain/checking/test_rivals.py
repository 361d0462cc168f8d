"""Rivals who meet, the safeguards, sensitive terms, and what counsel cleared (RULES.md 6)."""

from typing import Any

import pytest
from msgspec.structs import replace

from convenor_db.domain.checking.clearance import clearance_fingerprint
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.checking.rivals import SAFEGUARDS
from support.checked import (
    a_session,
    an_agenda,
    found,
    snapshot_of,
    the_one,
    with_person,
    with_seat,
)

Item = dict[str, Any]
STATEMENT = {"competition_statement": "We do not speak of prices."}
SAFE: Item = {
    "kind": "breakout",
    "purpose": "Safety",
    "outline": "1. Safety",
    "circulated_on": "2027-03-01",
    "people": ["v1 counsel", "v2 note-taker", "v3"],
}


def a_meeting(**changes: Any) -> Item:
    """Return a convening whose one session has every safeguard, but for what *changes* say."""
    value = an_agenda(a_session("s1", **SAFE | changes), convening=STATEMENT)
    snapshot = snapshot_of(value)
    mark = clearance_fingerprint(snapshot, snapshot.sessions["s1"])
    cleared = {"by": "C", "on": "2027-03-01", "fingerprint": mark}
    value["sessions"][0]["clearance"] = cleared
    return value


def missing(value: Item) -> list[str]:
    """Return the safeguards that are missing, none where there is no warning."""
    return [*the_one(value, Rule.RIVALS).missing] if found(value, Rule.RIVALS) else []


def test_with_every_safeguard_rivals_may_meet() -> None:
    assert missing(a_meeting()) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"purpose": ""}, "purpose"),
        ({"outline": ""}, "circulated outline"),
        ({"circulated_on": None}, "circulated outline"),
        ({"people": ["v1", "v2 note-taker", "v3"]}, "counsel"),
        ({"people": ["v1 counsel", "v2 rapporteur", "v3"]}, "note-taker"),
    ],
)
def test_each_safeguard_is_missed(changes: Item, expected: str) -> None:
    fields = {name: one for name, one in (SAFE | changes).items() if one is not None}
    value = an_agenda(a_session("s1", **fields), convening=STATEMENT)
    mark = clearance_fingerprint(snapshot_of(value), snapshot_of(value).sessions["s1"])
    value["sessions"][0]["clearance"] = {"by": "C", "on": "2027-03-01", "fingerprint": mark}
    assert missing(value) == [expected]
    finding = the_one(value, Rule.RIVALS)
    assert {*finding.missing, *finding.in_place} == set(SAFEGUARDS)
    assert expected in finding.text


def test_the_statement_and_the_clearance_are_missed() -> None:
    value = a_meeting()
    value["convening"]["competition_statement"] = ""
    assert missing(value) == ["competition statement"]
    value = a_meeting()
    del value["sessions"][0]["clearance"]
    assert missing(value) == ["clearance by counsel"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("breakout", "block"), ("plenary", "warn"), ("meal", "block"), ("travel", "block"),
     ("reception", "block"), ("bilateral", "block"), ("break", None)],
)  # fmt: skip
def test_rivals_meet_in_any_kind_of_session_but_a_break(kind: str, expected: str | None) -> None:
    value = an_agenda(a_session("s1", None, kind=kind, people=["v3", "v2"]))
    assert found(value, Rule.RIVALS) == ([f"{expected} rivals:s1:o2:o3"] if expected else [])


def test_who_is_out_or_of_one_organisation_is_no_rival() -> None:
    value = an_agenda(a_session("s1", people=["v2", "v3"]))
    assert found(with_seat(value, "v3", status="absent"), Rule.RIVALS) == []
    assert found(with_seat(value, "v3", seat_of="o2"), Rule.RIVALS) == []
    assert found(with_seat(value, "v3", remote=True, status="longlist"), Rule.RIVALS) != []


def test_a_seat_is_of_its_organisation_else_of_the_persons() -> None:
    value = an_agenda(a_session("s1", people=["v2", "v3"]))
    theirs = with_person(value, "p3", organisation="o1")
    assert len(found(theirs, Rule.RIVALS)) == 1
    for seat in theirs["invitations"]:
        seat.pop("seat_of" if seat["id"] == "v3" else "", None)
    assert found(theirs, Rule.RIVALS) == []
    posts = with_person(theirs, "p3", other_posts=[{"organisation": "o3"}])
    assert found(posts, Rule.RIVALS) == []


def test_there_is_one_warning_a_group() -> None:
    value = an_agenda(a_session("s1", people=["v1", "v2", "v3", "v4"]))
    value["organisations"][0]["rival_group"] = "y"
    value["organisations"].append(
        {"id": "o4", "name": "Kestria", "constituency": "industry", "rival_group": "y"}
    )
    value["invitations"].append({"id": "v4", "seat_of": "o4", "status": "approved"})
    assert found(value, Rule.RIVALS) == ["block rivals:s1:o1:o4", "block rivals:s1:o2:o3"]


KEPT = [
    {"pinned": True}, {"kind": "plenary"}, {"circulated_on": "2027-03-02"}, {"link": "https://x.y"},
    {"mark": "TLP:RED"}, {"expected": 4}, {"languages": ("fr",)}, {"dropped_on": "2027-03-02"},
]  # fmt: skip
VOID = [
    {"title": "Other"}, {"purpose": "Other"}, {"outline": "Other"}, {"minutes": 61},
    {"start": "2027-04-14T09:05"}, {"start": None}, {"room": "r1"}, {"people": ()},
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "holds"), [*((one, True) for one in KEPT), *((one, False) for one in VOID)]
)
def test_a_clearance_holds_while_the_session_is_as_it_was(change: Item, *, holds: bool) -> None:
    snapshot = snapshot_of(an_agenda(a_session("s1", **SAFE)))
    session = snapshot.sessions["s1"]
    before = clearance_fingerprint(snapshot, session)
    assert (clearance_fingerprint(snapshot, replace(session, **change)) == before) is holds


def test_a_clearance_is_of_organisations_and_roles_not_of_people() -> None:
    def mark(value: Item) -> str:
        snapshot = snapshot_of(value)
        return clearance_fingerprint(snapshot, snapshot.sessions["s1"])

    value = an_agenda(a_session("s1", **SAFE))
    before = mark(value)
    assert mark(with_seat(value, "v3", status="tentative")) == before
    assert mark(with_person(value, "p3", family="Other")) == before
    assert mark(with_seat(value, "v3", status="declined")) != before
    assert mark(with_seat(value, "v3", seat_of="o1")) != before
    swapped = an_agenda(a_session("s1", **SAFE | {"people": ["v3", "v2 note-taker", "v1 counsel"]}))
    assert mark(swapped) == before
    roles = an_agenda(a_session("s1", **SAFE | {"people": ["v1", "v2 note-taker", "v3 counsel"]}))
    assert mark(roles) != before


def test_a_clearance_that_no_longer_fits_is_missed() -> None:
    value = a_meeting()
    value["sessions"][0]["title"] = "Prices"
    assert missing(value) == ["clearance by counsel"]


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("On price", "price", 1),
        ("On prices", "price", 0),
        ("PRICE-fixing", "price", 1),
        ("Launch-date, 2028", "launch date", 1),
        ("launch of a date", "launch date", 0),
        ("the date launch", "launch date", 0),
        ("Préis", "preis", 1),
        ("PREIS", "Préis", 1),
        ("Straße", "STRASSE", 1),
        ("e\u0301tat", "état", 1),
        ("pause2", "pause", 0),
        ("2 pause", "2 pause", 1),
        ("anything", "–", 0),
        ("anything", "", 0),
    ],
)
def test_a_term_is_found_as_whole_words(text: str, term: str, expected: int) -> None:
    for field in ("title", "purpose", "outline"):
        fields: Item = {"people": ["v2", "v3"], field: text}
        session = a_session("s1", None, **fields)
        value = an_agenda(session, convening={"sensitive_terms": [term]})
        assert found(value, Rule.TERMS) == ["warn terms:s1"] * expected


def test_terms_matter_where_rivals_are_and_once_a_session() -> None:
    terms = {"sensitive_terms": ["price", "pause"]}
    words: Item = {"title": "A pause", "purpose": "price"}
    alone = an_agenda(a_session("s1", people=["v1", "v2"], **words), convening=terms)
    assert found(alone, Rule.TERMS) == []
    both = an_agenda(a_session("s1", people=["v2", "v3"], **words), convening=terms)
    assert found(both, Rule.TERMS) == ["warn terms:s1"]
    assert "“pause” and “price”" in the_one(both, Rule.TERMS).text
