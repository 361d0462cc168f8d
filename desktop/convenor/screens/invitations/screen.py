"""The invitations screen: the seats, how they stand, and what is done with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from convenor.commands import Command
from convenor.lists.cell_tools import CellTools
from convenor.lists.record_list import Filters
from convenor.lists.saved_views import SavedViews
from convenor.lists.view_tools import ViewTools
from convenor.models.history_things import history_of
from convenor.models.invitations import Reader, SeatRow, SeatRows, owners_of
from convenor.screens.invitations.commands import invitation_commands
from convenor.screens.invitations.counts import counted_as, head_counts_of, strip_counts
from convenor.screens.invitations.deeds import Deeds
from convenor.screens.invitations.seat_list import (
    BUILT_IN,
    offer_owners,
    offer_waves,
    seat_list,
    wave_words,
)
from convenor.screens.invitations.selection import ASK, Entry, Offers, Selection
from convenor.screens.invitations.side import Side
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.day_words import day_in_words
from convenor.widgets.layouts import column
from convenor.widgets.page_head import PageHead
from convenor.widgets.side_split import SideSplit
from convenor.widgets.status_strip import StatusStrip
from convenor.workplace import Screen, Things, Workplace
from convenor_db.domain.records import Status
from convenor_db.store.journal import Action

_SEEN = frozenset({"people", "organisations", "invitations", "convening", "waves", "sessions",
                   "targets", "calendar_ledger", "copies", "replies"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody was on the screen."""

    keys: tuple[str, ...]
    current: str
    scroll: int
    filters: Filters


class InvitationsScreen(Screen):
    """The seats of the convening; with nothing selected, how they balance."""

    NAME = "invitations"
    KINDS = frozenset({"invitations"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._rows: dict[str, SeatRow] = {}
        self._read = SeatRows()
        self._stale = False
        self._read_on = ""
        self._deeds = Deeds(place, self)
        self._head = PageHead("Invitations")
        self._add = Button("Add seats…", Kind.PRIMARY, "plus")
        self._letters = Button("Write letters…", icon="mail")
        self._head.add_tool(self._letters)
        self._head.add_tool(self._add)
        self._strip = StatusStrip()
        self._head.below.add(self._strip)
        self._list = seat_list(self.add_seats, self._import_people)
        self._table = self._list.table
        self._cells = CellTools(place, self._list, "invitations")
        views = SavedViews(place, "invitations", self._list, BUILT_IN)
        self.tools = ViewTools(views, self.NAME)
        self._side = Side(place)
        offers = Offers(lambda: self._deeds.moves.offers(self.chosen()), self._waves, self._owners)
        self._tools = Selection(self._list, offers, place.command_wanted.emit)
        self._split = SideSplit(self._list, self._side)
        self.setLayout(column(self._head, (self._split, 1), spacing=0))
        self._restore_layout()
        self._connect()
        self._refresh()
        self._show_chosen()

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_seats)
        self._letters.clicked.connect(lambda: self.write_letters(least=2))
        self._head.count_chosen.connect(self._show_counted)
        self._strip.segment_chosen.connect(self._show_counted)
        self._side.figure_chosen.connect(self._show_only)
        self._side.opened.connect(self.place.go_to)
        self._tools.move_wanted.connect(lambda status: self.move_seats(Status(status)))
        self._tools.field_wanted.connect(self._set_field)
        self._tools.name_wanted.connect(self.name_somebody)
        self._tools.person_wanted.connect(self.open_person)
        self._tools.letters_wanted.connect(self.write_letters)
        self._tools.delete_wanted.connect(self.delete)
        self._tools.cleared.connect(self._select_nothing)
        self._side.seated.connect(self._back_to)
        self._split.moved.connect(self._keep_split)
        self._split.toggled.connect(self._keep_panel)
        table = self._table
        table.selected.connect(self._show_chosen)
        table.opened.connect(lambda _key: self.edit(0))
        table.edit_wanted.connect(self.edit)
        table.delete_wanted.connect(self.delete)
        table.menu_wanted.connect(self._open_menu)
        table.left.connect(self._escape)
        self.document.acted.connect(self._acted)

    # What a screen must be able to do

    @classmethod
    def commands(cls, screen: Callable[[], Any]) -> tuple[Command, ...]:
        """Return the commands of this screen."""
        return invitation_commands(screen)

    def prepare(self) -> None:
        """Make the panel of a seat: its many fields come after the first paint."""
        _ = self._side.seat

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected, and nothing over it."""
        self._split.close_over()
        self._list.filter.focus_all()

    def focus_content(self) -> None:
        """Put the focus on the table."""
        self._list.focus_table()

    def show_thing(self, kind: str, key: str) -> None:
        """Select a seat; a filter that hides it is cleared."""
        self._list.reveal(key)
        self._table.select([key])
        self._list.focus_table()
        self._split.open_panel()

    def show_several(self, things: Things) -> None:
        """Show the seats that were counted, and no other."""
        self._list.show_only(things.keys, things.words)
        self._list.table.select_row(0)
        self._list.focus_table()

    def spot(self) -> object:
        """Return selection, scroll and filters."""
        scroll = self._table.verticalScrollBar().value()
        filters = self._list.filters()
        return Spot(tuple(self._table.chosen()), self._table.current_key(), scroll, filters)

    def return_to(self, spot: object) -> None:
        """Come back to selection, scroll and filters."""
        if isinstance(spot, Spot):
            self._list.set_filters(spot.filters)
            for key in spot.keys[:1]:
                self._list.reveal(key)
            self._table.select(spot.keys, current=spot.current)
            self._table.verticalScrollBar().setValue(spot.scroll)
        self.focus_content()

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self._side

    # Rows

    def _refresh(self) -> None:
        """Read the seats anew from the snapshot."""
        snapshot = self.document.snapshot
        self._stale, self._read_on = False, self.place.today
        reader = Reader(self.place.today, day_in_words)
        self._rows, haystack = self._read.read(snapshot, reader)
        offer_waves(self._list, snapshot.waves.values())
        offer_owners(self._list, owners_of(self._rows.values()))
        self._list.show_records(self._rows, haystack)
        self._head.set_counts(head_counts_of(snapshot))
        self._strip.set_counts(strip_counts(snapshot))
        self._strip.setVisible(bool(self._rows))
        # In an empty list the filled button is the one in the middle.
        self._add.set_kind(Kind.PRIMARY if self._rows else Kind.SECONDARY)
        self._letters.setVisible(bool(self._rows))

    def _show_counted(self, count: str | Sequence[str]) -> None:
        """Show what a count of the head or a segment of the strip has counted."""
        self._show_only(*counted_as(self.document.snapshot, count))

    def _show_only(self, words: str, keys: Sequence[str]) -> None:
        if not keys:
            self.place.toast(f"{words}: nobody")
            return
        self._list.show_only(keys, words)
        self._list.focus_table()

    # Selection

    def chosen(self) -> list[str]:
        """Return the keys of what is selected."""
        return self._table.chosen()

    def chosen_things(self) -> Things | None:
        """Return what is selected, for its History."""
        return history_of(self.document.snapshot, "invitations", self.chosen())

    def _show_chosen(self, *, replace: bool = False) -> None:
        keys = self.chosen()
        self._tools.count(len(keys))
        hidden = self._list.model.is_narrowed and self._side.key in self._rows
        if hidden and not keys:  # out of the list, but not out of date
            keys = [self._side.key]
            self._side.show_seats(self.document.snapshot, self._rows, keys, replace=replace)
            self._side.say_hidden(hidden=True)
            return
        if keys or not hidden:
            self._side.show_seats(self.document.snapshot, self._rows, keys, replace=replace)
        self._side.say_hidden(hidden=not keys and hidden)

    def _select_nothing(self) -> None:
        self._table.select(())
        self._list.focus_table()

    def _escape(self) -> None:
        """Clear the filter, or close a panel that lies over the table, or select nothing."""
        if self._list.model.is_narrowed:
            self._list.clear_filters()
        elif self._split.close_over():
            self._list.focus_table()
        else:
            self._table.select(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the Esc for which nothing nearer had a use."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    # Deeds

    def add_seats(self) -> None:
        """Ask for whom, and add seats."""
        self._deeds.add_seats(self._added)

    def _added(self, keys: list[str]) -> None:
        """Select the new seats, although a filter would hide them."""
        for key in keys:
            self._list.reveal(key)
        self._select(keys)
        self._list.focus_table()

    def _import_people(self) -> None:
        self.place.command_wanted.emit("import.people")

    def edit(self, at: int | None = None) -> None:
        """Edit the cell that the keyboard is at, or of a column; else in the panel's field."""
        inside = self._side.isAncestorOf(QApplication.focusWidget() or self)
        if len(self.chosen()) != 1 or inside:
            return
        column_at = max(self._table.currentIndex().column(), 0) if at is None else at
        if self._cells.edit(column_at):
            self._split.close_over()  # it may lie over the cell
            return
        self._side.show()
        self._split.open_panel()
        self._side.edit(column_at)

    def delete(self) -> None:
        """Delete what is selected."""
        if self.chosen():
            self._deeds.delete(self.chosen())

    def move_seats(self, status: Status) -> None:
        """Move the seats selected."""
        self._deeds.moves.move(self.chosen(), status)

    def _set_field(self, field: str, value: str, words: str) -> None:
        if value == ASK:
            self.ask_field(field)
        else:
            self._deeds.set_field(self.chosen(), field, value, words)

    def ask_field(self, field: str) -> None:
        """Ask for the reply-by or the owner of the seats selected."""
        if field == "reply_by":
            self._deeds.ask_day(self.chosen())
        else:
            self._deeds.ask_owner(self.chosen(), owners_of(self._rows.values()))

    def write_letters(self, least: int = 1) -> None:
        """Write letters to the seats selected; to those shown where fewer than *least* are."""
        chosen = self.chosen()
        self._deeds.write_letters(chosen if len(chosen) >= least else self._list.model.keys)

    def why_no_letters(self) -> str:
        """Return why nobody can be written to."""
        return "" if self._list.model.keys else "No seat is shown."

    def naming(self) -> str:
        """Return how naming somebody is called for what is selected."""
        rows = [self._rows[key] for key in self.chosen()[:1] if key in self._rows]
        unnamed = bool(rows) and not rows[0].is_named
        return "Name this seat…" if unnamed else "Name a substitute…"

    def name_somebody(self) -> None:
        """Name a substitute, or who takes an unnamed seat."""
        for key in self.chosen()[:1]:
            self._deeds.name_somebody(key, partial(self._back_to, key))

    def _back_to(self, key: str) -> None:
        """Go back to the row of the seat somebody was named for, unless a filter hides it now."""
        if self._list.model.row_of(key) is not None:
            self._select([key])
        self._list.focus_table()

    def _select(self, keys: Sequence[str]) -> None:
        """Select seats and scroll to the first; a new name has taken it to another place."""
        self._table.select(keys)
        self._table.scrollTo(self._table.currentIndex())

    def open_person(self) -> None:
        """Go to who holds the seat."""
        for key in self.chosen()[:1]:
            self._deeds.open_person(key)

    def _open_menu(self, at: QPoint) -> None:
        self._tools.open_menu(
            at,
            naming=self.naming(),
            why_no_name=self.why_no_name(),
            why_no_person=self.why_no_person(),
        )

    def _waves(self) -> Sequence[Entry]:
        waves = self.document.snapshot.waves.values()
        return [*(Entry(str(one.number), wave_words(one)) for one in waves), Entry("", "No wave")]

    def _owners(self) -> Sequence[Entry]:
        names = [Entry(name, name) for name in owners_of(self._rows.values())]
        return [*names, Entry("", "Nobody"), Entry(ASK, "Somebody else…")]

    def why_nothing_chosen(self) -> str:
        """Return why nothing can be done with the selection."""
        return "" if self.chosen() else "Nothing is selected."

    def why_no_edit(self) -> str:
        """Return why nothing can be edited in the panel."""
        several = "Several are selected. Select one of them." if len(self.chosen()) > 1 else ""
        return several or self.why_nothing_chosen()

    def why_no_name(self) -> str:
        """Return why nobody can be named for what is selected."""
        return self._deeds.why_no_name(self.chosen())

    def why_no_person(self) -> str:
        """Return why the person behind the selection cannot be opened."""
        return self._deeds.why_no_person(self.chosen())

    def why_no_move(self, status: Status) -> str:
        """Return why no seat selected can become *status*."""
        return self.why_nothing_chosen() or self._deeds.moves.why_not(self.chosen(), status)

    # What changed

    def _acted(self, action: Action) -> None:
        if not action.kinds & _SEEN:
            return
        if not self.isVisible():
            self._stale = True
            return
        row = self._table.currentIndex().row()
        self._refresh()
        deleted = action.kind != "undo" and any(
            change.kind == "invitations" and change.after is None for change in action.changes
        )
        if deleted and not self.chosen():
            self._table.select_row(max(row, 0))
        self._show_chosen(replace=action.kind in ("undo", "redo"))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front, and with a new day."""
        super().showEvent(event)
        if self._stale or self._read_on != self.place.today:
            self._refresh()
            self._show_chosen(replace=True)

    # Remembered

    def _restore_layout(self) -> None:
        settings = self.place.settings
        self._split.set_state(settings.layout("invitations/split"))
        self._side.setVisible(settings.word("invitations/panel", "shown") == "shown")

    def _keep_split(self) -> None:
        self.place.settings.keep_layout("invitations/split", self._split.state())

    def _keep_panel(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self.place.settings.keep_word("invitations/panel", "shown" if shown else "hidden")
