"""How the cells of a table of records are drawn: ground, focus, plain words, constituency."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from convenor.models.table import VALUE_ROLE
from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import Density, theme
from convenor.widgets.painting import (
    LEFT,
    RIGHT,
    Run,
    draw_row,
    draw_text,
    text_width,
    turned,
)
from convenor.widgets.status_chip import look_of_constituency

Index = QModelIndex | QPersistentModelIndex


class RecordCells(QStyledItemDelegate):
    """Draws a table's rows; a subclass says which column is drawn how."""

    def __init__(self, parent: object) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.drawn: Mapping[int, Callable[[QPainter, QRectF, Index, bool], None]] = {}

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
        draw = self.drawn.get(index.column(), self._plain)
        draw(painter, rect, index, selected)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a cell where it is cut, and only there."""
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


def two_lines(rect: QRectF) -> tuple[QRectF, QRectF]:
    """Return where the upper and the lower line of a cell stand; compact rows have no lower."""
    if theme.density is Density.COMPACT:
        return rect, QRectF()
    middle = rect.center().y()
    upper = QRectF(rect.left(), middle - theme.px(17), rect.width(), theme.px(17))
    lower = QRectF(rect.left(), middle + theme.px(1), rect.width(), theme.px(15))
    return upper, lower
