"""Tables: what, as what kind of file, with the first rows as they will be written."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QScrollBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from convenor.exports.tables import TABLES, Cell, write_table
from convenor.models.table import Column, TableModel
from convenor.screens.exports.view import ExportView
from convenor.tasks import Job
from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.flow import Flow
from convenor.widgets.focus import RingedRows
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, row
from convenor.widgets.painting import Run, draw_row, draw_text
from convenor.widgets.segmented import Segmented
from convenor.widgets.table_head import TableHead
from convenor.workplace import Workplace
from convenor_db.domain.edits import counted
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.snapshot import Snapshot

_WORDS: Final = {
    "people": "People",
    "invitations": "Seats",
    "sessions": "Sessions",
    "positions": "Positions",
}
_ENDINGS: Final = (("csv", "CSV"), ("xlsx", "Excel workbook"))
_FOLDER: Final = "tables"
_NOTE: Final = (
    "For the secretariat only: a table holds what no reader may see. Hand out packs instead."
)
_PREVIEWED: Final = 100
"""Rows that are shown; all are written."""

Row = tuple[Cell, ...]
Index = QModelIndex | QPersistentModelIndex


class TableView(ExportView):
    """Spreadsheets that are safe to open."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._whats = tuple(TABLES)
        self._rows = 0
        self._model: TableModel[Row] | None = None
        self._what = Segmented([_WORDS[what] for what in self._whats], name="What")
        self._ending = Segmented([words for _, words in _ENDINGS], name="Kind of file")
        self._note = Banner()
        self._banner = Banner()
        self._count = Label("", Role.MUTED)
        self._table = _a_preview()
        self._button = Button("Write table…", Kind.PRIMARY, "file-spreadsheet")
        self.tools = (self._button,)
        kinds = Flow(self._what, self._ending, spacing=8)
        choices = row((kinds, 1), self._count, margins=(24, 0, 24, 12))
        content = column(choices, self._note, self._banner, (self._table, 1), spacing=0)
        self.setLayout(content)
        self._note.show_message(_NOTE, level="warn")  # not before: it would be a window
        self._what.changed.connect(self.look_anew)
        self._button.clicked.connect(self.write)

    @property
    def what(self) -> str:
        """Which table: "people"."""
        return self._whats[self._what.current()]

    def first_line(self) -> str:
        """Say what a table is."""
        return "One spreadsheet with everything of a kind, in the order of the lists."

    def look_anew(self) -> None:
        """Show the first rows."""
        heads, rows_of = TABLES[self.what]
        rows = rows_of(self.document.snapshot)
        self._rows = len(rows)
        columns = [_column(head, at) for at, head in enumerate(heads)]
        model: TableModel[Row] = TableModel(columns, self)
        model.show_records({f"{at:09}": each for at, each in enumerate(rows[:_PREVIEWED])}, {})
        before, self._model = self._model, model
        self._table.setModel(model)
        if before:
            before.deleteLater()
        shown = f", {_PREVIEWED} shown" if self._rows > _PREVIEWED else ""
        self._count.setText(f"{counted(self._rows, 'row', 'rows')}{shown}")
        reason = self.why_not_write()
        self._button.set_allowed(allowed=not reason, reason=reason)

    def why_not_write(self) -> str:
        """Return why nothing can be written now, or nothing."""
        return "" if self._rows else "There is nothing of this kind yet."

    def write(self) -> None:
        """Ask where to, and write."""
        if self.why_not_write():
            return
        ending, words = _ENDINGS[self._ending.current()]
        name = f"{_WORDS[self.what]}.{ending}"
        folder = self.place.settings.folder(_FOLDER)
        proposed = str(Path(folder) / name) if folder else name
        write = partial(self._write_to, ending)
        kinds = f"{words} (*.{ending})"
        self.place.ask.save_file("Write a table", kinds, write, proposed=proposed)

    def _write_to(self, ending: str, path: Path) -> None:
        path = path if path.suffix else path.with_suffix(f".{ending}")
        self.place.settings.keep_folder(_FOLDER, str(path.parent))
        self.place.tasks.run(
            partial(_write, self.document.snapshot, self.what, path),
            title=f"Writing {path.name}",
            done=partial(self._written, path),
            failed=self._refused,
        )

    def _written(self, path: Path, rows: int) -> None:
        self._banner.hide()
        show = partial(self.place.folder_wanted.emit, path.parent)
        words = f"{counted(rows, 'row', 'rows')} written to {path.name}."
        self.place.toast_with(words, "Show in folder", show)

    def _refused(self, error: ConvenorError) -> None:
        self._banner.show_message(str(error), closable=True)

    def focus_content(self) -> None:
        """Put the focus on the choice of the table."""
        self._table.setFocus()

    def spot(self) -> object:
        """Return which table and how far it is scrolled."""
        return self._what.current(), self._ending.current(), self._scrolled().value()

    def return_to(self, spot: object) -> None:
        """Show the same table."""
        if isinstance(spot, tuple):
            what, ending, scrolled = spot
            self._what.set_current(what)
            self._ending.set_current(ending)
            self._scrolled().setValue(scrolled)

    def _scrolled(self) -> QScrollBar:
        return self._table.verticalScrollBar()


def _write(snapshot: Snapshot, what: str, path: Path, _job: Job) -> int:
    """Write; a file of that name was agreed to in the file dialog."""
    return write_table(snapshot, what, path, replace=True)


def _column(head: str, at: int) -> Column[Row]:
    return Column(head, lambda each: "" if each[at] is None else str(each[at]), sort=_as_it_stands)


def _as_it_stands(_each: Row) -> int:
    return 0


class _Cells(QStyledItemDelegate):
    """Draws words with the space that the heads have."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        draw_row(painter, option)
        rect = QRectF(option.rect).adjusted(theme.px(12), 0, -theme.px(8), -1)
        draw_text(painter, rect, Run(str(index.data() or ""), font("body"), "text2"))


class _Preview(RingedRows, QTableView):
    """Shows where the keyboard is."""


def _a_preview() -> QTableView:
    table = _Preview()
    table.setItemDelegate(_Cells(table))
    table.setHorizontalHeader(TableHead(table))
    table.setShowGrid(False)
    table.setAccessibleName("First rows")
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(30))
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setDefaultSectionSize(theme.px(140))
    return table
