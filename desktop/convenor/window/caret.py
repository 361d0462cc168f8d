"""The text with the caret: while it has steps of its own, undo and redo are its.

The menus ask before the first paint: the classes of texts are loaded when there is a text.
"""

from typing import Final, Protocol

from PySide6.QtWidgets import QApplication, QWidget

_TEXTS: Final = ("QLineEdit", "QPlainTextEdit", "QTextEdit")


class _Steps(Protocol):
    def undo(self) -> None: ...
    def redo(self) -> None: ...


def _text() -> QWidget | None:
    widget = QApplication.focusWidget()
    return widget if widget and any(widget.inherits(name) for name in _TEXTS) else None


def text_to_undo() -> _Steps | None:
    """Return the text with the caret if something typed in it can be taken back."""
    text = _text()
    if text is None:
        return None
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    from convenor.widgets.place_editors import PlaceLine, PlaceText

    if isinstance(text, PlaceLine | PlaceText):
        return text if text.can_undo() else None
    if isinstance(text, QLineEdit):
        return text if text.isUndoAvailable() else None
    if isinstance(text, QPlainTextEdit | QTextEdit):
        return text if text.document().isUndoAvailable() else None
    return None


def text_to_redo() -> _Steps | None:
    """Return the text with the caret if something taken back in it can be brought again."""
    text = _text()
    if text is None:
        return None
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    if isinstance(text, QLineEdit):
        return text if text.isRedoAvailable() else None
    if isinstance(text, QPlainTextEdit | QTextEdit):
        return text if text.document().isRedoAvailable() else None
    return None
