"""The agenda screen in the real window: sessions moved, made and taken out by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.agenda_grid.grid import AgendaGrid
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Session
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the agenda, its one session selected."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        grid(window).select("s1")
        yield window


def grid(window: MainWindow) -> AgendaGrid:
    """Return the grid."""
    found = window.findChild(AgendaGrid)
    assert found is not None
    return found


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, *, ctrl: bool = False) -> Session:
    """Press a key in the grid; return the session after the action."""
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(grid(window), key, held)
    return the_document(window).snapshot.sessions["s1"]


def test_ctrl_down_moves_a_session_five_minutes(window: MainWindow, qtbot: QtBot) -> None:
    assert press(window, qtbot, Qt.Key.Key_Down, ctrl=True).start == "2027-04-14T09:05"
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert the_document(window).snapshot.sessions["s1"].start == "2027-04-14T09:00"


def test_u_takes_a_session_out_and_it_waits_in_the_list(window: MainWindow, qtbot: QtBot) -> None:
    assert press(window, qtbot, Qt.Key.Key_U).start is None
    lists = window.findChildren(QListWidget)
    waiting = next(one for one in lists if one.accessibleName() == "Unscheduled sessions")
    assert waiting.item(0).text().startswith("Opening")


def test_delete_drops_a_session_and_keeps_it(window: MainWindow, qtbot: QtBot) -> None:
    assert press(window, qtbot, Qt.Key.Key_Delete).dropped_on == "2027-03-01"


def test_n_makes_a_session(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_N)
    titles = [one.title for one in the_document(window).snapshot.sessions.values()]
    assert titles == ["Opening", "New session"]
