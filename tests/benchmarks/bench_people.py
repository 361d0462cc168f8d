"""The people screen with 5,000 people: from a key in the filter to the painted table.

Printed, never asserted, for machines differ; the aim is under 30 ms.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.builders import an_interchange
from support.people import the_people, the_table
from support.windows import an_open_window

PEOPLE = 5_000
FAMILIES = ("Okafor", "Zhang", "Müller", "García", "Haddad", "Święcicka", "Nguyễn", "Mori")
GIVEN = ("Amara", "Wei", "Tomas", "Omar", "Zainab", "Mateo", "Aiko")
STATUSES = ("invited", "accepted", "declined", "tentative", "longlist")


def large() -> dict[str, Any]:
    """Return a convening of 5,000 people in 400 organisations."""
    people = [
        {
            "id": f"p{at}",
            "family": f"{FAMILIES[at % 8]} {FAMILIES[at // 8 % 8]}",
            "given": GIVEN[at % 7],
            "organisation": f"o{at % 400}",
            "post": "Deputy Minister" if at % 3 else "Director",
            "emails": [f"person{at}@example.org"],
        }
        for at in range(PEOPLE)
    ]
    return an_interchange(
        people=people,
        organisations=[
            {"id": f"o{at}", "name": f"Office {at} for AI Safety", "constituency": "government"}
            for at in range(400)
        ],
        invitations=[
            {"id": f"v{at}", "person": f"p{at}", "status": STATUSES[at % 5]} for at in range(PEOPLE)
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
