"""The matrix as a table that Qt's views and screen readers can read."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from convenor.widgets.labels import plain_tooltip
from convenor.widgets.matrix.values import ColumnHead, Matrix, MatrixCell, RowHead, printed

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
CELL_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""Of a cell its `MatrixCell`; of a header its `RowHead` or `ColumnHead`."""
_READ: Final = frozenset(
    {int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.AccessibleDescriptionRole)}
)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)


def _no_cell(_row: str, _column: str) -> MatrixCell:
    return MatrixCell(stance=None)


def _no_words(_row: str, _column: str) -> str:
    return ""


class MatrixModel(QAbstractTableModel):
    """Rows are organisations, columns are issues."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix = Matrix((), (), _no_cell, _no_words)
        self._rows: dict[str, int] = {}
        self._columns: dict[str, int] = {}

    def show_matrix(self, matrix: Matrix) -> None:
        """Show other values; where rows and columns are the same ones nothing is laid out anew."""
        rows = {head.key: at for at, head in enumerate(matrix.rows)}
        columns = {head.key: at for at, head in enumerate(matrix.columns)}
        same = list(rows) == list(self._rows) and list(columns) == list(self._columns)
        if not same:
            self.beginResetModel()
        self._matrix, self._rows, self._columns = matrix, rows, columns
        if not same:
            self.endResetModel()
        elif rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def at(self, row: str, column: str) -> QModelIndex:
        """Return the index of a cell by its keys; an invalid one if it is not shown."""
        if row not in self._rows or column not in self._columns:
            return QModelIndex()
        return self.index(self._rows[row], self._columns[column])

    def keys(self, index: Index) -> tuple[str, str]:
        """Return the keys of row and column of a cell, empty for an invalid index."""
        if not index.isValid():
            return "", ""
        return self._matrix.rows[index.row()].key, self._matrix.columns[index.column()].key

    def row_head(self, at: int) -> RowHead:
        """Return the head of a row."""
        return self._matrix.rows[at]

    def column_head(self, at: int) -> ColumnHead:
        """Return the head of a column."""
        return self._matrix.columns[at]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many organisations there are."""
        return 0 if parent.isValid() else len(self._matrix.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many issues there are."""
        return 0 if parent.isValid() else len(self._matrix.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return the printed stance, its words, or the cell itself."""
        if not index.isValid() or role not in (_DISPLAY, _TOOLTIP, CELL_ROLE, *_READ):
            return None
        if role in (_DISPLAY, CELL_ROLE):
            cell = self._matrix.cell(*self.keys(index))
            return cell if role == CELL_ROLE else printed(cell.stance)
        words = self._matrix.words(*self.keys(index))
        return plain_tooltip(words) if role == _TOOLTIP else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return the name of an organisation or the title of an issue, with its figures."""
        across = orientation is Qt.Orientation.Horizontal
        heads: tuple[RowHead | ColumnHead, ...] = (
            self._matrix.columns if across else self._matrix.rows
        )
        if section >= len(heads):
            return None
        head = heads[section]
        if role == CELL_ROLE:
            return head
        if role == _TOOLTIP:
            return plain_tooltip(head.words)
        if role in _READ:
            return head.words
        if role == _DISPLAY:
            return head.title if isinstance(head, ColumnHead) else head.name
        return None
