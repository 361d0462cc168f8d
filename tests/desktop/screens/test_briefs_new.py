"""A brief begins with its title, and can be deleted."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from convenor.widgets.buttons import Button
from convenor.window.main_window import MainWindow
from convenor_db.domain.actions import briefs
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import BriefKind, Release
from support.builders import a_full_house
from support.windows import an_open_window, the_document, the_screen

CONTROL = Qt.KeyboardModifier.ControlModifier
BRIEFS = [
    {"id": "b1", "title": "First", "kind": "background", "markdown": "one"},
    {"id": "b2", "title": "Second", "kind": "background", "markdown": "two"},
]


def a_house() -> dict[str, Any]:
    """Return a convening with two briefs, one of them listed in a session."""
    house = a_full_house() | {"briefs": BRIEFS}
    house["sessions"][0]["briefs"] = ["b1"]
    return house


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the first."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house()) as window:
        window.activateWindow()
        the_screen(window, "briefs")
        yield window


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window on a convening without briefs."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        window.activateWindow()
        the_screen(window, "briefs")
        yield window


def titles(window: MainWindow) -> list[str]:
    """Return the titles in the file."""
    return [one.title for one in the_document(window).snapshot.briefs.values()]


def caret(window: MainWindow) -> QLineEdit:
    """Return the line with the caret."""
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    return found


def chosen(window: MainWindow) -> str:
    """Return the title chosen in the list."""
    found = the_screen(window, "briefs").findChildren(QListWidget)
    item = next(one for one in found if one.accessibleName() == "Briefs").currentItem()
    return item.text() if item else ""


def words(window: MainWindow) -> list[str]:
    """Return what stands in the labels that are to be seen."""
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def test_a_new_brief_exists_once_it_has_a_title(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("briefs.new")
    assert caret(window).accessibleName() == "Title"
    assert titles(window) == ["First", "Second"]
    QTest.keyClicks(caret(window), "Third")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(caret(window), Qt.Key.Key_Return)
    assert titles(window) == ["First", "Second", "Third"]
    assert chosen(window) == "Third"


def test_ctrl_n_begins_a_brief(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert caret(window).accessibleName() == "Title"


def test_whoever_goes_on_to_the_filter_stays_there(window: MainWindow) -> None:
    window.commands.run("briefs.new")
    window.focus_filter()
    assert caret(window).accessibleName() == "Filter briefs…"
    assert titles(window) == ["First", "Second"]


def test_what_is_being_typed_survives_an_undo_that_goes_elsewhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        window.commands.run("briefs.delete")
    text = next(
        one
        for one in the_screen(window, "briefs").findChildren(QTextEdit)
        if one.accessibleName() == "Text"
    )
    text.setFocus()
    QTest.keyClicks(text, "x")
    the_document(window).undo()
    qtbot.waitUntil(lambda: the_document(window).snapshot.briefs["b2"].markdown == "xtwo")
    assert chosen(window) == "First"


def test_a_kind_is_chosen_with_the_command(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("briefs.new.logistics")
    QTest.keyClicks(caret(window), "Map")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(caret(window), Qt.Key.Key_Return)
    made = [*the_document(window).snapshot.briefs.values()][-1]
    assert made.kind is BriefKind.LOGISTICS


def test_one_undo_takes_the_new_brief_back(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("briefs.new")
    QTest.keyClicks(caret(window), "Thi")
    with qtbot.waitSignal(the_document(window).acted, timeout=6000):
        pass  # two seconds after the last key
    QTest.keyClicks(caret(window), "rd")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(caret(window), Qt.Key.Key_Return)
    assert titles(window)[-1] == "Third"
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert titles(window) == ["First", "Second"]


def test_esc_leaves_nothing(window: MainWindow) -> None:
    window.commands.run("briefs.new")
    QTest.keyClick(caret(window), Qt.Key.Key_Escape)
    assert titles(window) == ["First", "Second"]
    assert chosen(window) == "First"


def test_esc_takes_a_title_back_that_was_saved_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    before = the_document(window).undo_words
    window.commands.run("briefs.new")
    QTest.keyClicks(caret(window), "Thi")
    with qtbot.waitSignal(the_document(window).acted, timeout=6000):
        pass
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(caret(window), Qt.Key.Key_Escape)
    assert titles(window) == ["First", "Second"]
    assert the_document(window).undo_words == before


def test_leaving_an_empty_title_leaves_nothing(window: MainWindow) -> None:
    assert window.view is not None
    window.commands.run("briefs.new")
    window.view.go_to_screen("people")
    the_screen(window, "briefs")
    assert titles(window) == ["First", "Second"]
    assert chosen(window) == "First"


def test_a_deleted_brief_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        window.commands.run("briefs.delete")
    assert titles(window) == ["Second"]
    assert chosen(window) == "Second"
    assert any("“First”" in one and "1 session lists it" in one for one in words(window))
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert chosen(window) == "First"


def test_a_brief_that_was_given_out_is_not_deleted(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    session = document.snapshot.sessions["s1"]
    release = Release(number=1, at="2027-03-01T08:00:00Z", sessions=(session,))
    document.read(lambda store: store.record("Release 1", [release]), lambda _: None)
    with qtbot.waitSignal(document.refused):
        window.commands.run("briefs.delete")
    assert titles(window) == ["First", "Second"]
    assert any("release 1 lists it" in one for one in words(window))


def test_an_empty_convening_says_what_belongs_here(empty: MainWindow, qtbot: QtBot) -> None:
    assert "No briefs yet" in words(empty)
    found = the_screen(empty, "briefs").findChildren(QPushButton)
    buttons = [one for one in found if one.text() == "New brief" and one.menu() is None]
    buttons[0].click()
    QTest.keyClicks(caret(empty), "First")
    with qtbot.waitSignal(the_document(empty).acted):
        QTest.keyClick(caret(empty), Qt.Key.Key_Return)
    assert titles(empty) == ["First"]


def test_without_a_brief_the_keyboard_is_at_the_button_that_begins_one(empty: MainWindow) -> None:
    the_screen(empty, "briefs").focus_content()
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.words == "New brief"


def test_giving_up_in_an_empty_convening_shows_its_words_again(empty: MainWindow) -> None:
    empty.commands.run("briefs.new")
    QTest.keyClick(caret(empty), Qt.Key.Key_Escape)
    assert "No briefs yet" in words(empty)


def test_the_last_brief_can_be_deleted(empty: MainWindow, qtbot: QtBot) -> None:
    empty.commands.run("briefs.new")
    QTest.keyClicks(caret(empty), "Only")
    with qtbot.waitSignal(the_document(empty).acted):
        QTest.keyClick(caret(empty), Qt.Key.Key_Return)
    with qtbot.waitSignal(the_document(empty).acted):
        empty.commands.run("briefs.delete")
    assert "No briefs yet" in words(empty)


def test_tab_leads_from_a_new_title_to_the_text(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("briefs.new")
    QTest.keyClicks(caret(window), "Fresh")
    QTest.keyClick(caret(window), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "Fresh" in titles(window))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTextEdit))


def test_several_that_go_at_once_leave_one_that_is_there(empty: MainWindow, qtbot: QtBot) -> None:
    document = the_document(empty)
    for at in range(3):
        with qtbot.waitSignal(document.acted):
            document.act(partial(briefs.add, title=f"Brief {at}", key=f"n{at}"))
    empty.view.front.show_thing("briefs", "n0")  # type: ignore[union-attr]
    with qtbot.waitSignal(document.acted):
        removes = (("briefs", "n0"), ("briefs", "n1"))
        document.act(lambda _: Edit(label="Delete", removes=removes))
    assert chosen(empty) == "Brief 2"
    with qtbot.waitSignal(document.acted):
        document.act(lambda _: Edit(label="Delete", removes=(("briefs", "n2"),)))
    assert "No briefs yet" in words(empty)
