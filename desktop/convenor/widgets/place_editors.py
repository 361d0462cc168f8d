"""The lines and texts inside fields that are edited in place."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from convenor.theme.fonts import ensure_script_fonts, is_right_to_left
from convenor.theme.theme import theme
from convenor.widgets.cut_words import tells_whole
from convenor.widgets.editable import say_entered, say_left
from convenor.widgets.focus import is_aside
from convenor.widgets.text_keys import can_return, is_answered

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
MOST_LINES = 14
"""A text inside a panel scrolls when it is longer."""
WITHOUT_END = 1_000_000


class PlaceLine(QLineEdit):
    """One line. Written from the right, or in a mirrored window, it stands at the right."""

    entered = Signal()
    edited = Signal()
    went_aside = Signal()
    left = Signal()
    finished = Signal()
    stepped = Signal(int)
    """Up (1) or Down (-1) was pressed."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.take_back: Callable[[], bool] = _nothing
        self.can_take_back: Callable[[], bool] = _nothing
        self.was_refused: Callable[[], bool] = _nothing
        self._writing = False
        self.setProperty("edit", "place")
        self.setPlaceholderText(placeholder)
        if self.isRightToLeft():
            self.setAlignment(_AT_RIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._meet_writing)
        self.textChanged.connect(self._text_changed)

    def can_undo(self) -> bool:
        """Say whether typing can be taken back, or what was refused."""
        return self.isUndoAvailable() or can_return(self)

    def can_redo(self) -> bool:
        """Say whether typing can be brought again."""
        return self.isRedoAvailable()

    def undo(self) -> None:
        """Take back typing; where that has no steps left, what was refused."""
        if self.isUndoAvailable():
            super().undo()
        elif can_return(self):
            self.take_back()

    def words(self) -> str:
        """Return the text."""
        return self.text()

    def set_words(self, words: str) -> None:
        """Replace the text; its beginning is shown, and undo begins here."""
        self._writing = True
        self.setText(words)
        self._writing = False
        self.setCursorPosition(0)

    def forget_steps(self) -> None:
        """Let undo begin here."""
        caret, selected = self.cursorPosition(), self.hasSelectedText()
        self.setText(self.text())
        if selected:
            self.selectAll()
        else:
            self.setCursorPosition(caret)

    def select_all(self) -> None:
        """Select the text, its beginning in view."""
        self.setSelection(len(self.text()), -len(self.text()))

    def set_wrong(self, *, wrong: bool) -> None:
        """Show it red, or no longer."""
        _repolish(self, wrong=wrong)

    def widget(self) -> QWidget:
        """Return the line itself."""
        return self

    def minimumSizeHint(self) -> QSize:
        """Return a width a narrow panel can give."""
        return QSize(theme.px(40), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave undo to the file when there is nothing left to undo here; keep a useful Esc."""
        answered = (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_answered(self, event, undo=self.can_undo(), redo=self.can_redo())
        )
        if answered:
            return event.isAccepted()
        return self._tells_whole(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter end the visit and Esc take it back; in a dialog Enter then goes on to that."""
        if event.key() in _ENTER:
            goes_on = isinstance(self.window(), QDialog) and not self._is_list_open()
            self.finished.emit()
            event.setAccepted(not goes_on)
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.take_back())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cut a text that is too long with an ellipsis while the caret is elsewhere."""
        room = self._room()
        if self.hasFocus() or not self._is_cut():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setLayoutDirection(_direction(cut))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        side = _AT_RIGHT if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, cut)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a visit."""
        super().focusInEvent(event)
        say_entered(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the visit, unless the caret comes back."""
        super().focusOutEvent(event)
        if not is_aside(event.reason()):
            self.setCursorPosition(0)
        say_left(self, event)

    def _is_list_open(self) -> bool:
        """Tell whether completions are offered below."""
        completer: QCompleter | None = self.completer()
        popup = completer.popup() if completer else None
        return bool(popup and popup.isVisible())

    def _is_cut(self) -> bool:
        """Tell whether there is no room for all of the text."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()

    def _tells_whole(self, event: QEvent) -> bool:
        """Show all of a text that is cut, while the mouse rests on it."""
        is_time = event.type() is QEvent.Type.ToolTip
        return is_time and self._is_cut() and tells_whole(self, event, self.text())

    def _room(self) -> QRect:
        """Return where the text stands, inside frame, padding and Qt's own two pixels."""
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        contents = QStyle.SubElement.SE_LineEditContents
        return self.style().subElementRect(contents, frame, self).adjusted(2, 0, -2, 0)

    def _meet_writing(self, text: str) -> None:
        """Lay the text out anew in a face that was loaded for it just now."""
        if ensure_script_fonts(text):
            QApplication.sendEvent(self, QEvent(QEvent.Type.FontChange))

    def _text_changed(self) -> None:
        """Take what a screen reader has written, too: to Qt only keys are editing."""
        if not self._writing:
            self.edited.emit()


class PlaceText(QPlainTextEdit):
    """Several lines; as tall as its text. Ctrl+Enter ends the visit, Tab goes on."""

    entered = Signal()
    edited = Signal()
    went_aside = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, placeholder: str = "", lines: int = 1, most: int = MOST_LINES) -> None:
        super().__init__()
        self._most = most
        self.take_back: Callable[[], bool] = _nothing
        self.can_take_back: Callable[[], bool] = _nothing
        self.was_refused: Callable[[], bool] = _nothing
        self._lines = lines
        self._writing = self._fits = False
        self.setProperty("edit", "place")
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._text_changed)
        self._align()
        self._measure()
        theme.changed.connect(self._measure)

    def can_undo(self) -> bool:
        """Say whether typing can be taken back, or what was refused."""
        return self.document().isUndoAvailable() or can_return(self)

    def can_redo(self) -> bool:
        """Say whether typing can be brought again."""
        return self.document().isRedoAvailable()

    def undo(self) -> None:
        """Take back typing; where that has no steps left, what was refused."""
        if self.document().isUndoAvailable():
            super().undo()
        elif can_return(self):
            self.take_back()

    def words(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Replace the text; undo begins here."""
        self._writing = True
        self.setPlainText(words)
        self._writing = False

    def forget_steps(self) -> None:
        """Let undo begin here."""
        self.document().clearUndoRedoStacks()

    def select_all(self) -> None:
        """Select the text."""
        self.selectAll()

    def set_wrong(self, *, wrong: bool) -> None:
        """Show it red, or no longer."""
        _repolish(self, wrong=wrong)

    def widget(self) -> QWidget:
        """Return the text itself."""
        return self

    def event(self, event: QEvent) -> bool:
        """Leave undo to the file when there is nothing left to undo here; keep a useful Esc."""
        answered = (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_answered(self, event, undo=self.can_undo(), redo=self.can_redo())
        )
        return event.isAccepted() if answered else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter end the visit and Esc take it back."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and control:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.take_back())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a visit."""
        super().focusInEvent(event)
        say_entered(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the visit, unless the caret comes back."""
        super().focusOutEvent(event)
        say_left(self, event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the height the text needs in this font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the text needs at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _text_changed(self) -> None:
        self._align()
        self._fit()
        if not self._writing:
            self.edited.emit()

    def _align(self) -> None:
        text = self.toPlainText()
        ensure_script_fonts(text)
        right = is_right_to_left(text) or self.isRightToLeft()
        option = self.document().defaultTextOption()
        if option.wrapMode() is _WRAP and right is _stands_right(option):
            return
        option.setWrapMode(_WRAP)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        self.document().setDefaultTextOption(option)

    def _measure(self) -> None:
        self.document().setDocumentMargin(theme.px(6))
        self._fit()

    def _fit(self) -> None:
        """Take the height of the text; the bar that it may need makes it no narrower once more.

        Where the text is short without a bar and long beside one, it would come and go for ever.
        """
        if not self._fits:
            self._fits = True
            self._take_height()
            self._fits = False

    def _take_height(self) -> None:
        high, more = self._high()
        high = max(high, self._lines * self.fontMetrics().lineSpacing())
        margins = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth() + 2
        self.setFixedHeight(ceil(high) + margins)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff
        )

    def _high(self) -> tuple[float, bool]:
        """Return how high the lines to be shown are at this width, and whether there are more.

        Every paragraph is laid out for that: after a change of width Qt does so only with those
        in view, and counts one line for each of the others.
        """
        high, room, block = 0.0, self._most, self.document().firstBlock()
        while block.isValid():
            self.blockBoundingRect(block)  # lays it out
            lines = block.layout()
            shown = min(lines.lineCount(), room)
            high += sum(lines.lineAt(number).height() for number in range(shown))
            if shown < lines.lineCount():
                return high, True
            room -= shown
            block = block.next()
        return high, False


_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def _direction(text: str) -> Qt.LayoutDirection:
    right = is_right_to_left(text)
    return Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight


def _stands_right(option: QTextOption) -> bool:
    return bool(option.alignment() & Qt.AlignmentFlag.AlignRight)


def _nothing() -> bool:
    return False


def _repolish(widget: QWidget, *, wrong: bool) -> None:
    if widget.property("wrong") != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
