"""Parts of a record that there may be several of: a line of fields each, one more to add."""

from collections.abc import Mapping, Sequence
from dataclasses import replace as replaced

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.forms.fields import Field, FieldSet
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.form import FormGrid
from convenor.widgets.layouts import clear, column, hline, row


class Rows(QWidget):
    """Shows the parts under one another; their fields are named "posts.0.organisation"."""

    removed = Signal(int)
    """The part at this place is to go."""
    changed = Signal()
    """Fields were made anew: completions and such must be given again."""

    def __init__(self, fields: FieldSet, prefix: str, parts: Sequence[Field], add: str) -> None:
        """Take *parts*, the fields of one part, and *add*, the words that make another."""
        super().__init__()
        self._fields = fields
        self._prefix = prefix
        self._parts = tuple(parts)
        self._names: list[str] = []
        self._count = -1
        for part in parts:
            fields.learn(prefix, part)
        self._lines = column(spacing=6)
        self._more = Button(add, Kind.LINK, "plus", small=True)
        self._more.clicked.connect(self._add)
        self.setLayout(column(self._lines, row(self._more, None), spacing=4))

    def show_parts(self, parts: Sequence[Mapping[str, str]], *, replace: bool) -> None:
        """Show what the file has now."""
        adding = self._count > len(parts) and not replace
        wanted = len(parts) + 1 if adding else len(parts)
        if wanted != self._count:
            self._build(wanted)
        values = {
            f"{self._prefix}.{at}.{name}": value
            for at, part in enumerate(parts)
            for name, value in part.items()
        }
        self._fields.show_values(values, replace=replace)

    def values(self, at: int) -> dict[str, str]:
        """Return what stands in the fields of one part now."""
        return {
            part.name: self._fields.value(f"{self._prefix}.{at}.{part.name}")
            for part in self._parts
        }

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields there are now."""
        return tuple(self._names)

    def open_row(self, at: int) -> None:
        """See to it that there is a row at a place: a draft of it comes back."""
        before = [self.values(each) for each in range(self._count)]
        if at < self._count:
            return
        self._build(at + 1)
        for each, part in enumerate(before):
            values = {f"{self._prefix}.{each}.{name}": value for name, value in part.items()}
            self._fields.show_values(values, replace=True)

    def _add(self) -> None:
        self.open_row(self._count)
        field = self._fields.field(f"{self._prefix}.{self._count - 1}.{self._parts[0].name}")
        if field:
            field.start_visit()

    def _build(self, count: int) -> None:
        clear(self._lines)
        self._fields.forget(self._names)
        self._names = []
        self._count = count
        for at in range(count):
            line = self._line(at)
            self._lines.add(line)
            line.show()  # at once: the caret may go there now
        self.changed.emit()

    def _line(self, at: int) -> QWidget:
        grid = FormGrid()
        for part in self._parts:
            name = f"{self._prefix}.{at}.{part.name}"
            self._names.append(name)
            field = self._fields.add(replaced(part, name=name))
            grid.add(part.caption, field)
        cross = IconButton("x", f"Remove: {self._parts[0].caption} {at + 1}", size=14)
        cross.clicked.connect(lambda: self.removed.emit(at))
        line = QWidget()
        beside = row((grid, 1), column(cross, None), spacing=2)
        line.setLayout(column(beside, hline(), spacing=4))
        return line
