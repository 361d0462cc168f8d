"""The tables of people and of seats: from a key in the filter to the painted rows.

The people screen with 5,000 people, and the models alone with 50,000, against what Qt has built
in for it in the same run. Printed, never asserted, for machines differ; the aims are under 30 ms,
and at most a twentieth of what Qt takes.
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
    begun = time.perf_counter()
    what()
    QApplication.sendPostedEvents()
    return (time.perf_counter() - begun) * 1000


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


def keyed(view: QTableView, model: QAbstractItemModel, narrow: Callable[[str], object]) -> float:
    """Return how long a key takes until its rows are painted: the median over a word and back."""
    view.setModel(model)
    view.resize(1000, 700)
    view.show()
    QApplication.processEvents()
    texts = [
        *("okafor"[:end] for end in range(1, 7)),
        *("okafor"[:end] for end in range(5, -1, -1)),
    ]

    def press(text: str) -> None:
        narrow(text)
        view.viewport().repaint()

    return statistics.median(timed(lambda text=text: press(text)) for text in texts)  # type: ignore[misc]


@pytest.mark.parametrize("screen", ["people", "invitations"])
def test_keys_against_what_qt_has_built_in(qtbot: QtBot, screen: str) -> None:
    model = a_model(screen, a_snapshot(MANY))
    views = [QTableView(), QTableView()]
    for view in views:
        qtbot.addWidget(view)
    own = keyed(views[0], model, model.filter_by)
    proxy = QSortFilterProxyModel()  # not before: it would follow the model's own filtering
    proxy.setSourceModel(model)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    built_in = keyed(views[1], proxy, proxy.setFilterFixedString)
    model.filter_by(NAME)
    assert 0 < model.rowCount() < MANY
    told = f"{own:.1f} ms, Qt’s {built_in:.0f} ms: 1/{built_in / own:.0f}"
    print(f"\n{screen}, {MANY:,} rows, key to paint: {told}")  # noqa: T201
