"""Everything by keys alone: Tab comes everywhere as one reads, and one always sees where it is."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.about import AboutDialog
from convenor.dialogs.add_seats import AddSeatsDialog
from convenor.dialogs.issues import IssuesDialog
from convenor.dialogs.keep_apart import KeepApartDialog
from convenor.dialogs.keys import KeysDialog
from convenor.dialogs.new_convening import NewConveningDialog
from convenor.dialogs.release import ReleaseDialog
from convenor.dialogs.rooms import RoomsDialog
from convenor.dialogs.settings import SettingsDialog
from convenor.dialogs.substitute import SubstituteDialog
from convenor.dialogs.targets import TargetsDialog
from convenor.dialogs.templates import TemplatesDialog
from convenor.dialogs.waves import WavesDialog
from convenor.dialogs.write_letters import WriteLettersDialog
from convenor.theme.theme import Mode, theme
from convenor.widgets.markdown_editor import MarkdownSource
from convenor.widgets.reading_order import stops
from convenor.widgets.record_table import RecordTable
from convenor.widgets.segmented import Segmented
from convenor.window.main_window import MainWindow
from convenor.workplace import Thing, Things, Workplace
from support.keyboard import Stop, missed, tabbed, unread
from support.lengths import SOAK
from support.samples import sample
from support.windows import an_open_window, the_document, the_screen

_STILL: Final = 20
"""Looks in a row, some milliseconds apart, that have to find the same."""
CARET_ONLY: Final = (MarkdownSource,)
"""A page of text that fills its column: its caret is what one sees."""


@contextmanager
def a_sample(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with the medium sample open, active."""
    with an_open_window(qtbot, tmp_path / "a.convenor", value=sample("medium")) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield window


def place_of(window: MainWindow) -> Workplace:
    """Return the workplace of the open convening."""
    assert window.view is not None
    return window.view.place


def show(window: MainWindow, kind: str, key: str) -> None:
    """Show a thing as a link to it does."""
    assert window.view is not None
    window.view.go_to_thing(Thing(kind, key))


def first(window: MainWindow, kind: str) -> str:
    """Return the key of the first thing of a kind."""
    return str(next(iter(the_document(window).snapshot.table(kind))))


def part_of(window: MainWindow, screen: str, words: str) -> None:
    """Press the part of a switch on a screen by what is written on it."""
    buttons = [b for one in the_screen(window, screen).findChildren(Segmented) for b in one.parts()]
    next(button for button in buttons if button.text() == words).click()


def several_seats(window: MainWindow) -> None:
    """Select several seats, so that the bar for them is shown."""
    assert window.view is not None
    keys = tuple(list(the_document(window).snapshot.invitations)[:4])
    window.view.go_to_several(Things("invitations", keys, "four of them"))
    table = QApplication.focusWidget()
    assert isinstance(table, RecordTable)
    table.selectAll()


def a_line_of_history(window: MainWindow) -> None:
    """Choose a line of History: what there is to it is read by a thread, and shown later."""
    the_screen(window, "history").focus_content()
    lines = QApplication.focusWidget()
    assert isinstance(lines, QAbstractItemView)
    QTest.keyClick(lines, Qt.Key.Key_Down)


PAGES: Final[dict[str, Callable[[MainWindow], object]]] = {
    "Overview": lambda w: the_screen(w, "overview"),
    "People": lambda w: the_screen(w, "people"),
    "a person": lambda w: show(w, "people", first(w, "people")),
    "Organisations": lambda w: show(w, "organisations", first(w, "organisations")),
    "Invitations": lambda w: the_screen(w, "invitations"),
    "a seat": lambda w: show(w, "invitations", first(w, "invitations")),
    "several seats": several_seats,
    "Agenda": lambda w: the_screen(w, "agenda"),
    "a session": lambda w: show(w, "sessions", first(w, "sessions")),
    "Matrix": lambda w: the_screen(w, "positions"),
    "a position": lambda w: show(w, "positions", first(w, "positions")),
    "Commitments": lambda w: show(w, "commitments", first(w, "commitments")),
    "Briefs": lambda w: show(w, "briefs", first(w, "briefs")),
    "Calendars": lambda w: the_screen(w, "exports"),
    "Packs": lambda w: part_of(w, "exports", "Packs"),
    "Tables": lambda w: part_of(w, "exports", "Tables"),
    "History": lambda w: the_screen(w, "history"),
}


def seats_of(window: MainWindow) -> list[str]:
    """Return every seat."""
    assert window.document is not None
    return list(map(str, window.document.snapshot.invitations))


DIALOGS: Final[dict[str, Callable[[MainWindow], QDialog]]] = {
    "Settings": lambda w: SettingsDialog(w, place_of(w)),
    "Rooms": lambda w: RoomsDialog(w, place_of(w)),
    "Issues": lambda w: IssuesDialog(w, place_of(w)),
    "Waves": lambda w: WavesDialog(w, place_of(w)),
    "Targets": lambda w: TargetsDialog(w, place_of(w)),
    "Keep apart": lambda w: KeepApartDialog(w, place_of(w)),
    "Letter templates": lambda w: TemplatesDialog(w, place_of(w)),
    "Write letters": lambda w: WriteLettersDialog(w, place_of(w), seats_of(w)),
    "Add seats": lambda w: AddSeatsDialog(w, place_of(w)),
    "Substitute": lambda w: SubstituteDialog(w, place_of(w), first(w, "invitations")),
    "Release": lambda w: ReleaseDialog(w, place_of(w)),
    "New convening": lambda w: NewConveningDialog(w, w.ask, w.settings, w.around),
    "Keys": lambda w: KeysDialog(w, w.commands),
    "About": AboutDialog,
}


def walks(
    window: MainWindow, qtbot: QtBot, *, seen: bool, every: int = 1
) -> Iterator[tuple[str, list[Stop]]]:
    """Go through every page and every dialog by Tab, or *every* so-manieth of them."""
    for name, come in list(PAGES.items())[::every]:
        come(window)
        _settle(window, qtbot)
        if name == "History":
            a_line_of_history(window)
            _settle(window, qtbot)
        yield name, _walk(window, seen=seen)
    for name, make in list(DIALOGS.items())[::every]:
        dialog = make(window)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        yield name, _walk(dialog, seen=seen)
        dialog.reject()
        window.activateWindow()  # a screen without windows does not do that itself
        qtbot.waitUntil(window.isActiveWindow)


def _settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until what the page shows stays the same: some is read by a thread of its own."""
    counts: list[int] = []

    def still() -> bool:
        counts.append(len(stops(window)))
        return len(counts) > _STILL and len(set(counts[-_STILL:])) == 1

    qtbot.waitUntil(still, timeout=20_000)


def _walk(window: QWidget, *, seen: bool) -> list[Stop]:
    window.setFocus()  # Tab goes to the first thing from here
    return list(tabbed(window, seen=seen))


def test_tab_comes_to_everything_in_the_order_of_reading(qtbot: QtBot, tmp_path: Path) -> None:
    wrong: list[str] = []
    with a_sample(qtbot, tmp_path) as window:
        for name, walk in walks(window, qtbot, seen=False):
            assert len(walk) > 0, name
            whole = walk[0].widget.window()
            wrong += [f"{name}: {each}" for each in unread(walk)]
            wrong += [f"{name}: never at {each}" for each in missed(whole, walk)]
    assert wrong == []


@pytest.mark.soak
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK] if SOAK else [Mode.LIGHT])
def test_one_sees_what_has_the_focus(qtbot: QtBot, tmp_path: Path, mode: Mode) -> None:
    dim: list[str] = []
    with a_sample(qtbot, tmp_path) as window:
        theme.set_mode(mode)
        for name, walk in walks(window, qtbot, seen=True, every=1 if SOAK else 4):
            dim += [f"{name}: {each}" for each in _dim(walk)]
    theme.set_mode(Mode.LIGHT)
    assert dim == []


def _dim(walk: Sequence[Stop]) -> list[Stop]:
    """Return the stops whose ring is less than a side and an end of what has it."""
    return [
        stop
        for stop in walk
        if stop.lit < min(60, stop.rect.width() + stop.rect.height())
        if not isinstance(stop.widget, CARET_ONLY)
    ]
