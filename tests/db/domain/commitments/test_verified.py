"""What is verified, against a plain reading of the pages; and what cannot be said at all."""

from random import Random
from typing import Any

import pytest

from convenor_db.domain.commitments.answers import answer
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.interchange.read import read
from convenor_db.domain.interchange.write import to_text
from support.builders import an_interchange, read_in
from support.dossiers import ON, a_snapshot
from support.lengths import rounds
from support.verifications import PlainReading, a_case, a_dossier


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(rounds(200, whole=10000)))
def test_a_dossier_comes_to_what_a_plain_reading_says(seed: int) -> None:
    value = a_dossier(Random(seed))
    found, plain = answer(a_snapshot(value), on=ON), PlainReading(value)
    assert set(found.greatest) == plain.greatest()
    assert set(found.least) == plain.least()


def test_the_dossiers_are_neither_all_verified_nor_none() -> None:
    verified = {True: 0, False: 0}
    for seed in range(200):
        value = a_dossier(Random(seed))
        value["commitments"][0]["if"] = {"verified": "c1"}
        value["commitments"][1]["if"] = True
        verified["c0" in answer(a_snapshot(value), on=ON).greatest] += 1
    assert min(verified.values()) > 10


def test_ok_and_acceptances_can_be_assumed() -> None:
    snapshot = a_snapshot(a_case())
    assert answer(snapshot, on=ON).least == ("c0", "c1")
    for key in ("host", "seen", "ok:o0:o1:u", "c1"):
        assert "c0" not in answer(snapshot, on=ON, assume={key: False}).greatest
    nothing = a_snapshot(a_case(acceptances=[]))
    assert answer(nothing, on=ON).greatest == ("c1",)
    assert answer(nothing, on=ON, assume={"ok:o0:o1:u": True}).least == ("c0", "c1")
    silent = [{**row, "accepts": None} for row in a_case()["acceptances"]]
    assumed = {"host": True, "seen": True}
    assert answer(a_snapshot(a_case(acceptances=silent)), on=ON, assume=assumed).least == (
        "c0",
        "c1",
    )


def test_a_thousand_rows_of_history_are_one_answer() -> None:
    row = a_case()["acceptances"][0]
    rows = [{**row, "id": f"h{at}", "accepts": at == 999} for at in range(1000)]
    value = a_case(acceptances=[*rows, a_case()["acceptances"][1]])
    assert answer(a_snapshot(value), on=ON).greatest == ("c0", "c1")
    value["acceptances"].append({**row, "id": "old", "accepts": False, "as_of": "2026-12-31"})
    assert answer(a_snapshot(value), on=ON).greatest == ("c0", "c1")


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        ({"verified": "c0"}, "commitments[0].if: 'c0' is the party's own"),
        ({"all": [{"verified": "c0", "for": "o2"}]}, "commitments[0].if: 'c0' is the party's own"),
        ({"verified": "c2"}, "commitments[0].if: 'c2' cannot be verified"),
        ({"verified": "zz"}, "commitments[0].if: 'zz' is none of the commitments"),
        ({"verified": "c1", "for": "zz"}, "commitments[0].if: 'zz' is none of the organisations"),
    ],
)
def test_what_could_never_be_verified_is_refused_with_its_path(condition: Any, fault: str) -> None:
    value = a_case()
    value["commitments"][0] |= {"if": condition, "undertakes": "u"}
    value["commitments"].append({"id": "c2", "party": "o2", "undertaking": "z"})
    with pytest.raises(InputRefused) as refused:
        read_in(value)
    assert any(one.startswith(fault) for one in refused.value.faults)


def test_a_measure_says_for_whom_something_is_verified() -> None:
    value = a_case()
    value["measures"][0]["if"] = {"verified": "c1"}
    with pytest.raises(InputRefused, match=r"measures\[0\].if: 'c1' must be verified for"):
        read_in(value)
    value["measures"][0]["if"] = {"verified": "c1", "for": "o2"}
    read_in(value)


def test_a_merge_may_not_leave_something_that_waits_in_vain() -> None:
    there = a_snapshot(a_case())
    update = an_interchange(commitments=[{"id": "c1", "party": "o1", "undertaking": "y"}])
    with pytest.raises(InputRefused, match=r"commitments c0 of the file.if: 'c1' cannot"):
        read(update, "update", beside=there)


def asking(**fields: Any) -> dict[str, Any]:
    """Return the case in which the judge names the measure and says no more than *fields*."""
    row = {"id": "q", "organisation": "o0", "needs": "m", "as_of": "2027-01-01"}
    return a_case(requirements=[row | fields])


@pytest.mark.parametrize("shown", [None, "low", "medium", "high"])
def test_beside_named_measures_medium_is_the_default_and_asks_nothing_of_them(
    shown: str | None,
) -> None:
    """A dump writes defaults out, so that medium written and medium left out are one file."""
    silent, said = asking(), asking(detection="medium")
    assert to_text(a_snapshot(silent)) == to_text(a_snapshot(said))
    for value in (silent, said):
        value["measures"][0]["covers"][0]["detection"] = shown
        assert "c0" in answer(a_snapshot(value), on=ON).greatest


@pytest.mark.parametrize(("asked", "shown"), [("low", None), ("high", "medium"), ("high", None)])
def test_beside_named_measures_low_and_high_are_asked_of_them(
    asked: str, shown: str | None
) -> None:
    value = asking(detection=asked)
    value["measures"][0]["covers"][0]["detection"] = shown
    assert "c0" not in answer(a_snapshot(value), on=ON).greatest
    value["measures"][0]["covers"][0]["detection"] = "high"
    assert "c0" in answer(a_snapshot(value), on=ON).greatest


def test_medium_of_named_measures_is_asked_by_route() -> None:
    value = asking(detection="medium", each_route=1)
    value["measures"][0]["covers"][0]["detection"] = "low"
    assert "c0" not in answer(a_snapshot(value), on=ON).greatest
    value["measures"][0]["covers"][0]["detection"] = "medium"
    assert "c0" in answer(a_snapshot(value), on=ON).greatest
