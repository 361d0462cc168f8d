"""Days and rooms of the agenda: what is shown, what comes back, what the summary says."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.screen import AgendaScreen
from convenor.screens.agenda.waiting import WaitingCards
from convenor.widgets.labels import RichLabel
from convenor.window.main_window import MainWindow
from convenor_db.domain.actions.sessions import drop
from convenor_db.domain.dayaxis import RowKind
from support.agendas import DROPPED, WAITING, a_house, doing, field, press, the_agenda
from support.builders import an_interchange
from support.windows import an_open_window, the_document, the_screen

TODAY = "2027-03-01"
GALA = {
    "id": "gala", "title": "Gala", "kind": "reception", "start": "2027-04-14T22:30",
    "minutes": 180, "room": "r2",
}  # fmt: skip
LUNCH = {
    "id": "lunch",
    "title": "Lunch",
    "kind": "meal",
    "start": "2027-04-15T12:30",
    "minutes": 60,
}
CLASH = {
    "id": "clash", "title": "Clash", "kind": "breakout", "start": "2027-04-14T09:30",
    "minutes": 60, "room": "r1",
}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the agenda of three days and two rooms."""
    more = [dict(one) for one in (GALA, LUNCH, CLASH, WAITING, DROPPED)]
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house(*more)) as window:
        window.resize(1400, 860)
        the_agenda(window)
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


def labels(agenda: AgendaScreen) -> list[str]:
    """Return the days shown."""
    return [day.label for day in agenda.grid.board.frame.days]


def row_kinds(agenda: AgendaScreen) -> set[RowKind]:
    """Return what kinds of stretches the axis has."""
    return {row.kind for row in agenda.grid.board.layout.axis.rows}


def columns(agenda: AgendaScreen) -> list[str]:
    """Return the columns of a day."""
    return [one.title for one in agenda.grid.board.geometry.columns]


def test_it_begins_with_the_first_day_and_the_summary(agenda: AgendaScreen) -> None:
    assert labels(agenda) == ["Wed 14 Apr"]
    assert agenda.side.currentWidget() is agenda.summary


def test_one_room_stands_alone_with_its_days_beside_each_other(agenda: AgendaScreen) -> None:
    agenda.show_one_room("r2")
    assert (len(labels(agenda)), columns(agenda)) == (3, ["Studio"])
    drawn = {one.block.key for one in agenda.grid.board.drawn}
    assert drawn == {"gala", "lunch"}


def test_the_view_is_kept_for_the_next_time(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.show_one_room("r2")
    again = AgendaScreen(agenda.place)
    qtbot.addWidget(again)
    assert columns(again) == ["Studio"]
    agenda.show_rooms()
    once_more = AgendaScreen(agenda.place)
    qtbot.addWidget(once_more)
    assert columns(once_more) == ["Jura", "Studio"]


def test_a_room_that_is_named_is_shown_alone(window: MainWindow, agenda: AgendaScreen) -> None:
    agenda.place.go_to("rooms", "r1")
    assert columns(agenda) == ["Jura"]


def test_a_session_that_is_named_brings_its_day(agenda: AgendaScreen) -> None:
    agenda.show_thing("sessions", "lunch")
    assert labels(agenda) == ["Thu 15 Apr"]
    assert agenda.grid.selected() == "lunch"


def test_an_unscheduled_session_that_is_named_is_shown_in_the_panel(agenda: AgendaScreen) -> None:
    agenda.show_thing("sessions", "wait")
    assert field(agenda, "title").value() == "Press briefing"
    assert agenda.side.currentWidget() is agenda.session


def test_back_comes_to_the_same_day_session_and_scroll(
    window: MainWindow, agenda: AgendaScreen
) -> None:
    agenda.show_day(None)
    agenda.select("s1")
    agenda.grid.verticalScrollBar().setValue(120)
    scroll = agenda.grid.verticalScrollBar().value()
    the_screen(window, "people")
    agenda.place.go_to("sessions", "lunch")
    agenda.show_one_room("r1")
    assert window.view is not None
    window.view.go_back()
    window.view.go_back()
    assert (len(labels(agenda)), agenda.grid.selected()) == (3, "s1")
    assert agenda.grid.verticalScrollBar().value() == scroll


def test_a_session_over_midnight_has_a_torn_piece_on_both_days(agenda: AgendaScreen) -> None:
    agenda.show_day(None)
    pieces = agenda.grid.board.pieces_of("gala")
    assert [(one.piece.day.day, one.piece.torn_below) for one in pieces] == [
        (14, True),
        (15, False),
    ]


def test_an_empty_night_is_folded_and_opens_where_something_lies(agenda: AgendaScreen) -> None:
    assert RowKind.FOLDED in row_kinds(agenda)
    early, late = agenda.grid.board.layout.axis.rows[0], agenda.grid.board.layout.axis.rows[-1]
    assert early.kind is RowKind.FOLDED
    assert late.kind is RowKind.OPEN  # the gala


def test_an_hour_that_comes_twice_is_drawn_twice(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_house()
    value["convening"].update(starts="2027-10-31", ends="2027-10-31")
    value["sessions"][0]["start"] = "2027-10-31T02:30"
    with an_open_window(qtbot, tmp_path / "d.convenor", value) as window:
        assert RowKind.AGAIN in row_kinds(the_agenda(window))


def test_it_begins_with_the_planned_hours_also_after_a_long_night(agenda: AgendaScreen) -> None:
    agenda.show_thing("sessions", "lunch")
    agenda.select("")
    agenda.step_day(0)
    top = agenda.grid.anchor(at=30)
    assert 8 * 60 <= top.minute < 9 * 60


def test_a_day_with_a_session_at_three_in_the_morning_begins_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    value = a_house()
    value["sessions"][0]["start"] = "2027-04-14T03:00"
    with an_open_window(qtbot, tmp_path / "n.convenor", value) as window:
        window.resize(1400, 700)
        agenda = the_agenda(window)
        agenda.show_day(agenda.grid.board.frame.days[0].day)
        (piece,) = agenda.grid.board.pieces_of("s1")
        assert agenda.grid.visible().contains(piece.rect)


def test_overlapping_sessions_in_one_room_are_ringed(agenda: AgendaScreen) -> None:
    ringed = {one.block.key for one in agenda.grid.board.drawn if one.ringed}
    assert ringed == {"s1", "clash"}


def test_a_meal_without_a_room_lies_over_all_columns(agenda: AgendaScreen) -> None:
    agenda.show_thing("sessions", "lunch")
    (lunch,) = agenda.grid.board.pieces_of("lunch")
    assert lunch.rect.width() > 1.9 * agenda.grid.board.geometry.column_width


def test_the_column_without_a_room_comes_with_its_first_session(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    assert columns(agenda) == ["Jura", "Studio"]
    doing(window, qtbot, lambda: agenda.grid.session_moved.emit("s1", "2027-04-14T09:00", ""))
    assert columns(agenda) == ["Jura", "Studio", "No room"]


def test_the_summary_names_what_is_without_a_chair_and_leads_there(agenda: AgendaScreen) -> None:
    found = agenda.summary.findChildren(RichLabel)
    link = next(one for one in found if one.accessibleName() == "Clash")
    link.linked.emit("clash")
    assert agenda.grid.selected() == "clash"


def test_a_kind_in_the_summary_points_its_sessions_out(agenda: AgendaScreen) -> None:
    agenda.summary.kind_wanted.emit("plenary")
    pointed = [
        one.block.key for one in agenda.grid.board.drawn if agenda.grid.pose_of(one).pointed_out
    ]
    assert pointed == ["s1"]


def test_escape_shows_all_unscheduled_sessions_again(agenda: AgendaScreen) -> None:
    agenda.focus_filter()
    line = agenda.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "nothing like it")
    cards = agenda.waiting.findChild(WaitingCards)
    assert isinstance(cards, WaitingCards)
    assert cards.count() == 0
    press(line, Qt.Key.Key_Escape)
    assert cards.count() == 1


def test_changes_made_while_another_screen_is_in_front_are_caught_up_with(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    the_screen(window, "people")
    doing(window, qtbot, lambda: the_document(window).act(partial(drop, key="clash", today=TODAY)))
    agenda = the_agenda(window)
    assert "clash" not in {one.key for one in agenda.grid.blocks()}


@pytest.mark.parametrize("rooms", [[], [{"id": "r1", "name": "Jura"}]])
def test_with_one_room_or_none_there_is_no_choice_of_view(
    qtbot: QtBot, tmp_path: Path, rooms: list[dict[str, str]]
) -> None:
    session = {"id": "s1", "title": "Talk", "kind": "breakout", "minutes": 60}
    value = an_interchange(rooms=rooms, sessions=[session])
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        agenda = the_agenda(window)
        assert agenda.why_not_one_room().startswith("There ")
        assert columns(agenda) == [rooms[0]["name"] if rooms else "No room"]


def test_an_empty_agenda_says_how_to_begin_and_begins(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "c.convenor", an_interchange()) as window:
        agenda = the_agenda(window)
        assert agenda.pages.currentWidget() is agenda.empty
        with qtbot.waitSignal(the_document(window).acted):
            agenda.empty.primary_button.click()
        assert agenda.pages.currentWidget() is agenda.split
        qtbot.waitUntil(field(agenda, "title").in_visit)
