"""After what is done by keys the focus stands where one goes on: never nowhere, never elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.agenda_grid.grid import AgendaGrid
from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.buttons import Button
from convenor.widgets.reading_order import stops
from convenor.widgets.record_table import RecordTable
from convenor.window.main_window import MainWindow
from convenor.workplace import Thing
from support.builders import an_interchange
from support.windows import an_open_window, the_document, the_screen

HOUSE = an_interchange(
    people=[{"id": f"p{at}", "family": f"Person {at}"} for at in range(1, 6)],
    invitations=[{"id": "i1", "person": "p1", "status": "invited"}],
    rooms=[{"id": "r1", "name": "Lakeside"}],
    sessions=[
        {
            "id": f"s{at}",
            "title": f"Session {at}",
            "kind": "breakout",
            "start": f"2027-04-14T{8 + at:02}:00",
            "minutes": 30,
            "room": "r1",
        }
        for at in range(1, 4)
    ],
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window, active."""
    with an_open_window(qtbot, tmp_path / "a.convenor", HOUSE) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield window


def held() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None, "the focus is nowhere"
    return focused


def within(pane: QWidget) -> bool:
    return pane is held() or pane.isAncestorOf(held())


def press(key: Qt.Key) -> None:
    QTest.keyClick(held(), key)


def act(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key and wait until the file has what it does."""
    with qtbot.waitSignal(the_document(window).labels_changed):
        press(key)


def run(window: MainWindow, qtbot: QtBot, command: str) -> None:
    with qtbot.waitSignal(the_document(window).labels_changed):
        window.commands.run(command)


def the_table(window: MainWindow, screen: str) -> RecordTable:
    found = the_screen(window, screen).findChildren(RecordTable)
    return next(one for one in found if one.isVisible())


def show(window: MainWindow, kind: str, key: str) -> QWidget:
    """Show a thing as a link to it does; return the panel."""
    assert window.view is not None
    window.view.go_to_thing(Thing(kind, key))
    panel = window.view.front.panel()
    assert panel is not None
    return panel


def test_after_deleting_and_undoing_one_stands_in_the_table(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = the_table(window, "people")
    table.select(["p2"])
    act(window, qtbot, Qt.Key.Key_Delete)
    assert (held(), table.current_key()) == (table, "p3")
    run(window, qtbot, "edit.undo")
    assert held() is table


def test_after_deleting_everybody_one_stands_on_the_button_for_a_new_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = the_table(window, "people")
    table.selectAll()
    act(window, qtbot, Qt.Key.Key_Delete)
    assert isinstance(held(), Button)
    assert within(the_screen(window, "people"))


def test_a_panel_that_is_closed_gives_the_focus_to_the_table(window: MainWindow) -> None:
    panel = show(window, "people", "p2")
    stops(panel)[-1].setFocus()
    window.commands.run("view.panel")
    assert held() is the_table(window, "people")


def test_a_new_person_that_is_undone_leaves_one_in_the_table(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_screen(window, "people")
    window.commands.run("people.new")
    QTest.keyClicks(held(), "Okafor")
    act(window, qtbot, Qt.Key.Key_Return)
    run(window, qtbot, "edit.undo")
    assert held() is the_table(window, "people")


def test_a_bar_for_a_selection_that_goes_gives_the_focus_to_the_table(window: MainWindow) -> None:
    table = the_table(window, "people")
    table.selectAll()
    bar = next(one for one in window.findChildren(BulkBar) if one.isVisible())
    stops(bar)[-1].setFocus()
    press(Qt.Key.Key_Space)
    assert (held(), table.chosen()) == (table, [])


def test_a_move_by_its_button_leaves_one_at_the_moves_that_follow(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = show(window, "invitations", "i1")
    accept = next(one for one in panel.findChildren(Button) if one.words == "Accept")
    accept.setFocus()
    act(window, qtbot, Qt.Key.Key_Return)
    assert within(panel)
    assert isinstance(held(), Button)


def test_a_dialog_that_is_closed_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    panel = show(window, "invitations", "i1")
    buttons = [one for one in panel.findChildren(Button) if one.isVisible()]
    name = next(one for one in buttons if one.words.startswith("Name a"))
    name.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Qt.Key.Key_Escape)
    window.activateWindow()  # a screen without windows does not do that itself
    qtbot.waitUntil(window.isActiveWindow)
    assert held() is name


@pytest.mark.parametrize("key", [Qt.Key.Key_U, Qt.Key.Key_Delete])
def test_what_leaves_the_grid_leaves_one_on_the_grid(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    the_screen(window, "people")
    show(window, "sessions", "s2")
    grid = the_screen(window, "agenda").findChild(AgendaGrid)
    assert grid is not None
    assert within(grid)
    act(window, qtbot, key)
    assert within(grid)
    run(window, qtbot, "edit.undo")
    assert within(grid)


def test_shown_from_another_screen_a_session_has_the_keyboard(window: MainWindow) -> None:
    the_screen(window, "people")
    show(window, "sessions", "s3")
    press(Qt.Key.Key_Up)
    grid = the_screen(window, "agenda").findChild(AgendaGrid)
    assert grid is not None
    assert grid.selected() == "s2"
