"""What import dialogs show: the first rows, what each column is read as, the result in lists."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from convenor.imports.csv_rows import CsvRow, CsvTable
from convenor.imports.plain import one_line
from convenor.models.table import Column, TableModel
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets.chip import Chip
from convenor.widgets.entry_list import Entry, EntryList
from convenor.widgets.focus import RingedRows
from convenor.widgets.labels import ElidedLabel, Label, Role, WrapLabel
from convenor.widgets.layouts import clear, column, hline, row
from convenor.widgets.painting import Run, draw_text
from convenor.widgets.panel import ScrollColumn
from convenor.widgets.segmented import Segmented
from convenor.widgets.status_chip import Look

PREVIEWED = 5
"""Rows shown of a file."""
_LOOK_AT = Look("", "warn", "look at")


class StepHead(QWidget):
    """A part of the page: its title, and a quiet note after it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._note = Label("", Role.MUTED)
        self.setLayout(row(Label(title, Role.SUBTITLE), self._note, None, spacing=10))

    def set_note(self, note: str) -> None:
        """Say something else after the title."""
        self._note.setText(note)


class _Cells(QStyledItemDelegate):
    """Draws a cell's words under those of the head."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        rect = QRectF(option.rect).adjusted(theme.px(12), 0, -theme.px(4), 0)
        draw_text(painter, rect, Run(str(index.data()), font("small"), "text2"))


class Preview(RingedRows, QTableView):
    """The first rows of a table as they came."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("First rows of the file")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setItemDelegate(_Cells(self))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)

    def show_table(self, table: CsvTable) -> None:
        """Show a table's header and its first rows, each with its line in the file."""
        rows = table.rows[:PREVIEWED]
        heads: list[Column[CsvRow]] = [
            Column(one_line(head) or f"column {at + 1}", _cell_of(at))
            for at, head in enumerate(table.header.cells)
        ]
        line: Column[CsvRow] = Column("Line", lambda one: str(one.line), sort=lambda one: one.line)
        model = TableModel([line, *heads], self)
        model.show_records({str(one.line): one for one in rows}, {})
        for one in rows:
            ensure_script_fonts(" ".join(one.cells))
        self.setModel(model)
        self._measure(len(rows))

    def _measure(self, rows: int) -> None:
        high = theme.px(26)
        self.verticalHeader().setDefaultSectionSize(high)
        self.resizeColumnsToContents()
        for at in range(self.model().columnCount()):
            self.setColumnWidth(at, min(self.columnWidth(at) + theme.px(16), theme.px(260)))
        bar = theme.px(12)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * high + bar)


def _cell_of(at: int) -> Callable[[CsvRow], str]:
    return lambda one: one_line(one.cells[at]) if at < len(one.cells) else ""


class ColumnWords(NamedTuple):
    """One column of a file: its head, samples, what it is read as, why it wants a look."""

    head: str
    samples: str
    field: str
    doubt: str


class ColumnList(ScrollColumn):
    """What each column is read as."""

    def __init__(self) -> None:
        super().__init__("Columns", spacing=0)

    def show_columns(self, columns: Sequence[ColumnWords]) -> None:
        """Show these columns."""
        clear(self.body)
        for at, one in enumerate(columns):
            if at:
                self.body.add(hline())
            self.body.add(_column_row(one))


def _column_row(one: ColumnWords) -> QWidget:
    whole = QWidget()
    left = column(
        ElidedLabel(one.head, Role.STRONG), ElidedLabel(one.samples, Role.MUTED), spacing=0
    )
    right = QWidget()
    words = ElidedLabel(one.field or "not brought in", Role.BODY if one.field else Role.SECONDARY)
    read_as = column(words, spacing=0)
    if one.doubt:
        read_as.add(ElidedLabel(one.doubt, Role.MUTED))
    right.setLayout(read_as)
    content = row((left, 5), Label("→", Role.MUTED), (right, 4), spacing=10, margins=(0, 5, 8, 5))
    if one.doubt:
        content.add(Chip(_LOOK_AT))
    whole.setLayout(content)
    whole.setAccessibleName(
        ", ".join(part for part in (one.head, one.field or "not brought in", one.doubt) if part)
    )
    return whole


class Found(NamedTuple):
    """One list of the result: what it is called, how many, what it means, what is in it."""

    words: str
    number: int
    meaning: str
    entries: Sequence[Entry]


class ResultLists(QWidget):
    """The lists of a result, one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Found] = ()
        self._parts = Segmented(["Result"], 0, "What the file brings", padding=10)
        self._meaning = WrapLabel("", Role.SECONDARY)
        self.list = EntryList("What the file brings")
        self._parts.changed.connect(self._show)
        self.setLayout(column(row(self._parts, None), self._meaning, (self.list, 1), spacing=8))

    def show_found(self, found: Sequence[Found]) -> None:
        """Show those lists that hold anything."""
        self._found = tuple(one for one in found if one.number) or tuple(found[:1])
        self._parts.set_labels([f"{one.words} {one.number:,}" for one in self._found])
        self._show(0)

    def stops(self) -> Sequence[QWidget]:
        """Return where Tab stops, in order; the lists are other buttons after each result."""
        return (*self._parts.parts(), self.list)

    def _show(self, at: int) -> None:
        one = self._found[at]
        self._meaning.setText(one.meaning)
        self._meaning.setVisible(bool(one.meaning))
        self.list.show_entries(one.entries)
        self.list.setVisible(bool(one.entries))


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab go from one to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
