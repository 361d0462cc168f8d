"""The strips that stay visible while the grid scrolls: days and rooms above, hours beside."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.geometry import Geometry
from convenor.widgets.agenda_grid.ground import row_band
from convenor.widgets.agenda_grid.values import GridDay
from convenor.widgets.painting import CENTRE, LEFT, RIGHT, Run, draw_pill, draw_text, text_width
from convenor_db.domain.dayaxis import HOUR, AxisRow, RowKind, Stretch, clock
from convenor_db.domain.edits import counted

HEAD = 58
"""Height of the days and rooms in pixels at 100 %."""
GUTTER = 54
"""Width of the hours in pixels at 100 %."""
SIDES_AS_GIVEN: Final = Qt.LayoutDirection.LeftToRight
"""The grid turns sides over itself, by its geometry; `draw_text` must not do it again."""
_CHIP = 19

Ask = Callable[[], tuple[Geometry, QPointF]]
"""Gives the geometry now, and which point of the content is at the viewport's corner."""


class DayStrip(QWidget):
    """The days and, under each, its columns; a day's name stays visible while any of it is."""

    fixes_asked = Signal(str)
    """The count on a day (ISO date) was clicked."""

    def __init__(self, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask = ask
        self._chips: list[tuple[QRectF, GridDay]] = []
        self.setMouseTracking(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press from the grid below."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what must be fixed on the day whose count is under the pointer."""
        day = self._chip_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.fixes_asked.emit(day.day.isoformat())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a count can be clicked."""
        over = self._chip_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, their counts and their columns."""
        geometry, corner = self._ask()
        painter = QPainter(self)
        painter.setLayoutDirection(SIDES_AS_GIVEN)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.color("surface"))
        gutter = theme.px(GUTTER)
        start = 0 if geometry.mirrored else gutter
        body = QRectF(start, 0, self.width() - gutter, self.height())
        painter.save()
        painter.setClipRect(body)
        painter.translate(body.left() - corner.x(), 0)
        shown = body.translated(corner.x() - body.left(), 0)
        chips = [self._draw_day(painter, geometry, day, shown) for day in geometry.days]
        self._chips = [
            (rect.translated(body.left() - corner.x(), 0), day) for rect, day in chips if rect
        ]
        for number in range(len(geometry.slots)):
            self._draw_column(painter, geometry, number)
        painter.restore()
        painter.setPen(QPen(theme.color("line2"), 1))
        foot = self.height() - 0.5
        painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))
        painter.end()

    def _draw_day(
        self, painter: QPainter, geometry: Geometry, day: GridDay, shown: QRectF
    ) -> tuple[QRectF, GridDay]:
        band = geometry.day_band(day.day)
        x = band.right() if geometry.mirrored else band.left()
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, self.height()))
        left, right = max(band.left(), shown.left()), min(band.right(), shown.right())
        room = QRectF(left, 0, right - left, theme.px(32)).adjusted(
            theme.px(10), theme.px(1), -theme.px(6), 0
        )
        if room.width() < theme.px(12):
            return QRectF(), day
        strong = font("strong")
        align = RIGHT if geometry.mirrored else LEFT
        used = draw_text(painter, room, Run(day.label, strong), align=align) + theme.px(9)
        if not day.to_fix:
            return QRectF(), day
        return self._draw_count(painter, room, used, day, mirrored=geometry.mirrored), day

    def _draw_count(
        self, painter: QPainter, room: QRectF, used: float, day: GridDay, *, mirrored: bool
    ) -> QRectF:
        run = Run(f"{day.to_fix} to fix", font("caption", 500), "bad")
        width = text_width(run.text, run.font) + theme.px(16)
        if used + width > room.width():
            return QRectF()
        left = room.right() - used - width if mirrored else room.left() + used
        height = theme.pxf(_CHIP)
        pill = QRectF(left, room.center().y() - height / 2, width, height)
        draw_pill(painter, pill, "bad_soft")
        draw_text(painter, pill, run, align=CENTRE, elide=False)
        return pill

    def _draw_column(self, painter: QPainter, geometry: Geometry, number: int) -> None:
        column = geometry.slots[number].column
        left = geometry.x(number)
        rect = QRectF(left, theme.px(30), geometry.column_width, theme.px(22)).adjusted(
            theme.px(10), 0, -theme.px(9), 0
        )
        begin, end = (RIGHT, LEFT) if geometry.mirrored else (LEFT, RIGHT)
        name = Run(column.title, font("small"), "text2")
        count = Run(
            "" if column.capacity is None else f"{column.capacity:,}", font("caption"), "text3"
        )
        taken = text_width(count.text, count.font) + theme.px(8) if count.text else 0
        if text_width(name.text, name.font) + taken > rect.width():
            # The name matters more; the places are in the tooltip.
            draw_text(painter, rect.adjusted(0, 0, theme.px(5), 0), name, align=begin)
            return
        draw_text(painter, rect, name, align=begin, elide=False)
        draw_text(painter, rect, count, align=end, elide=False)

    def event(self, event: QEvent) -> bool:
        """Say a room's full name and places where the pointer rests."""
        if not isinstance(event, QHelpEvent):
            return super().event(event)
        geometry, corner = self._ask()
        start = 0 if geometry.mirrored else theme.px(GUTTER)
        x = event.pos().x() - start + corner.x()
        text = ""
        if geometry.slots and event.pos().y() > theme.px(30):
            column = geometry.slot_at(x).column
            room = column.capacity
            places = "" if room is None else f", {counted(room, 'place', 'places')}"
            text = column.title + places
        QToolTip.showText(event.globalPos(), text, self)
        return True

    def _chip_at(self, point: QPointF) -> GridDay | None:
        return next((day for rect, day in self._chips if rect.contains(point)), None)


class HourStrip(QWidget):
    """The hours beside the grid; a click on a folded night opens it, and folds it again."""

    night_asked = Signal(tuple)
    """A stretch (from, to) of the night is to be opened, or folded again."""

    def __init__(self, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask = ask
        self._opened: frozenset[Stretch] = frozenset()
        self.setMouseTracking(True)

    def set_opened(self, opened: frozenset[Stretch]) -> None:
        """Say which nights have been opened by hand."""
        self._opened = opened
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hours."""
        geometry, corner = self._ask()
        painter = QPainter(self)
        painter.setLayoutDirection(SIDES_AS_GIVEN)
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.translate(0, -corner.y())
        for row in geometry.layout.axis.rows:
            if row.kind is RowKind.FOLDED:
                painter.fillRect(self._band(geometry, row), theme.color("sunken"))
            else:
                self._draw_hours(painter, geometry, row, corner.y())
        painter.end()

    def _draw_hours(self, painter: QPainter, geometry: Geometry, row: AxisRow, top: float) -> None:
        first = -(-row.first // HOUR) * HOUR
        last = row.last if row.last % HOUR else row.last - 1
        half = theme.px(8)
        for minute in [*range(first, last, HOUR), *([row.last] if row.last == 24 * HOUR else [])]:
            y = geometry.y(row.at(minute))
            # The very first hour's figures would be cut by the strip above: they go below it.
            y = max(y, half) if minute == row.first else y
            if y - half < top - 1:
                continue
            rect = QRectF(0, y - half, self.width() - theme.px(10), 2 * half)
            draw_text(painter, rect, Run(clock(minute), font("caption"), "text3"), align=RIGHT)
            if row.kind is RowKind.AGAIN:
                below = rect.translated(0, theme.px(13))
                draw_text(painter, below, Run("second", font("micro", 400), "warn"), align=RIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press from the grid below."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the night under the pointer, or fold it again."""
        stretch = self._night_at(event.position())
        if stretch is not None and event.button() == Qt.MouseButton.LeftButton:
            self.night_asked.emit(stretch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a night can be opened or folded."""
        over = self._night_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say what a click would do."""
        if not isinstance(event, QHelpEvent):
            return super().event(event)
        stretch = self._night_at(QPointF(event.pos()))
        words = ""
        if stretch is not None:
            verb = "Fold" if stretch in self._opened else "Show"
            words = f"{verb} {clock(stretch[0])}–{clock(stretch[1])}"
        QToolTip.showText(event.globalPos(), words, self)
        return True

    def _band(self, geometry: Geometry, row: AxisRow) -> QRectF:
        band = row_band(geometry, row)
        return QRectF(0, band.top(), self.width(), band.height())

    def _night_at(self, point: QPointF) -> Stretch | None:
        geometry, corner = self._ask()
        position = geometry.position(point.y() + corner.y())
        if not 0 <= position < geometry.layout.axis.length:
            return None
        row = geometry.layout.axis.row_at(position)
        if row.kind is RowKind.FOLDED:
            return (row.first, row.last)
        minute = row.minute(position)
        return next((one for one in self._opened if one[0] <= minute < one[1]), None)
