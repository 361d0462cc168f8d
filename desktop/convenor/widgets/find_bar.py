"""Finding words in a text: a line, how many there are, on and back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit

from convenor.theme.fonts import ensure_script_fonts
from convenor.theme.theme import theme
from convenor.widgets.buttons import IconButton
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, hline, keep_size, row

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST: Final = 2_000
"""More finds are not counted or shown."""


class _Line(QLineEdit):
    """The words looked for."""

    turned = Signal(int)
    """On (1) or back (-1) was wanted."""
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.turned.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Looks in one text; Enter goes on, Shift+Enter back, Esc returns to the text."""

    def __init__(self) -> None:
        super().__init__()
        self._text: QTextEdit | None = None
        self._finds: list[QTextCursor] = []
        self._at = -1
        self._line = _Line()
        self._line.setPlaceholderText("Find in the text")
        self._line.setAccessibleName("Find in the text")
        self._line.textChanged.connect(self._look)
        self._line.turned.connect(self._turn)
        self._line.left.connect(self.close_bar)
        self._found = keep_size(Label("", Role.MUTED), min_width=84)
        back = IconButton("chevron-up", "Previous", shortcut="Shift+Enter", size=16)
        on = IconButton("chevron-down", "Next", shortcut="Enter", size=16)
        cross = IconButton("x", "Back to the text", shortcut="Esc", size=16)
        back.clicked.connect(lambda: self._turn(-1))
        on.clicked.connect(lambda: self._turn(1))
        cross.clicked.connect(self.close_bar)
        content = row((self._line, 1), self._found, back, on, cross, margins=(20, 6, 12, 6))
        self.setProperty("ground", "surface")
        self.setLayout(column(content, hline(), spacing=0))
        self.setAccessibleName("Find in the text")
        self.hide()

    def open_on(self, text: QTextEdit) -> None:
        """Look in *text*, from its caret on; what is selected there is looked for."""
        self._text = text
        chosen = text.textCursor().selectedText()
        self.show()
        if chosen and "\u2029" not in chosen:
            self._line.setText(chosen)
        self._line.setFocus()
        self._line.selectAll()
        self._look()

    def holds_focus(self) -> bool:
        """Tell whether the caret is in it."""
        return self._line.hasFocus()

    def close_bar(self) -> None:
        """Hide it and give the caret back to the text, what was found last selected."""
        if self.isHidden():
            return
        if self._text:
            self._text.setExtraSelections([])
            if self._line.hasFocus() or self.isAncestorOf(self.focusWidget() or self):
                self._text.setFocus()
        self.hide()

    def _look(self) -> None:
        if self._text is None or self.isHidden():
            return
        words = self._line.text()
        ensure_script_fonts(words)
        self._finds = _all_finds(self._text.document(), words)
        caret = self._text.textCursor().selectionStart()
        following = (n for n, one in enumerate(self._finds) if one.selectionStart() >= caret)
        self._at = next(following, 0 if self._finds else -1)
        self._show()

    def _turn(self, step: int) -> None:
        if self._finds:
            self._at = (self._at + step) % len(self._finds)
            self._show()

    def _show(self) -> None:
        if self._text is None:
            return
        self._text.setExtraSelections([_shaded(one) for one in self._finds])
        if self._finds:
            self._text.setTextCursor(self._finds[self._at])
            more = "+" if len(self._finds) == _MOST else ""
            self._found.setText(f"{self._at + 1:,} of {len(self._finds):,}{more}")
        else:
            self._found.setText("Not found" if self._line.text() else "")


def _all_finds(document: QTextDocument, words: str) -> list[QTextCursor]:
    found: list[QTextCursor] = []
    cursor = document.find(words) if words else QTextCursor()
    while not cursor.isNull() and len(found) < _MOST:
        found.append(cursor)
        cursor = document.find(words, cursor)
    return found


def _shaded(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format.setBackground(theme.color("warn_soft"))
    made.format.setForeground(theme.color("text"))
    return made
