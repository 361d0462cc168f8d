"""What commitments come to: against brute force, and what must change nothing."""

import json
import re
from collections.abc import Mapping
from random import Random
from typing import Any

import pytest

from convenor_db.domain.commitments.answers import Answer, answer
from convenor_db.domain.errors import NotAllowed
from support.builders import an_interchange
from support.dossiers import (
    ON,
    BruteForce,
    a_condition,
    a_snapshot,
    a_system,
    in_another_order,
    parties,
    some_assumptions,
)
from support.lengths import rounds


def answered(value: dict[str, Any], assume: Mapping[str, bool] | None = None) -> Answer:
    """Return the answer about an interchange object."""
    return answer(a_snapshot(value), on=ON, assume=assume)


def a_case(*conditions: Any, facts: Any = (), **more: Any) -> dict[str, Any]:
    """Return an object in which party o0 makes commitment c0 on the first condition, and so on."""
    commitments = [
        {"id": f"c{at}", "party": f"o{at}", "undertaking": "pauses", "if": condition, **more}
        for at, condition in enumerate(conditions)
    ]
    return an_interchange(
        organisations=parties(len(conditions)), commitments=commitments, facts=list(facts)
    )


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(rounds(400, whole=8000)))
def test_fixed_points_and_pivots_are_those_of_brute_force(seed: int) -> None:
    chance = Random(seed)
    value = a_system(chance)
    assume = some_assumptions(chance, value)
    found, expected = answered(value, assume), BruteForce(value, assume)
    assert set(found.greatest) == expected.greatest()
    assert set(found.least) == expected.least()
    assert found.pivotal == expected.pivotal()
    assert list(found.greatest) == sorted(found.greatest)
    assert list(found.least) == sorted(found.least)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(rounds(4, whole=40)))
def test_twelve_commitments_are_those_of_brute_force(seed: int) -> None:
    value = a_system(Random(seed), most=12)
    expected = BruteForce(value, {})
    assert set(answered(value).greatest) == expected.greatest()
    assert set(answered(value).least) == expected.least()


@pytest.mark.parametrize("seed", range(60))
def test_order_names_and_what_does_not_matter_change_nothing(seed: int) -> None:
    chance = Random(seed)
    value = a_system(chance)
    before = answered(value)
    assert answered(in_another_order(chance, value)) == before
    renamed = json.loads(re.sub(r'"([cof]\d+)"', r'"z.\1"', json.dumps(value)))
    after = answered(renamed)
    assert after.greatest == tuple(f"z.{key}" for key in before.greatest)
    assert after.pivotal == {
        f"z.{party}": tuple(f"z.{key}" for key in falls) for party, falls in before.pivotal.items()
    }
    more = {"id": "extra", "party": "o0", "undertaking": "x", "if": False, "withdrawn": False}
    added = answered({**value, "commitments": [*value["commitments"], more]})
    assert (added.greatest, added.least) == (before.greatest, before.least)


@pytest.mark.parametrize("seed", range(60))
def test_a_harder_condition_never_lets_more_hold(seed: int) -> None:
    chance = Random(seed)
    value = a_system(chance)
    before = answered(value)
    keys = [one["id"] for one in value["commitments"]]
    facts = [one["id"] for one in value["facts"]]
    hardened = dict(chance.choice(value["commitments"]))
    hardened["if"] = {"all": [hardened["if"], a_condition(chance, keys, facts)]}
    harder = [hardened if one["id"] == hardened["id"] else one for one in value["commitments"]]
    after = answered({**value, "commitments": harder})
    assert set(after.greatest) <= set(before.greatest)
    assert set(after.least) <= set(before.least)


def test_two_that_wait_for_each_other_hold_by_trust_alone() -> None:
    found = answered(a_case("c1", "c0"))
    assert found == Answer(("c0", "c1"), (), {"o0": ("c1",), "o1": ("c0",)})


def test_what_waits_for_itself_holds_by_trust_alone() -> None:
    assert answered(a_case("c0")) == Answer(("c0",), (), {"o0": ()})


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"all": []}, True),
        ({"any": []}, False),
        ({"at_least": 0, "of": []}, True),
        ({"at_least": -3, "of": [False]}, True),
        ({"at_least": 3, "of": [True, True]}, False),
        ({"at_least": 2, "of": ["c1", "c1"]}, True),
        ({"share": 1, "of": {}}, True),
        ({"share": 0, "of": {"c2": 1}}, True),
        ({"share": 0.5, "of": {"c2": 0}}, True),
        ({"share": 0.3, "of": {"c1": 0.3, "c2": 0.7}}, True),
        ({"share": 0.1, "of": {"c1": 0.1, "c2": 0.9}}, True),
        ({"share": 0.300001, "of": {"c1": 0.3, "c2": 0.7}}, False),
        ({"share": 0.6, "of": {"c1": 0.1, "c3": 0.2, "c2": 0.2}}, True),
        ({"share": 1e-300, "of": {"c1": 1e-300, "c2": 1e15}}, False),
    ],
)
def test_gates_at_their_edges(condition: Any, holds: bool) -> None:  # noqa: FBT001
    found = answered(a_case(condition, True, False, True))  # noqa: FBT003
    assert ("c0" in found.greatest, "c0" in found.least) == (holds, holds)


@pytest.mark.parametrize(
    ("known", "itself", "negated"),
    [(True, True, False), (False, False, True), (None, False, False)],
)
def test_an_unknown_fact_is_neither_itself_nor_its_negation(
    known: bool | None,  # noqa: FBT001
    itself: bool,  # noqa: FBT001
    negated: bool,  # noqa: FBT001
) -> None:
    facts = [{"id": "f0", "text": "It is so", "holds": known}]
    held = answered(a_case("f0", {"not": "f0"}, facts=facts)).greatest
    assert ("c0" in held, "c1" in held) == (itself, negated)
    facts[0]["holds"] = None
    if known is not None:
        assert answered(a_case("f0", {"not": "f0"}, facts=facts), {"f0": known}).greatest == held


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ({"expires": "2027-03-01"}, False),
        ({"expires": ON}, True),
        ({"expires": "2027-03-03"}, True),
        ({"withdrawn": True}, False),
    ],
)
def test_what_has_expired_or_is_withdrawn_never_holds(more: Any, holds: bool) -> None:  # noqa: FBT001
    value = a_case({"all": []}, **more)
    assert bool(answered(value).greatest) is holds
    assert answered(value, {"c0": True}).least == ("c0",)


def test_what_is_assumed_of_a_party_falls_with_the_party() -> None:
    found = answered(a_case(False, "c0"), {"c0": True})  # noqa: FBT003
    assert found == Answer(("c0", "c1"), ("c0", "c1"), {"o0": ("c1",), "o1": ()})


def test_what_is_assumed_not_to_hold_is_struck() -> None:
    assert answered(a_case({"all": []}, "c0"), {"c0": False}).greatest == ()


@pytest.mark.parametrize("key", ["zz", "o0", "ok:o0:o0", "ok:o0:zz:u1", "host:o0:m1", "not:f0", ""])
def test_an_assumption_about_nothing_is_refused_by_name(key: str) -> None:
    with pytest.raises(NotAllowed, match=re.escape(f"“{key}”")):
        answered(a_case({"all": []}), {key: True})
