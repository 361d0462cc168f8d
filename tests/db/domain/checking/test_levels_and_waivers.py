"""How hard a rule bites, in what order warnings stand, and how long a waiver holds (RULES.md 6)."""

from typing import Any

import pytest

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import DEFAULT_LEVELS, Rule
from convenor_db.domain.interchange.contents import RULE_NAMES
from convenor_db.domain.snapshot import Snapshot
from support.builders import read_in
from support.checked import (
    TODAY,
    a_session,
    an_agenda,
    checks_of,
    found,
    snapshot_of,
    the_one,
    with_person,
    with_seat,
)

Item = dict[str, Any]
BOTH = [a_session("s1", people=["v1"]), a_session("s2", "09:30", people=["v1 optional"])]
OUT = a_session("s1", people=["v1 chair", "v2 rapporteur", "v3 optional"])


def test_the_rules_are_those_whose_levels_may_be_set() -> None:
    assert {str(rule) for rule in Rule} == RULE_NAMES == {str(rule) for rule in DEFAULT_LEVELS}


@pytest.mark.parametrize("level", ["block", "warn", "info"])
def test_a_level_that_is_set_replaces_all_of_its_rule(level: str) -> None:
    levels = {"warning_levels": {"person-twice": level, "role-out": level, "rivals": level}}
    value = an_agenda(*BOTH, convening=levels)
    assert found(value, Rule.PERSON_TWICE) == [f"{level} person-twice:v1:s1:s2"]
    out = an_agenda(OUT, convening=levels)
    for seat in ("v1", "v2", "v3"):
        out = with_seat(out, seat, status="declined")
    assert found(out, Rule.ROLE_OUT) == [f"{level} role-out:v1:s1", f"{level} role-out:v2:s1"]
    plenary = an_agenda(a_session("s1", kind="plenary", people=["v2", "v3"]), convening=levels)
    assert found(plenary, Rule.RIVALS) == [f"{level} rivals:s1:o2:o3"]


def a_bad_agenda(**convening: Any) -> Item:
    """Return a convening in which most rules find something."""
    value = an_agenda(
        a_session("s1", "2027-04-13T09:00", 700, kind="plenary", room="r1", expected=99,
                  people=["v1", "v2", "v3"], languages=["fr"], issues=["i1"], purpose="price"),
        a_session("s2", "2027-04-13T09:00", 60, kind="meal", room="r1", people=["v1"],
                  after=["s1"]),
        a_session("s3", "2027-04-13T10:00", 60, kind="breakout", people=["v1"]),
        a_session("s4", "2027-04-13T20:41", 60, kind="bilateral", room="r1", people=["v1"]),
        rooms=[{"id": "r1", "name": "Tower", "step_free": False, "capacity": 2}],
        issues=[{"id": "i1", "title": "One"}, {"id": "i2", "title": "Two"}],
        keep_apart=[{"id": "k1", "a": "v1", "b": "v2"}],
        red_lines=[{"id": "l1", "organisation": "o4", "issue": "i1", "rejects": []}],
        convening={"sensitive_terms": ["price"], **convening},
    )  # fmt: skip
    value["organisations"].append({"id": "o4", "name": "Kestria", "constituency": "other"})
    value = with_person(
        value, "p1", dietary="", step_free=True, languages=["ar"], zone="Asia/Tokyo"
    )
    away = [{"from": "2027-04-13T09:00", "to": "2027-04-13T09:30"}]
    value = with_seat(value, "v1", arrives="2027-04-13T12:00", leaves="2027-04-13T12:01", away=away)
    return with_seat(with_person(value, "p3", zone="America/Lima"), "v3", remote=True)


def test_off_reports_nothing() -> None:
    all_found = {one.rule for one in checks_of(a_bad_agenda()).findings}
    assert len(all_found) >= 20
    for rule in all_found:
        left = checks_of(a_bad_agenda(warning_levels={str(rule): "off"})).findings
        assert {one.rule for one in left} == all_found - {rule}
    silent = a_bad_agenda(warning_levels={str(rule): "off" for rule in Rule})
    assert checks_of(silent).findings == ()


def test_the_gravest_stand_first_then_the_earliest_then_by_id() -> None:
    checks = checks_of(a_bad_agenda())
    starts = {key: one.start or "9" for key, one in checks.snapshot.sessions.items()}
    order = [
        (
            ["block", "warn", "info"].index(one.level),
            min((starts[key] for key in one.keys("sessions")), default="9"),
            one.id,
        )
        for one in checks.findings
    ]
    assert order == sorted(order)
    assert len({one.id for one in checks.findings}) == len(checks.findings)


def test_what_names_a_session_is_found_by_it() -> None:
    checks = checks_of(a_bad_agenda())
    for key in checks.snapshot.sessions:
        theirs = [one for one in checks.findings if ("sessions", key) in one.objects]
        assert list(checks.of_session(key)) == theirs
        assert theirs
    assert checks.of_session("gone") == ()


def test_every_warning_speaks_in_names_and_says_what_helps() -> None:
    for one in checks_of(a_bad_agenda()).findings:
        assert one.text.endswith((".", "”."))
        assert one.fix
        keys = {key for _, key in one.objects}
        assert not keys & set(one.text.replace("“", " ").split()), one.text


def waived(value: Item, rule: Rule, later: Item) -> bool:
    """Say whether a waiver of the one warning of a rule still holds in a changed convening."""
    finding = the_one(value, rule)
    waiver = {
        "warning": finding.id, "by": "M", "reason": "R", "at": "2027-03-01T08:00:00Z",
        "fingerprint": finding.fingerprint,
    }  # fmt: skip
    after = the_one(later | {"waivers": [waiver]}, rule)
    assert after.id == finding.id
    return after.waived is not None


def changed(value: Item, key: str, **fields: Any) -> Item:
    """Return a convening in which a session has other fields."""
    return value | {
        "sessions": [one | fields if one["id"] == key else one for one in value["sessions"]]
    }


TWICE = an_agenda(a_session("s1", people=["v1"]), a_session("s2", "09:30", people=["v1"]))
OPTIONAL = a_session("s2", "09:30", people=["v1 optional"])["people"]


@pytest.mark.parametrize(
    ("after", "holds"),
    [
        (TWICE, True),
        (changed(TWICE, "s1", title="Other", purpose="Other", room="r1", expected=9), True),
        (with_person(TWICE, "p1", family="Other", dietary=""), True),
        (with_seat(TWICE, "v2", status="declined"), True),
        (changed(TWICE, "s1", minutes=61), False),
        (changed(TWICE, "s2", start="2027-04-14T09:31"), False),
        (changed(TWICE, "s2", people=OPTIONAL), False),
        (with_seat(TWICE, "v1", status="tentative"), False),
    ],
)
def test_a_waiver_of_a_person_twice_holds_while_its_facts_do(after: Item, *, holds: bool) -> None:
    assert waived(TWICE, Rule.PERSON_TWICE, after) is holds


SMALL = an_agenda(a_session("s1", room="r1", expected=30))
ROOMIER = SMALL | {"rooms": [SMALL["rooms"][0] | {"capacity": 25}, SMALL["rooms"][1]]}
RENAMED = SMALL | {"rooms": [SMALL["rooms"][0] | {"name": "Other"}, SMALL["rooms"][1]]}


@pytest.mark.parametrize(
    ("after", "holds"),
    [
        (changed(SMALL, "s1", title="Other", start="2027-04-15T09:00"), True),
        (RENAMED, True),
        (ROOMIER, False),
        (changed(SMALL, "s1", expected=31), False),
    ],
)
def test_a_waiver_of_a_small_room_holds_while_its_facts_do(after: Item, *, holds: bool) -> None:
    assert waived(SMALL, Rule.ROOM_SMALL, after) is holds


RIVALS = an_agenda(a_session("s1", kind="bilateral", people=["v2", "v3"]))


@pytest.mark.parametrize(
    ("after", "holds"),
    [
        (changed(RIVALS, "s1", start="2027-04-15T09:00", title="Other"), True),
        (changed(RIVALS, "s1", purpose="Safety"), False),
        (changed(RIVALS, "s1", kind="breakout"), False),
    ],
)
def test_a_waiver_of_rivals_holds_while_the_same_is_missing(after: Item, *, holds: bool) -> None:
    assert waived(RIVALS, Rule.RIVALS, after) is holds


def test_a_waiver_of_terms_holds_while_they_stand_where_they_stood() -> None:
    terms = {"sensitive_terms": ["price"]}
    session = a_session("s1", people=["v2", "v3"], outline="A price.")
    value = an_agenda(session, convening=terms)
    assert waived(value, Rule.TERMS, changed(value, "s1", outline="Of a price, twice read"))
    assert not waived(value, Rule.TERMS, changed(value, "s1", outline="A price, a price"))


def test_a_waiver_lapses_in_the_next_moment_and_comes_back() -> None:
    value = TWICE
    finding = the_one(value, Rule.PERSON_TWICE)
    waiver = {
        "warning": finding.id, "by": "M", "reason": "R", "at": "2027-03-01T08:00:00Z",
        "fingerprint": finding.fingerprint,
    }  # fmt: skip
    first = Checks.of(snapshot_of(value), today=TODAY)
    then = _after(first, value | {"waivers": [waiver]})
    assert [one.blocks for one in then.findings if one.rule is Rule.PERSON_TWICE] == [False]
    moved = _after(then, changed(value, "s1", minutes=70) | {"waivers": [waiver]})
    assert [one.blocks for one in moved.findings if one.rule is Rule.PERSON_TWICE] == [True]


def _after(checks: Checks, value: Item) -> Checks:
    return checks.after(Snapshot.of(read_in(value).records), today=TODAY)
