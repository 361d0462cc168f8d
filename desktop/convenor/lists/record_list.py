"""One view of the screen: filter line, table, and what stands there when nothing does."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from convenor.models.table import TableModel
from convenor.widgets.buttons import Button
from convenor.widgets.empty_state import EmptyState, NothingMatches
from convenor.widgets.facet_chip import FacetChip
from convenor.widgets.flow import Flow
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, row
from convenor.widgets.record_table import RecordTable
from convenor.widgets.search_field import SearchField
from convenor.widgets.thing_chip import ThingChip
from convenor_db.domain.names import fold


class Filters(NamedTuple):
    """What narrows a list: words, ticked values by facet, what a count counted and its words."""

    text: str
    ticked: Mapping[str, tuple[str, ...]]
    only: tuple[str, ...]
    words: str


class RecordList(QWidget):
    """A table with its filters; the chips in *rare* show only while they filter."""

    filtered = Signal()
    """Other filters hold."""

    def __init__(
        self,
        model: TableModel[Any],
        table: RecordTable,
        chips: Mapping[str, FacetChip],
        empty: EmptyState,
        *,
        placeholder: str,
        rare: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.model = model
        self.table = table
        self.chips = dict(chips)
        self._rare = frozenset(rare)
        self.filter = SearchField(placeholder)
        self._found = Label("", Role.MUTED)
        self._nothing = NothingMatches()
        self._stack = QStackedWidget()
        for page in (table, self._nothing, empty):
            self._stack.addWidget(page)
        self._counted: ThingChip | None = None
        # One flow: where room is short the chips go below the filter, which keeps its own.
        self._narrowing = Flow(self.filter, *self.chips.values(), spacing=8, between=6)
        tools = row((self._narrowing, 1), self._found)
        tools.set_margins((24, 0, 24, 12))
        self._tools = QWidget()
        self._tools.setLayout(tools)
        self.setLayout(column(self._tools, (self._stack, 1), spacing=0))
        self._connect()

    def _connect(self) -> None:
        self.filter.text_changed.connect(self._filter_changed)
        self.filter.results_wanted.connect(self._go_to_results)
        self.filter.left.connect(self.focus_table)
        self._nothing.cleared.connect(self.clear_filters)
        for name, chip in self.chips.items():
            chip.narrowed.connect(lambda name=name: self._narrow(name))
            chip.setVisible(name not in self._rare)

    def show_records(self, records: Mapping[str, Any], haystack: Mapping[str, str]) -> None:
        """Show these records, as far as the filters let them through."""
        self.model.show_records(records, haystack)
        self._say_found()

    def narrow_to(self, filters: Mapping[str, Sequence[str]]) -> None:
        """Filter by exactly these values of facets, and by no words: a count was clicked."""
        self.filter.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.filter.set_text("")
        self.filter.blockSignals(False)  # noqa: FBT003
        self.model.clear_filters()
        self._say_counted("")
        for name, chip in self.chips.items():
            chip.tick(filters.get(name, ()), quiet=True)
            self.model.narrow(name, chip.ticked())
            chip.setVisible(name not in self._rare or bool(chip.ticked()))
        self._say_found()
        self.filtered.emit()

    def show_only(self, keys: Sequence[str], words: str) -> None:
        """Show what a count counted and nothing else; a chip with its *words* takes that away."""
        self.narrow_to({})
        self.model.show_only(keys)
        self._say_counted(words)
        self._say_found()
        self.filtered.emit()

    def only(self) -> tuple[tuple[str, ...], str]:
        """Return what alone is shown and what it is in words, for `show_only`."""
        return tuple(self.model.only), self._counted.words if self._counted else ""

    def filters(self) -> Filters:
        """Return everything that narrows the list now, for `set_filters`."""
        ticked = {name: tuple(chip.ticked()) for name, chip in self.chips.items()}
        keys, words = self.only()
        return Filters(self.filter.text(), ticked, keys, words)

    def set_filters(self, filters: Filters) -> None:
        """Narrow the list as it was."""
        if filters == self.filters():
            return
        self.narrow_to(filters.ticked)
        if filters.only:
            self.model.show_only(filters.only)
            self._say_counted(filters.words)
        self.filter.set_text(filters.text)
        self.model.filter_by(fold(filters.text))
        self._say_found()
        self.filtered.emit()

    def _say_counted(self, words: str) -> None:
        if self._counted:
            self._narrowing.remove(self._counted)
            self._counted = None
        if words:
            self._counted = ThingChip("list-filter", words, leads=False)
            self._counted.removed.connect(self.clear_filters)
            self._narrowing.add(self._counted, at=1)

    def clear_filters(self) -> None:
        """Show everything."""
        self.narrow_to({})
        self.focus_table()

    def reveal(self, key: str) -> None:
        """See to it that a record is shown: filters that hide it are cleared."""
        if self.model.row_of(key) is None:
            self.narrow_to({})

    def focus_table(self) -> None:
        """Put the focus on the table, or on what stands in its place."""
        page = self._stack.currentWidget()
        if page is self.table:
            self.table.setFocus()
        else:
            buttons = self._stack.findChildren(Button)
            next((each.setFocus() for each in buttons if each.isVisible()), None)

    def _go_to_results(self) -> None:
        if not self.table.chosen():
            self.table.select_row(0)
        self.focus_table()

    def _filter_changed(self, text: str) -> None:
        self.model.filter_by(fold(text))
        self._say_found()
        self.filtered.emit()

    def _narrow(self, name: str) -> None:
        chip = self.chips[name]
        self.model.narrow(name, chip.ticked())
        chip.setVisible(name not in self._rare or bool(chip.ticked()))
        self._say_found()
        self.filtered.emit()

    def _say_found(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self._found.setText("" if shown == total else f"{shown:,} of {total:,}")
        page = 2 if not total else 0 if shown else 1
        if page == 1:
            words = self.filter.text().strip()
            told = [chip.told() for chip in self.chips.values()]
            counted = self._counted.words if self._counted else ""
            said = [f"“{words}”" if words else "", counted, *told]
            self._nothing.set_filters([each for each in said if each])
        self._tools.setVisible(bool(total))
        if self._stack.currentIndex() != page:
            self._stack.setCurrentIndex(page)
