"""Where the focus and *To fix* are after a dialog and behind a door."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.clear import ClearDialog
from convenor.dialogs.waive import WaiveDialog
from convenor.screens.agenda.panel import CHECKS
from convenor.screens.agenda.screen import AgendaScreen
from convenor.screens.agenda.to_fix_rows import FindingRow
from convenor.widgets.buttons import Button
from convenor.widgets.labels import RichLabel, WrapLabel
from convenor.window.main_window import MainWindow
from support.agendas import press, session, the_agenda
from support.warned import button, editor, focused, in_dialog, in_list, too_small, with_rivals
from support.windows import an_open_window, the_document, the_screen

LATER: dict[str, Any] = {
    "id": "s9", "title": "Wrap-up", "kind": "breakout", "minutes": 30,
    "start": "2027-04-15T16:00", "room": "r1",
}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with a room that is too small, and a session that lacks much."""
    value = too_small()
    value["sessions"].append(dict(LATER))
    value["rooms"][1]["name"] = "The painters’ studio in the tower"
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


@pytest.fixture
def rivals(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the checks of a session in which rivals meet."""
    with an_open_window(qtbot, tmp_path / "r.convenor", with_rivals()) as window:
        screen = the_agenda(window)
        screen.select("s2")
        screen.session.show_tab(CHECKS)
        yield window


def in_front(window: QWidget) -> None:
    """Make a window the active one, as the desktop does; the screen of tests does not."""
    window.activateWindow()
    QApplication.processEvents()
    assert window.isActiveWindow()


def give_reason(dialog: WaiveDialog) -> None:
    """Type a reason and confirm it by Ctrl+Enter."""
    in_front(dialog)
    QTest.keyClicks(editor(dialog), "They stand")
    press(editor(dialog), Qt.Key.Key_Return, ctrl=True)


def confirm_name(dialog: ClearDialog) -> None:
    """Confirm the counsel who is proposed by Enter."""
    in_front(dialog)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    press(name, Qt.Key.Key_Return)


def click(window: MainWindow, words: str) -> None:
    """Click a button of the tab *Checks*, which gives it the focus."""
    door = button(the_agenda(window).session.checks, words)
    door.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(door, Qt.MouseButton.LeftButton)


def test_after_a_waiver_by_key_the_list_has_the_focus_and_a_row(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.check()
    listed = agenda.to_fix.list
    assert in_list(agenda)[0] == "block room-small"
    with qtbot.waitSignal(the_document(window).acted):
        in_dialog(lambda: press(listed, Qt.Key.Key_W), WaiveDialog, give_reason)
    in_front(window)
    assert focused() is listed
    assert listed.currentIndex().row() == 0


def test_after_a_waiver_by_its_link_the_list_has_the_focus(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.check()
    listed = agenda.to_fix.list
    link = listed.indexWidget(listed.currentIndex()).findChild(RichLabel)
    assert isinstance(link, RichLabel)
    link.setFocus()
    with qtbot.waitSignal(the_document(window).acted):
        in_dialog(lambda: link.linkActivated.emit("waive"), WaiveDialog, give_reason)
    in_front(window)
    assert focused() is listed


def a_row(agenda: AgendaScreen) -> FindingRow:
    """Return the first row of the list."""
    row = agenda.to_fix.list.rows().row(0)
    assert isinstance(row, FindingRow)
    return row


def test_after_a_clearance_the_focus_is_on_what_stands_in_the_card_s_place(
    rivals: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(the_document(rivals).acted):
        in_dialog(lambda: click(rivals, "Clear by counsel…"), ClearDialog, confirm_name)
    assert session(rivals, "s2").clearance is not None
    in_front(rivals)
    has = focused()
    assert isinstance(has, Button)
    assert has.words == "Take clearance back"


def test_after_a_waiver_of_the_only_card_the_focus_stays_in_the_tab(
    rivals: MainWindow, qtbot: QtBot
) -> None:
    tab = the_agenda(rivals).session.checks
    with qtbot.waitSignal(the_document(rivals).acted):
        in_dialog(lambda: click(rivals, "Waive…"), WaiveDialog, give_reason)
    in_front(rivals)
    assert tab.isAncestorOf(focused())


def test_a_fold_keeps_the_focus_when_it_is_turned(rivals: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_document(rivals).acted):
        in_dialog(lambda: click(rivals, "Waive…"), WaiveDialog, give_reason)
    in_front(rivals)
    press(focused(), Qt.Key.Key_Return)
    has = focused()
    assert isinstance(has, Button)
    assert has.words == "1 waived"


def test_a_door_to_a_session_takes_to_fix_along(window: MainWindow, agenda: AgendaScreen) -> None:
    agenda.check()
    listed = agenda.to_fix.list
    assert listed.current() is not None
    agenda.place.go_to("sessions", "s9")
    current = listed.current()
    assert current is None or "s9" in current.keys("sessions")
    agenda.place.go_to("sessions", "s1")
    current = listed.current()
    assert current is not None
    assert current.keys("sessions") == ("s1",)


def test_several_sessions_narrow_to_fix_to_what_is_about_them(
    window: MainWindow, agenda: AgendaScreen
) -> None:
    the_screen(window, "overview")
    agenda.place.go_to_several("sessions", ["s9"], "1 session has no paper")
    section = agenda.to_fix
    assert section.listed()
    assert all("s9" in one.keys("sessions") for one in section.listed())
    said = [one.text() for one in section.findChildren(WrapLabel) if one.isVisible()]
    assert "1 session has no paper" in said
    assert section.list.current() is section.listed()[0]
    assert (agenda.grid.selected(), agenda.session.tabs.current()) == ("s9", CHECKS)
    assert focused() is section.list


def test_the_narrowing_is_taken_away_by_its_button_and_by_going_back(
    window: MainWindow, agenda: AgendaScreen
) -> None:
    whole = in_list(agenda)
    agenda.place.go_to_several("sessions", ["s9"], "1 session has no paper")
    assert in_list(agenda) != whole
    button(agenda.to_fix, "Show all").click()
    assert in_list(agenda) == whole
    agenda.place.go_to_several("sessions", ["s9"], "1 session has no paper")
    assert window.view is not None
    window.view.go_back()
    assert in_list(agenda) == whole
    window.view.go_forward()
    assert all("s9" in one.keys("sessions") for one in agenda.to_fix.listed())


def test_a_row_takes_two_lines_before_it_is_cut_and_opened_it_is_whole(
    agenda: AgendaScreen,
) -> None:
    agenda.select("s9")
    listed, row = agenda.to_fix.list, a_row(agenda)
    QApplication.processEvents()
    assert row.short == "The painters’ studio in the tower: room too small"
    words = listed.short_words(row)
    assert (words.lines, words.cut) == (2, False)
    closed = listed.visualRect(listed.model().index(0, 0)).height()
    assert closed >= words.height + listed.fontMetrics().height()
    listed.go_to_row(0)
    QApplication.processEvents()
    assert not listed.sentence(row).cut
    opened = listed.visualRect(listed.model().index(0, 0)).height()
    assert opened >= listed.sentence_height(row) + listed.fontMetrics().height()
