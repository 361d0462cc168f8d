"""The side panel of the screen: one, several, none, or something new."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from convenor.models.organisations import OrganisationRow
from convenor.models.people import PersonRow
from convenor.screens.people.organisation_panel import OrganisationPanel
from convenor.screens.people.other_panels import SeveralPanel, SummaryPanel
from convenor.screens.people.person_panel import PersonPanel
from convenor.widgets.layouts import keep_size
from convenor.workplace import Workplace
from convenor_db.domain.snapshot import Snapshot

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

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.person = PersonPanel(place)
        self.body = OrganisationPanel(place)
        self._several = SeveralPanel()
        self._summary = SummaryPanel()
        self._of_people = True
        for panel in (self.person, self.body, self._several, self._summary):
            self.addWidget(panel)
        keep_size(self, min_width=300, max_width=520)
        self._summary.door_chosen.connect(self.door_chosen)
        self._several.opened.connect(self._say_opened)
        self.person.form.linked.connect(lambda key: self.opened.emit("people", key))
        self.person.give_wanted.connect(self.give_wanted)
        for one in (self.person, self.body):
            one.delete_wanted.connect(self.delete_wanted)
            one.form.abandoned.connect(self._leave_new)

    @property
    def one(self) -> PersonPanel | OrganisationPanel:
        """The panel that shows one of the view in front."""
        return self.person if self._of_people else self.body

    @property
    def shows_new(self) -> bool:
        """Whether something new stands here that does not exist yet."""
        return self.currentWidget() is self.one and self.one.form.is_new

    def shows(self, known: Mapping[str, object]) -> bool:
        """Tell whether one of *known* is shown."""
        return self.currentWidget() is self.one and self.one.key in known

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
        self.setCurrentWidget(self.one)
        self.one.show_new(key)

    def edit(self, at: int) -> None:
        """Put the caret into the field for a column of the table."""
        if self._of_people:
            self.person.edit(at)
        else:
            self.body.edit()

    def _leave_new(self) -> None:
        self.one.form.leave_new()
        self.abandoned.emit()

    def _say_opened(self, key: str) -> None:
        self.opened.emit("people" if self._of_people else "organisations", key)
