"""What the palette can find, and the list of what it has found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from convenor.widgets.fuzzy import fold
from convenor.widgets.fuzzy_lines import Lines

COMMAND: Final = "Command"
PERSON: Final = "Person"
SESSION: Final = "Session"
PREFIXES: Final = {">": COMMAND, "@": PERSON, "#": SESSION}
"""The first letter that narrows the list to one kind."""
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
_SHOWN: Final = 100
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the palette can find.

    *kind* is the word it is grouped by when equally good ("Command", "Person", …); *detail*
    stands after the text; *words* are found too, but not shown; a disabled entry shows its
    *reason* instead of the shortcut; *target* is the caller's own.
    """

    kind: str
    icon: str
    text: str
    detail: str = ""
    shortcut: str = ""
    enabled: bool = True
    reason: str = ""
    target: object = None
    words: str = ""


class _Among:
    """Entries to search among, with their words folded."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        known = [fold(f"{entry.detail} {entry.words}".strip()) for entry in entries]
        self._lines = Lines([fold(entry.text) for entry in entries], known)

    def best(self, query: str) -> list[Entry]:
        """Return the entries that fit *query* best; with nothing typed the first ones."""
        return [self._entries[at] for at in self._lines.best(fold(query), _SHOWN)]


class FoundEntries(QAbstractListModel):
    """The entries that fit what is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._among: dict[str, _Among] = {}
        self._found: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Search among *entries* from now on."""
        self._entries = tuple(entries)
        self._among = {}

    def find(self, typed: str) -> None:
        """Show what fits *typed*; its first letter may narrow it to one kind.

        With nothing typed the entries stand in the order they were given.
        """
        kind = PREFIXES.get(typed[:1], "")
        found = self._of_kind(kind).best(typed[1:] if kind else typed)
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def _of_kind(self, kind: str) -> _Among:
        """Return the entries of a kind, or all; their words are folded when first asked for."""
        if kind not in self._among:
            of_kind = [entry for entry in self._entries if not kind or entry.kind == kind]
            self._among[kind] = _Among(of_kind)
        return self._among[kind]

    def entry(self, place: int) -> Entry | None:
        """Return the entry found at *place*."""
        return self._found[place] if 0 <= place < len(self._found) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        """Return how many fit."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the entry's text, the whole entry, or what a screen reader says."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == ENTRY_ROLE:
            return entry
        return spoken(entry) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every entry be selected: a disabled one says why."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def spoken(entry: Entry) -> str:
    """Return what a screen reader says of *entry*."""
    parts = [entry.text, entry.detail, entry.kind]
    parts.append(f"shortcut {entry.shortcut}" if entry.shortcut else "")
    parts.append("" if entry.enabled else f"not available: {entry.reason}")
    return ", ".join(part for part in parts if part)
