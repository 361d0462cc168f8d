"""Pairs that are kept apart: each once, never somebody from themselves."""

from typing import Any

import pytest

from convenor_db.domain.actions import keeping_apart
from convenor_db.domain.edits import Edit, shown
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.records import Scope
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store


def a_file() -> Store:
    """Return a store in which a seat is kept apart from an organisation."""
    value: dict[str, Any] = a_full_house()
    value["keep_apart"] = [{"id": "x1", "a": "v1", "b": "o2"}]
    return a_store(value)


def test_a_pair_is_added_changed_and_taken_back() -> None:
    store = a_file()
    store.act(lambda now: keeping_apart.add(now, "x2", "v1", "v2"))
    store.act(lambda now: keeping_apart.set_side(now, "x2", "b", "o1"))
    store.act(lambda now: keeping_apart.set_scope(now, "x2", "table"))
    store.act(lambda now: keeping_apart.set_reason(now, "x2", " سبب "))
    pair = keeping_apart.pair_of_key(store.snapshot, "x2")
    assert (pair.a, pair.b, pair.scope, pair.reason) == ("v1", "o1", Scope.TABLE, "سبب")
    for _ in range(4):
        store.undo()
    assert list(store.snapshot.table("keep_apart")) == ["x1"]


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("v1", "v1", "from themselves"),
        ("v1", "o2", "kept apart already"),
        ("o2", "v1", "kept apart already"),
        ("v1", "gone", "deleted meanwhile"),
        ("s1", "v1", "deleted meanwhile"),
    ],
)
def test_a_pair_that_cannot_be_is_refused(a: str, b: str, reason: str) -> None:
    with pytest.raises(ConvenorError, match=reason):
        keeping_apart.add(a_file().snapshot, "x2", a, b)


def test_a_pair_does_not_become_another_one() -> None:
    store = a_file()
    store.act(lambda now: keeping_apart.add(now, "x2", "v1", "v2"))
    with pytest.raises(ConvenorError, match="kept apart already"):
        keeping_apart.set_side(store.snapshot, "x2", "b", "o2")
    with pytest.raises(ConvenorError, match="from themselves"):
        keeping_apart.set_side(store.snapshot, "x2", "b", "v1")


def test_a_deleted_pair_is_named_by_keys() -> None:
    store = a_file()
    edit = keeping_apart.delete(store.snapshot, "x1")
    assert edit.label == "Delete the pair {invitations:v1} and {organisations:o2}"
    assert shown(edit.label, store.snapshot) == "Delete the pair Amara Okafor and Northlight AI"
    store.act(lambda now: keeping_apart.delete(now, "x1"))
    assert store.snapshot.table("keep_apart") == {}


def test_a_pair_goes_with_one_of_its_two() -> None:
    store = a_file()
    store.act(lambda now: keeping_apart.add(now, "x2", "o1", "o2"))
    store.act(lambda now: Edit(label="Delete", removes=(("organisations", "o2"),)))
    assert store.snapshot.table("keep_apart") == {}
