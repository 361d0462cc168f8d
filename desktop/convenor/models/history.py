"""What was done, newest first, grouped by day: a list that is filtered, never sorted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from convenor.models.table import FLAGS, KEY_ROLE, ROOT, VALUE_ROLE, Index
from convenor_db.domain.edits import MENTION, shown
from convenor_db.domain.names import fold
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import read_instant
from convenor_db.store.journal import HistoryLine


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One action as a line: when at the venue, who, what in words.

    *kind* is what it is about first of all; *steps* is how many actions Undo takes back to come
    to before this one, 0 where it cannot be taken back (any more).
    """

    number: int
    day: date
    time: str
    actor: str
    label: str
    kind: str
    touched: tuple[tuple[str, int], ...]
    fact: bool
    undone: bool
    steps: int

    @property
    def kinds(self) -> frozenset[str]:
        """Every kind of thing it changed."""
        return frozenset(kind for kind, _ in self.touched)


class DayHead(NamedTuple):
    """The head of a day, and how many actions stand under it."""

    day: date
    actions: int


class HistoryFilter(NamedTuple):
    """What is shown: folded words that all occur, an actor, a kind; empty: everything.

    *since* is the first day that is shown; *numbers* are the only actions that are, None for all.
    """

    words: tuple[str, ...] = ()
    actor: str = ""
    kind: str = ""
    since: date | None = None
    numbers: frozenset[int] | None = None


EVERYTHING: Final = HistoryFilter()


def rows_of(lines: Iterable[HistoryLine], snapshot: Snapshot) -> list[HistoryRow]:
    """Return the lines of History with the names things have now."""
    rows, steps, zone = [], 0, snapshot.zone
    for line in lines:
        can_go = not (line.fact or line.undone)
        steps += can_go
        at = read_instant(line.at).astimezone(zone)
        rows.append(
            HistoryRow(
                number=line.number,
                day=at.date(),
                time=f"{at:%H:%M}",
                actor=line.actor,
                label=shown(line.label, snapshot),
                kind=_first_kind(line),
                touched=line.touched,
                fact=line.fact,
                undone=line.undone,
                steps=steps if can_go else 0,
            )
        )
    return rows


def _first_kind(line: HistoryLine) -> str:
    """Return the kind that the label names, else the one most of which was changed."""
    named = MENTION.search(line.label)
    if named:
        return named[1]
    return line.touched[0][0] if line.touched else ""


class HistoryModel(QAbstractListModel):
    """Shows the rows under the heads of their days."""

    def __init__(
        self, parent: QObject | None = None, *, written: Callable[[date], str] = str
    ) -> None:
        """*written* writes a day as the window does."""
        super().__init__(parent)
        self._written = written
        self._rows: Sequence[HistoryRow] = ()
        self._filter = EVERYTHING
        self._folded: dict[int, str] = {}
        self._shown: list[HistoryRow | DayHead] = []
        self._places: dict[int, int] = {}

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show these rows, newest first."""
        self._folded = {}
        self._rows = rows
        self._arrange()

    def filter_by(self, wanted: HistoryFilter) -> None:
        """Show only what *wanted* lets through."""
        self._filter = wanted
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = []
        for day, of_day in groupby(filter(self._passes, self._rows), key=lambda row: row.day):
            rows = list(of_day)
            self._shown += [DayHead(day, len(rows)), *rows]
        self._places = {
            row.number: at for at, row in enumerate(self._shown) if isinstance(row, HistoryRow)
        }
        self.endResetModel()

    def _passes(self, row: HistoryRow) -> bool:
        wanted = self._filter
        if wanted.actor and row.actor != wanted.actor:
            return False
        if wanted.kind and wanted.kind not in row.kinds:
            return False
        if wanted.since and row.day < wanted.since:
            return False
        if wanted.numbers is not None and row.number not in wanted.numbers:
            return False
        return not wanted.words or all(word in self._found_by(row) for word in wanted.words)

    def _found_by(self, row: HistoryRow) -> str:
        known = self._folded.get(row.number)
        if known is None:
            known = fold(f"{row.label} {row.actor}")
            self._folded[row.number] = known
        return known

    @property
    def count(self) -> int:
        """How many actions are shown."""
        return len(self._places)

    def row_of(self, number: int) -> int | None:
        """Return where an action is shown, or None."""
        return self._places.get(number)

    def at(self, row: int) -> HistoryRow | DayHead | None:
        """Return what a row shows."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    # Qt's own questions

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many rows are shown, heads included."""
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row; heads are only read."""
        shown_row = self.at(index.row())
        return FLAGS if isinstance(shown_row, HistoryRow) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        row = self.at(index.row())
        if row is None or role == VALUE_ROLE:
            return row
        if isinstance(row, DayHead):
            return self._written(row.day) if role == Qt.ItemDataRole.DisplayRole else None
        return _told(row, role)


def _told(row: HistoryRow, role: int) -> str | int | None:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        return row.label
    if role == Qt.ItemDataRole.AccessibleTextRole:
        told = (row.time, row.actor, row.label, state_of(row))
        return ", ".join(part for part in told if part)
    return row.number if role == KEY_ROLE else None


def state_of(row: HistoryRow) -> str:
    """Return in words what is special about a line, or nothing."""
    return "cannot be undone" if row.fact else "undone" if row.undone else ""
