"""An agenda grid for tests: sessions to put on it, a mouse to drag them, an ear for its words."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.widgets.agenda_grid.grid import AgendaGrid
from convenor.widgets.agenda_grid.values import GridBlock, GridColumn, GridDay, GridFrame

WED = GridDay(day=date(2027, 4, 14), label="Wed 14 Apr", to_fix=3)
THU = GridDay(day=date(2027, 4, 15), label="Thu 15 Apr")
ROOMS = (
    GridColumn(key="hall", title="Assembly Hall", capacity=200),
    GridColumn(key="lake", title="Lakeside", capacity=60),
    GridColumn(key="jura", title="Jura", capacity=40),
)
FRAME = GridFrame(zone=ZoneInfo("Europe/Zurich"), days=(WED, THU), columns=ROOMS)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
_SIGNALS = (
    "session_selected",
    "session_opened",
    "session_moved",
    "session_copied",
    "session_resized",
    "session_drawn",
    "session_dropped_in",
    "unschedule_asked",
    "drop_asked",
    "fixes_asked",
    "menu_asked",
)


def a_block(key: str, start: str, minutes: int = 60, column: str = "hall") -> GridBlock:
    """Return a breakout of that key, titled like it."""
    return GridBlock(
        key=key, title=key.title(), kind="breakout", start=start, minutes=minutes, column=column
    )


OPENING = a_block("opening", "2027-04-14T09:00")
CLINIC = a_block("clinic", "2027-04-14T10:30", 90, "lake")
TALK = a_block("talk", "2027-04-14T11:00", 60, "hall")
GALA = a_block("gala", "2027-04-14T22:30", 180, "lake")
LUNCH = GridBlock(
    key="lunch", title="Lunch", kind="meal", start="2027-04-14T12:30", minutes=60, spanning=True
)
WAITING = GridBlock(key="waiting", title="Waiting", kind="bilateral", minutes=30)


def a_grid(qtbot: QtBot) -> AgendaGrid:
    """Return a grid of two days and three rooms, shown, with five sessions."""
    grid = AgendaGrid()
    qtbot.addWidget(grid)
    grid.resize(900, 700)
    grid.set_frame(FRAME)
    grid.set_blocks([OPENING, CLINIC, TALK, LUNCH, WAITING])
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


class Said:
    """Everything a grid says from now on, in order: signal, then its values."""

    def __init__(self, grid: AgendaGrid) -> None:
        self.words: list[tuple[object, ...]] = []
        for name in _SIGNALS:
            getattr(grid, name).connect(self._listener(name))

    def _listener(self, name: str) -> Callable[..., None]:
        return lambda *words: self.words.append((name, *words))

    def but_selecting(self) -> list[tuple[object, ...]]:
        """Return what was said, without what only follows from a click."""
        return [words for words in self.words if words[0] != "session_selected"]


def middle(grid: AgendaGrid, key: str, piece: int = 0) -> QPointF:
    """Return the middle of a piece of a session, in the viewport."""
    rect = grid.board.pieces_of(key)[piece].rect
    return QPointF(grid.in_viewport(rect).center())


def at(grid: AgendaGrid, day: int, column: int, minute: int) -> QPointF:
    """Return the middle of a column at a minute of the day, in the viewport."""
    geometry = grid.board.geometry
    x = geometry.x(day * len(geometry.columns) + column) + geometry.column_width / 2
    y = geometry.y(geometry.layout.axis.position(minute))
    return QPointF(x, y) - grid.corner()


def minutes_down(grid: AgendaGrid, minutes: float) -> QPointF:
    """Return how far down so many minutes are."""
    return QPointF(0, minutes * grid.board.geometry.pixels_a_minute)


def mouse(
    grid: AgendaGrid,
    kind: QEvent.Type,
    where: QPointF,
    modifiers: Qt.KeyboardModifier = PLAIN,
    *,
    held: bool = True,
) -> None:
    """Send one mouse event of the left button, *held* or not, to the viewport."""
    released = kind == QEvent.Type.MouseButtonRelease or not held
    buttons = Qt.MouseButton.NoButton if released else LEFT
    on_screen = QPointF(grid.viewport().mapToGlobal(where.toPoint()))
    event = QMouseEvent(kind, where, on_screen, LEFT, buttons, modifiers)
    QApplication.sendEvent(grid.viewport(), event)


def drag(
    grid: AgendaGrid, begin: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = PLAIN
) -> None:
    """Press and move, without letting go."""
    mouse(grid, QEvent.Type.MouseButtonPress, begin)
    mouse(grid, QEvent.Type.MouseMove, begin + QPointF(8, 8), modifiers)
    mouse(grid, QEvent.Type.MouseMove, end, modifiers)


def drop(grid: AgendaGrid, end: QPointF, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Let go."""
    mouse(grid, QEvent.Type.MouseButtonRelease, end, modifiers)
