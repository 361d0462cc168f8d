"""Whoever opens a screen by a click gets no ring round what stands in it; by keys they do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.widgets.rail_item import RailItem
from convenor.widgets.record_table import RecordTable
from convenor.window.main_window import MainWindow
from support.builders import a_full_house
from support.windows import an_open_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window on a full house."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_full_house()) as window:
        yield window


def click(window: MainWindow, entry: str) -> None:
    """Click an entry of the rail as the desktop hands it to the window."""
    item = next(one for one in window.findChildren(RailItem) if one.text() == entry)
    handle = window.windowHandle()
    assert handle is not None
    at = item.mapTo(window, item.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(at))


def the_table(window: MainWindow) -> RecordTable:
    """Return the table in front."""
    return next(one for one in window.findChildren(RecordTable) if one.isVisible())


def test_a_screen_opened_by_a_click_has_no_ring(window: MainWindow, qtbot: QtBot) -> None:
    click(window, "Invitations")
    qtbot.waitUntil(lambda: the_table(window).hasFocus())
    assert the_table(window).ringed().isEmpty()


def test_one_opened_by_keys_has_it(window: MainWindow, qtbot: QtBot) -> None:
    click(window, "Overview")
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.view is not None and window.view.current == "invitations")
    qtbot.waitUntil(lambda: the_table(window).hasFocus())
    assert not the_table(window).ringed().isEmpty()
