"""The first ten minutes with the program, from the start page to the second start.

By mouse and keys alone, in the real window, without a manual. What each step keeps the window from
doing is measured in processor time and told with ``-s``; it is not judged by the clock.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.settings import Settings
from convenor.widgets.agenda_grid.grid import AgendaGrid
from convenor.widgets.link_row import LinkRow
from convenor.widgets.record_table import RecordTable
from convenor.widgets.segmented import Segmented
from convenor.window.main_window import MainWindow
from support.builders import around
from support.fakes import FakeAsk
from support.grids import drag, drop
from support.packs import text_of
from support.windows import dress

_Widget = TypeVar("_Widget", bound=QWidget)
_CONTROL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_PATIENCE = 120_000
_BRIEF: Final = "Models used before release"
_MOVED: Final = "Drafting group, first reading"


class Gaps(QObject):
    """The longest the window's thread was busy in one go, step by step, in processor time."""

    def __init__(self) -> None:
        super().__init__()
        self._longest, self._before = 0.0, time.thread_time()
        self.told: dict[str, float] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.thread_time()
        self._longest, self._before = max(self._longest, now - self._before), now

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        """Measure one step."""
        QApplication.processEvents()
        self._longest, self._before = 0.0, time.thread_time()
        yield
        self._tick()
        self.told[step] = self._longest


class FoldersShown(QObject):
    """Takes the place of the desktop, which would show a folder."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show_url(self, url: QUrl) -> None:
        """Keep what was to be shown."""
        self.shown.append(Path(url.toLocalFile()))


class Desk:
    """The window, and somebody at it who has a mouse, keys and eyes."""

    def __init__(self, qtbot: QtBot, window: MainWindow, ask: FakeAsk) -> None:
        self.qtbot, self.window, self.ask = qtbot, window, ask

    @property
    def folder(self) -> Path:
        """The folder that is named when one is asked for."""
        assert self.ask.path
        return self.ask.path

    # Eyes

    def seen(self, kind: type[_Widget], begin: str = "") -> list[_Widget]:
        """Return what can be seen of a kind, and what its name begins with."""
        found = self.front().findChildren(kind)
        return [one for one in found if one.isVisible() and _name(one).startswith(begin)]

    def front(self) -> QWidget:
        """Return the window in front: a dialog, or the window."""
        return QApplication.activeModalWidget() or self.window

    def find(self, kind: type[_Widget], begin: str) -> _Widget:
        """Return the first that can be seen with a name that begins so; wait for it."""
        self.until(lambda: bool(self.seen(kind, begin)), f"{kind.__name__} {begin!r}")
        return self.seen(kind, begin)[0]

    def until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Wait until something holds."""
        try:
            self.qtbot.waitUntil(holds, timeout=_PATIENCE)
        except Exception as error:
            message = f"{what} not seen among {self.words()}"
            raise AssertionError(message) from error

    def words(self) -> list[str]:
        """Return everything that can be read on labels."""
        return [_name(one) for one in self.seen(QLabel) if _name(one)]

    def reads(self, pattern: str) -> str:
        """Wait until this can be read somewhere, and return it."""
        look = re.compile(pattern)
        self.until(lambda: any(look.search(words) for words in self.words()), pattern)
        return next(found[0] for words in self.words() if (found := look.search(words)))

    # Hands

    def click(self, begin: str, kind: type[QWidget] = QAbstractButton) -> None:
        """Click what has a name that begins so, in its middle."""
        self.until(lambda: any(each.isEnabled() for each in self.seen(kind, begin)), begin)
        widget = next(each for each in self.seen(kind, begin) if each.isEnabled())
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def turn(self, words: str) -> None:
        """Click a part of a switch or a tab."""
        parts = [
            part for one in self.seen(Segmented) for part in one.parts() if _name(part) == words
        ]
        QTest.mouseClick(parts[0], Qt.MouseButton.LeftButton)

    def keys(self, *keys: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keyClick(self.focus(), key, held)

    def types(self, words: str) -> None:
        """Type where the focus is: it has to be in a line."""
        focus = self.focus()
        assert isinstance(focus, QLineEdit), focus
        QTest.keyClicks(focus, words)

    def focus(self) -> QWidget:
        """Return what has the focus in the window in front."""
        popup = QApplication.activePopupWidget()
        if popup:
            return popup  # it takes every key
        front = self.front()
        front.activateWindow()  # a screen without windows does not do that itself
        self.until(front.isActiveWindow, "the window in front")
        return QApplication.focusWidget() or front


def _name(widget: QWidget) -> str:
    written = getattr(widget, "text", str)() if isinstance(widget, QLabel | QAbstractButton) else ""
    return widget.accessibleName() or str(written)


@contextmanager
def _started(qtbot: QtBot, ask: FakeAsk) -> Iterator[Desk]:
    """Start the program as it starts without a file being named."""
    dress()
    window = MainWindow(around(2), settings=Settings(), ask=ask)
    qtbot.addWidget(window)
    last = Settings().last_file
    if last:
        assert window.open_path(Path(last))
    else:
        window.resize(1440, 860)  # the screen of tests is smaller than any user's
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(qtbot, window, ask)
    window.close()


def look_at_a_sample(desk: Desk) -> None:
    """Open a sample from the start page; Overview says what needs somebody."""
    desk.click("Medium", LinkRow)
    desk.until(lambda: desk.window.document is not None and desk.window.is_complete)
    desk.reads("must-fix warning")
    desk.reads("replies are overdue")
    desk.reads("briefs wait for approval")
    desk.reads("must-fix warnings")


def mend_the_agenda(desk: Desk) -> None:
    """Go from Overview to the agenda; drag a session to a larger room: a warning less."""
    desk.click("Show in Agenda: 4 must-fix warnings")
    grid = desk.find(AgendaGrid, "")
    block = desk.find(QAbstractButton, "Round table 5: access for auditors")
    assert "Tower Room, 1 must be fixed" in _name(block)
    larger = desk.find(QAbstractButton, "Round table 2: incidents")
    here = _middle_in(grid, block)
    there = QPointF(_middle_in(grid, larger).x(), here.y())
    drag(grid, here, there)
    drop(grid, there)
    desk.find(QAbstractButton, "Agenda, 3 must be fixed")
    desk.find(
        QAbstractButton, f"{_name(block).partition(',')[0]}, Sat 30 Oct 14:30–15:45, Map Room"
    )


def take_it_back_and_do_it_again(desk: Desk) -> None:
    """Bring the warning back, and take it away again."""
    desk.keys(Qt.Key.Key_Z, held=_CONTROL)
    desk.find(QAbstractButton, "Agenda, 4 must be fixed")
    desk.keys(Qt.Key.Key_Y, held=_CONTROL)
    desk.find(QAbstractButton, "Agenda, 3 must be fixed")


def change_a_post(desk: Desk) -> None:
    """Find a person with four letters; change the post where it stands."""
    desk.keys(Qt.Key.Key_K, held=_CONTROL)
    desk.types("okaf")
    desk.keys(Qt.Key.Key_Return)
    desk.reads("Amara Okafor")
    desk.click("Post", QLineEdit)
    desk.keys(Qt.Key.Key_A, held=_CONTROL)
    desk.types("Prime Minister")
    desk.keys(Qt.Key.Key_Return)
    desk.reads("^Prime Minister")


def name_a_substitute(desk: Desk) -> None:
    """Type where the caret is: where a name is asked for, then where something is missing."""
    desk.turn("Seat")
    desk.click("Name a substitute…")
    desk.reads("Who comes")
    desk.types("Abrantes")
    desk.keys(Qt.Key.Key_Return)
    desk.reads("João Abrantes leads the delegation of Albia")
    desk.keys(Qt.Key.Key_Return, held=_CONTROL)
    desk.reads("Say by when an answer is wanted")
    desk.types("12 Mar 2027")
    desk.keys(Qt.Key.Key_Return, held=_CONTROL)
    desk.reads("João Abrantes named as substitute")


def approve_a_brief(desk: Desk) -> None:
    """Find a brief by its name, and approve it; it is said whom it reaches."""
    desk.keys(Qt.Key.Key_7, held=_CONTROL)
    desk.keys(Qt.Key.Key_F, held=_CONTROL)
    desk.types(_BRIEF[:11])
    desk.keys(Qt.Key.Key_Down, Qt.Key.Key_Return)
    desk.reads("Reaches nobody yet: not approved")
    desk.click("Approve as marta")
    desk.reads("Reaches 124 of 126")


def write_the_packs(desk: Desk) -> None:
    """Write a numbered pack for each reader, have the folder shown, and read one."""
    folders = FoldersShown()
    desk.keys(Qt.Key.Key_8, held=_CONTROL)
    desk.turn("Packs")
    desk.click("Write 124 packs…")
    desk.reads("124 packs written")
    shown = "show_url"  # PySide says octets, and takes a text only
    QDesktopServices.setUrlHandler("file", folders, shown)  # type: ignore[arg-type]
    desk.click("Show in folder")
    QDesktopServices.unsetUrlHandler("file")
    desk.find(QAbstractButton, "124 up to date")
    assert folders.shown == [desk.folder]
    pack = text_of(desk.folder / "Copy 001 of 124 - Prof. Dr. Afonso Abrantes.pdf")
    assert "Briefing pack for Prof. Dr. Afonso Abrantes" in pack
    assert "Copy 001 of 124 for Prof. Dr. Afonso Abrantes" in pack
    assert pack.count(_BRIEF) > 1  # in the contents, and over the paper approved just now


def write_the_calendars(desk: Desk) -> None:
    """Write all, then move a session: some calendars are old again."""
    desk.turn("Calendars")
    desk.click("Write 359 files…")
    desk.reads("359 files written for 138 people")
    desk.reads("All calendars are up to date")
    desk.keys(Qt.Key.Key_4, held=_CONTROL)
    _click_block(desk, _MOVED)
    desk.keys(Qt.Key.Key_Down, held=_CONTROL)
    desk.find(QAbstractButton, f"{_MOVED}, Sat 30 Oct 16:35")
    desk.keys(Qt.Key.Key_8, held=_CONTROL)
    desk.reads("^6 people")
    desk.find(QAbstractButton, "6 changed")
    desk.reads("^132 unchanged")


def go_far_down(desk: Desk) -> None:
    """Select somebody far down the list of people."""
    desk.keys(Qt.Key.Key_2, held=_CONTROL)
    desk.keys(Qt.Key.Key_Escape)
    desk.keys(*[Qt.Key.Key_PageDown] * 4)
    desk.keys(*[Qt.Key.Key_Up] * 3)


def find_it_as_it_was(desk: Desk) -> None:
    """Undo the last action of before, as soon as the menu offers that."""
    desk.until(lambda: _can_undo(desk), "Undo")
    desk.keys(Qt.Key.Key_Z, held=_CONTROL)
    desk.keys(Qt.Key.Key_4, held=_CONTROL)
    desk.find(QAbstractButton, f"{_MOVED}, Sat 30 Oct 16:30")


class Where(NamedTuple):
    """Where somebody is, as it can be seen."""

    person: list[str]
    scrolled: int
    size: tuple[int, int]


def where(desk: Desk) -> Where:
    """Return where somebody is on the screen of people."""
    table = desk.find(RecordTable, "People")
    size = desk.window.size()
    scrolled = table.verticalScrollBar().value()
    return Where(table.chosen(), scrolled, (size.width(), size.height()))


def _can_undo(desk: Desk) -> bool:
    offered = desk.window.findChildren(QAction)
    return any(one.text().startswith("Undo Move ") and one.isEnabled() for one in offered)


def _click_block(desk: Desk, begin: str) -> None:
    grid = desk.find(AgendaGrid, "")
    there = _middle_in(grid, desk.find(QAbstractButton, begin)).toPoint()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=there)


def _middle_in(grid: AgendaGrid, block: QWidget) -> QPointF:
    """Return the middle of a session's block, as a point of the grid's viewport."""
    on_screen = block.mapToGlobal(block.rect().center())
    return QPointF(grid.viewport().mapFromGlobal(on_screen))


_STORY: Final = (
    look_at_a_sample,
    mend_the_agenda,
    take_it_back_and_do_it_again,
    change_a_post,
    name_a_substitute,
    approve_a_brief,
    write_the_packs,
    write_the_calendars,
    go_far_down,
)


def test_the_first_ten_minutes(qtbot: QtBot, tmp_path: Path) -> None:
    ask, gaps = FakeAsk(path=tmp_path / "out"), Gaps()
    with _started(qtbot, ask) as desk:
        for step in _STORY:
            with gaps.of(step.__name__):
                step(desk)
        desk.window.resize(960, 700)  # smaller, else it would be fitted into the screen of tests
        before = where(desk)
        assert before.person
        assert before.scrolled > 0
        desk.keys(Qt.Key.Key_Q, held=_CONTROL)
        assert not desk.window.isVisible()
    with _started(qtbot, ask) as desk, gaps.of("start again"):
        desk.until(lambda: desk.window.is_complete)
        desk.until(lambda: where(desk) == before, f"{before}, {where(desk)}")
        find_it_as_it_was(desk)
    sys.stdout.write("".join(f"\n{step:30}{gap:6.2f} s" for step, gap in gaps.told.items()))
