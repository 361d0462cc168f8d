"""A table of records by keys: selecting, jumping, copying; and the ring round its row."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.record_table import RecordTable
from support.windows import dress

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = int(Qt.ItemDataRole.UserRole)
ROWS = (("a", "=1+1", "+41 22"), ("b", "Amara Okafor", "Albia"), ("c", "Wei Zhang", "@home"))


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    """Return a table of three records in a window, with the focus."""
    dress()
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Name", "From"])
    for key, *cells in ROWS:
        items = [QStandardItem(cell) for cell in cells]
        items[0].setData(key, KEY)
        model.appendRow(items)
    table = RecordTable("Some", model, key_role=KEY, widths=(200, 120))
    model.setParent(table)
    table.setSortingEnabled(False)
    table.resize(500, 300)
    qtbot.addWidget(table)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()
    return table


def press(table: RecordTable, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(table, key, held or Qt.KeyboardModifier.NoModifier)


def copied(table: RecordTable) -> list[list[str]]:
    """Copy by keys and return the cells."""
    press(table, Qt.Key.Key_C, CONTROL)
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def test_all_are_selected_by_one_key(table: RecordTable) -> None:
    press(table, Qt.Key.Key_A, CONTROL)
    assert table.chosen() == ["a", "b", "c"]


def test_shift_and_arrows_select_further(table: RecordTable) -> None:
    table.select(["a"])
    press(table, Qt.Key.Key_Down, SHIFT)
    assert table.chosen() == ["a", "b"]
    press(table, Qt.Key.Key_Up, SHIFT)
    assert table.chosen() == ["a"]


def test_control_and_arrows_go_on_and_space_selects_too(table: RecordTable) -> None:
    table.select(["a"])
    for _ in range(2):
        press(table, Qt.Key.Key_Down, CONTROL)
    assert (table.chosen(), table.current_key()) == (["a"], "c")
    press(table, Qt.Key.Key_Space, CONTROL)
    assert table.chosen() == ["a", "c"]


def test_what_is_copied_has_heads_and_no_formula(table: RecordTable) -> None:
    table.select(["a", "c"])
    assert copied(table) == [["Name", "From"], ["'=1+1", "'+41 22"], ["Wei Zhang", "'@home"]]


def test_a_hidden_column_is_not_copied(table: RecordTable) -> None:
    table.setColumnHidden(1, True)  # noqa: FBT003 - Qt's own
    table.select(["b"])
    assert copied(table) == [["Name"], ["Amara Okafor"]]


def test_copying_nothing_leaves_the_clipboard(table: RecordTable) -> None:
    QGuiApplication.clipboard().setText("kept")
    table.select([])
    assert copied(table) == [["kept"]]


def lit(table: RecordTable) -> int:
    """Return how many pixels of the current row's upper edge are in the colour of the focus."""
    row = table.visualRect(table.currentIndex())
    picture = table.viewport().grab(QRect(0, row.top(), 300, 4)).toImage()
    focus = theme.hex("focus").casefold()
    return sum(
        picture.pixelColor(x, y).name() == focus
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_a_selected_row_has_the_ring_while_the_keyboard_is_there(
    table: RecordTable, qtbot: QtBot
) -> None:
    table.select(["a"])
    press(table, Qt.Key.Key_Down)
    assert table.chosen() == ["b"]
    assert lit(table) > 250
    table.clearFocus()
    assert lit(table) < 20


def test_a_click_takes_the_ring_away_and_the_next_key_brings_it(table: RecordTable) -> None:
    press(table, Qt.Key.Key_Down)
    at = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert lit(table) < 20
    press(table, Qt.Key.Key_Down)
    assert lit(table) > 250
