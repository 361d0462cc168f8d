"""The tables of people and of seats: from a key in the filter to the painted rows.

The people screen with 5,000 people, and the models alone with 50,000, against what Qt has built
in for it, key by key in turn. Counted is the processor's time, which other programs do not
lengthen. Printed, never asserted, for machines differ; the aims are under 30 ms, and at most a
twentieth of what Qt takes.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QSortFilterProxyModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from convenor.models import invitations, people
from convenor.models.table import TableModel
from convenor.widgets.day_words import day_in_words
from convenor_db.domain.records import kind_of
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.store.rows import folded
from support.builders import an_interchange, read_in
from support.people import the_people, the_table
from support.windows import an_open_window

PEOPLE, MANY = 5_000, 50_000
NAME = "okafor"
FAMILIES = ("Okafor", "Zhang", "Müller", "García", "Haddad", "Święcicka", "Nguyễn", "Mori")
GIVEN = ("Amara", "Wei", "Tomas", "Omar", "Zainab", "Mateo", "Aiko")
STATUSES = ("invited", "accepted", "declined", "tentative", "longlist")


def large(count: int = PEOPLE) -> dict[str, Any]:
    """Return a convening of so many people in 400 organisations, each with a seat."""
    people = [
        {
            "id": f"p{at}",
            "family": f"{FAMILIES[at % 8]} {FAMILIES[at // 8 % 8]}",
            "given": GIVEN[at % 7],
            "organisation": f"o{at % 400}",
            "post": "Deputy Minister" if at % 3 else "Director",
            "emails": [f"person{at}@example.org"],
        }
        for at in range(count)
    ]
    return an_interchange(
        people=people,
        organisations=[
            {"id": f"o{at}", "name": f"Office {at} for AI Safety", "constituency": "government"}
            for at in range(400)
        ],
        invitations=[
            {"id": f"v{at}", "person": f"p{at}", "status": STATUSES[at % 5]} for at in range(count)
        ],
    )


def timed(what: Callable[[], object]) -> float:
    """Return how many milliseconds something takes with everything it makes Qt do."""
    begun = time.thread_time()
    what()
    QApplication.sendPostedEvents()
    return (time.thread_time() - begun) * 1000


def test_keys_in_the_filter(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", large()) as window:
        edit = the_people(window)._front.filter._edit
        table = the_table(window)

        def press(key: str) -> None:
            QTest.keyClicks(edit, key) if key else QTest.keyClick(edit, Qt.Key.Key_Backspace)
            table.viewport().repaint()

        keys = [*"deputy okafor", *[""] * 13, *"zhang amara", *[""] * 11]
        each = [timed(lambda key=key: press(key)) for key in keys]  # type: ignore[misc]
        told = f"median {statistics.median(each):.1f} ms, worst {max(each):.1f} ms"
        whole = timed(table.selectAll)
        print(f"\nkey to paint: {told}; select all: {whole:.0f} ms")  # noqa: T201


def a_snapshot(count: int) -> Snapshot:
    """Return a convening of so many people as it is read from a file: with what finds each."""
    records = read_in(large(count)).records
    kinds = [(kind_of(record), record) for record in records]
    changes = (
        Change(kind.name, kind.key_of(one), None, one, at, folded(one))
        for at, (kind, one) in enumerate(kinds)
    )
    return Snapshot().with_changes(changes)


def a_model(screen: str, snapshot: Snapshot) -> TableModel[Any]:
    """Return the model of a screen's table, filled."""
    model: TableModel[Any]
    if screen == "people":
        model = TableModel(people.COLUMNS, facets=people.FACETS)
        model.show_records(*people.rows_of(snapshot))
    else:
        model = TableModel(invitations.COLUMNS, facets=invitations.FACETS)
        reader = invitations.Reader("2027-03-01", day_in_words)
        model.show_records(*invitations.rows_of(snapshot, reader))
    return model


def shown(view: QTableView, model: QAbstractItemModel) -> None:
    """Show a model in a view."""
    view.setModel(model)
    view.resize(1000, 700)
    view.show()
    QApplication.processEvents()


def keyed(view: QTableView, narrow: Callable[[str], object], text: str) -> float:
    """Return how long a key takes until its rows are painted, *text* being what is typed then."""

    def press() -> None:
        narrow(text)
        view.viewport().repaint()

    return timed(press)


@pytest.mark.parametrize("screen", ["people", "invitations"])
def test_keys_against_what_qt_has_built_in(qtbot: QtBot, screen: str) -> None:
    snapshot = a_snapshot(MANY)
    model, source = a_model(screen, snapshot), a_model(screen, snapshot)
    views = [QTableView(), QTableView()]
    for view in views:
        qtbot.addWidget(view)
    shown(views[0], model)
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(source)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    shown(views[1], proxy)
    lengths = (*range(1, len(NAME) + 1), *range(len(NAME) - 1, -1, -1))
    pairs = [
        (
            keyed(views[0], model.filter_by, NAME[:end]),
            keyed(views[1], proxy.setFilterFixedString, NAME[:end]),
        )
        for end in lengths
    ]
    model.filter_by(NAME)
    assert 0 < model.rowCount() < MANY
    own, built_in = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
    told = f"{own:.1f} ms, Qt’s {built_in:.0f} ms: 1/{built_in / own:.0f}"
    print(f"\n{screen}, {MANY:,} rows, key to paint: {told}")  # noqa: T201
