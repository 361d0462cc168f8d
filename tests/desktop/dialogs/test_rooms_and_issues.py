"""Rooms and issues: added, renamed, reordered and deleted where they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.issues import IssuesDialog
from convenor.dialogs.rooms import RoomsDialog
from convenor.dialogs.things_dialog import ThingsDialog
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.draft_notice import DraftNotice
from convenor.workplace import Workplace
from support.builders import a_full_house
from support.places import a_workplace

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening with three rooms and two issues."""
    value: dict[str, Any] = a_full_house()
    value["rooms"] += [{"id": "r2", "name": "大会议厅"}, {"id": "r3", "name": "Library"}]
    options = [{"id": "a", "text": "Joint"}, {"id": "b", "text": "Own"}]
    value["issues"] = [
        {"id": "i1", "title": "Evaluations", "options": options},
        {"id": "i2", "title": "Weights"},
    ]
    position = {"id": "n1", "organisation": "o1", "issue": "i1", "as_of": "2027-01-01"}
    value["positions"] = [position | {"supports": ["b"]}]
    with a_workplace(qtbot, tmp_path / "a.convenor", value) as place:
        yield place


def shown(qtbot: QtBot, dialog: ThingsDialog) -> Any:
    """Show a dialog and wait until it is active."""
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def rooms(qtbot: QtBot, ground: QWidget, place: Workplace) -> RoomsDialog:
    """Return the rooms, the first one selected."""
    dialog: RoomsDialog = shown(qtbot, RoomsDialog(ground, place))
    return dialog


@pytest.fixture
def issues(qtbot: QtBot, ground: QWidget, place: Workplace) -> IssuesDialog:
    """Return the issues, the first one selected."""
    dialog: IssuesDialog = shown(qtbot, IssuesDialog(ground, place))
    return dialog


def named(dialog: ThingsDialog, kind: type[QWidget], name: str) -> Any:
    """Return a widget by its accessible name."""
    return next(one for one in dialog.findChildren(kind) if one.accessibleName() == name)


def write(dialog: ThingsDialog, name: str, text: str) -> None:
    """Type over a line and press Enter."""
    line = named(dialog, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    line.insert(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def labels(dialog: ThingsDialog) -> list[str]:
    """Return what can be read."""
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


def test_a_new_room_exists_once_it_has_a_name(qtbot: QtBot, rooms: RoomsDialog) -> None:
    named(rooms, Button, "New room").click()
    with qtbot.waitSignal(rooms.document.acted):
        write(rooms, "Name", "قاعة")
    assert [room.name for room in rooms.snapshot.rooms.values()][-1] == "قاعة"
    assert rooms.list.currentRow() == 3
    with qtbot.waitSignal(rooms.document.acted):
        write(rooms, "Seats", "40")
    assert list(rooms.snapshot.rooms.values())[-1].capacity == 40


def test_a_new_room_without_a_name_leaves_nothing(rooms: RoomsDialog) -> None:
    named(rooms, Button, "New room").click()
    line = named(rooms, QLineEdit, "Name")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert len(rooms.snapshot.rooms) == 3
    assert rooms.key == "r1"


def test_a_new_room_of_a_taken_name_can_be_put_right(qtbot: QtBot, rooms: RoomsDialog) -> None:
    named(rooms, Button, "New room").click()
    with qtbot.waitSignal(rooms.document.refused):
        write(rooms, "Name", "Jura")
    assert "Another room" in named(rooms, QLineEdit, "Name").accessibleDescription()
    with qtbot.waitSignal(rooms.document.acted):
        write(rooms, "Name", "Jura 2")
    assert len(rooms.snapshot.rooms) == 4


def test_alt_down_moves_a_room_which_stays_selected(qtbot: QtBot, rooms: RoomsDialog) -> None:
    with qtbot.waitSignal(rooms.document.acted):
        QTest.keyClick(rooms.list, Qt.Key.Key_Down, ALT)
    assert list(rooms.snapshot.rooms) == ["r2", "r1", "r3"]
    assert (rooms.key, rooms.list.currentRow()) == ("r1", 1)


@pytest.mark.parametrize(
    ("current", "row", "order"),
    [(0, 3, ["r2", "r3", "r1"]), (0, 2, ["r2", "r1", "r3"]), (2, 0, ["r3", "r1", "r2"])],
)
def test_a_room_dropped_between_others_stands_there(
    qtbot: QtBot, rooms: RoomsDialog, current: int, row: int, order: list[str]
) -> None:
    rooms.list.setCurrentRow(current)
    with qtbot.waitSignal(rooms.document.acted):
        rooms.list.drop_at(row)
    assert list(rooms.snapshot.rooms) == order


@pytest.mark.parametrize("row", [1, 2])
def test_a_room_dropped_where_it_stands_stays(rooms: RoomsDialog, row: int) -> None:
    heard: list[str] = []
    rooms.list.moved.connect(lambda key, _at: heard.append(key))
    rooms.list.setCurrentRow(1)
    rooms.list.drop_at(row)
    assert heard == []


def test_alt_up_at_the_top_does_nothing(rooms: RoomsDialog) -> None:
    heard: list[str] = []
    rooms.list.moved.connect(lambda key, _at: heard.append(key))
    QTest.keyClick(rooms.list, Qt.Key.Key_Up, ALT)
    assert heard == []


def test_a_deleted_room_says_what_loses_it_and_comes_back_with_undo(
    qtbot: QtBot, rooms: RoomsDialog
) -> None:
    with qtbot.waitSignal(rooms.document.acted):
        QTest.keyClick(rooms.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Deleted room Jura. 1 session loses it." in labels(rooms))
    assert rooms.key == "r2"
    with qtbot.waitSignal(rooms.document.acted):
        QTest.keyClick(rooms.list, Qt.Key.Key_Z, CONTROL)
    assert list(rooms.snapshot.rooms) == ["r1", "r2", "r3"]
    assert rooms.snapshot.sessions["s1"].room == "r1"
    assert rooms.key == "r2"


def test_seats_that_are_no_number_are_refused_under_the_field(
    qtbot: QtBot, rooms: RoomsDialog
) -> None:
    with qtbot.waitSignal(rooms.document.refused):
        write(rooms, "Seats", "many")
    assert "whole number" in named(rooms, QLineEdit, "Seats").accessibleDescription()
    assert rooms.snapshot.rooms["r1"].capacity == 20


def test_a_reason_does_not_follow_to_another_room(qtbot: QtBot, rooms: RoomsDialog) -> None:
    with qtbot.waitSignal(rooms.document.refused):
        write(rooms, "Seats", "many")
    rooms.list.setCurrentRow(1)
    assert named(rooms, QLineEdit, "Seats").accessibleDescription() == ""
    assert named(rooms, QLineEdit, "Seats").text() == ""


def test_what_is_typed_before_another_room_is_chosen_stays_with_the_first(
    qtbot: QtBot, rooms: RoomsDialog
) -> None:
    line = named(rooms, QLineEdit, "Seats")
    line.setFocus()
    line.selectAll()
    line.insert("33")
    with qtbot.waitSignal(rooms.document.acted):
        rooms.list.setFocus()
        rooms.list.setCurrentRow(2)
    assert (rooms.snapshot.rooms["r1"].capacity, rooms.snapshot.rooms["r3"].capacity) == (33, None)


def test_what_is_refused_after_another_room_was_chosen_stays_with_the_first(
    qtbot: QtBot, rooms: RoomsDialog
) -> None:
    line = named(rooms, QLineEdit, "Seats")
    line.setFocus()
    line.selectAll()
    line.insert("many")
    with qtbot.waitSignal(rooms.document.refused):
        rooms.list.setFocus()
        rooms.list.setCurrentRow(2)
    assert line.accessibleDescription() == ""
    assert "whole number" in rooms.banner.message()
    rooms.list.setCurrentRow(0)
    notice = rooms.findChild(DraftNotice)
    assert isinstance(notice, DraftNotice)
    assert "You typed “many” under Seats" in notice.accessibleName()


def test_an_option_is_added_at_the_end(qtbot: QtBot, issues: IssuesDialog) -> None:
    with qtbot.waitSignal(issues.document.acted):
        write(issues, "New option", "Neither")
    options = issues.snapshot.issues["i1"].options
    assert [(one.key, one.text) for one in options][-1] == ("c", "Neither")
    assert named(issues, QPlainTextEdit, "Option c").toPlainText() == "Neither"


def test_an_option_keeps_a_key_of_its_own(qtbot: QtBot, issues: IssuesDialog) -> None:
    with qtbot.waitSignal(issues.document.refused):
        write(issues, "Key of option a", "b")
    assert "Another option" in named(issues, QLineEdit, "Key of option a").accessibleDescription()


def test_positions_follow_an_option_whose_key_changes(qtbot: QtBot, issues: IssuesDialog) -> None:
    with qtbot.waitSignal(issues.document.acted):
        write(issues, "Key of option b", "own")
    assert issues.snapshot.positions["n1"].supports == ("own",)


def test_a_deleted_option_says_who_loses_it(qtbot: QtBot, issues: IssuesDialog) -> None:
    with qtbot.waitSignal(issues.document.acted):
        named(issues, IconButton, "Delete option b").click()
    qtbot.waitUntil(lambda: "Deleted option b. 1 position loses it." in labels(issues))
    assert issues.snapshot.positions["n1"].supports == ()


def test_an_option_can_be_moved_up(qtbot: QtBot, issues: IssuesDialog) -> None:
    with qtbot.waitSignal(issues.document.acted):
        named(issues, IconButton, "Move option b up").click()
    assert [one.key for one in issues.snapshot.issues["i1"].options] == ["b", "a"]


def test_a_short_title_that_is_too_long_is_refused(qtbot: QtBot, issues: IssuesDialog) -> None:
    with qtbot.waitSignal(issues.document.refused):
        write(issues, "Short title", "far too long a title")
    assert "12 letters" in named(issues, QLineEdit, "Short title").accessibleDescription()


def test_everything_that_takes_the_focus_has_a_name(issues: IssuesDialog) -> None:
    nameless = [
        type(one).__name__
        for one in issues.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not one.accessibleName()
    ]
    assert nameless == []
