"""Random actions, compound ones and cascades and failures among them, undone to the first dump."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isfunction, signature
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from convenor_db.domain import actions
from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.interchange.read import parse, read
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import KINDS, LedgerEntry, Method, Person, PersonKey
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.reader import read_snapshot
from convenor_db.store.taking_back import take_back
from support.all_actions import ACTIONS
from support.builders import a_store
from support.draws import Draws
from support.everything import one_of_everything
from support.lengths import SOAK, rounds


class Broken(Exception):
    """Injected half-way through an action."""


def in_order(snapshot: Snapshot) -> str:
    """Return the dump without the ledger, which is a fact and stays."""
    return to_text(Snapshot({**snapshot.tables, "calendar_ledger": {}}))


class UndoMachine(RuleBasedStateMachine):
    """Keeps the dump after every action beside the store, and compares after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.store = a_store(one_of_everything())
        self.store.undo()
        self.store.redo()
        self.past = [in_order(self.store.snapshot)]
        self.future: list[str] = []
        self.made = 0
        self.numbers = count(1)

    def act(self, build: Any) -> None:
        """Make an action; note the new dump if there was one."""
        try:
            action = self.store.act(build)
        except ConvenorError:
            return
        if action is not None:
            self.past.append(in_order(self.store.snapshot))
            self.future.clear()
            self.read_again()

    def read_again(self) -> None:
        """See that the file holds it, and that a load takes the dump, the same byte for byte."""
        kept = read_snapshot(self.store._connection)
        for kind in KINDS:
            assert list(kept.table(kind).items()) == list(self.store.snapshot.table(kind).items())
            assert kept.places[kind] == self.store.snapshot.places.get(kind, {})
        assert {key: self.store.snapshot.folds[key] for key in kept.folds} == kept.folds
        text = to_text(self.store.snapshot)
        again = read(parse(text.encode(), "The dump"), "The dump")
        assert to_text(Snapshot.of(again.records)) == text

    @rule(key=st.sampled_from(["p1", "p2", "p3"]), name=st.sampled_from(["A", "王", "ب"]))
    def rename_twice_in_one_action(self, key: str, name: str) -> None:
        def build(now: Snapshot) -> Edit:
            person = now.people.get(key)
            if person is None:
                return Edit(label="Nothing")
            twice = (replace(person, family=name + "!"), replace(person, family=name))
            return Edit(label="Rename", puts=twice)

        self.act(build)

    @rule(
        what=st.sampled_from(
            [("people", "p1"), ("people", "p2"), ("organisations", "o1"), ("rooms", "r1"),
             ("invitations", "v1"), ("sessions", "s1")]
        )
    )  # fmt: skip
    def delete(self, what: tuple[str, str]) -> None:
        def build(now: Snapshot) -> Edit:
            there = now.get(*what) is not None
            return Edit(label="Delete", removes=(what,) if there else ())

        self.act(build)

    @rule()
    def add_a_person(self) -> None:
        self.made += 1
        person = Person(key=PersonKey(f"n{self.made}"), family="Neu")
        self.act(lambda now: Edit(label="Add", puts=(person,)))

    @rule(name=st.sampled_from(sorted(ACTIONS)), data=st.data())
    def do(self, name: str, data: st.DataObject) -> None:
        self.act(lambda now: ACTIONS[name](Draws(data.draw, now, self.numbers)))

    @rule()
    def export_something(self) -> None:
        self.made += 1
        entry: Any = {"uid": f"u{self.made}", "invitation": "v1", "sequence": 0, "hash": "h"}
        entry |= {"stamp": "2027-03-01T08:00:00Z", "exported_at": "2027-03-01T08:00:00Z"}
        made = LedgerEntry(**entry, method=Method.REQUEST, address="a", organiser="b")
        self.store.record("Export", (made,))

    @rule()
    def fail_half_way(self) -> None:
        def puts() -> Any:
            yield Person(key=PersonKey("half"), family="Half")
            raise Broken

        with pytest.raises(Broken):
            self.store.act(lambda now: Edit(label="Fail", puts=puts()))

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        self.store.undo()
        self.future.append(self.past.pop())

    @precondition(lambda self: len(self.past) > 2)
    @rule(count=st.integers(2, 6))
    def undo_several(self, count: int) -> None:
        count = min(count, len(self.past) - 1)
        assert take_back(self.store, count, lambda _: True).done == count
        for _ in range(count):
            self.future.append(self.past.pop())
        self.read_again()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.store.redo()
        self.past.append(self.future.pop())

    @invariant()
    def shows_what_it_should(self) -> None:
        assert in_order(self.store.snapshot) == self.past[-1]

    def teardown(self) -> None:
        while len(self.past) > 1:
            self.undo()
        assert in_order(self.store.snapshot) == self.past[0]
        assert self.store.findings() == []
        self.store.close()


TestUndo = pytest.mark.soak(UndoMachine.TestCase) if SOAK else UndoMachine.TestCase
TestUndo.settings = settings(
    max_examples=rounds(50, whole=2000),
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


_PARTS = {"lists.moved_to"}
"""What actions are made of."""


def _actions() -> Iterator[str]:
    """Yield every public function of the actions that returns an edit, with its module."""
    for found in pkgutil.iter_modules(actions.__path__):
        module = import_module(f"{actions.__name__}.{found.name}")
        for name, function in getmembers(module, isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and signature(function).return_annotation is Edit:
                yield f"{found.name}.{name}"


def test_the_machine_knows_every_action() -> None:
    assert sorted(ACTIONS) == sorted(set(_actions()) - _PARTS)
