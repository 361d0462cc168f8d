"""What stays selected, where the focus goes, and what is said of it over the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.add_seats import AddSeatsDialog
from convenor.dialogs.substitute import SubstituteDialog
from convenor.widgets.avatar import Avatar
from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.chip import Chip
from convenor.widgets.link_row import LinkRow
from convenor.widgets.pick_line import PickLine
from convenor.widgets.toast import Toast
from convenor.window.main_window import MainWindow
from support.builders import an_interchange
from support.invitations import choose, menu, press, seats_of_two_ministries, the_invitations
from support.people import button, names, the_people, the_table, words_on
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window, the invitations in front, with a crowd between A and Z.

    Davis leads the delegation and came for Evans; Baker's seat is accepted and can be replaced.
    """
    house = seats_of_two_ministries()
    house["people"] += [{"id": f"c{at}", "family": f"Crowd {at:02}"} for at in range(40)]
    house["invitations"] += [
        {"id": f"w{at}", "person": f"c{at}", "status": "invited"} for at in range(40)
    ]
    house["invitations"][3] |= {"substitute_for": "v4", "head": True}
    house["invitations"][4] |= {"status": "substituted", "head": True}
    house["targets"].append({"id": "t2", "by": "gender", "value": "woman", "share_min": 0.4})
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        the_invitations(window)
        yield window


def where(window: MainWindow, widget: QWidget) -> QRect:
    """Return where a widget stands in the window."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def bar_of(window: MainWindow) -> BulkBar:
    """Return the bar over the list."""
    return next(one for one in window.findChildren(BulkBar) if one.isVisible())


def is_seen(window: MainWindow, key: str) -> bool:
    """Say whether the row of a seat is within the table."""
    table, model = the_table(window), the_invitations(window)._list.model
    row = model.row_of(key)
    assert row is not None
    return table.viewport().rect().contains(table.visualRect(model.index(row, 0)).center())


def name_in(qtbot: QtBot, dialog: SubstituteDialog, typed: str, family: str) -> None:
    """Make a new person of what is typed, and press the verb."""
    line = dialog.findChildren(PickLine)[0]
    line.setFocus()
    QTest.keyClicks(line, typed)
    qtbot.waitUntil(line.popup().isVisible)
    QTest.keyClick(line.popup(), Qt.Key.Key_Return)
    edits = dialog.findChildren(QLineEdit)
    field = next(one for one in edits if one.accessibleName() == "Family name")
    assert field.text() == typed
    field.setText(family)
    with qtbot.waitSignal(dialog.seated):
        QTest.keyClick(dialog.primary, Qt.Key.Key_Return)


def the_dialog(window: MainWindow, qtbot: QtBot) -> SubstituteDialog:
    """Return the dialog that names somebody, once the keys go there."""
    dialog = window.findChild(SubstituteDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def has_focus_again(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the keys go to the table, once the window is in front again."""
    window.activateWindow()  # a dialog that closes leaves that to the desktop
    qtbot.waitUntil(the_table(window).hasFocus)


# The bar and the toast


def test_a_toast_stands_clear_of_the_bar_and_in_the_middle_when_it_goes(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_table(window).select(["v0", "v1", "v3"])
    with qtbot.waitSignal(the_document(window).acted):
        choose(menu(window, "Wave"), "2")
    toast = next(one for one in window.findChildren(Toast) if one.isVisible())
    bar = bar_of(window)
    assert bar.isVisible()
    aside = where(window, toast)
    assert not aside.intersects(where(window, bar))
    the_table(window).select(["v0"])
    assert abs(where(window, toast).center().x() - window.rect().center().x()) <= 1
    the_table(window).select(["v0", "v1"])  # the bar comes back under the toast
    assert not where(window, toast).intersects(where(window, bar))
    window.resize(1200, 800)
    QApplication.processEvents()
    assert not where(window, toast).intersects(where(window, bar))


@pytest.mark.parametrize("screen", ["invitations", "people"])
def test_the_cross_of_the_bar_leads_back_to_the_table(
    window: MainWindow, qtbot: QtBot, screen: str
) -> None:
    if screen == "people":
        the_people(window)
    the_table(window).select_row(0)
    the_table(window).setFocus()
    QTest.keyClick(the_table(window), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    cross = next(
        one for one in bar_of(window).findChildren(IconButton)
        if one.accessibleName().startswith("Clear the selection")
    )  # fmt: skip
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert the_table(window).chosen() == []
    qtbot.waitUntil(the_table(window).hasFocus)


# Naming somebody


def test_an_unnamed_seat_stays_selected_in_sight_and_with_the_focus(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_table(window).select(["v6"])
    the_table(window).scrollToBottom()
    button(window, "Name this seat…").click()
    name_in(qtbot, the_dialog(window, qtbot), "Ngozi Aardvark", "Aardvark")
    assert names(window)[0] == "Aardvark"  # unnamed seats are last, A comes first
    assert the_table(window).chosen() == ["v6"]
    assert is_seen(window, "v6")
    assert the_invitations(window)._side.key == "v6"
    has_focus_again(window, qtbot)


def test_after_naming_a_substitute_the_focus_is_on_the_row_not_in_a_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_table(window).select(["v3"])
    from_panel = button(window, "Name a substitute…")
    from_panel.setFocus()
    QTest.keyClick(from_panel, Qt.Key.Key_Space)
    dialog = the_dialog(window, qtbot)
    name_in(qtbot, dialog, "Sub", "Sub")
    has_focus_again(window, qtbot)
    assert the_table(window).chosen() == ["v3"]


def test_a_seat_that_is_named_out_of_the_filter_stays_in_the_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_invitations(window)._list.filter.set_text("not yet named")
    the_table(window).select(["v6"])
    window.commands.run("invitations.name")
    name_in(qtbot, the_dialog(window, qtbot), "Testname", "Testname")
    assert "Not in this list" in words_on(window)
    assert the_invitations(window)._side.key == "v6"


# Seats that were replaced


def test_a_seat_taken_back_says_who_comes_again_and_who_is_withdrawn(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_table(window).select(["v4"])
    assert "Replaced by Davis (accepted)." in words_on(window)
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Take the seat back").click()
    assert "Evans comes again; Davis is withdrawn" in words_on(window)
    assert "Was replaced by Davis." in words_on(window)
    the_table(window).select(["v3"])
    assert "Stood in for Evans." in words_on(window)


def test_a_return_among_several_moves_is_said_too(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0", "v4"])
    with qtbot.waitSignal(the_document(window).acted):
        choose(menu(window, "Move to"), "Accepted")
    assert "2 accepted. Evans comes again; Davis is withdrawn" in words_on(window)


def test_the_head_of_a_delegation_is_the_live_seat_alone(window: MainWindow) -> None:
    def looks() -> list[str]:
        return [one.accessibleName() for one in window.findChildren(Chip) if one.isVisible()]

    the_table(window).select(["v3"])
    assert looks() == ["Accepted", "Head of delegation"]
    the_table(window).select(["v4"])
    assert looks() == ["Substituted"]


# Seats that are added


def test_new_seats_are_selected_although_a_filter_would_hide_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_invitations(window)._list.filter.set_text("baker")
    window.commands.run("invitations.add")
    dialog = window.findChild(AddSeatsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    for name, text in (("Organisation", "Albia"), ("How many", "2")):
        edits = dialog.findChildren(QLineEdit)
        line = next(one for one in edits if one.accessibleName() == name)
        line.setFocus()
        QTest.keyClicks(line, text)
    with qtbot.waitSignal(dialog.added) as added:
        dialog.primary.click()
    assert added.args is not None
    assert sorted(the_table(window).chosen()) == sorted(added.args[0])
    assert is_seen(window, the_table(window).chosen()[0])
    assert "2 selected" in words_on(window)
    has_focus_again(window, qtbot)


# Narrow lists


def test_a_seat_that_a_filter_hides_is_said_not_to_be_in_the_list(window: MainWindow) -> None:
    the_table(window).select(["v0"])
    assert "Not in this list" not in words_on(window)
    the_invitations(window)._list.filter.set_text("baker")
    assert "Ann Adams" in words_on(window)
    assert "Not in this list" in words_on(window)
    the_table(window).select(["v1"])
    assert "Not in this list" not in words_on(window)
    window.commands.run("invitations.view.all")
    assert "Not in this list" not in words_on(window)


def test_a_person_whom_a_filter_hides_is_said_not_to_be_in_the_list(window: MainWindow) -> None:
    people = the_people(window)
    the_table(window).select(["p0"])
    people._front.filter.set_text("baker")
    assert "Not in this list" in words_on(window)
    people._front.clear_filters()
    assert "Not in this list" not in words_on(window)


def test_beside_the_panel_the_filter_keeps_its_room_and_a_counted_chip_wraps(
    window: MainWindow,
) -> None:
    window.resize(1100, 860)
    the_table(window).select(["v0"])
    screen = the_invitations(window)
    window.commands.run("invitations.view.owes")
    QApplication.processEvents()
    assert screen._list.filter.width() >= 200
    screen._list.show_only(["v0"], "Government, outstanding and long overdue")
    QApplication.processEvents()
    assert screen._list.filter.width() >= 200
    room = where(window, screen._list)
    for chip in screen._list._narrowing.widgets():
        assert chip.isHidden() or room.contains(where(window, chip)), chip.accessibleName()
    window.commands.run("invitations.view.all")
    assert "long overdue" not in words_on(window)


# What is listed of several, and of targets


def test_an_unnamed_seat_has_an_empty_sign_among_several(window: MainWindow) -> None:
    the_table(window).select(["v0", "v6"])
    QApplication.processEvents()
    links = [one for one in window.findChildren(LinkRow) if one.isVisible()]
    signs = {
        one.accessibleName()[:8]: one.findChildren(Avatar)[0].accessibleName() for one in links
    }
    assert signs == {"Ann Adam": "Ann Adams", "Seat for": "not yet named"}


def test_a_target_begins_with_a_capital(window: MainWindow) -> None:
    the_table(window).select(())
    QApplication.processEvents()
    assert "Woman" in words_on(window)
    assert not [one for one in window.findChildren(Button) if one.words.startswith("woman")]


def test_a_substitute_named_among_the_people_leads_back_to_the_row(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_people(window)
    the_table(window).select(["p3"])
    QApplication.processEvents()
    press(window, "Seat")
    button(window, "Name a substitute…").click()
    name_in(qtbot, the_dialog(window, qtbot), "Sub", "Sub")
    has_focus_again(window, qtbot)
    assert the_table(window).chosen() == ["p3"]


def test_of_many_some_are_listed_the_rest_is_counted(qtbot: QtBot, tmp_path: Path) -> None:
    house = an_interchange(
        people=[{"id": f"p{at}", "family": f"Family {at:02}"} for at in range(55)],
        invitations=[{"id": f"v{at}", "person": f"p{at}"} for at in range(55)],
    )
    with an_open_window(qtbot, tmp_path / "many.convenor", house) as window:
        the_invitations(window)
        table = the_table(window)

        def listed() -> list[str]:
            links = [one for one in window.findChildren(LinkRow) if one.isVisible()]
            return [one.accessibleName() for one in links]

        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert "55 seats selected" in words_on(window)
        qtbot.waitUntil(lambda: len(listed()) == 40)
        assert listed()[39] == "Family 39, Longlist"
        assert "and 15 more" in words_on(window)
        choose(menu(window, "Move to"), "Shortlist")
        qtbot.waitUntil(lambda: listed()[39:] == ["Family 39, Shortlist"])
        table.select(["v50", "v2"])
        qtbot.waitUntil(lambda: listed() == ["Family 02, Shortlist", "Family 50, Shortlist"])
        assert "more" not in words_on(window)


def test_the_list_of_many_goes_when_one_is_selected_and_waits_behind_another_screen(
    window: MainWindow, qtbot: QtBot
) -> None:
    def held() -> int:
        return len(the_invitations(window).panel().findChildren(LinkRow))

    the_invitations(window)
    table = the_table(window)
    table.select(["v0"])
    few = held()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: held() == few + 40)
    the_people(window)
    QApplication.processEvents()
    assert held() == few + 40
    the_invitations(window)
    assert held() == few + 40
    table.select(["w1"])
    qtbot.waitUntil(lambda: held() == few)
