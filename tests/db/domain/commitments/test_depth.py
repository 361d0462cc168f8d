"""However deep or long: an answer, or an error with its path; never a hang."""

import json
from functools import partial
from itertools import pairwise
from random import Random
from time import perf_counter
from typing import Any

import pytest
from msgspec.structs import replace

from convenor_db.domain.actions import commitments
from convenor_db.domain.commitments.answers import answer
from convenor_db.domain.commitments.sentences import plain, sentence
from convenor_db.domain.errors import InputRefused, NotAllowed
from convenor_db.domain.interchange.conditions import DEEPEST, without_atoms
from convenor_db.domain.interchange.read import parse, read
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_store, an_interchange, read_in
from support.dossiers import ON, a_condition, a_snapshot, parties

DEEP = 100_000


def nested(depth: int, inside: Any = "c1") -> Any:
    """Return a condition with *depth* rules inside one another."""
    for at in range(depth):
        inside = {"all": [inside]} if at % 2 else {"at_least": 1, "of": [False, inside]}
    return inside


def two_parties(condition: Any) -> dict[str, Any]:
    """Return an object in which c0 waits for a condition and c1 for nothing."""
    return an_interchange(
        organisations=parties(2),
        commitments=[
            {"id": "c0", "party": "o0", "undertaking": "pauses", "if": condition},
            {"id": "c1", "party": "o1", "undertaking": "pauses"},
        ],
    )


def deep_snapshot() -> Snapshot:
    """Return a snapshot with a condition that no file can hold."""
    shallow = read_in(two_parties(True)).records  # noqa: FBT003
    return Snapshot.of(
        replace(one, condition=nested(DEEP)) if getattr(one, "key", "") == "c0" else one
        for one in shallow
    )


def test_a_condition_a_hundred_thousand_deep_in_a_snapshot_has_an_answer() -> None:
    snapshot = deep_snapshot()
    assert answer(snapshot, on=ON).least == ("c0", "c1")
    assert answer(snapshot, on=ON, assume={"c1": False}).greatest == ()
    assert len(plain(sentence(snapshot, "c0"))) < 500


def test_what_is_gone_is_taken_out_of_a_condition_however_deep() -> None:
    deep = nested(DEEP)
    without = without_atoms(deep, {"c1"})
    assert without is not deep
    assert without_atoms(deep, {"zz"}) is deep


def test_a_condition_deeper_than_a_file_keeps_is_refused_with_its_path() -> None:
    with pytest.raises(InputRefused, match=r"commitments\[0\].if: .* at most 200 rules"):
        read_in(two_parties(nested(DEEP)))
    with pytest.raises(NotAllowed, match=r"if: .* at most 200 rules"):
        commitments.set_condition(a_snapshot(two_parties(True)), "c0", nested(DEEP))  # noqa: FBT003


def test_json_a_hundred_thousand_deep_is_refused_with_its_path() -> None:
    text = json.dumps(two_parties("DEEP"), sort_keys=True)
    deep = text.replace('"DEEP"', '{"all": [' * DEEP + "true" + "]}" * DEEP)
    with pytest.raises(InputRefused, match=r"^in.json was not read: commitments\[0\].if"):
        parse(deep, "in.json")
    with pytest.raises(InputRefused, match="nested too deeply"):
        parse("[" * DEEP, "in.json")


@pytest.mark.parametrize("field", ["undertaking", "expires", "withdrawn", "confidence", "party"])
def test_a_deep_value_where_none_belongs_is_a_fault_with_its_path(field: str) -> None:
    value = two_parties(True)  # noqa: FBT003
    value["commitments"][0][field] = nested(DEEP)
    with pytest.raises(InputRefused, match=rf"commitments\[0\].{field}: "):
        read_in(value)


def test_the_deepest_condition_a_file_keeps_goes_all_the_way_round() -> None:
    with a_store(two_parties(nested(DEEPEST))) as store:
        text = to_text(store.snapshot)
        again = read(parse(text, "The dump"), "The dump")
        assert to_text(Snapshot.of(again.records)) == text
        assert answer(store.snapshot, on=ON).greatest == ("c0", "c1")
        store.act(partial(commitments.delete, key="c1"))
        assert answer(store.snapshot, on=ON).greatest == ()
        store.undo()
        assert to_text(store.snapshot) == text
        store.act(partial(commitments.set_condition, key="c0", condition=nested(DEEPEST, "c0")))
        store.undo()
        assert to_text(store.snapshot) == text
        assert store.findings() == []


def a_chain(length: int, last: Any) -> dict[str, Any]:
    """Return commitments of which each waits for the next."""
    keys = [f"c{at:06}" for at in range(length)]
    waits = [*(later for _, later in pairwise(keys)), last]
    rows = [
        {"id": key, "party": f"o{at % 10}", "undertaking": "x", "if": wait}
        for at, (key, wait) in enumerate(zip(keys, waits, strict=True))
    ]
    return an_interchange(organisations=parties(10), commitments=rows)


def test_a_chain_of_a_hundred_thousand_has_an_answer() -> None:
    snapshot = a_snapshot(a_chain(DEEP, "c000000"))
    found = answer(snapshot, on=ON)
    assert (len(found.greatest), found.least) == (DEEP, ())
    assert all(len(falls) == DEEP - DEEP // 10 for falls in found.pivotal.values())
    assert len(answer(snapshot, on=ON, assume={"c000005": True}).least) == DEEP
    assert answer(snapshot, on=ON, assume={"c000005": False}).greatest == ()


def test_twenty_thousand_commitments_are_answered_within_seconds() -> None:
    chance = Random(1)
    keys = [f"c{at}" for at in range(20_000)]
    rows = [
        {
            "id": key, "party": f"o{chance.randrange(500)}", "undertaking": "x",
            "if": a_condition(chance, keys, []),
        }
        for key in keys
    ]  # fmt: skip
    snapshot = a_snapshot(an_interchange(organisations=parties(500), commitments=rows))
    start = perf_counter()
    found = answer(snapshot, on=ON)
    assert perf_counter() - start < 20
    assert len(found.least) <= len(found.greatest) < 20_000
