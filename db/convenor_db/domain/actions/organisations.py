"""What can be done with organisations: add, change a field, delete."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.deletion import plan_deletion, refuse_signed
from convenor_db.domain.edits import Edit, counted, mention
from convenor_db.domain.entered import Entry
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.names import fold
from convenor_db.domain.records import Constituency, Organisation, OrganisationKey
from convenor_db.domain.snapshot import Snapshot

ENTRIES: Final[dict[str, Entry]] = {
    "name": Entry("name", entered.needed("an organisation needs a name")),
    "short": Entry("short name", entered.line),
    "names": Entry("names by language", entered.by_language),
    "aliases": Entry("other names", entered.items),
    "constituency": Entry("constituency", entered.one_of(Constituency)),
    "country": Entry("country", entered.country),
    "region": Entry("region", entered.line),
    "rival_group": Entry("rival group", entered.line),
    "seats": Entry("delegation size", entered.whole(0, 1_000_000)),
    "must_have": Entry("must-have", entered.yes_no),
    "note": Entry("note", entered.lines),
}
"""The fields of an organisation that are typed into."""


def organisation_of_key(snapshot: Snapshot, key: str) -> Organisation:
    """Return an organisation, or raise `Gone`."""
    body = snapshot.organisations.get(key)
    if body is None:
        message = "Nothing was changed: this organisation has been deleted meanwhile."
        raise Gone(message)
    return body


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of an organisation as typed. Raises `Unreadable`, `Gone`."""
    body = organisation_of_key(snapshot, key)
    changed = entered.with_entry(body, ENTRIES, field, text)
    return Edit(label=f"Change {ENTRIES[field].words} of {mention(body)}", puts=(changed,))


def set_name_in(snapshot: Snapshot, key: str, language: str, text: str) -> Edit:
    """Change what an organisation is called in one language; an empty name takes it away.

    *language* is a code such as fr. Raises `Unreadable`, `Gone`.
    """
    body = organisation_of_key(snapshot, key)
    code = language_code(language)
    names = {each: name for each, name in body.names.items() if each != code}
    name = entered.line(text)
    if name:
        names = {**body.names, code: name}
    label = f"Change name ({code}) of {mention(body)}"
    return Edit(label=label, puts=(replace(body, names=names),))


def language_code(text: str) -> str:
    """Return the one language that was typed, as a code. Raises `Unreadable`."""
    codes = entered.languages(text)
    if len(codes) != 1:
        reason = "one language is needed, as a code such as fr"
        raise entered.Unreadable(reason)
    return codes[0]


def enter_new(snapshot: Snapshot, key: str, texts: Mapping[str, str]) -> Edit:
    """Add an organisation with the fields typed so far, or write it anew while it is new.

    Without a name it does not exist: what stood there is taken back.
    """
    label = f"Add {{organisations:{key}}}"
    if not entered.line(texts.get("name", "")):
        there = key in snapshot.organisations
        return Edit(label=label, removes=(("organisations", key),) if there else ())
    body = Organisation(key=OrganisationKey(key), name="", constituency=Constituency.OTHER)
    for field, text in texts.items():
        body = entered.with_entry(body, ENTRIES, field, text)
    return Edit(label=label, puts=(body,))


def find(snapshot: Snapshot, name: str) -> Organisation | None:
    """Return the organisation that goes by a name, short name, alias or name in a language."""
    wanted = fold(entered.line(name))
    if not wanted:
        return None
    found: Organisation | None = None
    for body in snapshot.organisations.values():
        if fold(body.name) == wanted:
            return body
        others = (body.short, *body.aliases, *body.names.values())
        if found is None and wanted in map(fold, filter(None, others)):
            found = body
    return found


def by_names(snapshot: Snapshot) -> dict[str, OrganisationKey]:
    """Return the organisations by everything they go by, folded: what `find` finds by each."""
    made: dict[str, OrganisationKey] = {}
    for body in snapshot.organisations.values():
        made.setdefault(fold(body.name), body.key)
    for body in snapshot.organisations.values():
        for name in filter(None, (body.short, *body.aliases, *body.names.values())):
            made.setdefault(fold(name), body.key)
    return made


def named(
    snapshot: Snapshot, name: str, new_key: OrganisationKey
) -> tuple[OrganisationKey | None, tuple[Organisation, ...]]:
    """Return the key of the organisation of a name, and what is to be written for it.

    One nobody knows yet is made; its constituency is "other" until it is said. An empty name
    is none.
    """
    kept = entered.line(name)
    if not kept:
        return None, ()
    known = find(snapshot, kept)
    if known:
        return known.key, ()
    made = Organisation(key=new_key, name=kept, constituency=Constituency.OTHER)
    return new_key, (made,)


def delete(snapshot: Snapshot, keys: Sequence[str]) -> Edit:
    """Delete organisations with their positions and their unnamed seats; people stay.

    Raises `NotAllowed` while something that has happened names one of their seats, or one of
    them has signed a statement.
    """
    known = [key for key in keys if key in snapshot.organisations]
    if not known:
        message = "Nothing was deleted: it has been deleted already."
        raise Gone(message)
    refuse_signed(snapshot, known)
    asked = set(known)
    unnamed = [
        ("invitations", str(seat.key))
        for seat in snapshot.invitations.values()
        if seat.person is None and seat.seat_of in asked
    ]
    try:
        plan = plan_deletion(snapshot, [*(("organisations", key) for key in known), *unnamed])
    except NotAllowed:
        message = (
            "Nothing was deleted: a seat that has no name yet stands in calendars, copies or a"
            " release that were given out. Withdraw that seat, or give it to somebody."
        )
        raise NotAllowed(message) from None
    what = f"{{organisations:{known[0]}}}"
    label = what if len(known) == 1 else counted(len(known), "organisation", "organisations")
    return Edit(label=f"Delete {label}", puts=plan.puts, removes=plan.removes)
