"""The agenda screen in the real window: sessions moved, made and taken out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.screen import AgendaScreen
from convenor.screens.agenda.waiting import WaitingCards
from convenor.window.main_window import MainWindow
from convenor_db.domain.edits import Edit
from convenor_db.domain.snapshot import Snapshot
from support.agendas import (
    DROPPED,
    WAITING,
    a_house,
    doing,
    field,
    press,
    session,
    the_agenda,
    toast,
    undone,
)
from support.grids import CONTROL, at, drag, drop, middle, minutes_down
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the agenda: one session placed, one waiting, one dropped."""
    value = a_house(dict(WAITING), dict(DROPPED))
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        window.resize(1400, 860)
        screen = the_agenda(window)
        screen.select("s1")
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


def put_back_button(agenda: AgendaScreen, title: str) -> QPushButton:
    """Return the button that puts a dropped session back."""
    buttons = agenda.waiting.findChildren(QPushButton)
    return next(one for one in buttons if one.accessibleName() == f"Put back {title}")


def test_ctrl_down_moves_a_session_five_minutes(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    moved = doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_Down, ctrl=True))
    assert moved.start == "2027-04-14T09:05"
    assert undone(window, qtbot).start == "2027-04-14T09:00"


def test_ctrl_right_moves_a_session_to_the_next_room(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    assert (
        doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_Right, ctrl=True)).room == "r2"
    )


def test_ctrl_shift_down_makes_a_session_longer(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    longer = doing(
        window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_Down, ctrl=True, shift=True)
    )
    assert longer.minutes == 65


def test_dragging_moves_a_session_and_the_toast_says_where(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    begin = middle(agenda.grid, "s1")
    drag(agenda.grid, begin, begin + minutes_down(agenda.grid, 60))
    doing(window, qtbot, lambda: drop(agenda.grid, begin + minutes_down(agenda.grid, 60)))
    assert session(window).start == "2027-04-14T10:00"
    assert toast(window) == "Moved “Opening” to Wed 14 Apr 10:00, Jura"


def test_ctrl_and_dragging_copies_a_session_and_shows_the_copy(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    begin = middle(agenda.grid, "s1")
    end = begin + minutes_down(agenda.grid, 120)
    drag(agenda.grid, begin, end, CONTROL)
    doing(window, qtbot, lambda: drop(agenda.grid, end, CONTROL))
    chosen = agenda.chosen()
    assert chosen is not None
    assert (chosen.key == "s1", chosen.title, chosen.start) == (
        False,
        "Opening",
        "2027-04-14T11:00",
    )


def test_u_takes_a_session_out_and_it_waits_in_the_list(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    taken = doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_U))
    assert (taken.start, taken.dropped_on) == (None, None)
    assert agenda.chosen() is not None
    assert agenda.head.counts() == "2 sessions · 2 unscheduled · 2 rooms · not released yet"


def test_an_unscheduled_session_is_dropped_onto_the_grid(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    placed = doing(
        window,
        qtbot,
        lambda: agenda.grid.session_dropped_in.emit("wait", "2027-04-14T11:00", "r2"),
        "wait",
    )
    assert (placed.start, placed.room) == ("2027-04-14T11:00", "r2")


def test_delete_drops_a_session_and_the_toast_takes_it_back(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    dropped = doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_Delete))
    assert dropped.dropped_on == "2027-03-01"
    assert toast(window) == "Dropped “Opening”"
    assert undone(window, qtbot).dropped_on is None


def test_a_dropped_session_is_put_back_where_it_stood(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    button = put_back_button(agenda, "Site visit")
    back = doing(window, qtbot, button.click, "gone")
    assert (back.dropped_on, back.start, back.room) == (None, "2027-04-15T14:00", "r1")


def test_the_dropped_ones_are_folded_until_one_is_shown(agenda: AgendaScreen) -> None:
    button = put_back_button(agenda, "Site visit")
    assert not button.isVisible()
    agenda.show_thing("sessions", "gone")
    assert button.isVisible()


def test_delete_in_the_list_drops_an_unscheduled_session(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.select("wait")
    cards = agenda.waiting.findChild(WaitingCards)
    assert isinstance(cards, WaitingCards)
    dropped = doing(window, qtbot, lambda: press(cards, Qt.Key.Key_Delete), "wait")
    assert dropped.dropped_on == "2027-03-01"


def test_a_filter_that_lets_a_session_through_stays_when_it_is_selected(
    agenda: AgendaScreen,
) -> None:
    title = agenda.document.snapshot.sessions["wait"].title
    words = " ".join(reversed(title.split()))
    agenda.waiting._filter.set_text(words)
    agenda.select("wait")
    assert agenda.waiting._filter.text() == words


def test_the_focus_goes_to_the_grid_when_the_session_being_edited_is_deleted(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.edit("title")
    with qtbot.waitSignal(the_document(window).acted):
        agenda.delete()
    assert QApplication.focusWidget() is agenda.grid


def test_deleting_for_good_takes_a_session_out_of_the_file_and_undo_brings_it(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        agenda.delete()
    assert "s1" not in the_document(window).snapshot.sessions
    assert toast(window) == "Deleted “Opening”"
    assert undone(window, qtbot).title == "Opening"


def test_n_makes_a_session_whose_title_is_being_written(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_N))
    qtbot.waitUntil(field(agenda, "title").in_visit)
    chosen = agenda.chosen()
    assert chosen is not None
    assert (chosen.title, chosen.kind, chosen.start) == (
        "New session",
        "breakout",
        "2027-04-14T10:00",
    )
    QTest.keyClicks(field(agenda, "title").editor(), "Closing")
    named = doing(window, qtbot, field(agenda, "title").end_visit, chosen.key)
    assert named.title == "Closing"


def test_escape_leaves_nothing_of_a_session_that_was_only_just_made(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_N))
    qtbot.waitUntil(field(agenda, "title").in_visit)
    doing(window, qtbot, lambda: press(field(agenda, "title").editor(), Qt.Key.Key_Escape))
    titles = {one.title for one in the_document(window).snapshot.sessions.values()}
    assert "New session" not in titles


def test_half_an_hour_drawn_is_a_bilateral(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    begin = at(agenda.grid, 0, 1, 15 * 60)
    end = begin + minutes_down(agenda.grid, 30)
    drag(agenda.grid, begin, end)
    doing(window, qtbot, lambda: drop(agenda.grid, end))
    chosen = agenda.chosen()
    assert chosen is not None
    assert (chosen.kind, chosen.minutes, chosen.room) == ("bilateral", 30, "r2")


def test_a_duplicate_is_chosen_and_stands_after_its_original(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    doing(window, qtbot, agenda.duplicate)
    chosen = agenda.chosen()
    assert chosen is not None
    assert (chosen.title, chosen.start) == ("Opening", "2027-04-14T10:00")


def test_enter_goes_to_the_start_and_escape_back_to_the_grid(
    agenda: AgendaScreen, qtbot: QtBot
) -> None:
    press(agenda.grid, Qt.Key.Key_Return)
    assert field(agenda, "time").editor().hasFocus()
    press(field(agenda, "time").editor(), Qt.Key.Key_Escape)
    assert agenda.grid.isAncestorOf(agenda.focusWidget())


def test_two_with_one_family_name_are_told_apart_while_dragging(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    def renamed(now: Snapshot) -> Edit:
        pairs = zip(now.people.values(), ("Amara", "Ada", "Ann"), strict=False)
        puts = (replace(one, family="Li", given=given, native="") for one, given in pairs)
        return Edit(label="Rename", puts=tuple(puts))

    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).act(renamed)
    doing(window, qtbot, agenda.duplicate)
    told = agenda.grid.who_cannot("s1", "2027-04-14T10:00", "r1")
    assert [line.partition(" in ")[0] for line in told[:2]] == ["Amara Li", "Ada Li"]


def test_people_who_cannot_be_there_are_named_while_dragging(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    assert agenda.grid.who_cannot("s1", "2027-04-14T09:00", "r1") == []
    doing(window, qtbot, agenda.duplicate)
    begin = middle(agenda.grid, "s1")
    drag(agenda.grid, begin, begin + minutes_down(agenda.grid, 30))
    ghost = agenda.grid.pointer.ghost
    assert ghost is not None
    assert ghost.warnings == (
        "Okafor in “Opening” from 10:00",
        "張 in “Opening” from 10:00",
        "Room taken by “Opening”",
        "Overlaps “Opening”",
    )
    agenda.grid.pointer.cancel()
