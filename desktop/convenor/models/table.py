"""The one table model: declared columns, a haystack that narrows, selection by key.

No proxy: `QSortFilterProxyModel` over Python takes a second a keystroke at 50,000 rows; this
takes milliseconds (LOOK.md 5).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
KEY_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The key of a row's record: identity travels by role, never by row number."""
VALUE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
"""What a delegate paints from: the column's own value."""
FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its head, its words, by what it sorts (its words if nothing is given)."""

    title: str
    words: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    value: Callable[[R], Any] | None = None


class TableModel(QAbstractTableModel, Generic[R]):
    """Shows records by key, filtered by words and sorted by a column."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._records: Mapping[str, R] = {}
        self._haystack: dict[str, str] = {}
        self._keys: list[str] = []
        self._query: tuple[str, ...] = ()
        self._sorted_by = (0, Qt.SortOrder.AscendingOrder)

    def show_records(self, records: Mapping[str, R], haystack: Mapping[str, str]) -> None:
        """Show these records; *haystack* holds, folded, what finds each of them."""
        self.beginResetModel()
        self._records = records
        self._haystack = dict(haystack)
        self._keys = self._in_order(self._matching(records))
        self.endResetModel()

    def filter_by(self, query: str) -> None:
        """Show only what holds every word of *query* (already folded)."""
        words = tuple(query.split())
        narrower = bool(self._query) and query.startswith(" ".join(self._query))
        self.beginResetModel()
        self._query = words
        kept = self._matching(self._keys if narrower else self._records)
        self._keys = kept if narrower else self._in_order(kept)
        self.endResetModel()

    def _matching(self, keys: Any) -> list[str]:
        hay, words = self._haystack, self._query
        return [key for key in keys if all(word in hay.get(key, "") for word in words)]

    def _in_order(self, keys: list[str]) -> list[str]:
        column, order = self._sorted_by
        by = self._columns[column].sort or self._columns[column].words
        back = order == Qt.SortOrder.DescendingOrder
        return sorted(keys, key=lambda key: by(self._records[key]), reverse=back)

    def key_at(self, row: int) -> str | None:
        """Return the key shown in a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: str) -> int | None:
        """Return the row that shows a key, or None if none does."""
        return self._keys.index(key) if key in self._keys else None

    # Qt's own questions

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        column = self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.words(self._records[key])
        if role == KEY_ROLE:
            return key
        if role == VALUE_ROLE and column.value:
            return column.value(self._records[key])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's head."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = (column, order)
        self._keys = self._in_order(self._keys)
        self.layoutChanged.emit()
