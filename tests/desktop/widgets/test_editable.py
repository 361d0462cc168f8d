"""Editing in place: visits, what is said when, and how they end."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.editable import PAUSE, EditableField
from convenor.widgets.editable_text import EditableLine, EditableList, EditableText


class _Heard:
    """What a field has said, in order."""

    def __init__(self, field: EditableField) -> None:
        self.said: list[str] = []
        field.visit_started.connect(lambda: self.said.append("started"))
        field.typed.connect(lambda text: self.said.append(f"typed {text}"))
        field.visit_ended.connect(lambda text: self.said.append(f"ended {text}"))
        field.restored.connect(lambda: self.said.append("restored"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return an active window with a place to go on to."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def field(window: QWidget) -> Iterator[EditableLine]:
    """Return a line that holds "Minister"."""
    line = EditableLine("Post")
    line.set_value("Minister")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(line)
    line.start_visit()
    yield line
    line.end_visit()


def _type(field: EditableField, text: str) -> None:
    QTest.keyClicks(field.editor(), text)


def test_a_visit_is_said_once_after_a_pause(qtbot: QtBot, field: EditableLine) -> None:
    heard = _Heard(field)
    with qtbot.waitSignal(field.typed, timeout=PAUSE + 1000):
        _type(field, "Envoy")
    assert heard.said == ["typed Envoy"]


def test_leaving_says_what_was_typed_and_ends_the_visit(field: EditableLine) -> None:
    heard = _Heard(field)
    _type(field, "Envoy")
    QTest.keyClick(field.editor(), Qt.Key.Key_Tab)
    assert heard.said == ["typed Envoy", "ended Envoy"]
    assert not field.in_visit()


def test_enter_ends_the_visit_and_the_next_key_begins_another(field: EditableLine) -> None:
    heard = _Heard(field)
    _type(field, "Envoy")
    QTest.keyClick(field.editor(), Qt.Key.Key_Return)
    _type(field, "s")
    assert heard.said == ["typed Envoy", "ended Envoy", "started"]


def test_a_visit_without_a_change_says_nothing(field: EditableLine) -> None:
    heard = _Heard(field)
    QTest.keyClick(field.editor(), Qt.Key.Key_Return)
    assert heard.said == ["ended Minister"]


def test_escape_puts_back_what_stood_there_even_after_it_was_said(field: EditableLine) -> None:
    heard = _Heard(field)
    _type(field, "Envoy")
    field._say()
    QTest.keyClick(field.editor(), Qt.Key.Key_Escape)
    assert heard.said == ["typed Envoy", "restored", "ended Minister"]
    assert field.value() == "Minister"


def test_escape_with_nothing_to_put_back_is_for_the_window(
    qtbot: QtBot, window: QWidget, field: EditableLine
) -> None:
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
    with qtbot.waitSignal(shortcut.activated):
        QTest.keyClick(field.editor(), Qt.Key.Key_Escape)


def test_escape_with_something_to_put_back_is_not_for_the_window(
    qtbot: QtBot, window: QWidget, field: EditableLine
) -> None:
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
    _type(field, "Envoy")
    with qtbot.assertNotEmitted(shortcut.activated), qtbot.waitSignal(field.restored):
        QTest.keyClick(field.editor(), Qt.Key.Key_Escape)


def test_undo_takes_back_typing_first_and_then_is_for_the_file(
    qtbot: QtBot, window: QWidget, field: EditableLine
) -> None:
    of_the_file = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window)
    _type(field, "Envoy")
    with qtbot.assertNotEmitted(of_the_file.activated):
        while field.value() != "Minister":
            QTest.keyClick(field.editor(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(of_the_file.activated):
        QTest.keyClick(field.editor(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_what_undo_has_left_is_said_before_the_file_undoes(field: EditableLine) -> None:
    heard = _Heard(field)
    _type(field, "x")
    field._pause.timeout.emit()
    for _ in range(2):
        QTest.keyClick(field.editor(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard.said[-1] == f"typed {field.value()}"
    assert len([one for one in heard.said if one.startswith("typed")]) == 2


def test_news_from_the_file_waits_for_the_end_of_the_visit(field: EditableLine) -> None:
    field.set_value("Ambassador")
    assert field.value() == "Minister"
    QTest.keyClick(field.editor(), Qt.Key.Key_Return)
    assert field.value() == "Ambassador"


def test_what_was_typed_after_the_news_stands(field: EditableLine) -> None:
    field.set_value("Ambassador")
    _type(field, "Envoy")
    QTest.keyClick(field.editor(), Qt.Key.Key_Return)
    assert field.value() == "Envoy"


def test_an_undo_of_the_file_replaces_an_open_text_and_its_steps(field: EditableLine) -> None:
    heard = _Heard(field)
    _type(field, "Envoy")
    field.set_value("Ambassador", replace=True)
    assert field.value() == "Ambassador"
    QTest.keyClick(field.editor(), Qt.Key.Key_Return)
    assert heard.said == ["ended Ambassador"]


def test_a_refused_text_stays_red_with_its_reason_until_the_file_says_another(
    field: EditableLine,
) -> None:
    _type(field, "Envoy")
    field.typed.connect(lambda: field.set_error("There is no such post."))
    QTest.keyClick(field.editor(), Qt.Key.Key_Return)
    field.set_value("Minister")
    assert (field.value(), field.error()) == ("Envoy", "There is no such post.")
    field.set_value("Ambassador")
    assert (field.value(), field.error()) == ("Ambassador", "")


def test_the_reason_is_told_to_screen_readers(field: EditableLine) -> None:
    field.set_error("There is no such post.")
    assert field.editor().accessibleDescription() == "There is no such post."
    assert field.editor().accessibleName() == field.field_name == "Post"


def test_a_hidden_field_has_said_what_was_typed(field: EditableLine) -> None:
    heard = _Heard(field)
    _type(field, "Envoy")
    field.hide()
    assert heard.said == ["typed Envoy", "ended Envoy"]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_completion_is_said_at_once(field: EditableLine) -> None:
    field.set_completions(["Minister", "Deputy Minister"])
    heard = _Heard(field)
    line = field.editor()
    assert isinstance(line, QLineEdit)
    _type(field, "dep")
    line.setText("Deputy Minister")
    line.completer().activated.emit("Deputy Minister")
    assert heard.said[-1] == "typed Deputy Minister"


def test_in_several_lines_enter_is_a_line_and_control_enter_the_end(window: QWidget) -> None:
    text = EditableText("Note")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(text)
    heard = _Heard(text)
    text.start_visit()
    _type(text, "one\rtwo")
    QTest.keyClick(text.editor(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.said == ["started", "typed one\ntwo", "ended one\ntwo"]


def test_a_text_is_as_tall_as_it_needs(qtbot: QtBot) -> None:
    text = EditableText("Note")
    qtbot.addWidget(text)
    text.resize(300, 40)
    text.show()
    low = text.sizeHint().height()
    text.set_value("one\ntwo\nthree\nfour")
    assert text.sizeHint().height() > 2 * low


def test_a_list_is_read_without_blanks_and_empty_things(qtbot: QtBot) -> None:
    languages = EditableList("Languages")
    qtbot.addWidget(languages)
    languages.set_items(["English", "Igbo"])
    assert languages.value() == "English, Igbo"
    languages.start_visit()
    _type(languages, "Igbo,,  French ,")
    assert languages.items() == ("Igbo", "French")
    assert languages.value() == "Igbo, French"


def test_a_list_by_line_keeps_commas(qtbot: QtBot) -> None:
    names = EditableList("Aliases", by_line=True)
    qtbot.addWidget(names)
    names.set_value("Okafor, Amara\nA. Okafor")
    assert names.items() == ("Okafor, Amara", "A. Okafor")


def test_what_a_field_completes_is_replaced_and_not_added_to(field: EditableLine) -> None:
    # It is said anew after every action: each list used to stay behind, a window of its own.
    lines = [["Minister"], ["Minister", "Envoy"], ["Envoy"]]
    for words in lines:
        field.set_completions(words)
    (completer,) = field.findChildren(QCompleter)
    model = completer.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == lines[-1]
