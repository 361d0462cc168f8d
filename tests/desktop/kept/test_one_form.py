"""One form under every order of keys: nothing typed is lost, nothing is done twice (RULES.md 3).

A machine types, presses Enter, Tab and Esc, pauses, undoes, goes elsewhere, opens the file again
and kills the program, in any order; beside it runs a model of what a visit is.
"""

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import ClassVar, NamedTuple

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from convenor.document import Document
from convenor.widgets import editable
from convenor.window.main_window import MainWindow
from convenor_db.domain.entered import written
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.quiet import read_file
from support.builders import a_file
from support.kept.running import as_killed, drafts_in
from support.lengths import rounds
from support.people import field, the_people, write
from support.windows import an_empty_window, the_document

PAUSE = 120
"""Instead of two seconds."""
CAPTIONS = {"post": "Post", "emails": "E-mail"}
FIELDS, PEOPLE = st.sampled_from(sorted(CAPTIONS)), st.sampled_from(["p1", "p2"])


class Cell(NamedTuple):
    """A field of a person."""

    person: str
    field: str


class Model:
    """What the file should hold: values, drafts, and the steps that can be taken back."""

    def __init__(self, values: dict[Cell, str]) -> None:
        self.values = values
        self.drafts: dict[Cell, str] = {}
        self.past: list[dict[Cell, str]] = []
        self.future: list[dict[Cell, str]] = []
        self.cell: Cell | None = None
        """Where the caret is."""
        self.text = ""
        self.typed = False
        """Whether a visit goes on in which something was typed."""
        self.acted = False
        """Whether that visit has an action, the newest."""

    def begin(self, cell: Cell, text: str) -> None:
        """Type in a cell; what was typed in another is said before."""
        if cell != self.cell:
            self.leave()
        if not self.typed:
            self.acted = False
        self.cell, self.text, self.typed = cell, text, True

    def say(self) -> None:
        """Take what has been typed so far: two seconds after the last key, and at the end."""
        if not self.typed or self.cell is None:
            return
        if self.cell.field == "emails" and self.text.endswith("@"):
            self.drafts[self.cell] = self.text
            return
        self.drafts.pop(self.cell, None)
        if self.text != self.values[self.cell]:
            if not self.acted:
                self.past.append(dict(self.values))
                self.future.clear()
            self.values = {**self.values, self.cell: self.text}
            self.acted = True

    def end(self) -> None:
        """End the visit; the caret stays."""
        self.say()
        self.typed = self.acted = False

    def leave(self) -> None:
        """End the visit; the caret goes."""
        self.end()
        self.cell = None

    def take_back(self) -> None:
        """Esc: as it was when the visit began, and then there was no action."""
        if self.cell is None:
            return
        if self.typed and self.acted:
            self.values = self.past.pop()
        self.drafts.pop(self.cell, None)
        self.typed = self.acted = False

    def undo(self) -> None:
        """Take the newest action back."""
        self.future.append(self.values)
        self.values = self.past.pop()

    def redo(self) -> None:
        """Bring the last one back."""
        self.past.append(self.values)
        self.values = self.future.pop()


class Typist(RuleBasedStateMachine):
    """Somebody at the form of two people."""

    window: ClassVar[MainWindow]
    qtbot: ClassVar[QtBot]
    folder: ClassVar[Path]
    numbers: ClassVar[Iterator[int]] = count(1)

    @initialize()
    def open_a_file(self) -> None:
        self.path = self.folder / f"{next(self.numbers)}.convenor"
        a_file(None, self.path)
        self.person = "p1"
        self.model = Model(_values(read_file(self.path)))
        self._open()

    def _open(self) -> None:
        assert self.window.open_path(self.path)
        self.qtbot.waitUntil(lambda: self.window.is_complete and self._document().is_open)
        self._show()

    def _document(self) -> Document:
        return the_document(self.window)

    def _show(self) -> None:
        the_people(self.window).show_thing("people", self.person)

    def _settle(self) -> None:
        """Wait until the file has answered, also to what its answer handed in."""
        for _ in range(3):
            answered: list[object] = []
            self._document().read(lambda store: store.asides.drafts(), answered.append)
            self.qtbot.waitUntil(partial(bool, answered))

    @rule(name=FIELDS, is_valid=st.booleans())
    def type(self, name: str, is_valid: bool) -> None:  # noqa: FBT001 - drawn
        number = next(self.numbers)
        text = f"Envoy {number}" if name == "post" else f"p{number}@{'b.org' if is_valid else ''}"
        write(self.window, CAPTIONS[name], text)
        self.model.begin(Cell(self.person, name), text)

    @precondition(lambda self: self.model.cell)
    @rule()
    def press_enter(self) -> None:
        QTest.keyClick(self._editor(), Qt.Key.Key_Return)
        self.model.end()

    @precondition(lambda self: self.model.cell)
    @rule()
    def press_tab(self) -> None:
        QTest.keyClick(self._editor(), Qt.Key.Key_Tab)
        self.model.leave()

    @precondition(lambda self: self.model.cell and self.model.typed)
    @rule()
    def press_escape(self) -> None:
        QTest.keyClick(self._editor(), Qt.Key.Key_Escape)
        self.model.take_back()

    def _editor(self) -> QLineEdit:
        assert self.model.cell is not None
        return field(self.window, CAPTIONS[self.model.cell.field])

    @rule()
    def pause(self) -> None:
        self.qtbot.wait(PAUSE + 60)
        self.model.say()

    @precondition(lambda self: self.model.past)
    @rule()
    def undo(self) -> None:
        self._go_to_the_list()
        if self.model.past:
            self.window.commands.run("edit.undo")
            self.model.undo()

    @precondition(lambda self: self.model.future)
    @rule()
    def redo(self) -> None:
        self._go_to_the_list()
        if self.model.future:
            self.window.commands.run("edit.redo")
            self.model.redo()

    def _go_to_the_list(self) -> None:
        the_people(self.window).focus_content()
        self.model.leave()
        self._settle()

    @rule(person=PEOPLE)
    def go_to_somebody(self, person: str) -> None:
        self.person = person
        self._show()
        self.model.leave()

    @rule()
    def go_to_another_screen(self) -> None:
        assert self.window.view is not None
        self.window.view.go_to_screen("agenda")
        self._show()
        self.model.leave()

    @rule()
    def open_the_file_again(self) -> None:
        self.model.leave()
        self._open()

    @rule()
    def kill(self) -> None:
        self.pause()
        self._settle()
        copy = as_killed(self.path, self.folder / "killed" / "killed.convenor")
        assert _values(read_file(copy)) == self.model.values
        assert drafts_in(copy) == _named(self.model.drafts)

    @invariant()
    def is_as_it_should_be(self) -> None:
        if not hasattr(self, "model"):
            return
        if self.model.typed:
            return  # whether the file has it already is a matter of time
        self._settle()
        assert _values(self._document().snapshot) == self.model.values
        assert self._document().undo_words != "" or not self.model.past


def _named(drafts: dict[Cell, str]) -> dict[tuple[str, str], str]:
    return {(f"people:{cell.person}", cell.field): text for cell, text in drafts.items()}


def _values(snapshot: Snapshot) -> dict[Cell, str]:
    return {
        Cell(key, name): written(getattr(snapshot.people[key], name))
        for key in ("p1", "p2")
        for name in CAPTIONS
    }


@pytest.mark.soak
def test_no_order_of_keys_loses_or_doubles_anything(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editable, "PAUSE", PAUSE)
    with an_empty_window(qtbot) as window:
        Typist.window, Typist.qtbot, Typist.folder = window, qtbot, tmp_path
        run_state_machine_as_test(
            Typist,
            settings=settings(
                max_examples=rounds(3, whole=40),
                stateful_step_count=12,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )


def test_what_is_half_typed_goes_and_comes_by_undo_and_is_stored_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.convenor"
    a_file(None, path)
    with an_empty_window(qtbot) as window:
        assert window.open_path(path)
        qtbot.waitUntil(lambda: window.is_complete and the_document(window).is_open)
        the_people(window).show_thing("people", "p1")
        line = write(window, "Post", "Envoy")
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(line, Qt.Key.Key_Z, shift)
        with qtbot.waitSignal(the_document(window).acted):
            QTest.keyClick(line, Qt.Key.Key_Return)
        assert the_document(window).snapshot.people["p1"].post == line.text() != ""
        with qtbot.waitSignal(the_document(window).acted):
            the_document(window).undo()
        assert the_document(window).snapshot.people["p1"].post == ""
