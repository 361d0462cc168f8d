"""Organisations as rows: what is counted of them, and where they stand."""

from typing import Any

import pytest

from convenor.models.organisations import (
    ORGANISATION_COLUMNS,
    POSITIONS,
    OrganisationRow,
    organisation_rows,
)
from support.builders import a_store, an_interchange


def an_issue(key: str, title: str, short: str = "") -> dict[str, Any]:
    return {"id": key, "title": title, "short": short}


def a_position(key: str, issue: str, stance: int | None, day: str) -> dict[str, Any]:
    return {"id": key, "organisation": "o1", "issue": issue, "stance": stance, "as_of": day}


@pytest.fixture
def rows() -> dict[str, OrganisationRow]:
    """Return the rows of two organisations, of which one has taken positions."""
    value = an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "constituency": "government"},
            {"id": "o2", "name": "Northlight", "constituency": "ai-developer"},
        ],
        people=[{"id": "p1", "family": "Okafor", "organisation": "o1"}],
        invitations=[{"id": "v1", "person": "p1", "status": "accepted"}],
        issues=[an_issue("i1", "Third-party audits", "Audits"), an_issue("i2", "Thresholds"),
                an_issue("i3", "Reporting")],
        positions=[
            a_position("q1", "i1", 2, "2027-02-01"),
            a_position("q2", "i1", -1, "2027-01-01"),
            a_position("q3", "i2", 0, "2027-01-01"),
            a_position("q4", "i3", 1, "2027-01-01"),
            a_position("q5", "i3", None, "2027-02-01"),
        ],
    )  # fmt: skip
    with a_store(value) as store:
        return organisation_rows(store.snapshot)[0]


def test_the_newest_stance_on_each_issue_stands_in_the_strip(
    rows: dict[str, OrganisationRow],
) -> None:
    assert rows["o1"].stances == (2, 0, None)
    assert ORGANISATION_COLUMNS[POSITIONS].words(rows["o1"]) == "Audits +2, Thresholds 0"


def test_where_nothing_is_known_that_is_said(rows: dict[str, OrganisationRow]) -> None:
    assert ORGANISATION_COLUMNS[POSITIONS].words(rows["o2"]) == "unknown"
    assert rows["o2"].seats == ""
    assert rows["o1"].seats == "1 / 0"


def test_organisations_sort_by_how_much_is_known_of_them(rows: dict[str, OrganisationRow]) -> None:
    by = ORGANISATION_COLUMNS[POSITIONS].sort
    assert by is not None
    assert (by(rows["o1"]), by(rows["o2"])) == (2, None)
