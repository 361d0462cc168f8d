"""Markdown as it is written: undo, lists, locks, and that long texts do not lag."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets import markdown_marks as marks
from convenor.widgets.markdown_editor import MarkdownField, MarkdownSource

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[MarkdownField]:
    """Return a field with the caret in it, and a place to go on to."""
    window = QWidget()
    layout = QVBoxLayout(window)
    field = MarkdownField("Text")
    layout.addWidget(field)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.set_value("Old")
    field.start_visit()
    yield field
    field.end_visit()


def source(field: MarkdownField) -> MarkdownSource:
    """Return what takes the keys, the caret at the end."""
    field.source.moveCursor(QTextCursor.MoveOperation.End)
    return field.source


def test_typing_is_taken_back_until_the_text_is_as_on_entry(field: MarkdownField) -> None:
    text = source(field)
    QTest.keyClicks(text, " and new")
    for _ in range(10):
        QTest.keyClick(text, Qt.Key.Key_Z, CONTROL)
    assert field.value() == "Old"
    assert not text.document().isUndoAvailable()


def test_what_was_typed_is_said_before_the_file_undoes(field: MarkdownField, qtbot: QtBot) -> None:
    text = source(field)
    QTest.keyClicks(text, "er")
    text.document().clearUndoRedoStacks()
    with qtbot.waitSignal(field.typed) as said:
        QTest.keyClick(text, Qt.Key.Key_Z, CONTROL)
    assert said.args == ["Older"]


def test_a_deed_of_the_toolbar_is_one_step(field: MarkdownField) -> None:
    text = source(field)
    text.apply(marks.insert_table)
    QTest.keyClick(text, Qt.Key.Key_Z, CONTROL)
    assert field.value() == "Old"


def test_colours_and_widths_are_no_step(field: MarkdownField) -> None:
    text = source(field)
    field.set_value("# Heading\n**bold**", replace=True)
    field.window().resize(900, 500)
    assert not text.document().isUndoAvailable()


def test_enter_goes_on_with_a_list_and_ends_it(field: MarkdownField) -> None:
    field.set_value("1. one", replace=True)
    text = source(field)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "two")
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert field.value() == "1. one\n2. two\n"


def test_esc_takes_back_the_visit(field: MarkdownField, qtbot: QtBot) -> None:
    text = source(field)
    QTest.keyClicks(text, "er")
    with qtbot.waitSignal(field.restored):
        QTest.keyClick(text, Qt.Key.Key_Escape)
    assert field.value() == "Old"


def test_a_locked_text_asks_before_it_is_changed(field: MarkdownField) -> None:
    text = source(field)
    asked: list[str] = []
    text.set_locked(locked=True)

    def ask(_then: Callable[[], object]) -> None:
        asked.append("asked")

    text.may_change = ask
    QTest.keyClicks(text, "x")
    QTest.keyClick(text, Qt.Key.Key_V, CONTROL)
    text.apply(marks.toggle_bullets)
    QTest.keyClick(text, Qt.Key.Key_Left)
    assert (field.value(), asked) == ("Old", ["asked"] * 3)


def test_the_key_counts_once_the_text_is_unlocked(field: MarkdownField) -> None:
    text = source(field)
    text.set_locked(locked=True)

    def unlock(then: Callable[[], object]) -> None:
        text.set_locked(locked=False)
        then()

    text.may_change = unlock
    text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(text, "er")
    assert field.value() == "Older"


def test_pasting_takes_only_the_words(field: MarkdownField) -> None:
    made = QMimeData()
    made.setHtml("<b>one</b><script>x</script>")
    made.setText("one\r\ntwo")
    field.set_value("", replace=True)
    source(field).insertFromMimeData(made)
    assert field.value() == "one\ntwo"


def test_headings_are_large_and_their_marks_dim(field: MarkdownField) -> None:
    field.set_value("# Large\nsmall", replace=True)
    formats = source(field).document().firstBlock().layout().formats()
    words = next(one for one in formats if one.start == 2)
    assert words.format.property(int(words.format.Property.FontPixelSize)) > 18
    assert {one.format.foreground().color().name() for one in formats} == {"#616a7c", "#161b26"}


def test_right_to_left_paragraphs_stand_at_the_right(field: MarkdownField) -> None:
    field.set_value("Left\nورقة الموقف", replace=True)
    document = source(field).document()
    document.size()
    second = document.findBlockByNumber(1).layout().lineAt(0).naturalTextRect()
    assert second.left() > field.source.viewport().width() / 2


def test_a_very_long_text_is_typed_without_lag(field: MarkdownField, qtbot: QtBot) -> None:
    paragraph = "Some **english** words about *evaluations* and [links](https://x.example). " * 4
    whole = "\n\n".join(f"## Heading {at}\n\n{paragraph}\n\n- ورقة\n- 中文" for at in range(620))
    assert len(whole.encode()) > 200_000
    field.set_value(whole, replace=True)
    text = field.source
    cursor = text.textCursor()
    cursor.setPosition(len(whole) // 2)
    text.setTextCursor(cursor)
    QTest.keyClicks(text, "x")
    text.repaint()
    begun = perf_counter()
    for letter in "typed in the middle of":
        QTest.keyClicks(text, letter)
        text.repaint()
    assert (perf_counter() - begun) / 22 < 0.1


def test_lines_stand_as_far_apart_as_when_read_and_that_is_no_step(field: MarkdownField) -> None:
    field.set_value("One\nTwo")
    text = source(field)
    QTest.keyClicks(text, "!")
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "Three")
    layout, tops, block = text.document().documentLayout(), [], text.document().firstBlock()
    while block.isValid():
        tops.append(layout.blockBoundingRect(block).top())
        block = block.next()
    apart = [below - above for above, below in pairwise(tops)]
    assert len(apart) == 2
    assert min(apart) > 1.25 * text.fontMetrics().height()
    while text.document().isUndoAvailable():
        text.undo()
    assert field.source.words() == "One\nTwo"
