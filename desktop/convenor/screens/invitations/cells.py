"""How the cells of the seats are drawn: name over post or lineage, chip, days, versions."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QTableView

from convenor.lists.cells import Index, RecordCells, two_lines
from convenor.models import invitations
from convenor.models.invitations import OVERDUE, SeatRow
from convenor.models.table import VALUE_ROLE
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.avatar import draw_avatar, draw_unnamed
from convenor.widgets.painting import RIGHT, Run, draw_chip_in, draw_runs, draw_text, turned
from convenor.widgets.status_chip import look_of_constituency, look_of_status
from convenor_db.domain.names import full_name

_NO_COPY: Final = "none"


class SeatCells(RecordCells):
    """Draws the table of seats."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.drawn = {
            invitations.NAME: self._name,
            invitations.ORGANISATION: self._organisation,
            invitations.CONSTITUENCY: self.draw_constituency,
            invitations.STATUS: self._status,
            invitations.REPLY_BY: self._reply_by,
            invitations.OWNER: self._owner,
            invitations.CALENDAR: self._calendar,
            invitations.COPY: self._copy,
        }

    def _name(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        row: SeatRow = index.data(VALUE_ROLE)
        size = theme.px(28)
        round_ = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
        round_ = turned(painter, round_, rect)
        rest = turned(painter, rect.adjusted(size + theme.px(10), 0, 0, 0), rect)
        upper, lower = two_lines(rest)
        under = row.under_name
        if row.person:
            name = full_name(row.person)
            draw_avatar(painter, round_, name, key=row.person.key, ring=selected)
            draw_runs(painter, upper if under else rest, _named(name, row.person.native))
        else:
            draw_unnamed(painter, round_)
            words = f"Seat for {row.body}" if row.body else row.name
            draw_text(painter, upper if under else rest, Run(words, _italic("body"), "text2"))
        if under:
            face = font("caption") if row.person or row.principal else _italic("caption")
            ink = "accent" if row.principal else "text3"
            ensure_script_fonts(under)
            draw_text(painter, lower, Run(under, face, ink))

    def _organisation(
        self,
        painter: QPainter,
        rect: QRectF,
        index: Index,
        selected: bool,  # noqa: FBT001
    ) -> None:
        """Draw the name; where the constituency has no column, its icon stands before it."""
        row: SeatRow = index.data(VALUE_ROLE)
        room = rect
        if row.organisation and self._table.isColumnHidden(invitations.CONSTITUENCY):
            look = look_of_constituency(row.constituency)
            size = theme.px(15)
            box = QRectF(rect.left(), round(rect.center().y() - size / 2), size, size)
            paint_icon(painter, look.icon, turned(painter, box, rect), look.color)
            room = turned(painter, rect.adjusted(size + theme.px(8), 0, 0, 0), rect)
        ensure_script_fonts(row.body)
        draw_text(painter, room, Run(row.body, font("body"), "text2"))

    def _status(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        draw_chip_in(painter, rect, look_of_status(index.data(VALUE_ROLE)), selected=selected)

    def _reply_by(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        row: SeatRow = index.data(VALUE_ROLE)
        day, far = row.reply_words
        late = OVERDUE in row.owes
        upper, lower = two_lines(rect)
        face = font("body", 600) if late else font("body")
        draw_text(painter, upper if far else rect, Run(day, face, "bad" if late else "text2"))
        if far:
            draw_text(painter, lower, Run(far, font("caption"), "bad" if late else "warn"))

    def _owner(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        owner = index.data(VALUE_ROLE)
        if owner:
            size = theme.px(22)
            box = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
            draw_avatar(painter, turned(painter, box, rect), owner, ring=selected)

    def _calendar(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        row: SeatRow = index.data(VALUE_ROLE)
        version, answer = row.calendar_words
        if row.given.entry is None and row.lacks_address:
            size = theme.px(14)
            box = QRectF(rect.left(), round(rect.center().y() - size / 2), size, size)
            paint_icon(painter, "triangle-alert", turned(painter, box, rect), "warn")
            beside = turned(painter, rect.adjusted(size + theme.px(6), 0, 0, 0), rect)
            draw_text(painter, beside, Run(version, font("small"), "warn"))
            return
        upper, lower = two_lines(rect)
        quiet = "text2" if row.given.entry else "text3"
        draw_text(painter, upper if answer else rect, Run(version, font("small"), quiet))
        if answer:
            ink = "warn" if row.answered_older else "text3"
            draw_text(painter, lower, Run(answer, font("caption"), ink))

    def _copy(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        row: SeatRow = index.data(VALUE_ROLE)
        copy = row.given.copy
        face = font("body", tabular=True) if copy else font("small")
        number = Run(f"{copy.number:02}" if copy else _NO_COPY, face, "text2" if copy else "text3")
        if copy is None or not copy.void:
            draw_text(painter, rect, number, align=RIGHT)
            return
        upper, lower = two_lines(rect)
        draw_text(painter, upper, number, align=RIGHT)
        draw_text(painter, lower, Run("void", font("caption"), "text3"), align=RIGHT)


def _named(name: str, native: str) -> list[Run]:
    ensure_script_fonts(name + native)
    runs = [Run(name, font("body", 500), "text")]
    if native:
        runs += [Run("  ", font("small")), Run(native, font("small"), "text3")]
    return runs


def _italic(name: str) -> QFont:
    face = font(name)
    face.setItalic(True)
    return face
