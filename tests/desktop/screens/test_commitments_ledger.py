"""The ledger that takes over what has not changed says what one made anew would say."""

import random
from typing import Any

import pytest
from msgspec.structs import replace

from convenor.screens.positions.commitments.ledger import Holding, Ledger
from convenor_db.domain.records import Record
from convenor_db.domain.snapshot import Change, Snapshot
from support.builders import an_interchange, read_in

TODAY = "2027-03-01"
DEEDS = ("pauses", "declares its clusters", "hosts the inspectorate")


def a_snapshot(chance: random.Random, count: int = 24) -> Snapshot:
    """Return commitments of six parties that wait for each other and for four facts."""

    def condition() -> Any:
        if chance.random() < 0.15:
            return True
        parts: list[Any] = [f"c{chance.randrange(count)}" for _ in range(chance.randint(0, 2))]
        parts.append(f"f{chance.randrange(4)}")
        if chance.random() < 0.3:
            parts.append({"not": f"f{chance.randrange(4)}"})
        if chance.random() < 0.3:
            return {"at_least": 1, "of": parts}
        return {chance.choice(("all", "any")): parts}

    value = an_interchange(
        organisations=[
            {"id": f"o{at}", "name": f"Party {at}", "constituency": "ai-developer"}
            for at in range(6)
        ],
        facts=[
            {"id": f"f{at}", "text": f"Fact {at}", "holds": chance.choice((None, True, False))}
            for at in range(4)
        ],
        commitments=[
            {
                "id": f"c{at}", "party": f"o{at % 6}", "undertaking": chance.choice(DEEDS),
                "if": condition(),
            }
            for at in range(count)
        ],
    )  # fmt: skip
    return Snapshot.of(read_in(value).records)


def changed(snapshot: Snapshot, kind: str, key: str, **fields: Any) -> Snapshot:
    """Return the snapshot with other values in a record."""
    before: Record = snapshot.table(kind)[key]
    after = replace(before, **fields)
    return snapshot.with_changes([Change(kind, key, before, after, snapshot.places[kind][key])])


def a_change(chance: random.Random, snapshot: Snapshot, at: int) -> Snapshot:
    """Return the snapshot after something that may or may not decide what holds."""
    fact, party = f"f{chance.randrange(4)}", f"o{chance.randrange(6)}"
    deed = f"c{chance.randrange(24)}"
    match chance.randrange(7):
        case 0 | 1 | 2:
            answer = chance.choice((None, True, False))
            return changed(snapshot, "facts", fact, holds=answer)
        case 3:
            return changed(snapshot, "facts", fact, text=f"Fact {fact} at {at}")
        case 4:
            return changed(snapshot, "organisations", party, name=f"Party {party} at {at}")
        case 5:
            return changed(snapshot, "commitments", deed, undertaking=f"does {at}")
        case _:
            return changed(snapshot, "commitments", deed, withdrawn=chance.random() < 0.5)


def told(ledger: Ledger, keys: list[str]) -> list[object]:
    """Return everything a ledger says, the sentences of some commitments only."""
    holding = [ledger.keys(one) for one in Holding]
    falls = [ledger.fall_without(f"o{at}") for at in range(6)]
    rest = [(ledger.resting_on(f"f{at}"), ledger.resting_on_fact(f"f{at}")) for at in range(4)]
    verified = [ledger.verified(key, "o0") for key in ledger.commitments]
    words = [(ledger.words(key), ledger.search(key)) for key in keys]
    return [*holding, ledger.pivots(), *falls, *rest, *verified, *words, dict(ledger.facts)]


@pytest.mark.parametrize("seed", range(12))
def test_a_ledger_taken_over_says_what_a_new_one_says(seed: int) -> None:
    chance = random.Random(seed)
    snapshot = a_snapshot(chance)
    ledger = Ledger(snapshot, TODAY)
    for at in range(30):
        snapshot = a_change(chance, snapshot, at)
        ledger = Ledger(snapshot, TODAY, ledger)
        asked = chance.sample(list(ledger.commitments), 8)
        assert told(ledger, asked) == told(Ledger(snapshot, TODAY), asked)


def test_the_answer_to_a_fact_leaves_what_waits_for_it_as_it_was_worked_out() -> None:
    snapshot = a_snapshot(random.Random(1))
    ledger = Ledger(snapshot, TODAY)
    later = changed(snapshot, "facts", "f0", holds=not snapshot.table("facts")["f0"].holds)  # type: ignore[attr-defined]
    after = Ledger(later, TODAY, ledger)
    assert after.found.system.network is ledger.found.system.network
    other_day = Ledger(later, "2027-03-02", after)
    assert other_day.found.system.network is not after.found.system.network
