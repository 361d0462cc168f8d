"""Several undos in one go: each can be redone, and all are told as one."""

import gc
from functools import partial

from convenor_db.domain.actions.people import delete, set_field
from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import UndoConflict
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import Invitation, InvitationKey, Person, PersonKey
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Store
from convenor_db.store.taking_back import take_back
from support.builders import a_store


def busy() -> tuple[Store, list[str]]:
    """Return a store in which four things were done, and how it was after each."""
    store = a_store()
    states = [to_text(store.snapshot)]
    for key, post in (("p1", "Envoy"), ("p1", "Minister"), ("p2", "Envoy")):
        store.act(partial(set_field, key=key, field="post", text=post))
        states.append(to_text(store.snapshot))
    store.act(partial(delete, keys=["p3"]))
    return store, states


def test_what_was_taken_back_is_told_once() -> None:
    store, states = busy()
    before = store.snapshot
    run = take_back(store, 4, lambda _: True)
    assert (run.done, run.error, to_text(store.snapshot)) == (4, None, states[0])
    assert run.action is not None
    assert to_text(before.with_changes(run.action.changes)) == states[0]
    assert sorted((one.kind, one.key) for one in run.action.changes) == [
        ("people", "p1"), ("people", "p2"), ("people", "p3"),
    ]  # fmt: skip
    assert run.action.snapshot is store.snapshot
    assert (run.action.kind, run.action.undo_label) == ("undo", store.undo_label)


def test_each_can_be_brought_again() -> None:
    store, states = busy()
    take_back(store, 4, lambda _: True)
    for state in states[1:]:
        store.redo()
        assert to_text(store.snapshot) == state


def test_one_can_stop_on_the_way_and_what_was_taken_back_stays_so() -> None:
    store, states = busy()
    run = take_back(store, 4, lambda done: done < 2)
    assert (run.done, to_text(store.snapshot)) == (2, states[2])


def test_what_was_made_and_deleted_in_between_is_not_told() -> None:
    store = a_store()
    store.act(lambda _: Edit(label="Add", puts=(Person(key=PersonKey("p9"), family="Passing"),)))
    store.act(partial(delete, keys=["p9"]))
    run = take_back(store, 2, lambda _: True)
    assert run.done == 2
    assert run.action is not None
    assert run.action.changes == ()


def test_states_on_the_way_are_let_go_of() -> None:
    store = a_store()
    for at in range(40):
        store.act(partial(set_field, key="p1", field="post", text=f"Envoy {at}"))
    held: list[int] = []

    def going(_done: int) -> bool:
        gc.collect()
        held.append(sum(isinstance(one, Snapshot) for one in gc.get_objects()))
        return True

    gc.collect()
    gc.freeze()  # what was there before cannot be a state on the way: it is not looked through
    try:
        take_back(store, 40, going)
    finally:
        gc.unfreeze()
    assert max(held[2:]) - held[2] < 5


def test_no_more_is_taken_back_than_there_is() -> None:
    store, _ = busy()
    run = take_back(store, 99, lambda _: True)
    assert run.error is None
    assert store.undo_label is None
    assert take_back(store, 1, lambda _: True) == (0, None, None)


def posted(store: Store, count: int) -> None:
    """Give the first person one post after the other."""
    for at in range(count):
        store.act(partial(set_field, key="p1", field="post", text=f"Envoy {at}"))


def test_of_many_every_one_is_told_and_asked_about_once() -> None:
    store = a_store()
    posted(store, 230)
    asked: list[int] = []

    def going(done: int) -> bool:
        asked.append(done)
        return done < 150

    run = take_back(store, 230, going)
    assert run.done == 150
    assert asked == sorted(asked)
    assert {*asked} == {*range(151)}
    assert store.snapshot.people["p1"].post == "Envoy 79"
    assert sum(line.undone for line in store.history()) == 150
    store.redo()
    assert store.snapshot.people["p1"].post == "Envoy 80"


def test_one_that_is_refused_ends_it_and_what_came_after_stays_undone() -> None:
    store = a_store()
    posted(store, 1)
    made = Person(key=PersonKey("p9"), family="Passing")
    store.act(lambda _: Edit(label="Add {people:p9}", puts=(made,)))
    seat = Invitation(key=InvitationKey("v9"), person=made.key)
    store.record("Seat them", (seat,))  # what has happened names them, and is not undone
    store.act(partial(set_field, key="p2", field="post", text="Minister"))
    run = take_back(store, 3, lambda _: True)
    assert run.done == 1
    assert isinstance(run.error, UndoConflict)
    assert store.snapshot.people["p2"].post == ""
    assert store.snapshot.people["p9"] == made
    assert store.undo_label == "Add {people:p9}"
    assert run.action is not None
    assert [one.key for one in run.action.changes] == ["p2"]
    assert store.findings() == []
