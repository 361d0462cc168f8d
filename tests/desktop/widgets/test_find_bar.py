"""Finding words in a text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.find_bar import FindBar


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[tuple[FindBar, QTextEdit]]:
    """Return a bar that is open on a text, and the text."""
    window = QWidget()
    layout = QVBoxLayout(window)
    bar, text = FindBar(), QTextEdit()
    text.setPlainText("One two.\nTwo three.\nورقة two")
    layout.addWidget(bar)
    layout.addWidget(text)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    text.setFocus()
    bar.open_on(text)
    yield bar, text
    window.close()


def line(bar: FindBar) -> QLineEdit:
    """Return the line of the bar."""
    return bar.findChildren(QLineEdit)[0]


def said(bar: FindBar) -> str:
    """Return what the bar says about its finds."""
    return bar.findChildren(QLabel)[0].text()


def test_finds_are_counted_and_the_first_is_selected(parts: tuple[FindBar, QTextEdit]) -> None:
    bar, text = parts
    QTest.keyClicks(line(bar), "two")
    assert said(bar) == "1 of 3"
    assert text.textCursor().selectionStart() == 4


def test_enter_goes_on_and_round_and_shift_enter_back(parts: tuple[FindBar, QTextEdit]) -> None:
    bar, text = parts
    QTest.keyClicks(line(bar), "two")
    QTest.keyClick(line(bar), Qt.Key.Key_Return)
    assert (said(bar), text.textCursor().selectedText()) == ("2 of 3", "Two")
    QTest.keyClick(line(bar), Qt.Key.Key_Return)
    QTest.keyClick(line(bar), Qt.Key.Key_Return)
    assert said(bar) == "1 of 3"
    QTest.keyClick(line(bar), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert said(bar) == "3 of 3"


def test_esc_gives_the_caret_back_with_the_find_selected(
    parts: tuple[FindBar, QTextEdit],
) -> None:
    bar, text = parts
    QTest.keyClicks(line(bar), "three")
    QTest.keyClick(line(bar), Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert text.hasFocus()
    assert text.textCursor().selectedText() == "three"
    assert text.extraSelections() == []


def test_what_is_not_there_is_said(parts: tuple[FindBar, QTextEdit]) -> None:
    bar, _ = parts
    QTest.keyClicks(line(bar), "nowhere")
    assert said(bar) == "Not found"


def test_what_is_selected_is_looked_for(parts: tuple[FindBar, QTextEdit]) -> None:
    bar, text = parts
    QTest.keyClicks(line(bar), "three")
    QTest.keyClick(line(bar), Qt.Key.Key_Escape)
    bar.open_on(text)
    assert line(bar).text() == "three"
