"""The matrix as a widget: its keys, its heads, what it tells who cannot see it."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.buttons import IconButton
from convenor.widgets.matrix.boxes import Legend, StanceBoxes
from convenor.widgets.matrix.heads import two_lines
from convenor.widgets.matrix.movement import Movement
from convenor.widgets.matrix.table import MatrixTable
from convenor.widgets.matrix.values import ColumnHead, Matrix, MatrixCell, RowHead, printed
from convenor.widgets.status_chip import look_of_constituency

Key = Qt.Key


def a_matrix(rows: int = 3, columns: int = 4, stance: int | None = 1) -> Matrix:
    """Return a matrix in which everybody holds the same."""
    return Matrix(
        tuple(
            RowHead(key=f"o{at}", name=f"Body {at}", look=look_of_constituency("media"),
                    median=0.5, known=1, of=columns)
            for at in range(rows)
        ),
        tuple(
            ColumnHead(key=f"i{at}", title=f"Issue {at}", short="", counts=(0, 0, 0, rows, 0),
                       unknown=0)
            for at in range(columns)
        ),
        lambda row, column: MatrixCell(stance=stance, red_line=row == "o0", stale=column == "i0"),
        lambda row, column: f"{row} on {column}",
    )  # fmt: skip


@pytest.fixture
def table(qtbot: QtBot) -> MatrixTable:
    """Return a table of three organisations and four issues, at its first cell."""
    table = MatrixTable()
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    table.show_matrix(a_matrix())
    table.choose("o0", "i0")
    table.setFocus()
    return table


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        (Key.Key_1, -2), (Key.Key_2, -1), (Key.Key_3, 0), (Key.Key_4, 1), (Key.Key_5, 2),
        (Key.Key_0, 0), (Key.Key_Question, None), (Key.Key_Delete, None),
        (Key.Key_Backspace, None),
    ],
)  # fmt: skip
def test_keys_say_a_stance(
    table: MatrixTable, qtbot: QtBot, key: Qt.Key, stance: int | None
) -> None:
    with qtbot.waitSignal(table.stance_typed) as said:
        QTest.keyClick(table, key)
    assert said.args == [stance]


def test_other_keys_say_what_they_are_for(table: MatrixTable, qtbot: QtBot) -> None:
    for key, signal in (
        (Key.Key_S, table.basis_turned), (Key.Key_Return, table.opened),
        (Key.Key_Enter, table.opened), (Key.Key_Escape, table.left),
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            QTest.keyClick(table, key)


def test_arrows_home_and_end_move(table: MatrixTable) -> None:
    for key, cell in (
        (Key.Key_Right, ("o0", "i1")), (Key.Key_Down, ("o1", "i1")), (Key.Key_End, ("o1", "i3")),
        (Key.Key_Home, ("o1", "i0")), (Key.Key_Up, ("o0", "i0")), (Key.Key_Left, ("o0", "i0")),
    ):  # fmt: skip
        QTest.keyClick(table, key)
        assert table.current() == cell


def test_figures_with_ctrl_and_without_a_cell_say_nothing(table: MatrixTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.stance_typed):
        QTest.keyClick(table, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        table.choose("", "")
        QTest.keyClick(table, Key.Key_1)
        QTest.keyClicks(table, "xyz")
    assert table.current() == ("", "")


def test_the_cell_stays_by_its_keys_when_rows_are_others(table: MatrixTable, qtbot: QtBot) -> None:
    table.choose("o2", "i3")
    matrix = a_matrix()
    with qtbot.assertNotEmitted(table.cell_chosen):
        table.show_matrix(Matrix(matrix.rows[::-1], matrix.columns, matrix.cell, matrix.words))
    assert table.current() == ("o2", "i3")
    assert table.currentIndex().row() == 0
    with qtbot.waitSignal(table.cell_chosen) as chosen:
        table.show_matrix(a_matrix(rows=1))
    assert chosen.args == ["", ""]


def test_heads_are_clicked(table: MatrixTable, qtbot: QtBot) -> None:
    head = table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(2) + 10, 20)
    with qtbot.waitSignal(table.issue_chosen) as chosen:
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == ["i2"]
    side = table.verticalHeader()
    at = QPoint(80, side.sectionViewportPosition(1) + 5)
    QTest.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table.current() == ("o1", "i0")
    new = next(one for one in table.findChildren(IconButton) if one.accessibleName() == "New issue")
    with qtbot.waitSignal(table.new_issue_wanted):
        QTest.mouseClick(new, Qt.MouseButton.LeftButton)


def test_columns_share_the_room_and_scroll_where_there_is_none(table: MatrixTable) -> None:
    assert table.horizontalScrollBar().maximum() == 0
    wide = table.columnWidth(0)
    table.show_matrix(a_matrix(columns=20))
    assert table.columnWidth(0) < wide
    assert table.horizontalScrollBar().maximum() > 0
    QTest.keyClick(table, Key.Key_End)
    assert table.visualRect(table.currentIndex()).right() <= table.viewport().width()


def test_a_screen_reader_is_told_cells_and_heads(table: MatrixTable) -> None:
    found = QAccessible.queryAccessibleInterface(table)
    assert found.role() is QAccessible.Role.Table
    said = {found.child(at).text(QAccessible.Text.Name) for at in range(found.childCount())}
    assert {f"o{row} on i{column}" for row in range(3) for column in range(4)} <= said
    model, read = table.matrix, int(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        model.headerData(0, Qt.Orientation.Horizontal, read) == "Issue 0. 3 of 3 known: 3 support"
    )
    assert model.headerData(0, Qt.Orientation.Vertical, read) == (
        "Body 0, Media, median +0.5, 1 of 4 known"
    )


def test_only_what_is_in_sight_is_asked_for(qtbot: QtBot) -> None:
    asked: set[tuple[str, str]] = set()

    def cell(row: str, column: str) -> MatrixCell:
        asked.add((row, column))
        return MatrixCell(stance=0)

    table = MatrixTable()
    qtbot.addWidget(table)
    table.resize(900, 400)
    base = a_matrix(rows=600, columns=20)
    table.show_matrix(Matrix(base.rows, base.columns, cell, base.words))
    table.grab()
    assert 0 < len(asked) < 400


def drawn(matrix: Matrix, qtbot: QtBot) -> QImage:
    """Return the first cell as it is painted."""
    table = MatrixTable()
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show_matrix(matrix)
    table.show()
    return table.viewport().grab(table.visualRect(table.matrix.index(0, 0))).toImage()


def test_what_a_cell_is_can_be_seen(qtbot: QtBot) -> None:
    base = a_matrix()
    looks = [
        MatrixCell(stance=2), MatrixCell(stance=None), MatrixCell(stance=2, stale=True),
        MatrixCell(stance=2, red_line=True), MatrixCell(stance=2, stated=True),
        MatrixCell(stance=2, faded=True),
    ]  # fmt: skip
    pictures = [
        drawn(Matrix(base.rows, base.columns, lambda _r, _c, one=one: one, base.words), qtbot)  # type: ignore[misc]
        for one in looks
    ]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])
    middle = QPoint(8, pictures[0].height() // 2)
    assert pictures[0].pixelColor(middle) == theme.color("p2")


def test_figures_are_printed_with_their_sign() -> None:
    assert [printed(one) for one in (-2, -0.5, 0, 1, 1.5, None)] == [
        "−2", "−0.5", "0", "+1", "+1.5", "?",
    ]  # fmt: skip


def test_titles_part_between_words(qtbot: QtBot) -> None:
    face = font("caption", 600)
    assert two_lines("Audit access", face, 500) == ("Audit access",)
    assert two_lines("Audit access", face, 60) == ("Audit", "access")
    assert two_lines("Whistle-blowing", face, 60) == ("Whistle-", "blowing")
    assert two_lines("Thresholds", face, 20) == ("Thresholds",)


def test_boxes_say_which_was_chosen_and_arrows_go_along(qtbot: QtBot) -> None:
    boxes = StanceBoxes()
    qtbot.addWidget(boxes)
    boxes.show()
    boxes.show_stance(1)
    assert [box.isChecked() for box in boxes.boxes] == [False, False, False, True, False, False]
    with qtbot.waitSignal(boxes.chosen) as chosen:
        QTest.mouseClick(boxes.boxes[0], Qt.MouseButton.LeftButton)
    assert chosen.args == [-2]
    boxes.boxes[0].setFocus()
    QTest.keyClick(boxes.boxes[0], Key.Key_Right)
    with qtbot.waitSignal(boxes.chosen) as chosen:
        QTest.keyClick(boxes.boxes[1], Key.Key_Space)
    assert chosen.args == [-1]
    assert boxes.boxes[5].accessibleName() == "? unknown, key ?"
    boxes.set_open(is_open=False)
    with qtbot.assertNotEmitted(boxes.chosen):
        QTest.mouseClick(boxes.boxes[0], Qt.MouseButton.LeftButton)


def test_legend_and_movement_are_painted_and_told(qtbot: QtBot) -> None:
    legend, moved = Legend(), Movement()
    for widget in (legend, moved):
        qtbot.addWidget(widget)
    assert "red line" in legend.accessibleName()
    assert legend.minimumSizeHint().width() < legend.sizeHint().width()
    moments = [(date(2026, 11, 1), -1), (date(2027, 1, 1), None), (date(2027, 1, 1), 2)]
    moved.show_moments(moments, "−1, unknown, now +2")
    assert moved.accessibleName() == "Movement: −1, unknown, now +2"
    image = QImage(200, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    moved.resize(200, 58)
    painter = QPainter(image)
    moved.render(painter, QPoint(0, 0))
    painter.end()
    assert image.pixelColor(190, 9) == theme.color("p2")


def test_the_keyboard_goes_along_where_a_screen_reader_selects(
    table: MatrixTable, qtbot: QtBot
) -> None:
    table.choose(*table.matrix.keys(table.matrix.index(0, 0)))
    other = table.matrix.index(2, 1)
    table.selectionModel().select(other, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    qtbot.waitUntil(lambda: table.current() == table.matrix.keys(other))
