"""The positions screen for tests: its parts, its keys, and what the file holds."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.screens.positions.matrix_view import MatrixView
from convenor.screens.positions.screen import PositionsScreen
from convenor.widgets.matrix.table import MatrixTable
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Position
from convenor_db.domain.standing import Cell, current_positions, history
from convenor_db.store.journal import Action
from support.windows import the_document, the_screen


def the_matrix(window: MainWindow) -> MatrixView:
    """Bring the matrix to the front and return it."""
    screen = the_screen(window, "positions")
    assert isinstance(screen, PositionsScreen)
    view = screen.show_view(MatrixView)
    assert isinstance(view, MatrixView)
    return view


def at(window: MainWindow, cell: str) -> MatrixTable:
    """Go to a cell ("o1 i1") and return the table."""
    view = the_matrix(window)
    assert view.table.choose(*cell.split())
    view.table.setFocus()
    return view.table


def doing(window: MainWindow, qtbot: QtBot, act: Callable[[], object]) -> Action:
    """Do something, wait until the file has it, and return the action."""
    with qtbot.waitSignal(the_document(window).acted) as came:
        act()
    action = came.args[0]
    assert isinstance(action, Action)
    return action


def press(
    window: MainWindow, qtbot: QtBot, widget: QWidget, key: Qt.Key | str, *, shift: bool = False
) -> Action:
    """Press a key that changes something, and return the action."""
    held_down = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier

    def act() -> None:
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key, held_down)

    return doing(window, qtbot, act)


def now(window: MainWindow, cell: str) -> Position | None:
    """Return the current position of a cell, as the file has it now."""
    return current_positions(the_document(window).snapshot).get(Cell(*cell.split()))


def stances(window: MainWindow, cell: str) -> list[int | None]:
    """Return the stances of all versions of a cell, oldest first."""
    return [one.stance for one in history(the_document(window).snapshot, Cell(*cell.split()))]


def type_in(view: MatrixView, name: str, text: str) -> None:
    """Replace what stands in a field of the panel of a cell, and end the visit."""
    field = view.side.position.fields.field(name)
    field.start_visit()
    QTest.keyClicks(field.editor(), text)
    field.end_visit()


def rows(view: MatrixView) -> list[str]:
    """Return the keys of the rows from top to bottom."""
    return [view.table.matrix.row_head(at).key for at in range(view.table.matrix.rowCount())]


def columns(view: MatrixView) -> list[str]:
    """Return the keys of the columns from left to right."""
    matrix = view.table.matrix
    return [matrix.column_head(at).key for at in range(matrix.columnCount())]
