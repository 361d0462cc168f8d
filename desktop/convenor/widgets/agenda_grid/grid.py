"""The agenda grid: sessions by day and room, drawn and dragged; it knows no store.

It shows what it is given and says what the user has done, in the past tense with keys; nothing
changes before the owner gives it new blocks.
"""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from convenor.widgets.agenda_grid.face import Drawn, Pose, reach
from convenor.widgets.agenda_grid.keyboard import Keys
from convenor.widgets.agenda_grid.pointer import FRESH_MINUTES
from convenor.widgets.agenda_grid.proxies import BY_KEYBOARD, Proxies
from convenor.widgets.agenda_grid.surface import AgendaSurface
from convenor.widgets.agenda_grid.values import SESSION_MIME, GridBlock, GridFrame
from convenor.widgets.agenda_grid.words import spoken_name, tooltip
from convenor.widgets.focus import is_aside, wants_ring
from convenor.widgets.painting import draw_focus
from convenor_db.domain.dayaxis import Stretch


class AgendaGrid(AgendaSurface):
    """Days side by side, a column for each room, sessions as blocks.

    `who_cannot` may be replaced by the owner: a callable (block's key, wall-clock start, column's
    key) that returns a line for each person who cannot be there then, such as "Okafor arrives
    11:40". The lines are shown while a session is dragged. So may `taker`: it is asked wherever a
    session is carried to, and says whether it would be taken there instead of by the grid.
    """

    session_selected = Signal(str)
    """By the user: the session's key, empty when nothing is selected any more."""
    session_opened = Signal(str)
    session_moved = Signal(str, str, str)
    """Key, wall-clock start, column's key (empty: no room)."""
    session_copied = Signal(str, str, str)
    """Key of the original, wall-clock start and column's key of the copy."""
    session_resized = Signal(str, int)
    """Key, minutes."""
    session_drawn = Signal(str, str, int)
    """Column's key, wall-clock start, minutes of a new session."""
    session_dropped_in = Signal(str, str, str)
    """Key of an unscheduled session, wall-clock start, column's key."""
    session_let_go = Signal(str, QPoint, bool)
    """Key of a session let go where the `taker` takes it, the global point, whether a copy."""
    carry_ended = Signal()
    """No session is carried any more."""
    unschedule_asked = Signal(str)
    drop_asked = Signal(str)
    fixes_asked = Signal(str)
    """The count of what must be fixed on a day (ISO date) was clicked."""
    menu_asked = Signal(str, QPoint)
    """A context menu for a session (or none: ""), at a global point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected = ""
        self._ringed: frozenset[str] = frozenset()
        self._following = ""
        self._ring = False
        self._proxies = Proxies(self.viewport())
        self._keys = Keys(self)
        self.setAccessibleName("Agenda")
        self.setAccessibleDescription(
            "Sessions by day and room. Arrows select, Ctrl and arrows move, "
            "Ctrl, Shift, Up or Down change the length, N makes a session."
        )
        self._connect()
        self._renew_focus_policy()
        self.restyle()

    # --- what the owner gives and asks

    def set_frame(self, frame: GridFrame) -> None:
        """Show other days, columns or hours; blocks and selection stay."""
        if frame == self.board.frame:
            return
        anchor = self.anchor()
        self.board.set_frame(frame)
        self.hold(anchor)
        self.pointer.go_on(elsewhere=True)

    def set_blocks(self, blocks: Iterable[GridBlock]) -> None:
        """Show these sessions; selection, scroll and focus stay where they were."""
        given = tuple(blocks)
        if given == self.blocks():
            return
        anchor = self.anchor()
        changed = self.board.set_blocks(given)
        if changed is None:
            self.hold(anchor)
        else:
            self.repaint_content([reach(rect) for rect in changed])
            self.arranged()
        self._renew_focus_policy()
        if self._selected and self._selected not in self.board.blocks:
            self._choose("")
        self.pointer.go_on()
        if self._following:
            self.reveal(self._following)
            self._following = ""

    def blocks(self) -> tuple[GridBlock, ...]:
        """Return the blocks as last given."""
        return tuple(self.board.blocks.values())

    def selected(self) -> str:
        """Return the key of the selected session, or nothing."""
        return self._selected

    def select(self, key: str, *, reveal: bool = True) -> None:
        """Select a session (nothing: "") from outside; no signal is sent."""
        self._set_selected(key if key in self.board.blocks else "")
        if reveal and self._selected:
            self.reveal(key)

    def reveal(self, key: str) -> None:
        """Scroll to a session, if it is on one of the days shown."""
        pieces = self.board.pieces_of(key)
        if pieces:
            self.bring_into_view(pieces[0].rect)

    def make_session(self) -> None:
        """Ask for a session as the key N does: after the selected one, or where it is free."""
        self._keys.draw(self.board, self._selected)

    def set_ringed(self, keys: Collection[str]) -> None:
        """Point sessions out with a strong ring, as long as a warning about them is hovered."""
        before, self._ringed = self._ringed, frozenset(keys)
        self._repaint_blocks(before ^ self._ringed)

    # --- how it is painted

    def pose_of(self, drawn: Drawn) -> Pose:
        """Return how a piece is shown now; both pieces of a session over midnight alike."""
        key = drawn.block.key
        return Pose(
            selected=key == self._selected,
            focused=key == self._proxies.ringed(),
            faded=key == self.pointer.lifted,
            pointed_out=key in self._ringed,
            mirrored=self.board.mirrored,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the board; round it a ring while the keyboard is here and at no session."""
        super().paintEvent(event)
        if self._has_ring():
            painter = QPainter(self.viewport())
            draw_focus(painter, QRectF(self.viewport().rect()), radius=2)
            painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; the ring stays where it is."""
        super().scrollContentsBy(dx, dy)
        if self._has_ring():
            self.viewport().update()

    def _has_ring(self) -> bool:
        return self._ring and self.hasFocus()

    def arranged(self) -> None:
        """Lay the buttons over their blocks."""
        named: list[tuple[str, str, QRect]] = []
        for one in self.board.in_time_order():
            column = None if one.block.spanning else self.board.column(one.block.column)
            name = spoken_name(self.board.layout, self.board.day(one.piece), one.block, column)
            named.append((one.block.key, name, self.in_viewport(one.rect)))
        self._proxies.sync(named)

    # --- what the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and take hold."""
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a session, or make one."""
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the owner for a menu, of the session under the pointer or the selected one."""
        at, key = event.globalPos(), self._selected
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            pieces = self.board.pieces_of(key)
            if pieces:
                inside = self.in_viewport(pieces[0].rect).center()
                at = self.viewport().mapToGlobal(inside)
        else:
            held = self.board.piece_at(self.content_point(QPointF(event.pos())))
            key = held.block.key if held is not None else ""
            self._choose(key)
        self.menu_asked.emit(key, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a drag, or do what the key means."""
        if event.key() == Qt.Key.Key_Escape and self.pointer.dragging:
            self.pointer.cancel()
        elif not self._keys.press(event, self.board, self._selected):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for giving up a drag."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and self.pointer.dragging
        ):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say everything about the session the pointer rests on."""
        if not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        held = self.board.piece_at(self.content_point(QPointF(event.pos())))
        text = "" if held is None or self.pointer.dragging else self._tooltip(held)
        QToolTip.showText(event.globalPos(), text, self.viewport())
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the selected session, or the first."""
        super().focusInEvent(event)
        if not is_aside(event.reason()):
            self._ring = wants_ring(event.reason())
        self.viewport().update()
        keys = self._proxies.keys()
        if event.reason() in BY_KEYBOARD:
            wished = self._selected if self._selected in keys else next(iter(keys), "")
            self._proxies.focus(wished, event.reason())
        elif event.reason() is Qt.FocusReason.OtherFocusReason and self._selected in keys:
            self._proxies.focus(self._selected, Qt.FocusReason.ShortcutFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring round the whole away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let sessions from a list in, nothing else."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where a session from a list would be."""
        block = self._dragged(event)
        if block is not None and self.pointer.drag_in(block, event.position(), event.modifiers()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Put everything back."""
        self.pointer.cancel()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go of a session from a list."""
        block = self._dragged(event)
        if block is not None and self.pointer.drag_in(block, event.position(), event.modifiers()):
            event.acceptProposedAction()
            self.pointer.drop_in()

    # --- inside

    def _connect(self) -> None:
        pointer, keys, proxies = self.pointer, self._keys, self._proxies
        for source in (pointer, keys):
            source.opened.connect(self.session_opened)
            source.resized.connect(self.session_resized)
            source.drawn.connect(self.session_drawn)
        pointer.moved.connect(self.session_moved)
        pointer.copied.connect(self.session_copied)
        pointer.dropped_in.connect(self.session_dropped_in)
        pointer.let_go.connect(self._let_go)
        pointer.ended.connect(self.carry_ended)
        pointer.pressed.connect(self._press)
        pointer.night_pressed.connect(self._toggle_night)
        keys.moved.connect(self._move_by_key)
        keys.walked.connect(self._walk_to)
        keys.unschedule_asked.connect(self.unschedule_asked)
        keys.drop_asked.connect(self.drop_asked)
        self.hour_strip.night_asked.connect(self._toggle_night)
        self.day_strip.fixes_asked.connect(self.fixes_asked)
        proxies.focused.connect(self._focus_came)
        proxies.unfocused.connect(self._focus_went)
        proxies.pressed.connect(self._walk_to)

    def _press(self, key: str) -> None:
        """Give the keyboard to what was pressed, without a ring."""
        if not (key and self._proxies.focus(key, Qt.FocusReason.MouseFocusReason)):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(key)

    def _let_go(self, key: str, at: QPointF, copying: bool) -> None:  # noqa: FBT001 - a slot
        self.session_let_go.emit(key, self.viewport().mapToGlobal(at.toPoint()), copying)

    def _walk_to(self, key: str) -> None:
        self._choose(key)
        self._proxies.focus(key, Qt.FocusReason.ShortcutFocusReason)
        self.reveal(key)

    def _move_by_key(self, key: str, start: str, column: str) -> None:
        # The owner may answer at once or later: when the session stands elsewhere, it is shown.
        self._following = key
        self.session_moved.emit(key, start, column)

    def _focus_came(self, key: str) -> None:
        if self._proxies.ringed() == key:
            self.reveal(key)
        self._choose(key)
        self._repaint_blocks({key})

    def _focus_went(self, key: str) -> None:
        self._repaint_blocks({key})

    def _choose(self, key: str) -> None:
        """Select on behalf of the user."""
        if key != self._selected:
            self._set_selected(key)
            self.session_selected.emit(key)

    def _set_selected(self, key: str) -> None:
        before, self._selected = self._selected, key
        self._proxies.stop_at(key)
        self._repaint_blocks({before, key})

    def _repaint_blocks(self, keys: Collection[str]) -> None:
        pieces = [one for key in keys for one in self.board.pieces_of(key)]
        self.repaint_content([QRectF(one.reach) for one in pieces])

    def _toggle_night(self, stretch: Stretch) -> None:
        anchor = self.anchor()
        self.board.toggle_night(stretch)
        self.hold(anchor)

    def _tooltip(self, held: Drawn) -> str:
        column = None if held.block.spanning else self.board.column(held.block.column)
        return tooltip(self.board.layout, self.board.day(held.piece), held.block, column)

    def _renew_focus_policy(self) -> None:
        """Let Tab go to a block, and to the surface itself only while there are none."""
        empty = not self.board.drawn
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if empty else Qt.FocusPolicy.NoFocus)

    def _dragged(self, event: QDropEvent) -> GridBlock | None:
        if not event.mimeData().hasFormat(SESSION_MIME):
            return None
        key = bytes(event.mimeData().data(SESSION_MIME).data()).decode("utf-8", "replace")
        unknown = GridBlock(key=key, title="", kind="breakout", minutes=FRESH_MINUTES)
        return self.board.blocks.get(key, unknown)
