"""The one table model: declared columns and facets, a haystack that narrows, identity by key.

No proxy: `QSortFilterProxyModel` over Python takes a second a keystroke at 50,000 rows; this
takes milliseconds (LOOK.md 5).
"""

import html
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
KEY_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The key of a row's record: identity travels by role, never by row number."""
VALUE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
"""What a delegate paints from: the column's own value."""
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_AT_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""Put together once: it is asked for every figure at every paint."""
_READ: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_BENEATH: Final = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_ANSWERED: Final = frozenset(
    {_READ, _BENEATH, _DISPLAY, _TOOLTIP, _ALIGNMENT, KEY_ROLE, VALUE_ROLE}
)
"""All else that a view asks of every cell at every paint has no answer."""
_REMEMBERED: Final = 24
"""So many answers to what was typed are kept; each may name every record."""
FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its head, its words, by what it sorts (its words if nothing is given).

    *sort* gives the column's own key, None where there is nothing to sort by: that stands last
    whichever way. What is equal stands in the order of the first column.
    *number*: its words are figures, which stand at the right. *field*: what is typed into its
    cells, as the record calls it ("emails"; of another record "invitations.status"); empty where
    nothing is. *beneath*: what stands in a smaller line under its words.
    """

    title: str
    words: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    value: Callable[[R], Any] | None = None
    number: bool = False
    field: str = ""
    beneath: Callable[[R], str] | None = None

    @property
    def name(self) -> str:
        """What it is called where it is kept: “last-contact”."""
        return self.title.casefold().replace(" ", "-")


Sorts = tuple[tuple[int, bool], ...]
"""Columns in the order in which they sort, each with whether it descends."""


@dataclass(frozen=True, slots=True)
class Facet(Generic[R]):
    """One thing rows are told apart by: each row has one of its values, or several."""

    name: str
    values: Callable[[R], tuple[str, ...]]


class TableModel(QAbstractTableModel, Generic[R]):
    """Shows records by key, filtered by words and facets, sorted by columns."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        *,
        facets: Sequence[Facet[R]] = (),
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._facets = {facet.name: facet for facet in facets}
        self._chosen: dict[str, frozenset[str]] = {}
        self._records: Mapping[str, R] = {}
        self._haystack: Mapping[str, str] = {}
        self._order: list[str] = []
        self._in_a_row: list[str] | None = None
        self._looked: tuple[list[str], list[str]] = ([], [])
        """What finds all, in order, and what the newest word has left, with what finds these."""
        self._keys: list[str] = []
        self._rows: dict[str, int] | None = {}
        """Where the keys stand; None until somebody asks, for with every key typed it is anew."""
        self._query: tuple[str, ...] = ()
        self._typed: dict[tuple[str, ...], list[str]] = {}
        """What queries let through, for who types back; only until anything else changes."""
        self._only: frozenset[str] = frozenset()
        self._sorts: Sorts = ()
        self._sort_keys: dict[int, dict[str, Any]] = {}
        """What the records sort by in a column that has been sorted by."""
        self.noted: Callable[[int, int], str] | None = None
        """What is read out of a cell in place of its words, where there is something to say."""
        self._by_first: list[str] = []
        """All keys in the order of the first column, likewise."""

    def show_records(self, records: Mapping[str, R], haystack: Mapping[str, str]) -> None:
        """Show these records; *haystack* holds, folded, what finds each of them.

        Where the same keys stand in the same order afterwards, only their cells are told to
        have changed; else the model is reset.
        """
        before, self._records = self._records, records
        self._haystack = haystack
        self._forget_texts()
        if not self._stand_as_before(before):
            keys = (key for key in self._order if key in records)  # nearly sorted: quickly done
            self._by_first.clear()
            self._order = self._in_order(dict.fromkeys((*keys, *records)))
        kept = self._matching()
        if kept == self._keys:
            if kept:
                last = self.index(len(kept) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self._put(kept)

    def _stand_as_before(self, before: Mapping[str, R]) -> bool:
        """Say whether the records keep their order; work out by what those that changed sort."""
        now, alike = self._records, before.keys() == self._records.keys()
        changed = [key for key, one in now.items() if before.get(key) is not one]
        stand = alike and bool(self._by_first)
        for column, was in self._sort_keys.items():
            by = self._columns[column].sort or self._columns[column].words
            anew = {key: by(now[key]) for key in changed}
            stand = stand and all(was[key] == anew[key] for key in changed)
            kept = was if alike else {key: was[key] for key in now if key in was}
            self._sort_keys[column] = {**kept, **anew}
        return stand

    # Narrowing

    def filter_by(self, query: str) -> None:
        """Show only what holds every word of *query* (already folded)."""
        before, self._query = self._query, tuple(query.split())
        if len(self._typed) > _REMEMBERED:
            self._typed.clear()
        self._typed[before] = self._keys
        if self._query not in self._typed:
            # Who types on finds nothing that was not found already.
            narrower = all(any(old in new for new in self._query) for old in before)
            among = self._keys if narrower else self._order
            self._typed[self._query] = self._passing(self._chosen, among)
        self._put(self._typed[self._query])

    def narrow(self, facet: str, values: Collection[str]) -> None:
        """Show only what has one of *values* of a facet; none of them lets everything through."""
        self._chosen[facet] = frozenset(values)
        self._put(self._matching())

    def show_only(self, keys: Collection[str]) -> None:
        """Show none but these keys; no keys let every one through."""
        self._only = frozenset(keys)
        self._put(self._matching())

    @property
    def only(self) -> frozenset[str]:
        """The keys that alone are let through; empty lets every one through."""
        return self._only

    def clear_filters(self) -> None:
        """Show everything."""
        self._query = ()
        self._only = frozenset()
        self._chosen.clear()
        self._put(self._matching())

    def narrowed_to(self, facet: str) -> frozenset[str]:
        """Return the values of a facet that are let through; empty lets everything through."""
        return self._chosen.get(facet, frozenset())

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter holds."""
        return bool(self._query or self._only) or any(self._chosen.values())

    def counts(self, facet: str) -> Counter[str]:
        """Return how many rows each value of a facet would show, all other filters holding."""
        others = {name: values for name, values in self._chosen.items() if name != facet}
        values_of = self._facets[facet].values
        found: Counter[str] = Counter()
        for key in self._passing(others, self._order):
            found.update(values_of(self._records[key]))
        return found

    def _matching(self) -> list[str]:
        self._typed.clear()
        return self._passing(self._chosen, self._order)

    def _passing(self, chosen: Mapping[str, frozenset[str]], among: list[str]) -> list[str]:
        keys = among
        if self._only:
            keys = [key for key in keys if key in self._only]
        for word in self._query:  # each word looks only at what the one before let through
            texts = self._texts_of(keys)
            found = [word in text for text in texts]
            keys = list(compress(keys, found))
            self._looked = keys, list(compress(texts, found))
        for name, values in chosen.items():
            if values:
                of = self._facets[name].values
                keys = [key for key in keys if not values.isdisjoint(of(self._records[key]))]
        return self._order if len(keys) == len(self._order) else keys

    def _texts_of(self, keys: list[str]) -> list[str]:
        """Return what finds each of *keys*; of many, to look each up takes long."""
        if keys is self._looked[0]:
            return self._looked[1]
        if keys is not self._order:
            return [self._haystack.get(key, "") for key in keys]
        if self._in_a_row is None:
            self._in_a_row = [self._haystack.get(key, "") for key in keys]
        return self._in_a_row

    def _forget_texts(self) -> None:
        self._in_a_row, self._looked = None, ([], [])

    def _put(self, keys: list[str]) -> None:
        if keys == self._keys:
            return
        self.beginResetModel()
        self._keys = keys
        self._rows = None
        self.endResetModel()

    def _in_order(self, keys: Iterable[str]) -> list[str]:
        """Sort by the last column first: what is equal in one keeps the order of the others."""
        if not self._by_first:
            self._by_first = self._sorted(list(keys), 0, descending=False)
        found = list(self._by_first)
        sorts = self._sorts[:-1] if self._sorts[-1:] == ((0, False),) else self._sorts
        for column, descending in reversed(sorts):
            found = self._sorted(found, column, descending=descending)
        return found

    def _sorted(self, keys: list[str], column: int, *, descending: bool) -> list[str]:
        by = self._sort_keys_of(column)
        known = [key for key in keys if by[key] is not None]
        known.sort(key=by.__getitem__, reverse=descending)
        return known + [key for key in keys if by[key] is None] if len(known) < len(keys) else known

    def _sort_keys_of(self, column: int) -> dict[str, Any]:
        if column not in self._sort_keys:
            by = self._columns[column].sort or self._columns[column].words
            self._sort_keys[column] = {key: by(one) for key, one in self._records.items()}
        return self._sort_keys[column]

    # What stands where

    @property
    def columns(self) -> Sequence[Column[R]]:
        """The columns, in the order declared."""
        return self._columns

    @property
    def keys(self) -> Sequence[str]:
        """The keys shown, in order."""
        return self._keys

    @property
    def total(self) -> int:
        """How many records there are, shown or not."""
        return len(self._records)

    def key_at(self, row: int) -> str | None:
        """Return the key shown in a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def record(self, key: str) -> R:
        """Return the record of a key; `KeyError` if there is none."""
        return self._records[key]

    def row_of(self, key: str) -> int | None:
        """Return the row that shows a key, or None if none does."""
        return self._places().get(key)

    def _places(self) -> dict[str, int]:
        if self._rows is None:
            self._rows = dict(zip(self._keys, range(len(self._keys)), strict=True))
        return self._rows

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
        if role not in _ANSWERED or not index.isValid():
            return None
        key = self._keys[index.row()]
        if role == KEY_ROLE:
            return key
        if role == _READ:
            return (self.noted(index.row(), index.column()) if self.noted else "") or None
        return _cell(self._columns[index.column()], self._records[key], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's head."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._head_read(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return _AT_RIGHT
        return None

    def _head_read(self, section: int) -> str:
        """Return a column's head as it is read out: “Wave, sorted descending, 2 of 2”."""
        title = self._columns[section].title
        for place, (column, descending) in enumerate(self._sorts):
            if column == section:
                way = "descending" if descending else "ascending"
                order = f", {place + 1} of {len(self._sorts)}" if len(self._sorts) > 1 else ""
                return f"{title}, sorted {way}{order}"
        return title

    @property
    def sorts(self) -> Sorts:
        """By what the rows are sorted: the column that counts most first."""
        return self._sorts

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column; what is selected stays selected."""
        self.sort_by(((column, order == Qt.SortOrder.DescendingOrder),))

    def sort_by(self, sorts: Sequence[tuple[int, bool]]) -> None:
        """Sort by columns, the first of them first; by none is by the first column."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._keys[index.row()] for index in before]
        self._sorts = tuple(sorts)
        self._order = self._in_order(self._order)
        self._forget_texts()
        self._keys = self._matching()
        self._rows = None
        after = [
            self.index(self._places()[key], index.column())
            for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        last = len(self._columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)


def _cell(column: Column[R], record: R, role: int) -> Any:
    if role == _DISPLAY:
        return column.words(record)
    if role == VALUE_ROLE and column.value:
        return column.value(record)
    if role == _TOOLTIP:  # names may hold what looks like markup
        return f"<qt>{html.escape(column.words(record))}</qt>" if column.words(record) else None
    if role == _BENEATH and column.beneath:
        return column.beneath(record) or None
    if role == _ALIGNMENT and column.number:
        return _AT_RIGHT
    return None
