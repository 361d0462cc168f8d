"""Which keys a text with the caret answers, and which it leaves to the file."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from convenor.widgets.editable import Editor


class _Text(Editor, Protocol):
    """A text that knows whether Esc would change something."""

    can_take_back: Callable[[], bool]


class _Refusable(_Text, Protocol):
    """A text that knows whether what stands there was refused."""

    was_refused: Callable[[], bool]


def can_return(text: _Refusable) -> bool:
    """Tell whether what was refused can give way to what the file has."""
    return text.was_refused() and text.can_take_back()


def is_answered(text: _Text, event: QKeyEvent, *, undo: bool, redo: bool) -> bool:
    """Accept a useful Esc, and leave undo and redo to the file where *text* has none.

    Say whether the event needs no other answer. What was typed is said before the file's step
    is taken.
    """
    if _is_for_the_file(event, undo=undo, redo=redo):
        text.went_aside.emit()
        event.ignore()
        return True
    if event.key() == Qt.Key.Key_Escape and text.can_take_back():
        event.accept()
        return True
    return False


def _is_for_the_file(event: QKeyEvent, *, undo: bool, redo: bool) -> bool:
    """Tell whether the key is an undo or redo that the text itself cannot do."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    again = event.keyCombination().toCombined() == _CONTROL_Y
    return not redo and (again or event.matches(QKeySequence.StandardKey.Redo))


_CONTROL_Y = (Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Y).toCombined()
