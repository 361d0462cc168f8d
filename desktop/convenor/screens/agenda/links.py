"""A field of things named: each a line that can be taken out, a line below to add one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.buttons import IconButton
from convenor.widgets.labels import Refusal, RichLabel, Role, Span
from convenor.widgets.layouts import clear, column, row
from convenor.widgets.pick_line import Pick, PickLine


class LinkField(QWidget):
    """The issues of a session, its briefs, what it comes after."""

    changed = Signal(tuple)
    """The keys as they should be."""
    linked = Signal(str)
    """One was clicked: its key."""

    def __init__(self, name: str, placeholder: str, *, leads: bool = True) -> None:
        """With *leads* each is a link."""
        super().__init__()
        self._leads = leads
        self._keys: tuple[str, ...] = ()
        self._rows = column(spacing=2)
        self._line = PickLine(name, placeholder)
        self._line.setProperty("edit", "place")
        self._error = Refusal()
        self._error.setContentsMargins(8, 1, 0, 3)
        self.setLayout(column(self._rows, self._line, self._error, spacing=2))
        self._error.hide()
        self.setFocusProxy(self._line)
        self.setAccessibleName(name)
        self._line.picked.connect(self._add)

    def show_things(self, things: Sequence[Pick], offered: Callable[[], Sequence[Pick]]) -> None:
        """Show what is named, and offer what could be."""
        self.set_error("")
        self._keys = tuple(thing.key for thing in things)
        self._line.set_source(lambda: [one for one in offered() if one.key not in self._keys])
        clear(self._rows)
        for thing in things:
            self._rows.add(self._row(thing))

    def keys(self) -> tuple[str, ...]:
        """Return what is named."""
        return self._keys

    def set_error(self, reason: str) -> None:
        """Say below why something was not taken."""
        self._error.setText(reason)
        self._error.setVisible(bool(reason))

    def _row(self, thing: Pick) -> QWidget:
        link = thing.key if self._leads else ""
        words = RichLabel([Span(thing.words, "" if link else "text", link=link)], Role.BODY)
        words.linked.connect(self.linked)
        cross = IconButton("x", f"Remove {thing.words}", size=13)
        cross.clicked.connect(partial(self._remove, thing.key))
        made = QWidget()
        made.setLayout(row((words, 1), cross, margins=(8, 0, 0, 0), spacing=4))
        return made

    def _add(self, key: str) -> None:
        self.set_error("")
        self.changed.emit((*self._keys, key))

    def _remove(self, key: str) -> None:
        self.changed.emit(tuple(one for one in self._keys if one != key))
