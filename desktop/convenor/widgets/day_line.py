"""One day drawn to scale: its sessions as small blocks, a dot where something must be fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.painting import Run, draw_box, draw_focus, draw_hatch, draw_runs, draw_text
from convenor.widgets.status_chip import HATCHED, look_of_kind

NAME_WIDTH: Final = 116
"""Pixels at 100 % before the scale begins."""
_LANE: Final = 8
_GAP: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBlock:
    """A session: kind, and first and last minute counted from midnight of the day."""

    kind: str
    first: int
    last: int
    must_fix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayValue:
    """A day: its key (YYYY-MM-DD), words, how far it is, how many must be fixed, its blocks.

    *hours* are the first and last minute of the scale.
    """

    day: str
    words: str
    note: str
    to_fix: int
    hours: tuple[int, int]
    blocks: tuple[DayBlock, ...] = ()


def lanes(blocks: Sequence[DayBlock]) -> list[list[DayBlock]]:
    """Return the blocks on as few lines as keep them from covering each other."""
    found: list[list[DayBlock]] = []
    for block in sorted(blocks, key=lambda one: (one.first, -one.last)):
        free = next((lane for lane in found if lane[-1].last <= block.first), None)
        if free is None:
            found.append([block])
        else:
            free.append(block)
    return found


class DayLine(KeyboardRing, QAbstractButton):
    """A day of the overview; choosing it opens the day in the agenda."""

    def __init__(self, value: DayValue) -> None:
        super().__init__()
        self.value = value
        self._lanes = lanes(value.blocks)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        count = len(value.blocks)
        fix = f", {value.to_fix} to fix" if value.to_fix else ""
        plural = "session" if count == 1 else "sessions"
        self.setAccessibleName(f"{value.words}, {value.note}: {count} {plural}{fix}")
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the usual size: as high as its lanes."""
        high = max(4, len(self._lanes)) * (_LANE + _GAP) + 8
        return QSize(theme.px(420), theme.px(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, note, scale and blocks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        self._paint_name(painter, rect)
        track = self._track(rect)
        draw_box(painter, track, ground="hover" if self.underMouse() else "sunken", radius=6)
        self._paint_hours(painter, track)
        for at, lane in enumerate(self._lanes):
            for block in lane:
                self._paint_block(painter, track, at, block)
        if self.has_ring:
            draw_focus(painter, rect, radius=6)

    def _track(self, rect: QRectF) -> QRectF:
        before = theme.px(NAME_WIDTH)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return rect.adjusted(0, 0, -before, 0) if mirrored else rect.adjusted(before, 0, 0, 0)

    def _paint_name(self, painter: QPainter, rect: QRectF) -> None:
        room = QRectF(rect.left(), rect.top(), theme.px(NAME_WIDTH - 8), theme.px(20))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            room.moveRight(rect.right())
        draw_text(painter, room, Run(self.value.words, font("strong"), "text"))
        room.translate(0, theme.px(19))
        face = font("caption")
        runs = [Run(self.value.note, face, "text3")]
        if self.value.to_fix:
            runs.append(Run(f" · {self.value.to_fix} to fix", face, "bad"))
        draw_runs(painter, room, runs)

    def _paint_hours(self, painter: QPainter, track: QRectF) -> None:
        first, last = self.value.hours
        painter.setPen(QPen(theme.color("line"), 1))
        for minute in range(first - first % 60 + 60, last, 60):
            at = round(self._across(track, minute)) + 0.5
            painter.drawLine(QPointF(at, track.top()), QPointF(at, track.bottom()))

    def _paint_block(self, painter: QPainter, track: QRectF, lane: int, block: DayBlock) -> None:
        if block.last <= self.value.hours[0] or block.first >= self.value.hours[1]:
            self._paint_outside(painter, track, late=block.first >= self.value.hours[1])
            return
        first = max(block.first, self.value.hours[0])
        last = min(block.last, self.value.hours[1])
        ends = sorted((self._across(track, first), self._across(track, last)))
        left, wide = ends[0], max(ends[1] - ends[0] - 1, theme.pxf(3))
        top = track.top() + theme.px(4) + lane * theme.px(_LANE + _GAP)
        box = QRectF(left, top, wide, theme.px(_LANE))
        color = look_of_kind(block.kind).color
        if block.kind in HATCHED:
            draw_hatch(painter, box, line=color, ground=f"{color}s")
        else:
            draw_box(painter, box, ground=color, radius=2)
        if block.must_fix:
            painter.setPen(QPen(theme.color("surface"), 1.5))
            painter.setBrush(theme.color("m_bad"))
            painter.drawEllipse(box.topRight() + QPointF(-1, 1), theme.pxf(4.5), theme.pxf(4.5))

    def _paint_outside(self, painter: QPainter, track: QRectF, *, late: bool) -> None:
        """Say at the scale's edge that something lies before or after it."""
        size = theme.px(12)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        right = late is not mirrored
        left = track.right() - size if right else track.left()
        box = QRectF(left, track.bottom() - size - 1, size, size)
        paint_icon(painter, "chevron-right" if late else "chevron-left", box, "text2")

    def _across(self, track: QRectF, minute: int) -> float:
        first, last = self.value.hours
        part = (minute - first) / max(last - first, 1)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            part = 1 - part
        return track.left() + part * track.width()


class HourScale(QAbstractButton):
    """The hours over the days; only read."""

    def __init__(self) -> None:
        super().__init__()
        self._hours = (8 * 60, 20 * 60)
        self.setEnabled(False)
        self.setAccessibleName("Hours")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_hours(self, hours: tuple[int, int]) -> None:
        """Count from the first to the last minute of the day."""
        self._hours = hours
        first, last = (f"{minute // 60:02}:{minute % 60:02}" for minute in hours)
        self.setAccessibleDescription(f"From {first} to {last}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(theme.px(420), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every second hour, or fourth; the first and last stand inside the scale."""
        painter = QPainter(self)
        first, last = self._hours
        before, face = theme.px(NAME_WIDTH), font("caption", tabular=True)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 0 if mirrored else before
        wide, room = self.width() - before, theme.px(40)
        fits = wide / max(last - first, 1) * 120 > room * 1.2
        for minute in range(first, last + 1, 120 if fits else 240):
            part = (minute - first) / max(last - first, 1)
            at = left + wide * (1 - part if mirrored else part)
            box = QRectF(min(max(at - room / 2, left), left + wide - room), 0, room, self.height())
            align = Qt.AlignmentFlag.AlignHCenter
            if at - room / 2 < left:
                align = Qt.AlignmentFlag.AlignLeft
            elif at + room / 2 > left + wide:
                align = Qt.AlignmentFlag.AlignRight
            painter.setFont(face)
            painter.setPen(theme.color("text3"))
            words = f"{minute // 60:02}:{minute % 60:02}"
            painter.drawText(box, int(align | Qt.AlignmentFlag.AlignVCenter), words)
