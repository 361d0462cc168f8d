"""The table of a screen: rows are records, told by key; what is selected survives any change."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QElapsedTimer,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView

from convenor.theme.theme import Density, theme
from convenor.theme.tokens import ROW
from convenor.widgets.focus import RingedRows
from convenor.widgets.table_columns import TableColumns
from convenor.widgets.table_head import TableHead
from convenor_db.domain.names import fold
from convenor_db.domain.spreadsheets import as_block, as_words

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SEARCH_PAUSE: Final = 1000
"""Milliseconds after which letters begin a new word."""


class RecordTable(RingedRows, QTableView):
    """Selects whole rows, several at once; letters jump, Enter goes on, columns hide.

    *widths* are the columns' at 100 %. *goes_first* names columns in the order in which they
    hide where room runs out; *stretches* is the column that takes what is left. A click on a
    head sorts by it or turns it, Shift and a click sorts by it besides.
    """

    selected = Signal()
    """Other records are selected, or none."""
    opened = Signal(str)
    """Enter on a record: its key."""
    edit_wanted = Signal(int)
    """Double click: the column that was hit."""
    delete_wanted = Signal()
    left = Signal()
    """Esc with at most one record selected."""
    menu_wanted = Signal(QPoint)
    """A right click on a row, or the menu key: where on the screen the menu is to open."""
    paste_wanted = Signal()
    """What is in the clipboard is to go into the cells from the current one on."""
    sorted_anew = Signal()
    """The user sorts by other columns."""

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        *,
        key_role: int,
        widths: Sequence[int],
        goes_first: Sequence[int] = (),
        stretches: int = 0,
    ) -> None:
        super().__init__()
        self._key_role = key_role
        self._density: Density | None = None
        self.columns = TableColumns(self, widths, goes_first, stretches)
        self._kept: tuple[list[str], str, int] = ([], "", 0)
        self._lost: tuple[list[str], str] = ([], "")
        self._before: list[str] = []
        self._typed = ""
        self._since_key = QElapsedTimer()
        self._silent = False
        self.setAccessibleName(name)
        self._dress()
        self.head = TableHead(self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        self._dress_head()
        self.doubleClicked.connect(lambda index: self.edit_wanted.emit(index.column()))
        theme.changed.connect(self._measure)
        self._measure()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()

    def _dress_head(self) -> None:
        self.columns.follow(self.head)
        # Else it asks at every paint of every row selected whether all of its column is.
        self.head.setSelectionModel(QItemSelectionModel(self.model(), self.head))
        self.head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.head.setSortIndicatorShown(False)
        self.head.sortIndicatorChanged.disconnect()  # Qt's own way knows one column only
        self.head.sort_wanted.connect(self._sort)

    def _sort(self, column: int, further: bool) -> None:  # noqa: FBT001 - a slot
        """Sort by a column, or turn it where it sorts; *further*: besides those that do."""
        sort_by = getattr(self.model(), "sort_by", None)
        if sort_by is None or not self.isSortingEnabled():
            return
        sorts = dict(self.model().sorts)  # type: ignore[attr-defined]
        if further:
            sorts[column] = not sorts.get(column, True)
        else:
            sorts = {column: not sorts[column] if [*sorts] == [column] else False}
        sort_by(tuple(sorts.items()))
        self.sorted_anew.emit()

    # Records

    def chosen(self) -> list[str]:
        """Return the keys of the selected rows, from top to bottom."""
        keys = getattr(self.model(), "keys", None)
        if keys is None:
            return [self._key_at(row) for row in self._chosen_rows()]
        return [keys[row] for row in self._chosen_rows()]

    def _chosen_rows(self) -> list[int]:
        """Return the selected rows by their ranges: one question a row takes too long."""
        runs = self.selectionModel().selection().toList()
        return sorted({row for run in runs for row in range(run.top(), run.bottom() + 1)})

    def current_key(self) -> str:
        """Return the key of the row the keyboard is at, or nothing."""
        index = self.currentIndex()
        return self._key_at(index.row()) if index.isValid() else ""

    def select(self, keys: Sequence[str], *, current: str = "", quiet: bool = False) -> None:
        """Select the rows of *keys*; *current* (else the first) is where the keyboard goes on."""
        rows = self._rows_of({*keys, current})
        wanted = sorted(rows[key] for key in keys if key in rows)
        at = rows.get(current, wanted[0] if wanted else -1)
        self._put(wanted, at)
        self._lost = ([], "")
        if not quiet:
            self.selected.emit()

    def select_row(self, row: int) -> None:
        """Select the row at a place, or the last one if there are fewer."""
        row = min(row, self.model().rowCount() - 1)
        self.select([self._key_at(row)] if row >= 0 else [])

    def _put(self, rows: Sequence[int], at: int) -> None:
        """Select these rows without telling anybody; *at* is where the keyboard goes on."""
        self._silent = True
        self._select_rows(rows, at)
        self._silent = False

    def _select_rows(self, rows: Sequence[int], at: int) -> None:
        flags, model = QItemSelectionModel.SelectionFlag, self.model()
        index = model.index(at, 0) if at >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        wanted = QItemSelection()
        last = model.columnCount() - 1
        for begin, end in _runs(rows):
            wanted.select(model.index(begin, 0), model.index(end, last))
        self.selectionModel().select(wanted, flags.ClearAndSelect)

    def _key_at(self, row: int) -> str:
        return str(self.model().index(row, 0).data(self._key_role) or "")

    def _rows_of(self, keys: set[str]) -> dict[str, int]:
        row_of = getattr(self.model(), "row_of", None)
        if row_of:
            found = {key: row_of(key) for key in keys}
            return {key: row for key, row in found.items() if row is not None}
        return {
            key: row for row in range(self.model().rowCount()) if (key := self._key_at(row)) in keys
        }

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell that others are selected, unless the table itself put the selection back."""
        super().selectionChanged(now, before)
        if not self._silent:
            self._lost = ([], "")
            self.selected.emit()

    def _remember(self) -> None:
        """Keep what is selected, or what a filter has hidden, until the rows are others."""
        keys, current = self.chosen(), self.current_key()
        self._before = keys
        if not keys and self._lost[0]:
            keys, current = self._lost
        self._kept = (keys, current, self.verticalScrollBar().value())
        self._silent = True

    def _recall(self) -> None:
        keys, current, scroll = self._kept
        rows = self._rows_of({*keys, current})
        wanted = sorted(rows[key] for key in keys if key in rows)
        self._put(wanted, rows.get(current, wanted[0] if wanted else -1))
        self._lost = (keys, current) if keys and not wanted else ([], "")
        self.verticalScrollBar().setValue(scroll)
        if self.chosen() != self._before:
            self.selected.emit()

    def is_at(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Say whether the keyboard is at a cell, and that is to be seen."""
        return index == self.currentIndex() and not self.ringed().isEmpty()

    def rect_of_row(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return where all cells of the current row are drawn."""
        row = self.visualRect(index)
        return QRect(0, row.top(), min(self.viewport().width(), self._length()), row.height())

    def _length(self) -> int:
        return self.horizontalHeader().length()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, Delete, Esc, copying and pasting; all else moves or jumps."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in _ENTER and self.current_key():
            self.opened.emit(self.current_key())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if len(self.chosen()) > 1:
            self.select([self.current_key()], current=self.current_key())
        else:
            self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select nothing where there is no row."""
        if not self.indexAt(event.position().toPoint()).isValid():
            self.clearSelection()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected rows."""
        if self.chosen():
            self.menu_wanted.emit(event.globalPos())

    def keyboardSearch(self, search: str) -> None:
        """Jump to the next name of which a word begins with the letters typed."""
        if not self._since_key.isValid() or self._since_key.elapsed() > _SEARCH_PAUSE:
            self._typed = ""
        self._since_key.restart()
        again = len(self._typed) == 1 and fold(search) == self._typed
        self._typed = self._typed if again else self._typed + fold(search)
        if not self._typed.strip():
            return
        count, at = self.model().rowCount(), max(self.currentIndex().row(), 0)
        start = at + 1 if len(self._typed) == 1 else at
        for step in range(count):
            row = (start + step) % count
            words = f" {fold(str(self.model().index(row, 0).data() or ''))}"
            if f" {self._typed}" in words:
                self.select([self._key_at(row)])
                return

    def copy(self) -> None:
        """Copy the heads and the selected rows to the clipboard, as shown, tabs between cells."""
        columns = self.shown_columns()
        rows = self._chosen_rows()
        heads = (self.model().headerData(at, Qt.Orientation.Horizontal) for at in columns)
        lines = [[_in_one_line(head) for head in heads]]
        lines += [[self.cell_words(row, at) for at in columns] for row in rows]
        if rows:
            QGuiApplication.clipboard().setText(as_block(lines))

    def paste(self) -> None:
        """Ask for what is in the clipboard to go into the cells."""
        self.paste_wanted.emit()

    def shown_columns(self) -> list[int]:
        """Return the columns to be seen, in the order in which they stand."""
        return self.columns.shown()

    def cell_words(self, row: int, column: int) -> str:
        """Return what is copied of a cell."""
        return as_words(_in_one_line(self.model().index(row, column).data()))

    # Room

    @property
    def density(self) -> Density | None:
        """How high its rows are; None: as high as in all tables."""
        return self._density

    def set_density(self, density: Density | None) -> None:
        """Let its rows be as high as *density* says, whatever those of other tables are."""
        self._density = density
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the least important columns where room runs out."""
        super().resizeEvent(event)
        self.columns.fit()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW[self._density or theme.density]))
        self.columns.measure()


def _in_one_line(value: object) -> str:
    return " ".join(str(value or "").split())


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return first and last of every run of neighbours."""
    made: list[tuple[int, int]] = []
    for row in rows:
        if made and row == made[-1][1] + 1:
            made[-1] = (made[-1][0], row)
        else:
            made.append((row, row))
    return made
