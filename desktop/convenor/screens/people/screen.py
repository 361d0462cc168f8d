"""The people screen: people and organisations, what is known of each, and their seats."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from convenor.commands import Command
from convenor.lists.cell_tools import CellTools
from convenor.lists.record_list import Filters, RecordList
from convenor.lists.saved_views import BuiltIn, SavedViews
from convenor.lists.view_tools import ViewTools
from convenor.models.history_things import history_of
from convenor.models.organisations import OrganisationRow, organisation_rows
from convenor.models.people import PeopleRows, PersonRow
from convenor.screens.people.commands import people_commands
from convenor.screens.people.counts import behind, organisation_counts, people_counts
from convenor.screens.people.deeds import Deeds
from convenor.screens.people.lists import (
    ALL_BODIES,
    EVERYBODY,
    organisations_list,
    people_list,
)
from convenor.screens.people.many import Many
from convenor.screens.people.selection import Selection
from convenor.screens.people.side import Side
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.day_words import day_and_year
from convenor.widgets.layouts import column
from convenor.widgets.page_head import PageHead
from convenor.widgets.segmented import Segmented
from convenor.widgets.side_split import SideSplit
from convenor.workplace import Screen, Things, Workplace
from convenor_db.domain.records import Status
from convenor_db.store.journal import Action

_SEEN = frozenset({"people", "organisations", "invitations", "convening", "waves", "sessions",
                   "travel_documents", "contacts", "positions", "issues"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody was on the screen."""

    people: bool
    keys: tuple[str, ...]
    current: str
    scroll: int
    filters: Filters


class PeopleScreen(Screen):
    """Everybody the secretariat knows, and the bodies they stand for."""

    NAME = "people"
    KINDS = frozenset({"people", "organisations"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._rows: dict[str, PersonRow] = {}
        self._bodies: dict[str, OrganisationRow] = {}
        self._read = PeopleRows(day_and_year)
        self._deeds = Deeds(place, self)
        self._head = PageHead("People")
        self._views = Segmented(("People", "Organisations"), name="View")
        self._new = Button("New person", Kind.PRIMARY, "plus")
        self._head.add_tool(self._views)
        self._head.add_tool(self._new)
        self._lists = QStackedWidget()
        self._list_people = people_list(partial(self.add, person=True), place.command_wanted)
        self._list_bodies = organisations_list(partial(self.add, person=False))
        lists = ((self._list_people, "people"), (self._list_bodies, "organisations"))
        self._cells = {one: CellTools(place, one, kind) for one, kind in lists}
        self.many = Many(place, self, lambda: (self._kind(), self.chosen()))
        self._tools_of = {
            one: ViewTools(SavedViews(place, kind, one, (BuiltIn(name=name),)), self.NAME)
            for one, kind, name in (
                (self._list_people, "people", EVERYBODY),
                (self._list_bodies, "organisations", ALL_BODIES),
            )
        }
        self._side = Side(place)
        self._tools = Selection(self._lists, lambda: self._deeds.offers(self.chosen()), self.many)
        for page in (self._list_people, self._list_bodies):
            self._lists.addWidget(page)
        self._split = SideSplit(self._lists, self._side)
        self.setLayout(column(self._head, (self._split, 1), spacing=0))
        self._restore_layout()
        self._connect()
        self.catch_up(replace=False)

    def _connect(self) -> None:
        self._views.changed.connect(self._view_changed)
        self._new.clicked.connect(lambda: self.add(person=self.shows_people))
        self._head.count_chosen.connect(lambda count: self._open(behind(count)))
        self._side.door_chosen.connect(lambda facet, value: self._open({facet: (value,)}))
        self._side.opened.connect(self.place.go_to)
        self._side.give_wanted.connect(self.give_seats)
        self._side.delete_wanted.connect(self.delete)
        self._side.abandoned.connect(self._abandoned)
        self._side.seated.connect(self.focus_content)
        self._tools.give_wanted.connect(self.give_seats)
        self._tools.move_wanted.connect(lambda status: self.move_seats(Status(status)))
        self._tools.delete_wanted.connect(self.delete)
        self._tools.command_wanted.connect(self.place.command_wanted)
        self._tools.cleared.connect(self._select_nothing)
        self._split.moved.connect(self._keep_split)
        self._split.toggled.connect(self._keep_panel)
        for each in (self._list_people, self._list_bodies):
            self._connect_list(each)
        self.document.acted.connect(self._acted)

    def _connect_list(self, one: RecordList) -> None:
        one.table.selected.connect(self._show_chosen)
        one.table.opened.connect(lambda _key: self.edit(0))
        one.table.edit_wanted.connect(self.edit)
        one.table.delete_wanted.connect(self.delete)
        one.table.menu_wanted.connect(self._open_menu)
        one.table.left.connect(self._escape)
        one.wanted.connect(lambda: self.show_view(people=one is self._list_people))

    # What a screen must be able to do

    @classmethod
    def commands(cls, screen: Callable[[], Any]) -> tuple[Command, ...]:
        """Return the commands of this screen."""
        return people_commands(screen)

    def prepare(self) -> None:
        """Show the first of the list: its panel with many fields comes after the first paint."""
        if not self.chosen() and not self._side.shows_new:
            self._front.table.select_row(0)

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected, and nothing over it."""
        self._split.close_over()
        self._front.filter.focus_all()

    def focus_content(self) -> None:
        """Put the focus on the table."""
        self._front.focus_table()

    def show_thing(self, kind: str, key: str) -> None:
        """Select a person or an organisation; a filter that hides it is cleared."""
        self.show_view(people=kind == "people")
        self._front.reveal(key)
        self._front.table.select([key])
        self._front.focus_table()
        self._split.open_panel()

    def show_several(self, things: Things) -> None:
        """Show the people or organisations that were counted, and no other."""
        self.show_view(people=things.kind == "people")
        self._front.show_only(things.keys, things.words)
        self._front.table.select_row(0)
        self._front.focus_table()

    def spot(self) -> object:
        """Return view, selection, scroll and filters."""
        table = self._front.table
        scroll = table.verticalScrollBar().value()
        chosen, filters = tuple(table.chosen()), self._front.filters()
        return Spot(self.shows_people, chosen, table.current_key(), scroll, filters)

    def return_to(self, spot: object) -> None:
        """Come back to view, selection, scroll and filters."""
        if isinstance(spot, Spot):
            self.show_view(people=spot.people)
            self._front.set_filters(spot.filters)
            for key in spot.keys[:1]:
                self._front.reveal(key)
            self._front.table.select(spot.keys, current=spot.current)
            self._front.table.verticalScrollBar().setValue(spot.scroll)
        self.focus_content()

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self._side

    # Views

    @property
    def shows_people(self) -> bool:
        """Whether the view People is in front."""
        return self._views.current() == 0

    @property
    def tools(self) -> ViewTools:
        """What belongs to the views and columns of the table in front."""
        return self._tools_of[self._front]

    @property
    def _front(self) -> RecordList:
        return self._list_people if self.shows_people else self._list_bodies

    def show_view(self, *, people: bool) -> None:
        """Bring one of the two views to the front."""
        self._views.set_current(0 if people else 1)

    def _view_changed(self) -> None:
        self._lists.setCurrentWidget(self._front)
        self._new.set_words("New person" if self.shows_people else "New organisation")
        self._tools.show_view(people=self.shows_people)
        self._refresh()
        if not self._front.table.chosen():
            self._front.table.select_row(0)
        self._show_chosen()
        if not self._views.isAncestorOf(QApplication.focusWidget() or self):
            self._front.focus_table()

    def _refresh(self) -> None:
        """Read the view in front anew from the snapshot."""
        snapshot = self.document.snapshot
        if self.shows_people:
            self._rows, haystack = self._read.read(snapshot)
            self._list_people.show_records(self._rows, haystack)
        else:
            self._bodies, haystack = organisation_rows(snapshot)
            self._list_bodies.show_records(self._bodies, haystack)
        self._say_counts()
        # In an empty view the filled button is the one in the middle.
        self._new.set_kind(Kind.PRIMARY if self._front.model.total else Kind.SECONDARY)

    def _say_counts(self) -> None:
        places = self.document.snapshot.convening.seats
        if self.shows_people:
            self._head.set_counts(people_counts(self._rows, places))
        else:
            self._head.set_counts(organisation_counts(self._bodies))

    def _open(self, filters: dict[str, Any]) -> None:
        """Show what a count has counted."""
        self._front.narrow_to(filters)
        self._front.focus_table()

    # Selection

    def chosen(self) -> list[str]:
        """Return the keys of what is selected."""
        return self._front.table.chosen()

    def chosen_things(self) -> Things | None:
        """Return what is selected, for its History."""
        return history_of(self.document.snapshot, self._kind(), self.chosen())

    def _show_chosen(self, *, replace: bool = False) -> None:
        keys = self.chosen()
        self._tools.count(len(keys))
        if keys or not self._stays():
            self._show(keys, replace=replace)
        self._side.say_hidden(hidden=not keys and not self._side.shows_new)

    def _select_nothing(self) -> None:
        self._front.table.select(())
        self._front.focus_table()

    def _show(self, keys: list[str], *, replace: bool = False) -> None:
        snapshot = self.document.snapshot
        if self.shows_people:
            self._side.show_people(snapshot, self._rows, keys, replace=replace)
        else:
            self._side.show_bodies(snapshot, self._bodies, keys, replace=replace)

    def _stays(self) -> bool:
        """Tell whether the panel keeps what it shows although no row is selected.

        Something new does, and what a filter hides.
        """
        known = self._rows if self.shows_people else self._bodies
        hidden = self._front.model.is_narrowed and self._side.shows(known)
        return self._side.shows_new or hidden

    def _escape(self) -> None:
        """Clear the filter, or else close a panel that lies over the table."""
        if self._front.model.is_narrowed:
            self._front.clear_filters()
        elif self._split.close_over():
            self._front.focus_table()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the Esc for which nothing nearer had a use."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    # Deeds

    def add(self, *, person: bool) -> None:
        """Begin somebody or an organisation: the panel opens empty."""
        self.show_view(people=person)
        self._front.table.select((), quiet=True)
        self._tools.count(0)
        self._side.show()
        self._split.open_panel()
        key = self.place.new_key("people" if person else "organisations")
        self._side.show_new(key, person=person)

    def _abandoned(self) -> None:
        self._show([])
        self._front.focus_table()

    def edit(self, at: int | None = None) -> None:
        """Edit the cell that the keyboard is at, or of a column; else in the panel's field."""
        inside = self._side.isAncestorOf(QApplication.focusWidget() or self)
        if len(self.chosen()) != 1 or inside:
            return
        column_at = max(self._front.table.currentIndex().column(), 0) if at is None else at
        if self._cells[self._front].edit(column_at):
            self._split.close_over()  # it may lie over the cell
            return
        self._side.show()
        self._split.open_panel()
        self._side.edit(column_at)

    def delete(self) -> None:
        """Delete what is selected."""
        if self.chosen():
            self._deeds.delete(self._kind(), self.chosen())

    def _kind(self) -> str:
        return "people" if self.shows_people else "organisations"

    def give_seats(self) -> None:
        """Give the people selected a seat."""
        self._deeds.give_seats(self.chosen() if self.shows_people else [])

    def move_seats(self, status: Status) -> None:
        """Move the seats of the people selected."""
        self._deeds.move(self.chosen(), status)

    def _open_menu(self, at: QPoint) -> None:
        self._tools.open_menu(at, self.why_no_seat())

    def why_nothing_chosen(self) -> str:
        """Return why nothing can be done with the selection."""
        return "" if self.chosen() else "Nothing is selected."

    def why_no_edit(self) -> str:
        """Return why nothing can be edited in the panel."""
        several = "Several are selected. Select one of them." if len(self.chosen()) > 1 else ""
        return several or self.why_nothing_chosen()

    def why_no_seat(self) -> str:
        """Return why nobody selected can be given a seat."""
        return self._deeds.why_no_seat(self.chosen() if self.shows_people else [])

    def why_no_move(self, status: Status) -> str:
        """Return why no seat selected can become *status*."""
        return self._deeds.why_no_move(self.chosen() if self.shows_people else [], status)

    # What changed

    def _acted(self, action: Action) -> None:
        if not action.kinds & _SEEN:
            return
        if all(one.before and one.after for one in action.changes) and self.misses(action):
            return
        table = self._front.table
        row = table.currentIndex().row()
        self._refresh()
        born = self._born(action)
        if born:
            self._front.reveal(born)
            table.select([born], quiet=True)
        elif self._deleted(action) and not table.chosen() and not self._stays():
            table.select_row(max(row, 0))
        self._show_chosen(replace=action.kind in ("undo", "redo"))

    def catch_up(self, *, replace: bool) -> None:
        """Show the rows as they are now, and whom the panel shows."""
        self._refresh()
        self._show_chosen(replace=replace)

    def _born(self, action: Action) -> str:
        """Return the key of what was begun in the panel and exists now."""
        made = {change.key for change in action.changes if change.before is None}
        return self._side.key if self._side.key in made else ""

    def _deleted(self, action: Action) -> bool:
        return action.kind != "undo" and any(
            change.kind == self._kind() and change.after is None for change in action.changes
        )

    # Remembered

    def _restore_layout(self) -> None:
        self._split.set_state(self.place.settings.layout("people/split"))
        self._side.setVisible(self.place.settings.word("people/panel", "shown") == "shown")

    def _keep_split(self) -> None:
        self.place.settings.keep_layout("people/split", self._split.state())

    def _keep_panel(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self.place.settings.keep_word("people/panel", "shown" if shown else "hidden")
