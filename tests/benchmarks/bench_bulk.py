"""1,000 of 1,400 seats moved at once: the store against bare SQL, then the window with its paint.

Printed, never asserted, for machines differ. The aim: all of it takes at most six times what one
bare update takes that the same triggers log.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor_db.domain.actions.many_seats import move_many
from convenor_db.domain.records import Status
from convenor_db.store.store import Store
from support.builders import a_store, an_interchange
from support.invitations import the_invitations
from support.people import the_table
from support.windows import an_open_window, the_document

SEATS, MOVED, TIMES = 1_400, 1_000, 5
KEYS = [f"v{at}" for at in range(MOVED)]
TODAY = "2027-03-01"
THERE_AND_BACK = (Status.SHORTLIST, Status.LONGLIST)


def large() -> dict[str, Any]:
    """Return a convening of 1,400 people on the longlist, in 400 organisations."""
    return an_interchange(
        people=[{"id": f"p{at}", "family": f"Family {at}"} for at in range(SEATS)],
        organisations=[
            {"id": f"o{at}", "name": f"Office {at}", "constituency": "industry"}
            for at in range(400)
        ],
        invitations=[
            {"id": f"v{at}", "person": f"p{at}", "seat_of": f"o{at % 400}"} for at in range(SEATS)
        ],
    )


def timed(what: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    begun = time.perf_counter()
    what()
    return (time.perf_counter() - begun) * 1000


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


def moved_and_painted(qtbot: QtBot, path: Path) -> list[float]:
    """Return how long a move takes in the window, each time until it is painted and quiet."""
    with an_open_window(qtbot, path, large()) as window:
        screen, table = the_invitations(window), the_table(window)
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        table.select(KEYS)
        QApplication.processEvents()

        def move(status: Status) -> None:
            with qtbot.waitSignal(the_document(window).acted, timeout=60_000):
                screen.move_seats(status)
            QApplication.processEvents()  # paints

        found = [timed(partial(move, THERE_AND_BACK[at % 2])) for at in range(TIMES)]
        seats = the_document(window).snapshot.invitations
        assert sum(one.status is Status.SHORTLIST for one in seats.values()) == MOVED
        return found


def test_a_bulk_move(qtbot: QtBot, tmp_path: Path) -> None:
    with a_store(large(), tmp_path / "bare.convenor") as store:
        each = [timed(partial(bare, store, THERE_AND_BACK[at % 2])) for at in range(TIMES)]
        base = statistics.median(each)
    with a_store(large(), tmp_path / "store.convenor") as store:
        each = [timed(partial(by_store, store, THERE_AND_BACK[at % 2])) for at in range(TIMES)]
        action = statistics.median(each)
    whole = statistics.median(moved_and_painted(qtbot, tmp_path / "window.convenor"))
    told = f"bare update {base:.0f} ms; store {action:.0f} ms, {action / base:.1f} times"
    print(f"\n{told}; window, painted {whole:.0f} ms, {whole / base:.1f} times")  # noqa: T201
