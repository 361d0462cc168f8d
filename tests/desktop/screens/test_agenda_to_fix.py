"""The list *To fix*: shown, fixed, waived and found by keys and clicks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.dialogs.waive import WaiveDialog
from convenor.screens.agenda.panel import CHECKS
from convenor.screens.agenda.screen import AgendaScreen
from convenor.screens.agenda.to_fix import ToFixList
from convenor.widgets.labels import Label, RichLabel
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Waiver
from support.agendas import a_house, doing, press, session, the_agenda, toast, type_in, undone
from support.warned import click_row, editor, focused, folds, in_dialog, in_list, too_small
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with two people in a room for one."""
    with an_open_window(qtbot, tmp_path / "a.convenor", too_small()) as window:
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


@pytest.fixture
def listed(agenda: AgendaScreen) -> ToFixList:
    """Return the list, its first warning the current one."""
    agenda.check()
    return agenda.to_fix.list


def waive(window: MainWindow, qtbot: QtBot, reason: str) -> None:
    """Press W on the current warning and give a reason."""

    def give(dialog: WaiveDialog) -> None:
        QTest.keyClicks(editor(dialog), reason)
        dialog.primary.click()

    listed = the_agenda(window).to_fix.list
    with qtbot.waitSignal(the_document(window).acted):
        in_dialog(lambda: press(listed, Qt.Key.Key_W), WaiveDialog, give)


def deeds(listed: ToFixList) -> RichLabel:
    """Return the links of the current row."""
    inside = listed.indexWidget(listed.currentIndex())
    found = inside.findChild(RichLabel)
    assert isinstance(found, RichLabel)
    return found


def test_a_warning_is_listed_with_where_it_is_and_the_notes_are_folded(
    agenda: AgendaScreen,
) -> None:
    assert in_list(agenda) == ["block room-small"]
    assert folds(agenda) == ["2 notes"]
    row = agenda.to_fix.list.model().index(0, 0)
    spoken = str(row.data(int(Qt.ItemDataRole.AccessibleTextRole)))
    assert spoken.startswith("Must fix, “Opening” (Wed 14 Apr, 09:00–10:00)")
    assert spoken.endswith("Wed 09:00 · Opening")


def test_a_click_shows_the_session_with_its_checks(agenda: AgendaScreen) -> None:
    click_row(agenda.to_fix.list, 0)
    chosen = agenda.chosen()
    assert chosen is not None
    assert (chosen.key, agenda.session.tabs.current()) == ("s1", CHECKS)


def test_enter_shows_a_warning_of_a_day_that_is_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    value = too_small()
    value["sessions"][0]["start"] = "2027-04-15T09:00"
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        agenda = the_agenda(window)
        agenda.show_day(agenda.grid.board.frame.days[0].day)
        agenda.check()
        press(agenda.to_fix.list, Qt.Key.Key_Return)
        assert [day.day.isoformat() for day in agenda.grid.board.frame.days] == ["2027-04-15"]
        assert agenda.grid.selected() == "s1"


def test_f_fixes_in_one_step_and_the_list_keeps_the_focus(
    window: MainWindow, agenda: AgendaScreen, listed: ToFixList, qtbot: QtBot
) -> None:
    assert deeds(listed).accessibleName() == "Move to Jura (20)   Waive…"
    assert doing(window, qtbot, lambda: press(listed, Qt.Key.Key_F)).room == "r1"
    assert in_list(agenda) == []
    assert toast(window) == "Done: move to Jura (20)"
    assert focused() is listed
    assert undone(window, qtbot).room == "r2"
    assert in_list(agenda) == ["block room-small"]


def test_the_fix_is_a_link_of_the_current_row(
    window: MainWindow, listed: ToFixList, qtbot: QtBot
) -> None:
    assert doing(window, qtbot, lambda: deeds(listed).linkActivated.emit("fix")).room == "r1"


def test_a_waiver_folds_a_warning_and_lapses_when_the_facts_change(
    window: MainWindow, agenda: AgendaScreen, listed: ToFixList, qtbot: QtBot
) -> None:
    assert listed.current() is not None
    waive(window, qtbot, "They stand")
    (waiver,) = the_document(window).snapshot.table("waivers").values()
    assert isinstance(waiver, Waiver)
    assert (waiver.by, waiver.reason) == ("marta", "They stand")
    assert (in_list(agenda), folds(agenda)) == ([], ["2 notes", "1 waived"])
    assert "must be fixed" not in agenda.head.counts()
    agenda.select("s1")
    type_in(agenda, "expected", "3")
    qtbot.waitUntil(lambda: session(window).expected == 3)
    assert (in_list(agenda), folds(agenda)) == (["block room-small"], ["2 notes"])
    undone(window, qtbot)
    assert folds(agenda) == ["2 notes", "1 waived"]


def test_a_waiver_is_taken_back_by_the_same_key(
    window: MainWindow, agenda: AgendaScreen, listed: ToFixList, qtbot: QtBot
) -> None:
    waive(window, qtbot, "They stand")
    last = listed.model().rowCount() - 1
    listed.go_to_row(last)
    press(listed, Qt.Key.Key_Right)
    listed.go_to_row(last + 1)
    with qtbot.waitSignal(the_document(window).acted):
        press(listed, Qt.Key.Key_W)
    assert in_list(agenda) == ["block room-small"]
    undone(window, qtbot)
    assert in_list(agenda) == []


def test_a_waiver_without_a_reason_is_not_given(window: MainWindow, listed: ToFixList) -> None:
    said: list[str] = []

    def try_it(dialog: WaiveDialog) -> None:
        dialog.primary.click()
        said.extend(one.text() for one in dialog.findChildren(Label))

    in_dialog(lambda: press(listed, Qt.Key.Key_W), WaiveDialog, try_it)
    assert "Say why it may stand; a waiver needs a reason." in said
    assert not the_document(window).snapshot.table("waivers")


def test_the_pointer_over_a_warning_rings_what_it_is_about(
    agenda: AgendaScreen, qtbot: QtBot
) -> None:
    listed = agenda.to_fix.list
    said: list[frozenset[str]] = []
    listed.pointed.connect(said.append)
    at = listed.visualRect(listed.model().index(0, 0)).center()
    QTest.mouseMove(listed.viewport(), at - QPoint(0, 3))
    QTest.mouseMove(listed.viewport(), at)
    qtbot.waitUntil(lambda: frozenset({"s1"}) in said)
    (piece,) = agenda.grid.board.pieces_of("s1")
    assert agenda.grid.pose_of(piece).pointed_out
    QApplication.sendEvent(listed, QEvent(QEvent.Type.Leave))
    assert not agenda.grid.pose_of(piece).pointed_out


def test_the_filter_of_the_column_covers_what_is_to_be_fixed(agenda: AgendaScreen) -> None:
    agenda.focus_filter()
    QTest.keyClicks(focused(), "studio")
    assert (in_list(agenda), folds(agenda)) == (["block room-small"], [])
    QTest.keyClicks(focused(), "xyz")
    assert (in_list(agenda), folds(agenda)) == ([], [])
    press(focused(), Qt.Key.Key_Escape)
    assert folds(agenda) == ["2 notes"]


def test_the_notes_unfold(listed: ToFixList, agenda: AgendaScreen) -> None:
    click_row(listed, 1)
    assert in_list(agenda) == ["block room-small", "info paper-missing", "info rapporteur-missing"]


def test_a_count_shows_only_what_it_counted(agenda: AgendaScreen) -> None:
    agenda.head.count_chosen.emit("must_fix")
    assert (in_list(agenda), folds(agenda)) == (["block room-small"], [])
    agenda.summary.rule_wanted.emit("paper-missing")
    assert in_list(agenda) == ["info paper-missing"]
    press(agenda.to_fix.list, Qt.Key.Key_Escape)
    assert (in_list(agenda), folds(agenda)) == (["block room-small"], ["2 notes"])


def test_f6_goes_from_the_grid_to_the_list(window: MainWindow, agenda: AgendaScreen) -> None:
    agenda.focus_content()
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert focused() is agenda.to_fix.list
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert agenda.side.isAncestorOf(focused())


def test_nothing_to_fix_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_house()
    value["convening"]["warning_levels"] = {"paper-missing": "off", "rapporteur-missing": "off"}
    with an_open_window(qtbot, tmp_path / "c.convenor", value) as window:
        agenda = the_agenda(window)
        said = [one.text() for one in agenda.to_fix.findChildren(Label) if one.isVisible()]
        assert "Nothing to fix." in said


def test_a_row_is_gone_to_after_the_list_was_made_anew_without_one(listed: ToFixList) -> None:
    listed.go_to_row(0)
    listed.set_filter(lambda _words: False)
    QApplication.processEvents()  # what stood in the current row goes with it
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    listed.set_filter(None)
    listed.go_to_row(0)
    assert deeds(listed).isVisible()
