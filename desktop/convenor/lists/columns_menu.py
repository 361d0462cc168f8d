"""The menu of the columns: ticks for what is to be seen, how high the rows are, all as usual."""

from functools import partial
from typing import Final

from PySide6.QtGui import QAction

from convenor.commands import separator
from convenor.lists.record_list import RecordList
from convenor.theme.theme import Density
from convenor.widgets.facet_chip import TickMenu, tick_box
from convenor.widgets.table_columns import FIRST

_ROWS: Final = (
    (None, "Rows as in all tables"),
    (Density.COMPACT, "Compact rows"),
    (Density.DEFAULT, "Usual rows"),
    (Density.COMFORTABLE, "Comfortable rows"),
)


class ColumnsMenu(TickMenu):
    """Stays open while columns are ticked; a tick says that the column is to be seen now."""

    def __init__(self, one: RecordList) -> None:
        super().__init__("Columns", one)
        self._list = one
        self.arrange = QAction("Columns and order…", self)
        """Asks for what takes more than ticks."""

    def fill(self) -> None:
        """Write the menu anew."""
        for action in self.actions():
            self.removeAction(action)
        for column, each in enumerate(self._list.model.columns):
            if column != FIRST:
                self._add_column(column, each.title)
        self.addAction(separator(self))
        for density, words in _ROWS:
            self._tick(self.add(words), on=self._list.table.density is density).triggered.connect(
                partial(self._set_rows, density)
            )
        self.addAction(separator(self))
        self.add("Usual columns", "rotate-ccw").triggered.connect(self._reset)
        self.addAction(self.arrange)

    def _add_column(self, column: int, title: str) -> None:
        columns = self._list.table.columns
        action = self.add(title, note="no room" if columns.has_no_room(column) else "")
        action.setData(column)
        self._tick(action, on=not self._list.table.isColumnHidden(column))
        action.triggered.connect(partial(self._show_column, column))

    def _tick(self, action: QAction, *, on: bool) -> QAction:
        action.setCheckable(True)
        action.setChecked(on)
        action.setIcon(tick_box(on=on))
        return action

    def _show_column(self, column: int) -> None:
        hidden = self._list.table.isColumnHidden(column)
        self._list.table.columns.show_column(column, shown=hidden)
        self._say_shown()

    def _say_shown(self) -> None:
        """Tick what is to be seen now: one column more may have taken the room of others."""
        for action in self.actions():
            column = action.data()
            if isinstance(column, int):
                self._tick(action, on=not self._list.table.isColumnHidden(column))
                title = self._list.model.columns[column].title
                away = self._list.table.columns.has_no_room(column)
                action.setText(f"{title}\tno room" if away else title)

    def _set_rows(self, density: Density | None) -> None:
        self._list.table.set_density(density)
        self._list.table.columns.changed.emit()
        for action, (each, _) in zip(self._row_actions(), _ROWS, strict=True):
            self._tick(action, on=each is density)

    def _row_actions(self) -> list[QAction]:
        words = [each for _, each in _ROWS]
        return [action for action in self.actions() if action.text() in words]

    def _reset(self) -> None:
        self._list.table.set_density(None)
        self._list.table.columns.reset()
