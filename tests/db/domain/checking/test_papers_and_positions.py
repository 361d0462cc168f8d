"""Papers, issues, red lines and pivotal parties (RULES.md 6)."""

from typing import Any

import pytest

from convenor_db.domain.checking.findings import Rule
from support.checked import a_session, an_agenda, found, with_seat

Item = dict[str, Any]
ISSUES = [{"id": "i1", "title": "One"}, {"id": "i2", "title": "Two"}]


def a_brief(about: Item | None = None, **fields: Any) -> Item:
    """Return an approved brief."""
    return {
        "id": "b1", "title": "B", "kind": "position", "markdown": "", "state": "approved",
        "approved_on": "2027-02-01", "about": about or {}, **fields,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("brief", "session", "expected"),
    [
        (a_brief(), {}, 1),
        (a_brief(), {"briefs": ["b1"]}, 0),
        (a_brief({"session": "s1"}), {}, 0),
        (a_brief({"issue": "i1"}), {"issues": ["i2", "i1"]}, 0),
        (a_brief({"issue": "i1"}), {"issues": ["i2"]}, 1),
        (a_brief({"session": "s1"}, state="in-review"), {"briefs": ["b1"]}, 1),
        (a_brief(), {"dropped_on": "2027-03-01"}, 0),
    ],
)
def test_a_session_has_no_paper(brief: Item, session: Item, expected: int) -> None:
    for kind in ("plenary", "breakout", "bilateral"):
        value = an_agenda(
            a_session("s1", None, kind=kind, **session), briefs=[brief], issues=ISSUES
        )
        assert found(value, Rule.PAPER_MISSING) == ["info paper-missing:s1"] * expected
    other = an_agenda(a_session("s1", kind="meal", **session), briefs=[brief], issues=ISSUES)
    assert found(other, Rule.PAPER_MISSING) == []


def a_position(as_of: str, **fields: Any) -> Item:
    """Return a position of o1 on i1."""
    return {"id": f"q{as_of}", "organisation": "o1", "issue": "i1", "as_of": as_of, **fields}


@pytest.mark.parametrize(
    ("brief", "as_of", "expected"),
    [
        (a_brief({"organisation": "o1"}), "2027-02-02", 1),
        (a_brief({"organisation": "o1"}), "2027-02-01", 0),
        (a_brief({"issue": "i1"}), "2027-02-02", 1),
        (a_brief({"organisation": "o2"}), "2027-02-02", 0),
        (a_brief({"issue": "i2"}), "2027-02-02", 0),
        (a_brief({"organisation": "o1"}, state="draft"), "2027-02-02", 0),
        (a_brief(), "2027-02-02", 0),
    ],
)
def test_a_brief_is_older_than_what_is_held(brief: Item, as_of: str, expected: int) -> None:
    held = [a_position(as_of), a_position("2026-01-01")]
    value = an_agenda(briefs=[brief], issues=ISSUES, positions=held)
    assert found(value, Rule.BRIEF_STALE) == ["warn brief-stale:b1"] * expected


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (a_session("s1", issues=["i1"]), ["i2"]),
        (a_session("s1", None, issues=["i1"]), ["i1", "i2"]),
        (a_session("s1", issues=["i1", "i2"], dropped_on="2027-03-01"), ["i1", "i2"]),
    ],
)
def test_an_issue_has_no_session(session: Item, expected: list[str]) -> None:
    ids = [f"warn issue-unscheduled:{one}" for one in expected]
    assert found(an_agenda(session, issues=ISSUES), Rule.ISSUE_UNSCHEDULED) == ids


LINES = [{"id": f"l{at}", "organisation": "o2", "issue": f"i{at}", "rejects": []} for at in (1, 2)]


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ({"issues": ["i1"]}, 1),
        ({"issues": ["i1", "i2"]}, 1),
        ({"issues": []}, 0),
        ({"issues": ["i1"], "people": ["v2 optional"]}, 0),
        ({"issues": ["i1"], "people": ["v1", "v3"]}, 1),
        ({"issues": ["i1"], "start": None}, 0),
        ({"issues": ["i1"], "dropped_on": "2027-03-01"}, 0),
    ],
)
def test_who_has_a_red_line_is_absent(session: Item, expected: int) -> None:
    value = an_agenda(a_session("s1", **session), issues=ISSUES, red_lines=LINES)
    assert found(value, Rule.RED_LINE_ABSENT) == ["warn red-line-absent:o2:s1"] * expected


def test_who_is_listed_but_out_is_absent() -> None:
    session = a_session("s1", issues=["i1"], people=["v2"])
    value = an_agenda(session, issues=ISSUES, red_lines=LINES)
    assert len(found(with_seat(value, "v2", status="declined"), Rule.RED_LINE_ABSENT)) == 1


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (a_session("s1", kind="bilateral", people=["v1"]), 0),
        (a_session("s1", None, kind="bilateral", people=["v1"]), 1),
        (a_session("s1", kind="bilateral", people=["v2"]), 1),
        (a_session("s1", kind="breakout", people=["v1"]), 1),
    ],
)
def test_a_pivotal_party_has_no_bilateral(session: Item, expected: int) -> None:
    waits = [
        {"id": "k1", "party": "o1", "undertaking": "x"},
        {"id": "k2", "party": "o2", "undertaking": "y", "if": "k1"},
    ]
    ids = ["info pivot-no-bilateral:o1"] * expected
    assert found(an_agenda(session, commitments=waits), Rule.PIVOT_NO_BILATERAL) == ids
