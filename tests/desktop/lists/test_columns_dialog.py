"""The dialog of the columns by keys: order, what is shown, by what the rows sort."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.dialogs.ordered_list import OrderedList
from convenor.lists.columns_dialog import ColumnsDialog
from convenor.widgets.combo import Combo
from convenor.window.main_window import MainWindow
from support.invitations import seats_of_two_ministries, the_invitations
from support.people import names, the_table
from support.windows import an_open_window

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window on six seats, the invitations in front."""
    path = tmp_path / "a.convenor"
    with an_open_window(qtbot, path, value=seats_of_two_ministries()) as made:
        the_invitations(made)
        yield made


def the_dialog(window: MainWindow, command: str) -> ColumnsDialog:
    """Open the dialog by a command."""
    window.commands.run(command)
    found = [one for one in window.findChildren(ColumnsDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def combo(dialog: ColumnsDialog, name: str) -> Combo:
    return next(one for one in dialog.findChildren(Combo) if one.accessibleName() == name)


def choose(one: Combo, words: str) -> None:
    """Choose as a user does: the signal follows."""
    one.setCurrentIndex(one.findText(words))
    one.activated.emit(one.currentIndex())


def test_columns_are_moved_and_hidden_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    dialog = the_dialog(window, "invitations.columns.arrange")
    (columns,) = dialog.findChildren(OrderedList)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert QApplication.focusWidget() is columns
    first = the_table(window).shown_columns()
    QTest.keyClick(columns, Qt.Key.Key_Down, ALT)
    assert columns.current_key() == "1"
    assert the_table(window).columns.order[:3] == (0, 2, 1)
    QTest.keyClick(columns, Qt.Key.Key_Space)
    assert the_table(window).isColumnHidden(1)
    QTest.keyClick(columns, Qt.Key.Key_Space)
    QTest.keyClick(columns, Qt.Key.Key_Up, ALT)
    assert the_table(window).shown_columns() == first
    dialog.reject()


def test_rows_sort_by_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    dialog = the_dialog(window, "invitations.sort")
    by = combo(dialog, "Sort by (1)")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is by)
    choose(by, "Wave")
    choose(combo(dialog, "Direction (1)"), "descending")
    choose(combo(dialog, "then by (2)"), "Status")
    assert names(window)[:3] == ["Baker", "Clark", "Ann Adams"]
    choose(combo(dialog, "then by (2)"), "Wave")  # sorts already: said once
    assert combo(dialog, "then by (2)").value() == ""
    dialog.reject()
