"""Convening settings: saved as one goes, refused under the field, undone while they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.settings import SettingsDialog
from convenor.widgets.draft_notice import DraftNotice
from convenor.workplace import Workplace
from convenor_db.store.quiet import read_file
from support.fakes import FakeAsk
from support.places import a_workplace, sayings

ALONG, LEFT = 0, 1


@pytest.fixture
def ask() -> FakeAsk:
    """Return who answers the dialog's questions."""
    return FakeAsk(choice=ALONG)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[Workplace]:
    """Return an open convening."""
    with a_workplace(qtbot, tmp_path / "a.convenor", ask=ask) as place:
        yield place


@pytest.fixture
def dialog(qtbot: QtBot, ground: QWidget, place: Workplace) -> SettingsDialog:
    """Return the dialog over it, active."""
    dialog = SettingsDialog(ground, place)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def line_of(dialog: SettingsDialog, name: str) -> QLineEdit:
    """Return the line of a field."""
    line = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)
    line.setFocus()
    line.selectAll()
    return line


def change(qtbot: QtBot, dialog: SettingsDialog, name: str, text: str) -> Any:
    """Type over a field, press Enter, and wait until the file has it."""
    line = line_of(dialog, name)
    with qtbot.waitSignal(dialog.document.acted):
        line.insert(text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    return read_file(dialog.document.path)


def refuse(qtbot: QtBot, dialog: SettingsDialog, name: str, text: str) -> str:
    """Type over a field, press Enter, and return why it was refused."""
    line = line_of(dialog, name)
    with qtbot.waitSignal(dialog.document.refused):
        line.insert(text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    return line.accessibleDescription()


def words_on(dialog: SettingsDialog) -> list[str]:
    """Return every label that can be read."""
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("field", "text", "attribute", "value"),
    [
        ("Title", "会议 الحوار", "title", "会议 الحوار"),
        ("Venue", "Palais Wilson", "venue", "Palais Wilson"),
        ("Country", "Switzerland", "country", "CH"),
        ("Last day", "17 Apr", "ends", "2027-04-17"),
        ("Sessions from", "9:30", "day", ("09:30", "20:00")),
    ],
)
def test_a_field_is_saved_when_it_is_left(
    qtbot: QtBot, dialog: SettingsDialog, field: str, text: str, attribute: str, value: Any
) -> None:
    after = change(qtbot, dialog, field, text)
    assert getattr(after.convening, attribute) == value


def test_undo_takes_a_field_back_while_the_dialog_stands(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    change(qtbot, dialog, "City", "Geneva")
    with qtbot.waitSignal(dialog.document.acted):
        QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.snapshot.convening.city == ""
    assert line_of(dialog, "City").text() == ""


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("Title", " ", "needs a title"),
        ("Last day", "13 Apr 2027", "before the first"),
        ("Last day", "someday", "no day"),
        ("Country", "Atlantis", "No country"),
        ("Time zone, by city", "Atlantis", "“Atlantis”"),
        ("E-mail", "office", "name@example.org"),
        ("Sessions until", "late", "no time of day"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(
    qtbot: QtBot, dialog: SettingsDialog, field: str, text: str, reason: str
) -> None:
    before = dialog.snapshot.convening
    assert reason in refuse(qtbot, dialog, field, text)
    assert read_file(dialog.document.path).convening == before


def test_another_zone_says_what_it_means(qtbot: QtBot, dialog: SettingsDialog) -> None:
    after = change(qtbot, dialog, "Time zone, by city", "London")
    assert after.convening.zone == "Europe/London"
    assert after.sessions["s1"].start == "2027-04-14T09:00"
    said = "Sessions keep their wall-clock times; instants move by 1 h."
    qtbot.waitUntil(lambda: said in words_on(dialog))
    assert line_of(dialog, "Time zone, by city").text() == "Europe/London"


def test_the_first_day_takes_sessions_along_in_one_action(
    qtbot: QtBot, dialog: SettingsDialog, ask: FakeAsk
) -> None:
    after = change(qtbot, dialog, "First day", "15 Apr 2027")
    assert ask.asked == ["The first day moves by 1 day. What else is to move?"]
    assert (after.convening.starts, after.convening.ends) == ("2027-04-15", "2027-04-17")
    assert after.sessions["s1"].start == "2027-04-15T09:00"
    with qtbot.waitSignal(dialog.document.acted):
        dialog.document.undo()
    assert dialog.snapshot.sessions["s1"].start == "2027-04-14T09:00"
    assert dialog.snapshot.convening.starts == "2027-04-14"


def test_the_first_day_leaves_sessions_where_they_are_to_stay(
    qtbot: QtBot, dialog: SettingsDialog, ask: FakeAsk
) -> None:
    ask.choice = LEFT
    after = change(qtbot, dialog, "First day", "13 Apr 2027")
    assert (after.convening.starts, after.convening.ends) == ("2027-04-13", "2027-04-16")
    assert after.sessions["s1"].start == "2027-04-14T09:00"


def test_thinking_better_of_another_first_day_changes_nothing(
    dialog: SettingsDialog, ask: FakeAsk
) -> None:
    ask.choice = None
    line = line_of(dialog, "First day")
    line.insert("20 Apr 2027")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "14 Apr 2027" in line.text()
    assert dialog.snapshot.convening.starts == "2027-04-14"


def test_what_is_typed_when_the_dialog_closes_is_kept(
    qtbot: QtBot, dialog: SettingsDialog, place: Workplace
) -> None:
    line_of(dialog, "Series").insert("Spring talks")
    with qtbot.waitSignal(place.document.acted):
        dialog.cancel.click()
    assert read_file(place.document.path).convening.series == "Spring talks"


def test_what_is_refused_after_closing_is_said_and_kept(
    qtbot: QtBot, dialog: SettingsDialog, place: Workplace
) -> None:
    heard = sayings(place)
    target = dialog.target
    line_of(dialog, "E-mail").insert("office")
    with qtbot.waitSignals([place.document.refused, dialog.destroyed]):
        dialog.cancel.click()
    assert "name@example.org" in heard[-1].text
    assert [draft.text for draft in place.drafts.of(target)] == ["office"]


def test_another_zone_typed_last_is_kept_when_the_dialog_closes(
    qtbot: QtBot, dialog: SettingsDialog, place: Workplace
) -> None:
    line_of(dialog, "Time zone, by city").insert("London")
    with qtbot.waitSignals([place.document.acted, dialog.destroyed]):
        dialog.cancel.click()
    assert read_file(place.document.path).convening.zone == "Europe/London"


def test_esc_takes_a_field_back_before_it_closes(qtbot: QtBot, dialog: SettingsDialog) -> None:
    line = line_of(dialog, "City")
    line.insert("Genev")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), dialog.isVisible()) == ("", True)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(line, Qt.Key.Key_Escape)


def test_what_was_refused_is_offered_again_and_can_be_put_right(
    qtbot: QtBot, ground: QWidget, dialog: SettingsDialog, place: Workplace
) -> None:
    refuse(qtbot, dialog, "E-mail", "office")
    dialog.cancel.click()
    again = SettingsDialog(ground, place)
    again.open()
    qtbot.waitUntil(again.isActiveWindow)
    notice = again.findChild(DraftNotice)
    assert isinstance(notice, DraftNotice)
    assert "You typed “office” under E-mail" in notice.accessibleName()
    notice.taken.emit()
    assert line_of(again, "E-mail").text() == "office"
    change(qtbot, again, "E-mail", "office@example.org")
    assert place.drafts.of(again.target) == ()
