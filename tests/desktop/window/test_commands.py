"""One table of commands: no key means two things, and every entry can be reached."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu
from pytestqt.qtbot import QtBot

from convenor.widgets.command_palette import CommandPalette
from convenor.widgets.toast import Toast
from convenor.window.main_window import MainWindow
from convenor.window.registry import RAIL, SCREENS, load
from convenor_db.domain.actions.people import set_field
from support.palettes import entries_shown
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on a small convening."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        yield window


def palette(window: MainWindow) -> CommandPalette:
    """Open the palette and return it."""
    window.commands.run("view.palette")
    found = window.findChild(CommandPalette)
    assert found is not None
    return found


@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_no_key_means_two_things_on_a_screen(window: MainWindow, screen: str) -> None:
    keys = Counter(
        QKeySequence(key).toString()
        for command in window.commands.all
        for key in command.keys
        if command.screen in ("", screen)
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_the_registry_says_of_a_screen_what_its_class_says(screen: str) -> None:
    found = load(screen)
    assert (screen, SCREENS[screen].kinds) == (found.NAME, found.KINDS)


def test_every_screen_of_the_rail_has_its_fixed_key(window: MainWindow) -> None:
    order = ("overview", "people", "invitations", "agenda", "positions", "verification", "briefs")
    fixed = {name: f"Ctrl+{at}" for at, name in enumerate((*order, "exports"), start=1)}
    assert {entry.name: entry.keys for entry in RAIL} == {e.name: fixed[e.name] for e in RAIL}


def test_every_entry_of_the_menus_is_a_command(window: MainWindow) -> None:
    window.commands.refresh()
    shown = {action.text().partition("\t")[0] for menu in menus(window) for action in leaves(menu)}
    known = {command.text.replace("&", "&&") for command in window.commands.all}
    assert shown
    assert shown <= known


def test_no_two_entries_of_a_menu_are_called_alike(window: MainWindow) -> None:
    window.commands.refresh()
    waiting = menus(window)
    while waiting:
        menu = waiting.pop()
        entries = [one for one in menu.actions() if not one.isSeparator()]
        named = Counter(one.text().partition("\t")[0] for one in entries)
        assert [words for words, count in named.items() if count > 1] == []
        waiting += [inner for one in entries if isinstance(inner := one.menu(), QMenu)]


def menus(window: MainWindow) -> list[QMenu]:
    """Return the menus of the bar."""
    inner = (action.menu() for action in window.menuBar().actions())
    return [menu for menu in inner if isinstance(menu, QMenu)]


def leaves(menu: QMenu) -> list[QAction]:
    """Return the entries of a menu and of the menus in it."""
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += leaves(inner)
        elif not action.isSeparator():
            found.append(action)
    return found


def test_undo_says_what_it_takes_back(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_document(window).labels_changed):
        the_document(window).act(lambda s: set_field(s, key="p1", field="post", text="Envoy"))
    assert window.commands.action("edit.undo").text() == "Undo Change post of Amara Okafor"


def test_undo_and_redo_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.labels_changed):
        document.act(lambda s: set_field(s, key="p1", field="post", text="Envoy"))
    for keys, post in (("edit.undo", ""), ("edit.redo", "Envoy")):
        with qtbot.waitSignal(document.labels_changed):
            window.commands.run(keys)
        assert document.snapshot.people["p1"].post == post


def test_a_command_that_cannot_be_done_says_why(window: MainWindow) -> None:
    window.commands.run("edit.redo")
    toast = window.findChild(Toast)
    assert toast is not None
    assert toast.accessibleName() == "There is nothing to redo."


def test_the_palette_finds_a_person_and_shows_them(window: MainWindow, qtbot: QtBot) -> None:
    opened = palette(window)
    edit = opened.findChild(QLineEdit)
    assert edit is not None
    QTest.keyClicks(edit, "@okaf")
    assert entries_shown(opened)[0].text == "Amara Okafor"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.view is not None
    assert window.view.current == "people"


def test_the_palette_finds_a_session_on_its_own_screen(window: MainWindow) -> None:
    edit = palette(window).findChild(QLineEdit)
    assert edit is not None
    QTest.keyClicks(edit, "#opening")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.view is not None
    assert window.view.current == "agenda"


def test_what_was_chosen_stands_first_the_next_time(window: MainWindow) -> None:
    edit = palette(window).findChild(QLineEdit)
    assert edit is not None
    QTest.keyClicks(edit, "opening")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert entries_shown(palette(window))[0].text == "Opening"


def test_the_palette_greys_what_cannot_be_done(window: MainWindow) -> None:
    entries = {entry.text: entry for entry in entries_shown(palette(window))}
    assert entries["Redo"].reason == "There is nothing to redo."


def test_alt_left_comes_back_to_the_screen_before(window: MainWindow) -> None:
    assert window.view is not None
    window.commands.run("view.agenda")
    window.commands.run("view.briefs")
    window.commands.run("view.back")
    assert window.view.current == "agenda"
    window.commands.run("view.forward")
    assert window.view.current == "briefs"


def test_there_is_nowhere_to_go_back_to_at_first(window: MainWindow) -> None:
    window.commands.refresh()
    assert window.commands.action("view.back").toolTip() == "There is nowhere to go back to."
    window.commands.run("view.agenda")
    window.commands.refresh()
    assert window.commands.action("view.back").isEnabled()


def test_a_menu_tells_screen_readers_what_cannot_be_done_and_why(window: MainWindow) -> None:
    edit = next(menu for menu in menus(window) if menu.title() == "&Edit")
    edit.aboutToShow.emit()
    assert "Redo: There is nothing to redo." in edit.accessibleDescription()
    help_menu = next(menu for menu in menus(window) if menu.title() == "&Help")
    help_menu.aboutToShow.emit()
    assert help_menu.accessibleDescription() == ""


def test_ticked_entries_say_so(window: MainWindow) -> None:
    window.commands.refresh()
    usual = window.commands.action("view.density.default")
    assert usual.isCheckable()
    assert usual.isChecked()
    assert not window.commands.action("view.density.compact").isChecked()


def test_what_cannot_be_done_stays_grey_while_a_menu_is_open(window: MainWindow) -> None:
    view = next(menu for menu in menus(window) if menu.title() == "&View")
    inner = next(menu for menu in view.findChildren(QMenu) if menu.title() == "Theme")
    view.aboutToShow.emit()
    inner.aboutToShow.emit()
    inner.aboutToHide.emit()
    assert not window.commands.action("view.back").isEnabled()
    view.aboutToHide.emit()
    assert window.commands.action("view.back").isEnabled()


def test_a_menu_of_the_bar_is_called_as_it_is_written_and_closes_when_an_entry_was_done(
    qtbot: QtBot, window: MainWindow
) -> None:
    bar = QAccessible.queryAccessibleInterface(window.menuBar())
    view = next(menu for menu in menus(window) if menu.title() == "&View")
    bar.child(2).actionInterface().doAction("ShowMenu")
    qtbot.waitUntil(view.isVisible)
    read = QAccessible.queryAccessibleInterface(view)
    assert read.text(QAccessible.Text.Name) == "View"
    entries = {
        entry.text(QAccessible.Text.Name): entry
        for entry in map(read.child, range(read.childCount()))
    }
    entries["Agenda"].actionInterface().doAction("Press")
    assert not view.isVisible()
    assert window.view is not None
    assert window.view.current == "agenda"


def test_the_side_panel_goes_and_comes(window: MainWindow) -> None:
    window.show_screen("people")
    assert window.view is not None
    panel = window.view.front.panel()
    assert panel is not None
    assert is_ticked(window, "view.panel")
    window.commands.run("view.panel")
    assert panel.isHidden()
    assert not is_ticked(window, "view.panel")
    window.commands.run("view.panel")
    assert not panel.isHidden()
    assert is_ticked(window, "view.panel")


def is_ticked(window: MainWindow, command: str) -> bool:
    """Say whether an entry of the menu View is ticked, once that is opened."""
    view = next(each.menu() for each in window.menuBar().actions() if each.text() == "&View")
    assert isinstance(view, QMenu)
    view.aboutToShow.emit()
    ticked = window.commands.action(command).isChecked()
    view.aboutToHide.emit()
    return ticked


def test_the_rail_is_ticked_while_it_has_its_words(window: MainWindow) -> None:
    window.resize(1440, 800)
    assert is_ticked(window, "view.rail")
    window.commands.run("view.rail")
    assert not is_ticked(window, "view.rail")


def test_the_rail_collapses_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    assert window.view is not None
    window.resize(1440, 800)
    assert not window.view.rail.is_collapsed
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.view is not None and window.view.rail.is_collapsed)


def test_the_focus_is_on_the_content_when_a_convening_opens(window: MainWindow) -> None:
    assert QApplication.focusWidget() is not None
    assert not isinstance(QApplication.focusWidget(), QListView)


def test_f6_goes_round_the_panes(window: MainWindow) -> None:
    window.show_screen("people")
    assert window.view is not None
    window.view.front.focus_content()
    rounds = []
    for _ in range(3):
        window.commands.run("view.pane")
        focus = QApplication.focusWidget()
        assert focus is not None
        panel = window.view.front.panel()
        places = {"panel": panel, "rail": window.view.rail, "screen": window.view.front}
        rounds.append(next(name for name, one in places.items() if one and one.isAncestorOf(focus)))
    assert rounds == ["panel", "rail", "screen"]


def test_what_needs_a_selection_is_not_done_to_a_hidden_one(window: MainWindow) -> None:
    window.commands.run("view.agenda")
    window.commands.run("people.delete")
    assert window.view is not None
    assert window.view.current == "agenda"
    assert set(the_document(window).snapshot.people) == {"p1", "p2", "p3"}


def test_a_toast_goes_when_what_it_would_undo_is_no_longer_the_newest(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = the_document(window)
    for post in ("Envoy", "Minister"):
        with qtbot.waitSignal(document.labels_changed):
            document.act(partial(set_field, key="p1", field="post", text=post))
        if post == "Envoy":
            assert window.view is not None
            window.view.place.toast("Changed", undo=True)
            assert [one.isVisible() for one in window.findChildren(Toast)] == [True]
    assert not any(one.isVisible() for one in window.findChildren(Toast))


def test_an_undo_says_what_it_took_back(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.labels_changed):
        document.act(lambda s: set_field(s, key="p1", field="post", text="Envoy"))
    window.commands.run("edit.undo")
    said = "Undone: Change post of Amara Okafor"
    qtbot.waitUntil(lambda: said in [t.accessibleName() for t in window.findChildren(Toast)])
