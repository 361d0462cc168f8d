"""The history screen: what was done, newest first, and the way back."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedWidget

from convenor.commands import Command
from convenor.models.history import HistoryModel, HistoryRow, rows_of
from convenor.models.table import KEY_ROLE
from convenor.screens.history.cells import HistoryCells
from convenor.screens.history.filters import FilterState, HistoryFilters
from convenor.screens.history.panel import LINKED, HistoryPanel
from convenor.screens.history.taking_back import TakingBack
from convenor.screens.history.wording import RecordChange, in_words
from convenor.widgets.day_words import day_and_year
from convenor.widgets.empty_state import NothingMatches
from convenor.widgets.focus import RingedRows
from convenor.widgets.layouts import column, hline
from convenor.widgets.page_head import Count, PageHead
from convenor.widgets.side_split import SideSplit
from convenor.workplace import HISTORY, Screen, Things, Workplace
from convenor_db.domain.edits import counted
from convenor_db.store.store import Store
from convenor_db.store.taking_back import Run

Read = tuple[Sequence[HistoryRow], frozenset[int] | None]
"""All rows, and which actions changed the things that are shown alone."""
Changed = tuple[Sequence[RecordChange], int, frozenset[str]]
"""The first records in words, how many there are, and which of them are still there."""

_BESIDE: Final = 940
"""In narrower windows, at 100 %, the panel lies over the list."""


class HistoryScreen(Screen):
    """Everything that was done to this convening."""

    NAME = "history"
    KINDS = frozenset({HISTORY})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._rows: Sequence[HistoryRow] = ()
        self._stale = True
        self._reading = False
        self._asked = -1
        self._head = PageHead("History")
        self._filters = HistoryFilters(lambda: place.today)
        self._head.below.add(self._filters)
        self._model = HistoryModel(self, written=day_and_year)
        self._list = self._make_list()
        self._nothing = NothingMatches()
        self._body = QStackedWidget()
        self._body.addWidget(self._list)
        self._body.addWidget(self._nothing)
        self._panel = HistoryPanel()
        self._back = TakingBack(self.document, self.place.tasks, self)
        self._split = SideSplit(self._body, self._panel, _BESIDE)
        self.setLayout(column(self._head, hline(), (self._split, 1), spacing=0))
        self._connect()

    def _make_list(self) -> QListView:
        view = _Entries()
        view.setAccessibleName("What was done")
        view.setModel(self._model)
        view.setItemDelegate(HistoryCells(view))
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _connect(self) -> None:
        self._filters.changed.connect(self._filter_changed)
        self._filters.things_changed.connect(self._read_anew)
        self._filters.left.connect(self._list.setFocus)
        self._nothing.cleared.connect(self._filters.clear)
        self._list.selectionModel().currentChanged.connect(self._show_chosen)
        self._list.activated.connect(self._split.open_panel)
        self._panel.back_wanted.connect(self.undo_back)
        self._panel.linked.connect(self._follow)
        self._panel.actor_chosen.connect(self._filters.choose_actor)
        self._back.ended.connect(self._say_taken_back)
        self.document.acted.connect(self._acted)
        self.document.refused.connect(self._not_read)

    @classmethod
    def commands(cls, screen: Callable[[], "HistoryScreen"]) -> tuple[Command, ...]:
        """Return the entry of the menu Edit, and the way back."""
        show = Command(
            name="edit.history",
            words="History…",
            menu="Edit",
            group=3,
            icon="history",
            screen=cls.NAME,
            run=lambda: screen().focus_content(),
        )
        back = Command(
            name="history.undo_back",
            words="Undo back to here",
            icon="undo-2",
            screen=cls.NAME,
            run=lambda: screen().undo_back(),
            why_not=lambda: screen().why_not_back(),
        )
        return (show, back)

    # Where the user is

    def focus_content(self) -> None:
        """Put the focus on the list."""
        self._list.setFocus()

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected."""
        self._filters.focus_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the filter on Esc or, without one, close the panel that lies over the list."""
        if event.key() == Qt.Key.Key_Escape and self._filters.state() != FilterState():
            self._filters.clear()
            self.focus_content()
        elif event.key() == Qt.Key.Key_Escape and self._split.close_over():
            self.focus_content()
        else:
            super().keyPressEvent(event)

    def show_several(self, things: Things) -> None:
        """Show only what changed these things; their keys are “kind:key”."""
        self._filters.set_state(FilterState(things=things))
        self.focus_content()

    def spot(self) -> object:
        """Return the filter, the action selected and how far the list is scrolled."""
        scrolled = self._list.verticalScrollBar().value()
        return self._filters.state(), self.chosen(), scrolled

    def return_to(self, spot: object) -> None:
        """Filter, select and scroll as before."""
        if isinstance(spot, tuple):
            state, number, scrolled = spot
            self._filters.set_state(state)
            self._select(number)
            self._list.verticalScrollBar().setValue(scrolled)
        self.focus_content()

    def panel(self) -> HistoryPanel:
        """Return the side panel."""
        return self._panel

    def chosen(self) -> int | None:
        """Return the number of the action selected."""
        index = self._list.currentIndex()
        return index.data(KEY_ROLE) if index.isValid() else None

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was done while it was not shown."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _acted(self) -> None:
        self._stale = True
        if self.isVisible() and not self._back.is_busy:
            self._read()

    def _read(self) -> None:
        if not self._reading:
            self._reading, self._stale = True, False
            things = self._filters.things
            self.document.read(partial(_read_rows, things), partial(self._show_rows, things))

    def _read_anew(self) -> None:
        """Read which actions changed the things that are shown alone now."""
        self._stale = True
        if self.isVisible():
            self._read()

    def _not_read(self) -> None:
        """Try again next time; the window says why it was refused."""
        if self._reading:
            self._reading, self._stale = False, True

    def _show_rows(self, things: Things | None, read: Read) -> None:
        rows, numbers = read
        self._reading = False
        if self._stale and self.isVisible():
            self._read()
        kept, scrolled = self.chosen(), self._list.verticalScrollBar().value()
        if things == self._filters.things:
            self._filters.set_numbers(numbers)
            self._model.filter_by(self._filters.value())
        self._rows = rows
        self._filters.set_choices(rows)
        self._model.show_rows(rows)
        self._say_counts()
        self._after_reset(kept, scrolled)

    def _filter_changed(self) -> None:
        kept, scrolled = self.chosen(), self._list.verticalScrollBar().value()
        self._model.filter_by(self._filters.value())
        self._after_reset(kept, scrolled)

    def _after_reset(self, number: int | None, scrolled: int) -> None:
        self._filters.say_found(self._model.count, len(self._rows))
        self._nothing.set_filters(self._filters.in_words())
        empty = self._rows and not self._model.count
        self._body.setCurrentWidget(self._nothing if empty else self._list)
        self._select(number)
        self._list.verticalScrollBar().setValue(scrolled)
        self._show_chosen()

    def _say_counts(self) -> None:
        if not self._rows:
            return
        facts = sum(row.fact for row in self._rows)
        since = day_and_year(self._rows[-1].day)
        words = f"{counted(len(self._rows), 'action', 'actions')} since {since}"
        self._head.set_counts([Count(words), Count(f"{facts:,} of them facts")])

    # The one selected

    def _select(self, number: int | None) -> None:
        at = None if number is None else self._model.row_of(number)
        if at is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(self._model.index(at), flags)

    def _row(self) -> HistoryRow | None:
        at = self._model.at(self._list.currentIndex().row())
        return at if isinstance(at, HistoryRow) else None

    def _show_chosen(self) -> None:
        line = self._row()
        if line is None:
            self._asked = -1
            self._panel.show_summary(Counter(row.actor for row in self._rows).most_common())
            return
        self._asked = line.number
        self._panel.show_row(line, [row for row in self._rows if row.number > line.number])
        work = partial(self._changes_of, line.number)
        self.document.read(work, partial(self._show_changes, line.number))

    def _changes_of(self, number: int, store: Store) -> Changed | None:
        """Return what an action changed, in words; runs on the store's thread."""
        if number != self._asked:
            return None
        changes = store.changes_of(number)
        there = frozenset(
            f"{change.kind}:{change.key}"
            for change in changes
            if change.kind in LINKED and store.snapshot.get(change.kind, change.key)
        )
        return in_words(changes, store.snapshot), len(changes), there

    def _show_changes(self, number: int, changed: Changed | None) -> None:
        if changed:
            self._panel.show_changes(number, *changed)

    def _follow(self, link: str) -> None:
        kind, _, key = link.partition(":")
        self.place.go_to(kind, key)

    # Taking back

    def why_not_back(self) -> str:
        """Return why nothing can be taken back to here, or nothing."""
        line = self._row()
        if line is None:
            return "Select an action first."
        if line.fact:
            return "What has happened cannot be undone."
        return "" if line.steps else "This action was undone already."

    def undo_back(self) -> None:
        """Take back the action selected and all later ones."""
        line = self._row()
        if line and line.steps:
            self._back.start(line.steps)

    def _say_taken_back(self, run: Run, wanted: int) -> None:
        if run.done == wanted:
            self.place.toast(f"{counted(run.done, 'action was', 'actions were')} undone.")
        else:
            wished = counted(wanted, "action", "actions")
            why = "the next was refused" if run.error else "you stopped it"
            self.place.toast(f"{run.done:,} of {wished} undone; {why}.")
        self._read()


class _Entries(RingedRows, QListView):
    """Shows where the keyboard is."""


def _read_rows(things: Things | None, store: Store) -> Read:
    """Return all rows, and the numbers of those that changed the things; None for all."""
    rows = rows_of(store.history(), store.snapshot)
    if things is None:
        return rows, None
    about = [(kind, key) for kind, _, key in (one.partition(":") for one in things.keys)]
    return rows, frozenset(line.number for line in store.history(about))
