"""What can be done with the contact log: note a conversation, correct it, delete it.

A contact is with a person, with an organisation, or with a person on behalf of one. It is staff
only (RULES.md 4).
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, cast

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions.organisations import organisation_of_key
from convenor_db.domain.actions.people import person_of_key
from convenor_db.domain.deletion import plan_deletion
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.entered import Entry, Unreadable
from convenor_db.domain.errors import Gone
from convenor_db.domain.records import Contact, ContactKind, OrganisationKey
from convenor_db.domain.snapshot import Snapshot


class With(NamedTuple):
    """With whom somebody spoke: a person, an organisation, or both, by their keys."""

    person: str = ""
    organisation: str = ""


def _needed_day(text: str) -> str:
    day = entered.day(text)
    if day is None:
        reason = "a contact needs its day"
        raise Unreadable(reason)
    return day


def _needed_lines(text: str) -> str:
    kept = entered.lines(text)
    if not kept:
        reason = "a contact needs its text"
        raise Unreadable(reason)
    return kept


ENTRIES: Final[dict[str, Entry]] = {
    "on": Entry("day", _needed_day),
    "kind": Entry("kind", entered.one_of(ContactKind)),
    "text": Entry("text", _needed_lines),
    "by": Entry("who spoke", entered.line),
}
"""The fields of a contact that are typed into."""


def contact_of_key(snapshot: Snapshot, key: str) -> Contact:
    """Return a contact, or raise `Gone`."""
    contact = cast("Mapping[str, Contact]", snapshot.table("contacts")).get(key)
    if contact is None:
        message = "Nothing was changed: this contact has been deleted meanwhile."
        raise Gone(message)
    return contact


def enter_new(
    snapshot: Snapshot, key: str, whom: With, texts: Mapping[str, str], *, today: str, by: str
) -> Edit:
    """Add a contact with the fields typed so far, or write it anew while it is new.

    Without a text it does not exist: what stood there is taken back. Its day is today and its
    kind a call until others are typed. Raises `Unreadable`, `Gone`.
    """
    blank = _with(snapshot, Contact(key=key, on=today, text="", by=by), whom)
    label = f"Add contact with {_named(blank)}"
    if not entered.lines(texts.get("text", "")):
        there = snapshot.get("contacts", key) is not None
        return Edit(label=label, removes=(("contacts", key),) if there else ())
    for field, text in texts.items():
        if field in ENTRIES:
            blank = entered.with_entry(blank, ENTRIES, field, text)
    return Edit(label=label, puts=(blank,))


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of a contact as typed. Raises `Unreadable`, `Gone`."""
    contact = contact_of_key(snapshot, key)
    changed = entered.with_entry(contact, ENTRIES, field, text)
    label = f"Change {ENTRIES[field].words} of a contact with {_named(contact)}"
    return Edit(label=label, puts=(changed,))


def set_whom(snapshot: Snapshot, key: str, whom: With) -> Edit:
    """Say with whom a contact was. Raises `Gone`."""
    contact = contact_of_key(snapshot, key)
    changed = _with(snapshot, contact, whom)
    label = f"Change with whom a contact was, {_named(contact)}"
    return Edit(label=label, puts=(changed,))


def delete(snapshot: Snapshot, keys: Sequence[str]) -> Edit:
    """Delete contacts; a position that rests on one of them stays, without it."""
    known = [key for key in keys if snapshot.get("contacts", key) is not None]
    if not known:
        message = "Nothing was deleted: this contact has been deleted already."
        raise Gone(message)
    plan = plan_deletion(snapshot, [("contacts", key) for key in known])
    first = contact_of_key(snapshot, known[0])
    one = f"contact with {_named(first)}"
    label = one if len(known) == 1 else counted(len(known), "contact", "contacts")
    return Edit(label=f"Delete {label}", puts=plan.puts, removes=plan.removes)


def _with(snapshot: Snapshot, contact: Contact, whom: With) -> Contact:
    person = person_of_key(snapshot, whom.person).key if whom.person else None
    if whom.organisation:
        organisation_of_key(snapshot, whom.organisation)
    body = OrganisationKey(whom.organisation) if whom.organisation else None
    return replace(contact, person=person, organisation=body)


def _named(contact: Contact) -> str:
    """Return with whom a contact is, as a label names it."""
    if contact.person:
        return f"{{people:{contact.person}}}"
    if contact.organisation:
        return f"{{organisations:{contact.organisation}}}"
    return "nobody named"
