"""One constituency against its target: coming solid, outstanding hatched, the target a tick."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.painting import (
    RIGHT,
    Run,
    draw_focus,
    draw_hatch,
    draw_pill,
    draw_text,
    text_width,
    turned,
)
from convenor.widgets.status_chip import look_of_constituency

_NAME: Final = 130
_FIGURES: Final = (34, 34, 54)
"""Room for coming, outstanding and target, at 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarValue:
    """What a bar shows; *aim* is the tick (None: no target), *aim_words* "of 36".

    *full* is the count that fills the bar, the same for all bars that stand together. *gap* is a
    line of its own under the bar, *color* its status colour.
    """

    constituency: str
    coming: int
    outstanding: int
    full: int
    aim: int | None = None
    aim_words: str = "no target"
    gap: str = ""
    color: str = "warn"


def words_of(constituency: str) -> str:
    """Return what a constituency is called; those who have none have no organisation."""
    return look_of_constituency(constituency).words if constituency else "No organisation"


def draw_track(
    painter: QPainter, track: QRectF, counts: tuple[int, int], aims: Iterable[int], *, full: int
) -> None:
    """Draw a bar: of *counts* those coming solid, those outstanding hatched; *aims* as ticks.

    *full* is the count that fills the bar.
    """
    unit, (coming, outstanding) = track.width() / max(full, 1), counts
    draw_pill(painter, track, "sunken")
    solid = min(track.width(), coming * unit)
    if outstanding:
        wide = min(outstanding * unit, track.width() - solid)
        hatched = QRectF(track.left() + solid, track.top(), wide, track.height())
        draw_hatch(painter, hatched, line="m_info", ground="info_soft")
    if coming:
        draw_pill(painter, QRectF(track.left(), track.top(), solid, track.height()), "m_ok")
    for aim in aims:
        at = min(track.left() + aim * unit, track.right() - 1)
        tick = QRectF(round(at) - 1, track.top() - theme.px(3), 2, track.height() + theme.px(6))
        painter.fillRect(tick, theme.color("text"))


class BalanceBar(KeyboardRing, QAbstractButton):
    """Name, bar and figures of a constituency; a door to those it counts.

    A click on one of the two figures means those alone; elsewhere, and by keys, both.
    """

    chosen = Signal(str)
    """“coming”, “outstanding”, or “” for both."""

    def __init__(self, value: BarValue) -> None:
        super().__init__()
        self.value = value
        self._look = look_of_constituency(value.constituency)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        figures = f"{value.coming:,} coming, {value.outstanding:,} outstanding, {value.aim_words}"
        gap = f", {value.gap}" if value.gap else ""
        self._words = words_of(value.constituency)
        self.setAccessibleName(f"{self._words}: {figures}{gap}")
        self._pressed_at = -1.0
        self.clicked.connect(lambda: self.chosen.emit(self._meant()))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the usual size: taller with a gap to tell."""
        return QSize(theme.px(320), theme.px(42 if self.value.gap else 26))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note which figure was meant."""
        at = event.position().x()
        self._pressed_at = self.width() - at if self.isRightToLeft() else at
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mean both."""
        self._pressed_at = -1.0
        super().keyPressEvent(event)

    def _meant(self) -> str:
        left = self.width() - sum(theme.px(width) for width in _FIGURES)
        if self._pressed_at < left:
            return ""
        if self._pressed_at < left + theme.px(_FIGURES[0]):
            return "coming" if self.value.coming else ""
        between = left + theme.px(_FIGURES[0]) + theme.px(_FIGURES[1])
        return "outstanding" if self._pressed_at < between and self.value.outstanding else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, bar, figures and gap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        line = QRectF(rect.left(), rect.top(), rect.width(), theme.px(26))
        self._paint_name(painter, line)
        track = self._track(line)
        self._paint_track(painter, track, line)
        self._paint_figures(painter, line)
        if self.value.gap:
            gap = QRectF(track.left(), line.bottom() - theme.px(4), 0, theme.px(18))
            gap.setRight(rect.right())
            self._paint_gap(painter, turned(painter, gap, rect))
        if self.has_ring:
            draw_focus(painter, rect, radius=4)

    def _paint_name(self, painter: QPainter, line: QRectF) -> None:
        size = theme.px(15)
        box = QRectF(line.left(), round(line.center().y() - size / 2), size, size)
        paint_icon(painter, self._look.icon, turned(painter, box, line), self._look.color)
        face = font("small")
        face.setUnderline(self.underMouse())
        room = QRectF(line.left() + theme.px(21), line.top(), theme.px(_NAME - 24), line.height())
        draw_text(painter, turned(painter, room, line), Run(self._words, face, "text2"))

    def _track(self, line: QRectF) -> QRectF:
        left = line.left() + theme.px(_NAME)
        right = line.right() - sum(theme.px(width) for width in _FIGURES)
        high = theme.px(8)
        return QRectF(left, round(line.center().y() - high / 2), max(right - left, 20.0), high)

    def _paint_track(self, painter: QPainter, track: QRectF, line: QRectF) -> None:
        value = self.value
        aims = () if value.aim is None else (value.aim,)
        counts = (value.coming, value.outstanding)
        painter.save()
        if self.isRightToLeft():
            painter.translate(line.left() + line.right(), 0)
            painter.scale(-1, 1)
        draw_track(painter, track, counts, aims, full=value.full)
        painter.restore()

    def _paint_figures(self, painter: QPainter, line: QRectF) -> None:
        value = self.value
        more = f"+{value.outstanding:,}" if value.outstanding else ""
        runs = (
            Run(f"{value.coming:,}", font("small", 600, tabular=True), "text"),
            Run(more, font("small", tabular=True), "text2"),
            Run(value.aim_words, font("caption", tabular=True), "text3"),
        )
        left = line.right() - sum(theme.px(width) for width in _FIGURES)
        for run, width in zip(runs, _FIGURES, strict=True):
            room = QRectF(left, line.top(), theme.px(width), line.height())
            draw_text(painter, turned(painter, room, line), run, align=RIGHT, elide=False)
            left += theme.px(width)

    def _paint_gap(self, painter: QPainter, room: QRectF) -> None:
        size, color = theme.px(12), self.value.color
        box = QRectF(room.left(), round(room.center().y() - size / 2), size, size)
        paint_icon(painter, "triangle-alert", turned(painter, box, room), color)
        words = turned(painter, room.adjusted(theme.px(18), 0, 0, 0), room)
        draw_text(painter, words, Run(self.value.gap, font("caption", 500), color))


class BalanceLegend(QWidget):
    """What the bars show: a patch and a word each."""

    _WORDS: Final = ("coming", "outstanding", "target")

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Bars show coming, outstanding and the target")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return one line."""
        words = sum(text_width(word, font("caption")) for word in self._WORDS)
        return QSize(round(words) + theme.px(3 * 28), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the patches and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, face, whole = 0.0, font("caption"), QRectF(self.rect())
        for word in self._WORDS:
            patch = QRectF(left, (self.height() - theme.px(8)) / 2, theme.px(10), theme.px(8))
            self._paint_patch(painter, turned(painter, patch, whole), word)
            wide = text_width(word, face) + 2
            room = QRectF(left + theme.px(15), 0, wide, self.height())
            draw_text(painter, turned(painter, room, whole), Run(word, face, "text3"), elide=False)
            left += theme.px(28) + wide

    def _paint_patch(self, painter: QPainter, patch: QRectF, word: str) -> None:
        if word == "coming":
            draw_pill(painter, patch, "m_ok")
        elif word == "outstanding":
            draw_hatch(painter, patch, line="m_info", ground="info_soft")
        else:
            tick = QRectF(patch.center().x() - 1, patch.top() - 2, 2, patch.height() + 4)
            painter.fillRect(tick, theme.color("text"))
