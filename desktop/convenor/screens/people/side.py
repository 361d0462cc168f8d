"""The side panel of the screen: one, several, none, or something new."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from convenor.models.organisations import OrganisationRow
from convenor.models.people import PersonRow
from convenor.panels.person_tabs import DETAILS, SEAT
from convenor.screens.people.other_panels import SeveralRecords, SummaryPanel
from convenor.widgets.layouts import keep_size
from convenor.workplace import Workplace
from convenor_db.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from convenor.panels.person_panel import PersonPanel
    from convenor.screens.people.organisation_panel import OrganisationPanel

_BY_COLUMN: Final = ("family", "organisation", "organisation", "", "emails", "country", "languages",
                     "tags")  # fmt: skip
"""Which field F2 goes to in which column; in Seat it is the tab."""
PeopleRows = Mapping[str, PersonRow]
BodyRows = Mapping[str, OrganisationRow]


class Side(QStackedWidget):
    """Shows what is selected in one of the two views."""

    door_chosen = Signal(str, str)
    """A count of the summary was clicked: facet and value."""
    opened = Signal(str, str)
    """Kind and key of somebody who was named and clicked."""
    give_wanted = Signal()
    delete_wanted = Signal()
    abandoned = Signal()
    """Esc before something new existed."""
    seated = Signal()
    """Somebody was named in the place of the person shown."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setProperty("edge", True)  # noqa: FBT003
        self._place = place
        self._several = SeveralRecords()
        self._summary = SummaryPanel()
        self._of_people = True
        for panel in (self._summary, self._several):
            self.addWidget(panel)
        keep_size(self, min_width=300, max_width=520)
        self._summary.door_chosen.connect(self.door_chosen)
        self._several.opened.connect(self._say_opened)

    @cached_property
    def person(self) -> "PersonPanel":
        """The panel of one person; its many fields are made when the first one is shown."""
        from convenor.panels.person_panel import PersonPanel

        panel = PersonPanel(self._place)
        panel.form.linked.connect(lambda key: self.opened.emit("people", key))
        panel.give_wanted.connect(self.give_wanted)
        panel.seated.connect(lambda _key: self.seated.emit())
        self._take_in(panel)
        return panel

    @cached_property
    def body(self) -> "OrganisationPanel":
        """The panel of one organisation, made when the first one is shown."""
        from convenor.screens.people.organisation_panel import OrganisationPanel

        panel = OrganisationPanel(self._place)
        self._take_in(panel)
        return panel

    def _take_in(self, panel: "PersonPanel | OrganisationPanel") -> None:
        panel.delete_wanted.connect(self.delete_wanted)
        panel.form.abandoned.connect(self._leave_new)
        self.addWidget(panel)

    @property
    def one(self) -> "PersonPanel | OrganisationPanel | None":
        """The panel of one, while it is shown."""
        shown = self.currentWidget()
        if shown in (self._summary, self._several):
            return None
        return self.person if self._of_people else self.body

    @property
    def key(self) -> str:
        """Whom it shows, where it shows one."""
        return self.one.key if self.one else ""

    @property
    def shows_new(self) -> bool:
        """Whether something new stands here that does not exist yet."""
        return self.one is not None and self.one.form.is_new

    def shows(self, known: Mapping[str, object]) -> bool:
        """Tell whether one of *known* is shown."""
        return self.one is not None and self.one.key in known

    def show_people(
        self, snapshot: Snapshot, rows: PeopleRows, keys: Sequence[str], *, replace: bool
    ) -> None:
        """Show the people selected, or of all of them how many there are."""
        self._of_people = True
        if len(keys) == 1:
            self.setCurrentWidget(self.person)
            self.person.show_person(snapshot, keys[0], replace=replace)
        elif keys:
            self._several.show_people([rows[key] for key in keys])
            self.setCurrentWidget(self._several)
        else:
            self._summary.show_people(rows)
            self.setCurrentWidget(self._summary)

    def show_bodies(
        self, snapshot: Snapshot, rows: BodyRows, keys: Sequence[str], *, replace: bool
    ) -> None:
        """Show the organisations selected, or of all of them how many there are."""
        self._of_people = False
        if len(keys) == 1:
            self.setCurrentWidget(self.body)
            self.body.show_organisation(snapshot, keys[0], replace=replace)
        elif keys:
            self._several.show_organisations([rows[key] for key in keys])
            self.setCurrentWidget(self._several)
        else:
            self._summary.show_organisations(rows)
            self.setCurrentWidget(self._summary)

    def show_new(self, key: str, *, person: bool) -> None:
        """Show something that does not exist yet, the caret in its first field."""
        self._of_people = person
        panel = self.person if person else self.body
        self.setCurrentWidget(panel)
        panel.show_new(key)

    def say_hidden(self, *, hidden: bool) -> None:
        """Say of the one shown that the list does not have it now, or say no more so."""
        if self.one:
            self.one.set_remark("Not in this list" if hidden else "")

    def edit(self, at: int) -> None:
        """Put the caret into the field for a column of the table."""
        if self._of_people:
            field = _BY_COLUMN[at] if 0 <= at < len(_BY_COLUMN) else "family"
            self.person.edit(*((DETAILS, field) if field else (SEAT, "capacity")))
        else:
            self.body.edit()

    def _leave_new(self) -> None:
        if self.one:
            self.one.form.leave_new()
        self.abandoned.emit()

    def _say_opened(self, key: str) -> None:
        self.opened.emit("people" if self._of_people else "organisations", key)
