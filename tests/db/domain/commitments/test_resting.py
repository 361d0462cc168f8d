"""Which commitments rest on a fact, however many stand between them."""

from random import Random
from typing import Any

import pytest

from convenor_db.domain.commitments.answers import answer
from convenor_db.domain.commitments.resting import Resting, resting_on_facts
from convenor_db.domain.commitments.system import System, compiled, negation
from support.dossiers import ON, a_snapshot, a_system
from support.lengths import rounds
from support.verifications import a_case, a_dossier


def resting(value: dict[str, Any]) -> dict[str, Resting]:
    return resting_on_facts(compiled(a_snapshot(value), ON))


def one_by_one(system: System, fact: str) -> set[str]:
    """Return what can be reached from a fact over the network, as one walks it by hand."""
    users, atoms = system.network.users(), system.network.atoms
    waiting = [atoms[fact], atoms[negation(fact)]]
    seen = set(waiting)
    while waiting:
        for node, _ in users[waiting.pop()]:
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return {system.keys[node] for node in seen if node in system.keys}


def test_a_fact_that_a_measure_waits_for_is_what_the_verified_rest_on() -> None:
    value = a_case(facts=[{"id": "f", "text": "The inspectorate exists"}])
    assert resting(value) == {"f": Resting()}
    value["measures"][0]["if"] = {"all": ["f"]}
    assert resting(value) == {"f": Resting(through=("c0",))}
    value["commitments"].append({"id": "c2", "party": "o2", "undertaking": "z", "if": "c0"})
    assert resting(value)["f"].keys == ("c0", "c2")


def test_a_fact_that_an_acceptance_waits_for_too() -> None:
    value = a_case(facts=[{"id": "f", "text": "F"}])
    value["acceptances"][0]["if"] = {"not": "f"}
    assert resting(value) == {"f": Resting(through=("c0",))}


def test_named_are_those_whose_own_condition_says_it_the_withdrawn_too() -> None:
    value = a_case(facts=[{"id": "f", "text": "F"}, {"id": "g", "text": "G"}])
    value["commitments"] = [
        {"id": "c0", "party": "o0", "undertaking": "x", "if": "c1"},
        {"id": "c1", "party": "o1", "undertaking": "y", "if": {"any": ["c0", {"not": "f"}]}},
        {"id": "c2", "party": "o2", "undertaking": "z", "if": "f", "withdrawn": True},
    ]
    assert resting(value) == {"f": Resting(("c1", "c2"), ("c0",)), "g": Resting()}


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(rounds(100, whole=5000)))
def test_all_facts_at_once_are_what_each_is_by_itself(seed: int) -> None:
    chance = Random(seed)
    value = a_dossier(chance) if seed % 2 else a_system(chance)
    snapshot = a_snapshot(value)
    system = compiled(snapshot, ON)
    found = resting_on_facts(system)
    for fact, of in found.items():
        assert set(of.keys) == one_by_one(system, fact) | set(of.named)
        assert not set(of.named) & set(of.through)
        answers = [answer(snapshot, on=ON, assume={fact: holds}) for holds in (True, False)]
        turned = set(answers[0].greatest) ^ set(answers[1].greatest)
        turned |= set(answers[0].least) ^ set(answers[1].least)
        assert turned <= set(of.keys), "what a fact decides rests on it"


def test_a_long_chain_is_walked_without_recursion() -> None:
    value = a_case(facts=[{"id": "f", "text": "F"}])
    value["commitments"] = [
        {"id": f"c{at}", "party": "o0", "undertaking": "x", "if": f"c{at + 1}"}
        for at in range(3000)
    ]  # fmt: skip
    value["commitments"].append({"id": "c3000", "party": "o1", "undertaking": "y", "if": "f"})
    of = resting(value)["f"]
    assert (of.named, len(of.through)) == (("c3000",), 3000)
