"""The side panel with nobody selected, and with several."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal

from convenor.lists.several_panel import Listed, SeveralPanel, told
from convenor.models.organisations import OrganisationRow
from convenor.models.people import NO_SEAT, REACH, PersonRow
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import row
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.widgets.status_chip import CONSTITUENCIES, STATUSES, look_of_constituency
from convenor_db.domain.edits import counted
from convenor_db.domain.names import full_name


class Door(NamedTuple):
    """A count that can be clicked: its words, the number, the facet's values it filters to."""

    words: str
    number: int
    facet: str
    value: str


class SummaryPanel(SidePanel):
    """What there is, counted; each count filters to what it counted."""

    door_chosen = Signal(str, str)
    """Facet and value."""

    def __init__(self) -> None:
        super().__init__("Summary")
        self._title = Label("", Role.SUBTITLE)
        self._note = Label("Select a row to see it here.", Role.SECONDARY)
        self.head.add(self._title, self._note)

    def show_people(self, rows: Mapping[str, PersonRow]) -> None:
        """Count the people by seat and constituency, and who cannot be reached."""
        self._title.setText(counted(len(rows), "person", "people"))
        self._note.setVisible(bool(rows))
        seats = Counter(each.status or NO_SEAT for each in rows.values())
        kinds = Counter(each.constituency or NO_SEAT for each in rows.values())
        unreached = sum(not each.person.emails for each in rows.values())
        self.clear_body()
        doors = [Door(look.words, seats[name], "seat", name) for name, look in STATUSES.items()]
        self._add("Seats", [*doors, Door("No seat", seats[NO_SEAT], "seat", NO_SEAT)])
        self._add("Constituencies", _kinds(kinds))
        self._add("Reach", [Door("Without an address", unreached, "address", REACH[1])])

    def show_organisations(self, rows: Mapping[str, OrganisationRow]) -> None:
        """Count the organisations by constituency and rival group."""
        self._title.setText(counted(len(rows), "organisation", "organisations"))
        self._note.setVisible(bool(rows))
        kinds = Counter(str(each.body.constituency) for each in rows.values())
        rivals = Counter(each.body.rival_group for each in rows.values() if each.body.rival_group)
        needed = sum(each.body.must_have for each in rows.values())
        self.clear_body()
        self._add("Constituencies", _kinds(kinds))
        groups = [Door(name, count, "rivals", name) for name, count in sorted(rivals.items())]
        self._add("Rival groups", groups)
        self._add("Weight", [Door("Must-have", needed, "must_have", "must-have")])

    def _add(self, title: str, doors: Sequence[Door]) -> None:
        doors = [door for door in doors if door.number]
        if not doors:
            return
        section = PanelSection(title)
        for door in doors:
            button = Button(f"{door.number:,}", Kind.LINK, small=True)
            button.setAccessibleName(f"{door.words}: {door.number}")
            button.clicked.connect(partial(self.door_chosen.emit, door.facet, door.value))
            section.body.add(row(Label(door.words), None, button))
        self.body.add(section)


def _kinds(kinds: Mapping[str, int]) -> list[Door]:
    known = [
        Door(look.words, kinds.get(name, 0), "constituency", name)
        for name, look in CONSTITUENCIES.items()
    ]
    return [*known, Door("No organisation", kinds.get(NO_SEAT, 0), "constituency", NO_SEAT)]


class SeveralRecords(SeveralPanel):
    """Several people or several organisations."""

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        """Show several people."""
        bodies = Counter(each.body for each in rows if each.body)
        kinds = Counter(look_of_constituency(each.constituency).words for each in rows)
        seats = Counter(STATUSES[each.status].words if each.status else "No seat" for each in rows)
        lands = Counter(each.person.country for each in rows if each.person.country)
        facts = [
            ("Organisations", told(bodies, 2)),
            ("Constituencies", told(kinds, 9)),
            ("Seats", told(seats, 9)),
            ("Countries", told(lands, 6)),
        ]
        entries = [Listed(each.person.key, full_name(each.person), each.body) for each in rows]
        self.show_several(counted(len(rows), "person", "people"), facts, entries)

    def show_organisations(self, rows: Sequence[OrganisationRow]) -> None:
        """Show several organisations."""
        kinds = Counter(look_of_constituency(each.body.constituency).words for each in rows)
        rivals = Counter(each.body.rival_group for each in rows if each.body.rival_group)
        seats = (
            f"{sum(r.coming for r in rows)} coming, {sum(r.outstanding for r in rows)} outstanding"
        )
        facts = [
            ("Constituencies", told(kinds, 9)),
            ("Rival groups", told(rivals, 6)),
            ("Seats", seats),
        ]
        entries = [Listed(each.body.key, each.body.name, each.seats) for each in rows]
        self.show_several(counted(len(rows), "organisation", "organisations"), facts, entries)
