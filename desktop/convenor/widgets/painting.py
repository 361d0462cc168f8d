"""Text, chips, rules and shadows for everything that paints itself, table cells above all."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from convenor.theme.fonts import ensure_script_fonts, font, in_order, is_right_to_left
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.status_chip import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE: Final = Qt.AlignmentFlag.AlignCenter
CHIP_HEIGHT: Final = 22
CARD_CORNER: Final = 10
"""The radius of the corners of what floats."""
_FROM_LEFT: Final = Qt.TextFlag.TextForceLeftToRight
_FROM_RIGHT: Final = Qt.TextFlag.TextForceRightToLeft


class Run(NamedTuple):
    """A stretch of a line in one font and colour token."""

    text: str
    font: QFont
    color: str = "text"


def text_width(text: str, face: QFont) -> float:
    """Return how wide *text* is, in pixels."""
    ensure_script_fonts(text)  # or what is kept would have been measured in another face
    return _fitted(face.key(), text, None)[1]


def draw_text(
    painter: QPainter,
    rect: QRectF,
    run: Run,
    *,
    align: Qt.AlignmentFlag = LEFT,
    elide: bool = True,
) -> float:
    """Draw *run* on one line in *rect* and return the width used.

    What does not fit is cut with an ellipsis at its end. The side is the reader's: left is right
    in a window read from the right, whatever way the text itself runs.
    """
    ensure_script_fonts(run.text)
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    flags = _flags(align, mirrored=mirrored, from_right=is_right_to_left(run.text))
    room = rect.width()
    text, width = _fitted(run.font.key(), run.text, int(room) if elide else None)
    painter.setFont(run.font)
    painter.setPen(theme.color(run.color))
    painter.drawText(rect, flags, text)
    return min(room, width)


def turned(painter: QPainter, box: QRectF, within: QRectF) -> QRectF:
    """Return *box*, given from the left of *within*, as it stands where one reads from the right.

    Where one reads from the left it is *box* itself.
    """
    if painter.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
        return box
    return box.translated(within.left() + within.right() - box.left() - box.right(), 0)


def draw_runs(painter: QPainter, rect: QRectF, runs: Sequence[Run]) -> float:
    """Draw *runs* one after the other on one line, cut at the end of *rect*; return the width.

    Words of one writing stand in the order of that writing, of several in the window's.
    """
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    from_right = _reads_from_right(runs, mirrored=mirrored)
    room = QRectF(rect)
    if from_right is not mirrored:
        # The line as a whole keeps to the reader's side, its parts to their own order.
        wide = min(rect.width(), sum(ceil(text_width(run.text, run.font)) for run in runs))
        room.setWidth(wide)
        room = turned(painter, room, rect)
    used = 0.0
    for run in runs:
        if room.width() - used < min(theme.px(8), room.width()):
            break
        ends = (0, -used) if from_right else (used, 0)
        part = room.adjusted(ends[0], 0, ends[1], 0)
        used += draw_text(painter, part, run, align=LEFT if from_right is mirrored else RIGHT)
    return used


def _reads_from_right(runs: Sequence[Run], *, mirrored: bool) -> bool:
    """Say whether a line of *runs* is read from the right: as all its words are, or the window."""
    sides = {is_right_to_left(run.text) for run in runs if any(map(str.isalpha, run.text))}
    return sides.pop() if len(sides) == 1 else mirrored


def chip_width(look: Look) -> float:
    """Return how wide the chip of *look* is."""
    icon = theme.px(17) if look.icon else 0
    return text_width(look.words, font("small", 500)) + theme.px(16) + icon


def draw_chip(
    painter: QPainter, at: QPointF, look: Look, *, selected: bool = False, mirrored: bool = False
) -> float:
    """Draw the chip of *look* with the middle of its left edge *at* that point; return its width.

    On a selected row chips are filled with the surface colour, because the soft colours vanish.
    *mirrored* is for a window read from the right: *at* is the right edge then.
    """
    width, height = chip_width(look), theme.px(CHIP_HEIGHT)
    pixmap = theme.drawings.get(
        ("chip", look, selected, mirrored),
        width,
        height,
        painter.device().devicePixelRatio(),
        lambda brush: _paint_chip(
            brush, QRectF(0, 0, width, height), look, selected=selected, mirrored=mirrored
        ),
    )
    left = at.x() - width if mirrored else at.x()
    painter.drawPixmap(QPointF(round(left), round(at.y() - height / 2)), pixmap)
    return width


def draw_chip_in(painter: QPainter, rect: QRectF, look: Look, *, selected: bool = False) -> float:
    """Draw the chip of *look* where *rect* begins, halfway down; return its width."""
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    at = QPointF(rect.right() if mirrored else rect.left(), rect.center().y())
    return draw_chip(painter, at, look, selected=selected, mirrored=mirrored)


def _paint_chip(
    painter: QPainter, rect: QRectF, look: Look, *, selected: bool, mirrored: bool
) -> None:
    sides = Qt.LayoutDirection
    painter.setLayoutDirection(sides.RightToLeft if mirrored else sides.LeftToRight)
    ground = "surface" if selected else look.ground
    draw_pill(painter, rect, ground)
    left = theme.px(8)
    if look.icon:
        size = theme.px(13)
        box = QRectF(theme.px(7), rect.center().y() - size / 2, size, size)
        paint_icon(painter, look.icon, turned(painter, box, rect), look.color)
        left = theme.px(24)
    words = turned(painter, rect.adjusted(left, 0, 0, 0), rect)
    draw_text(painter, words, Run(look.words, font("small", 500), look.ink), elide=False)


def draw_pill(painter: QPainter, rect: QRectF, ground: str) -> None:
    """Fill *rect* with *ground*, its short ends round."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    half = min(rect.width(), rect.height()) / 2
    painter.drawRoundedRect(rect, half, half)


def draw_box(
    painter: QPainter, rect: QRectF, *, ground: str = "surface", line: str = "", radius: float = 8
) -> None:
    """Fill *rect* with *ground*, round at the corners, with a thin *line* if one is named."""
    painter.setPen(QPen(theme.color(line), 1) if line else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5) if line else rect
    painter.drawRoundedRect(inner, theme.pxf(radius), theme.pxf(radius))


def draw_focus(painter: QPainter, rect: QRectF, *, radius: float = 6, color: str = "focus") -> None:
    """Draw the focus ring, two pixels wide, just inside *rect*."""
    painter.setPen(QPen(theme.color(color), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.pxf(radius), theme.pxf(radius))


def tag_width(text: str) -> float:
    """Return how wide a key cap or tag is."""
    return max(theme.px(20), text_width(text, font("caption")) + theme.px(10))


def draw_tag(painter: QPainter, right: QPointF, text: str) -> float:
    """Draw a key cap or tag whose right edge's middle is *right*; return its width."""
    face, width = font("caption"), tag_width(text)
    rect = QRectF(right.x() - width, right.y() - theme.px(9), width, theme.px(18))
    draw_box(painter, rect, ground="sunken", line="line2", radius=4)
    draw_text(painter, rect, Run(text, face, "text2"), align=CENTRE, elide=False)
    return width


def draw_count(painter: QPainter, right: QPointF, text: str, color: str = "") -> float:
    """Draw a count, in a pill of the status colour *color* if one is named; return its width.

    The middle of its right edge is *right*.
    """
    face = font("caption", 600 if color else 500)
    width = max(theme.px(18), text_width(text, face) + theme.px(12))
    rect = QRectF(right.x() - width, right.y() - theme.px(9), width, theme.px(18))
    if color:
        draw_pill(painter, rect, f"{color}_soft")
    draw_text(painter, rect, Run(text, face, color or "text3"), align=CENTRE, elide=False)
    return width


def draw_hatch(
    painter: QPainter, rect: QRectF, *, line: str, ground: str = "", radius: float = 2
) -> None:
    """Hatch *rect* with slanting lines in the colour *line*, over *ground* if one is named."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(rect, theme.pxf(radius), theme.pxf(radius))
    painter.setClipPath(path)
    if ground:
        painter.fillRect(rect, theme.color(ground))
    painter.setPen(QPen(theme.color(line), 1.3))
    left, step, height = rect.left() - rect.height(), theme.pxf(5), rect.height()
    while left < rect.right():
        painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + height, rect.top()))
        left += step
    painter.restore()


def draw_shadow(painter: QPainter, rect: QRectF, *, radius: float = 12, reach: int = 36) -> None:
    """Draw the shadow of something that floats: *reach* pixels wide, a little downwards."""
    from convenor.widgets.stretched import draw_stretched  # nothing floats at first

    far, near, down = theme.px(reach), theme.pxf(radius), theme.px(reach / 3)
    draw_stretched(
        painter,
        rect.adjusted(-far, -far, far, far).translated(0, down),
        ("shadow", radius, reach),
        far + ceil(near),
        lambda brush, whole: _paint_shadow(brush, whole.adjusted(far, far, -far, -far), near),
    )


def _paint_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Lay rounded rectangles over each other; equal ones would look like a block."""
    reach = round(rect.left())
    steps = max(1, reach)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(theme.color("shadow"))
    strength = 0.55 if theme.dark else 0.2
    for step in range(steps):
        grown = reach - step
        shade.setAlphaF(strength * 3 * (step + 1) ** 2 / steps**3)
        painter.setBrush(shade)
        outer = rect.adjusted(-grown, -grown, grown, grown)
        painter.drawRoundedRect(outer, radius + grown, radius + grown)


def draw_row(
    painter: QPainter, option: "QStyleOptionViewItem", *, hovered: bool = False, first: bool = False
) -> bool:
    """Paint the ground and the rule of a table cell; return whether the row is selected.

    *first* is the first column: a selected row has a bar at its beginning.
    """
    rect = QRectF(option.rect)
    selected = _selected() in option.state
    ground = "sel" if selected else "hover" if hovered else "surface"
    painter.fillRect(rect, theme.color(ground))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
    if selected and first:
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        left = rect.right() - 3 if mirrored else rect.left()
        painter.fillRect(QRectF(left, rect.top(), 3, rect.height() - 1), theme.color("accent_fill"))
    return selected


@lru_cache(maxsize=64)
def _flags(align: Qt.AlignmentFlag, *, mirrored: bool, from_right: bool) -> int:
    """Return what `drawText` is told; sums of flags are slow, and there are few of them."""
    if mirrored:
        from PySide6.QtWidgets import QStyle  # all that styles know takes its time: when needed

        align = QStyle.visualAlignment(Qt.LayoutDirection.RightToLeft, align)
    flags = int(align | Qt.AlignmentFlag.AlignAbsolute) | int(Qt.TextFlag.TextSingleLine)
    return flags | int(_FROM_RIGHT if from_right else _FROM_LEFT)


@lru_cache(maxsize=1)
def _selected() -> Any:
    from PySide6.QtWidgets import QStyle  # as above

    return QStyle.StateFlag.State_Selected


@lru_cache(maxsize=20_000)
def _fitted(key: str, text: str, room: int | None) -> tuple[str, float]:
    """Return what is drawn of *text* in *room*, all of it for None, and how wide all of it is."""
    face = QFont()
    face.fromString(key)
    face.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)  # not in the key
    text = in_order(text)
    measured = QFontMetricsF(face)
    whole = measured.horizontalAdvance(text)
    if room is not None and whole > room:
        text = measured.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return text, whole
