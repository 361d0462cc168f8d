"""One organisation in the side panel: its fields, its rivals, its delegation and members."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from convenor.forms.completions import as_code, offer
from convenor.forms.fields import Field, Sort
from convenor.forms.record_form import RecordForm
from convenor.widgets.avatar import Avatar
from convenor.widgets.buttons import IconButton
from convenor.widgets.icon_tile import IconTile
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import clear, column, row
from convenor.widgets.link_row import LinkRow
from convenor.widgets.menu import Menu
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.widgets.status_chip import (
    CONSTITUENCIES,
    look_of_constituency,
    look_of_status,
)
from convenor.workplace import Workplace
from convenor_db.domain.actions import organisations
from convenor_db.domain.entered import written
from convenor_db.domain.invitations import COMING, OUT, OUTSTANDING
from convenor_db.domain.names import full_name, organisation_of, person_of, seat_name
from convenor_db.domain.records import Invitation, Organisation
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_CHOICES: Final = tuple((value, look.words) for value, look in CONSTITUENCIES.items())
NAMES: Final = (
    Field("name", "Name"),
    Field("short", "Short"),
    Field("constituency", "Constituency", Sort.CHOICE, _CHOICES),
    Field("country", "Country"),
    Field("region", "Region"),
    Field("aliases", "Other names"),
    Field("names", "By language", Sort.TEXT, words="one a line, like fr: Suisse"),
)
PARTY: Final = (
    Field("rival_group", "Rival group", words="none"),
    Field("must_have", "Must-have", Sort.BOOL, words="its refusal decides"),
    Field("seats", "Agreed size", words="of its delegation"),
)


class OrganisationForm(RecordForm):
    """The fields of an organisation."""

    KIND = "organisations"
    REQUIRED = "name"
    NEEDED = "an organisation needs a name"

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        party = self.fields.section("Party", PARTY)
        self._rivals = RichLabel((), Role.SECONDARY)
        self._rivals.linked.connect(partial(self.place.go_to, "organisations"))
        party.body.add(self._rivals)
        self._delegation = PanelSection("Delegation")
        self._seats = column(spacing=2)
        self._delegation.body.add(self._seats)
        self.setLayout(
            column(
                self.notices,
                self.fields.section("Names", NAMES),
                party,
                self._delegation,
                self.fields.text_section(Field("note", "Note", Sort.TEXT)),
                spacing=0,
            )
        )

    def _body(self) -> Organisation | None:
        return self.place.document.snapshot.organisations.get(self.key)

    def show_record(self, key: str, *, replace: bool = False) -> None:
        """Show an organisation; see `RecordForm.show_record`."""
        super().show_record(key, replace=replace)
        snapshot, body = self.place.document.snapshot, self._body()
        groups = {one.rival_group for one in snapshot.organisations.values()} - {""}
        offer(self.fields, "rival_group", sorted(groups))
        if body:
            self._show_rivals(snapshot, body)
            self._show_delegation(snapshot, body)

    def show_new(self, key: str, blank: Mapping[str, str]) -> None:
        """Show an organisation that does not exist yet."""
        self._rivals.hide()
        self._delegation.hide()
        super().show_new(key, {"constituency": "other", "must_have": "false", **blank})

    def values(self) -> dict[str, str] | None:
        """Return what the file has now, by field."""
        body = self._body()
        if body is None:
            return None
        return {name: written(getattr(body, name)) for name in organisations.ENTRIES}

    def builder(self, field: str, text: str) -> Builder | None:
        """Return what writes a field of an organisation."""
        text = as_code(field, text)
        return partial(organisations.set_field, key=self.key, field=field, text=text)

    def entering(self, texts: Mapping[str, str]) -> Builder:
        """Return what adds an organisation."""
        texts = {field: as_code(field, text) for field, text in texts.items()}
        return partial(organisations.enter_new, key=self.key, texts=texts)

    def check(self, field: str, text: str) -> None:
        """Raise `Unreadable` if a field cannot be *text*; an empty name only waits."""
        if field != self.REQUIRED:
            organisations.ENTRIES[field].read(as_code(field, text))

    def _show_rivals(self, snapshot: Snapshot, body: Organisation) -> None:
        others = [
            one
            for one in snapshot.organisations.values()
            if body.rival_group and one.rival_group == body.rival_group and one.key != body.key
        ]
        spans = [Span("Also in this group: ")] if others else [Span("Nobody else is in it.")]
        for at, one in enumerate(others):
            spans += [Span(", " if at else ""), Span(one.name, link=str(one.key))]
        self._rivals.set_spans(spans)
        self._rivals.setVisible(bool(body.rival_group))

    def _show_delegation(self, snapshot: Snapshot, body: Organisation) -> None:
        clear(self._seats)
        held = [
            seat
            for seat in snapshot.invitations.values()
            if organisation_of(snapshot, seat) == body
        ]
        seated = {seat.person for seat in held}
        for seat in sorted(held, key=lambda one: (one.status in OUT, not one.head)):
            self._seats.add(self._seat_row(snapshot, seat))
        for person in snapshot.people.values():
            if person.organisation == body.key and person.key not in seated:
                self._seats.add(self._row("people", str(person.key), full_name(person), "No seat"))
        self._delegation.setVisible(True)
        self._delegation.set_note(_counted(body, held))
        if not self._seats.count():
            self._seats.add(Label("Nobody belongs to it yet.", Role.MUTED))

    def _seat_row(self, snapshot: Snapshot, seat: Invitation) -> LinkRow:
        person = person_of(snapshot, seat)
        words = [look_of_status(seat.status).words, *(["head"] if seat.head else [])]
        words += [person.post] if person and person.post else []
        name, note = seat_name(snapshot, seat), " · ".join(words)
        return self._row("people", str(person.key) if person else "", name, note)

    def _row(self, kind: str, key: str, name: str, note: str) -> LinkRow:
        made = LinkRow(name, note, mark=Avatar(name, 24), compact=True)
        if key:
            made.chosen.connect(partial(self.place.go_to, kind, key))
        return made


class OrganisationPanel(SidePanel):
    """Shows one organisation."""

    delete_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__("Organisation")
        self._place = place
        self._name = WrapLabel("", Role.SUBTITLE)
        self._about = Label("", Role.SECONDARY)
        self._tile = row(IconTile("building-2", 44))
        self._more = IconButton("ellipsis", "More about this organisation", size=16)
        menu = Menu("More about this organisation", self)
        past = menu.add("History of this", "history")
        past.triggered.connect(lambda: place.command_wanted.emit("edit.history_of"))
        menu.add("Delete", "trash-2", note="Del").triggered.connect(self.delete_wanted)
        self._more.setMenu(menu)
        words = column(self._name, self._about, None, spacing=3)
        self.head.add(row(self._tile, (words, 1), column(self._more, None), spacing=12))
        self.form = OrganisationForm(place)
        self.body.add(self.form)

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
        self.form.show_record(key, replace=replace)

    def show_new(self, key: str) -> None:
        """Show one that does not exist yet, the caret in its name."""
        self._name.setText("New organisation")
        self._about.setText("Exists once its name is there.")
        self._more.hide()
        self.set_scroll_position(0)
        self.form.show_new(key, {})

    def edit(self) -> None:
        """Put the caret into its name (F2)."""
        field = self.form.fields.field("name")
        if field:
            field.start_visit()


def _counted(body: Organisation, held: list[Invitation]) -> str:
    coming = sum(seat.status in COMING for seat in held)
    outstanding = sum(seat.status in OUTSTANDING for seat in held)
    words = [f"{coming} coming"] + ([f"{outstanding} outstanding"] if outstanding else [])
    if body.seats is not None:
        words.append(f"of {body.seats}")
    return " · ".join(words) if held or body.seats else ""
