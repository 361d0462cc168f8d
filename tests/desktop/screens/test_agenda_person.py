"""One person's agenda: whose sessions it shows, when they are there, what is put into it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.screen import AgendaScreen
from convenor.widgets.labels import RichLabel
from convenor.widgets.pick_line import PickLine
from convenor.window.main_window import MainWindow
from support.agendas import WAITING, a_house, doing, the_agenda, toast, undone
from support.grids import at, drag, drop, middle, minutes_down
from support.windows import an_open_window, the_document, the_screen

LATER = {
    "id": "later", "title": "Later", "kind": "breakout", "start": "2027-04-15T09:00",
    "minutes": 60, "room": "r2", "people": [{"invitation": "v1", "role": "speaker"}],
}  # fmt: skip
BESIDE = {
    "id": "beside", "title": "Beside", "kind": "bilateral", "start": "2027-04-14T09:30",
    "minutes": 60, "room": "r2", "people": [{"invitation": "v1", "role": "required"}],
}  # fmt: skip
NOT_THEIRS = {
    "id": "others", "title": "Others", "kind": "breakout", "start": "2027-04-14T14:00",
    "minutes": 60, "room": "r2",
}  # fmt: skip


def the_house() -> dict[str, Any]:
    """Return a house in which the holder of the first seat comes late and leaves early."""
    value = a_house(dict(LATER), dict(BESIDE), dict(NOT_THEIRS), dict(WAITING))
    seat = next(one for one in value["invitations"] if one["id"] == "v1")
    seat.update(arrives="2027-04-14T09:15", leaves="2027-04-15T15:00")
    seat["away"] = [{"from": "2027-04-15T08:30", "to": "2027-04-15T09:30", "why": "visa"}]
    return value


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the agenda."""
    with an_open_window(qtbot, tmp_path / "a.convenor", the_house()) as window:
        window.resize(1400, 860)
        the_agenda(window)
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen with the agenda of the first seat."""
    screen = the_agenda(window)
    screen.show_one_person("v1")
    return screen


def drawn(agenda: AgendaScreen) -> set[str]:
    """Return the keys of the sessions in the grid."""
    return {one.block.key for one in agenda.grid.board.drawn}


def told(agenda: AgendaScreen) -> str:
    """Return what is said of the person beside their name."""
    return next(
        one.accessibleName() for one in agenda.tools.findChildren(RichLabel) if one.isVisible()
    )


def test_it_shows_their_sessions_alone_with_the_days_beside_each_other(
    agenda: AgendaScreen,
) -> None:
    assert drawn(agenda) == {"s1", "later", "beside"}
    assert len(agenda.grid.board.frame.days) == 3
    assert len(agenda.grid.board.geometry.columns) == 1


def test_sessions_at_the_same_time_stand_side_by_side(agenda: AgendaScreen) -> None:
    (one,), (other,) = agenda.grid.board.pieces_of("s1"), agenda.grid.board.pieces_of("beside")
    assert not one.rect.intersects(other.rect)
    assert one.rect.width() == pytest.approx(other.rect.width())


def test_it_says_when_they_are_there_and_what_they_cannot_come_to(agenda: AgendaScreen) -> None:
    words = told(agenda)
    assert "3 sessions" in words
    assert "2 they cannot come to" in words
    assert "arrives Wed 14 Apr 09:15" in words
    assert "leaves Thu 15 Apr 15:00" in words
    missed = {one.block.key: one.block.missed for one in agenda.grid.board.drawn}
    assert missed["s1"] == "arrives 09:15"
    assert missed["later"].endswith("(visa)")
    assert not missed["beside"]


def test_a_screen_reader_is_told_that_they_cannot_come(agenda: AgendaScreen) -> None:
    names = [one.accessibleName() for one in agenda.grid.viewport().findChildren(QAbstractButton)]
    assert any("cannot come: arrives 09:15" in name for name in names)


def test_the_time_they_are_not_there_is_hatched(agenda: AgendaScreen) -> None:
    spans = [(one.first, one.last) for one in agenda.grid.board.frame.absences]
    assert spans == [
        ("2027-04-14T00:00", "2027-04-14T09:15"),
        ("2027-04-15T15:00", "2027-04-17T00:00"),
        ("2027-04-15T08:30", "2027-04-15T09:30"),
    ]
    hatched = agenda.grid.grab().toImage()
    agenda.grid.set_frame(replace(agenda.grid.board.frame, absences=()))
    assert agenda.grid.grab().toImage() != hatched


def test_somebody_is_found_by_typing(window: MainWindow, agenda: AgendaScreen) -> None:
    agenda.show_rooms()
    agenda.show_one_person("v2")
    finder = agenda.tools.findChild(PickLine)
    assert finder is not None
    QTest.keyClicks(finder, "okafor")
    QTest.keyClick(finder.popup(), Qt.Key.Key_Return)
    assert drawn(agenda) == {"s1", "later", "beside"}


def test_it_is_kept_for_the_next_time(agenda: AgendaScreen, qtbot: QtBot) -> None:
    again = AgendaScreen(agenda.place)
    qtbot.addWidget(again)
    assert drawn(again) == {"s1", "later", "beside"}


def test_a_person_leads_to_their_agenda_and_back(window: MainWindow, agenda: AgendaScreen) -> None:
    agenda.show_rooms()
    the_screen(window, "people")
    seat = the_document(window).snapshot.invitations["v1"]
    agenda.place.go_to("agendas", str(seat.person))
    assert drawn(agenda) == {"s1", "later", "beside"}
    assert window.view is not None
    window.view.go_back()
    assert window.view.current == "people"


def test_moving_in_it_keeps_the_room(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    begin = middle(agenda.grid, "later")
    end = begin + minutes_down(agenda.grid, 60)
    drag(agenda.grid, begin, end)
    moved = doing(window, qtbot, lambda: drop(agenda.grid, end), "later")
    assert (moved.start, moved.room) == ("2027-04-15T10:00", "r2")


def test_what_is_dropped_into_it_becomes_theirs_in_one_step(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    placed = doing(
        window,
        qtbot,
        lambda: agenda.grid.session_dropped_in.emit("wait", "2027-04-15T11:00", ""),
        "wait",
    )
    assert placed.start == "2027-04-15T11:00"
    assert [one.invitation for one in placed.people] == ["v1"]
    assert "added" in toast(window)
    assert "wait" in drawn(agenda)
    back = undone(window, qtbot, "wait")
    assert (back.start, back.people) == (None, ())


def test_a_session_drawn_in_it_is_theirs(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    begin, end = at(agenda.grid, 1, 0, 11 * 60), at(agenda.grid, 1, 0, 12 * 60)
    drag(agenda.grid, begin, end)
    with qtbot.waitSignal(the_document(window).acted):
        drop(agenda.grid, end)
    (made,) = [one for one in the_document(window).snapshot.sessions.values() if one.key not in
               ("s1", "later", "beside", "others", "wait")]  # fmt: skip
    assert [one.invitation for one in made.people] == ["v1"]
    assert made.key in drawn(agenda)


def test_a_session_of_others_is_shown_among_the_rooms(agenda: AgendaScreen) -> None:
    agenda.show_thing("sessions", "others")
    assert "others" in drawn(agenda)
    assert len(agenda.grid.board.geometry.columns) == 2


def test_without_anybody_it_asks_for_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_house()
    for each in value["sessions"]:
        each["people"] = []
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        agenda = the_agenda(window)
        agenda.show_one_person()
        assert not drawn(agenda)
        assert [one.title for one in agenda.grid.board.geometry.columns] == ["Nobody chosen"]
        finder = agenda.tools.findChild(PickLine)
        assert finder is not None
        assert finder.isVisible()
