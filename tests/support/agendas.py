"""The agenda screen for tests: its parts, its file, and what was said on it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.screen import AgendaScreen
from convenor.widgets.editable import EditableField
from convenor.widgets.toast import Toast
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Session
from support.builders import a_full_house
from support.windows import the_document, the_screen

DROPPED = {
    "id": "gone", "title": "Site visit", "kind": "travel", "minutes": 120,
    "start": "2027-04-15T14:00", "room": "r1", "dropped_on": "2027-02-01",
}  # fmt: skip
WAITING = {"id": "wait", "title": "Press briefing", "kind": "bilateral", "minutes": 30}


def a_house(*sessions: dict[str, Any], **lists: Any) -> dict[str, Any]:
    """Return the full house with a second room and further sessions; lists are replaced."""
    value = a_full_house()
    value["rooms"].append({"id": "r2", "name": "Studio", "capacity": 1})
    value["sessions"].extend(sessions)
    return {**value, **lists}


def the_agenda(window: MainWindow) -> AgendaScreen:
    """Bring the agenda to the front and return it."""
    screen = the_screen(window, "agenda")
    assert isinstance(screen, AgendaScreen)
    return screen


def session(window: MainWindow, key: str = "s1") -> Session:
    """Return a session as the file has it now."""
    return the_document(window).snapshot.sessions[key]


def doing(window: MainWindow, qtbot: QtBot, act: Callable[[], object], key: str = "s1") -> Session:
    """Do something, wait until the file has it, and return a session as it is then."""
    with qtbot.waitSignal(the_document(window).acted):
        act()
    return session(window, key)


def undone(window: MainWindow, qtbot: QtBot, key: str = "s1") -> Session:
    """Take the last action back and return a session as it is then."""
    return doing(window, qtbot, the_document(window).undo, key)


def field(screen: AgendaScreen, name: str) -> EditableField:
    """Return a field of the panel."""
    return screen.session.form.visits.fields[name]


def type_in(screen: AgendaScreen, name: str, text: str) -> None:
    """Replace what stands in a field of the panel, and end the visit."""
    screen.session.start_visit(name)
    QTest.keyClicks(field(screen, name).editor(), text)
    field(screen, name).end_visit()


def press(widget: QWidget, key: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> None:
    """Press a key where the widget has the focus."""
    held = Qt.KeyboardModifier.NoModifier
    held |= Qt.KeyboardModifier.ControlModifier if ctrl else held
    held |= Qt.KeyboardModifier.ShiftModifier if shift else held
    QTest.keyClick(widget, key, held)


def toast(window: MainWindow) -> str:
    """Return what the toast says that stands now."""
    shown = [one for one in window.findChildren(Toast) if one.isVisible()]
    return shown[-1].accessibleName() if shown else ""
