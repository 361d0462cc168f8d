"""Warnings on the agenda: in the grid, while dragging, in the panel; clearance by counsel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from convenor.dialogs.clear import ClearDialog
from convenor.dialogs.waive import WaiveDialog
from convenor.screens.agenda.panel import CHECKS
from convenor.screens.agenda.screen import AgendaScreen
from convenor.window.main_window import MainWindow
from support.agendas import a_house, doing, press, session, the_agenda, toast, type_in, undone
from support.grids import at, drag, drop, middle
from support.warned import button, chips, editor, in_dialog, in_list, with_rivals
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with one session in a room that is large enough."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house()) as window:
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


@pytest.fixture
def rivals(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window in which rivals meet and everything but the clearance is there."""
    with an_open_window(qtbot, tmp_path / "r.convenor", with_rivals()) as window:
        screen = the_agenda(window)
        screen.select("s2")
        screen.session.show_tab(CHECKS)
        yield window


def marks(agenda: AgendaScreen, key: str = "s1") -> tuple[int, bool]:
    """Return how many things must be fixed according to a block, and whether it is ringed."""
    block = next(one for one in agenda.grid.blocks() if one.key == key)
    return block.marks.must_fix, block.ring


def record_clearance(window: MainWindow, qtbot: QtBot, opener: str) -> None:
    """Clear the session that is shown, as the counsel who is listed."""
    tab = the_agenda(window).session.checks
    with qtbot.waitSignal(the_document(window).acted):
        in_dialog(button(tab, opener).click, ClearDialog, lambda one: one.primary.click())


def test_a_block_appears_when_a_session_is_dragged_into_a_small_room_and_goes_on_undo(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    assert marks(agenda) == (0, False)
    begin, end = middle(agenda.grid, "s1"), at(agenda.grid, 0, 1, 9 * 60 + 30)
    drag(agenda.grid, begin, end)
    ghost = agenda.grid.pointer.ghost
    assert ghost is not None
    assert ghost.warnings == ("Studio has 1 places, 2 needed",)
    doing(window, qtbot, lambda: drop(agenda.grid, end))
    assert marks(agenda) == (1, True)
    assert in_list(agenda) == ["block room-small"]
    assert [day.to_fix for day in agenda.grid.board.frame.days] == [1]
    assert "1 must be fixed" in agenda.head.counts()
    undone(window, qtbot)
    assert (marks(agenda), in_list(agenda)) == ((0, False), [])
    assert "must be fixed" not in agenda.head.counts()


def test_the_tag_says_what_else_would_be_wrong(agenda: AgendaScreen) -> None:
    assert agenda.grid.who_cannot("s1", "2027-04-13T23:30", "r1") == [
        "Outside the convening’s days"
    ]


def test_the_tag_says_that_moving_voids_a_clearance(rivals: MainWindow, qtbot: QtBot) -> None:
    record_clearance(rivals, qtbot, "Clear by counsel…")
    agenda = the_agenda(rivals)
    assert agenda.grid.who_cannot("s2", "2027-04-14T12:00", "r1") == [
        "Rivals meet, would need: clearance by counsel"
    ]


def test_a_card_says_how_grave_it_is_and_fixes_it_in_one_step(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.select("s1")
    doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_Right, ctrl=True))
    agenda.session.show_tab(CHECKS)
    assert chips(agenda.session.checks) == ["Must fix"]
    assert doing(window, qtbot, button(agenda.session.checks, "Move to Jura (20)").click).room == (
        "r1"
    )
    assert toast(window) == "Done: move to Jura (20)"
    assert undone(window, qtbot).room == "r2"


def test_what_is_missing_and_what_is_in_place_are_told_apart(rivals: MainWindow) -> None:
    agenda = the_agenda(rivals)
    told = [one.text() for one in agenda.session.checks.findChildren(QLabel)]
    assert "Clearance by counsel" in told
    assert "Competition statement, purpose, circulated outline, counsel, note-taker" in told
    assert "Not legal advice" in told
    block = next(one for one in agenda.grid.blocks() if one.key == "s2")
    assert block.marks.rivals


def test_counsel_clears_a_session_and_a_change_voids_it(rivals: MainWindow, qtbot: QtBot) -> None:
    agenda = the_agenda(rivals)
    tab = agenda.session.checks
    record_clearance(rivals, qtbot, "Clear by counsel…")
    cleared = session(rivals, "s2").clearance
    assert cleared is not None
    assert (cleared.by, cleared.on) == ("Ida Lind", "2027-03-01")
    assert "block rivals" not in in_list(agenda)
    told = [one.text() for one in tab.findChildren(QLabel)]
    assert "Cleared by Ida Lind on Mon 1 Mar 2027" in told
    type_in(agenda, "purpose", "Prices")
    qtbot.waitUntil(lambda: session(rivals, "s2").purpose == "Prices")
    agenda.session.show_tab(CHECKS)
    told = [one.text() for one in tab.findChildren(QLabel)]
    assert "Was cleared by Ida Lind on Mon 1 Mar 2027, has changed since" in told
    assert "block rivals" in in_list(agenda)
    record_clearance(rivals, qtbot, "Clear again…")
    assert "block rivals" not in in_list(agenda)


def test_a_clearance_is_taken_back_and_undone(rivals: MainWindow, qtbot: QtBot) -> None:
    record_clearance(rivals, qtbot, "Clear by counsel…")
    tab = the_agenda(rivals).session.checks
    after = doing(rivals, qtbot, button(tab, "Take clearance back").click, "s2")
    assert after.clearance is None
    assert undone(rivals, qtbot, "s2").clearance is not None


def test_nobody_clears_without_a_name(rivals: MainWindow) -> None:
    tab, said = the_agenda(rivals).session.checks, list[str]()

    def try_it(dialog: ClearDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert isinstance(name, QLineEdit)
        name.clear()
        dialog.primary.click()
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    in_dialog(button(tab, "Clear by counsel…").click, ClearDialog, try_it)
    assert "Name the counsel who has cleared it." in said
    assert session(rivals, "s2").clearance is None


def test_a_waived_card_is_folded_and_says_who_and_why(rivals: MainWindow, qtbot: QtBot) -> None:
    tab = the_agenda(rivals).session.checks

    def give_reason(dialog: WaiveDialog) -> None:
        QTest.keyClicks(editor(dialog), "Seen by the ministry")
        dialog.primary.click()

    with qtbot.waitSignal(the_document(rivals).acted):
        in_dialog(button(tab, "Waive…").click, WaiveDialog, give_reason)
    assert chips(tab) == []
    button(tab, "1 waived").click()
    assert chips(tab) == ["Must fix", "Waived"]
    told = [one.accessibleName() for one in tab.findChildren(QLabel)]
    assert "marta, Mon 1 Mar 2027: Seen by the ministry" in told
    with qtbot.waitSignal(the_document(rivals).acted):
        button(tab, "Take waiver back").click()
    assert chips(tab) == ["Must fix"]
