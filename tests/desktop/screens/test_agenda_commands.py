"""What can be done on the agenda, from the menus and the palette."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from convenor.commands import Command
from convenor.screens.agenda.screen import AgendaScreen
from convenor.window.main_window import MainWindow
from support.agendas import DROPPED, WAITING, a_house, doing, field, the_agenda
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the agenda, nothing selected."""
    value = a_house(dict(WAITING), dict(DROPPED))
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        the_agenda(window)
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


def command(window: MainWindow, name: str) -> Command:
    """Return a command of the agenda."""
    return next(one for one in window.commands.all if one.name == f"agenda.{name}")


@pytest.mark.parametrize(
    ("key", "name", "reason"),
    [
        ("", "drop", "Choose a session first."),
        ("s1", "drop", ""),
        ("gone", "drop", "This session was dropped. Put it back first."),
        ("wait", "unschedule", "This session has no time."),
        ("s1", "put_back", "This session was not dropped."),
        ("gone", "put_back", ""),
    ],
)
def test_a_command_says_why_it_cannot_be_done(
    window: MainWindow, agenda: AgendaScreen, key: str, name: str, reason: str
) -> None:
    agenda.select(key)
    assert command(window, name).reason == reason


def test_the_palette_drops_and_puts_back(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.select("s1")
    dropped = doing(window, qtbot, lambda: window.commands.run("agenda.drop"))
    assert dropped.dropped_on == "2027-03-01"
    back = doing(window, qtbot, lambda: window.commands.run("agenda.put_back"))
    assert back.dropped_on is None


def test_a_pinned_session_has_a_tick_and_is_let_loose_again(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.select("s1")
    pin = command(window, "pin")
    assert pin.checked is not None
    assert doing(window, qtbot, lambda: window.commands.run("agenda.pin")).pinned
    assert pin.checked()
    assert not doing(window, qtbot, lambda: window.commands.run("agenda.pin")).pinned
    assert not pin.checked()


def test_f2_writes_the_title(window: MainWindow, agenda: AgendaScreen, qtbot: QtBot) -> None:
    agenda.select("wait")
    window.commands.run("agenda.edit")
    qtbot.waitUntil(field(agenda, "title").in_visit)


def test_days_are_gone_through_and_shown_together(window: MainWindow, agenda: AgendaScreen) -> None:
    window.commands.run("agenda.next_day")
    assert [day.label for day in agenda.grid.board.frame.days] == ["Thu 15 Apr"]
    window.commands.run("agenda.all_days")
    assert len(agenda.grid.board.frame.days) == 3


def test_a_released_session_is_not_deleted_and_the_banner_says_why(
    qtbot: QtBot, tmp_path: Path
) -> None:
    value = a_house()
    released = [dict(value["sessions"][0])]
    value["releases"] = [{"number": 1, "at": "2027-03-01T08:00:00Z", "sessions": released}]
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        the_agenda(window).select("s1")
        with qtbot.waitSignal(the_document(window).refused) as refused:
            window.commands.run("agenda.delete")
        assert refused.args is not None
        assert str(refused.args[0]).endswith("It can be dropped instead.")
        assert "s1" in the_document(window).snapshot.sessions
