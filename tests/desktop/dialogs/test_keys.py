"""The sheet of shortcuts: it says every key, is filtered, and is read by keys, too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from convenor.dialogs.keys import KeysDialog, shortcuts
from convenor.widgets.key_caps import KeyCaps, caps_of
from convenor.widgets.panel import ScrollColumn
from convenor.window.main_window import MainWindow
from support.windows import an_open_window

WANTED = (
    "Ctrl+K", "Ctrl+F", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+7", "Ctrl+8",
    "Alt+Left", "Alt+Right", "mouse back", "mouse forward", "F1", "F2", "F6", "F8", "F9",
    "Ctrl+N", "Ctrl+Shift+N", "Ctrl+O", "Ctrl+W", "Ctrl+Q", "Ctrl+,", "Ctrl+Z", "Ctrl+Shift+Z",
    "Ctrl+Y", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+S", "Ctrl+B", "Ctrl+I", "Ctrl+Shift+K",
    "Ctrl+click", "Shift+click", "letters", "double-click", "Enter", "arrows", "Ctrl+arrows",
    "Ctrl+Shift+Up", "Ctrl+Shift+Down", "N", "U", "Delete", "Esc", "Ctrl+Enter",
)  # fmt: skip
"""The keys the program is to have; of those that wait for their feature none."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        yield window


@pytest.fixture
def sheet(window: MainWindow, qtbot: QtBot) -> KeysDialog:
    """Return the sheet over the window, with Agenda in front; it goes when the window does."""
    made = KeysDialog(window, window.commands, "agenda")
    made.show()
    qtbot.waitExposed(made)
    return made


def the_filter(sheet: KeysDialog) -> QLineEdit:
    """Return the field that filters."""
    return sheet.findChildren(QLineEdit)[0]


def words(sheet: KeysDialog) -> list[str]:
    """Return the labels to be seen, without the keys."""
    return [
        label.text()
        for label in sheet.findChildren(QLabel)
        if label.isVisible() and not isinstance(label, KeyCaps)
    ]


def test_every_key_of_the_program_stands_on_the_sheet(window: MainWindow) -> None:
    said = {
        way
        for _, lines in shortcuts(window.commands)
        for line in lines
        for way in line.keys.split(", ")
    }
    assert [keys for keys in WANTED if keys not in said] == []


def test_every_command_with_keys_stands_on_the_sheet_once(window: MainWindow) -> None:
    told = [line.words for _, lines in shortcuts(window.commands, "briefs") for line in lines]
    with_keys = [one for one in window.commands.all if one.keys and one.menu]
    assert len(with_keys) > 20
    for command in with_keys:
        assert window.commands.text_of(command) in told


def test_what_belongs_to_the_screen_in_front_comes_first(window: MainWindow) -> None:
    titles = [title for title, _ in shortcuts(window.commands, "agenda")]
    assert titles[:2] == ["Agenda", "In the agenda’s grid"]
    assert len(titles) == len(set(titles))


def test_a_word_or_a_key_filters(sheet: KeysDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(the_filter(sheet), "longer")
    assert "Longer or shorter" in words(sheet)
    assert "New session" not in words(sheet)
    the_filter(sheet).setText("ctrl+k")
    assert "Search or run…" in words(sheet)
    the_filter(sheet).setText("zzz")
    assert "No shortcut fits." in words(sheet)


def test_page_down_moves_the_sheet_while_one_filters(sheet: KeysDialog, qtbot: QtBot) -> None:
    scroll = sheet.findChildren(ScrollColumn)[0]
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    assert sheet.focusWidget() is the_filter(sheet)
    QTest.keyClick(the_filter(sheet), Qt.Key.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 0


def test_escape_clears_the_filter_and_then_closes(sheet: KeysDialog) -> None:
    QTest.keyClicks(the_filter(sheet), "undo")
    QTest.keyClick(the_filter(sheet), Qt.Key.Key_Escape)
    assert the_filter(sheet).text() == ""
    assert sheet.isVisible()
    QTest.keyClick(the_filter(sheet), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_groups_stand_in_two_columns_where_there_is_room(
    sheet: KeysDialog, qtbot: QtBot
) -> None:
    def lefts() -> set[int]:
        titles = ("Agenda", "File", "Edit", "View", "In fields", "Everywhere")
        found = (one for one in sheet.findChildren(QLabel) if one.text() in titles)
        return {one.mapTo(sheet, one.rect().topLeft()).x() for one in found}

    sheet.resize(920, 600)
    qtbot.waitUntil(lambda: len(lefts()) == 2)
    sheet.resize(600, 600)
    qtbot.waitUntil(lambda: len(lefts()) == 1)


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+K", [["Ctrl", "K"]]),
        ("Ctrl++, Ctrl+=", [["Ctrl", "+"], ["Ctrl", "="]]),
        ("Ctrl+,", [["Ctrl", ","]]),
        ("F1", [["F1"]]),
    ],
)
def test_keys_are_caps(keys: str, caps: list[list[str]]) -> None:
    assert caps_of(keys) == caps
