"""What can be done with people: add, change a field, delete (RULES.md 2 and 3)."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions.organisations import named
from convenor_db.domain.deletion import plan_deletion, what_happened
from convenor_db.domain.edits import Edit, counted, mention
from convenor_db.domain.entered import Entry, Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.names import full_name
from convenor_db.domain.records import (
    NameOrder,
    OrganisationKey,
    Person,
    PersonKey,
    Post,
    TravelDocument,
)
from convenor_db.domain.snapshot import Snapshot

ENTRIES: Final[dict[str, Entry]] = {
    "family": Entry("family name", entered.needed("a person needs a name")),
    "given": Entry("given name", entered.line),
    "order": Entry("order of names", entered.one_of(NameOrder)),
    "native": Entry("name in own script", entered.line),
    "known_as": Entry("known name", entered.line),
    "aliases": Entry("other names", entered.items),
    "honorific": Entry("honorific", entered.line),
    "suffix": Entry("suffix", entered.line),
    "pronunciation": Entry("pronunciation", entered.line),
    "gender": Entry("gender", entered.line),
    "pronouns": Entry("pronouns", entered.line),
    "post": Entry("post", entered.line),
    "country": Entry("country", entered.country),
    "emails": Entry("addresses", entered.addresses),
    "copy_to": Entry("copied assistants", entered.addresses),
    "phone": Entry("telephone", entered.line),
    "zone": Entry("time zone", entered.zone),
    "languages": Entry("languages", entered.languages),
    "dietary": Entry("dietary needs", entered.line),
    "access": Entry("access needs", entered.line),
    "step_free": Entry("step-free need", entered.yes_no),
    "rank": Entry("rank", entered.whole(0, 1_000_000)),
    "in_post_since": Entry("day in post", entered.day),
    "biography": Entry("biography", entered.lines),
    "tags": Entry("tags", entered.items),
    "note": Entry("note", entered.lines),
}
"""The fields of a person that are typed into."""

TRAVEL: Final[dict[str, Entry]] = {
    "name": Entry("name in the travel document", entered.line),
    "birth_date": Entry("birth date", entered.day),
    "nationality": Entry("nationality", entered.line),
    "number": Entry("number of the travel document", entered.line),
    "expires": Entry("expiry of the travel document", entered.day),
    "employer": Entry("employer", entered.line),
    "purge_after": Entry("last day to keep the travel document", entered.day),
}
"""The fields of a travel document that are typed into."""


def person_of_key(snapshot: Snapshot, key: str) -> Person:
    """Return a person, or raise `Gone`."""
    person = snapshot.people.get(key)
    if person is None:
        message = "Nothing was changed: this person has been deleted meanwhile."
        raise Gone(message)
    return person


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of a person as typed. Raises `Unreadable`, `Gone`."""
    person = person_of_key(snapshot, key)
    changed = entered.with_entry(person, ENTRIES, field, text)
    return Edit(label=f"Change {ENTRIES[field].words} of {mention(person)}", puts=(changed,))


def enter_new(
    snapshot: Snapshot, key: str, texts: Mapping[str, str], new_organisation: OrganisationKey
) -> Edit:
    """Add a person with the fields typed so far, or write them anew while they are new.

    Without a family name they do not exist: what stood there is taken back. *texts* may hold
    an `organisation` by its name; one nobody knows is made under the key *new_organisation*.
    """
    label = f"Add {{people:{key}}}"
    if not entered.line(texts.get("family", "")):
        there = key in snapshot.people
        return Edit(label=label, removes=(("people", key),) if there else ())
    person = Person(key=PersonKey(key), family="")
    for field, text in texts.items():
        if field in ENTRIES:
            person = entered.with_entry(person, ENTRIES, field, text)
    body, made = named(snapshot, texts.get("organisation", ""), new_organisation)
    return Edit(label=label, puts=(*made, replace(person, organisation=body)))


def set_organisation(
    snapshot: Snapshot, key: str, name: str, new_organisation: OrganisationKey
) -> Edit:
    """Say by its name whom a person belongs to; an organisation nobody knows is made."""
    person = person_of_key(snapshot, key)
    body, made = named(snapshot, name, new_organisation)
    changed = replace(person, organisation=body)
    return Edit(label=f"Change organisation of {mention(person)}", puts=(*made, changed))


def set_other_post(
    snapshot: Snapshot, key: str, at: int, post: tuple[str, str], new_organisation: OrganisationKey
) -> Edit:
    """Change the further post at a place of the list, or add one behind the last.

    *post*: the organisation by its name, and the post; without an organisation it goes.
    """
    person = person_of_key(snapshot, key)
    body, made = named(snapshot, post[0], new_organisation)
    posts = list(person.other_posts)
    kept = [Post(organisation=body, post=entered.line(post[1]))] if body else []
    if not kept and at >= len(posts) and entered.line(post[1]):
        reason = "a further post needs its organisation"
        raise Unreadable(reason)
    posts[at : at + 1] = kept
    changed = replace(person, other_posts=tuple(posts))
    return Edit(label=f"Change further posts of {mention(person)}", puts=(*made, changed))


def set_travel(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of a person's travel document; the first one typed makes it.

    Its name is the person's until another is typed; an emptied document is removed.
    """
    person = person_of_key(snapshot, key)
    label = f"Change {TRAVEL[field].words} of {mention(person)}"
    kept = snapshot.get("travel_documents", key)
    there = isinstance(kept, TravelDocument)
    blank = TravelDocument(person=person.key, name="")
    document = kept if isinstance(kept, TravelDocument) else replace(blank, name=full_name(person))
    if field == "name" and not there and not entered.line(text):
        return Edit(label=label)
    changed = entered.with_entry(document, TRAVEL, field, text)
    rest = replace(changed, name="") == blank
    if rest and changed.name in ("", full_name(person)):
        return Edit(label=label, removes=(("travel_documents", key),) if there else ())
    return Edit(label=label, puts=(changed,))


def delete(snapshot: Snapshot, keys: Sequence[str]) -> Edit:
    """Delete people with their seats and travel documents.

    Raises `NotAllowed`, naming them, while something that has happened names a seat of theirs.
    """
    known = [key for key in keys if key in snapshot.people]
    if not known:
        message = "Nothing was deleted: it has been deleted already."
        raise Gone(message)
    try:
        plan = plan_deletion(snapshot, [("people", key) for key in known])
    except NotAllowed:
        raise NotAllowed(_why_not(snapshot, known)) from None
    one = f"{{people:{known[0]}}}"
    label = one if len(known) == 1 else counted(len(known), "person", "people")
    return Edit(label=f"Delete {label}", puts=plan.puts, removes=plan.removes)


def _why_not(snapshot: Snapshot, keys: Sequence[str]) -> str:
    happened = what_happened(snapshot)
    holders = {
        seat.person
        for seat in snapshot.invitations.values()
        if ("invitations", seat.key) in happened
    }
    held = [full_name(snapshot.people[key]) for key in keys if key in holders]
    names = ", ".join(held[:3]) + (f" and {len(held) - 3} more" if len(held) > 3 else "")
    stands = "holds a seat that stands" if len(held) == 1 else "hold seats that stand"
    return (
        f"Nothing was deleted: {names} {stands} in calendars, copies, replies or a release that"
        " were given out. Withdraw the seat instead."
    )
