"""A step that is turned round leaves no reference that leads nowhere, of any kind to any other."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from convenor_db.domain.errors import UndoConflict
from convenor_db.store.store import Store
from convenor_db.store.turning import Reference, Turning
from support.builders import a_store
from support.everything import one_of_everything


@pytest.fixture(scope="module")
def store() -> Store:
    """Return a store with something of every kind."""
    return a_store(one_of_everything())


def every_reference() -> list[Reference]:
    """Return the references between the tables of a file."""
    return list(Turning(a_store()._connection)._references)


@contextmanager
def a_step(store: Store) -> Iterator[int]:
    """Let something be written as a step is turned round, without its checks; all of it goes."""
    run = store._connection.execute
    with store._turning.as_logged():
        run("begin immediate")
        txn = store._open("do", "Break")
        run("insert into txn_open (one, txn) values (1, ?)", (txn,))
        try:
            yield txn
        finally:
            run("rollback")


@pytest.mark.parametrize("one", every_reference(), ids=lambda one: f"{one.kind}.{one.column}")
def test_a_reference_to_what_is_not_there_is_refused(store: Store, one: Reference) -> None:
    with a_step(store) as txn:
        store._connection.execute(
            f'update {one.kind} set "{one.column}" = ? where rowid ='  # noqa: S608 - names of ours
            f" (select min(rowid) from {one.kind})",
            (999 if one.by == "number" else "nobody",),
        )
        assert store._connection.execute("pragma foreign_key_check").fetchone()
        with pytest.raises(UndoConflict):
            store._turning.refuse_dangling(txn)


@pytest.mark.parametrize("one", every_reference(), ids=lambda one: f"{one.kind}.{one.column}")
def test_what_something_points_to_is_not_taken_away(store: Store, one: Reference) -> None:
    with a_step(store) as txn:
        run = store._connection.execute
        run(f'update {one.kind} set "{one.column}" = (select max("{one.by}") from {one.other})')  # noqa: S608 - names of ours
        run(f'delete from {one.other} where "{one.by}" in (select "{one.column}" from {one.kind})')  # noqa: S608 - names of ours
        assert run("pragma foreign_key_check").fetchone()
        with pytest.raises(UndoConflict):
            store._turning.refuse_dangling(txn)


def test_what_leads_somewhere_is_not_refused(store: Store) -> None:
    with a_step(store) as txn:
        for one in every_reference():
            statement = f'update {one.kind} set "{one.column}" = "{one.column}"'  # noqa: S608
            store._connection.execute(statement)
        store._turning.refuse_dangling(txn)
