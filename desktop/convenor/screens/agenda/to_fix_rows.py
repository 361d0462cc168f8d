"""The warnings as rows: those that are open, and, folded, the notes and the waived ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from convenor.screens.agenda.warnings import notes_words, short_words, tally, where_words
from convenor.widgets.labels import plain_tooltip
from convenor.widgets.status_chip import look_of_level
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.names import fold
from convenor_db.domain.snapshot import Snapshot

Index = QModelIndex | QPersistentModelIndex
Pass = Callable[[str], bool]
"""Says whether a text passes the filter."""
_ROOT: Final = QModelIndex()
ROW: Final = int(Qt.ItemDataRole.UserRole)
_OUTSIDE: Final = "Not about one session"
NOTES, WAIVED = "notes", "waived"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One warning: *short* enough for a line, and where it is."""

    finding: Finding
    short: str
    where: str

    @property
    def key(self) -> str:
        """The warning's id."""
        return self.finding.id

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        level = look_of_level(str(self.finding.level)).words
        waived = f"waived by {self.finding.waived.by}" if self.finding.waived else ""
        parts = (level, self.finding.text, self.where, waived)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldRow:
    """The head of what is folded: “12 notes”, “4 waived”."""

    key: str
    words: str
    is_open: bool

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.words}, {'shown' if self.is_open else 'folded'}"


Row = FindingRow | FoldRow


class FindingRows(QAbstractListModel):
    """What is to be fixed, gravest first; notes and waived ones under heads that fold."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._findings: Sequence[Finding] = ()
        self._snapshot: Snapshot | None = None
        self._open: set[str] = set()
        self._flat = False
        self._passes: Pass | None = None

    def show_findings(
        self, snapshot: Snapshot, findings: Sequence[Finding], *, flat: bool = False
    ) -> None:
        """Show these; *flat*: nothing of them is folded."""
        self._snapshot, self._findings, self._flat = snapshot, findings, flat
        self._renew()

    def set_filter(self, passes: Pass | None) -> None:
        """Show only what passes, None for everything; the folded ones are looked through too."""
        self._passes = passes
        self._renew()

    def turn(self, fold_key: str) -> None:
        """Unfold what is folded, or fold it again."""
        self._open ^= {fold_key}
        self._renew()

    def unfold(self, finding: Finding) -> None:
        """Unfold that under which a warning is folded, if it is."""
        under = _fold_of(finding)
        if under and under not in self._open and not self._flat:
            self.turn(under)

    def is_open(self, fold_key: str) -> bool:
        """Say whether something is unfolded."""
        return fold_key in self._open

    def row(self, number: int) -> Row:
        """Return a row."""
        return self._rows[number]

    def number_of(self, key: str) -> int:
        """Return where a warning or a head stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def number_about(self, session: str) -> int:
        """Return where the first row about a session stands, or -1."""
        about = (
            at
            for at, row in enumerate(self._rows)
            if isinstance(row, FindingRow) and session in row.finding.keys("sessions")
        )
        return next(about, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the sentence, what is spoken, the tooltip, or the row itself."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        words = row.words if isinstance(row, FoldRow) else row.finding.text
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, FindingRow):
            return plain_tooltip(words)
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def _renew(self) -> None:
        self.beginResetModel()
        passing = self._passing()
        self._rows = list(self._rows_of(passing)) if self._flat else self._in_folds(passing)
        self.endResetModel()

    def _in_folds(self, findings: Sequence[Finding]) -> list[Row]:
        counts = tally(findings)
        return [
            *self._rows_under("", findings),
            *self._folded(NOTES, notes_words(counts.notes), findings),
            *self._folded(WAIVED, f"{counts.waived:,} waived", findings),
        ]

    def _passing(self) -> Sequence[Finding]:
        passes, snapshot = self._passes, self._snapshot
        if passes is None or snapshot is None:
            return self._findings
        return [
            one
            for one in self._findings
            if passes(fold(f"{one.text} {short_words(snapshot, one)}"))
        ]

    def _folded(self, key: str, words: str, findings: Sequence[Finding]) -> list[Row]:
        if not any(_fold_of(one) == key for one in findings):
            return []
        is_open = key in self._open
        head = FoldRow(key=key, words=words, is_open=is_open)
        return [head, *(self._rows_under(key, findings) if is_open else ())]

    def _rows_under(self, fold_key: str, findings: Sequence[Finding]) -> list[FindingRow]:
        return self._rows_of([one for one in findings if _fold_of(one) == fold_key])

    def _rows_of(self, findings: Sequence[Finding]) -> list[FindingRow]:
        snapshot = self._snapshot
        if snapshot is None:
            return []
        return [
            FindingRow(
                finding=one,
                short=short_words(snapshot, one),
                where=where_words(snapshot, one) or _OUTSIDE,
            )
            for one in findings
        ]


def _fold_of(finding: Finding) -> str:
    """Return under what a warning is folded; empty if it is open."""
    if finding.waived:
        return WAIVED
    return "" if finding.is_open else NOTES
