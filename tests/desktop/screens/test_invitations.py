"""The list of the seats: counts that are doors, strip, filters, who owes an answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.dialogs.add_seats import AddSeatsDialog
from convenor.models.invitations import COLUMNS
from convenor.widgets.page_head import PageHead
from convenor.window.main_window import MainWindow
from support.builders import an_interchange
from support.invitations import press, seats_of_two_ministries, the_invitations
from support.people import button, names, the_table, words_on
from support.windows import an_open_window, the_document

EVERYBODY = ["Ann Adams", "Baker", "Clark", "Davis", "Evans", "Guard", "伟 张 张伟",
             "Seat for Northlight AI, not yet named"]  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window, the invitations in front."""
    with an_open_window(qtbot, tmp_path / "a.convenor", seats_of_two_ministries()) as window:
        the_invitations(window)
        yield window


def count_chosen(window: MainWindow, key: str) -> None:
    """Click a count of the head."""
    the_invitations(window).findChildren(PageHead)[0].count_chosen.emit(key)


def test_everybody_with_a_seat_stands_in_the_list(window: MainWindow) -> None:
    assert sorted(names(window)) == sorted(EVERYBODY)
    assert names(window)[-1] == "Seat for Northlight AI, not yet named"


def test_the_head_counts_without_staff(window: MainWindow) -> None:
    assert "1 coming · 2 outstanding" in words_on(window)


def test_a_count_opens_what_it_counted(window: MainWindow) -> None:
    count_chosen(window, "outstanding")
    assert names(window) == ["Ann Adams", "Baker"]
    count_chosen(window, "coming")
    assert names(window) == ["Davis"]  # Guard is staff and not counted


def test_a_word_of_the_strip_opens_its_seats_and_esc_shows_all(window: MainWindow) -> None:
    press(window, "Not yet invited: 2")
    assert names(window) == ["Clark", "Seat for Northlight AI, not yet named"]
    assert "2 of 8" in words_on(window)
    QTest.keyClick(the_table(window), Qt.Key.Key_Escape)
    assert len(names(window)) == len(EVERYBODY)


def test_a_word_of_the_strip_that_counts_nobody_says_so(window: MainWindow) -> None:
    press(window, "Tentative: 0")
    assert "Tentative: nobody" in words_on(window)
    assert len(names(window)) == len(EVERYBODY)


def test_the_strip_follows_a_move(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0"])
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Accept").click()
    press(window, "Coming: 2")
    assert names(window) == ["Ann Adams", "Davis"]


@pytest.mark.parametrize(
    ("facet", "value", "shown"),
    [
        ("status", "declined", ["Evans"]),
        ("constituency", "government", ["Ann Adams", "Baker", "Clark", "Davis"]),
        ("wave", "1", ["Ann Adams", "Clark"]),
        ("capacity", "staff", ["Guard"]),
        ("owner", "Marta", ["Ann Adams", "Baker"]),
        ("answer", "overdue", ["Ann Adams"]),
    ],
)
def test_each_facet_narrows(window: MainWindow, facet: str, value: str, shown: list[str]) -> None:
    the_invitations(window)._list.narrow_to({facet: (value,)})
    assert sorted(names(window)) == shown


def test_a_chip_says_how_many_each_value_would_show(window: MainWindow) -> None:
    menu = the_invitations(window)._list.chips["wave"].fill()
    said = [action.text() for action in menu.actions()]
    assert said == ["1 · Ministers\t2", "2\t1", "None\t5"]


def test_typing_finds_by_name_organisation_and_other_scripts(window: MainWindow) -> None:
    the_invitations(window).focus_filter()
    line = window.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "zhang")
    assert names(window) == ["伟 张 张伟"]
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert the_table(window).chosen() == ["v5"]


def test_who_owes_an_answer_is_a_command(window: MainWindow) -> None:
    window.commands.run("invitations.view.owes")
    assert names(window) == ["Ann Adams", "Baker"]
    window.commands.run("invitations.view.overdue")
    assert names(window) == ["Ann Adams"]
    window.commands.run("invitations.view.all")
    assert len(names(window)) == len(EVERYBODY)


def hidden(window: MainWindow) -> list[str]:
    """Return which columns have no room."""
    QApplication.processEvents()
    table = the_table(window)
    return [COLUMNS[at].title for at in range(len(COLUMNS)) if table.isColumnHidden(at)]


def test_copy_capacity_and_owner_hide_in_this_order_before_the_constituency(
    window: MainWindow,
) -> None:
    assert {"Copy", "Capacity", "Owner", "Constituency"} == set(hidden(window))
    panel = the_invitations(window).panel()
    assert panel is not None
    panel.hide()
    assert hidden(window) == []
    gone: list[str] = []
    for width in range(1440, 1100, -20):
        window.resize(width, 860)
        gone += [title for title in hidden(window) if title not in gone]
    assert gone == ["Copy", "Capacity", "Owner", "Constituency"]


def test_the_way_back_finds_the_same_seats(window: MainWindow) -> None:
    screen = the_invitations(window)
    the_table(window).select(["v1", "v3"], current="v3")
    spot = screen.spot()
    the_table(window).select(["v0"])
    screen.return_to(spot)
    assert the_table(window).chosen() == ["v1", "v3"]
    assert the_table(window).current_key() == "v3"


def test_a_seat_named_elsewhere_is_shown_although_a_filter_hides_it(window: MainWindow) -> None:
    press(window, "Invited: 2")
    assert window.view is not None
    window.view.place.go_to("invitations", "v4")
    assert the_table(window).chosen() == ["v4"]
    assert "Evans" in names(window)


def test_what_changed_on_another_screen_is_there_on_return(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.view is not None
    the_table(window).select(["v0"])
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Decline").click()
    window.view.go_to_screen("people")
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    the_invitations(window)
    press(window, "Invited: 2")
    assert names(window) == ["Ann Adams", "Baker"]


def test_an_empty_convening_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "e.convenor", an_interchange()) as window:
        the_invitations(window)
        assert "Nobody has a seat yet" in words_on(window)
        button(window, "Add seats…").click()
        dialog = window.findChild(AddSeatsDialog)
        assert dialog is not None
        assert dialog.isVisible()
        dialog.close()


def test_fourteen_hundred_seats_are_selected_counted_and_filtered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    people = [{"id": f"p{at}", "family": f"Name{at}"} for at in range(1400)]
    seats = [{"id": f"v{at}", "person": f"p{at}", "status": "invited"} for at in range(1400)]
    house = an_interchange(people=people, invitations=seats)
    with an_open_window(qtbot, tmp_path / "m.convenor", house) as window:
        screen = the_invitations(window)
        the_table(window).selectAll()
        assert "1,400 selected" in words_on(window)
        assert "1,400 seats selected" in words_on(window)
        screen._list.filter.set_text("name1399")
        assert names(window) == ["Name1399"]
