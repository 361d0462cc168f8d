"""What pasting would do, cell by cell, before it is done: whose field, old and new, and why not."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from convenor.dialogs.frame import Dialog
from convenor.models.table import KEY_ROLE, VALUE_ROLE, Column, TableModel
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import Density, theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import row
from convenor.widgets.painting import Run, draw_row, draw_text, turned
from convenor.widgets.record_table import RecordTable
from convenor_db.domain.edits import counted

IMPORT: Final = "Import people…"


class Fate(StrEnum):
    """What becomes of a cell."""

    REFUSED = "refused"
    CHANGES = "will change"
    SAME = "unchanged"


_PLACES: Final = {fate: at for at, fate in enumerate(Fate)}


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One cell of the block: whose it is, which field, what stands there and what would."""

    whose: str
    field: str
    before: str
    after: str
    fate: Fate
    note: str = ""
    """Why it is refused; or that an organisation is made."""


def in_words(cells: Sequence[PastedCell]) -> str:
    """Return the counts: “12 will change, 2 refused, 3 unchanged”."""
    counts = Counter(cell.fate for cell in cells)
    order = (Fate.CHANGES, Fate.REFUSED, Fate.SAME)
    told = [f"{counts[fate]:,} {fate}" for fate in order if counts[fate]]
    return ", ".join(told) or "There is nothing in it that has a place here"


class PastePreview(Dialog):
    """Shows the cells, refused ones first, and changes them on its button."""

    def __init__(
        self,
        parent: QWidget,
        cells: Sequence[PastedCell],
        notes: Sequence[str],
        *,
        then: Callable[[], object],
        import_people: Callable[[], object] | None = None,
    ) -> None:
        """Show *cells*; *notes* say what has no place, *import_people* takes rows too many."""
        count = sum(cell.fate is Fate.CHANGES for cell in cells)
        verb = f"Change {counted(count, 'field', 'fields')}" if count else ""
        super().__init__(
            parent, "Paste", verb, lead=f"{in_words(cells)}.", size=(820, 620), filled=True
        )
        self._then = then
        for note in notes:
            self.body.add(WrapLabel(note, Role.WARN))
        if import_people:
            bring_in = Button(IMPORT, Kind.LINK, "file-down", small=True)
            bring_in.clicked.connect(self.reject)
            bring_in.clicked.connect(import_people)
            self.body.add(row(bring_in, None))
        self._table = _table(cells)
        self.body.add((self._table, 1))
        (self.primary if count else self.cancel).setFocus()

    def take(self) -> None:
        """Change what can be changed."""
        self._then()
        self.accept()


def _table(cells: Sequence[PastedCell]) -> RecordTable:
    in_order = sorted(cells, key=_place)
    model: TableModel[PastedCell] = TableModel(_COLUMNS)
    records = {str(at): cell for at, cell in enumerate(in_order)}
    table = RecordTable(
        "What would be pasted",
        model,
        key_role=KEY_ROLE,
        widths=(170, 110, 150, 240),
        goes_first=(_FIELD,),
        stretches=_PASTED,
    )
    model.setParent(table)
    table.setSortingEnabled(False)
    table.set_density(Density.COMFORTABLE)  # two lines a cell
    table.setItemDelegate(_Cells(table))
    model.show_records(records, {})
    return table


def _pasted(cell: PastedCell) -> str:
    return ": ".join(part for part in (cell.after or "empty", _note(cell)) if part)


def _note(cell: PastedCell) -> str:
    return cell.note or ("unchanged" if cell.fate is Fate.SAME else "")


def _place(cell: PastedCell) -> int:
    return _PLACES[cell.fate]


def _itself(cell: PastedCell) -> PastedCell:
    return cell


_COLUMNS: Final[tuple[Column[PastedCell], ...]] = (
    Column("Of", lambda cell: cell.whose, sort=_place, value=_itself),
    Column("Field", lambda cell: cell.field, value=_itself),
    Column("Now", lambda cell: cell.before or "empty", value=_itself),
    Column("Pasted", _pasted, value=_itself),
)
_OF, _FIELD, _PASTED = 0, 1, 3


class _Cells(QStyledItemDelegate):
    """Draws what is refused in red with its reason, and what stays as it is greyed.

    Where the column of the fields has no room, each stands under whose it is.
    """

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        painter.save()
        draw_row(painter, option, first=index.column() == 0)
        whole = QRectF(option.rect)
        rect = turned(painter, whole.adjusted(theme.px(12), 0, -theme.px(8), -1), whole)
        cell: PastedCell = index.data(VALUE_ROLE)
        if index.column() == _PASTED:
            _draw_pasted(painter, rect, cell)
        else:
            ink = "text" if index.column() == _OF else "text2"
            words = " ".join(str(index.data() or "").split())
            under = index.column() == _OF and self._table.isColumnHidden(_FIELD)
            upper, lower = _halves(rect) if under else (rect, rect)
            _draw(painter, upper, words, "text3" if cell.fate is Fate.SAME else ink)
            if under:
                draw_text(painter, lower, Run(cell.field, font("caption"), "text3"))
        painter.restore()


def _halves(rect: QRectF) -> tuple[QRectF, QRectF]:
    """Return where the upper and the lower of two lines stand."""
    middle, high = rect.center().y(), theme.px(17)
    upper = QRectF(rect.left(), middle - high, rect.width(), high)
    return upper, QRectF(rect.left(), middle, rect.width(), high)


def _draw_pasted(painter: QPainter, rect: QRectF, cell: PastedCell) -> None:
    """Draw what was pasted, and below it why it is refused."""
    refused, note = cell.fate is Fate.REFUSED, _note(cell)
    ink = {Fate.SAME: "text3", Fate.REFUSED: "bad"}.get(cell.fate, "text")
    upper, lower = _halves(rect) if note else (rect, rect)
    words = " ".join(cell.after.split()) or "empty"
    _draw(painter, upper, words, ink, strong=cell.fate is Fate.CHANGES)
    if note:
        run = Run(note, font("caption"), "bad" if refused else "text3")
        draw_text(painter, lower, run)


def _draw(painter: QPainter, rect: QRectF, words: str, ink: str, *, strong: bool = False) -> None:
    ensure_script_fonts(words)
    draw_text(painter, rect, Run(words, font("body", 600 if strong else 400), ink))
