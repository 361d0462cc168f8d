"""Commitments and facts: fields, conditions that are refused, and what a deletion leaves."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import commitments, facts, organisations
from convenor_db.domain.actions.losses import losses_in_words
from convenor_db.domain.commitments.answers import answer
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.read import parse, read
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import Commitment, Fact
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Store
from support.builders import a_store, an_interchange
from support.dossiers import ON, parties

TODAY = "2027-03-02"


def a_file(condition: Any = True) -> Store:  # noqa: FBT002
    """Return a store in which c0 waits for a condition; c1 and c2 wait for nothing."""
    row = {"undertaking": "pauses", "undertakes": "u1"}
    return a_store(
        an_interchange(
            organisations=parties(3),
            issues=[{"id": "i1", "title": "Pause"}],
            undertakings=[{"id": "u1", "title": "U"}, {"id": "u2", "title": "V"}],
            facts=[{"id": "f1", "text": "It is so", "holds": True}],
            commitments=[
                {"id": f"c{at}", "party": f"o{at}", "if": condition if at == 0 else True, **row}
                for at in range(3)
            ],
        )
    )


def the(store: Store, key: str) -> Commitment:
    """Return one commitment of a store."""
    found = store.snapshot.get("commitments", key)
    assert isinstance(found, Commitment)
    return found


def loads_again(store: Store) -> bool:
    """Say whether a load takes the dump and dumps the same."""
    text = to_text(store.snapshot)
    return to_text(Snapshot.of(read(parse(text, "It"), "It").records)) == text


def test_a_commitment_is_added_filled_in_and_taken_back() -> None:
    with a_file() as store:
        before = to_text(store.snapshot)
        store.act(lambda now: commitments.add(now, "o1", " hosts  it ", key="n1", today=TODAY))
        for field, text in {
            "issue": "i1", "undertakes": "u2", "expires": "2027-05-01", "source": "Letter",
            "confidence": "high", "mark": "TLP:RED", "note": "a\nb", "as_of": "2027-03-01",
        }.items():  # fmt: skip
            store.act(partial(commitments.set_field, key="n1", field=field, text=text))
        store.act(partial(commitments.set_condition, key="n1", condition={"not": "f1"}))
        store.act(partial(commitments.set_party, key="n1", party="o2"))
        store.act(partial(commitments.set_withdrawn, key="n1", withdrawn=True))
        made = the(store, "n1")
        assert (made.party, made.undertaking, made.issue) == ("o2", "hosts it", "i1")
        assert (made.expires, made.confidence, made.note) == ("2027-05-01", "high", "a\nb")
        assert (made.undertakes, made.condition, made.withdrawn) == ("u2", {"not": "f1"}, True)
        assert loads_again(store)
        for _ in range(12):
            store.undo()
        assert to_text(store.snapshot) == before


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ({"not": "c1"}, "'c1' is none of the facts"),
        ("zz", "'zz' is none of the commitments or facts or acceptances"),
        ({"verified": "c0"}, "'c0' is the party's own"),
        ({"verified": "f1"}, "'f1' is none of the commitments"),
        ({"share": 2, "of": {}}, "if.share: a number from 0 to 1"),
        ({"share": 1, "of": {"c1": 10**400}}, "if.of.c1: a weight"),
        ({"at_least": 10**400, "of": []}, "if.at_least: the number is too large"),
        ({"unless": "c1"}, "no condition has the keys unless"),
        (["c1"], "a condition is true, false, an id"),
        (None, "a condition is true, false, an id"),
    ],
)
def test_a_condition_that_is_none_is_refused(condition: Any, why: str) -> None:
    with a_file("c1") as store, pytest.raises(NotAllowed) as refused:
        store.act(partial(commitments.set_condition, key="c0", condition=condition))
    assert why in str(refused.value)
    assert the(store, "c0").condition == "c1"


@pytest.mark.parametrize(
    ("build", "error"),
    [
        (partial(commitments.set_field, key="c0", field="issue", text="gone"), Gone),
        (partial(commitments.set_field, key="c0", field="undertaking", text=" "), Unreadable),
        (partial(commitments.set_field, key="c0", field="mark", text="TLP:PINK"), Unreadable),
        (partial(commitments.set_field, key="gone", field="note", text=""), Gone),
        (partial(commitments.set_field, key="c1", field="undertakes", text=""), NotAllowed),
        (partial(commitments.set_party, key="c1", party="o0"), NotAllowed),
        (partial(commitments.set_party, key="c0", party="o1"), NotAllowed),
        (partial(commitments.set_party, key="c0", party="gone"), Gone),
        (partial(commitments.add, party="gone", undertaking="x", key="n"), Gone),
        (partial(facts.add, text="", key="n"), Unreadable),
        (partial(facts.set_holds, key="gone", holds=True, today=TODAY), Gone),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_everything(build: Any, error: Any) -> None:
    with a_file({"all": [{"verified": "c1"}]}) as store:
        before = to_text(store.snapshot)
        with pytest.raises(error):
            store.act(build)
        assert to_text(store.snapshot) == before


def test_a_fact_says_whether_it_holds_as_of_today() -> None:
    with a_file("f1") as store:
        for holds, expected in ((None, False), (False, False), (True, True)):
            store.act(partial(facts.set_holds, key="f1", holds=holds, today=TODAY))
            fact = store.snapshot.get("facts", "f1")
            assert isinstance(fact, Fact)
            assert (fact.holds, fact.as_of) == (holds, TODAY)
            assert ("c0" in answer(store.snapshot, on=ON).least) is expected
        same = store.act(partial(facts.set_holds, key="f1", holds=True, today="2027-03-09"))
        assert same is None


@pytest.mark.parametrize(
    ("condition", "left", "holds"),
    [
        ("c1", False, False),
        ({"any": ["c1", "c2"]}, {"any": [False, "c2"]}, True),
        ({"verified": "c1"}, False, False),
        ({"share": 0.5, "of": {"c1": 1}}, False, False),
        ({"share": 0.5, "of": {"c1": 3, "c2": 1}}, False, False),
        ({"share": 0.25, "of": {"c1": 1, "c2": 3}}, {"share": 1 / 3, "of": {"c2": 3}}, True),
        ({"share": 0.4, "of": {"c1": 0.2, "c2": 0.3}}, {"share": 2 / 3, "of": {"c2": 0.3}}, True),
    ],
)
def test_what_waited_for_something_deleted_waits_in_vain(
    condition: Any,
    left: Any,
    holds: bool,  # noqa: FBT001
) -> None:
    with a_file(condition) as store:
        edit: Edit = commitments.delete(store.snapshot, "c1")
        assert losses_in_words(store.snapshot, edit) == "1 commitment loses it."
        store.act(lambda now: commitments.delete(now, "c1"))
        kept = the(store, "c0").condition
        if isinstance(left, dict) and "share" in left:
            assert kept == {**left, "share": pytest.approx(left["share"], rel=1e-12)}
        else:
            assert kept == left
        assert ("c0" in answer(store.snapshot, on=ON).greatest) is holds
        assert loads_again(store)
        store.undo()
        assert the(store, "c0").condition == condition


def test_deleting_a_party_a_judge_a_fact_or_an_undertaking_opens_nothing() -> None:
    waits = {"any": [{"verified": "c1", "for": "o2"}, {"not": "f1"}]}
    for build in (
        partial(organisations.delete, keys=["o2"]),
        partial(organisations.delete, keys=["o1"]),
        lambda _: Edit(label="Delete", removes=(("undertakings", "u1"),)),
    ):
        with a_file(waits) as store:
            store.act(build)
            assert the(store, "c0").condition == {"any": [False, {"not": "f1"}]}
            assert loads_again(store)
    with a_file(waits) as store:
        store.act(partial(facts.delete, key="f1"))
        assert the(store, "c0").condition["any"][1] is False
