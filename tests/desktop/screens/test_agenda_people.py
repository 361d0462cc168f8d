"""Those listed in a session: added by typing, given roles, marked where they cannot come."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.attendees import attendees_of, sum_words
from convenor.screens.agenda.panel import PEOPLE
from convenor.screens.agenda.screen import AgendaScreen
from convenor.widgets.menu import Menu
from convenor.widgets.pick_line import PickLine
from convenor.window.main_window import MainWindow
from support.agendas import a_house, doing, press, the_agenda, toast
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the people of a session: one late, one who has declined."""
    value = a_house()
    value["invitations"][0].update(
        arrives="2027-04-14T09:20",
        away=[{"from": "2027-04-14T08:00", "to": "2027-04-14T09:30", "why": "press"}],
    )
    value["invitations"][1].update(status="declined")
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        agenda = the_agenda(window)
        agenda.select("s1")
        agenda.session.show_tab(PEOPLE)
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


def entry(menu: Menu, words: str) -> None:
    """Choose an entry of a menu."""
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def menu_of(agenda: AgendaScreen, key: str) -> Menu:
    """Return the menu of somebody listed."""
    people = agenda.session.people.people
    people.select(key)
    row = people.chosen()
    assert row is not None
    return people.menu_of(row)


def add(agenda: AgendaScreen, words: str) -> None:
    """Type into the line above the list and take the first that is offered."""
    line = agenda.session.people.findChild(PickLine)
    assert isinstance(line, PickLine)
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line.popup(), Qt.Key.Key_Return)


def test_who_cannot_come_is_marked_with_why(window: MainWindow) -> None:
    snapshot = the_document(window).snapshot
    rows = attendees_of(snapshot, snapshot.sessions["s1"])
    assert [(row.name, row.cannot) for row in rows] == [
        ("Amara Okafor", "arrives 09:20, away 08:00–09:30 (press)"),
        ("偉 張", "declined"),
    ]


def test_only_who_is_not_coming_has_a_chip(window: MainWindow) -> None:
    snapshot = the_document(window).snapshot
    rows = attendees_of(snapshot, snapshot.sessions["s1"])
    assert [row.look and row.look.words for row in rows] == [None, "Declined"]


def test_the_foot_counts_against_the_room(window: MainWindow, agenda: AgendaScreen) -> None:
    snapshot = the_document(window).snapshot
    words = sum_words(snapshot, snapshot.sessions["s1"])
    assert words == ("2 listed, 0 can come", "Jura holds 20", False)


def test_somebody_without_a_seat_is_given_one_and_added(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    added = doing(window, qtbot, lambda: add(agenda, "albia"))
    snapshot = the_document(window).snapshot
    seat = snapshot.invitations[added.people[-1].invitation]
    assert (seat.person, seat.status) == ("p3", "approved")
    assert toast(window) == "الخالد has a seat now, approved, and is added"
    assert the_document(window).undo_words.startswith("Give")


def test_a_role_is_chosen_for_one(window: MainWindow, agenda: AgendaScreen, qtbot: QtBot) -> None:
    menu = menu_of(agenda, "v2")
    changed = doing(window, qtbot, lambda: entry(menu, "Speaker"))
    assert [one.role for one in changed.people] == ["chair", "speaker"]


def test_a_role_is_made_transferable(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    menu = menu_of(agenda, "v2")
    changed = doing(window, qtbot, lambda: entry(menu, "Role goes to a substitute"))
    assert [one.transferable for one in changed.people] == [True, True]


def test_delete_takes_somebody_off_the_list(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    people = agenda.session.people.people
    people.select("v2")
    changed = doing(window, qtbot, lambda: press(people, Qt.Key.Key_Delete))
    assert [one.invitation for one in changed.people] == ["v1"]


def test_the_one_chosen_stays_chosen_when_the_list_changes(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    menu = menu_of(agenda, "v2")
    doing(window, qtbot, lambda: entry(menu, "Counsel"))
    row = agenda.session.people.people.chosen()
    assert row is not None
    assert (row.key, row.role) == ("v2", "counsel")


def test_a_room_that_is_too_small_is_said(window: MainWindow) -> None:
    snapshot = the_document(window).snapshot
    large = replace(snapshot.sessions["s1"], expected=21)
    assert sum_words(snapshot, large)[2]
