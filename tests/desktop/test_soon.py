"""What is to be done soon is done, and let go of when whoever wanted it goes first."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from convenor.soon import soon


class Screen(QObject):
    """Stands for what knows much."""

    def __init__(self) -> None:
        super().__init__()
        self.done = 0

    def act(self) -> None:
        self.done += 1


def test_it_is_done_once_when_the_loop_comes_by(qtbot: QtBot) -> None:
    screen = Screen()
    soon(screen, screen.act)
    assert screen.done == 0
    qtbot.waitUntil(lambda: screen.done > 0)
    qtbot.waitUntil(lambda: not screen.children())
    assert screen.done == 1


def test_what_goes_before_is_let_go_of(qtbot: QtBot) -> None:
    screen, other = Screen(), Screen()
    soon(screen, screen.act)
    soon(screen, other.act, after=60_000)
    gone = [weakref.ref(screen), weakref.ref(other)]
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del screen, other
    gc.collect()
    assert [one() for one in gone] == [None, None]
