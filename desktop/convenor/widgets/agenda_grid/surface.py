"""The scrolling surface the agenda is painted on; who does what with it is the grid's business."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.bands import Bands
from convenor.widgets.agenda_grid.board import Board
from convenor.widgets.agenda_grid.edges import (
    GUTTER,
    HEAD,
    SIDES_AS_GIVEN,
    DayStrip,
    HourStrip,
)
from convenor.widgets.agenda_grid.face import Drawn, Face, Pose
from convenor.widgets.agenda_grid.geometry import Geometry
from convenor.widgets.agenda_grid.ghost import draw_ghost, draw_too_small
from convenor.widgets.agenda_grid.ground import draw_ground
from convenor.widgets.agenda_grid.pointer import Pointer, WhoCannot
from convenor.widgets.agenda_grid.values import GridFrame
from convenor_db.domain.dayaxis import RowKind

_ZOOMS: Final = (0.55, 3.0)
_EMPTY: Final = GridFrame(zone=ZoneInfo("UTC"), days=(), columns=())
Taker = Callable[[str, QPoint, bool], bool]
"""Says whether a session carried to a global point is taken there: key, point, as a copy."""


class Anchor(NamedTuple):
    """A minute of the clock (*again*: the second time it comes), *at* pixels from the top."""

    minute: float
    again: bool
    at: float


class AgendaSurface(QAbstractScrollArea):
    """Paints a board and scrolls it under the strips of days and hours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = Board(_EMPTY)
        # Built in a window that reads from the right already, it is told of no change.
        self.board.mirrored = self.isRightToLeft()
        self.face = Face()
        self.pointer = Pointer(self, self)
        self.day_strip = DayStrip(self._geometry_and_corner, self)
        self.hour_strip = HourStrip(self._geometry_and_corner, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setAcceptDrops(True)
        self.who_cannot: WhoCannot = _nobody
        self.taker: Taker = _takes_nothing
        theme.changed.connect(self.restyle)

    def pose_of(self, drawn: Drawn) -> Pose:
        """Return how a piece is shown now."""
        return Pose(
            faded=self.pointer.lifted == drawn.block.key and bool(drawn.block.key),
            mirrored=self.board.mirrored,
        )

    def arranged(self) -> None:
        """Be told that pieces stand elsewhere in the viewport."""

    def restyle(self) -> None:
        """Take over the theme's colours and text size as they are now."""
        anchor = self.anchor()
        self.face.clear(mirrored=self.board.mirrored)
        gutter = theme.px(GUTTER)
        right = gutter if self.board.mirrored else 0
        self.setViewportMargins(gutter - right, theme.px(HEAD), right, 0)
        self.board.set_zoom(self.board.zoom)
        self.hold(anchor)

    def corner(self) -> QPointF:
        """Return the point of the content at the viewport's upper left corner."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        x = across.maximum() - across.value() if self.board.mirrored else across.value()
        return QPointF(x, down.value())

    def content_point(self, point: QPointF) -> QPointF:
        """Return a point of the viewport as one of the content."""
        return point + self.corner()

    def visible(self) -> QRectF:
        """Return the part of the content in the viewport."""
        return QRectF(self.corner(), QSizeF(self.viewport().size()))

    def in_viewport(self, rect: QRectF) -> QRect:
        """Return a rectangle of the content as one of the viewport."""
        return rect.translated(-self.corner()).toAlignedRect()

    def repaint_content(self, rects: Sequence[QRectF] | None) -> None:
        """Paint these rectangles of the content again, None for everything."""
        if rects is None:
            self.viewport().update()
            return
        region = QRegion()
        for rect in rects:
            region += self.in_viewport(rect)
        self.viewport().update(region)

    def scroll_by(self, across: int, down: int) -> None:
        """Scroll by pixels, to the right and down."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + (-across if self.board.mirrored else across))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)

    def takes(self, key: str, at: QPointF, *, copying: bool) -> bool:
        """Return whether the owner takes a session carried to a point of the viewport."""
        return self.taker(key, self.viewport().mapToGlobal(at.toPoint()), copying)

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Show a cursor over the viewport."""
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def bring_into_view(self, rect: QRectF) -> None:
        """Scroll as little as needed to show a rectangle of the content, with some air."""
        air, visible = theme.px(16), self.visible()
        wanted = rect.adjusted(-air, -air, air, air)
        down = _needed(wanted.top(), wanted.bottom(), visible.top(), visible.bottom())
        if self.board.mirrored:  # it begins at its right side
            across = -_needed(-wanted.right(), -wanted.left(), -visible.right(), -visible.left())
        else:
            across = _needed(wanted.left(), wanted.right(), visible.left(), visible.right())
        self.scroll_by(round(across), round(down))

    def anchor(self, at: float = 0.0) -> Anchor:
        """Remember which time stands *at* pixels from the top of the viewport."""
        position = self.board.geometry.position(self.corner().y() + at)
        row = self.board.layout.axis.row_at(position)
        return Anchor(row.minute(position), row.kind is RowKind.AGAIN, at)

    def hold(self, anchor: Anchor) -> None:
        """Bring everything in line with the board; the remembered time stays where it was."""
        self.arrange()
        position = self.board.layout.axis.position(anchor.minute, again=anchor.again)
        y = self.board.geometry.y(position)
        self.verticalScrollBar().setValue(round(y - anchor.at))

    def arrange(self) -> None:
        """Bring scroll bars, strips and everything on the surface in line with the board."""
        room = self.viewport().size()
        self.board.set_room(QSizeF(room))
        geometry = self.board.geometry
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, ceil(geometry.width - 0.01) - room.width()))
        down.setRange(0, max(0, ceil(geometry.height) - room.height()))
        across.setPageStep(room.width())
        down.setPageStep(room.height())
        across.setSingleStep(theme.px(24))
        down.setSingleStep(theme.px(24))
        self._place_strips()
        self.hour_strip.set_opened(frozenset(self.board.opened))
        self.day_strip.update()
        self.viewport().update()
        self.arranged()

    def set_zoom(self, zoom: float, *, at: float = 0.0) -> None:
        """Draw hours *zoom* times as high as usual (75 px at 1.0 and 100 % text size)."""
        wished = min(max(zoom, _ZOOMS[0]), _ZOOMS[1])
        anchor = self.anchor(at)
        self.board.set_zoom(wished)
        self.hold(anchor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, with Ctrl zoom; the time under the pointer stays under it."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        steps = event.angleDelta().y() / 120
        at = self.viewport().mapFromGlobal(event.globalPosition()).y()
        self.set_zoom(self.board.zoom * 1.1**steps, at=at)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self.hold(self.anchor())

    def changeEvent(self, event: QEvent) -> None:
        """Turn over when the window reads from the other side."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.board.mirrored = self.isRightToLeft()
            self.restyle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, and the buttons on it; the rest is painted anew."""
        self.viewport().scroll(-dx if self.board.mirrored else dx, dy)
        if self.pointer.dragging:
            self.viewport().update()
        if dx:
            self.day_strip.update()
        if dy:
            self.hour_strip.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what of the board is in the region to be painted."""
        corner = self.corner()
        region = event.region().translated(QPoint(round(corner.x()), round(corner.y())))
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(SIDES_AS_GIVEN)
        painter.translate(-corner)
        draw_ground(painter, self.board.geometry, QRectF(region.boundingRect()))
        bands = Bands(painter, self.board.geometry, self.board.drawn)
        bands.draw_absences(self.board.frame.absences)
        bands.draw()
        carried = self.pointer.carried
        if carried is not None and carried.needs and not carried.spanning:
            draw_too_small(painter, self.board, carried.needs, self.visible())
        on_top = []
        for drawn in self.board.drawn:
            if not region.intersects(drawn.reach):
                continue
            pose = self.pose_of(drawn)
            if (pose.selected or pose.pointed_out) and not drawn.block.spanning:
                on_top.append((drawn, pose))
            else:
                self.face.draw(painter, drawn, pose)
        for drawn, pose in on_top:
            self.face.draw(painter, drawn, pose)
        if self.pointer.ghost is not None:
            draw_ghost(painter, self.pointer.ghost, self.face, mirrored=self.board.mirrored)
        painter.end()

    def _geometry_and_corner(self) -> tuple[Geometry, QPointF]:
        return self.board.geometry, self.corner()

    def _place_strips(self) -> None:
        """Lay the strips along the viewport's upper and beginning edge."""
        body, gutter, head = self.viewport().geometry(), theme.px(GUTTER), theme.px(HEAD)
        left = body.left() if self.board.mirrored else body.left() - gutter
        self.day_strip.setGeometry(left, body.top() - head, body.width() + gutter, head)
        side = body.right() + 1 if self.board.mirrored else left
        self.hour_strip.setGeometry(side, body.top(), gutter, body.height())


def _takes_nothing(key: str, at: QPoint, copying: bool) -> bool:  # noqa: FBT001 - a Taker
    return False


def _nobody(block_key: str, start: str, column: str) -> Sequence[str]:
    return ()


def _needed(low: float, high: float, first: float, last: float) -> float:
    """Return how far to scroll so that low..high lies in first..last; its begin counts more."""
    if low < first or high - low > last - first:
        return low - first
    return max(0.0, high - last)
