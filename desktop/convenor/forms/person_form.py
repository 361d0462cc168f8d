"""Details of a person: every field that is known of them, and how their name will stand."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal

from convenor.dialogs.cities import zone_names
from convenor.forms.completions import as_code, offer, organisation_names
from convenor.forms.fields import Field, Sort
from convenor.forms.proofing_strip import ProofingStrip
from convenor.forms.record_form import RecordForm
from convenor.forms.rows import Rows
from convenor.widgets.labels import RichLabel, Role, Span
from convenor.widgets.layouts import column
from convenor.widgets.panel import PanelSection
from convenor.workplace import Workplace
from convenor_db.domain import entered
from convenor_db.domain.actions import organisations, people
from convenor_db.domain.entered import written
from convenor_db.domain.names import full_name
from convenor_db.domain.proofing import body_on_pieces, proofs
from convenor_db.domain.records import (
    Invitation,
    NameOrder,
    OrganisationKey,
    Person,
    PersonKey,
    TravelDocument,
)
from convenor_db.domain.similar import similar_people
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder

ORDERS: Final = (("given-first", "Given name first"), ("family-first", "Family name first"))
NAMES: Final = (
    Field("family", "Family"),
    Field("given", "Given"),
    Field("order", "Order", Sort.CHOICE, ORDERS),
    Field("native", "Own script"),
    Field("known_as", "Known as"),
    Field("honorific", "Honorific"),
    Field("suffix", "Suffix"),
    Field("pronunciation", "Pronunciation"),
    Field("aliases", "Other names"),
    Field("gender", "Gender"),
    Field("pronouns", "Pronouns"),
)
REACH: Final = (
    Field("emails", "E-mail"),
    Field("copy_to", "Copied"),
    Field("phone", "Telephone"),
    Field("zone", "Time zone"),
    Field("languages", "Languages"),
)
NEEDS: Final = (
    Field("dietary", "Dietary"),
    Field("access", "Access"),
    Field("step_free", "Step-free", Sort.BOOL, words="needs step-free access"),
)
PROTOCOL: Final = (
    Field("rank", "Rank"),
    Field("in_post_since", "In post since", Sort.DATE),
)
TRAVEL: Final = (
    Field("travel.name", "Name"),
    Field("travel.birth_date", "Born on", Sort.DATE),
    Field("travel.nationality", "Nationality"),
    Field("travel.number", "Number"),
    Field("travel.expires", "Expires", Sort.DATE),
    Field("travel.employer", "Employer"),
    Field("travel.purge_after", "Keep until", Sort.DATE),
)
_PROOFED: Final = ("family", "given", "order", "native", "known_as", "honorific", "suffix",
                   "pronunciation", "organisation", "post")  # fmt: skip
"""What shows on the pieces that a name is proof-read on."""
POST_PARTS: Final = (
    Field("organisation", "Organisation", late=True),
    Field("post", "Post"),
)


class PersonForm(RecordForm):
    """The tab Details."""

    KIND = "people"
    REQUIRED = "family"
    NEEDED = "a person needs a family name, or their only name"

    linked = Signal(str)
    """The key of somebody with a like name, who is to be opened instead."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.seat: Invitation | None = None
        """The seat they hold: a badge says in which capacity, and for whom."""
        self._similar = RichLabel((), Role.SECONDARY)
        self._similar.linked.connect(self.linked)
        self._similar.hide()
        self._posts = Rows(self.fields, "other_posts", POST_PARTS, "Add a further post")
        self._posts.removed.connect(self._remove_post)
        self._posts.changed.connect(self._offer_bodies)
        self._body_names: list[str] = []
        self._travel = self.fields.section("Travel document", TRAVEL)
        self._strip = ProofingStrip()
        names = PanelSection("Names")
        names.body.add(self._strip)
        names.body.add(self.fields.grid(NAMES[:2]), self._similar, self.fields.grid(NAMES[2:]))
        self.setLayout(
            column(
                self.notices,
                names,
                self._make_posts(),
                self.fields.section("Reach", REACH),
                self.fields.section("Needs", NEEDS),
                self.fields.section("Protocol", PROTOCOL),
                self._travel,
                self.fields.text_section(Field("biography", "Biography", Sort.TEXT)),
                self.fields.section("Tags", (Field("tags", "Tags"),)),
                self.fields.text_section(Field("note", "Note", Sort.TEXT)),
                spacing=0,
            )
        )
        offer(self.fields, "zone", zone_names())
        self.fields.settled["organisation"] = self._is_known
        self.fields.keyed.connect(self._keyed)
        self.fields.keyed.connect(self._proof)
        self.fields.typed.connect(self._proof)

    def _make_posts(self) -> PanelSection:
        first = (Field("organisation", "Organisation", late=True), Field("post", "Post"))
        section = PanelSection("Posts")
        section.body.add(self.fields.grid(first), self._posts)
        section.body.add(self.fields.grid((Field("country", "Country"),)))
        return section

    def _person(self) -> Person | None:
        return self.place.document.snapshot.people.get(self.key)

    def show_record(self, key: str, *, replace: bool = False) -> None:
        """Show a person; see `RecordForm.show_record`."""
        snapshot = self.place.document.snapshot
        self._offer_names(snapshot)
        fresh = key != self.key
        if fresh:
            self._similar.hide()
        person = snapshot.people.get(key)
        if person:
            parts = [
                {"organisation": _name_of(snapshot, post.organisation), "post": post.post}
                for post in person.other_posts
            ]
            self._posts.show_parts(parts, replace=fresh or replace)
        super().show_record(key, replace=replace)
        self._show_what_needs_a_record()
        self._show_proofs()

    def show_new(self, key: str, blank: Mapping[str, str], *, begin: bool = True) -> None:
        """Show somebody who does not exist yet."""
        self._offer_names(self.place.document.snapshot)
        self._similar.hide()
        self._posts.show_parts((), replace=True)
        blank = {"order": "given-first", "step_free": "false", **blank}
        super().show_new(key, blank, begin=begin)
        self._show_what_needs_a_record()
        self._show_proofs()

    def _show_what_needs_a_record(self) -> None:
        self._posts.setVisible(not self.is_new)
        self._travel.setVisible(not self.is_new)

    def values(self) -> dict[str, str] | None:
        """Return what the file has now, by field."""
        snapshot = self.place.document.snapshot
        person = self._person()
        if person is None:
            return None
        made = {name: written(getattr(person, name)) for name in people.ENTRIES}
        made["organisation"] = _name_of(snapshot, person.organisation)
        travel = snapshot.get("travel_documents", self.key)
        for name in people.TRAVEL:
            there = isinstance(travel, TravelDocument)
            made[f"travel.{name}"] = written(getattr(travel, name)) if there else ""
        return made

    # Writing

    def builder(self, field: str, text: str) -> Builder | None:
        """Return what writes a field of a person."""
        first, _, rest = field.partition(".")
        if first == "travel":
            text = as_code(rest, text)
            return partial(people.set_travel, key=self.key, field=rest, text=text)
        if first == "other_posts":
            return self._post_builder(int(rest.partition(".")[0]))
        return self.plain_builder(field, text)

    def _post_builder(self, at: int) -> Builder | None:
        values = self._posts.values(at)
        person = self._person()
        there = person is not None and at < len(person.other_posts)
        if not there and not values["organisation"].strip():
            return None
        post = (values["organisation"], values["post"])
        make = people.set_other_post
        return partial(make, key=self.key, at=at, post=post, new_organisation=self._new_body())

    def _remove_post(self, at: int) -> None:
        make = partial(people.set_other_post, key=self.key, at=at, post=("", ""))
        self.place.document.act(partial(make, new_organisation=self._new_body()))
        self._forget_post(f"other_posts.{at}")

    def _forget_post(self, row: str) -> None:
        for part in POST_PARTS:
            self.place.drafts.drop(self.target, f"{row}.{part.name}")

    def open_place(self, field: str) -> None:
        """Make the row of a further post that a draft belongs to."""
        if field.startswith("other_posts."):
            self._posts.open_row(int(field.split(".")[1]))

    def entering(self, texts: Mapping[str, str]) -> Builder:
        """Return what adds a person."""
        texts = {field: as_code(field, text) for field, text in texts.items()}
        body = self._new_body()
        return partial(people.enter_new, key=self.key, texts=texts, new_organisation=body)

    def check(self, field: str, text: str) -> None:
        """Raise `Unreadable` if a field cannot be *text*; an empty family name only waits."""
        if field in people.ENTRIES and field != self.REQUIRED:
            people.ENTRIES[field].read(as_code(field, text))

    def after_stored(self, action: Action | None, field: str) -> None:
        """Say that an organisation was made, and forget what was kept of the same part."""
        if field.startswith("other_posts."):
            self._forget_post(field.rpartition(".")[0])
        made = action.changes if action else ()
        for change in made:
            if change.kind == "organisations" and change.before is None and change.after:
                name = getattr(change.after, "name", "")
                self.place.toast(f"{name} was added as an organisation", undo=True)

    def _new_body(self) -> OrganisationKey:
        return OrganisationKey(self.place.new_key("organisations"))

    # Helping while one types

    def _is_known(self, name: str) -> bool:
        return not name.strip() or bool(organisations.find(self.place.document.snapshot, name))

    def _offer_names(self, snapshot: Snapshot) -> None:
        names = organisation_names(snapshot)
        if names != self._body_names:
            self._body_names = names
            self._offer_bodies()

    def _offer_bodies(self) -> None:
        for name in ("organisation", *self._posts.names()):
            if name.endswith("organisation"):
                offer(self.fields, name, self._body_names)
                self.fields.settled[name] = self._is_known

    def _proof(self, field: str, *_: object) -> None:
        if field in _PROOFED:
            self._show_proofs()

    def _show_proofs(self) -> None:
        """Show how the name will stand, by what is in the fields at this moment."""
        typed: dict[str, Any] = {name: entered.line(self.fields.value(name)) for name in _PROOFED}
        body = self._body_on_pieces(typed.pop("organisation"))
        order = NameOrder(typed.pop("order") or NameOrder.GIVEN_FIRST)
        person = Person(key=PersonKey(self.key), order=order, **typed)
        capacity = self.seat.capacity if self.seat else None
        self._strip.show_proofs(proofs(person, body, capacity))

    def _body_on_pieces(self, typed: str) -> str:
        """Return whom they come for: the seat's organisation, else the one in the field."""
        snapshot, person = self.place.document.snapshot, self._person()
        own = snapshot.organisations.get(person.organisation or "") if person else None
        if self.seat and self.seat.seat_of:
            own = snapshot.organisations.get(self.seat.seat_of)
        elif typed != (own.name if own else ""):
            own = organisations.find(snapshot, typed)
            return body_on_pieces(snapshot, own) if own else typed
        return body_on_pieces(snapshot, own)

    def _keyed(self, field: str, text: str) -> None:
        if field not in ("family", "given", "native") or not self._new:
            return
        snapshot = self.place.document.snapshot
        typed = {name: self.fields.value(name) for name in ("family", "given", "native")}
        found = similar_people(snapshot, " ".join(typed.values()), but=self.key)[:3]
        spans = [Span("Similar:")] if found else []
        for person in found:
            body = _name_of(snapshot, person.organisation)
            native = f" ({person.native})" if person.native else ""
            words = ", ".join(part for part in (full_name(person), body) if part)
            spans += [Span(f"\n{words}{native} "), _open(person)]
        self._similar.set_spans(spans)
        self._similar.setVisible(bool(found))


def _open(person: Person) -> Span:
    return Span("Open that one", link=str(person.key))


def _name_of(snapshot: Snapshot, key: str | None) -> str:
    body = snapshot.organisations.get(key or "")
    return body.name if body else ""
