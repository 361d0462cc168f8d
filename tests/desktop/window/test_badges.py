"""The counts on the rail, and what has been handed out and is out of date."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from convenor.window.main_window import MainWindow
from convenor_db.domain.actions.seats import move
from convenor_db.domain.actions.sessions import place
from convenor_db.domain.records import LedgerEntry, Method, Status
from support.builders import a_full_house
from support.windows import an_open_window, the_document


def a_house() -> dict[str, Any]:
    value = a_full_house()
    value["invitations"][1] |= {"reply_by": "2027-02-20"}
    value["people"][0]["emails"] = ["okafor@x.org"]
    value["sessions"].append(
        {"id": "s2", "title": "Second", "kind": "meal", "start": "2027-04-14T09:30",
         "minutes": 60, "room": "r1"}
    )  # fmt: skip
    return value


def entry(window: MainWindow, words: str) -> str:
    """Return what a screen reader says of an entry of the rail."""
    assert window.view is not None
    found = window.view.rail.findChildren(QAbstractButton)
    return next(one.accessibleName() for one in found if one.accessibleName().startswith(words))


def test_the_rail_counts_overdue_replies_and_what_must_be_fixed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house()) as window:
        qtbot.waitUntil(lambda: "1 reply is overdue" in entry(window, "Invitations"))
        assert "1 must be fixed" in entry(window, "Agenda")
        document = the_document(window)
        document.act(lambda now: move(now, "v2", Status.ACCEPTED, today="2027-03-01"))
        document.act(lambda now: place(now, "s2", "2027-04-14T12:00", "r1"))
        qtbot.waitUntil(lambda: entry(window, "Invitations") == "Invitations")
        qtbot.waitUntil(lambda: entry(window, "Agenda") == "Agenda")
        document.undo()
        qtbot.waitUntil(lambda: "1 must be fixed" in entry(window, "Agenda"))


def a_row(**fields: Any) -> LedgerEntry:
    """Return that the holder of v1 was once told of the whole convening, wrongly by now."""
    told: dict[str, Any] = {
        "uid": "u1@x", "invitation": "v1", "sequence": 0, "method": Method.REQUEST,
        "stamp": "2027-02-01T08:00:00Z", "hash": "old", "exported_at": "2027-02-01T08:00:00Z",
        "address": "okafor@x.org", "organiser": "secretariat@example.org",
    }  # fmt: skip
    return LedgerEntry(**(told | fields))


def test_a_calendar_that_is_out_of_date_is_counted_a_moment_after_the_change(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house()) as window:
        assert window.view is not None
        outdated = window.view.place.outdated
        assert outdated.answer is None  # nothing was ever handed out
        with qtbot.waitSignal(outdated.changed, timeout=10_000):
            the_document(window).read(
                lambda store: store.record("Exported calendars", [a_row()]), lambda _: None
            )
            the_document(window).act(lambda now: place(now, "s2", "2027-04-14T12:00", "r1"))
        assert outdated.answer is not None
        assert outdated.answer.calendars == {"v1"}
        qtbot.waitUntil(lambda: "1 recipient holds" in entry(window, "Exports"))


def test_a_closed_convening_is_looked_at_no_more(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house()) as window:
        assert window.view is not None
        document, outdated = the_document(window), window.view.place.outdated
        with qtbot.waitSignal(document.acted):
            document.read(
                lambda store: store.record("Exported calendars", [a_row()]), lambda _: None
            )
            document.act(lambda now: place(now, "s2", "2027-04-14T12:00", "r1"))
        timer = outdated.findChild(QTimer)
        assert timer is not None
        assert timer.isActive()
        window.close_convening()  # the patience after that change is not over yet
        with qtbot.captureExceptions() as caught:
            qtbot.waitUntil(lambda: not timer.isActive(), timeout=5_000)
        assert not caught
