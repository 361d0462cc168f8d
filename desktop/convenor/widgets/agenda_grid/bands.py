"""What is not an ordinary hour: folded nights, hours that do not exist or come twice."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.face import Drawn
from convenor.widgets.agenda_grid.geometry import Geometry, free_run
from convenor.widgets.agenda_grid.ground import hatch, row_band
from convenor.widgets.agenda_grid.values import GridAbsence, GridDay
from convenor.widgets.agenda_grid.words import change_words
from convenor.widgets.painting import CENTRE, LEFT, RIGHT, Run, draw_text, text_width
from convenor_db.domain.dayaxis import AxisRow, ChangeKind, ClockChange, RowKind, clock
from convenor_db.domain.zones import instant

_A_MINUTE: Final = timedelta(minutes=1)
_LINE: Final = 24
"""Height (at 100 %) of the line of words at a band's end."""


class Bands:
    """Draws the bands under the *blocks*; words stand where no block hides them."""

    def __init__(self, painter: QPainter, geometry: Geometry, blocks: Sequence[Drawn]) -> None:
        self._painter = painter
        self._geometry = geometry
        self._blocks = blocks

    def draw(self) -> None:
        """Draw every band of the axis."""
        layout = self._geometry.layout
        for row in layout.axis.rows:
            if row.kind is RowKind.FOLDED:
                self._draw_stripe(row)
            elif row.kind is RowKind.AGAIN:
                self._draw_once(row)
        for day in self._geometry.days:
            for change in layout.changes[day.day]:
                if layout.axis.row_of(change.first).kind is not RowKind.FOLDED:
                    self._draw_change(day, change)

    def draw_absences(self, absences: Sequence[GridAbsence]) -> None:
        """Hatch the times in which whoever the grid is about is not there, and say why."""
        layout = self._geometry.layout
        for one in absences:
            begins, ends = instant(one.first, layout.zone), instant(one.last, layout.zone)
            pieces = layout.pieces(one.first, max(0, (ends - begins) // _A_MINUTE))
            for piece in pieces:
                top, bottom = self._geometry.y(piece.top), self._geometry.y(piece.bottom)
                place = self._geometry.day_band(piece.day)
                band = QRectF(place.left(), top, place.width(), bottom - top)
                shade = QColor(theme.color("pressed"))
                shade.setAlphaF(0.6)
                self._painter.fillRect(band, shade)
                hatch(self._painter, band, "text3")
                if piece is pieces[-1 if one.at_end else 0]:
                    line = QRectF(band)
                    line.setTop(max(band.top(), band.bottom() - theme.px(_LINE)))
                    self._draw_words(line if one.at_end else band, one.words, "text3")

    def _draw_stripe(self, row: AxisRow) -> None:
        band = row_band(self._geometry, row)
        self._painter.fillRect(band, theme.color("sunken"))
        hatch(self._painter, band, "line3")
        self._painter.setPen(QPen(theme.color("line2"), 1))
        for y in (round(band.top()) + 0.5, round(band.bottom()) + 0.5):
            self._painter.drawLine(QPointF(band.left(), y), QPointF(band.right(), y))
        words = f"{clock(row.first)}–{clock(row.last)}"
        for day in self._geometry.days:
            inside = [
                change_words(change)
                for change in self._geometry.layout.changes[day.day]
                if row.first <= change.first < row.last
            ]
            self._draw_note(self._on_day(day, band), " · ".join([words, *inside]))

    def _draw_note(self, rect: QRectF, text: str) -> None:
        """Draw a quiet line where a stripe begins, on a ground that keeps it readable.

        In the middle of a day with many rooms it would be out of sight.
        """
        run = Run(text, font("caption"), "text3")
        width = min(text_width(text, run.font) + theme.px(14), rect.width())
        height = min(rect.height() - 2, theme.pxf(17))
        pill = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
        pill.translate(min(theme.pxf(6), rect.width() - width), 0)
        if self._geometry.mirrored:
            pill.moveRight(rect.left() + rect.right() - pill.left())
        self._painter.fillRect(pill, theme.color("sunken"))
        inner = pill.adjusted(theme.px(5), 0, -theme.px(5), 0)
        draw_text(self._painter, inner, run, align=CENTRE)

    def _draw_change(self, day: GridDay, change: ClockChange) -> None:
        """Draw a missing hour, or both passes of one that comes twice."""
        axis = self._geometry.layout.axis
        first = self._hours(day, axis.position(change.first), change)
        if change.kind is ChangeKind.MISSING:
            hatch(self._painter, first, "warn", ground="warn_soft")
            self._draw_words(first, change_words(change), "warn")
            return
        second = self._hours(day, axis.position(change.first, again=True), change)
        shade = QColor(theme.color("warn_soft"))
        shade.setAlphaF(0.55)
        self._painter.fillRect(first.united(second), shade)
        hours = f"{clock(change.first)}–{clock(change.last)}"
        self._draw_words(first, f"{hours}, first", "warn")
        self._draw_words(second, f"{hours}, second", "warn")
        self._painter.setPen(QPen(theme.color("warn"), 1, Qt.PenStyle.DashLine))
        self._painter.drawLine(second.topLeft(), second.topRight())

    def _draw_once(self, row: AxisRow) -> None:
        """Hatch the second pass of an hour on the days on which it comes once."""
        changes = self._geometry.layout.changes
        twice = [
            day
            for day in self._geometry.days
            if any(one.kind is ChangeKind.TWICE for one in changes[day.day])
        ]
        for day in self._geometry.days:
            if day not in twice:
                band = self._on_day(day, row_band(self._geometry, row))
                self._painter.fillRect(band, theme.color("sunken"))
                hatch(self._painter, band, "line3")
                names = ", ".join(one.label for one in twice)
                self._draw_words(band, f"only on {names}", "text3")

    def _hours(self, day: GridDay, top: float, change: ClockChange) -> QRectF:
        begin = self._geometry.y(top)
        height = self._geometry.y(change.last - change.first)
        return self._on_day(day, QRectF(0, begin, 0, height))

    def _on_day(self, day: GridDay, band: QRectF) -> QRectF:
        place = self._geometry.day_band(day.day)
        return QRectF(place.left(), band.top(), place.width(), band.height())

    def _draw_words(self, band: QRectF, text: str, color: str) -> None:
        """Write at the band's upper edge, where no block hides it."""
        line = QRectF(band.left(), band.top() + 2, band.width(), theme.px(20))
        covered = [one.rect for one in self._blocks if one.rect.intersects(line)]
        room = free_run(
            line, covered, self._geometry.column_width, mirrored=self._geometry.mirrored
        )
        inner = room.adjusted(theme.px(9), 0, -theme.px(9), 0)
        run = Run(text, font("caption", 600), color)
        ground = QRectF(inner)
        ground.setWidth(min(text_width(text, run.font) + theme.px(10), inner.width()))
        if self._geometry.mirrored:
            ground.moveRight(inner.right())
        self._painter.fillRect(ground, theme.color("sunken" if color == "text3" else "warn_soft"))
        inner.adjust(theme.px(5), 0, -theme.px(5), 0)
        draw_text(self._painter, inner, run, align=RIGHT if self._geometry.mirrored else LEFT)
