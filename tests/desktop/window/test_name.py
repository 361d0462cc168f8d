"""Your name for History: asked once, with the first change, and never in the way."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from convenor import own_name
from convenor.dialogs.preferences import PreferencesDialog
from convenor.settings import Settings
from convenor.window.main_window import MainWindow
from convenor.window.name_strip import NameStrip
from convenor_db.domain.actions import rooms
from convenor_db.store.store import Store
from support.builders import a_file, around
from support.fakes import FakeAsk
from support.windows import an_open_window, dress, the_document


@contextmanager
def asking(qtbot: QtBot, path: Path, seed: int = 2) -> Iterator[MainWindow]:
    """Return an open window of a program that does not know its user yet."""
    if not path.exists():
        a_file(None, path)
    dress()
    window = MainWindow(around(seed), settings=Settings(), ask=FakeAsk(), asks_name=True)
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(path)
    qtbot.waitUntil(lambda: window.is_complete)
    yield window
    window.close()


def add_room(window: MainWindow, qtbot: QtBot, name: str) -> str:
    """Add a room, and return under whose name that stands in History."""
    document = the_document(window)
    with qtbot.waitSignal(document.acted) as came:
        document.act(lambda now: rooms.add(now, name, name))
    return str(came.args[0].actor)


def is_asked(window: MainWindow) -> bool:
    """Say whether the name is asked now."""
    return any(strip.isVisible() for strip in window.findChildren(NameStrip))


def the_line(window: MainWindow) -> QLineEdit:
    """Return the line for the name, with the caret in it."""
    line = window.findChildren(NameStrip)[0].findChildren(QLineEdit)[0]
    line.setFocus()
    return line


def test_the_first_change_asks_and_leaves_the_caret_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with asking(qtbot, tmp_path / "a.convenor") as window:
        assert not is_asked(window)
        before = QApplication.focusWidget()
        me = add_room(window, qtbot, "Jura2")
        assert is_asked(window)
        assert QApplication.focusWidget() is before
        line = the_line(window)
        assert (line.text(), line.accessibleName()) == (me, "Your name for History")
        line.selectAll()
        QTest.keyClicks(line, "Marta Ferreira")
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert not is_asked(window)
        assert add_room(window, qtbot, "Jura3") == "Marta Ferreira"
        assert window.around.actor == Settings().actor == "Marta Ferreira"


def test_esc_keeps_what_is_proposed_and_it_is_never_asked_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with asking(qtbot, tmp_path / "a.convenor") as window:
        me = add_room(window, qtbot, "Jura2")
        QTest.keyClick(the_line(window), Qt.Key.Key_Escape)
        assert not is_asked(window)
        assert Settings().actor == me
    with asking(qtbot, tmp_path / "a.convenor", seed=3) as again:
        assert add_room(again, qtbot, "Jura3") == me
        assert not is_asked(again)


def test_a_name_that_is_typed_holds_without_enter_and_esc_takes_it_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with asking(qtbot, tmp_path / "a.convenor") as window:
        me = add_room(window, qtbot, "Jura2")
        line = the_line(window)
        line.selectAll()
        QTest.keyClicks(line, "Marta Ferreira")
        qtbot.waitUntil(lambda: Settings().actor == "Marta Ferreira")  # should the program die
        assert is_asked(window)
        QTest.keyClick(line, Qt.Key.Key_Escape)
        assert Settings().actor == me
        assert add_room(window, qtbot, "Jura3") == me


def test_a_name_told_in_the_preferences_is_asked_no_more(qtbot: QtBot, tmp_path: Path) -> None:
    with asking(qtbot, tmp_path / "a.convenor") as window:
        add_room(window, qtbot, "Jura2")
        line = the_line(window)
        line.selectAll()
        QTest.keyClicks(line, "Mart")
        qtbot.waitUntil(lambda: Settings().actor == "Mart")
        window.commands.run("edit.preferences")
        dialog = window.findChildren(PreferencesDialog)[0]
        told = next(one for one in dialog.findChildren(QLineEdit) if one.text() == "Mart")
        told.setFocus()
        told.selectAll()
        QTest.keyClicks(told, "Marta Ferreira")
        dialog.reject()
        qtbot.waitUntil(lambda: Settings().actor == "Marta Ferreira")
        assert not is_asked(window)  # Esc there would bring the proposed name back
        assert add_room(window, qtbot, "Jura3") == "Marta Ferreira"


def test_a_name_that_is_typed_last_is_kept_on_closing(qtbot: QtBot, tmp_path: Path) -> None:
    with asking(qtbot, tmp_path / "a.convenor") as window:
        add_room(window, qtbot, "Jura2")
        line = the_line(window)
        line.selectAll()
        QTest.keyClicks(line, "Marta Ferreira")
        window.close()
    assert Settings().actor == "Marta Ferreira"


def test_a_window_that_is_not_told_to_asks_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        add_room(window, qtbot, "Jura2")
        assert not is_asked(window)
        assert Settings().actor == ""


def test_what_was_not_stored_goes_along_with_another_name(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with an_open_window(qtbot, path) as window:
        assert window.view is not None
        window.view.place.drafts.keep("rooms:r1", "capacity", "many")
        window.view.place.go_by("Marta Ferreira")
    assert drafts_of(path, "Marta Ferreira") == ["many"]
    assert drafts_of(path, around(2).actor) == []


def drafts_of(path: Path, actor: str) -> list[str]:
    """Return what a file keeps for somebody."""
    store = Store(path, replace(around(5), actor=actor))
    drafts = [draft.text for draft in store.asides.drafts()]
    store.close()
    return drafts


def test_the_full_name_of_the_login_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    pwd = pytest.importorskip("pwd")
    kept = list(pwd.getpwuid(0))
    kept[4] = "& Ferreira,Room 7,,"
    monkeypatch.setattr(getpass, "getuser", lambda: "marta")
    monkeypatch.setattr(pwd, "getpwnam", lambda _login: pwd.struct_passwd(kept))
    assert own_name.own_name() == "Marta Ferreira"

    def unknown(_login: str) -> object:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwnam", unknown)
    assert own_name.own_name() == "marta"
