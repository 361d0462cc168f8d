"""What is drawn while something is dragged: the ghost, its time and room, who cannot be there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.board import Board
from convenor.widgets.agenda_grid.carry import Act, Target
from convenor.widgets.agenda_grid.face import Drawn, Face, Pose, shape
from convenor.widgets.agenda_grid.ground import hatch
from convenor.widgets.agenda_grid.values import GridBlock
from convenor.widgets.agenda_grid.words import span_words
from convenor.widgets.painting import CENTRE, LEFT, Run, draw_text, text_width
from convenor_db.domain.zones import instant

_MOST_NAMED: Final = 4
_LINE: Final = 19
_WIDEST: Final = 330
_SHADOW: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """A session where it would be. *title* and *warnings* stand in the tag, at *tag*."""

    act: Act
    drawn: tuple[Drawn, ...]
    title: str
    warnings: tuple[str, ...]
    tag: QRectF
    width: float

    def rects(self) -> list[QRectF]:
        """Return everything the ghost is painted on, in the content."""
        around = [one.rect.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW) for one in self.drawn]
        lines = [QRectF(0, y - 2, self.width, 4) for y in self.lines()]
        return [*around, *lines, self.tag.adjusted(-2, -2, 2, 2)]

    def lines(self) -> tuple[float, float]:
        """Return the heights of its begin and its end."""
        return self.drawn[0].rect.top() - 1, self.drawn[-1].rect.bottom() + 1


def make_ghost(
    board: Board,
    act: Act,
    block: GridBlock,
    target: Target,
    *,
    cannot: Sequence[str],
    visible: QRectF,
) -> Ghost | None:
    """Return the ghost of *block* at *target*, None where nothing of it would be shown.

    *cannot* says who cannot be there; *visible* is the part of the content in the viewport.
    """
    moved = replace(
        block, start=target.start, minutes=target.minutes, column=target.column, ring=False
    )
    begins = instant(target.start, board.frame.zone)
    words = span_words(board.frame.zone, begins, begins + timedelta(minutes=target.minutes))
    drawn = tuple(
        Drawn(block=moved, piece=piece, rect=rect, words=rect, times=(words, words))
        for piece, rect in board.ghost(moved, target.start, target.column)
    )
    if not drawn:
        return None
    title = _title(board, act, target, words)
    warnings = (*_too_small(board, moved), *_named(cannot))
    tag = _place_tag(_tag_size(title, warnings), drawn[0].rect, visible)
    return Ghost(
        act=act,
        drawn=drawn,
        title=title,
        warnings=warnings,
        tag=tag,
        width=board.geometry.width,
    )


def draw_too_small(painter: QPainter, board: Board, needs: int, visible: QRectF) -> None:
    """Hatch the columns that have fewer places than a session needs."""
    run = Run("too small", font("caption", 600), "bad")
    for number, slot in enumerate(board.geometry.slots):
        if not is_too_small(slot.column.capacity, needs):
            continue
        band = board.geometry.slot_band(number)
        hatch(painter, band, "bad", ground="bad_soft")
        head = QRectF(band.left(), max(band.top(), visible.top()) + 3, band.width(), theme.px(16))
        draw_text(painter, head.adjusted(theme.px(8), 0, -theme.px(8), 0), run, align=LEFT)


def is_too_small(capacity: int | None, needs: int) -> bool:
    """Return whether a column of *capacity* (None: no limit) is too small for *needs* places."""
    return capacity is not None and capacity < needs


def draw_ghost(painter: QPainter, ghost: Ghost, face: Face, *, mirrored: bool) -> None:
    """Draw the ghost over everything: its lines, itself, and the tag."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), 1, Qt.PenStyle.DashLine))
    for y in ghost.lines():
        level = round(y) + 0.5
        painter.drawLine(QPointF(0, level), QPointF(ghost.width, level))
    for one in ghost.drawn:
        if ghost.act is Act.DRAW:
            _draw_new(painter, one)
            continue
        _draw_shadow(painter, one.rect)
        face.draw(painter, one, Pose(selected=True, mirrored=mirrored))
    _draw_tag(painter, ghost)
    painter.restore()


def _title(board: Board, act: Act, target: Target, words: str) -> str:
    if act in {Act.RESIZE, Act.DRAW}:
        return f"{words} · {target.minutes} min"
    column = board.column(target.column)
    place = f"{words} · {column.title}" if column else words
    return f"Copy to {place}" if act is Act.COPY else place


def _too_small(board: Board, block: GridBlock) -> tuple[str, ...]:
    column = None if block.spanning else board.column(block.column)
    if column is None or not is_too_small(column.capacity, block.needs):
        return ()
    return (f"{column.title} has {column.capacity} places, {block.needs} needed",)


def _named(cannot: Sequence[str]) -> tuple[str, ...]:
    if len(cannot) <= _MOST_NAMED:
        return tuple(cannot)
    return (*cannot[: _MOST_NAMED - 1], f"and {len(cannot) - _MOST_NAMED + 1} more")


def _tag_size(title: str, warnings: Sequence[str]) -> QSizeF:
    width = text_width(title, font("caption", 600)) + theme.px(20)
    for line in warnings:
        width = max(width, text_width(line, font("caption", 500)) + theme.px(40))
    height = theme.px(22) + theme.px(_LINE) * len(warnings) + (theme.px(3) if warnings else 0)
    return QSizeF(min(width, theme.pxf(_WIDEST)), height)


def _place_tag(size: QSizeF, ghost: QRectF, visible: QRectF) -> QRectF:
    """Put the tag above the ghost, or inside it at the viewport's upper edge."""
    left = min(max(ghost.left(), visible.left() + 2), visible.right() - size.width() - 4)
    top = ghost.top() - size.height() - 5
    if top < visible.top() + 2:
        top = max(ghost.top(), visible.top()) + 5
    top = min(top, visible.bottom() - size.height() - 4)
    return QRectF(QPointF(left, top), size)


def _draw_new(painter: QPainter, drawn: Drawn) -> None:
    soft = QColor(theme.color("accent_soft"))
    soft.setAlphaF(0.85)
    painter.setPen(QPen(theme.color("focus"), 1.4, Qt.PenStyle.DashLine))
    painter.setBrush(soft)
    painter.drawPath(shape(drawn.rect, drawn.piece))
    run = Run(drawn.block.title, font("small", 600), "text")
    words = drawn.rect.adjusted(theme.px(11), theme.px(4), -theme.px(6), 0)
    words.setHeight(theme.px(17))
    if drawn.rect.height() >= theme.px(20):
        draw_text(painter, words, run)


def _draw_shadow(painter: QPainter, rect: QRectF) -> None:
    shade = QColor(theme.color("shadow"))
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(5):
        shade.setAlpha(14 if not theme.dark else 40)
        painter.setBrush(shade)
        grown = rect.adjusted(-step * 0.6, 2 - step * 0.4, step * 0.6, 3 + step)
        painter.drawRoundedRect(grown, 7 + step, 7 + step)


def _draw_tag(painter: QPainter, ghost: Ghost) -> None:
    """Draw the tag in the text's colour, so that it stands off from every block."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawRoundedRect(ghost.tag, theme.pxf(5), theme.pxf(5))
    head = QRectF(ghost.tag.topLeft(), QSizeF(ghost.tag.width(), theme.pxf(22)))
    inner = head.adjusted(theme.px(9), 0, -theme.px(9), 0)
    align = LEFT if ghost.warnings else CENTRE
    draw_text(painter, inner, Run(ghost.title, font("caption", 600), "surface"), align=align)
    for number, line in enumerate(ghost.warnings):
        row = inner.translated(0, theme.px(20) + number * theme.px(_LINE))
        icon = theme.pxf(12)
        box = QRectF(row.left(), row.center().y() - icon / 2, icon, icon)
        paint_icon(painter, "triangle-alert", box, "bad_soft")
        words = row.adjusted(theme.px(19), 0, 0, 0)
        draw_text(painter, words, Run(line, font("caption", 500), "bad_soft"), align=LEFT)
