"""The dialog of the columns: which are shown, in which order they stand, by what the rows sort."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from convenor.dialogs.frame import Dialog
from convenor.dialogs.ordered_list import OrderedList
from convenor.lists.record_list import RecordList
from convenor.widgets.buttons import Button
from convenor.widgets.combo import Combo
from convenor.widgets.entry_list import Entry
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.table_columns import FIRST

_SORTS: Final = ("Sort by", "then by", "then by")
_UP, _DOWN = "up", "down"
_WAYS: Final = ((_UP, "ascending"), (_DOWN, "descending"))


class _Columns(OrderedList):
    """The columns in their order; Space shows or hides one."""

    def __init__(self, toggle: Callable[[], None]) -> None:
        super().__init__("Columns")
        self._toggle = toggle
        self.setAccessibleDescription(
            "Alt+Up and Alt+Down move the column, Space shows or hides it."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show or hide the current column, or move it."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle()
        else:
            super().keyPressEvent(event)


class ColumnsDialog(Dialog):
    """Everything takes effect at once; there is nothing to confirm."""

    def __init__(self, parent: QWidget, one: RecordList) -> None:
        title = f"Columns: {one.table.accessibleName()}"
        super().__init__(parent, title, "", size=(560, 620))
        self.fill_body()
        self._list = one
        self._columns = _Columns(self._toggle)
        self._columns.moved.connect(self._move)
        self._columns.opened.connect(lambda _key: self._toggle())
        self._columns.chosen.connect(self._say)
        self._shown = Button("Hide", small=True)
        self._left = Button("Move left", small=True, icon="arrow-up")
        self._right = Button("Move right", small=True, icon="arrow-down")
        self._usual = Button("Usual columns", small=True, icon="rotate-ccw")
        self._shown.clicked.connect(self._toggle)
        self._left.clicked.connect(partial(self._columns.step, -1))
        self._right.clicked.connect(partial(self._columns.step, 1))
        self._usual.clicked.connect(self._reset)
        self._sorts = [self._sort_line(place) for place in range(len(_SORTS))]
        self.body.add((keep_size(self._columns, min_height=120), 1))
        self.body.add(row(self._shown, self._left, self._right, None, self._usual))
        self.body.add(4, *self._lines())
        one.table.columns.changed.connect(self._fill)
        self._fill()
        self._columns.setCurrentRow(0)
        self._columns.setFocus()
        self._fill_sorts()

    def focus_sort(self) -> None:
        """Put the focus on what the rows are sorted by."""
        self._sorts[0][0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Columns

    def _fill(self) -> None:
        columns = self._list.table.columns
        self._columns.show_entries(
            [Entry(str(at), self._title(at), self._note(at)) for at in columns.order if at != FIRST]
        )
        self._say()

    def _title(self, at: int) -> str:
        return self._list.model.columns[at].title

    def _note(self, at: int) -> str:
        if not self._list.table.isColumnHidden(at):
            return "shown"
        return "no room" if self._list.table.columns.has_no_room(at) else "hidden"

    def _current(self) -> int:
        return int(self._columns.current_key() or FIRST)

    def _say(self, _key: str = "") -> None:
        hidden = self._list.table.isColumnHidden(self._current())
        self._shown.set_words("Show" if hidden else "Hide")
        at, last = self._columns.currentRow(), self._columns.count() - 1
        self._left.set_allowed(allowed=at > 0, reason="It is the first after the name.")
        self._right.set_allowed(allowed=at < last, reason="It is the last one.")

    def _toggle(self) -> None:
        at = self._current()
        if at != FIRST:
            hidden = self._list.table.isColumnHidden(at)
            self._list.table.columns.show_column(at, shown=hidden)

    def _move(self, key: str, place: int) -> None:
        self._list.table.columns.move(int(key), place + 1)

    def _reset(self) -> None:
        self._list.table.set_density(None)
        self._list.table.columns.reset()

    # Sorting

    def _sort_line(self, place: int) -> tuple[Combo, Combo]:
        names = [(str(at), one.title) for at, one in enumerate(self._list.model.columns)]
        nothing = [] if place == 0 else [("", "nothing else")]
        by = Combo([*nothing, *names], f"{_SORTS[place]} ({place + 1})")
        way = Combo(_WAYS, f"Direction ({place + 1})")
        by.chosen.connect(self._sort)
        way.chosen.connect(self._sort)
        return by, way

    def _lines(self) -> list[QWidget]:
        lines = []
        for words, (by, way) in zip(_SORTS, self._sorts, strict=True):
            line = QWidget()
            label = Label(words, Role.SECONDARY)
            line.setLayout(column(row((label, 1), (by, 2), (way, 1))))
            lines.append(line)
        return lines

    def _fill_sorts(self) -> None:
        sorts = self._list.model.sorts
        for place, (by, way) in enumerate(self._sorts):
            column_at, descends = sorts[place] if place < len(sorts) else (None, False)
            by.set_value("" if column_at is None else str(column_at))
            way.set_value(_DOWN if descends else _UP)

    def _sort(self, _value: str) -> None:
        wanted: dict[int, bool] = {}
        for by, way in self._sorts:
            if by.value():
                wanted.setdefault(int(by.value()), way.value() == _DOWN)
        self._list.model.sort_by(tuple(wanted.items()))
        self._list.table.sorted_anew.emit()
        self._fill_sorts()
