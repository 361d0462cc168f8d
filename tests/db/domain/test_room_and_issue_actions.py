"""Rooms, issues and options: fields, order, and what goes with what is deleted."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import issue_options, issues, rooms
from convenor_db.domain.actions.losses import losses_in_words
from convenor_db.domain.errors import NotAllowed
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store

ISSUES = [
    {
        "id": "i1",
        "title": "Evaluations",
        "options": [{"id": "a", "text": "Joint"}, {"id": "b", "text": "Own"}],
    },
    {"id": "i2", "title": "Weights", "options": [{"id": "a", "text": "Guarded"}]},
]
POSITION = {"organisation": "o1", "as_of": "2027-01-01"}


def a_file() -> Store:
    """Return a store with three rooms, two issues, and what is held on them."""
    value: dict[str, Any] = a_full_house()
    value["rooms"] += [{"id": "r2", "name": "Hall"}, {"id": "r3", "name": "Library"}]
    value["issues"] = ISSUES
    value["positions"] = [
        POSITION | {"id": "n1", "issue": "i1", "supports": ["a", "b"]},
        POSITION | {"id": "n2", "issue": "i2", "supports": ["a"]},
    ]
    value["red_lines"] = [
        {"id": "l1", "organisation": "o1", "issue": "i1", "rejects": ["b"]},
        {"id": "l2", "organisation": "o2", "issue": "i1", "rejects": ["a", "b"]},
    ]
    version = {
        "number": 1, "on": "2027-01-01", "markdown": "[[i1]]",
        "alternatives": {"i1": {"a": "together", "b": "each"}}, "chosen": {"i1": "b"},
    }  # fmt: skip
    value["statements"] = [{"id": "x1", "title": "Communiqué", "versions": [version]}]
    value["sessions"][0]["issues"] = ["i1"]
    return a_store(value)


def version_of(store: Store) -> Any:
    """Return the one version of the one statement."""
    return getattr(store.snapshot.table("statements")["x1"], "versions")[0]  # noqa: B009


def test_a_room_goes_where_it_is_put_and_undo_brings_it_back() -> None:
    store = a_file()
    store.act(lambda snapshot: rooms.move(snapshot, "r3", 0))
    assert list(store.snapshot.rooms) == ["r3", "r1", "r2"]
    store.act(lambda snapshot: rooms.move(snapshot, "r3", 1))
    assert list(store.snapshot.rooms) == ["r1", "r3", "r2"]
    store.undo()
    store.undo()
    assert list(store.snapshot.rooms) == ["r1", "r2", "r3"]


def test_a_list_can_be_reordered_for_ever() -> None:
    store = a_file()
    for _ in range(60):
        last = list(store.snapshot.rooms)[-1]
        store.act(partial(rooms.move, key=last, position=1))
    assert list(store.snapshot.rooms) == ["r1", "r2", "r3"]
    assert store.findings() == []


def test_putting_a_room_where_it_stands_is_no_action() -> None:
    assert a_file().act(lambda snapshot: rooms.move(snapshot, "r2", 1)) is None


@pytest.mark.parametrize("name", ["", "  ", "Jura"])
def test_a_room_has_a_name_of_its_own(name: str) -> None:
    with pytest.raises(NotAllowed):
        rooms.set_name(a_file().snapshot, "r2", name)


@pytest.mark.parametrize("seats", ["many", "-1", "2.5", "٣", "10000000"])
def test_seats_are_a_whole_number(seats: str) -> None:
    with pytest.raises(NotAllowed, match="whole number"):
        rooms.set_capacity(a_file().snapshot, "r2", seats)


def test_a_deleted_room_leaves_its_sessions_without_one() -> None:
    store = a_file()
    assert losses_in_words(store.snapshot, rooms.delete(store.snapshot, "r1")) == (
        "1 session loses it."
    )
    store.act(lambda snapshot: rooms.delete(snapshot, "r1"))
    assert store.snapshot.sessions["s1"].room is None
    store.undo()
    assert store.snapshot.sessions["s1"].room == "r1"


def test_a_deleted_issue_takes_positions_and_red_lines_along() -> None:
    store = a_file()
    assert losses_in_words(store.snapshot, issues.delete(store.snapshot, "i1")) == (
        "1 position and 2 red lines go with it. 1 session and 1 statement lose it."
    )
    store.act(lambda snapshot: issues.delete(snapshot, "i1"))
    assert list(store.snapshot.positions) == ["n2"]
    assert version_of(store).alternatives == {}
    assert store.findings() == []


def test_a_short_title_has_twelve_letters_at_most() -> None:
    snapshot = a_file().snapshot
    assert issues.set_line(snapshot, "i1", "short", "Twelve signs").puts
    with pytest.raises(NotAllowed, match="this one has 13"):
        issues.set_line(snapshot, "i1", "short", "Thirteen sign")


def test_a_new_option_takes_a_letter_that_is_free() -> None:
    store = a_file()
    store.act(lambda snapshot: issue_options.add_option(snapshot, "i1", "None"))
    assert [one.key for one in store.snapshot.issues["i1"].options] == ["a", "b", "c"]


def test_the_same_key_may_stand_in_another_issue_but_not_twice_in_one() -> None:
    store = a_file()
    with pytest.raises(NotAllowed, match="Another option"):
        issue_options.rename_option(store.snapshot, "i1", "a", "b")
    store.act(lambda snapshot: issue_options.rename_option(snapshot, "i2", "a", "b"))
    assert store.snapshot.positions["n2"].supports == ("b",)
    assert store.snapshot.positions["n1"].supports == ("a", "b")


def test_positions_red_lines_and_statements_follow_a_renamed_option() -> None:
    store = a_file()
    store.act(lambda snapshot: issue_options.rename_option(snapshot, "i1", "b", "own"))
    assert store.snapshot.positions["n1"].supports == ("a", "own")
    assert getattr(store.snapshot.table("red_lines")["l1"], "rejects") == ("own",)  # noqa: B009
    assert version_of(store).alternatives == {"i1": {"a": "together", "own": "each"}}
    assert version_of(store).chosen == {"i1": "own"}
    store.undo()
    assert store.snapshot.positions["n1"].supports == ("a", "b")


def test_a_red_line_that_rejected_only_a_deleted_option_goes_with_it() -> None:
    store = a_file()
    assert issue_options.option_losses(store.snapshot, "i1", "b") == (
        "1 position, 2 red lines and 1 statement lose it."
    )
    store.act(lambda snapshot: issue_options.delete_option(snapshot, "i1", "b"))
    assert list(store.snapshot.table("red_lines")) == ["l2"]
    assert store.snapshot.positions["n1"].supports == ("a",)
    assert version_of(store).chosen == {}
    assert store.findings() == []
