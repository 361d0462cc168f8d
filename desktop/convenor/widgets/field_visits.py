"""Which visit of which field what is typed belongs to: one visit, one step of undo."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from convenor.widgets.editable import EditableField


class FieldVisits(QObject):
    """Listens to the fields of one thing and numbers their visits (RULES.md 3)."""

    typed = Signal(str, str, object)
    """Field, value, the visit's number (as an object: Qt's own int is too short for it)."""

    def __init__(self, numbers: Iterator[int], parent: QObject) -> None:
        """*numbers* gives a number that no other visit has, also none before a restart."""
        super().__init__(parent)
        self.fields: dict[str, EditableField] = {}
        self._numbers = numbers
        self._number = next(numbers)

    def add(self, name: str, field: EditableField) -> None:
        """Listen to a field."""
        self.fields[name] = field
        field.visit_started.connect(self._begin)
        field.typed.connect(partial(self._say, name))
        # Esc: what stood there before is said within the same visit, which then changes nothing.
        field.restored.connect(lambda: self._say(name, field.value()))

    def show_error(self, name: str, sentence: str) -> None:
        """Say under a field why what was typed was not stored."""
        if name in self.fields:
            self.fields[name].set_error(sentence)

    def end(self) -> None:
        """End whatever visit is going on: what was typed is said."""
        for field in self.fields.values():
            field.end_visit()

    def _begin(self) -> None:
        self._number = next(self._numbers)

    def _say(self, name: str, value: str) -> None:
        self.fields[name].set_error("")
        self.typed.emit(name, value, self._number)
