"""The matrix in the real window: keys, versions, undo, order, doors, what is out of date."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.screens.positions.issue_panel import IssuePanel
from convenor.screens.positions.position_panel import PositionPanel
from convenor.screens.positions.screen import PositionsScreen
from convenor.screens.positions.summary_panel import SummaryPanel
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.labels import RichLabel, WrapLabel
from convenor.widgets.matrix.model import CELL_ROLE
from convenor.widgets.matrix.values import MatrixCell
from convenor.window.main_window import MainWindow
from support.agendas import toast
from support.disputes import a_dispute, held
from support.positions import at, columns, doing, now, press, rows, stances, the_matrix
from support.windows import an_open_window, the_document, the_screen

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on the dispute."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dispute()) as window:
        yield window


def cell(window: MainWindow, name: str) -> MatrixCell:
    """Return a cell as it is painted."""
    table = the_matrix(window).table
    found = table.matrix.at(*name.split()).data(CELL_ROLE)
    assert isinstance(found, MatrixCell)
    return found


def counts(window: MainWindow) -> str:
    """Return the line under the title."""
    screen = the_screen(window, "positions")
    assert isinstance(screen, PositionsScreen)
    return screen.head.counts()


@pytest.mark.parametrize(
    ("key", "stance"),
    [(Key.Key_1, -2), (Key.Key_2, -1), (Key.Key_3, 0), (Key.Key_4, 1), (Key.Key_5, 2),
     (Key.Key_0, 0), (Key.Key_Question, None), (Key.Key_Delete, None), (Key.Key_Backspace, None)],
)  # fmt: skip
def test_every_key_sets_its_stance_as_a_version_of_today(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, stance: int | None
) -> None:
    table = at(window, "o2 i1")
    press(window, qtbot, table, key)
    made = now(window, "o2 i1")
    assert made is not None
    assert (made.stance, made.as_of) == (stance, "2027-03-01")
    assert stances(window, "o2 i1") == [-2, stance]
    assert cell(window, "o2 i1").stance == stance
    doing(window, qtbot, the_document(window).undo)
    assert stances(window, "o2 i1") == [-2]


def test_a_visit_is_one_version_and_the_next_visit_another(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = at(window, "o1 i1")
    press(window, qtbot, table, Key.Key_5)
    press(window, qtbot, table, Key.Key_2)
    assert stances(window, "o1 i1") == [-1, 1, -1]
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Up)
    press(window, qtbot, table, Key.Key_4)
    assert stances(window, "o1 i1") == [-1, 1, -1, 1]
    doing(window, qtbot, the_document(window).undo)
    doing(window, qtbot, the_document(window).undo)
    assert stances(window, "o1 i1") == [-1, 1]
    doing(window, qtbot, the_document(window).redo)
    assert stances(window, "o1 i1") == [-1, 1, -1]


def test_s_turns_stated_and_assessed_without_a_new_version(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = at(window, "o1 i1")
    assert cell(window, "o1 i1").stated
    press(window, qtbot, table, "s")
    assert not cell(window, "o1 i1").stated
    press(window, qtbot, table, "S")
    assert cell(window, "o1 i1").stated
    assert stances(window, "o1 i1") == [-1, 1]
    QTest.keyClicks(at(window, "o3 i3"), "s")
    assert "no position here yet" in toast(window)


def test_enter_goes_to_the_quote(window: MainWindow) -> None:
    table, view = at(window, "o1 i1"), the_matrix(window)
    QTest.keyClick(table, Key.Key_Return)
    assert QApplication.focusWidget() is view.side.position.fields.field("quote").editor()


def test_marks_of_a_cell_follow_the_file(window: MainWindow, qtbot: QtBot) -> None:
    assert cell(window, "o2 i2").stale
    assert not cell(window, "o1 i1").stale
    assert cell(window, "o2 i1").red_line
    assert not cell(window, "o1 i1").red_line
    press(window, qtbot, at(window, "o2 i2"), Key.Key_4)
    assert not cell(window, "o2 i2").stale


def test_rows_are_sorted_as_asked(window: MainWindow) -> None:
    view = the_matrix(window)
    assert rows(view) == ["o1", "o3", "o2"]
    found = {}
    for part in view.sorts.parts():
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        found[part.accessibleName()] = (rows(view), columns(view))
    assert found["Name"][0][:2] == ["o1", "o2"]
    assert found["By agreement"][0] == ["o3", "o2", "o1"]
    assert found["Most divided"] == (["o2", "o1", "o3"], ["i1", "i2", "i3"])
    assert found["By constituency"][0] == ["o1", "o3", "o2"]
    assert found["By issue"][0] == ["o1", "o2", "o3"]


def test_the_head_of_an_issue_sorts_by_it_and_shows_it(window: MainWindow) -> None:
    view = the_matrix(window)
    head = view.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(1) + 8, 30)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows(view) == ["o2", "o3", "o1"]
    panel = view.side.currentWidget()
    assert isinstance(panel, IssuePanel)
    assert panel.key == "i2"
    QTest.keyClick(view.table, Key.Key_Escape)
    assert not isinstance(view.side.currentWidget(), IssuePanel)


def test_counts_are_doors(window: MainWindow, qtbot: QtBot) -> None:
    view = the_matrix(window)
    assert counts(window) == "3 organisations × 3 issues · 4 recorded · 5 unknown"
    view.open_count("red_lines")
    assert rows(view) == ["o2"]
    assert not cell(window, "o2 i1").faded
    assert cell(window, "o2 i2").faded
    QTest.keyClick(view.table, Key.Key_Escape)
    assert len(rows(view)) == 3
    press(window, qtbot, at(window, "o3 i3"), Key.Key_3)
    assert counts(window) == "3 organisations × 3 issues · 5 recorded · 4 unknown"


def test_without_a_cell_the_panel_sums_up(window: MainWindow) -> None:
    view = the_matrix(window)
    view.table.choose("", "")
    panel = view.side.currentWidget()
    assert isinstance(panel, SummaryPanel)
    said = [one.accessibleName() for one in panel.findChildren(RichLabel) if one.isVisible()]
    assert sorted(said) == [
        "1 position older than 90 days", "1 red line on the issues", "4 of 9 known", "5 unknown",
        "Evaluations before release  1 against, 1 for", "Model weights  0 against, 1 for",
    ]  # fmt: skip
    panel.door_chosen.emit("stale")
    assert rows(view) == ["o2"]


def test_a_filter_finds_by_name_in_any_script(window: MainWindow) -> None:
    view = the_matrix(window)
    view.focus_filter()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "albia")
    assert rows(view) == ["o1"]
    view.filter.set_text("青木")
    assert rows(view) == ["o3"]
    view.filter.set_text("nobody")
    assert view.nothing.isVisible()
    view.nothing.cleared.emit()
    assert len(rows(view)) == 3


def test_a_thing_named_elsewhere_is_shown(window: MainWindow) -> None:
    place = the_matrix(window).place
    place.go_to("positions", "n5")
    view = the_matrix(window)
    assert view.table.current() == ("o3", "i2")
    view.filter.set_text("albia")
    place.go_to("red_lines", "l1")
    assert view.table.current() == ("o2", "i1")
    assert isinstance(view.side.currentWidget(), PositionPanel)
    place.go_to("issues", "i3")
    assert view.side.issue.key == "i3"
    spot = view.spot()
    view.sort_by("name")
    view.table.choose("o1", "i1")
    view.return_to(spot)
    assert view.table.current() == ("o2", "i1")
    assert view.side.currentWidget() is view.side.issue


def test_an_earlier_day_is_shown_and_nothing_is_written(window: MainWindow) -> None:
    view = the_matrix(window)
    view.look_at("2026-12-24")
    assert cell(window, "o1 i1").stance == -1
    assert cell(window, "o2 i1").stance is None
    table = at(window, "o1 i1")
    QTest.keyClick(table, Key.Key_5)
    assert "matrix as of" in toast(window)
    assert view.as_of.words == "As of 24 Dec 2026"
    assert not view.side.position.fields.field("quote").isEnabled()
    view.look_at(None)
    assert cell(window, "o1 i1").stance == 1
    assert stances(window, "o1 i1") == [-1, 1]
    assert view.side.position.fields.field("quote").isEnabled()


def test_the_past_is_plain_and_offers_nothing_that_writes(window: MainWindow, qtbot: QtBot) -> None:
    view, table = the_matrix(window), at(window, "o1 i1")
    plus = next(one for one in table.findChildren(IconButton) if one.isVisible())
    assert not view.past.isVisible()
    view.look_at("2026-12-24")
    assert view.past.isVisible()
    assert view.past.message().startswith("As it stood on 24 Dec 2026")
    assert not view.add_line.isVisible()
    assert not plus.isVisible()
    assert not view.new.isEnabled()
    with qtbot.waitSignal(view.place.said) as said:
        QTest.keyClick(table, Key.Key_5)
    assert said.args[0].icon == "triangle-alert"
    for name in ("positions.organisation", "positions.issue", "positions.record"):
        window.commands.run(name)
        assert "earlier day" in toast(window)
    view.show_issue("i1")
    assert not view.side.issue.fields.field("title").isEnabled()
    back = next(one for one in view.past.findChildren(Button) if one.words == "Back to today")
    qtbot.waitUntil(back.isVisible)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert not view.past.isVisible()
    assert view.add_line.isVisible()
    assert plus.isVisible()
    assert view.new.isEnabled()
    assert view.side.issue.fields.field("title").isEnabled()


def test_an_issue_says_how_many_stand_where_in_words(window: MainWindow) -> None:
    view = the_matrix(window)
    view.show_issue("i2")
    said = [one.text() for one in view.side.issue.findChildren(WrapLabel) if one.isVisible()]
    for words in ("Strongly support (+2): nobody", "Support (+1): 1", "Neutral (0): 1"):
        assert words in said


def test_what_happened_elsewhere_is_caught_up_with(window: MainWindow, qtbot: QtBot) -> None:
    from convenor_db.domain.actions import positions

    the_matrix(window)
    the_screen(window, "people")
    build = partial(positions.delete_version, key="n3")
    doing(window, qtbot, lambda: the_document(window).act(build))
    assert cell(window, "o2 i1").stance is None


def test_many_rows_are_set_without_delay(qtbot: QtBot, tmp_path: Path) -> None:
    bodies = [
        {"id": f"b{at}", "name": f"Body {at:03}", "constituency": "industry"} for at in range(600)
    ]
    issues = [{"id": f"q{at}", "title": f"Issue {at}"} for at in range(20)]
    positions = [held(f"m{at}", f"b{at} q{at % 20}", at % 5 - 2) for at in range(600)]
    value = a_dispute(
        organisations=bodies, people=[], issues=issues, positions=positions, red_lines=[]
    )
    with an_open_window(qtbot, tmp_path / "big.convenor", value) as window:
        table = at(window, "b599 q19")
        with qtbot.waitSignal(the_document(window).acted, timeout=2000):
            QTest.keyClick(table, Key.Key_1)
        assert stances(window, "b599 q19") == [599 % 5 - 2, -2]
        assert len(rows(the_matrix(window))) == 600
