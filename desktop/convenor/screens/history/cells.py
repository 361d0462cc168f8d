"""How a line of History is drawn: time, who, what it is about, what was done, its state."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from convenor.models.history import DayHead, HistoryRow, state_of
from convenor.models.table import VALUE_ROLE
from convenor.screens.history.kinds import icon_of, touched_in_words
from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.avatar import draw_avatar
from convenor.widgets.day_words import day_and_year
from convenor.widgets.painting import RIGHT, Run, draw_row, draw_text, text_width, turned
from convenor_db.domain.edits import counted

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 42
_SIDE = 24
_TIME, _AVATAR, _ICON = 56, 24, 16
_ACTOR = 128
_ROOM_FOR_STATE = 430
"""Where what was done has less room than this, how much was touched is left out."""
_ROOM_FOR_ACTOR = 560
"""Where a line is narrower than this, the avatar alone says who it was."""


class HistoryCells(QStyledItemDelegate):
    """Draws days and lines; every row is as high as every other, so that 10,000 open at once."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        shown = index.data(VALUE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if isinstance(shown, DayHead):
            self._day(painter, rect, shown)
        else:
            selected = draw_row(painter, option, first=True)
            self._line(painter, rect.adjusted(0, 0, 0, -1), shown, selected=selected)
        painter.restore()

    def _day(self, painter: QPainter, rect: QRectF, head: DayHead) -> None:
        painter.fillRect(rect, theme.color("sunken"))
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, theme.color("line"))
        inner = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        draw_text(painter, inner, Run(day_and_year(head.day), font("body", 600)))
        count = counted(head.actions, "action", "actions")
        draw_text(painter, inner, Run(count, font("small"), "text3"), align=RIGHT)

    def _line(self, painter: QPainter, rect: QRectF, row: HistoryRow, *, selected: bool) -> None:
        inner = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        ink = "text3" if row.undone else "text2"
        draw_text(painter, inner, Run(row.time, font("body", tabular=True), ink))
        left = theme.px(_TIME)
        size = theme.px(_AVATAR)
        box = QRectF(inner.left() + left, inner.center().y() - size / 2, size, size)
        draw_avatar(painter, turned(painter, box, inner), row.actor, key=row.actor, ring=selected)
        left += size + theme.px(8)
        if inner.width() > theme.px(_ROOM_FOR_ACTOR):
            actor = QRectF(inner.left() + left, inner.top(), theme.px(_ACTOR), inner.height())
            draw_text(painter, turned(painter, actor, inner), Run(row.actor, font("body"), ink))
            left += theme.px(_ACTOR) + theme.px(8)
        rest = turned(painter, inner.adjusted(left, 0, 0, 0), inner)
        self._what(painter, rest, row)

    def _what(self, painter: QPainter, rect: QRectF, row: HistoryRow) -> None:
        size = theme.px(_ICON)
        box = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
        paint_icon(painter, icon_of(row.kind), turned(painter, box, rect), "text3")
        rest = turned(painter, rect.adjusted(size + theme.px(10), 0, 0, 0), rect)
        end = self._state(painter, rest, row) + theme.px(12)
        rest = turned(painter, rest.adjusted(0, 0, -end, 0), rest)
        face = font("body", 400 if row.undone else 500)
        face.setStrikeOut(row.undone)
        draw_text(painter, rest, Run(row.label, face, "text3" if row.undone else "text"))

    def _state(self, painter: QPainter, rect: QRectF, row: HistoryRow) -> float:
        """Draw at the right end what is special, else how much was touched; return the width."""
        words = state_of(row)
        icon = "lock" if row.fact else "undo-2" if row.undone else ""
        if not words and rect.width() > theme.px(_ROOM_FOR_STATE) and _is_many(row):
            words = touched_in_words(row.touched)
        if not words:
            return 0
        face = font("small")
        draw_text(painter, rect, Run(words, face, "text3"), align=RIGHT)
        width = text_width(words, face)
        if icon:
            size = theme.px(14)
            left = rect.right() - width - size - theme.px(6)
            box = QRectF(left, rect.center().y() - size / 2, size, size)
            paint_icon(painter, icon, turned(painter, box, rect), "text3")
            width += size + theme.px(6)
        return width


def _is_many(row: HistoryRow) -> bool:
    return sum(count for _, count in row.touched) > 1
