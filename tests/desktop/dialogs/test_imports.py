"""Imports in the window: what a file would do, one action, and files of another kind."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.import_agenda import ImportAgendaDialog
from convenor.dialogs.import_frame import ImportDialog
from convenor.dialogs.import_people import ImportPeopleDialog
from convenor.imports.kinds import FileKind
from convenor.widgets.buttons import Button
from convenor.widgets.checks import CheckBox
from convenor.widgets.entry_list import EntryList
from convenor.widgets.segmented import Segmented
from convenor.workplace import Workplace
from convenor_db.store.quiet import read_file
from support.builders import a_full_house
from support.fakes import FakeAsk
from support.places import a_workplace, sayings

PEOPLE = """Family name;Given name;Post;E-mail;Arrival
Okafor;Amara;Minister;amara@example.org;13.04.
الخالد;;Envoy;khalid@example.org;
;;Nobody;none@example.org;
張;偉;Director;other@example.org;
"""
EVENT = """BEGIN:VEVENT
UID:{uid}
SUMMARY:{title}
DTSTART;TZID=Europe/London:{start}
DTEND;TZID=Europe/London:{end}
LOCATION:Hall
END:VEVENT
"""
OPENING = EVENT.format(uid="a", title="开幕式", start="20270414T090000", end="20270414T100000")
LATE = EVENT.format(uid="b", title="Epilogue", start="20270420T090000", end="20270420T093000")


def a_calendar(*events: str) -> str:
    """Return a calendar of these events."""
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//EN\n"
    return f"{head}{''.join(events)}END:VCALENDAR\n".replace("\n", "\r\n")


@pytest.fixture
def ask() -> FakeAsk:
    """Return who answers questions for files."""
    return FakeAsk()


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[Workplace]:
    """Return an open convening that knows Amara by her address."""
    value: dict[str, Any] = a_full_house()
    value["people"][0] |= {"emails": ["amara@example.org"], "post": "Deputy"}
    with a_workplace(qtbot, tmp_path / "a.convenor", value, ask) as place:
        yield place


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a list of people."""
    path = tmp_path / "delegates.csv"
    path.write_text(PEOPLE, "utf-8")
    return path


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    """Return a schedule of two sessions."""
    path = tmp_path / "schedule.ics"
    path.write_text(a_calendar(OPENING, LATE), "utf-8")
    return path


def read(qtbot: QtBot, dialog: ImportDialog) -> Any:
    """Show a dialog and wait until it says what the file would do."""
    dialog.open()
    qtbot.waitUntil(lambda: dialog.primary.isEnabled() or dialog.banner.isVisible())
    return dialog


def people(qtbot: QtBot, ground: QWidget, place: Workplace, path: Path) -> ImportPeopleDialog:
    """Return the import of a list of people, read."""
    dialog: ImportPeopleDialog = read(qtbot, ImportPeopleDialog(ground, place, path))
    return dialog


def agenda(qtbot: QtBot, ground: QWidget, place: Workplace, path: Path) -> ImportAgendaDialog:
    """Return the import of a schedule, read."""
    dialog: ImportAgendaDialog = read(qtbot, ImportAgendaDialog(ground, place, path))
    return dialog


def listed(dialog: ImportDialog, words: str) -> list[str]:
    """Go to a list of the result and return its entries, title and note."""
    QApplication.sendPostedEvents()  # what was laid out just now is shown
    parts = next(one for one in dialog.findChildren(Segmented) if one.isVisible())
    buttons = [one for one in parts.findChildren(QAbstractButton) if not one.isHidden()]
    next(one for one in buttons if one.accessibleName().startswith(words)).click()
    entries = dialog.findChild(EntryList)
    assert isinstance(entries, EntryList)
    return [str(entries.item(row).data(11)) for row in range(entries.count())]


def words_on(dialog: ImportDialog) -> str:
    """Return every label that can be read."""
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def write(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Press the button and wait until it is done."""
    with qtbot.waitSignals([dialog.document.acted, dialog.accepted]):
        dialog.primary.click()


def test_the_button_names_what_it_will_do(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    assert people(qtbot, ground, place, table).primary.words == "Add 2, update 1"


def test_people_come_in_as_one_action_and_go_with_undo(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    heard = sayings(place)
    write(qtbot, people(qtbot, ground, place, table))
    after = read_file(place.document.path)
    assert (len(after.people), after.people["p1"].post) == (5, "Minister")
    assert (heard[-1].text, heard[-1].action) == ("Added 2 people, updated 1.", "Undo")
    with qtbot.waitSignal(place.document.acted):
        place.document.undo()
    assert (len(place.document.snapshot.people), place.document.snapshot.people["p1"].post) == (
        3, "Deputy",
    )  # fmt: skip


def test_nothing_is_written_before_the_button(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    before = read_file(place.document.path).people
    people(qtbot, ground, place, table).reject()
    assert read_file(place.document.path).people == before


def test_a_dialog_closed_while_it_reads_lets_go_of_what_comes_back(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    dialog = ImportPeopleDialog(ground, place, table)
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    qtbot.waitUntil(lambda: not place.tasks.is_busy)


def test_what_is_updated_is_shown_field_by_field(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    dialog = people(qtbot, ground, place, table)
    assert listed(dialog, "Updated") == ["Amara Okafor · Post, Deputy → Minister"]


def test_refused_rows_and_likely_duplicates_are_listed(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    dialog = people(qtbot, ground, place, table)
    assert listed(dialog, "Refused") == ["Line 4, It has no name."]
    assert len(listed(dialog, "Possible duplicates")) == 2


def test_a_column_that_is_not_read_is_marked(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    dialog = people(qtbot, ground, place, table)
    assert "4 recognised, 1 to look at" in words_on(dialog)


def test_refused_rows_are_saved_as_they_came(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path, ask: FakeAsk
) -> None:
    dialog = people(qtbot, ground, place, table)
    ask.path = table.with_name("refused.csv")
    next(one for one in dialog.findChildren(Button) if one.words.startswith("Save the")).click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert ask.path.read_text("utf-8-sig").splitlines() == [
        "Family name;Given name;Post;E-mail;Arrival;Not imported because",
        ";;Nobody;none@example.org;;It has no name.",
    ]


def test_each_gets_a_seat_where_that_is_asked_for(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    dialog = people(qtbot, ground, place, table)
    next(one for one in dialog.findChildren(CheckBox) if "seat" in one.accessibleName()).click()
    qtbot.waitUntil(lambda: dialog.primary.words == "Add 2, update 1, give 2 seats")
    write(qtbot, dialog)
    seats = read_file(place.document.path).invitations
    assert [str(seat.status) for seat in seats.values()][2:] == ["longlist", "longlist"]


def test_a_second_import_has_nothing_to_do_and_says_so(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    write(qtbot, people(qtbot, ground, place, table))
    dialog = ImportPeopleDialog(ground, place, table)
    dialog.open()
    reason = "Everybody is here already, as the file has them."
    qtbot.waitUntil(lambda: reason in dialog.primary.toolTip())


def test_a_schedule_says_what_it_brings_and_what_its_times_mean(
    qtbot: QtBot, ground: QWidget, place: Workplace, schedule: Path
) -> None:
    dialog = agenda(qtbot, ground, place, schedule)
    words = words_on(dialog)
    assert dialog.primary.words == "Add 2 sessions"
    assert "Europe/London, the venue’s in Europe/Zurich: Wed 09:00 becomes Wed 10:00" in words
    assert "1 session lies outside 14–16 Apr 2027" in words
    assert "No earlier import brought any of it." in words
    assert [one.split(",")[0] for one in listed(dialog, "Outside")] == ["Epilogue"]


def test_a_schedule_comes_in_as_one_action(
    qtbot: QtBot, ground: QWidget, place: Workplace, schedule: Path
) -> None:
    heard = sayings(place)
    write(qtbot, agenda(qtbot, ground, place, schedule))
    after = read_file(place.document.path)
    assert [one.start for one in after.sessions.values()][1] == "2027-04-14T10:00"
    assert heard[-1].text == "Added 2 sessions, added 1 room."
    with qtbot.waitSignal(place.document.acted):
        place.document.undo()
    assert list(place.document.snapshot.sessions) == ["s1"]


def test_what_an_earlier_import_brought_is_told_apart(
    qtbot: QtBot, ground: QWidget, place: Workplace, schedule: Path
) -> None:
    write(qtbot, agenda(qtbot, ground, place, schedule))
    moved = OPENING.replace("T090000", "T093000")
    schedule.write_text(a_calendar(moved, LATE), "utf-8")
    dialog = agenda(qtbot, ground, place, schedule)
    assert dialog.primary.words == "Update 1"
    assert "An earlier import brought 2 sessions: 1 differ" in words_on(dialog)
    assert "开幕式 · Start, 2027-04-14 10:00 → 2027-04-14 10:30" in listed(dialog, "Changed")
    assert [one.split(",")[0] for one in listed(dialog, "Outside")] == ["Epilogue"]


def test_a_list_of_people_is_no_schedule_and_goes_on_to_its_importer(
    qtbot: QtBot, ground: QWidget, place: Workplace, table: Path
) -> None:
    dialog = agenda(qtbot, ground, place, table)
    assert dialog.banner.message() == "This is a list of people, not a schedule. Nothing was read."
    button = next(one for one in dialog.findChildren(Button) if one.words == "Import as people")
    with qtbot.waitSignal(dialog.rejected):
        button.click()
    assert dialog.other is FileKind.PEOPLE


def test_a_schedule_is_no_list_of_people(
    qtbot: QtBot, ground: QWidget, place: Workplace, schedule: Path
) -> None:
    dialog = people(qtbot, ground, place, schedule)
    assert dialog.banner.message() == "This is a schedule, not a list of people. Nothing was read."
    dialog.reject()
    assert dialog.other is None


def test_a_calendar_reply_is_named_as_one(
    qtbot: QtBot, ground: QWidget, place: Workplace, tmp_path: Path
) -> None:
    path = tmp_path / "reply.ics"
    path.write_text(a_calendar(OPENING).replace("VERSION", "METHOD:REPLY\r\nVERSION"), "utf-8")
    dialog = agenda(qtbot, ground, place, path)
    assert dialog.banner.message().startswith("This is a calendar reply, not a schedule.")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"PK\x03\x04x", b"<html></html>"])
def test_what_is_neither_is_refused_in_words(
    qtbot: QtBot, ground: QWidget, place: Workplace, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "something"
    path.write_bytes(content)
    dialog = people(qtbot, ground, place, path)
    assert dialog.banner.message()
    assert not dialog.primary.isEnabled()


def test_a_file_that_is_gone_is_said(
    qtbot: QtBot, ground: QWidget, place: Workplace, tmp_path: Path
) -> None:
    dialog = people(qtbot, ground, place, tmp_path / "gone.csv")
    assert "gone.csv was not read" in dialog.banner.message()
