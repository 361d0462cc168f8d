"""How a person's cells are drawn: avatar, name over post, own script, status chip."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from convenor.models.table import VALUE_ROLE
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets.avatar import draw_avatar
from convenor.widgets.painting import Run, draw_chip, draw_row, draw_runs, draw_text
from convenor.widgets.status_chip import look_of_constituency, look_of_status

Index = QModelIndex | QPersistentModelIndex
NAME, ORGANISATION, CONSTITUENCY, SEAT, EMAIL = range(5)


class PersonCells(QStyledItemDelegate):
    """Draws the people table."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell; rows are as high as the density says."""
        return QSize(theme.px(120), theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = draw_row(painter, option, first=index.column() == NAME)
        rect = QRectF(option.rect).adjusted(theme.px(12), 0, -theme.px(8), -1)
        if index.column() == NAME:
            self._name(painter, rect, index, selected=selected)
        elif index.column() == SEAT and index.data(VALUE_ROLE):
            look = look_of_status(index.data(VALUE_ROLE))
            at = QPointF(rect.left(), rect.center().y())
            draw_chip(painter, at, look, selected=selected)
        elif index.column() == CONSTITUENCY:
            words = look_of_constituency(index.data() or "").words
            draw_text(painter, rect, Run(words, font("body"), "text2"))
        else:
            color = "text3" if index.column() == SEAT else "text2"
            draw_text(painter, rect, Run(index.data() or "", font("body"), color))
        painter.restore()

    def _name(self, painter: QPainter, rect: QRectF, index: Index, *, selected: bool) -> None:
        name, native, post, key = index.data(VALUE_ROLE)
        ensure_script_fonts(native)
        size = theme.px(28)
        round_ = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
        draw_avatar(painter, round_, name, key=key, ring=selected)
        rest = rect.adjusted(size + theme.px(10), 0, 0, 0)
        middle = rest.center().y()
        upper = QRectF(rest.left(), middle - theme.px(17), rest.width(), theme.px(17))
        lower = QRectF(rest.left(), middle + theme.px(1), rest.width(), theme.px(15))
        runs = [Run(name, font("body", 500), "text")]
        if native:
            runs.append(Run("  ", font("small")))
            runs.append(Run(native, font("small"), "text3"))
        draw_runs(painter, upper if post else rest, runs)
        if post:
            draw_text(painter, lower, Run(post, font("caption"), "text3"))
