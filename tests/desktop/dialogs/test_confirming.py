"""Enter and Ctrl+Enter press the verb of a dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.boxed import BoxedLine, BoxedText
from convenor.dialogs.frame import Dialog

CONTROL = Qt.KeyboardModifier.ControlModifier


class Asking(Dialog):
    """Counts how often its verb was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Why", "Say it")
        self.line = BoxedLine("Name", completions=["Ida Lind", "Ida Moss"])
        self.lines = BoxedText("Reason")
        self.body.add(self.line, self.lines)
        self.taken: list[tuple[str, str]] = []

    def take(self) -> None:
        """Note what stood there."""
        self.taken.append((self.line.value(), self.lines.value()))


@pytest.fixture
def asking(qtbot: QtBot, ground: QWidget) -> Asking:
    """Return the dialog, shown and active."""
    dialog = Asking(ground)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_line_presses_the_verb_once(asking: Asking, key: Qt.Key) -> None:
    asking.line.start_visit()
    QTest.keyClicks(asking.line.editor(), "Zoe")
    QTest.keyClick(asking.line.editor(), key)
    assert asking.taken == [("Zoe", "")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_in_several_lines_only_control_enter_presses_it(asking: Asking, key: Qt.Key) -> None:
    asking.lines.start_visit()
    QTest.keyClicks(asking.lines.editor(), "one\rtwo")
    assert asking.taken == []
    QTest.keyClick(asking.lines.editor(), key, CONTROL)
    assert asking.taken == [("", "one\ntwo")]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_enter_over_an_open_list_is_the_list_s(asking: Asking, qtbot: QtBot) -> None:
    asking.line.start_visit()
    line = asking.line.editor()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "id")
    popup = line.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert asking.taken == []


def test_a_button_answers_enter_itself(asking: Asking, qtbot: QtBot) -> None:
    asking.cancel.setFocus()
    with qtbot.waitSignal(asking.rejected):
        QTest.keyClick(asking.cancel, Qt.Key.Key_Return)
    assert asking.taken == []


def test_the_button_says_its_keys(asking: Asking) -> None:
    assert asking.primary.toolTip() == "Ctrl+Enter"
