"""The words of the whole program, as SCREENS.md 1 wants them: walked through in the window."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from convenor.samples import make
from convenor.widgets.buttons import Button
from convenor.window.main_window import MainWindow
from convenor.window.registry import SCREENS
from convenor.workplace import Thing
from support.fakes import FakeAsk
from support.windows import an_open_window, the_document, the_screen
from support.words import capitals_inside, odd_about, texts_in

_NAMES = frozenset(
    {"Convenor", "Ctrl", "Shift", "Alt", "Esc", "Enter", "Tab", "Backspace", "Delete", "History",
     "Overview", "People", "Invitations", "Agenda", "Positions", "Briefs", "Exports", "Matrix",
     "Commitments", "Undo", "Markdown", "Chatham", "House", "Up", "Down", "Left", "Right", "Home",
     "End", "Page", "Space", "Insert", "Excel"}
)  # fmt: skip
"""What is written with a capital wherever it stands."""
_DIALOGS = (
    "convening.settings", "convening.rooms", "convening.issues", "convening.waves",
    "convening.targets", "convening.apart", "help.keys", "help.about",
    "edit.preferences", "agenda.release",
    "convening.templates", "invitations.letters", "invitations.add", "invitations.substitute",
    "file.new",
)  # fmt: skip
_TABLES = ("people", "organisations", "invitations", "sessions", "issues", "positions",
           "red_lines", "commitments", "facts", "briefs")  # fmt: skip


def a_bare_convening() -> dict[str, Any]:
    """Return a convening that has a title, days and a zone."""
    days = {"starts": "2027-04-14", "ends": "2027-04-14", "zone": "Europe/Zurich"}
    return {"convenor": 1, "convening": {"title": "Talks", **days}}


def a_medium_one() -> dict[str, Any]:
    """Return the medium sample."""
    value: dict[str, Any] = make("medium", seed=1, now=datetime(2027, 3, 1, 9, tzinfo=UTC))
    return value


class Seen:
    """Collects texts, without those that the convening itself holds: they are its users' own."""

    def __init__(self, value: dict[str, Any]) -> None:
        self._own = re.sub(r"\s+", " ", json.dumps(value, ensure_ascii=False))
        self.texts: dict[str, str] = {}
        """Where each text was seen first."""

    def take(self, root: QWidget, where: str) -> None:
        """Take what can be read below a widget now."""
        for text in texts_in(root):
            if text.strip() and text not in self.texts:
                self.texts[text] = where

    def odd(self) -> list[str]:
        """Return what is odd, with where it stands."""
        told = []
        for text, where in self.texts.items():
            for what in odd_about(text):
                if not self._is_theirs(text, what):
                    told.append(f"{where}: {what} in “{text[:160]}”")
        return told

    def _is_theirs(self, text: str, what: str) -> bool:
        """Say whether the oddity stands in what users have written."""
        return not odd_about_program(self._own, text, what)


def odd_about_program(own: str, text: str, what: str) -> bool:
    """Say whether a text is still odd without the parts that stand in the convening."""
    parts = re.split(r"[\n·:;“”()|]+|, ", text)
    rest = [part for part in parts if len(part.strip()) < 4 or part.strip() not in own]
    return what in odd_about(" · ".join(rest))


def walk_screens(window: MainWindow, seen: Seen) -> None:
    """Go through all screens, and show the first thing of every kind."""
    assert window.view is not None
    for name in SCREENS:
        seen.take(the_screen(window, name), name)
    snapshot = the_document(window).snapshot
    for kind in _TABLES:
        for key in list(snapshot.table(kind))[:2]:
            window.view.go_to_thing(Thing(kind, str(key)))
            QApplication.processEvents()
            seen.take(window.view.front, f"{window.view.current}, {kind}")


def walk_dialogs(window: MainWindow, seen: Seen) -> Iterator[str]:
    """Open every dialog that a command opens; yield those that were."""
    for name in _DIALOGS:
        if not window.commands.has(name):
            continue
        window.commands.run(name)
        QApplication.processEvents()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            seen.take(dialog, name)
            dialog.reject()
            yield name


@pytest.mark.parametrize("made", [a_bare_convening, a_medium_one])
def test_no_text_of_the_window_is_odd(qtbot: QtBot, tmp_path: Path, made: Any) -> None:
    value = made()
    seen = Seen(value)
    with an_open_window(qtbot, tmp_path / "a.convenor", value, ask=FakeAsk()) as window:
        walk_screens(window, seen)
        opened = list(walk_dialogs(window, seen))
        assert len(opened) > 5, opened
        for command in window.commands.all:
            seen.texts.setdefault(command.text, command.name)
            seen.texts.setdefault(command.reason, command.name)
        assert len(seen.texts) > 150
        assert seen.odd() == []


def test_buttons_and_commands_are_in_sentence_case(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_bare_convening()
    said: dict[str, str] = {}
    with an_open_window(qtbot, tmp_path / "a.convenor", value, ask=FakeAsk()) as window:
        for name in SCREENS:
            for button in the_screen(window, name).findChildren(Button):
                said.setdefault(button.words, name)
        said |= {command.text: command.name for command in window.commands.all}
    wrong = {text: capitals_inside(text, _NAMES) for text in said}
    assert {text: (found, said[text]) for text, found in wrong.items() if found} == {}
