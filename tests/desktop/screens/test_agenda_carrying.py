"""A session carried out of the grid: to another day's tab, back to the unscheduled ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.screen import AgendaScreen
from convenor.widgets.agenda_grid.values import SESSION_MIME
from convenor.window.main_window import MainWindow
from convenor_db.domain.actions.session_fields import set_field
from support.agendas import WAITING, a_house, doing, session, the_agenda, undone
from support.grids import CONTROL, LEFT, PLAIN, at, drag, drop, middle, mouse
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the first of three days."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house(dict(WAITING))) as window:
        window.resize(1400, 860)
        the_agenda(window)
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


def tab(agenda: AgendaScreen, words: str) -> QAbstractButton:
    """Return the tab of a day."""
    buttons = agenda.tools.findChildren(QAbstractButton)
    return next(one for one in buttons if one.isVisible() and one.text().startswith(words))


def over(agenda: AgendaScreen, widget: QWidget) -> QPointF:
    """Return the middle of a widget as a point of the grid's viewport."""
    on_screen = widget.mapToGlobal(widget.rect().center())
    return QPointF(agenda.grid.viewport().mapFromGlobal(on_screen))


def days(agenda: AgendaScreen) -> list[str]:
    """Return the days shown."""
    return [one.label for one in agenda.grid.board.frame.days]


def test_let_go_on_a_days_tab_it_goes_to_that_day_at_the_same_time(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    there = over(agenda, tab(agenda, "Thu 15"))
    drag(agenda.grid, middle(agenda.grid, "s1"), there)
    moved = doing(window, qtbot, lambda: drop(agenda.grid, there))
    assert (moved.start, moved.room) == ("2027-04-15T09:00", "r1")
    assert undone(window, qtbot).start == "2027-04-14T09:00"


def test_held_over_a_days_tab_that_day_opens_and_the_drag_goes_on(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    drag(agenda.grid, middle(agenda.grid, "s1"), over(agenda, tab(agenda, "Thu 15")))
    qtbot.waitUntil(lambda: days(agenda) == ["Thu 15 Apr"])
    assert agenda.grid.pointer.dragging
    there = at(agenda.grid, 0, 1, 14 * 60)
    mouse(agenda.grid, QEvent.Type.MouseMove, there)
    moved = doing(window, qtbot, lambda: drop(agenda.grid, there))
    assert (moved.start[:10] if moved.start else "", moved.room) == ("2027-04-15", "r2")


def test_a_tab_passed_over_does_not_open(agenda: AgendaScreen, qtbot: QtBot) -> None:
    begin = middle(agenda.grid, "s1")
    drag(agenda.grid, begin, over(agenda, tab(agenda, "Thu 15")))
    mouse(agenda.grid, QEvent.Type.MouseMove, begin + QPointF(0, 60))
    with qtbot.assertNotEmitted(agenda.tools.day_wanted, wait=700):
        pass
    assert days(agenda) == ["Wed 14 Apr"]
    agenda.grid.pointer.cancel()


def test_let_go_among_the_unscheduled_it_has_no_time(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    there = over(agenda, agenda.waiting)
    drag(agenda.grid, middle(agenda.grid, "s1"), there)
    assert agenda.grid.pointer.ghost is None
    assert doing(window, qtbot, lambda: drop(agenda.grid, there)).start is None
    assert undone(window, qtbot).start == "2027-04-14T09:00"


def test_a_copy_is_not_put_among_the_unscheduled(agenda: AgendaScreen) -> None:
    drag(agenda.grid, middle(agenda.grid, "s1"), over(agenda, agenda.waiting), CONTROL)
    assert agenda.grid.pointer.ghost is not None
    agenda.grid.pointer.cancel()


def test_a_change_of_something_else_does_not_end_a_drag(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    there = at(agenda.grid, 0, 1, 14 * 60)
    drag(agenda.grid, middle(agenda.grid, "s1"), there)

    def pin(snapshot: object) -> object:
        return set_field(snapshot, key="s1", field="pinned", text="true")  # type: ignore[arg-type]

    doing(window, qtbot, lambda: the_document(window).act(pin))  # type: ignore[arg-type]
    assert agenda.grid.pointer.dragging
    moved = doing(window, qtbot, lambda: drop(agenda.grid, there))
    assert (moved.room, moved.pinned) == ("r2", True)


def test_a_session_moved_meanwhile_is_let_go(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    drag(agenda.grid, middle(agenda.grid, "s1"), at(agenda.grid, 0, 1, 14 * 60))
    doing(window, qtbot, lambda: agenda.grid.session_moved.emit("s1", "2027-04-14T16:00", "r1"))
    assert not agenda.grid.pointer.dragging
    assert session(window).start == "2027-04-14T16:00"


def test_an_unscheduled_session_held_over_a_tab_opens_that_day(
    agenda: AgendaScreen, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setData(SESSION_MIME, b"wait")
    button = tab(agenda, "Fri 16")
    where = button.mapTo(agenda.tools, button.rect().center())
    action = Qt.DropAction.MoveAction
    QApplication.sendEvent(agenda.tools, QDragEnterEvent(QPoint(1, 1), action, mime, LEFT, PLAIN))
    QApplication.sendEvent(agenda.tools, QDragMoveEvent(where, action, mime, LEFT, PLAIN))
    qtbot.waitUntil(lambda: days(agenda) == ["Fri 16 Apr"])


def test_the_tab_of_a_day_counts_what_is_to_be_fixed_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    clash = {
        "id": "clash", "title": "Clash", "kind": "breakout", "start": "2027-04-14T09:30",
        "minutes": 60, "room": "r1",
    }  # fmt: skip
    with an_open_window(qtbot, tmp_path / "b.convenor", a_house(clash)) as window:
        agenda = the_agenda(window)
        count = agenda.grid.board.frame.days[0].to_fix
        assert count > 0
        assert tab(agenda, "Wed 14").accessibleName() == f"Wed 14, {count} to fix"
        assert tab(agenda, "Thu 15").accessibleName() == "Thu 15"
