"""The columns of a table: hidden, asked for, moved, drawn, sorted by; and how its head is read."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.models.table import KEY_ROLE, Column, TableModel
from convenor.theme.theme import Density, theme
from convenor.widgets.record_table import RecordTable
from support.windows import dress

HEADS = ("Name", "Body", "Post", "Land", "Wave")
WIDTHS = (200, 150, 120, 100, 80)
WAVE = 4


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[RecordTable]:
    """Return a table of five columns, wide enough for all; Wave goes first, then Land."""
    dress()
    columns = [
        Column(head, lambda row, at=at: row[at], number=head == "Wave")  # type: ignore[misc]
        for at, head in enumerate(HEADS)
    ]
    model: TableModel[tuple[str, ...]] = TableModel(columns)
    rows = {key: (key, body, "Envoy", "Albia", "1") for key, body in zip("abc", "yxy", strict=True)}
    model.show_records(rows, {})
    made = RecordTable(
        "Some", model, key_role=KEY_ROLE, widths=WIDTHS, goes_first=(WAVE, 3), stretches=1
    )
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    yield made
    theme.set_density(Density.DEFAULT)


def model_of(table: RecordTable) -> TableModel[tuple[str, ...]]:
    model = table.model()
    assert isinstance(model, TableModel)
    return model


def click(table: RecordTable, column: int, held: Qt.KeyboardModifier | None = None) -> None:
    view = table.head.viewport()
    at = QPoint(table.head.sectionViewportPosition(column) + 20, 10)
    held = held or Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, held, at)


def test_a_click_sorts_another_turns_it_and_shift_sorts_by_it_besides(table: RecordTable) -> None:
    click(table, 1)
    assert model_of(table).keys == ["b", "a", "c"]
    click(table, 1)
    assert model_of(table).keys == ["a", "c", "b"]
    click(table, 0, Qt.KeyboardModifier.ShiftModifier)
    click(table, 0, Qt.KeyboardModifier.ShiftModifier)
    assert model_of(table).sorts == ((1, True), (0, True))
    assert model_of(table).keys == ["c", "a", "b"]
    click(table, 2)
    assert model_of(table).sorts == ((2, False),)


def test_sorting_keeps_what_is_selected(table: RecordTable) -> None:
    table.select(["b", "c"], current="c")
    click(table, 1)
    assert sorted(table.chosen()) == ["b", "c"]
    assert table.current_key() == "c"


def test_a_table_in_an_order_of_its_own_does_not_sort(table: RecordTable) -> None:
    table.setSortingEnabled(False)
    click(table, 1)
    assert model_of(table).keys == ["a", "b", "c"]
    assert table.head.sorted_by(0) is None


def test_where_room_runs_out_the_least_important_columns_hide(table: RecordTable) -> None:
    assert table.shown_columns() == [0, 1, 2, 3, 4]
    table.resize(590, 300)
    assert table.shown_columns() == [0, 1, 2, 3]
    assert table.columns.has_no_room(WAVE)
    table.resize(480, 300)
    assert table.shown_columns() == [0, 1, 2]


def test_what_the_user_hides_stays_hidden_and_leaves_its_room_to_others(
    table: RecordTable,
) -> None:
    table.columns.show_column(2, shown=False)
    table.resize(590, 300)
    assert table.shown_columns() == [0, 1, 3, 4]
    table.resize(900, 300)
    assert table.shown_columns() == [0, 1, 3, 4]


def test_the_names_cannot_be_hidden_or_moved(table: RecordTable) -> None:
    table.columns.show_column(0, shown=False)
    table.columns.move(0, 3)
    table.columns.move(2, 0)
    assert table.shown_columns() == [0, 2, 1, 3, 4]


def test_a_column_asked_for_is_there_and_the_table_scrolls_for_it(table: RecordTable) -> None:
    table.resize(480, 300)
    table.columns.show_column(WAVE, shown=True)
    assert table.shown_columns() == [0, 1, 2, 4]
    assert table.columnWidth(1) == 150
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0
    table.resize(700, 300)
    assert bar.maximum() == 0
    assert table.shown_columns() == [0, 1, 2, 3, 4]


def test_where_the_stretching_column_is_hidden_the_names_take_its_room(table: RecordTable) -> None:
    table.columns.show_column(1, shown=False)
    assert table.head.length() == table.viewport().width()
    assert table.columnWidth(0) > 200
    table.columns.show_column(1, shown=True)
    assert table.columnWidth(0) == 200


def test_columns_stand_again_as_they_stood(table: RecordTable) -> None:
    table.columns.move(3, 1)
    table.columns.show_column(2, shown=False)
    standing = table.columns.standing()
    table.columns.reset()
    assert table.columns.standing() == table.columns.usual()
    table.columns.stand(standing)
    assert table.columns.standing() == standing
    assert table.shown_columns() == [0, 3, 1, 4]


def test_copying_follows_the_order_in_which_columns_stand(table: RecordTable) -> None:
    table.columns.move(4, 1)
    table.columns.show_column(2, shown=False)
    table.select(["b"])
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t") for line in lines] == [
        ["Name", "Wave", "Body", "Land"],
        ["b", "1", "x", "Albia"],
    ]


def test_a_table_can_have_rows_of_its_own_height(table: RecordTable) -> None:
    table.set_density(Density.COMPACT)
    theme.set_density(Density.COMFORTABLE)
    assert table.verticalHeader().defaultSectionSize() == 30
    table.set_density(None)
    assert table.verticalHeader().defaultSectionSize() == 52


def test_a_screen_reader_hears_by_what_the_rows_are_sorted(table: RecordTable) -> None:
    click(table, 1)
    face = QAccessible.queryAccessibleInterface(table)
    children = [face.child(at) for at in range(face.childCount())]
    heads = [
        one.text(QAccessible.Text.Name)
        for one in children
        if one and one.role() == QAccessible.Role.ColumnHeader
    ]
    assert heads == ["Name", "Body, sorted ascending", "Post", "Land", "Wave"]
