"""Who stands where: current versions, what is out of date, medians, agreement, division."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor_db.domain.records import IssueKey, OrganisationKey, Position
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import (
    Cell,
    Standing,
    agreement,
    current_positions,
    history,
    holders,
    is_stale,
    spread,
    summary,
)
from support.builders import a_full_house, read_in
from support.disputes import a_dispute, held


def a_snapshot(**lists: Any) -> Snapshot:
    """Return the dispute, some lists replaced."""
    return Snapshot.of(read_in(a_dispute(**lists)).records)


def a_position(organisation: str, issue: str, stance: int | None, salience: Any = None) -> Position:
    """Return a position without a past."""
    return Position(
        key=f"{organisation}-{issue}",
        organisation=OrganisationKey(organisation),
        issue=IssueKey(issue),
        stance=stance,
        salience=salience,
        as_of="2027-01-01",
    )


def test_the_newest_is_current_and_of_equal_dates_the_later_in_the_list() -> None:
    snapshot = a_snapshot(
        positions=[
            held("new", "o1 i1", 2, "2027-02-01"),
            held("old", "o1 i1", -2, "2026-02-01"),
            held("same", "o1 i1", 1, "2027-02-01"),
        ]
    )
    cell = Cell("o1", "i1")
    assert [one.key for one in history(snapshot, cell)] == ["old", "new", "same"]
    assert current_positions(snapshot)[cell].key == "same"


def test_a_day_shows_how_it_stood_then() -> None:
    snapshot, cell = a_snapshot(), Cell("o1", "i1")
    assert current_positions(snapshot, on="2027-01-14")[cell].stance == -1
    assert current_positions(snapshot, on="2027-01-15")[cell].stance == 1
    assert cell not in current_positions(snapshot, on="2026-11-09")
    assert not Standing.of(snapshot, on="2026-12-31").red_lines
    assert Standing.of(snapshot, on="2027-01-01").red_lines
    assert [one.stance for one in history(snapshot, cell, on="2026-12-31")] == [-1]


def test_what_is_older_than_the_limit_is_stale_and_unknown_never_is() -> None:
    value = a_dispute(positions=[held("k", "o1 i1", 0, "2027-01-01"), held("u", "o1 i2", None)])
    value["convening"]["stale_days"] = 30
    snapshot = Snapshot.of(read_in(value).records)
    known, unknown = snapshot.positions["k"], snapshot.positions["u"]
    assert not is_stale(snapshot, known, today="2027-01-31")
    assert is_stale(snapshot, known, today="2027-02-01")
    assert not is_stale(snapshot, unknown, today="2029-01-01")


def test_rows_are_those_with_a_stance_a_line_a_promise_or_a_live_seat() -> None:
    value = a_full_house()
    value["organisations"] += [
        {"id": "o3", "name": "Only a line", "constituency": "other"},
        {"id": "o4", "name": "Only a promise", "constituency": "other"},
        {"id": "o5", "name": "Only its people", "constituency": "other"},
        {"id": "o6", "name": "Only press", "constituency": "media"},
    ]
    value["people"].append({"id": "p8", "family": "Nobody", "organisation": "o5"})
    value["people"].append({"id": "p9", "family": "Reporter", "organisation": "o6"})
    value["invitations"].append(
        {"id": "v9", "person": "p9", "status": "accepted", "capacity": "press"}
    )
    value["issues"] = [{"id": "i1", "title": "One", "options": [{"id": "a", "text": "A"}]}]
    value["red_lines"] = [{"id": "l1", "organisation": "o3", "issue": "i1", "rejects": ["a"]}]
    value["commitments"] = [{"id": "c1", "party": "o4", "undertaking": "Pause"}]
    snapshot = Snapshot.of(read_in(value).records)
    assert holders(snapshot) == ("o1", "o2", "o3", "o4")
    assert holders(snapshot, also=("o6",)) == ("o1", "o2", "o3", "o4", "o6")
    value["invitations"][0]["status"] = "declined"
    assert holders(Snapshot.of(read_in(value).records)) == ("o2", "o3", "o4")


def test_rows_are_also_those_nobody_belongs_to_and_must_haves() -> None:
    bodies = [
        {"id": "o1", "name": "Alone", "constituency": "other"},
        {"id": "o2", "name": "With people", "constituency": "other"},
        {"id": "o3", "name": "With an ended seat", "constituency": "other"},
        {"id": "o4", "name": "Decides", "constituency": "other", "must_have": True},
    ]
    people = [{"id": f"p{at}", "family": "One", "organisation": f"o{at}"} for at in (2, 4)]
    seats = [{"id": "v3", "seat_of": "o3", "status": "declined", "capacity": "participant"}]
    snapshot = a_snapshot(
        organisations=bodies, people=people, invitations=seats, positions=[], red_lines=[]
    )
    assert holders(snapshot) == ("o1", "o4")


@pytest.mark.parametrize(
    ("stances", "middle", "known"),
    [
        ([], None, 0),
        ([None, None], None, 0),
        ([2, None, None], 2, 1),
        ([-2, 2, None], 0, 2),
        ([1, 2, None], 1.5, 2),
        ([-2, -2, 2], -2, 3),
    ],
)
def test_a_median_leaves_the_unknown_out(
    stances: list[int | None], middle: float | None, known: int
) -> None:
    assert summary(stances) == (middle, known, len(stances))


def test_unknown_is_never_neutral() -> None:
    assert spread([2, 2, None, None]) == spread([2, 2]) == 0
    assert spread([2, 2, 0, 0]) == 1
    assert spread([-2, 2]) == 2
    assert spread([None]) == 0
    mine = [a_position("a", "i1", 2), a_position("a", "i2", None)]
    its = [a_position("b", "i1", 2), a_position("b", "i2", -2)]
    assert agreement(mine, its) == (1, 1)
    assert agreement(mine[1:], its) is None


def test_agreement_weighs_by_what_the_two_care_about() -> None:
    mine = [a_position("a", "i1", 2, 3), a_position("a", "i2", 2, 0)]
    its = [a_position("b", "i1", 2, 3), a_position("b", "i2", -2, 0)]
    assert agreement(mine, its) == (1, 2)
    nobody_cares = [a_position("b", "i1", 2, 0), a_position("b", "i2", -2, 0)]
    assert agreement([a_position("a", "i1", 2, 0), mine[1]], nobody_cares) == (0.5, 2)
    unsaid = agreement([a_position("a", "i1", 2), mine[1]], its)
    assert unsaid == (1, 2)


def _by_pairs(standing: Standing, body: str) -> float | None:
    """Return what `with_the_others` comes to, pair by pair and issue by issue."""
    near = weights = 0.0
    for other in standing.organisations:
        for issue in standing.issues:
            mine, its = (standing.current.get(Cell(one, issue)) for one in (body, other))
            if other == body or mine is None or its is None:
                continue
            if mine.stance is None or its.stance is None:
                continue
            weight = sum(1 if one.salience is None else one.salience for one in (mine, its))
            near += weight * (1 - abs(mine.stance - its.stance) / 4)
            weights += weight
    return near / weights if weights else None


_STANCES = st.tuples(st.sampled_from([-2, -1, 0, 1, 2, None]), st.sampled_from([None, 0, 1, 3]))


@given(st.lists(st.lists(_STANCES, min_size=3, max_size=3), min_size=1, max_size=6))
def test_agreement_with_all_others_is_that_of_the_pairs(table: list[list[Any]]) -> None:
    bodies = tuple(f"o{at}" for at in range(len(table)))
    issues = ("i0", "i1", "i2")
    current = {
        Cell(body, issue): a_position(body, issue, *cell)
        for body, line in zip(bodies, table, strict=True)
        for issue, cell in zip(issues, line, strict=True)
    }
    standing = Standing(bodies, issues, current, {})
    found = standing.with_the_others()
    for body in bodies:
        expected = _by_pairs(standing, body)
        assert (body in found) == (expected is not None)
        if expected is not None:
            assert found[body].share == pytest.approx(expected)


def test_an_issue_counts_each_stance_and_the_unknown_apart() -> None:
    standing = Standing.of(a_snapshot())
    assert standing.organisations == ("o1", "o2", "o3")
    assert dict(standing.on_issue("i1")) == {1: 1, -2: 1, None: 1}
    assert dict(standing.on_issue("i3")) == {None: 3}
    second = [standing.stance("o2", issue) for issue in standing.issues]
    assert summary(second) == (-0.5, 2, 3)
    assert spread(standing.stance(body, "i1") for body in standing.organisations) == 1.5
    assert spread(standing.stance("o1", issue) for issue in standing.issues) == 0
    assert [line.key for line in standing.red_lines[Cell("o2", "i1")]] == ["l1"]
