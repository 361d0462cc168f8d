"""Editing in place: a field that looks like text, and the visit one pays it.

A visit begins when the caret comes in and ends when it leaves, with Enter, or with Esc. What was
typed is said two seconds after the last key and at the end; the receiver makes one action of it
(one visit, one step of undo).
"""

from typing import Final, Protocol

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convenor.widgets.focus import is_aside
from convenor.widgets.labels import Refusal

PAUSE: Final = 2000
"""Milliseconds after the last key until what was typed is said."""


class Editor(Protocol):
    """What the widget inside a field must be able to do; the caret's comings and goings."""

    @property
    def entered(self) -> SignalInstance:
        """The caret came in."""

    @property
    def edited(self) -> SignalInstance:
        """The user changed what stands there."""

    @property
    def went_aside(self) -> SignalInstance:
        """The caret is in another window, and will come back."""

    @property
    def left(self) -> SignalInstance:
        """The caret left."""

    @property
    def finished(self) -> SignalInstance:
        """Enter was pressed, or a choice made."""

    def words(self) -> str:
        """Return what stands there."""

    def set_words(self, words: str) -> None:
        """Replace what stands there, with its steps of undo."""

    def forget_steps(self) -> None:
        """Let undo begin here."""

    def select_all(self) -> None:
        """Select what stands there."""

    def set_wrong(self, *, wrong: bool) -> None:
        """Show that the value was not taken."""

    def widget(self) -> QWidget:
        """Return the widget itself."""


def say_entered(editor: Editor, event: QFocusEvent) -> None:
    """Say that the caret came in, unless it only comes back."""
    if not is_aside(event.reason()):
        editor.entered.emit()


def say_left(editor: Editor, event: QFocusEvent) -> None:
    """Say that the caret left, or that it is elsewhere and will come back."""
    (editor.went_aside if is_aside(event.reason()) else editor.left).emit()


class EditableField(QWidget):
    """A value that is edited where it is read.

    ``value()`` is what the store understands, the words on the screen may be others (a date by
    the user's locale); a subclass translates with :meth:`to_words` and :meth:`to_value`.
    """

    visit_started = Signal()
    typed = Signal(str)
    """The value as it stands now; sent again only when it is another one."""
    visit_ended = Signal(str)
    restored = Signal()
    """Esc: the value from before the visit stands again; ``visit_ended`` follows."""

    def __init__(self, field_name: str, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._visiting = False
        self._given = self._entry = self._said = ""
        self._news: str | None = None
        self._refusal: Refusal | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._paused)
        self._lay_out()
        self._listen()
        self.setFocusProxy(editor.widget())
        self.field_name = field_name

    @property
    def field_name(self) -> str:
        """The name of the field, told to screen readers."""
        return self._editor.widget().accessibleName()

    @field_name.setter
    def field_name(self, name: str) -> None:
        self._editor.widget().setAccessibleName(name)
        self.setAccessibleName(name)

    def value(self) -> str:
        """Return the value as it stands in the field, valid or not."""
        return self.to_value(self._editor.words())

    def set_value(self, value: str, *, replace: bool = False) -> None:
        """Show *value* as the file has it now.

        A visit in progress is left alone: the value is shown when it ends, unless something was
        typed since. Text that was not taken stays as well, as long as the file says nothing new.
        With *replace* (an undo of the file) it stands at once, and typing's own steps are gone.
        """
        known = value == self._given
        self._given = value
        if not replace and self._visiting:
            self._news = value
        elif replace or not (known and self.error()):
            self._stand(value)

    def set_error(self, reason: str) -> None:
        """Say under the field why its value was not taken; an empty *reason* takes it back."""
        if reason and self._entry == self._said:  # the visit began before the refusal came
            self._entry = self._given
        if reason or self._refusal:
            self._say_why(reason)
        self._editor.set_wrong(wrong=bool(reason))
        self._editor.widget().setAccessibleDescription(reason)

    def error(self) -> str:
        """Return why the value was not taken, empty if it was."""
        return self._refusal.text() if self._refusal else ""

    def _say_why(self, reason: str) -> None:
        """Say it under the field; the label is made when it is first needed: most never are."""
        if self._refusal is None:
            self._refusal = Refusal()
            self._refusal.setContentsMargins(8, 1, 0, 3)
            self._inside.addWidget(self._refusal)
        self._refusal.setText(reason)
        self._refusal.setVisible(bool(reason))

    def start_visit(self) -> None:
        """Put the caret in and select what is there (F2, a new thing)."""
        self._editor.widget().setFocus()
        self._editor.select_all()

    def type_in(self, value: str) -> None:
        """Begin a visit and write *value* as if the user had typed it (a draft comes back)."""
        self._editor.widget().setFocus()
        self._begin()
        self._editor.set_words(self.to_words(value))
        self._edited()

    def editor(self) -> QWidget:
        """Return the widget that takes the keys."""
        return self._editor.widget()

    def in_visit(self) -> bool:
        """Tell whether the user is at it."""
        return self._visiting

    def end_visit(self) -> None:
        """End the visit as Enter does; without one nothing happens."""
        if not self._visiting:
            return
        self._say()
        self._close()

    def is_changed(self) -> bool:
        """Tell whether something else stands here than the file has."""
        return self.value() != self._given

    def was_refused(self) -> bool:
        """Tell whether something stands here that the file has refused."""
        return bool(self.error()) and self.is_changed()

    def forget(self, text: str) -> None:
        """Put back what the file has, if *text*, typed before, stands here or was refused."""
        if self.was_refused() or text == self.value() != self._given:
            self.take_back()

    def can_take_back(self) -> bool:
        """Tell whether Esc would change something here."""
        changed = self._visiting and not self._entry == self._said == self.value()
        return changed or self.was_refused()

    def take_back(self) -> bool:
        """Put back what stood there at the start of the visit; say whether that was needed.

        What was refused gives way to what the file has, also when its visit is over.
        """
        if not self.can_take_back():
            return False
        self._pause.stop()
        if not self._visiting:
            self._entry = self._given
        self._said = self._entry
        self._news = None
        self._editor.set_words(self.to_words(self._entry))
        self.set_error("")
        self.restored.emit()
        self._close()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """End the visit: a field that is taken away has said what was typed."""
        if not event.spontaneous():
            self.end_visit()
        super().hideEvent(event)

    def to_words(self, value: str) -> str:
        """Return how *value* is written on the screen."""
        return value

    def to_value(self, words: str) -> str:
        """Return what the store understands, or *words* themselves if they mean nothing."""
        return words

    def _lay_out(self) -> None:
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._inside.addWidget(self._editor.widget())

    def _listen(self) -> None:
        self._editor.entered.connect(self._begin)
        self._editor.edited.connect(self._edited)
        self._editor.went_aside.connect(self._say)
        self._editor.left.connect(self.end_visit)
        self._editor.finished.connect(self.end_visit)

    def _begin(self) -> None:
        if self._visiting:
            return
        self._visiting = True
        self._entry = self._given if self.was_refused() else self._said
        self.visit_started.emit()

    def _edited(self) -> None:
        # After Enter the caret is still there: the next key begins another visit.
        self._begin()
        self._pause.start()
        if self.error() and self.value() == self._given:
            self.set_error("")
            self._say()

    def _paused(self) -> None:
        """Say what was typed; one who is not here (a screen reader wrote it) has left as well."""
        editor = self._editor.widget()
        if editor.window().focusWidget() is editor:
            self._say()
        else:
            self.end_visit()

    def _say(self) -> None:
        self._pause.stop()
        value = self.value()
        if self._visiting and value != self._said:
            self._said = value
            self._news = None
            self.typed.emit(value)

    def _close(self) -> None:
        self._visiting = False
        self._editor.forget_steps()
        news, self._news = self._news, None
        if news is not None:
            self._stand(news)
        elif not self.error():
            self._write(self._said)
        self.visit_ended.emit(self._said)

    def _stand(self, value: str) -> None:
        self._pause.stop()
        self._news = None
        self._said = self._entry = value
        self.set_error("")
        self._write(value)

    def _write(self, value: str) -> None:
        words = self.to_words(value)
        if words != self._editor.words():
            self._editor.set_words(words)
