"""Which cells hold a text that was typed and not stored: they show it in red until it is."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from convenor.models.record_fields import Related, writer
from convenor.models.table import TableModel
from convenor.workplace import Workplace
from convenor_db.domain.actions.cells import Cell
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.snapshot import Snapshot


class CellMarks(QObject):
    """Knows the drafts of the records that a table shows."""

    changed = Signal()

    def __init__(self, place: Workplace, model: TableModel[Any], kind: str) -> None:
        super().__init__(model)
        self._place = place
        self._model = model
        self.kind = kind
        """That of the rows: “people”."""
        self._targets: frozenset[str] = frozenset()
        self._related: tuple[Snapshot, Related] | None = None
        model.noted = self.reason
        place.drafts.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._targets = self._place.drafts.targets()
        self.changed.emit()

    def cell(self, row: int, column: int) -> Cell | None:
        """Return what a place of the table is of, where something can be typed there."""
        field = self._model.columns[column].field
        key = self._model.key_at(row)
        if not field or key is None:
            return None
        return self.related().cell(key, field)

    def related(self) -> Related:
        """Return what says whose a cell is, by the file as it is now."""
        snapshot = self._place.document.snapshot
        if self._related is None or self._related[0] is not snapshot:
            self._related = (snapshot, Related(snapshot, self.kind))
        return self._related[1]

    def draft(self, row: int, column: int) -> str | None:
        """Return what was typed in a cell and is not stored."""
        if not self._targets:  # nearly always: every cell painted asks
            return None
        cell = self.cell(row, column)
        if cell is None or f"{cell.kind}:{cell.key}" not in self._targets:
            return None
        return self._place.drafts.text(f"{cell.kind}:{cell.key}", cell.field)

    def why_not(self, cell: Cell, text: str) -> str:
        """Return why a text cannot be stored in a cell, in a sentence; nothing if it can."""
        try:
            self._try(cell, text)
        except ConvenorError as error:
            return str(error)
        return ""

    def _try(self, cell: Cell, text: str) -> None:
        build = writer(cell, text, today=self._place.today, new_key=_no_key)
        build(self._place.document.snapshot)

    def reason(self, row: int, column: int) -> str:
        """Return what is said of a cell that holds a draft: what was typed, and why it stays so."""
        draft, cell = self.draft(row, column), self.cell(row, column)
        if draft is None or cell is None:
            return ""
        try:
            self._try(cell, draft)
        except Unreadable as error:
            return f"“{draft}” was not stored, because {error.reason}."
        except ConvenorError as error:
            return f"“{draft}” was not stored. {error}"
        return f"“{draft}” was typed here and has not been stored yet."


def _no_key(_kind: str) -> str:
    """Make no key: what is only tried is not written."""
    return "tried"
