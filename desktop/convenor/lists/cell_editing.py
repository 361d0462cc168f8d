"""Editing in the cells of a table: one field over one cell, saved as a field of the panel is.

What is typed is stored two seconds after the last key and when the cell is left, as the visit's one
action; what the file refuses stays in the cell, red, as a draft (RULES.md 3).
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject

from convenor.drafts import Typed
from convenor.lists.cell_marks import CellMarks
from convenor.models.record_fields import text_of, writer
from convenor.models.table import TableModel
from convenor.theme.theme import theme
from convenor.widgets.record_table import RecordTable
from convenor.workplace import Workplace
from convenor_db.domain.actions.cells import ORGANISATION, Cell
from convenor_db.store.journal import Action

if TYPE_CHECKING:
    from convenor.lists.cell_editor import CellEditor


class _Spot(NamedTuple):
    """Where one edits: the row by its key, the column, whose cell that is."""

    key: str
    column: int
    cell: Cell

    @property
    def target(self) -> str:
        """Whose drafts these are."""
        return f"{self.cell.kind}:{self.cell.key}"


class CellEditing(QObject):
    """Opens, saves and closes the field over a cell; a table has one at most."""

    def __init__(
        self, place: Workplace, table: RecordTable, model: TableModel[Any], marks: CellMarks
    ) -> None:
        super().__init__(table)
        self._place = place
        self._table = table
        self._model = model
        self._marks = marks
        self._spot: _Spot | None = None
        self._editor: CellEditor | None = None
        self._visit = 0
        self._said = ""
        place.drafts.stored.connect(self._stored)
        place.drafts.refused.connect(self._refused)
        place.document.acted.connect(self._acted)
        marks.changed.connect(table.viewport().update)
        self._follow_table()

    def _follow_table(self) -> None:
        head = self._table.horizontalHeader()
        bars = (self._table.verticalScrollBar(), self._table.horizontalScrollBar())
        for signal in (
            *(bar.valueChanged for bar in bars),
            head.sectionResized,
            head.sectionMoved,
            head.geometriesChanged,
            self._model.modelReset,
            self._model.layoutChanged,
            theme.changed,
        ):
            signal.connect(self._lie)

    # What can be edited

    def _cell_at(self, row: int, column: int) -> Cell | None:
        from convenor.lists.cell_fields import fits_cell

        if row < 0 or column not in self._table.shown_columns():
            return None
        cell = self._marks.cell(row, column)
        return cell if cell and fits_cell(cell.kind, cell.field) else None

    def edit(self, column: int) -> bool:
        """Edit the cell of the current row in a column; False if that is not done here."""
        row = self._table.currentIndex().row()
        cell = self._cell_at(row, column)
        key = self._model.key_at(row)
        if cell is None or key is None:
            return False
        if self._spot != _Spot(key, column, cell):
            self.close()
            self._open(_Spot(key, column, cell))
        return True

    # Opening and closing

    def _open(self, spot: _Spot) -> None:
        from convenor.lists.cell_editor import CellEditor
        from convenor.lists.cell_fields import make_field

        snapshot = self._place.document.snapshot
        index = self._index(spot)
        self._select(index)
        field = make_field(snapshot, spot.cell, self._name(spot), today=self._place.today)
        field.set_value(text_of(snapshot, spot.cell) or "", replace=True)
        self._said = field.value()
        field.visit_started.connect(self._begin_visit)
        field.typed.connect(self._typed)
        field.restored.connect(self._restored)
        field.visit_ended.connect(self._visit_ended)
        editor = CellEditor(self._table.viewport(), field)  # hears of all this after us
        self._spot, self._editor = spot, editor
        editor.confirmed.connect(self._confirmed)
        editor.tabbed.connect(self._tabbed)
        editor.given_up.connect(self._given_up)
        editor.abandoned.connect(self.close)
        self._lie()
        draft = self._marks.draft(index.row(), spot.column)
        editor.begin(draft)
        if draft is not None:
            editor.set_error(self._marks.why_not(spot.cell, draft))

    def _name(self, spot: _Spot) -> str:
        """Return what the field is called: “Post of Amara Okafor”."""
        row = self._model.row_of(spot.key)
        named = self._model.index(row or 0, 0).data()
        return f"{self._model.columns[spot.column].title} of {named}"

    def _select(self, index: QModelIndex) -> None:
        """Go to a cell: its row alone is selected, and both can be seen."""
        flags = QItemSelectionModel.SelectionFlag
        rows = flags.ClearAndSelect | flags.Rows
        self._table.selectionModel().setCurrentIndex(index, rows)
        self._table.scrollTo(index)

    def close(self) -> None:
        """End what is being edited: what was typed is saved, or kept as a draft."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        editor.field.end_visit()
        self._spot = None
        editor.hide()
        editor.deleteLater()
        self._table.viewport().update()

    def _back(self) -> None:
        """End what is being edited; the keyboard is at the table again."""
        self.close()
        self._table.setFocus()

    def _index(self, spot: _Spot) -> QModelIndex:
        row = self._model.row_of(spot.key)
        return QModelIndex() if row is None else self._model.index(row, spot.column)

    def _lie(self) -> None:
        """Stay over the cell, wherever its row has gone; out of the list, it stays where it was."""
        if self._editor is None or self._spot is None:
            return
        index = self._index(self._spot)
        if index.isValid():
            self._editor.lie_over(self._table.visualRect(index))

    # Saving

    def _begin_visit(self) -> None:
        self._visit = next(self._place.visits)

    def _is_late(self) -> bool:
        """Say whether what is typed is stored only when it is left, or names what is known."""
        return bool(self._spot and self._spot.cell.field == ORGANISATION)

    def _typed(self, text: str) -> None:
        """Save what was typed; of a name that nobody knows yet, keep it while one goes on."""
        if self._spot is None:
            return
        known = not text.strip() or text in self._completions()
        if self._is_late() and not known:
            self._place.drafts.keep(self._spot.target, self._spot.cell.field, text)
            return
        self._save(text)

    def _completions(self) -> list[str]:
        from convenor.lists.cell_fields import completions_of

        spot, snapshot = self._spot, self._place.document.snapshot
        return completions_of(snapshot, spot.cell) if spot else []

    def _restored(self) -> None:
        if self._editor:
            self._save(self._editor.field.value())

    def _visit_ended(self, text: str) -> None:
        if self._is_late() and text != self._said:
            self._save(text)

    def _save(self, text: str) -> None:
        if self._spot is None:
            return
        self._said = text
        spot, place = self._spot, self._place
        build = writer(spot.cell, text, today=place.today, new_key=place.new_key)
        place.drafts.save(Typed(spot.target, spot.cell.field, text, self._visit), build)

    def _is_mine(self, typed: Typed) -> bool:
        spot = self._spot
        return bool(spot and (typed.target, typed.field) == (spot.target, spot.cell.field))

    def _stored(self, typed: Typed) -> None:
        if self._editor and self._is_mine(typed):
            self._editor.set_error("")

    def _refused(self, typed: Typed, sentence: str) -> None:
        if self._editor and self._is_mine(typed):
            self._editor.set_error(sentence)

    def _acted(self, action: Action) -> None:
        """Show what the file has now; what is typed is left alone, but for an undo of it."""
        if self._editor is None or self._spot is None:
            return
        value = text_of(self._place.document.snapshot, self._spot.cell)
        if value is None:  # deleted meanwhile
            self.close()
            return
        turned = action.kind in ("undo", "redo") and value != self._said
        self._said = value if turned else self._said
        self._editor.field.set_value(value, replace=turned)

    # Going on

    def _stays(self) -> bool:
        """Say whether what stands here cannot be stored, and say why under it."""
        if self._editor is None or self._spot is None:
            return False
        why = self._marks.why_not(self._spot.cell, self._editor.field.value())
        if why and self._editor.field.is_changed():
            self._editor.set_error(why)
            return True
        return False

    def _confirmed(self) -> None:
        """Go down a row; a choice stays where it is."""
        if self._editor is None or self._spot is None or self._stays():
            return
        spot, is_line = self._spot, hasattr(self._editor.field.editor(), "selectAll")
        self._back()
        row = self._model.row_of(spot.key)
        if is_line and row is not None and row + 1 < self._model.rowCount():
            self._select(self._model.index(row + 1, spot.column))

    def _tabbed(self, forward: bool) -> None:  # noqa: FBT001 - a slot
        """Go to the next cell that can be edited, or to the one before."""
        if self._editor is None or self._spot is None:
            return
        self._editor.field.end_visit()
        if self._stays():
            return
        row, spot = self._model.row_of(self._spot.key), self._spot
        self._back()
        found = None if row is None else self._next(row, spot.column, 1 if forward else -1)
        if found:
            key = self._model.key_at(found[0])
            if key is not None:
                self._open(_Spot(key, found[1], found[2]))

    def _next(self, row: int, column: int, step: int) -> tuple[int, int, Cell] | None:
        """Return the next cell that can be edited, in reading order, over the ends of rows."""
        columns = self._table.shown_columns()
        at = row * len(columns) + columns.index(column)
        total = self._model.rowCount() * len(columns)
        for each in range(at + step, total if step > 0 else -1, step):
            there = divmod(each, len(columns))
            cell = self._cell_at(there[0], columns[there[1]])
            if cell:
                return there[0], columns[there[1]], cell
        return None

    def _given_up(self) -> None:
        """Leave the cell as it was; what was refused in it is forgotten."""
        if self._spot:
            self._place.drafts.drop(self._spot.target, self._spot.cell.field)
        self._back()
