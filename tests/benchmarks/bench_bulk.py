"""1,000 seats moved at once, in the store and in the window with its paint, against bare SQL.

In rounds: each way moves the same seats once, one after the other, so that what else the machine
does falls on all. Counted are the processor's time and the clock's. Printed, never asserted, for
machines differ. The aim: all of it takes at most six times what one bare update takes that the
same triggers log.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor_db.domain.actions.many_seats import move_many
from convenor_db.domain.records import Status
from convenor_db.store.store import Store
from support.builders import a_store, an_interchange
from support.invitations import the_invitations
from support.people import the_people, the_table
from support.windows import an_open_window, the_document

MOVED, ROUNDS = 1_000, 9
KEYS = [f"v{at}" for at in range(MOVED)]
TODAY = "2027-03-01"
SCREENS = ("people", "agenda", "invitations", "positions", "briefs", "exports", "history")
BETWEEN = 600
THERE_AND_BACK = (Status.SHORTLIST, Status.LONGLIST)


def large(people: int) -> dict[str, Any]:
    """Return a convening of so many people on the longlist, in 400 organisations."""
    return an_interchange(
        people=[
            {"id": f"p{at}", "family": f"Family {at}", "emails": [f"person{at}@example.org"]}
            for at in range(people)
        ],
        organisations=[
            {"id": f"o{at}", "name": f"Office {at}", "constituency": "industry"}
            for at in range(400)
        ],
        invitations=[
            {"id": f"v{at}", "person": f"p{at}", "seat_of": f"o{at % 400}"} for at in range(people)
        ],
    )


class Cost(NamedTuple):
    """Milliseconds of the processor, and of the clock."""

    processor: float
    clock: float


def cost(what: Callable[[], object]) -> Cost:
    """Return what something costs."""
    used, begun = time.process_time(), time.perf_counter()
    what()
    return Cost(1000 * (time.process_time() - used), 1000 * (time.perf_counter() - begun))


def bare(store: Store, status: Status) -> None:
    """Move the seats as one update in one transaction, which the triggers log as any other."""
    run = store._connection.execute
    run("begin immediate")
    txn = store._open("do", "Move 1,000 seats")
    run("insert into txn_open (one, txn) values (1, ?)", (txn,))
    places = ", ".join("?" * MOVED)
    run(
        f"update invitations set status = ?, version = version + 1 where key in ({places})",  # noqa: S608 - question marks only
        [status, *KEYS],
    )
    run("delete from txn_open")
    run("commit")


def by_store(store: Store, status: Status) -> None:
    """Move the seats as the window does, without the window."""
    store.act(partial(move_many, seats=KEYS, status=status, today=TODAY))


@contextmanager
def a_window_that_moves(
    qtbot: QtBot, path: Path, screen: str, people: int
) -> Iterator[Callable[[Status], None]]:
    """Return what moves the seats in a window, all of its screens built, and has it painted."""
    with an_open_window(qtbot, path, large(people)) as window:
        assert window.view is not None
        for name in SCREENS:
            window.view.go_to_screen(name)
            QApplication.processEvents()
        shown: Any = the_people(window) if screen == "people" else the_invitations(window)
        window.view.go_to_screen(screen)
        seats = the_document(window).snapshot.invitations
        table = the_table(window)
        table.select([str(seats[key].person) if screen == "people" else key for key in KEYS])
        assert len(shown.chosen()) == MOVED

        def move(status: Status) -> None:
            with qtbot.waitSignal(the_document(window).acted, timeout=60_000):
                shown.move_seats(status)
            QApplication.processEvents()  # paints

        yield move
        seats = the_document(window).snapshot.invitations
        assert sum(one.status is THERE_AND_BACK[0] for one in seats.values()) == MOVED


@pytest.mark.parametrize(("screen", "people"), [("invitations", 1_400), ("people", 5_000)])
def test_a_bulk_move(qtbot: QtBot, tmp_path: Path, screen: str, people: int) -> None:
    value = large(people)
    with (
        a_store(value, tmp_path / "bare.convenor") as plain,
        a_store(value, tmp_path / "store.convenor") as store,
        a_window_that_moves(qtbot, tmp_path / "window.convenor", screen, people) as move,
    ):
        ways = (partial(bare, plain), partial(by_store, store), move)
        rounds = []
        for at in range(ROUNDS):
            rounds.append([cost(partial(way, THERE_AND_BACK[at % 2])) for way in ways])
            qtbot.wait(BETWEEN)  # what is counted when nobody waits is counted now
    for name, at in (("store", 1), (f"window, {screen}", 2)):
        for what in Cost._fields:
            pairs = [(getattr(one[0], what), getattr(one[at], what)) for one in rounds[1:]]
            each = sorted(whole / base for base, whole in pairs)
            took = statistics.median(whole for _, whole in pairs)
            spread = f"{each[0]:.1f} to {each[-1]:.1f}"
            told = f"{took:.0f} ms, {statistics.median(each):.1f} times the bare update ({spread})"
            print(f"\n{name}, {people:,} people, {what}: {told}")  # noqa: T201
