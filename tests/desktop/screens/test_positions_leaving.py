"""What is half typed when one goes elsewhere belongs to where it was typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Issue
from support.disputes import a_dispute
from support.positions import now, the_matrix
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on the dispute, the matrix in front."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dispute()) as window:
        window.activateWindow()
        the_matrix(window)
        yield window


def issues(window: MainWindow) -> dict[str, Issue]:
    return dict(the_document(window).snapshot.issues)


def typed_into(window: MainWindow, name: str, text: str) -> QWidget:
    """Type into the field of a name that is to be seen, in place of what stands there."""
    editors: list[QLineEdit | QPlainTextEdit] = [
        *window.findChildren(QLineEdit),
        *window.findChildren(QPlainTextEdit),
    ]
    found = next(one for one in editors if one.isVisible() and one.accessibleName() == name)
    found.setFocus()
    found.selectAll()
    QTest.keyClicks(found, text)
    return found


def go(window: MainWindow, kind: str, key: str) -> None:
    assert window.view is not None
    window.view.place.go_to(kind, key)


def test_a_title_belongs_to_the_issue_it_was_typed_for(window: MainWindow, qtbot: QtBot) -> None:
    first, second = list(issues(window))[:2]
    before = issues(window)[first].title
    go(window, "issues", first)
    go(window, "issues", second)
    typed_into(window, "Title", "Renamed")
    window.commands.run("view.back")
    qtbot.waitUntil(lambda: issues(window)[second].title == "Renamed")
    assert issues(window)[first].title == before


def test_an_option_belongs_to_the_issue_it_was_typed_for(window: MainWindow, qtbot: QtBot) -> None:
    first, second = list(issues(window))[:2]
    count = len(issues(window)[first].options)
    go(window, "issues", first)
    go(window, "issues", second)
    view = the_matrix(window)
    line = view.side.issue._new_option
    line.start_visit()
    QTest.keyClicks(line.editor(), "Half an option")
    window.commands.run("view.back")
    qtbot.waitUntil(lambda: "Half an option" in [o.text for o in issues(window)[second].options])
    assert len(issues(window)[first].options) == count


def test_a_new_issue_that_is_left_half_typed_is_there(window: MainWindow, qtbot: QtBot) -> None:
    known = set(issues(window))
    go(window, "issues", next(iter(known)))
    the_matrix(window).add_issue()
    typed_into(window, "Title", "Half typed")
    window.commands.run("view.back")
    qtbot.waitUntil(lambda: len(issues(window)) == len(known) + 1)
    (made,) = set(issues(window)) - known
    assert issues(window)[made].title == "Half typed"


def test_a_question_before_the_title_makes_the_issue_too(window: MainWindow, qtbot: QtBot) -> None:
    known = set(issues(window))
    the_matrix(window).add_issue()
    typed_into(window, "Question", "Who pays")
    go(window, "issues", next(iter(known)))
    qtbot.waitUntil(lambda: len(issues(window)) == len(known) + 1)
    (made,) = set(issues(window)) - known
    assert (issues(window)[made].title, issues(window)[made].question) == ("New issue", "Who pays")
    the_document(window).undo()
    qtbot.waitUntil(lambda: set(issues(window)) == known)


def test_a_filter_that_comes_back_is_seen(window: MainWindow) -> None:
    view = the_matrix(window)
    view.filter.set_text("alb")
    narrow = view.table.model().rowCount()
    position = now(window, "o2 i1")
    assert position is not None
    go(window, "positions", position.key)
    assert view.table.model().rowCount() > narrow
    window.commands.run("view.back")
    assert view.table.model().rowCount() == narrow
    assert view.filter.text() == "alb"
