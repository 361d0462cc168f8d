"""The fields of the agenda's panel by keys: undo, Esc and what was refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.screen import AgendaScreen
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.place_editors import PlaceText
from convenor.window.main_window import MainWindow
from support.agendas import doing, field, press, session, the_agenda
from support.warned import SAFE, with_rivals
from support.windows import an_open_window, the_document

WORDS = "14:30 Then lunch"
LONG = "Hear from each developer what it would need to see before it believed in a pause.\n" * 6


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window in which a session is selected."""
    with an_open_window(qtbot, tmp_path / "a.convenor", with_rivals()) as window:
        the_agenda(window).show_thing("sessions", "s2")
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


def start_refused(window: MainWindow, qtbot: QtBot) -> QWidget:
    """Type something into Start that the file refuses, end with Enter, and return the line."""
    agenda = the_agenda(window)
    agenda.session.start_visit("time")
    line = field(agenda, "time").editor()
    QTest.keyClicks(line, WORDS)
    with qtbot.waitSignal(the_document(window).refused):
        press(line, Qt.Key.Key_Return)
    assert field(agenda, "time").error()
    return line


def pinned_first(window: MainWindow, qtbot: QtBot) -> None:
    """Do something that the file could undo."""
    doing(window, qtbot, the_agenda(window).turn_pin, "s2")
    assert session(window, "s2").pinned


def test_undo_takes_a_refused_text_back_before_the_file(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    pinned_first(window, qtbot)
    line = start_refused(window, qtbot)
    assert window.undoing.undo_words == "typing"
    press(line, Qt.Key.Key_Z, ctrl=True)
    start = field(agenda, "time")
    assert (start.value(), start.error()) == ("11:00", "")
    assert session(window, "s2").pinned
    doing(window, qtbot, lambda: press(line, Qt.Key.Key_Z, ctrl=True), "s2")
    assert not session(window, "s2").pinned


def test_typing_after_a_refusal_is_taken_back_first(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    pinned_first(window, qtbot)
    line = start_refused(window, qtbot)
    QTest.keyClicks(line, "x")
    press(line, Qt.Key.Key_Z, ctrl=True)
    assert field(agenda, "time").value() == WORDS
    press(line, Qt.Key.Key_Z, ctrl=True)
    assert (field(agenda, "time").value(), field(agenda, "time").error()) == ("11:00", "")
    assert session(window, "s2").pinned


def test_escape_puts_back_what_the_file_has_for_what_it_refused(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    line = start_refused(window, qtbot)
    press(line, Qt.Key.Key_Escape)
    start = field(agenda, "time")
    assert (start.value(), start.error()) == ("11:00", "")
    qtbot.waitUntil(lambda: not the_place_drafts(agenda))
    assert line.hasFocus()


def the_place_drafts(agenda: AgendaScreen) -> list[str]:
    """Return what is kept as a draft of the session."""
    return [one.text for one in agenda.place.drafts.of("sessions:s2")]


def test_forget_it_puts_back_what_the_file_has(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    start_refused(window, qtbot)
    notice = agenda.session.findChild(DraftNotice)
    assert isinstance(notice, DraftNotice)
    notice.linkActivated.emit("drop")
    start = field(agenda, "time")
    assert (start.value(), start.error()) == ("11:00", "")
    assert the_place_drafts(agenda) == []


def test_an_undo_of_the_file_replaces_an_open_text(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.session.start_visit("purpose")
    text = field(agenda, "purpose").editor()
    QTest.keyClicks(text, "Prices")
    doing(window, qtbot, lambda: press(text, Qt.Key.Key_Return, ctrl=True), "s2")
    assert session(window, "s2").purpose == "Prices"
    doing(window, qtbot, lambda: press(text, Qt.Key.Key_Z, ctrl=True), "s2")
    assert session(window, "s2").purpose == SAFE["purpose"]
    assert field(agenda, "purpose").value() == SAFE["purpose"]
    assert text.hasFocus()


def test_a_long_text_is_whole_when_it_is_first_shown(qtbot: QtBot, tmp_path: Path) -> None:
    value = with_rivals()
    value["sessions"][1]["outline"] = LONG.strip()[:250]
    with an_open_window(qtbot, tmp_path / "l.convenor", value) as window:
        agenda = the_agenda(window)
        agenda.show_thing("sessions", "s2")
        text = field(agenda, "outline").editor()
        assert isinstance(text, PlaceText)
        qtbot.waitUntil(lambda: text.isVisible() and text.verticalScrollBar().maximum() == 0)
        last = text.document().lastBlock()
        bottom = text.blockBoundingGeometry(last).translated(text.contentOffset()).bottom()
        assert bottom <= text.viewport().height()
