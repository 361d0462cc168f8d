"""One contact of the log: when, how, with whom, and what was said. Staff only."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Signal

from convenor.forms.fields import Field, Sort
from convenor.forms.record_form import RecordForm
from convenor.widgets.buttons import IconButton
from convenor.widgets.day_words import day_and_year
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, hline, row
from convenor.workplace import Workplace
from convenor_db.domain.actions import contacts
from convenor_db.domain.actions.contacts import With
from convenor_db.domain.entered import written
from convenor_db.domain.names import full_name
from convenor_db.domain.records import Contact, ContactKind
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_KINDS: Final = tuple((str(each), each.capitalize()) for each in ContactKind)
_PERSON, _BODY, _BOTH, _OTHER = "person", "organisation", "both", "other"
"""With whom it was: the person shown, their organisation, both, or somebody else of it."""


class Company(NamedTuple):
    """Whose log it stands in: a person and the organisation they are there for, by key.

    Without a person it is the organisation's own.
    """

    person: str
    organisation: str = ""


class ContactForm(RecordForm):
    """An entry of the log; a new one exists from the moment it has a text."""

    KIND = "contacts"
    REQUIRED = "text"
    NEEDED = "a contact needs its text"

    delete_wanted = Signal(str)
    """The contact of this key is to go."""
    text_left = Signal()
    """The caret left the text."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._company = Company("")
        day = self.fields.add(Field("on", "Day", Sort.DATE))
        kind = self.fields.add(Field("kind", "How", Sort.CHOICE, _KINDS))
        text = self.fields.add(Field("text", "What was said", Sort.TEXT, words="What was said…"))
        whom = self.fields.add(Field("with", "With", Sort.CHOICE))
        if isinstance(day, EditableDate):
            day.set_year(int(place.today[:4]))
        text.visit_ended.connect(lambda _text: self.text_left.emit())
        self._by = Label("", Role.CAPTION)
        self._delete = IconButton("trash-2", "Delete this contact", size=14)
        self._delete.clicked.connect(lambda: self.delete_wanted.emit(self.key))
        first = row((day, 3), (kind, 2), self._delete, spacing=2)
        last = row((whom, 1), self._by, spacing=6)
        self.setLayout(column(self.notices, first, text, last, 6, hline(), spacing=0))

    def move_to(self, company: Company) -> None:
        """Stand in another log from now on; what was typed is stored for the one before."""
        self.fields.end_visits()
        self._company, self.key, self._new = company, "", False

    @property
    def new_target(self) -> str:
        """Whose drafts those of a contact are that is not noted yet."""
        return f"{self.KIND}:new:{self._company.person or self._company.organisation}"

    @property
    def _usual(self) -> str:
        return _PERSON if self._company.person else _BODY

    def _contact(self, key: str = "") -> Contact | None:
        found = self.place.document.snapshot.get("contacts", key or self.key)
        return found if isinstance(found, Contact) else None

    def show_record(self, key: str, *, replace: bool = False) -> None:
        """Show a contact; see `RecordForm.show_record`."""
        contact = self._contact(key)
        self._offer_whom(contact)
        super().show_record(key, replace=replace)
        day = day_and_year(date.fromisoformat(contact.on)) if contact else ""
        self.setAccessibleName(f"Contact of {day}")
        self._by.setText(contact.by if contact else "")
        self._by.setVisible(bool(contact and contact.by))
        self._delete.show()

    def show_new(self, key: str, blank: Mapping[str, str], *, begin: bool = True) -> None:
        """Show one that is not noted yet: today, a call, with whose log it is."""
        self._offer_whom(None)
        self.setAccessibleName("New contact")
        self._by.hide()
        self._delete.hide()
        blank = {"on": self.place.today, "kind": ContactKind.CALL, "with": self._usual, **blank}
        super().show_new(key, blank, begin=begin)

    def _offer_whom(self, contact: Contact | None) -> None:
        field = self.fields.field("with")
        if isinstance(field, EditableChoice):
            snapshot = self.place.document.snapshot
            field.set_items(_offers(snapshot, self._company, contact))

    def values(self) -> dict[str, str] | None:
        """Return what the file has now, by field."""
        contact = self._contact()
        if contact is None:
            return None
        made = {name: written(getattr(contact, name)) for name in ("on", "kind", "text")}
        return {**made, "with": _which(contact, self._company)}

    def builder(self, field: str, text: str) -> Builder | None:
        """Return what writes a field of a contact."""
        if field != "with":
            return partial(contacts.set_field, key=self.key, field=field, text=text)
        return partial(contacts.set_whom, key=self.key, whom=self._whom(text))

    def _whom(self, which: str) -> With:
        contact = self._contact()
        if which == _OTHER and contact:
            return With(contact.person or "", contact.organisation or "")
        person = "" if which == _BODY else self._company.person
        return With(person, self._company.organisation if which in (_BODY, _BOTH) else "")

    def entering(self, texts: Mapping[str, str]) -> Builder:
        """Return what notes a contact."""
        whom = self._whom(texts.get("with", self._usual))
        make = partial(contacts.enter_new, key=self.key, whom=whom, texts=dict(texts))
        return partial(make, today=self.place.today, by=self.place.actor)

    def check(self, field: str, text: str) -> None:
        """Raise `Unreadable` if a field cannot be *text*; an empty text only waits."""
        if field in contacts.ENTRIES and field != self.REQUIRED:
            contacts.ENTRIES[field].read(text)


def of_log(snapshot: Snapshot, company: Company) -> list[Contact]:
    """Return the contacts with a person or their organisation, the newest on top."""
    found = [
        (one.on, at, one)
        for at, one in enumerate(snapshot.table("contacts").values())
        if isinstance(one, Contact)
        and (
            (company.person and one.person == company.person)
            or (company.organisation and one.organisation == company.organisation)
        )
    ]
    return [one for _, _, one in sorted(found, key=lambda each: each[:2], reverse=True)]


def _which(contact: Contact, company: Company) -> str:
    named = (contact.person or "", contact.organisation or "")
    known = {("", company.organisation): _BODY}
    if company.person:
        known |= {
            (company.person, ""): _PERSON,
            (company.person, company.organisation): _BOTH,
        }
    return known.get(named, _OTHER)


def _offers(snapshot: Snapshot, company: Company, contact: Contact | None) -> list[tuple[str, str]]:
    """Return with whom a contact can be, in words; somebody else only where it is so already."""
    person, organisation = company
    offers = []
    if person:
        offers.append((_PERSON, f"with {_in_words(snapshot, person, '')}"))
    if organisation:
        offers.append((_BODY, f"with {_in_words(snapshot, '', organisation)}"))
    if person and organisation:
        offers.append((_BOTH, f"with {_in_words(snapshot, person, organisation)}"))
    if contact and _which(contact, company) == _OTHER:
        others = _in_words(snapshot, contact.person or "", contact.organisation or "")
        offers.append((_OTHER, f"with {others}"))
    return offers


def _in_words(snapshot: Snapshot, person: str, organisation: str) -> str:
    somebody, body = snapshot.people.get(person), snapshot.organisations.get(organisation)
    name = full_name(somebody) if somebody else ""
    if name and body:
        return f"{name}, for {body.name}"
    return name or (body.name if body else "")
