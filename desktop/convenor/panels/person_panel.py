"""Everything about one person, in the side panel of the screens on which people are chosen."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from convenor.forms.person_form import PersonForm
from convenor.forms.seat_form import SeatForm
from convenor.models.history_things import history_of
from convenor.panels.contacts_tab import ContactsTab
from convenor.panels.history_tab import HistoryTab
from convenor.panels.papers_tab import PapersTab
from convenor.panels.person_head import Entry, PersonHead
from convenor.panels.person_tabs import (
    CONTACTS,
    DETAILS,
    HISTORY,
    PAPERS,
    POSITIONS,
    SEAT,
    PersonTabs,
)
from convenor.panels.positions_tab import PositionsTab
from convenor.panels.tab import PersonTab, Shown
from convenor.panels.writing_briefs import write_brief_about
from convenor.widgets.layouts import row
from convenor.widgets.panel import SidePanel
from convenor.workplace import Workplace
from convenor_db.domain.invitations import held_seats
from convenor_db.domain.records import Invitation
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action

_MAKERS: Final[dict[int, Callable[[Workplace], PersonTab]]] = {
    PAPERS: PapersTab,
    POSITIONS: PositionsTab,
    CONTACTS: ContactsTab,
    HISTORY: HistoryTab,
}
_AGENDA: Final = Entry("Their agenda", "calendar-days")
_PAST: Final = Entry("History of this", "history")
_REPORT: Final = Entry("Report…", "file-down")
_PERSON: Final = Entry("Open person", "users")
_DELETE: Final = Entry("Delete", "trash-2", "Del")
_SEAT_KINDS: Final = frozenset(
    {"calendar_ledger", "copies", "replies", "waves", "sessions", "organisations"}
)


class PersonPanel(SidePanel):
    """Head and tabs; a tab is made when it is first looked at.

    *of_seat*: it opens on the seat that was chosen; else on the person, with the seat that
    counts for them.
    """

    give_wanted = Signal()
    delete_wanted = Signal()
    seated = Signal(str)
    """Somebody was named for the seat of this key, or in its holder's place."""

    def __init__(self, place: Workplace, *, of_seat: bool = False) -> None:
        super().__init__("Seat" if of_seat else "Person")
        self._place = place
        self._of_seat = of_seat
        self._key = self._seat_key = ""
        self._stale = False
        self._pages: dict[int, PersonTab] = {}
        self._made: dict[int, QWidget] = {}
        entries = (_AGENDA, _PAST, _REPORT, _PERSON if of_seat else _DELETE)
        self._head = PersonHead(entries, of_seat=of_seat)
        self._tabs = PersonTabs(SEAT if of_seat else DETAILS)
        self.head.add(self._head, row(self._tabs))
        self._connect()

    def _connect(self) -> None:
        self._tabs.changed.connect(self._turned)
        self._head.organisation_chosen.connect(lambda key: self._place.go_to("organisations", key))
        self._head.give_wanted.connect(self.give_wanted)
        self._head.substitute_wanted.connect(self._name_somebody)
        self._head.brief_wanted.connect(lambda: write_brief_about(self._place, self._key))
        self._head.entry_chosen.connect(self._do)
        self._place.document.acted.connect(self._acted)

    @cached_property
    def form(self) -> PersonForm:
        """The tab Details."""
        made = self._made[DETAILS] = PersonForm(self._place)
        self.body.add(made)
        return made

    @cached_property
    def seat(self) -> SeatForm:
        """The tab Seat."""
        made = self._made[SEAT] = SeatForm(self._place, headed=self._of_seat)
        made.give_wanted.connect(self.give_wanted)
        made.seated.connect(self.seated)
        self.body.add(made)
        return made

    def page(self, tab: int) -> PersonTab:
        """Return a further tab: Papers, Positions, Contacts, History."""
        if tab not in self._pages:
            made = self._pages[tab] = self._made[tab] = _MAKERS[tab](self._place)
            self.body.add(made)
        return self._pages[tab]

    @property
    def key(self) -> str:
        """Whom it shows."""
        return self._key

    @property
    def seat_key(self) -> str:
        """Which seat it shows; empty without one."""
        return self._seat_key

    # Showing

    def show_person(self, snapshot: Snapshot, key: str, *, replace: bool = False) -> None:
        """Show a person with the seat that counts for them.

        A field in which somebody types is left alone unless *replace*.
        """
        self._show(snapshot, key, held_seats(snapshot).get(key), replace=replace)

    def show_seat(self, snapshot: Snapshot, seat: Invitation, *, replace: bool = False) -> None:
        """Show who holds a seat, and that seat."""
        self._show(snapshot, str(seat.person), seat, replace=replace)

    def _show(
        self, snapshot: Snapshot, key: str, seat: Invitation | None, *, replace: bool
    ) -> None:
        person = snapshot.people.get(key)
        if person is None:
            return
        seat_key = str(seat.key) if seat else ""
        if (key, seat_key) != (self._key, self._seat_key):
            self.set_scroll_position(0)
        self._key, self._seat_key = key, seat_key
        self._tabs.show()
        shown = Shown(snapshot, person, seat)
        self._head.show_person(shown)
        self._show_tab(shown, replace=replace)

    def show_new(self, key: str) -> None:
        """Show somebody who does not exist yet, the caret in the first field."""
        self._key, self._seat_key = key, ""
        self._head.show_new()
        self._tabs.set_current(DETAILS)
        self._tabs.hide()
        self.form.seat = None
        self._bring(DETAILS)
        self.set_scroll_position(0)
        self.form.show_new(key, {})

    def edit(self, tab: int, name: str) -> None:
        """Put the caret into a field of Details or Seat (F2)."""
        self._tabs.set_current(tab)
        form = self.form if tab == DETAILS else self.seat
        field = form.fields.field(name)
        if field and field.isVisible():
            field.start_visit()

    def _show_tab(self, shown: Shown, *, replace: bool) -> None:
        tab = self._tabs.current()
        self._stale = False
        if tab == DETAILS:
            self.form.seat = shown.seat
            self.form.show_record(shown.person.key, replace=replace)
        elif tab == SEAT:
            self.seat.show_seat(shown.seat, replace=replace)
        else:
            self.page(tab).show_person(shown, replace=replace)
        self._bring(tab)

    def _bring(self, tab: int) -> None:
        """Let one tab be seen; what was typed in another is said as it goes."""
        for each, page in self._made.items():
            page.setVisible(each == tab)

    def _turned(self, _tab: int) -> None:
        self.set_scroll_position(0)
        self._read_anew()

    def _read_anew(self, *, replace: bool = False) -> None:
        """Show in the tab in front how things are now."""
        snapshot = self._place.document.snapshot
        person = snapshot.people.get(self._key)
        if person:
            seat = snapshot.invitations.get(self._seat_key)
            self._show_tab(Shown(snapshot, person, seat), replace=replace)

    # What changed, and what is wanted

    def _acted(self, action: Action) -> None:
        """Follow what the screen around does not follow for the tab in front."""
        tab = self._tabs.current()
        kinds = self._pages[tab].KINDS if tab in self._pages else frozenset()
        if tab == SEAT:
            kinds = _SEAT_KINDS
        if not action.kinds & kinds:
            return
        if self.isVisible():
            self._read_anew(replace=action.kind in ("undo", "redo"))
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while something else stood here."""
        super().showEvent(event)
        if self._stale:
            self._read_anew(replace=True)

    def _name_somebody(self) -> None:
        self.seat.show_seat(self._place.document.snapshot.invitations.get(self._seat_key))
        self.seat.name_somebody()

    def _do(self, words: str) -> None:
        if words == _DELETE.words:
            self.delete_wanted.emit()
        elif words == _AGENDA.words:
            self._place.go_to("agendas", self._key)
        elif words == _REPORT.words:
            self._place.command_wanted.emit("export.report")
        elif words == _PERSON.words:
            self._place.go_to("people", self._key)
        else:
            self.show_history()

    def show_history(self) -> None:
        """Go to History, with what was done about this person alone."""
        things = history_of(self._place.document.snapshot, "people", [self._key])
        if things:
            self._place.several_wanted.emit(things)
