"""How a block looks."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.fitting import (
    BADGE,
    CIRCLE,
    CIRCLE_STEP,
    MARK,
    MARK_STEP,
    TIME_ROW,
    Fit,
    Fits,
    Times,
    badge_width,
    margins,
)
from convenor.widgets.agenda_grid.values import GridBlock, Marks
from convenor.widgets.painting import CENTRE, LEFT, RIGHT, Run, draw_text
from convenor.widgets.status_chip import HATCHED, look_of_kind
from convenor_db.domain.daylayout import Piece

_BAR: Final = 4
_RADIUS: Final = 6
_TOOTH: Final = 4
_FADED: Final = 0.38


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A piece of a block where it is drawn.

    *words* is the part of *rect* that keeps the text, *reach* everything that may be painted
    (rings stand outside the block).
    """

    block: GridBlock
    piece: Piece
    rect: QRectF
    words: QRectF
    times: Times
    ringed: bool = False
    reach: QRect = field(init=False)

    def __post_init__(self) -> None:
        """Find out once what is painted: it is asked for in every repaint."""
        object.__setattr__(self, "reach", reach(self.rect).toAlignedRect())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """How a block is shown at the moment."""

    selected: bool = False
    focused: bool = False
    faded: bool = False
    pointed_out: bool = False
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """The words' part of a block; turns rectangles over where the window reads from the right."""

    rect: QRectF
    mirrored: bool

    def place(self, left: float, top: float, width: float, height: float) -> QRectF:
        """Return a rectangle given from the upper beginning corner of the words' part."""
        x = self.rect.left() + left
        if self.mirrored:
            x = self.rect.right() - left - width
        return QRectF(x, self.rect.top() + top, width, height)

    @property
    def begin(self) -> Qt.AlignmentFlag:
        return RIGHT if self.mirrored else LEFT

    @property
    def end(self) -> Qt.AlignmentFlag:
        return LEFT if self.mirrored else RIGHT


class Face:
    """Draws blocks."""

    def __init__(self) -> None:
        self._fits = Fits()

    def clear(self, *, mirrored: bool = False) -> None:
        """Forget what was found to fit: fonts, or the window's direction, are different now."""
        self._fits.clear(mirrored=mirrored)

    def draw(self, painter: QPainter, drawn: Drawn, pose: Pose) -> None:
        """Draw a block with everything on it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_FADED if pose.faded else 1.0)
        _draw_ground(painter, drawn, mirrored=pose.mirrored)
        size = drawn.words.size()
        if size.width() > theme.px(22) and size.height() >= theme.px(10):
            fit = self._fits.of(drawn.block, drawn.times, size)
            _draw_words(painter, drawn, fit, _Side(drawn.words, pose.mirrored))
        _draw_rings(painter, drawn, pose)
        painter.restore()


def reach(rect: QRectF) -> QRectF:
    """Return everything that may be painted for a block in *rect*: rings stand outside it."""
    return rect.adjusted(-7, -7, 7, 7)


def shape(rect: QRectF, piece: Piece) -> QPainterPath:
    """Return the outline of a piece: round corners, and teeth where it is torn."""
    if not piece.torn_above and not piece.torn_below:
        path = QPainterPath()
        path.addRoundedRect(rect, theme.pxf(_RADIUS), theme.pxf(_RADIUS))
        return path
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    radius = min(theme.pxf(_RADIUS), rect.height() / 2)
    path = QPainterPath(QPointF(left, top + (0 if piece.torn_above else radius)))
    if piece.torn_above:
        _tear(path, right, theme.pxf(_TOOTH))
    else:
        path.quadTo(left, top, left + radius, top)
        path.lineTo(right - radius, top)
        path.quadTo(right, top, right, top + radius)
    path.lineTo(right, bottom - (0 if piece.torn_below else radius))
    if piece.torn_below:
        _tear(path, left, -theme.pxf(_TOOTH))
    else:
        path.quadTo(right, bottom, right - radius, bottom)
        path.lineTo(left + radius, bottom)
        path.quadTo(left, bottom, left, bottom - radius)
    path.closeSubpath()
    return path


def _tear(path: QPainterPath, to: float, depth: float) -> None:
    """Go on to *to* in teeth that reach *depth* pixels into the block."""
    begin, edge = path.currentPosition().x(), path.currentPosition().y()
    count = max(3, round(abs(to - begin) / (2.4 * abs(depth))))
    step = (to - begin) / count
    for number in range(count):
        path.lineTo(begin + (number + 0.5) * step, edge + depth)
        path.lineTo(begin + (number + 1) * step, edge)


def _draw_ground(painter: QPainter, drawn: Drawn, *, mirrored: bool) -> None:
    tint = look_of_kind(drawn.block.kind).color
    outline = shape(drawn.rect, drawn.piece)
    painter.setPen(QPen(theme.color("surface"), 1.5))
    painter.setBrush(theme.color(f"{tint}s"))
    painter.drawPath(outline)
    if drawn.block.kind in HATCHED:
        hatch = QColor(theme.color(tint))
        hatch.setAlphaF(0.15 if theme.dark else 0.14)
        painter.fillPath(outline, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    if drawn.block.missed:
        crossed = QColor(theme.color("bad"))
        crossed.setAlphaF(0.22)
        painter.fillPath(outline, QBrush(crossed, Qt.BrushStyle.FDiagPattern))
    bar = theme.pxf(_BAR)
    left = drawn.rect.right() - bar if mirrored else drawn.rect.left()
    painter.save()
    painter.setClipRect(QRectF(left, drawn.rect.top() - 1, bar, drawn.rect.height() + 2))
    painter.fillPath(outline, theme.color(tint))
    painter.restore()


def _draw_words(painter: QPainter, drawn: Drawn, fit: Fit, side: _Side) -> None:
    before, behind = margins(side.rect.width())
    width = side.rect.width() - before - behind
    title = side.place(before, fit.top, width, fit.title.height)
    painter.setPen(theme.color("text"))
    fit.title.draw(painter, title.topLeft())
    if fit.time:
        _draw_time(painter, fit, side, "bad" if drawn.block.missed else "text2")
    foot = _foot(fit, side.rect.height())
    if fit.marks_at:
        last = badge_width(drawn.block.marks) + theme.px(4) if fit.badge_low else 0
        level = fit.top + fit.title.height if fit.marks_at == "time" else foot
        room = side.place(before, level, width - (last if fit.marks_at == "foot" else 0), 0)
        _draw_marks(painter, drawn.block.marks, room, side, low=fit.marks_at == "foot")
    _draw_duties(painter, drawn.block, fit, side.place(before, foot, width, 0), side)
    if badge_width(drawn.block.marks):
        _draw_badge(painter, drawn.block.marks, fit, side)


def _foot(fit: Fit, height: float) -> float:
    """Return where the last row begins: a little above the lower edge, or right on it."""
    circle = theme.px(CIRCLE)
    above = fit.top + fit.title.height
    above += theme.px(TIME_ROW) if fit.time and not fit.beside else 0
    return min(height - circle - theme.px(2), max(height - circle - theme.px(5), above))


def _draw_time(painter: QPainter, fit: Fit, side: _Side, ink: str) -> None:
    before, behind = margins(side.rect.width())
    width = side.rect.width() - before - behind
    run = Run(fit.time, font("caption"), ink)
    if fit.beside:
        used = fit.title.natural_width + theme.px(8)
        rect = side.place(before + used, fit.top, width - used, fit.title.pitch)
    else:
        rect = side.place(before, fit.top + fit.title.height, width, theme.px(TIME_ROW))
    draw_text(painter, rect, run, align=side.begin)


def _draw_marks(painter: QPainter, marks: Marks, room: QRectF, side: _Side, *, low: bool) -> None:
    """Draw the small badges from the end of *room* inwards."""
    size, step = theme.pxf(MARK), theme.pxf(MARK_STEP)
    top = room.top() + (theme.pxf(CIRCLE) - size) / 2 if low else room.top() + theme.pxf(2.5)
    icons = [
        name
        for name, holds in (
            ("dot", marks.unreleased),
            ("pin", marks.pinned),
            ("scale", marks.rivals),
            ("lock", marks.closed),
        )
        if holds
    ]
    for number, name in enumerate(icons):
        at = number * step
        left = room.left() + at if side.mirrored else room.right() - at - size
        box = QRectF(left, top, size, size)
        if name == "dot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(box.center(), theme.pxf(3.2), theme.pxf(3.2))
        else:
            paint_icon(painter, name, box, "text2")


def _draw_duties(painter: QPainter, block: GridBlock, fit: Fit, room: QRectF, side: _Side) -> None:
    more = len(block.duties) - fit.circles
    shown = list(block.duties[: fit.circles])
    if more and len(shown) > 1:
        # The sign before the digits keeps "+2" from turning over in a right-to-left window.
        shown[-1] = f"\u200e+{more + 1}"
    size, tint = theme.pxf(CIRCLE), look_of_kind(block.kind).color
    for number, words in enumerate(shown):
        at = number * theme.pxf(CIRCLE_STEP)
        left = room.right() - at - size if side.mirrored else room.left() + at
        circle = QRectF(left, room.top(), size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(circle)
        face = font("micro", 600)
        face.setPixelSize(max(6, theme.px(8 if len(words) < 3 else 7)))
        draw_text(painter, circle, Run(words, face, tint), align=CENTRE, elide=False)


def _draw_badge(painter: QPainter, marks: Marks, fit: Fit, side: _Side) -> None:
    width, size, gap = badge_width(marks), theme.pxf(BADGE), theme.pxf(5)
    height = side.rect.height()
    top = height - size - gap if fit.badge_low else min(gap, (height - size) / 2)
    pill = side.place(side.rect.width() - width - gap, top, width, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bad" if marks.must_fix else "warn"))
    painter.drawRoundedRect(pill, size / 2, size / 2)
    icon = theme.pxf(10.4)
    inset = (size - icon) / 2
    middle = pill.center().y() - icon / 2 - theme.pxf(0.6)
    box = QRectF(pill.left() + inset, middle, icon, icon)
    paint_icon(painter, "triangle-alert", box, "surface")
    count = marks.must_fix or marks.look_at
    if count > 1:
        digits = pill.adjusted(size - theme.pxf(1), 0, 0, 0)
        draw_text(painter, digits, Run(str(count), font("micro"), "surface"), elide=False)


def _draw_rings(painter: QPainter, drawn: Drawn, pose: Pose) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rect = drawn.rect
    if drawn.ringed:
        painter.setPen(QPen(theme.color("bad"), 1.6))
        painter.drawPath(shape(rect.adjusted(0.8, 0.8, -0.8, -0.8), drawn.piece))
    if pose.pointed_out:
        painter.setPen(QPen(theme.color("bad"), 2.6))
        painter.drawPath(shape(rect.adjusted(-2, -2, 2, 2), drawn.piece))
    if pose.selected:
        painter.setPen(QPen(theme.color("focus"), 2.2))
        painter.drawPath(shape(rect.adjusted(-1.5, -1.5, 1.5, 1.5), drawn.piece))
    if pose.focused:
        # Inside a white seam, so that the keyboard's ring differs from the mouse's selection.
        painter.setPen(QPen(theme.color("surface"), 1.4))
        painter.drawPath(shape(rect.adjusted(0.4, 0.4, -0.4, -0.4), drawn.piece))
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.drawPath(shape(rect.adjusted(-4.6, -4.6, 4.6, 4.6), drawn.piece))
