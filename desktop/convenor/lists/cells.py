"""How the cells of a table of records are drawn: ground, focus, plain words, constituency."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from convenor.lists.cell_marks import CellMarks
from convenor.models.table import VALUE_ROLE
from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.labels import plain_tooltip
from convenor.widgets.painting import (
    LEFT,
    RIGHT,
    Run,
    draw_row,
    draw_text,
    text_width,
    turned,
)
from convenor.widgets.record_table import RecordTable
from convenor.widgets.status_chip import look_of_constituency

Index = QModelIndex | QPersistentModelIndex
_TWO_LINES: Final = 34
"""Pixels at 100 %: a lower row has one line."""


class RecordCells(QStyledItemDelegate):
    """Draws a table's rows; a subclass says which column is drawn how."""

    def __init__(self, parent: object) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.drawn: Mapping[int, Callable[[QPainter, QRectF, Index, bool], None]] = {}
        self.marks: CellMarks | None = None
        """What was typed in cells and could not be stored."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell; rows are as high as the density says."""
        return QSize(theme.px(120), theme.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = draw_row(painter, option, first=index.column() == 0)
        whole = QRectF(option.rect)
        rect = turned(painter, whole.adjusted(theme.px(12), 0, -theme.px(8), -1), whole)
        draft = self.marks.draft(index.row(), index.column()) if self.marks else None
        if draft is not None:
            _draw_draft(painter, rect, draft)
        else:
            draw = self.drawn.get(index.column(), self._plain)
            draw(painter, rect, index, selected)
        if self.marks and isinstance(option.widget, RecordTable) and option.widget.is_at(index):
            _draw_place(painter, whole)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a cell where it is cut, and only there; or why it is red."""
        reason = self.marks.reason(index.row(), index.column()) if self.marks else ""
        if reason:
            QToolTip.showText(event.globalPos(), plain_tooltip(reason), view)
            return True
        room = option.rect.width() - theme.px(62 if index.column() == 0 else 28)
        if text_width(str(index.data() or ""), font("body")) <= room:
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def _plain(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        number = index.data(int(Qt.ItemDataRole.TextAlignmentRole)) is not None
        run = Run(str(index.data() or ""), font("body"), "text2")
        draw_text(painter, rect, run, align=RIGHT if number else LEFT)

    def draw_constituency(
        self,
        painter: QPainter,
        rect: QRectF,
        index: Index,
        selected: bool,  # noqa: FBT001
    ) -> None:
        """Draw the icon and words of a constituency."""
        constituency = index.data(VALUE_ROLE)
        if not constituency:
            return
        look = look_of_constituency(constituency)
        size = theme.px(15)
        box = QRectF(rect.left(), round(rect.center().y() - size / 2), size, size)
        paint_icon(painter, look.icon, turned(painter, box, rect), look.color)
        beside = turned(painter, rect.adjusted(size + theme.px(8), 0, 0, 0), rect)
        draw_text(painter, beside, Run(look.words, font("body"), "text2"))


def _draw_draft(painter: QPainter, rect: QRectF, draft: str) -> None:
    """Draw what was typed and not stored: red, with its sign."""
    size = theme.px(14)
    box = QRectF(rect.left(), round(rect.center().y() - size / 2), size, size)
    paint_icon(painter, "triangle-alert", turned(painter, box, rect), "bad")
    beside = turned(painter, rect.adjusted(size + theme.px(6), 0, 0, 0), rect)
    draw_text(painter, beside, Run(" ".join(draft.split()), font("body"), "bad"))


def _draw_place(painter: QPainter, rect: QRectF) -> None:
    """Draw before which cell of the row the keyboard is: F2 edits that one."""
    wide, high = theme.pxf(3), theme.pxf(18)
    left = rect.left() + theme.pxf(5)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        left = rect.right() - theme.pxf(5) - wide
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("focus"))
    place = QRectF(left, rect.center().y() - high / 2, wide, high)
    painter.drawRoundedRect(place, wide / 2, wide / 2)


def two_lines(rect: QRectF) -> tuple[QRectF, QRectF]:
    """Return where the upper and the lower line of a cell stand; a low row has no lower one."""
    if rect.height() < theme.px(_TWO_LINES):
        return rect, QRectF()
    middle = rect.center().y()
    upper = QRectF(rect.left(), middle - theme.px(17), rect.width(), theme.px(17))
    lower = QRectF(rect.left(), middle + theme.px(1), rect.width(), theme.px(15))
    return upper, lower
