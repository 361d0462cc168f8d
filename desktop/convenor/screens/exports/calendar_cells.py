"""How a calendar file's cells are drawn; a recipient's rows hang on a thread."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from convenor.exports.calendars import Outcome
from convenor.models.calendar_files import CalendarRow
from convenor.models.table import VALUE_ROLE
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.avatar import draw_avatar
from convenor.widgets.painting import LEFT, RIGHT, Run, draw_box, draw_runs, draw_text, turned
from convenor.widgets.status_chip import STATUSES, Look

Index = QModelIndex | QPersistentModelIndex
RECIPIENT, WHAT, WHY, VERSION, ANSWER = range(5)

LOOKS: Final[Mapping[Outcome, Look]] = {
    Outcome.NEW: Look("plus", "ok", "new"),
    Outcome.CHANGED: Look("pencil", "info", "changed"),
    Outcome.CANCELLED: Look("x", "bad", "cancelled"),
    Outcome.UNCHANGED: Look("refresh-cw", "mute", "unchanged"),
}
_AVATAR: Final = 26


class CalendarCells(QStyledItemDelegate):
    """Draws the table of files."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        return QSize(theme.px(120), theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: CalendarRow = index.data(VALUE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _ground(painter, rect, row, at=index.column(), selected=selected)
        inner = turned(painter, rect.adjusted(theme.px(12), 0, -theme.px(8), -1), rect)
        if index.column() == RECIPIENT:
            _recipient(painter, inner, row, selected=selected)
        elif index.column() == WHAT:
            _what(painter, inner, row, selected=selected)
        elif index.column() == ANSWER:
            _answer(painter, inner, row)
        else:
            words = str(index.data() or "")
            figures = index.column() == VERSION
            run = Run(words, font("body", tabular=figures), "text2")
            draw_text(painter, inner, run, align=RIGHT if figures else LEFT)
        painter.restore()


def _ground(painter: QPainter, rect: QRectF, row: CalendarRow, *, at: int, selected: bool) -> None:
    """Paint the ground; under a name that goes on below there is no rule."""
    painter.fillRect(rect, theme.color("sel" if selected else "surface"))
    if row.last or at != RECIPIENT:
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, theme.color("line"))
    if selected and at == RECIPIENT:
        bar = QRectF(rect.left(), rect.top(), 3, rect.height() - 1)
        painter.fillRect(turned(painter, bar, rect), theme.color("accent_fill"))


def _recipient(painter: QPainter, rect: QRectF, row: CalendarRow, *, selected: bool) -> None:
    size = theme.px(_AVATAR)
    if not row.first:
        _thread(painter, rect, size, row)
        return
    name = row.file.recipient.name
    key = row.person.key if row.person else name
    round_ = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
    round_ = turned(painter, round_, rect)
    draw_avatar(painter, round_, name, key=key, ring=selected)
    if not row.last:
        middle = round_.center().x()
        painter.setPen(QPen(theme.color("line2"), 1.4))
        painter.drawLine(QPointF(middle, round_.bottom() + 2), QPointF(middle, rect.bottom() + 1))
    runs = [Run(name, font("body", 500), "text")]
    native = row.person.native if row.person else ""
    if native:
        ensure_script_fonts(native)
        runs += [Run("  ", font("small")), Run(native, font("small"), "text3")]
    draw_runs(painter, turned(painter, rect.adjusted(size + theme.px(10), 0, 0, 0), rect), runs)


def _thread(painter: QPainter, rect: QRectF, size: float, row: CalendarRow) -> None:
    painter.setPen(QPen(theme.color("line2"), 1.4))
    level = rect.center().y()
    box = turned(painter, QRectF(rect.left() + size / 2, level, size / 2, 1), rect)
    # The branch goes from the thread towards the words.
    from_right = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    middle, end = (box.right(), box.left()) if from_right else (box.left(), box.right())
    foot = level if row.last else rect.bottom() + 1
    painter.drawLine(QPointF(middle, rect.top()), QPointF(middle, foot))
    painter.drawLine(QPointF(middle, level), QPointF(end, level))


def _what(painter: QPainter, rect: QRectF, row: CalendarRow, *, selected: bool) -> None:
    look, side = LOOKS[row.change], theme.px(20)
    box = turned(painter, QRectF(rect.left(), rect.center().y() - side / 2, side, side), rect)
    draw_box(painter, box, ground="surface" if selected else look.ground, radius=4)
    margin = theme.px(4)
    paint_icon(painter, look.icon, box.adjusted(margin, margin, -margin, -margin), look.color)
    rest = turned(painter, rect.adjusted(side + theme.px(9), 0, 0, 0), rect)
    draw_text(painter, rest, Run(row.what, font("body"), "text"))


def _answer(painter: QPainter, rect: QRectF, row: CalendarRow) -> None:
    words, version = row.answer
    look = STATUSES.get(words)
    if look is None:
        draw_text(painter, rect, Run(words, font("small"), "text3"))
        return
    size = theme.px(15)
    box = turned(painter, QRectF(rect.left(), rect.center().y() - size / 2, size, size), rect)
    paint_icon(painter, look.icon, box, look.color)
    rest = turned(painter, rect.adjusted(size + theme.px(7), 0, 0, 0), rect)
    half, line = theme.px(15), theme.px(1)
    upper = QRectF(rest.left(), rest.center().y() - half - line, rest.width(), half)
    lower = QRectF(rest.left(), rest.center().y() + line, rest.width(), half)
    draw_text(painter, upper if version else rest, Run(words, font("small", 500), look.ink))
    if version:
        draw_text(painter, lower, Run(version, font("caption"), "text3"))
