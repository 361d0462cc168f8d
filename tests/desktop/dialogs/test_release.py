"""Giving the agenda out: refused with what must be fixed, then done, and what changed since."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.dialogs.release import ReleaseDialog
from convenor.screens.agenda.screen import AgendaScreen
from convenor.widgets.grouped_list import GroupedList
from convenor.widgets.labels import Label, RichLabel
from convenor.window.main_window import MainWindow
from convenor_db.domain.releases import newest_release
from support.agendas import WAITING, a_house, doing, press, the_agenda, toast
from support.warned import editor, in_dialog, in_list, too_small
from support.windows import an_open_window, the_document, the_screen


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the agenda; nothing must be fixed."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house(dict(WAITING))) as window:
        the_agenda(window)
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


def lines(dialog: ReleaseDialog) -> list[str]:
    """Return what is said in the dialog, without the list of changes."""
    return [one.accessibleName() or one.text() for one in dialog.findChildren(Label)]


def changes(dialog: ReleaseDialog) -> list[str]:
    """Return the list of changes, as a screen reader has it."""
    shown = dialog.findChild(GroupedList)
    assert isinstance(shown, GroupedList)
    rows = (shown.item(number) for number in range(shown.count()))
    return [str(row.data(int(Qt.ItemDataRole.AccessibleTextRole)) or row.text()) for row in rows]


def release(window: MainWindow, qtbot: QtBot, note: str = "") -> None:
    """Release the agenda as it stands."""

    def do(dialog: ReleaseDialog) -> None:
        QTest.keyClicks(editor(dialog), note)
        with qtbot.waitSignal(the_document(window).acted):
            dialog.primary.click()

    in_dialog(lambda: window.commands.run("agenda.release"), ReleaseDialog, do)


def test_what_must_be_fixed_stands_in_the_way_and_leads_there(qtbot: QtBot, tmp_path: Path) -> None:
    said: list[str] = []

    def look(dialog: ReleaseDialog) -> None:
        assert not dialog.primary.isEnabled()
        said.extend([dialog.primary.toolTip(), *lines(dialog)])
        links = [one for one in dialog.findChildren(RichLabel) if "Studio" in one.text()]
        links[0].linkActivated.emit("0")

    with an_open_window(qtbot, tmp_path / "b.convenor", too_small()) as window:
        agenda = the_agenda(window)
        in_dialog(agenda.release.click, ReleaseDialog, look)
        assert newest_release(the_document(window).snapshot) is None
        chosen = agenda.chosen()
        assert chosen is not None
        assert chosen.key == "s1"
    assert "Fix or waive what must be fixed first." in said[0]
    assert "1 must be fixed before it is released" in said


def test_the_first_release_lists_every_session_and_is_a_fact(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    said: list[str] = []

    def look(dialog: ReleaseDialog) -> None:
        said.extend([*lines(dialog), *changes(dialog)])

    in_dialog(agenda.release.click, ReleaseDialog, look)
    assert "The first release · 1 session · 2 people" in said
    assert "Nothing must be fixed" in said
    assert "Opening, New, Wed 14 Apr, 09:00, in Jura · 2 people" in said
    undo = the_document(window).undo_words
    release(window, qtbot, "Rooms are as booked.")
    made = newest_release(the_document(window).snapshot)
    assert made is not None
    assert (made.number, made.note, len(made.sessions)) == (1, "Rooms are as booked.", 2)
    assert the_document(window).undo_words == undo
    assert "Release 1 · Mon 1 Mar 2027" in agenda.head.counts()
    assert toast(window).startswith("Release 1 is made.")


def test_what_changes_after_a_release_is_counted_and_listed(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    release(window, qtbot)
    agenda.select("s1")
    doing(window, qtbot, lambda: press(agenda.grid, Qt.Key.Key_Down, ctrl=True))
    assert agenda.head.counts().endswith("Release 1 · Mon 1 Mar 2027 · 1 change since")
    assert [one.marks.unreleased for one in agenda.grid.blocks()] == [True, False]
    said: list[str] = []
    in_dialog(
        lambda: agenda.head.count_chosen.emit("changes"),
        ReleaseDialog,
        lambda one: said.extend([*lines(one), *changes(one), one.primary.words]),
    )
    assert "1 change since release 1 (Mon 1 Mar 2027) · 2 people concerned" in said
    assert "Opening, Moved, moved from Wed 14 Apr, 09:00 to 09:05 · 2 people" in said
    assert said[-1] == "Release as number 2"


def test_nothing_new_is_not_released_again(window: MainWindow, qtbot: QtBot) -> None:
    release(window, qtbot)
    said: list[str] = []

    def look(dialog: ReleaseDialog) -> None:
        said.extend([str(dialog.primary.isEnabled()), dialog.primary.toolTip()])

    in_dialog(lambda: window.commands.run("agenda.release"), ReleaseDialog, look)
    assert said[0] == "False"
    assert "Nothing has changed since release 1." in said[1]


def test_a_session_dropped_since_is_told(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    release(window, qtbot)
    agenda.select("s1")
    doing(window, qtbot, agenda.drop)
    said: list[str] = []
    in_dialog(agenda.release.click, ReleaseDialog, lambda one: said.extend(changes(one)))
    assert "Opening, Dropped, was 09:00 · 2 people" in said


def test_exports_lead_to_the_release(window: MainWindow) -> None:
    screen = the_screen(window, "exports")
    link = next(one for one in screen.findChildren(RichLabel) if "Release…" in one.text())
    in_dialog(lambda: link.linkActivated.emit("agenda.release"), ReleaseDialog, lines)
    assert window.view is not None
    assert window.view.current == "agenda"


def test_check_agenda_shows_what_is_to_be_fixed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "c.convenor", too_small()) as window:
        window.commands.run("agenda.check")
        agenda = the_agenda(window)
        assert in_list(agenda) == ["block room-small"]
        current = agenda.to_fix.list.current()
        assert current is not None
        assert current.rule == "room-small"
