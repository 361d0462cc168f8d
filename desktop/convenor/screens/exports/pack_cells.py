"""How a pack's cells are drawn: reader over organisation, constituency, figures, state."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from convenor.exports.packs import PackState
from convenor.models.packs import PackRow
from convenor.models.table import VALUE_ROLE
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.avatar import draw_avatar
from convenor.widgets.painting import (
    RIGHT,
    Run,
    draw_chip_in,
    draw_row,
    draw_runs,
    draw_text,
    turned,
)
from convenor.widgets.status_chip import Look, look_of_constituency
from convenor_db.domain.names import full_name

Index = QModelIndex | QPersistentModelIndex
RECIPIENT, CONSTITUENCY, PAGES, COPY, STATE = range(5)

LOOKS: Final[Mapping[PackState, Look]] = {
    PackState.NEW: Look("circle-dashed", "mute", "never issued"),
    PackState.CHANGED: Look("git-compare", "warn", "changed"),
    PackState.SAME: Look("circle-check", "ok", "up to date"),
}


class PackCells(QStyledItemDelegate):
    """Draws the table of packs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        return QSize(theme.px(120), theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: PackRow = index.data(VALUE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = draw_row(painter, option, first=index.column() == RECIPIENT)
        whole = QRectF(option.rect)
        rect = turned(painter, whole.adjusted(theme.px(12), 0, -theme.px(8), -1), whole)
        if index.column() == RECIPIENT:
            _recipient(painter, rect, row, selected=selected)
        elif index.column() == CONSTITUENCY:
            _constituency(painter, rect, row)
        elif index.column() == STATE:
            draw_chip_in(painter, rect, look_of(row), selected=selected)
        else:
            face = font("body", tabular=True)
            words = str(index.data() or "")
            ink = "text3" if words == "none" else "text2"
            draw_text(painter, rect, Run(words, face, ink), align=RIGHT)
        painter.restore()


def look_of(row: PackRow) -> Look:
    """Return how a pack's state is shown."""
    look = LOOKS[row.pack.state]
    return Look(look.icon, look.color, row.state)


def _recipient(painter: QPainter, rect: QRectF, row: PackRow, *, selected: bool) -> None:
    size = theme.px(28)
    name = row.pack.recipient.name
    key = row.person.key if row.person else name
    round_ = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
    plain = full_name(row.person) if row.person else name
    draw_avatar(painter, turned(painter, round_, rect), plain, key=key, ring=selected)
    rest = turned(painter, rect.adjusted(size + theme.px(10), 0, 0, 0), rect)
    middle = rest.center().y()
    upper = QRectF(rest.left(), middle - theme.px(17), rest.width(), theme.px(17))
    lower = QRectF(rest.left(), middle + theme.px(1), rest.width(), theme.px(15))
    runs = [Run(name, font("body", 500), "text")]
    native = row.person.native if row.person else ""
    if native:
        ensure_script_fonts(native)
        runs += [Run("  ", font("small")), Run(native, font("small"), "text3")]
    draw_runs(painter, upper if row.body else rest, runs)
    if row.body:
        draw_text(painter, lower, Run(row.body, font("caption"), "text3"))


def _constituency(painter: QPainter, rect: QRectF, row: PackRow) -> None:
    look, size = look_of_constituency(row.constituency), theme.px(15)
    box = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
    paint_icon(painter, look.icon, turned(painter, box, rect), look.color)
    rest = turned(painter, rect.adjusted(size + theme.px(7), 0, 0, 0), rect)
    draw_text(painter, rest, Run(look.words, font("body"), "text2"))
