"""One organisation in the side panel: head, and Details, Delegation, Positions, Contacts."""

from functools import cached_property
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from convenor.forms.contact_form import Company
from convenor.panels.contacts_tab import ContactLog
from convenor.screens.people.organisation_delegation import DelegationTab
from convenor.screens.people.organisation_form import OrganisationForm
from convenor.screens.people.organisation_standing import StandingTab
from convenor.widgets.buttons import IconButton
from convenor.widgets.icon_tile import IconTile
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import clear, column, row
from convenor.widgets.menu import Menu
from convenor.widgets.panel import SidePanel
from convenor.widgets.segmented import Segmented
from convenor.widgets.status_chip import look_of_constituency
from convenor.workplace import Workplace
from convenor_db.domain.records import Organisation
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action

DETAILS: Final = 0
DELEGATION: Final = 1
POSITIONS: Final = 2
CONTACTS: Final = 3
_TABS: Final = ("Details", "Delegation", "Positions", "Contacts")


_KINDS: Final = {POSITIONS: StandingTab.KINDS, CONTACTS: ContactLog.KINDS}
"""What a tab is read from, beside the organisations."""


class OrganisationPanel(SidePanel):
    """Shows one organisation; a tab is made when it is first looked at."""

    delete_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__("Organisation")
        self._place = place
        self._stale = False
        self._name = WrapLabel("", Role.SUBTITLE)
        self._about = Label("", Role.SECONDARY)
        self._tile = row(IconTile("building-2", 44))
        self._more = IconButton("ellipsis", "More about this organisation", size=16)
        self._more.setMenu(self._made_menu())
        self._tabs = Segmented(_TABS, name="About this organisation", padding=8)
        words = column(self._name, self._about, None, spacing=3)
        self.head.add(
            row(column(self._tile, None), (words, 1), column(self._more, None), spacing=12)
        )
        self.head.add(row(self._tabs, None))
        self.form = OrganisationForm(place)
        self.body.add(self.form)
        self._made: dict[int, QWidget] = {DETAILS: self.form}
        self._tabs.changed.connect(self._turned)
        place.document.acted.connect(self._acted)

    def _made_menu(self) -> Menu:
        menu = Menu("More about this organisation", self)
        sheet = menu.add("Delegation sheet…", "file-down")
        sheet.triggered.connect(lambda: self._place.command_wanted.emit("export.delegations"))
        past = menu.add("History of this", "history")
        past.triggered.connect(lambda: self._place.command_wanted.emit("edit.history_of"))
        menu.add("Delete", "trash-2", note="Del").triggered.connect(self.delete_wanted)
        return menu

    @cached_property
    def delegation(self) -> DelegationTab:
        """The tab Delegation."""
        made = DelegationTab(self._place, self.form.agreed_size)
        made.seats_wanted.connect(self._add_seats)
        self._made[DELEGATION] = made
        self.body.add(made)
        return made

    @cached_property
    def standing(self) -> StandingTab:
        """The tab Positions."""
        made = self._made[POSITIONS] = StandingTab(self._place)
        self.body.add(made)
        return made

    @cached_property
    def log(self) -> ContactLog:
        """The tab Contacts."""
        made = self._made[CONTACTS] = ContactLog(self._place)
        self.body.add(made)
        return made

    @property
    def key(self) -> str:
        """Which one it shows."""
        return self.form.key

    def show_organisation(self, snapshot: Snapshot, key: str, *, replace: bool = False) -> None:
        """Show an organisation; a field in which somebody types is left alone."""
        body = snapshot.organisations.get(key)
        if body is None:
            return
        if key != self.form.key:
            self.set_scroll_position(0)
        look = look_of_constituency(body.constituency)
        clear(self._tile)
        self._tile.add(IconTile(look.icon, 44))
        self._name.setText(body.name)
        self._about.setText(" · ".join(part for part in (look.words, body.country) if part))
        self._more.show()
        self._tabs.show()
        self.form.show_record(key, replace=replace)
        self._show_tab(snapshot, body, replace=replace)

    def show_new(self, key: str) -> None:
        """Show one that does not exist yet, the caret in its name."""
        self._name.setText("New organisation")
        self._about.setText("Exists once its name is there.")
        self._more.hide()
        self._tabs.set_current(DETAILS)
        self._tabs.hide()
        self._bring(DETAILS)
        self.set_scroll_position(0)
        self.form.show_new(key, {})

    def edit(self) -> None:
        """Put the caret into its name (F2)."""
        self._tabs.set_current(DETAILS)
        field = self.form.fields.field("name")
        if field:
            field.start_visit()

    def show_tab(self, tab: int) -> None:
        """Turn to a tab."""
        self._tabs.set_current(tab)

    def _show_tab(self, snapshot: Snapshot, body: Organisation, *, replace: bool = False) -> None:
        tab = self._tabs.current()
        self._stale = False
        if tab == DELEGATION:
            self.delegation.show_body(snapshot, body)
        elif tab == POSITIONS:
            self.standing.show_body(snapshot, body)
        elif tab == CONTACTS:
            self.log.show_company(Company("", str(body.key)), replace=replace)
        self._bring(tab)

    def _bring(self, tab: int) -> None:
        """Let one tab be seen; what was typed in another is said as it goes."""
        for each, page in self._made.items():
            page.setVisible(each == tab)

    def _turned(self) -> None:
        self.set_scroll_position(0)
        self._read_anew()

    def _read_anew(self, *, replace: bool = False) -> None:
        snapshot = self._place.document.snapshot
        body = snapshot.organisations.get(self.key)
        if body:
            self._show_tab(snapshot, body, replace=replace)

    # What changed, and what is wanted

    def _acted(self, action: Action) -> None:
        """Follow what the tab in front shows and the screen around does not."""
        if not action.kinds & _KINDS.get(self._tabs.current(), frozenset()):
            return
        if self.isVisible():
            self._read_anew(replace=action.kind in ("undo", "redo"))
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while something else stood here."""
        super().showEvent(event)
        if self._stale:
            self._read_anew()

    def _add_seats(self) -> None:
        from convenor.dialogs.add_seats import AddSeatsDialog  # a dialog: when it is asked for

        dialog = AddSeatsDialog(self.window(), self._place)
        body = self._place.document.snapshot.organisations.get(self.key)
        if body:
            dialog.begin_for(body.name)
        dialog.open()
