"""The briefs screen in the real window: written, read, found, approved, gone on with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from convenor.widgets.draft_notice import DraftNotice
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Brief, BriefState
from convenor_db.store.quiet import read_file
from support.builders import a_full_house
from support.fakes import FakeAsk
from support.windows import an_open_window, the_document, the_screen

CONTROL = Qt.KeyboardModifier.ControlModifier
BRIEFS = [
    {"id": "b1", "title": "ورقة", "kind": "background", "markdown": "Old **text**"},
    {"id": "b2", "title": "Albia", "kind": "position", "markdown": "x", "state": "approved",
     "about": {"organisation": "o1"}, "approved_by": "Ada", "approved_on": "2027-02-01"},
]  # fmt: skip


def a_house() -> dict[str, Any]:
    """Return a convening with a draft and an approved brief."""
    return a_full_house() | {"briefs": BRIEFS}


@pytest.fixture
def ask() -> FakeAsk:
    """Return what answers; it says yes."""
    return FakeAsk(choice=0)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[MainWindow]:
    """Return a window that shows the draft."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house(), ask) as window:
        window.activateWindow()
        the_screen(window, "briefs")
        yield window


def brief(window: MainWindow, key: str = "b1") -> Brief:
    """Return a brief as the file has it."""
    return the_document(window).snapshot.briefs[key]


def shown(window: MainWindow) -> QWidget:
    """Return the screen in front."""
    assert window.view is not None
    return window.view.front


def text(window: MainWindow) -> QTextEdit:
    """Return the text as it is written."""
    found = shown(window).findChildren(QTextEdit)
    return next(one for one in found if one.accessibleName() == "Text")


def line(window: MainWindow, name: str) -> QLineEdit:
    """Return a line by its accessible name."""
    return next(
        one for one in shown(window).findChildren(QLineEdit) if one.accessibleName() == name
    )


def listed(window: MainWindow) -> QListWidget:
    """Return the list of briefs."""
    found = shown(window).findChildren(QListWidget)
    return next(one for one in found if one.accessibleName() == "Briefs")


def words(window: MainWindow) -> list[str]:
    """Return what stands in the labels that are to be seen."""
    return [one.text() for one in shown(window).findChildren(QLabel) if one.isVisible()]


def go_to(window: MainWindow, title: str) -> None:
    """Choose a brief in the list."""
    rows = listed(window)
    rows.setCurrentItem(rows.findItems(title, Qt.MatchFlag.MatchExactly)[0])


def take_step(window: MainWindow, qtbot: QtBot, said: str) -> None:
    """Press the button of a next step."""
    buttons = shown(window).findChildren(QPushButton)
    button = next(one for one in buttons if one.text() == said and one.isVisible())
    with qtbot.waitSignal(the_document(window).acted):
        button.click()


def type_over(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    """Type a new text and end the visit."""
    text(window).setFocus()
    text(window).selectAll()
    QTest.keyClicks(text(window), typed)
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(text(window), Qt.Key.Key_Return, CONTROL)


def test_a_text_is_written_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    type_over(window, qtbot, "New")
    assert brief(window).markdown == "New"
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert brief(window).markdown == "Old **text**"
    assert text(window).toPlainText() == "Old **text**"


def test_what_was_saved_is_said_with_the_time(window: MainWindow, qtbot: QtBot) -> None:
    type_over(window, qtbot, "New")
    qtbot.waitUntil(lambda: any(one.startswith("Saved ") for one in words(window)))


def test_undo_takes_back_typing_first_and_the_file_after(window: MainWindow, qtbot: QtBot) -> None:
    type_over(window, qtbot, "New")
    QTest.keyClicks(text(window), "er")
    assert window.undoing.undo_words == "typing"
    window.undoing.undo()
    assert text(window).toPlainText() == "New"
    assert window.undoing.undo_words == "Change text of “ورقة”"
    with qtbot.waitSignal(the_document(window).acted):
        window.undoing.undo()
    assert text(window).toPlainText() == "Old **text**"


def test_an_undo_of_something_else_leaves_what_is_being_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    take_step(window, qtbot, "Ask for approval")
    text(window).setFocus()
    text(window).moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(text(window), "!")
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert text(window).toPlainText() == "Old **text**!"


def test_esc_leaves_no_action(window: MainWindow, qtbot: QtBot) -> None:
    text(window).setFocus()
    QTest.keyClicks(text(window), "x")
    QTest.keyClick(text(window), Qt.Key.Key_Escape)
    go_to(window, "Albia")
    go_to(window, "ورقة")
    qtbot.waitUntil(lambda: text(window).toPlainText() == "Old **text**")
    assert the_document(window).undo_words == "Load a convening"


def test_what_is_typed_when_another_brief_is_chosen_is_kept(
    window: MainWindow, qtbot: QtBot
) -> None:
    text(window).setFocus()
    QTest.keyClicks(text(window), "x")
    with qtbot.waitSignal(the_document(window).acted):
        go_to(window, "Albia")
    assert brief(window).markdown == "xOld **text**"
    assert text(window).toPlainText() == "x"


def test_what_is_typed_when_the_window_closes_is_kept(window: MainWindow) -> None:
    text(window).setFocus()
    QTest.keyClicks(text(window), "x")
    path = the_document(window).path
    window.close()
    assert read_file(path).briefs["b1"].markdown == "xOld **text**"


def test_an_empty_title_is_refused_under_it_and_kept_as_a_draft(
    window: MainWindow, qtbot: QtBot
) -> None:
    title = line(window, "Title")
    title.setFocus()
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Delete)
    with qtbot.waitSignal(the_document(window).refused):
        QTest.keyClick(title, Qt.Key.Key_Return)
    assert any("A brief needs a title" in one for one in words(window))
    assert brief(window).title == "ورقة"


def test_what_was_not_stored_is_offered_again_and_forgotten(window: MainWindow) -> None:
    assert window.view is not None
    drafts = window.view.place.drafts
    drafts.keep("briefs:b1", "title", "A better title")
    notice = shown(window).findChildren(DraftNotice)[0]
    assert "A better title" in notice.accessibleName()
    notice.dropped.emit()
    assert drafts.of("briefs:b1") == ()
    assert [one for one in shown(window).findChildren(DraftNotice) if one.isVisible()] == []


def test_what_was_not_stored_goes_back_into_its_field(window: MainWindow) -> None:
    assert window.view is not None
    window.view.place.drafts.keep("briefs:b1", "title", "A better title")
    shown(window).findChildren(DraftNotice)[0].taken.emit()
    assert line(window, "Title").text() == "A better title"


def test_keys_format_the_text(window: MainWindow) -> None:
    text(window).setFocus()
    text(window).selectAll()
    QTest.keyClicks(text(window), "word")
    QTest.keyClick(text(window), Qt.Key.Key_B, CONTROL)
    assert text(window).toPlainText() == "**word**"
    QTest.keyClick(text(window), Qt.Key.Key_I, CONTROL)
    assert text(window).toPlainText() == "***word***"


def test_the_brief_reads_as_it_was_just_typed(window: MainWindow) -> None:
    text(window).setFocus()
    text(window).selectAll()
    QTest.keyClicks(text(window), "# Head")
    window.commands.run("briefs.mode.read")
    view = next(one for one in shown(window).findChildren(QTextBrowser) if one.isVisible())
    assert view.toPlainText() == "Head"


def test_ctrl_f_filters_the_list_or_finds_in_the_text(window: MainWindow) -> None:
    listed(window).setFocus()
    QTest.keyClick(listed(window), Qt.Key.Key_F, CONTROL)
    assert line(window, "Filter briefs…").hasFocus()
    text(window).setFocus()
    QTest.keyClick(text(window), Qt.Key.Key_F, CONTROL)
    found = line(window, "Find in the text")
    assert found.hasFocus()
    QTest.keyClicks(found, "TEXT")
    assert text(window).textCursor().selectedText() == "text"


def test_a_filter_looks_at_titles_states_marks_and_subjects(window: MainWindow) -> None:
    box = line(window, "Filter briefs…")
    for typed, titles in (("approved", ["Albia"]), ("draft amber", ["ورقة"]), ("albia", ["Albia"])):
        box.setText(typed)
        rows = [listed(window).item(row) for row in range(listed(window).count())]
        assert [row.text() for row in rows if row.flags()] == titles
    QTest.keyClick(listed(window), Qt.Key.Key_Escape)
    assert (box.text(), listed(window).hasFocus()) == ("", True)
    box.setText("nothing like it")
    assert "Nothing matches" in words(window)


def test_a_draft_is_approved_and_goes_on_as_version_two(window: MainWindow, qtbot: QtBot) -> None:
    take_step(window, qtbot, "Ask for approval")
    assert brief(window).state is BriefState.IN_REVIEW
    take_step(window, qtbot, "Approve as marta")
    assert (brief(window).approved_by, brief(window).approved_on) == ("marta", "2027-03-01")
    take_step(window, qtbot, "Start version 2")
    assert (brief(window).version, [one.markdown for one in brief(window).earlier]) == (
        2,
        ["Old **text**"],
    )


def test_a_brief_in_review_goes_back_to_draft(window: MainWindow, qtbot: QtBot) -> None:
    take_step(window, qtbot, "Ask for approval")
    take_step(window, qtbot, "Back to draft")
    assert brief(window).state is BriefState.DRAFT


def test_an_approved_text_asks_once_and_goes_on_as_the_next_version(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk
) -> None:
    go_to(window, "Albia")
    type_over(window, qtbot, "yz")
    qtbot.waitUntil(lambda: brief(window, "b2").markdown == "yz")
    assert ask.asked == ["It has been approved. Start version 2?"]
    assert (brief(window, "b2").version, brief(window, "b2").state) == (2, BriefState.DRAFT)


def test_an_approved_text_stays_when_the_answer_is_no(window: MainWindow, ask: FakeAsk) -> None:
    ask.choice = None
    go_to(window, "Albia")
    text(window).setFocus()
    QTest.keyClicks(text(window), "y")
    title = line(window, "Title")
    title.setFocus()
    QTest.keyClicks(title, "z")
    assert len(ask.asked) == 2
    assert (text(window).toPlainText(), title.text()) == ("x", "Albia")


def test_coming_back_shows_the_same_brief_as_it_was_read(window: MainWindow) -> None:
    assert window.view is not None
    go_to(window, "Albia")
    window.commands.run("briefs.mode.read")
    window.view.go_to_screen("people")
    the_screen(window, "briefs").show_thing("briefs", "b1")
    window.go_back()
    window.go_back()
    assert listed(window).currentItem().text() == "Albia"
    assert any(one.isVisible() for one in shown(window).findChildren(QTextBrowser))
