"""Markdown written in place: the source as the user types it, and the field round it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QTextEdit, QWidget

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets import markdown_marks as marks
from convenor.widgets.editable import EditableField, say_entered, say_left
from convenor.widgets.markdown_highlighter import LINE_HEIGHT, MarkdownHighlighter
from convenor.widgets.text_keys import is_answered

SIDE: Final = 40
"""Pixels at both sides of a text at 100 %."""
WIDEST: Final = 760
"""A line is no longer than this many pixels at 100 %, or the eye loses it."""
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ERASING: Final = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_CHANGING: Final = (
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)


def line_margins(width: int) -> tuple[int, int, int, int]:
    """Return the margins that keep lines readable in a view of *width* pixels."""
    side = max(theme.px(14), min(theme.px(SIDE), width // 12))
    return side, theme.px(4), max(side, width - theme.px(WIDEST) - side), 0


MayChange = Callable[[Callable[[], object]], object]
"""Is asked before a locked text is changed, and calls what it is given once it may be."""


class MarkdownSource(QTextEdit):
    """The source: plain text only, every paragraph at the side it is read from.

    Its text can be locked: then a key that would change it asks :attr:`may_change` first.
    """

    entered = Signal()
    edited = Signal()
    went_aside = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.take_back: Callable[[], bool] = _nothing
        self.can_take_back: Callable[[], bool] = _nothing
        self.may_change: MayChange = _never
        """Asked when a locked text is to be changed; calls back once it has been unlocked."""
        self._writing = False
        self.setProperty("bare", True)  # noqa: FBT003
        self.setAcceptRichText(False)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._highlighter = MarkdownHighlighter(self.document())
        self.document().contentsChange.connect(self._contents_changed)
        self.textChanged.connect(self._text_changed)
        self._measure()
        theme.changed.connect(self._measure)

    def words(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Replace the text; undo begins here, and the caret stays about where it was."""
        self._writing = True
        at, down = self.textCursor().position(), self.verticalScrollBar().value()
        ensure_script_fonts(words)
        self.document().setUndoRedoEnabled(False)  # how far lines stand apart is no step of it
        self.setPlainText(words)
        self._set_lines_apart()
        self.document().setUndoRedoEnabled(True)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(down)
        self._writing = False

    def _set_lines_apart(self) -> None:
        """Let lines stand as far apart as when they are read; new ones do as their neighbours."""
        apart = QTextBlockFormat()
        apart.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        every = QTextCursor(self.document())
        every.select(QTextCursor.SelectionType.Document)
        every.mergeBlockFormat(apart)

    def forget_steps(self) -> None:
        """Let undo begin here."""
        self.document().clearUndoRedoStacks()

    def select_all(self) -> None:
        """Put the caret at the beginning: a whole text is not selected by coming to it."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_wrong(self, *, wrong: bool) -> None:
        """Do nothing: the reason under it says enough."""

    def widget(self) -> QWidget:
        """Return the text itself."""
        return self

    def set_locked(self, *, locked: bool) -> None:
        """Lock the text, or let it be changed; the caret moves through it either way."""
        if self.isReadOnly() is locked:
            return
        self.setReadOnly(locked)
        flags = self.textInteractionFlags()
        self.setTextInteractionFlags(flags | Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def apply(self, act: Callable[[QTextCursor], None]) -> None:
        """Let *act* change the text at the caret, as one step of its undo."""
        self.setFocus()
        if self.isReadOnly():
            self.may_change(partial(self._apply, act))
        else:
            self._apply(act)

    def _apply(self, act: Callable[[QTextCursor], None]) -> None:
        cursor = self.textCursor()
        act(cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the file when there is nothing left to undo here; keep a useful Esc."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = self.document().isUndoAvailable(), self.document().isRedoAvailable()
            if is_answered(self, event, undo=undo, redo=redo):
                return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter end the visit and Esc take it back; go on with lists on Enter."""
        plain = event.modifiers() in (_NONE, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.take_back())
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif not self._is_stopped(event) and not (
            event.key() in _ENTER and plain and self._go_on_with_list()
        ):
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, as typed."""
        self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a visit."""
        super().focusInEvent(event)
        say_entered(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the visit, unless the caret comes back."""
        super().focusOutEvent(event)
        say_left(self, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines readable."""
        super().resizeEvent(event)
        self._take_measures()

    def _is_stopped(self, event: QKeyEvent) -> bool:
        """Ask before a locked text is changed; the key counts once it has been unlocked."""
        stopped = self.isReadOnly() and changes_text(event)
        if stopped:
            self.may_change(partial(QApplication.sendEvent, self, event.clone()))
        return stopped

    def _go_on_with_list(self) -> bool:
        """Begin the next item of a list, or end the list at an empty one."""
        cursor = self.textCursor()
        line = cursor.block().text()
        sign = None if cursor.hasSelection() else marks.next_line_sign(line)
        if sign is None or not cursor.atBlockEnd():
            return False
        cursor.beginEditBlock()
        if sign:
            cursor.insertText(f"\n{sign}")
        else:
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _contents_changed(self, at: int, _removed: int, added: int) -> None:
        if not added or self._writing:
            return
        probe = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        probe.setPosition(min(at, last))
        probe.setPosition(min(at + added, last), QTextCursor.MoveMode.KeepAnchor)
        ensure_script_fonts(probe.selectedText())

    def _text_changed(self) -> None:
        if not self._writing:
            self.edited.emit()

    def _measure(self) -> None:
        self.setFont(font("body"))
        self.document().setDefaultFont(font("body"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, theme.color("text"))
        self.setPalette(palette)
        self._take_measures()

    def _take_measures(self) -> None:
        """Keep lines readable; a frame's margins would be a step of undo."""
        self.setViewportMargins(*line_margins(self.width()))


class MarkdownField(EditableField):
    """A text in Markdown, edited where it stands; it scrolls by itself."""

    def __init__(self, field_name: str, *, placeholder: str = "") -> None:
        self.source = MarkdownSource(placeholder)
        super().__init__(field_name, self.source)
        self.source.take_back = self.take_back
        self.source.can_take_back = self.can_take_back
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


def changes_text(event: QKeyEvent) -> bool:
    """Tell whether a key would change a text."""
    if any(event.matches(key) for key in _CHANGING):
        return True
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    if held:
        return False
    typed = bool(event.text()) and event.text().isprintable()
    return typed or event.key() in _ERASING | _ENTER


def _nothing() -> bool:
    return False


def _never(_then: Callable[[], object]) -> None:
    """Leave a locked text locked."""


_NONE: Final = Qt.KeyboardModifier.NoModifier
