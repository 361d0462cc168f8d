"""Adding organisations, issues and first positions; and what stands there when there are none."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.widgets.buttons import Kind
from convenor.window.main_window import MainWindow
from support.agendas import toast
from support.builders import an_interchange
from support.disputes import BODIES, a_dispute
from support.positions import at, columns, doing, now, press, rows, the_matrix
from support.windows import an_empty_window, an_open_window, the_document, the_screen


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on the dispute."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dispute()) as window:
        yield window


def add_organisation(window: MainWindow, typed: str) -> None:
    """Type into the line under the matrix and take the first that is offered."""
    line = the_matrix(window).add_line
    line.setFocus()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line.popup(), Qt.Key.Key_Return)


def test_an_organisation_without_anything_is_added_by_its_name(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = the_matrix(window)
    assert "o4" not in rows(view)
    add_organisation(window, "byst")
    assert "o4" in rows(view)
    assert view.table.current() == ("o4", "i1")
    press(window, qtbot, view.table, Qt.Key.Key_4)
    made = now(window, "o4 i1")
    assert made is not None
    assert made.stance == 1


def offered(window: MainWindow, typed: str) -> list[str]:
    """Type into the line under the matrix and return what is offered; the line is empty again."""
    line = the_matrix(window).add_line
    line.setFocus()
    QTest.keyClicks(line, typed)
    model = line.popup().model()
    found = [str(model.index(at, 0).data()) for at in range(model.rowCount())]
    line.clear()
    line.popup().hide()
    return found


def test_every_organisation_is_offered_and_an_exact_name_makes_no_second_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bodies: list[dict[str, Any]] = [dict(one) for one in BODIES]
    bodies[0] |= {"short": "ALB", "aliases": ["The Isles"]}
    with an_open_window(qtbot, tmp_path / "d.convenor", a_dispute(organisations=bodies)) as window:
        assert offered(window, "albi") == ["Albia · in the matrix", "New organisation “albi”"]
        assert offered(window, "byst") == ["Bystander", "New organisation “byst”"]
        for exact in ("Albia", "albia", "ALB", "the isles"):
            assert offered(window, exact) == ["Albia · in the matrix"]
        at(window, "o2 i2")
        add_organisation(window, "Albia")
        assert the_matrix(window).table.current() == ("o1", "i2")
        assert len(the_document(window).snapshot.organisations) == len(bodies)


def test_what_was_added_is_a_row_when_the_file_is_opened_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    doing(window, qtbot, lambda: add_organisation(window, "Jura Institute"))
    shown = rows(the_matrix(window))
    path = the_document(window).path
    window.close()
    with an_empty_window(qtbot) as again:
        assert again.open_path(path)
        qtbot.waitUntil(lambda: again.is_complete)
        assert rows(the_matrix(again)) == shown


def test_one_with_people_and_no_position_yet_stays_a_row_and_can_be_taken_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    add_organisation(window, "byst")
    view = the_matrix(window)
    bystander = view.table.current()[0]
    assert the_document(window).snapshot.organisations[bystander].name == "Bystander"
    QTest.keyClick(view.table, Qt.Key.Key_4)  # the caret stands in its first cell
    qtbot.waitUntil(lambda: len(positions_of(window, bystander)) == 1)
    doing(window, qtbot, the_document(window).undo)
    path = the_document(window).path
    window.close()
    with an_empty_window(qtbot) as again:
        assert again.open_path(path)
        qtbot.waitUntil(lambda: again.is_complete)
        qtbot.waitUntil(lambda: bystander in rows(the_matrix(again)))
        the_matrix(again).table.choose(bystander, "i1")
        again.commands.run("positions.take_out")
        assert bystander not in rows(the_matrix(again))
        the_matrix(again).table.choose("o1", "i1")
        assert "stands here by itself" in the_matrix(again).why_not_out()


def positions_of(window: MainWindow, key: str) -> list[str]:
    """Return the positions of an organisation."""
    positions = the_document(window).snapshot.positions.values()
    return [one.key for one in positions if one.organisation == key]


def test_an_organisation_nobody_knows_is_made(window: MainWindow, qtbot: QtBot) -> None:
    doing(window, qtbot, lambda: add_organisation(window, "Jura Institute"))
    made = list(the_document(window).snapshot.organisations.values())[-1]
    assert made.name == "Jura Institute"
    assert made.key in rows(the_matrix(window))
    assert toast(window) == "Jura Institute added"
    doing(window, qtbot, the_document(window).undo)
    assert made.key not in rows(the_matrix(window))


def test_a_new_issue_begins_in_the_panel_and_exists_with_its_title(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = the_matrix(window)
    view.table.new_issue_wanted.emit()
    title = view.side.issue.fields.field("title")
    assert QApplication.focusWidget() is title.editor()
    QTest.keyClicks(title.editor(), "Compute")
    doing(window, qtbot, lambda: QTest.keyClick(title.editor(), Qt.Key.Key_Return))
    made = list(the_document(window).snapshot.issues.values())[-1]
    assert made.title == "Compute"
    assert columns(view)[-1] == made.key
    short = view.side.issue.fields.field("short")
    short.start_visit()
    QTest.keyClicks(short.editor(), "Chips")
    doing(window, qtbot, short.end_visit)
    assert view.table.matrix.column_head(3).short == "Chips"
    doing(window, qtbot, the_document(window).undo)
    doing(window, qtbot, the_document(window).undo)
    assert columns(view) == ["i1", "i2", "i3"]


def test_esc_before_a_title_leaves_nothing(window: MainWindow) -> None:
    view = the_matrix(window)
    at(window, "o1 i1")
    view.add_issue()
    editor = view.side.issue.fields.field("title").editor()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert view.side.currentWidget() is view.side.position
    assert columns(view) == ["i1", "i2", "i3"]


def test_record_goes_to_the_boxes_of_the_cell_or_of_the_first_unknown_one(
    window: MainWindow,
) -> None:
    view = the_matrix(window)
    view.table.choose("", "")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert view.table.current() == ("o1", "i2")
    assert QApplication.focusWidget() is view.side.position.boxes.boxes[0]


def test_without_issues_one_is_asked_to_set_them_up(qtbot: QtBot, tmp_path: Path) -> None:
    people = [{"id": f"p{at}", "family": "One", "organisation": f"o{at}"} for at in range(1, 5)]
    value = an_interchange(organisations=BODIES, people=people)
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        view = the_matrix(window)
        button = view.empty.primary_button
        assert (button.words, button.isVisible()) == ("Set up issues", True)
        assert view.new.isVisible()
        assert view.why_no_record() == "There is no issue yet. Set up issues first."
        button.click()
        title = view.side.issue.fields.field("title")
        QTest.keyClicks(title.editor(), "Compute")
        doing(window, qtbot, title.end_visit)
        assert button.words == "Add an organisation"
        button.click()
        add_organisation(window, "albia")
        assert rows(view) == ["o1"]
        press(window, qtbot, view.table, Qt.Key.Key_5)
        assert the_document(window).snapshot.positions


def test_an_empty_convening_has_one_filled_button(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "c.convenor", an_interchange()) as window:
        view = the_matrix(window)
        assert the_screen(window, "positions").isVisible()
        assert view.new.property("kind") != str(Kind.PRIMARY)
        view.focus_content()
        assert QApplication.focusWidget() is view.empty.primary_button
