"""Editing in the cells of a table: by keys and clicks, saved as one goes, nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.lists.cell_editor import CellEditor
from convenor.widgets.combo import Combo
from convenor.widgets.record_table import RecordTable
from convenor.window.main_window import MainWindow
from support.invitations import seat, seats_of_two_ministries, the_invitations
from support.people import the_people, the_table, words_on
from support.windows import an_open_window, the_document

ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window with the invitations of two ministries in front."""
    house = seats_of_two_ministries()
    house["people"][0] |= {"emails": ["ann@albia.example"], "tags": ["host"]}
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        window.resize(1900, 860)  # all columns have room
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        the_invitations(window)
        yield window


def go_to(window: MainWindow, key: str, title: str) -> RecordTable:
    """Select a row and put the keyboard into one of its cells."""
    table = the_table(window)
    titles = [column.title for column in table.model().columns]  # type: ignore[attr-defined]
    table.select([key])
    table.setFocus()
    row = table.currentIndex().row()
    flags = table.selectionModel().SelectionFlag
    table.selectionModel().setCurrentIndex(
        table.model().index(row, titles.index(title)), flags.NoUpdate
    )
    return table


def editors(window: MainWindow) -> list[CellEditor]:
    """Return the fields over cells that are to be seen."""
    return [one for one in window.findChildren(CellEditor) if one.isVisible()]


def opened(window: MainWindow, key: str, title: str) -> QWidget:
    """Press F2 in a cell and return what takes the keys then."""
    go_to(window, key, title)
    window.commands.run("people.edit" if the_table(window) is people_table(window) else F2)
    (editor,) = editors(window)
    return editor.field.editor()


F2 = "invitations.edit"


def people_table(window: MainWindow) -> RecordTable | None:
    """Return the table of people, if that is in front."""
    table = the_table(window)
    return table if table.accessibleName() == "People" else None


def type_in(window: MainWindow, key: str, title: str, text: str) -> QLineEdit:
    """Type over a cell; the caret stays in it."""
    line = opened(window, key, title)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, text)
    return line


def test_a_cell_is_edited_where_it_stands_and_enter_goes_down(
    window: MainWindow, qtbot: QtBot
) -> None:
    line = type_in(window, "v1", "Owner", "Zofia")
    assert line.accessibleName() == "Owner of Baker"
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(line, ENTER)
    table = the_table(window)
    assert seat(window, "v1").owner == "Zofia"
    assert (editors(window), table.hasFocus(), table.chosen()) == ([], True, ["v2"])
    assert the_document(window).undo_words == "Change owner of Baker"


def test_an_arabic_name_in_an_open_cell_begins_at_the_right_and_is_stored_whole(
    window: MainWindow, qtbot: QtBot
) -> None:
    line = opened(window, "v1", "Owner")
    assert isinstance(line, QLineEdit)
    line.clear()
    for letter in "زينب الحداد":
        line.insert(letter)
    ends = []
    for at in (0, len(line.text())):
        line.setCursorPosition(at)
        ends.append(line.cursorRect().center().x())
    first, last = ends
    assert last < first, "the name reads from the right"
    assert line.rect().left() < last < first <= line.rect().right(), "all of it is to be seen"
    line.textEdited.emit(line.text())
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(line, ENTER)
    assert seat(window, "v1").owner == "زينب الحداد"


def test_tab_goes_to_the_next_cell_that_can_be_edited_and_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    line = type_in(window, "v0", "Reply by", "4 Mar 2027")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(line, TAB)
    assert seat(window, "v0").reply_by == "2027-03-04"
    (editor,) = editors(window)
    assert editor.field.field_name == "Owner of Ann Adams"
    QTest.keyClick(editor.field.editor(), TAB, Qt.KeyboardModifier.ShiftModifier)
    (editor,) = editors(window)
    assert editor.field.field_name == "Reply by of Ann Adams"


def test_tab_at_the_end_of_a_row_goes_to_the_next_one(window: MainWindow) -> None:
    QTest.keyClick(opened(window, "v0", "Owner"), TAB)
    (editor,) = editors(window)
    assert editor.field.field_name == "Capacity of Baker"


def test_escape_takes_back_what_was_typed(window: MainWindow) -> None:
    line = type_in(window, "v0", "Owner", "Nobody knows")
    QTest.keyClick(line, ESC)
    assert editors(window) == []
    assert the_table(window).hasFocus()
    assert seat(window, "v0").owner == "Marta"


def test_what_is_typed_is_saved_while_one_pauses_and_escape_leaves_no_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = the_document(window).undo_words
    line = type_in(window, "v0", "Owner", "Zofia")
    with qtbot.waitSignal(the_document(window).acted, timeout=4000):
        pass
    assert seat(window, "v0").owner == "Zofia"
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(line, ESC)
    assert (seat(window, "v0").owner, the_document(window).undo_words) == ("Marta", before)


def test_a_seat_is_offered_its_allowed_moves_only(window: MainWindow, qtbot: QtBot) -> None:
    combo = opened(window, "v2", "Status")
    assert isinstance(combo, Combo)
    words = [combo.itemText(at) for at in range(combo.count())]
    assert words == ["Longlist", "Shortlist", "Approved", "Withdrawn"]
    combo.hidePopup()
    with qtbot.waitSignal(the_document(window).acted):
        combo.setCurrentIndex(2)
        combo.activated.emit(2)
    assert seat(window, "v2").status == "approved"
    qtbot.waitUntil(lambda: not editors(window))
    assert window.focusWidget() is the_table(window)


def test_what_cannot_be_stored_stays_with_its_reason_and_is_offered_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    line = type_in(window, "v1", "Reply by", "soon")
    QTest.keyClick(line, ENTER)
    (editor,) = editors(window)
    assert "“soon” is no day" in editor.field.error()
    assert line.hasFocus()
    assert the_table(window).viewport().rect().contains(editor.geometry())
    drafts = the_invitations(window).place.drafts
    qtbot.waitUntil(lambda: drafts.text("invitations:v1", "reply_by") == "soon")
    the_invitations(window).focus_filter()
    assert editors(window) == []
    assert seat(window, "v1").reply_by == "2027-03-02"
    again = opened(window, "v1", "Reply by")
    (editor,) = editors(window)
    assert isinstance(again, QLineEdit)
    assert (again.text(), "is no day" in editor.field.error()) == ("soon", True)
    QTest.keyClick(again, ESC)
    assert drafts.text("invitations:v1", "reply_by") is None
    assert opened(window, "v1", "Reply by").text() == "Tue 2 Mar 2027"  # type: ignore[attr-defined]


def test_the_reason_stands_above_where_there_is_no_room_below(window: MainWindow) -> None:
    window.resize(1100, 560)
    table = go_to(window, "v6", "Reply by")
    table.select_row(table.model().rowCount() - 1)
    key = table.current_key()
    line = type_in(window, key, "Reply by", "soon")
    QTest.keyClick(line, ENTER)
    (editor,) = editors(window)
    seen = QRect(editor.mapTo(table.viewport(), line.pos()), line.size())
    assert table.viewport().rect().contains(editor.geometry())
    assert table.visualRect(table.currentIndex()).intersects(seen)


def test_a_double_click_edits_the_cell_and_a_name_goes_to_the_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = go_to(window, "v0", "Owner")
    at = table.visualRect(table.currentIndex()).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    (editor,) = editors(window)
    assert editor.field.field_name == "Owner of Ann Adams"
    go_to(window, "v0", "Name")
    window.commands.run(F2)
    assert editors(window) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not table.isAncestorOf(focused)


def test_the_field_follows_its_row_when_what_is_typed_sorts_it_elsewhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = the_table(window)
    table.sortByColumn(7, Qt.SortOrder.AscendingOrder)
    line = type_in(window, "v0", "Owner", "Zofia")
    with qtbot.waitSignal(the_document(window).acted, timeout=4000):
        pass
    (editor,) = editors(window)
    row = table.model().row_of("v0")  # type: ignore[attr-defined]
    cell = table.visualRect(table.model().index(row, 7))
    assert cell.intersects(editor.geometry())
    assert line.hasFocus()
    QTest.keyClicks(line, " S")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(line, ENTER)
    assert seat(window, "v0").owner == "Zofia S"
    assert the_document(window).undo_words == "Change owner of Ann Adams"


def test_leaving_the_screen_saves_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, "v0", "Owner", "Zofia")
    with qtbot.waitSignal(the_document(window).acted):
        the_people(window)
    assert seat(window, "v0").owner == "Zofia"


def test_an_organisation_that_nobody_knows_is_made_when_it_is_left(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_people(window)
    line = type_in(window, "p0", "Organisation", "Ministry of Rivers")
    drafts = the_people(window).place.drafts
    qtbot.waitUntil(lambda: drafts.text("people:p0", "organisation") == "Ministry of Rivers")
    assert len(the_document(window).snapshot.organisations) == 2
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(line, ENTER)
    person = the_document(window).snapshot.people["p0"]
    body = the_document(window).snapshot.organisations[str(person.organisation)]
    assert body.name == "Ministry of Rivers"
    assert "Ministry of Rivers was added as an organisation" in words_on(window)
    assert drafts.text("people:p0", "organisation") is None


def test_a_seat_moves_in_the_table_of_people(window: MainWindow, qtbot: QtBot) -> None:
    the_people(window)
    combo = opened(window, "p2", "Seat")
    assert isinstance(combo, Combo)
    combo.hidePopup()
    with qtbot.waitSignal(the_document(window).acted):
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
    assert seat(window, "v2").status == "shortlist"


def test_an_undo_of_the_file_takes_back_what_was_saved_in_the_open_cell(
    window: MainWindow, qtbot: QtBot
) -> None:
    line = type_in(window, "v0", "Owner", "Zofia")
    with qtbot.waitSignal(the_document(window).acted, timeout=4000):
        pass
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert line.text() == "Marta"
    QTest.keyClick(line, ENTER)
    assert seat(window, "v0").owner == "Marta"
