"""The mouse on the grid: selecting, moving, copying, stretching, drawing, dropping in."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.board import Board
from convenor.widgets.agenda_grid.carry import (
    Act,
    Carry,
    Drawing,
    Dropping,
    Moving,
    Resizing,
    Target,
)
from convenor.widgets.agenda_grid.face import Drawn
from convenor.widgets.agenda_grid.ghost import Ghost, make_ghost
from convenor.widgets.agenda_grid.values import GridBlock
from convenor_db.domain.dayaxis import RowKind
from convenor_db.domain.daylayout import SNAP

FRESH_MINUTES: Final = 60
"""Length of a session made by a double-click or a key."""
_NEAR_EDGE: Final = 28
_STEP: Final = 14
_EVERY: Final = 30

WhoCannot = Callable[[str, str, str], Sequence[str]]
"""Says who cannot be there: block's key, wall-clock start, column's key → words for each."""


class Surface(Protocol):
    """What the pointer asks of the grid it works on."""

    @property
    def board(self) -> Board:
        """Return what stands where."""
        ...

    @property
    def who_cannot(self) -> WhoCannot:
        """Return the owner's answer to who cannot be there."""
        ...

    def content_point(self, point: QPointF) -> QPointF:
        """Return a point of the viewport as one of the content."""
        ...

    def visible(self) -> QRectF:
        """Return the part of the content in the viewport."""
        ...

    def repaint_content(self, rects: Sequence[QRectF] | None) -> None:
        """Paint these rectangles of the content again, None for everything."""
        ...

    def scroll_by(self, across: int, down: int) -> None:
        """Scroll by pixels."""
        ...

    def takes(self, key: str, at: QPointF, *, copying: bool) -> bool:
        """Return whether something else takes a session carried to a point of the viewport."""
        ...

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Show a cursor over the viewport."""
        ...


class Pointer(QObject):
    """Turns mouse events into what the user has done."""

    pressed = Signal(str)
    opened = Signal(str)
    moved = Signal(str, str, str)
    copied = Signal(str, str, str)
    resized = Signal(str, int)
    drawn = Signal(str, str, int)
    dropped_in = Signal(str, str, str)
    let_go = Signal(str, QPointF, bool)
    """A session was let go where something else takes it: key, point, whether a copy is meant."""
    ended = Signal()
    """Nothing is carried any more."""
    night_pressed = Signal(tuple)

    def __init__(self, surface: Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._carry: Carry | None = None
        self._begun = False
        self._target: Target | None = None
        self._taken = False
        self._at = QPointF()
        self._from = QPointF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self.ghost: Ghost | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_EVERY)
        self._scrolling.timeout.connect(self._scroll_on)

    @property
    def dragging(self) -> bool:
        """Return whether something is being dragged."""
        return self._begun

    @property
    def carried(self) -> GridBlock | None:
        """Return the block being dragged."""
        return self._carry.block if self._carry is not None and self._begun else None

    @property
    def lifted(self) -> str:
        """Return the key of the block that is drawn faded, because it would go elsewhere."""
        if not self._begun or self._carry is None or self._act() in {Act.COPY, Act.DROP_IN}:
            return ""
        return self._carry.block.key

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what is under the pointer."""
        board = self._surface.board
        if event.button() != Qt.MouseButton.LeftButton or not board.geometry.slots:
            return
        self._from = self._at = event.position()
        point = self._surface.content_point(event.position())
        held = board.piece_at(point)
        self.pressed.emit(held.block.key if held is not None else "")
        # The selection's listener may have given other blocks: what is held is looked up again.
        held = board.piece_at(point)
        self._carry = self._take(held, point)

    def move(self, event: QMouseEvent) -> None:
        """Drag, or show what could be done here."""
        self._at, self._modifiers = event.position(), event.modifiers()
        if self._carry is None:
            self._surface.show_cursor(self._cursor_at(event.position()))
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # The release went elsewhere, for example to a window that came up meanwhile.
            self.cancel()
            return
        far = (self._at - self._from).manhattanLength() >= QApplication.startDragDistance() / 2
        if not self._begun and far:
            self._begin()
        if self._begun:
            self._follow()

    def release(self, event: QMouseEvent) -> None:
        """Let go: say what has been done."""
        if event.button() != Qt.MouseButton.LeftButton or self._carry is None:
            return
        self._at, self._modifiers = event.position(), event.modifiers()
        if self._begun:
            self._follow()
        carry, target, act, begun = self._carry, self._target, self._act(), self._begun
        taken, at = self._taken, self._at
        self.cancel()
        if taken:
            self.let_go.emit(carry.block.key, at, act is Act.COPY)
        elif begun and target is not None:
            self._tell(act, carry.block, target)

    def double_click(self, event: QMouseEvent) -> None:
        """Open a session, or make one where there is none."""
        self.cancel()
        board = self._surface.board
        if event.button() != Qt.MouseButton.LeftButton or not board.geometry.slots:
            return
        point = self._surface.content_point(event.position())
        held = board.piece_at(point)
        if held is not None:
            self.opened.emit(held.block.key)
        elif self._is_open(point):
            slot, position = board.geometry.spot(point)
            # Full quarters: a double-click is not aimed at a minute.
            start = board.layout.wall_at(slot.day.day, position - SNAP, snap=15)
            self.drawn.emit(slot.column.key, start, FRESH_MINUTES)

    def drag_in(self, block: GridBlock, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Show a session dragged in from elsewhere; return whether it could be dropped here."""
        if not self._surface.board.geometry.slots:
            return False
        self._at, self._modifiers = at, modifiers
        if self._carry is None or self._carry.block != block:
            self._carry = Dropping(block)
            self._begin()
        self._follow()
        return True

    def drop_in(self) -> None:
        """Let go of a session dragged in."""
        carry, target = self._carry, self._target
        self.cancel()
        if carry is not None and target is not None:
            self.dropped_in.emit(carry.block.key, target.start, target.column)

    def cancel(self) -> None:
        """Put everything back."""
        was = self._begun
        self._scrolling.stop()
        self._carry, self._target, self.ghost, self._begun = None, None, None, False
        self._taken = False
        if was:
            self.ended.emit()
            self._surface.show_cursor(Qt.CursorShape.ArrowCursor)
            self._surface.repaint_content(None)

    def go_on(self, *, elsewhere: bool = False) -> None:
        """Go on after the grid was given other blocks, or (*elsewhere*) other days or columns.

        What is carried is put back only if it has itself been changed, or has no place any more.
        """
        carry = self._carry
        if carry is None:
            return
        now = self._surface.board.blocks.get(carry.block.key)
        fixed = carry.act in {Act.RESIZE, Act.DRAW}
        kept = carry.act in {Act.DRAW, Act.DROP_IN} or (now and _same_place(now, carry.block))
        if not kept or (elsewhere and (fixed or not self._begun)):
            self.cancel()
            return
        self._target, self.ghost = None, None
        if self._begun:
            self._follow()

    def _take(self, held: Drawn | None, point: QPointF) -> Carry | None:
        board = self._surface.board
        if held is None:
            if not self._is_open(point):
                self._press_night(point)
                return None
            slot, position = board.geometry.spot(point)
            return Drawing(slot, position)
        if board.at_foot(held, point):
            return Resizing(held, point)
        return Moving(board, held, point)

    def _is_open(self, point: QPointF) -> bool:
        geometry = self._surface.board.geometry
        inside = 0 <= geometry.position(point.y()) < geometry.layout.axis.length
        row = geometry.layout.axis.row_at(geometry.position(point.y()))
        return inside and 0 <= point.x() < geometry.width and row.kind is not RowKind.FOLDED

    def _press_night(self, point: QPointF) -> None:
        geometry = self._surface.board.geometry
        position = geometry.position(point.y())
        row = geometry.layout.axis.row_at(position)
        if row.kind is RowKind.FOLDED and position < geometry.layout.axis.length:
            self.night_pressed.emit((row.first, row.last))

    def _begin(self) -> None:
        self._begun = True
        self._target = None
        closed = Qt.CursorShape.ClosedHandCursor
        sizing = self._act() in {Act.RESIZE, Act.DRAW}
        self._surface.show_cursor(Qt.CursorShape.SizeVerCursor if sizing else closed)
        self._scrolling.start()
        self._surface.repaint_content(None)

    def _act(self) -> Act:
        act = self._carry.act if self._carry is not None else Act.MOVE
        copying = bool(self._modifiers & Qt.KeyboardModifier.ControlModifier)
        return Act.COPY if act is Act.MOVE and copying else act

    def _follow(self) -> None:
        if self._carry is None:
            return
        fine = bool(self._modifiers & Qt.KeyboardModifier.ShiftModifier)
        point, act = self._surface.content_point(self._at), self._act()
        self._taken = self._is_taken(act)
        target = None
        if not self._taken:
            target = self._carry.follow(self._surface.board, point, 1 if fine else SNAP)
        shown = self.ghost.act if self.ghost is not None else None
        if target != self._target or act is not shown:
            self._target = target
            self._show(act, target)

    def _is_taken(self, act: Act) -> bool:
        if self._carry is None or act not in {Act.MOVE, Act.COPY}:
            return False
        key = self._carry.block.key
        return self._surface.takes(key, self._at, copying=act is Act.COPY)

    def _show(self, act: Act, target: Target | None) -> None:
        """Draw the ghost anew; only what it covered and covers is painted again."""
        before = self.ghost
        self.ghost = None
        if target is not None and self._carry is not None:
            block = self._carry.block
            cannot: Sequence[str] = ()
            if block.key:
                cannot = self._surface.who_cannot(block.key, target.start, target.column)
            self.ghost = make_ghost(
                self._surface.board,
                act,
                block,
                target,
                cannot=cannot,
                visible=self._surface.visible(),
            )
        rects = [rect for one in (before, self.ghost) if one is not None for rect in one.rects()]
        if before is not None and self.ghost is not None and before.act is not self.ghost.act:
            self._surface.repaint_content(None)
        self._surface.repaint_content(rects)

    def _scroll_on(self) -> None:
        """Scroll while the pointer is held near an edge of the viewport."""
        if self._taken:
            return
        visible = self._surface.visible()
        width, height, near = visible.width(), visible.height(), theme.px(_NEAR_EDGE)
        across = _towards(self._at.x(), width, near)
        down = _towards(self._at.y(), height, near)
        sideways = self._carry is None or self._act() not in {Act.RESIZE, Act.DRAW}
        if down or (across and sideways):
            self._surface.scroll_by(across * sideways, down)
            # The tag is kept inside the viewport, so it moves with it.
            self._target = None
            self._follow()

    def _cursor_at(self, at: QPointF) -> Qt.CursorShape:
        point = self._surface.content_point(at)
        held = self._surface.board.piece_at(point)
        if held is None:
            geometry = self._surface.board.geometry
            position = geometry.position(point.y())
            inside = 0 <= position < geometry.layout.axis.length
            folded = inside and geometry.layout.axis.row_at(position).kind is RowKind.FOLDED
            return Qt.CursorShape.PointingHandCursor if folded else Qt.CursorShape.ArrowCursor
        if self._surface.board.at_foot(held, point):
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.OpenHandCursor

    def _tell(self, act: Act, block: GridBlock, target: Target) -> None:
        stays = (target.start, target.column) == (block.start, block.column)
        if act is Act.DRAW:
            self.drawn.emit(target.column, target.start, target.minutes)
        elif act is Act.RESIZE and target.minutes != block.minutes:
            self.resized.emit(block.key, target.minutes)
        elif act is Act.COPY:
            self.copied.emit(block.key, target.start, target.column)
        elif act is Act.MOVE and not stays:
            self.moved.emit(block.key, target.start, target.column)


def _same_place(one: GridBlock, other: GridBlock) -> bool:
    now, then = (one.start, one.minutes, one.column), (other.start, other.minutes, other.column)
    return now == then


def _towards(at: float, size: float, near: float) -> int:
    """Return the pixels to scroll by: more the nearer to (or further past) the edge."""
    if at < near:
        return -round(theme.px(_STEP) * min(1.5, (near - at) / near))
    if at > size - near:
        return round(theme.px(_STEP) * min(1.5, (at - size + near) / near))
    return 0
