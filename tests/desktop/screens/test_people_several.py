"""Several selected: seats given, moved, people deleted; one action each, with its undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.screens.people.give_seat import GiveSeat
from convenor.theme.theme import theme
from convenor.widgets.avatar import Avatar, tint_of
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Status
from support.builders import an_interchange
from support.people import button, names, the_people, the_table, words_on
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on a convening with three invited people, one more, one without."""
    people = [
        {"id": f"p{at}", "family": name, "organisation": "o1"}
        for at, name in enumerate(("Adams", "Baker", "Clark", "Davis", "Evans"))
    ]
    statuses = ("invited", "invited", "longlist", "accepted")
    house = an_interchange(
        organisations=[{"id": "o1", "name": "Albia", "constituency": "government"}],
        people=people,
        invitations=[
            {"id": f"v{at}", "person": f"p{at}", "status": status}
            for at, status in enumerate(statuses)
        ],
    )
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        the_people(window)
        yield window


def statuses(window: MainWindow) -> list[str]:
    """Return the status of every seat."""
    return [str(seat.status) for seat in the_document(window).snapshot.invitations.values()]


def test_the_bar_counts_and_the_panel_says_what_they_share(window: MainWindow) -> None:
    the_table(window).select(["p0", "p1", "p2"])
    words = words_on(window)
    assert "3 selected" in words
    assert "3 people" in words
    assert "Government" in words
    assert "Invited\u00a02, Longlist\u00a01" in words  # no count goes to the next line alone


def test_a_click_in_the_panels_list_opens_one(window: MainWindow) -> None:
    the_table(window).select(["p0", "p1"])
    the_people(window)._side._several.opened.emit("p1")
    assert the_table(window).chosen() == ["p1"]


def test_everybody_has_the_same_sign_in_the_list_as_in_the_table(window: MainWindow) -> None:
    the_table(window).select(["p0", "p1", "p2"])
    QApplication.processEvents()
    signs = [one for one in window.findChildren(Avatar) if one.isVisible()]
    assert [one.accessibleName() for one in signs] == ["Adams", "Baker", "Clark"]
    tints = [sign.grab().toImage().pixelColor(4, sign.height() // 2).name() for sign in signs]
    assert tints == [theme.hex(f"{tint_of(key)}s").casefold() for key in ("p0", "p1", "p2")]


def test_the_menu_offers_each_move_with_how_many_it_moves(window: MainWindow) -> None:
    the_table(window).select(["p0", "p1", "p2", "p3"])
    screen = the_people(window)
    screen._tools.offer_moves()
    entries = [action.text() for action in screen._tools.moves.actions() if action.text()]
    assert entries == [
        "Shortlist\t1 of 4", "Approved\t1 of 4", "Tentative\t3 of 4", "Accepted\t2 of 4",
        "Declined\t3 of 4", "Withdrawn\tall 4",
    ]  # fmt: skip


def test_the_move_pointed_at_says_who_stays_and_why(window: MainWindow) -> None:
    the_table(window).select(["p0", "p2", "p3"])
    screen = the_people(window)
    screen._tools.offer_moves()
    accepted = next(
        one for one in screen._tools.moves.actions() if one.text().startswith("Accepted")
    )
    screen._tools.moves.hovered.emit(accepted)
    assert screen._tools.moves.foot() == (
        "2 stay as they are:\nClark is on the longlist: approve first, then mark invited.\n"
        "Davis is accepted already."
    )


def test_a_move_is_one_action_with_its_undo_in_the_toast(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    the_table(window).select(["p0", "p1", "p2"])
    with qtbot.waitSignal(document.acted):
        the_people(window)._tools.moves.chosen.emit("accepted")
    assert statuses(window) == ["accepted", "accepted", "longlist", "accepted"]
    assert "2 accepted, 1 stays as before" in words_on(window)
    with qtbot.waitSignal(document.acted):
        button(window, "Undo").click()
    assert statuses(window) == ["invited", "invited", "longlist", "accepted"]
    assert the_table(window).chosen() == ["p0", "p1", "p2"]


def test_a_move_nobody_may_make_says_why(window: MainWindow) -> None:
    the_table(window).select(["p2"])
    assert (
        the_people(window).why_no_move(Status.ACCEPTED) == "No seat selected can become accepted."
    )
    assert the_people(window).why_no_move(Status.APPROVED) == ""


def test_seats_are_given_to_those_without(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    the_table(window).select(["p3", "p4"])
    window.commands.run("people.give_seat")
    dialog = window.findChild(GiveSeat)
    assert dialog is not None
    assert "1 person chosen has a seat already and keeps it." in words_on(dialog)
    dialog.status.set_value("approved")
    dialog.capacity.set_value("observer")
    with qtbot.waitSignal(document.acted):
        button(dialog, "Give a seat").click()
    (seat,) = [one for one in document.snapshot.invitations.values() if one.person == "p4"]
    assert (seat.status, seat.capacity) == ("approved", "observer")
    assert "1 seat given" in words_on(window)


def test_nobody_without_a_seat_is_said(window: MainWindow) -> None:
    the_table(window).select(["p0", "p1"])
    window.commands.run("people.give_seat")
    assert "Everybody selected has a seat already." in words_on(window)


def test_delete_counts_what_goes_along_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    the_table(window).select(["p0", "p1"])
    with qtbot.waitSignal(document.acted):
        QTest.keyClick(the_table(window), Qt.Key.Key_Delete)
    assert names(window) == ["Clark", "Davis", "Evans"]
    assert "2 people deleted with 2 seats" in words_on(window)
    assert the_table(window).chosen() == ["p2"]
    with qtbot.waitSignal(document.acted):
        button(window, "Undo").click()
    assert len(names(window)) == 5


def test_one_deleted_is_named(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["p4"])
    with qtbot.waitSignal(the_document(window).acted):
        window.commands.run("people.delete")
    assert "Evans deleted" in words_on(window)


def test_several_cannot_be_edited_at_once_and_it_is_said(window: MainWindow) -> None:
    the_table(window).select(["p0", "p1"])
    window.commands.run("people.edit")
    assert "Several are selected. Select one of them." in words_on(window)


def test_esc_leaves_one_of_several_selected(window: MainWindow) -> None:
    table = the_table(window)
    table.select(["p0", "p1", "p2"], current="p1")
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.chosen() == ["p1"]


def test_sorting_keeps_what_is_selected(window: MainWindow) -> None:
    table = the_table(window)
    table.select(["p1", "p3"])
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert sorted(table.chosen()) == ["p1", "p3"]


def test_a_rows_own_menu_has_what_the_bar_has(window: MainWindow, qtbot: QtBot) -> None:
    table = the_table(window)
    table.select(["p4"])
    menu = the_people(window)._tools.open_menu(QPoint(), the_people(window).why_no_seat())
    entries = {one.text().split("\t")[0]: one for one in menu.actions() if one.text()}
    about = ["Write brief", "Report on this person…", "History of this"]
    assert list(entries) == ["Give a seat…", "Move seat to", "Set", *about, "Delete"]
    with qtbot.waitSignal(the_document(window).acted):
        entries["Delete"].trigger()
    assert "Evans" not in names(window)


def test_who_a_filter_hid_is_selected_again_when_it_goes(window: MainWindow) -> None:
    table = the_table(window)
    table.select(["p1", "p3"])
    filters = the_people(window)._front.filter
    filters.set_text("evans")
    assert table.chosen() == []
    filters.set_text("")
    assert table.chosen() == ["p1", "p3"]


def test_down_from_the_filter_goes_to_the_first_that_is_found(window: MainWindow) -> None:
    filters = the_people(window)._front.filter
    filters.focus_all()
    QTest.keyClicks(filters._edit, "clark")
    QTest.keyClick(filters._edit, Qt.Key.Key_Down)
    assert the_table(window).hasFocus()
    assert the_table(window).chosen() == ["p2"]
