"""The figures of the matrix are read in one go, and are those that cell by cell comes to."""

import random

import pytest

from convenor.screens.positions.shown import DIVISION, ONLY, Choice, Shown
from convenor.widgets.matrix.values import SCALE
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import Cell, Standing, spread, summary
from support.builders import an_interchange, read_in

TODAY = "2027-03-01"


def a_snapshot(seed: int) -> Snapshot:
    """Return seven organisations, one of them no row, on four issues; some red lines."""
    chance = random.Random(seed)
    cells = [(f"o{body}", f"i{issue}") for body in range(6) for issue in range(4)]
    value = an_interchange(
        organisations=[
            {"id": f"o{at}", "name": f"Office {at}", "constituency": "industry"} for at in range(7)
        ],
        people=[{"id": "p", "family": "Adams", "organisation": "o6"}],
        issues=[
            {"id": f"i{at}", "title": f"Issue {at}", "options": [{"id": f"x{at}", "text": "Yes"}]}
            for at in range(4)
        ],
        positions=[
            {"id": f"s{at}", "organisation": body, "issue": issue,
             "stance": chance.choice((None, *SCALE)), "as_of": chance.choice(("2025-01-01", TODAY))}
            for at, (body, issue) in enumerate(chance.sample(cells, 15))
        ],
        red_lines=[
            {"id": f"r{at}", "organisation": body, "issue": issue, "rejects": [f"x{issue[1:]}"]}
            for at, (body, issue) in enumerate(chance.sample(cells, 3))
        ],
    )  # fmt: skip
    return Snapshot.of(read_in(value).records)


@pytest.mark.parametrize("seed", range(8))
def test_figures_are_those_that_cell_by_cell_comes_to(seed: int) -> None:
    snapshot = a_snapshot(seed)
    standing = Standing.of(snapshot)
    shown = Shown(snapshot, standing, TODAY)
    cells = [Cell(body, issue) for body in standing.organisations for issue in standing.issues]
    for only, _ in ONLY[1:]:
        assert shown.count(only) == sum(shown.is_meant(only, cell) for cell in cells)
    known = [cell for cell in cells if standing.stance(*cell) is not None]
    assert shown.count("known") == len(known)
    matrix = shown.matrix(Choice(sort=DIVISION))
    assert {row.key for row in matrix.rows} == {f"o{at}" for at in range(6)}
    for row in matrix.rows:
        assert (row.median, row.known, row.of) == summary(_of_body(standing, row.key))
    for column in matrix.columns:
        held = standing.on_issue(column.key)
        assert column.counts == tuple(held.get(stance, 0) for stance in SCALE)
        assert column.unknown == held.get(None, 0)
    spreads = [spread(_of_body(standing, row.key)) for row in matrix.rows]
    assert spreads == sorted(spreads, reverse=True)
    apart = {
        issue: spread(standing.stance(body, issue) for body in standing.organisations)
        for issue in standing.issues
    }
    divided = (key for key in standing.issues if apart[key])
    assert shown.divided() == sorted(divided, key=lambda key: -apart[key])


def _of_body(standing: Standing, body: str) -> list[int | None]:
    return [standing.stance(body, issue) for issue in standing.issues]
