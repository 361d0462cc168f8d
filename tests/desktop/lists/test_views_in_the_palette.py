"""The views that the file keeps are in the palette from its opening, whatever is in front."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from convenor.widgets.command_palette import CommandPalette
from convenor.window.main_window import MainWindow
from convenor_db.store.store import Store
from support.builders import around
from support.invitations import the_invitations
from support.palettes import entries_shown
from support.people import names, the_people
from support.views import a_file_with_views, choose, view_button, view_menu
from support.windows import an_empty_window, the_document

FIRST_WAVE = '{"facets": {"wave": ["1"]}}'


@contextmanager
def opened(qtbot: QtBot, path: Path) -> Iterator[MainWindow]:
    """Open a file and wait until it can be written; the first screen is in front."""
    with an_empty_window(qtbot) as window:
        assert window.open_path(path)
        document = the_document(window)
        qtbot.waitUntil(lambda: document.is_open and window.is_complete)
        qtbot.waitUntil(lambda: "View: First wave" in views(window))
        yield window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that keeps views of two lists, and one of a list nobody knows."""
    path = tmp_path / "a.convenor"
    a_file_with_views(path, ("First wave", FIRST_WAVE))
    with Store(path, around(5)) as store:
        store.asides.keep_view("organisations", "Ministries", '{"filter": "albia"}')
        store.asides.keep_view("wishes", "Of a later program", "{}")
    return path


def views(window: MainWindow) -> list[str]:
    """Return the views of the user that the palette has."""
    return sorted(one.text for one in window.commands.all if one.text.startswith("View: "))


def ask_palette(window: MainWindow, typed: str) -> None:
    """Type into the palette, and press Enter on what is found first."""
    window.commands.run("view.palette")
    palette = window.findChild(CommandPalette)
    assert palette is not None
    edit = palette.findChild(QLineEdit)
    assert edit is not None
    edit.setText(typed)
    assert entries_shown(palette)[0].text == f"View: {typed}"
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_a_view_opens_from_the_palette_before_its_screen_was_shown(
    qtbot: QtBot, path: Path
) -> None:
    with opened(qtbot, path) as window:
        assert window.view is not None
        assert window.view.current == "overview"
        assert views(window) == ["View: First wave", "View: Ministries"]
        ask_palette(window, "First wave")
        assert window.view.current == "invitations"
        qtbot.waitUntil(lambda: view_button(window).words == "First wave")
        assert names(window) == ["Ann Adams", "Clark"]
        assert views(window) == ["View: First wave", "View: Ministries"]


def test_a_view_of_the_list_behind_brings_that_list_to_the_front(qtbot: QtBot, path: Path) -> None:
    with opened(qtbot, path) as window:
        ask_palette(window, "Ministries")
        assert not the_people(window).shows_people
        qtbot.waitUntil(lambda: view_button(window).words == "Ministries")


def test_its_screen_takes_over_what_it_keeps_there(qtbot: QtBot, path: Path) -> None:
    with opened(qtbot, path) as window:
        the_invitations(window)
        ask_palette(window, "First wave")
        qtbot.waitUntil(lambda: view_button(window).words == "First wave")
        choose(view_menu(window), "Delete")
        qtbot.waitUntil(lambda: views(window) == ["View: Ministries"])
        window.close_convening()
        assert views(window) == []
