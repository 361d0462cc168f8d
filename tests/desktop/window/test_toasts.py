"""Where a toast stands: never over what the user has in hand, nor over a bar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.toast import Toast, is_in_hand, set_in_hand
from convenor.window.main_window import MainWindow
from convenor.workplace import Saying
from support.agendas import a_house, doing, press, the_agenda
from support.windows import an_empty_window, an_open_window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """Return a window."""
    with an_empty_window(qtbot) as window:
        yield window


def toast_of(window: MainWindow) -> QRect:
    """Let the window say something; return where it says it."""
    window.toast(Saying("Moved “Opening” to Wed 14 Apr 10:00, Jura", "Undo", lambda: None))
    QApplication.processEvents()
    return next(one.geometry() for one in window.findChildren(Toast) if one.isVisible())


def in_hand(window: MainWindow, *place: int) -> QRect:
    """Put something in the user's hand."""
    block = QWidget(window)
    set_in_hand(block, held=True)
    block.setGeometry(*place)
    block.show()
    return block.geometry()


def test_a_toast_stands_at_the_foot_in_the_middle(window: MainWindow) -> None:
    there = toast_of(window)
    assert abs(there.center().x() - window.width() / 2) < 2
    assert there.bottom() > window.height() - 60


def test_a_toast_stands_beside_what_is_in_hand(window: MainWindow) -> None:
    block = in_hand(window, 600, 700, 240, 160)
    there = toast_of(window)
    assert not there.intersects(block)
    assert there.bottom() > window.height() - 60


def test_a_toast_stands_above_what_fills_the_foot(window: MainWindow) -> None:
    block = in_hand(window, 0, 700, 1440, 160)
    there = toast_of(window)
    assert not there.intersects(block)
    assert window.rect().contains(there)


def test_a_toast_stands_beside_a_bar(window: MainWindow) -> None:
    bar = BulkBar(window)
    bar.set_count("6 selected")
    assert not toast_of(window).intersects(bar.geometry())
    bar.set_count("7 selected and a great deal more of what can be said about them " * 2)
    there = next(one.geometry() for one in window.findChildren(Toast) if one.isVisible())
    assert not there.intersects(bar.geometry())


def test_a_toast_leaves_the_session_in_sight_that_was_moved(qtbot: QtBot, tmp_path: Path) -> None:
    late = {"id": "late", "title": "Closing", "kind": "plenary", "minutes": 300,
            "start": "2027-04-14T15:00", "room": "r2"}  # fmt: skip
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house(late)) as window:
        agenda = the_agenda(window)
        agenda.select("late")
        doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_Down, ctrl=True), key="late")
        toast = next(one for one in window.findChildren(Toast) if one.isVisible())
        QApplication.processEvents()
        block = next(one for one in agenda.grid.findChildren(QWidget) if is_in_hand(one))
        there = QRect(block.mapTo(window, QPoint()), block.size())
        assert not toast.geometry().intersects(there)
