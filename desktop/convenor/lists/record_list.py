"""One view of the screen: filter line, table, and what stands there when nothing does."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convenor.lists.filter_line import FilterLine
from convenor.models.table import TableModel
from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.empty_state import EmptyState, NothingMatches
from convenor.widgets.facet_chip import FacetChip
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, hline, row
from convenor.widgets.on_tree import says_it_opens_a_menu
from convenor.widgets.painting import text_width
from convenor.widgets.record_table import RecordTable
from convenor.widgets.search_field import SearchField
from convenor.widgets.thing_chip import ThingChip
from convenor.widgets.view_button import ViewButton
from convenor_db.domain.edits import counted
from convenor_db.domain.names import fold


class View(NamedTuple):
    """Which view of a list is open: its name, and whether the user made it."""

    name: str
    own: bool = False


class Filters(NamedTuple):
    """What narrows a list: words, ticked values by facet, what a count counted and its words.

    *view* is the one in which they do.
    """

    text: str
    ticked: Mapping[str, tuple[str, ...]]
    only: tuple[str, ...]
    words: str
    view: View | None = None


class Views(Protocol):
    """Who knows of the views of a list."""

    @property
    def current(self) -> View:
        """The view that is open."""

    @property
    def is_first(self) -> bool:
        """Whether it is the one that shows everything."""

    def open(self, view: View) -> None:
        """Open a view; one that has gone is the first one."""

    def leave(self) -> None:
        """Go to the first view, whatever the filters: they become others at once."""

    def step_back(self) -> bool:
        """Take back what filters besides the view's own; False where nothing does."""


class ListWords(NamedTuple):
    """What a list says: in its filter, and of what is listed, one and several."""

    filter: str
    one: str
    many: str


_ROOMY: Final = 720
"""Pixels at 100 % from which the number of all stands in the line, not only of those found."""


class RecordList(QWidget):
    """A table with its filters; the chips in *rare* show only while they filter."""

    filtered = Signal()
    """Other filters hold."""
    wanted = Signal()
    """It is to be seen, where another one stands in its place."""

    def __init__(
        self,
        model: TableModel[Any],
        table: RecordTable,
        chips: Mapping[str, FacetChip],
        empty: EmptyState,
        *,
        words: ListWords,
        rare: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._words = words
        self.model = model
        self.table = table
        self.chips = dict(chips)
        self.views: Views | None = None
        self.view_button = ViewButton()
        self.columns_button = IconButton("columns-3", "Columns", size=16)
        says_it_opens_a_menu(self.columns_button)
        self.filter = SearchField(words.filter)
        self._found = Label("", Role.MUTED)
        self._nothing = NothingMatches()
        self._stack = QStackedWidget()
        for page in (table, self._nothing, empty):
            self._stack.addWidget(page)
        self._counted: ThingChip | None = None
        rarely = [chip.words for name, chip in self.chips.items() if name in rare]
        self._narrowing = FilterLine(
            self.view_button, self.filter, tuple(self.chips.values()), rarely
        )
        self.view_button.hide()
        self.columns_button.hide()
        end = column(2, row(self._found, self.columns_button), None, spacing=0)
        tools = row((self._narrowing, 1), end)
        tools.set_margins((24, 0, 24, 12))
        self._tools = QWidget()
        self._tools.setLayout(tools)
        self.setLayout(column(self._tools, hline(), (self._stack, 1), spacing=0))
        self._connect()

    def _connect(self) -> None:
        self.filter.text_changed.connect(self._filter_changed)
        self.filter.results_wanted.connect(self._go_to_results)
        self.filter.left.connect(self.focus_table)
        self._nothing.cleared.connect(self._show_all_again)
        for name, chip in self.chips.items():
            chip.narrowed.connect(lambda name=name: self._narrow(name))

    def show_records(self, records: Mapping[str, Any], haystack: Mapping[str, str]) -> None:
        """Show these records, as far as the filters let them through."""
        self.model.show_records(records, haystack)
        self._say_found()

    def narrow_to(self, filters: Mapping[str, Sequence[str]]) -> None:
        """Filter by exactly these values of facets, and by no words: a count was clicked."""
        if self.views:
            self.views.leave()
        self.narrow_exactly("", filters)

    def narrow_exactly(self, text: str, filters: Mapping[str, Sequence[str]]) -> None:
        """Filter by exactly these words and values of facets, in the view that is open."""
        self.filter.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.filter.set_text(text)
        self.filter.blockSignals(False)  # noqa: FBT003
        self.model.clear_filters()
        self._say_counted("")
        for name, chip in self.chips.items():
            chip.tick(filters.get(name, ()), quiet=True)
            self.model.narrow(name, chip.ticked())
        self._narrowing.refold()
        self.model.filter_by(fold(text))
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
        view = self.views.current if self.views else None
        return Filters(self.filter.text(), ticked, keys, words, view)

    def set_filters(self, filters: Filters) -> None:
        """Narrow the list as it was."""
        if filters == self.filters():
            return
        if self.views and filters.view:
            self.views.open(filters.view)
        self.narrow_exactly(filters.text, filters.ticked)
        if filters.only:
            self.model.show_only(filters.only)
            self._say_counted(filters.words)
        self._say_found()
        self.filtered.emit()

    def _say_counted(self, words: str) -> None:
        if self._counted:
            self._narrowing.remove(self._counted)
            self._counted = None
        if words:
            self._counted = ThingChip("list-filter", words, leads=False)
            self._counted.removed.connect(self.clear_filters)
            self._narrowing.add(self._counted, at=2)

    def clear_filters(self) -> None:
        """Take back what filters besides the view that is open, or else show everything."""
        if self.views is None or not self.views.step_back():
            self.show_all()
        self.focus_table()

    def show_all(self) -> None:
        """Show everything."""
        self.narrow_to({})

    def _show_all_again(self) -> None:
        self.show_all()
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
        self._narrowing.refold()
        self._say_found()
        self.filtered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how many there are where there is room for it."""
        super().resizeEvent(event)
        self._say_count(self.model.rowCount(), self.model.total)

    def _say_count(self, shown: int, total: int) -> None:
        """Say how many are shown; what stands before it does not move while one types."""
        roomy = self.width() >= theme.px(_ROOMY)
        told = counted(total, self._words.one, self._words.many) if roomy else ""
        room = text_width(f"{total:,} of {total:,}", font("small")) if roomy else 0
        self._found.setText(told if shown == total else f"{shown:,} of {total:,}")
        self._found.setMinimumWidth(round(max(room, text_width(told, font("small")))) + 1)

    def _say_found(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self._say_count(shown, total)
        page = 2 if not total else 0 if shown else 1
        if page == 1:
            words = self.filter.text().strip()
            told = [chip.told() for chip in self.chips.values()]
            counted = self._counted.words if self._counted else ""
            view = f"View: {self.views.current.name}" if self.views else ""
            first = self.views is None or self.views.is_first
            said = ["" if first else view, f"“{words}”" if words else "", counted, *told]
            self._nothing.set_filters([each for each in said if each])
        self._tools.setVisible(bool(total))
        if self._stack.currentIndex() != page:
            self._stack.setCurrentIndex(page)
