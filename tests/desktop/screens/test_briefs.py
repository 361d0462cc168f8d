"""The briefs screen in the real window: written, approved, gone on with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from convenor.window.main_window import MainWindow
from convenor_db.domain.records import BriefState
from support.builders import a_full_house
from support.windows import an_open_window, the_document

DRAFT = {"id": "b1", "title": "ورقة", "kind": "background", "markdown": "Old"}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows one draft."""
    value = a_full_house() | {"briefs": [DRAFT]}
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        QTest.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
        yield window


def take_step(window: MainWindow, qtbot: QtBot, words: str) -> BriefState:
    """Press the button of the next step; return the state after it."""
    button = next(one for one in window.findChildren(QPushButton) if one.text() == words)
    with qtbot.waitSignal(the_document(window).acted):
        button.click()
    return the_document(window).snapshot.briefs["b1"].state


def test_a_text_is_written_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    text = next(
        one for one in window.findChildren(QPlainTextEdit) if one.accessibleName() == "Text"
    )
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, "New")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert the_document(window).snapshot.briefs["b1"].markdown == "New"
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert the_document(window).snapshot.briefs["b1"].markdown == "Old"


def test_a_draft_is_approved_and_goes_on_as_version_two(window: MainWindow, qtbot: QtBot) -> None:
    assert take_step(window, qtbot, "Ask for approval") is BriefState.IN_REVIEW
    assert take_step(window, qtbot, "Approve") is BriefState.APPROVED
    brief = the_document(window).snapshot.briefs["b1"]
    assert (brief.approved_by, brief.approved_on) == ("marta", "2027-03-01")
    assert take_step(window, qtbot, "Start a new version") is BriefState.DRAFT
    brief = the_document(window).snapshot.briefs["b1"]
    assert (brief.version, [one.markdown for one in brief.earlier]) == (2, ["Old"])
