"""The side buttons of a mouse go through history like Alt+Left and Alt+Right."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.widgets.record_table import RecordTable
from convenor.window.main_window import MainWindow
from support.windows import an_open_window, the_screen


def press(window: MainWindow, button: Qt.MouseButton, at: QPoint) -> None:
    """Press a button as the desktop hands it to the window."""
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, at)


def test_they_go_back_and_forward_and_choose_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        assert window.view is not None
        the_screen(window, "agenda")
        people = the_screen(window, "people")
        table = next(one for one in people.findChildren(RecordTable) if one.isVisible())
        table.select(["p1"])
        other = table.visualRect(table.model().index(table.model().rowCount() - 1, 0)).center()
        at = table.viewport().mapTo(window, other)
        press(window, Qt.MouseButton.BackButton, at)
        assert window.view.current == "agenda"
        press(window, Qt.MouseButton.ForwardButton, at)
        assert window.view.current == "people"
        assert table.chosen() == ["p1"]
