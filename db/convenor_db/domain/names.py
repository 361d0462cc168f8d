"""Names as people write them: order, script, form of address, how they sort and are found.

A name is never split by the program: what is given and what is family is the writer's word
(PRODUCT.md 3.3).
"""

import unicodedata
from functools import lru_cache
from typing import Any, Final

from convenor_db.domain.records import Invitation, NameOrder, Organisation, Person
from convenor_db.domain.snapshot import Snapshot

ERASED = "erased"


def full_name(person: Person) -> str:
    """Return the name in the order its bearer uses, without titles: “Zhang Wei”."""
    given = person.known_as or person.given
    parts = (
        (person.family, given) if person.order is NameOrder.FAMILY_FIRST else (given, person.family)
    )
    return " ".join(part for part in parts if part)


def addressed(person: Person) -> str:
    """Return the name as it stands on an envelope: “H.E. Dr Amara Okafor, OBE”."""
    name = " ".join(part for part in (person.honorific, full_name(person)) if part)
    return f"{name}, {person.suffix}" if person.suffix else name


def listed_name(person: Person) -> str:
    """Return the name with its own script after it, as tables show it."""
    return f"{full_name(person)} {person.native}".strip() if person.native else full_name(person)


def organisation_of(snapshot: Snapshot, invitation: Invitation) -> Organisation | None:
    """Return whose seat it is: `seat_of`, else the person's organisation (RULES.md 2)."""
    if invitation.seat_of is not None:
        return snapshot.organisations.get(invitation.seat_of)
    person = person_of(snapshot, invitation)
    return snapshot.organisations.get(person.organisation or "") if person else None


def person_of(snapshot: Snapshot, invitation: Invitation) -> Person | None:
    """Return who holds the seat, or None for an unnamed one."""
    return snapshot.people.get(invitation.person) if invitation.person else None


def seat_name(snapshot: Snapshot, invitation: Invitation) -> str:
    """Return the holder's name, or “Seat for …, not yet named” for an unnamed seat."""
    person = person_of(snapshot, invitation)
    if person:
        return full_name(person)
    organisation = organisation_of(snapshot, invitation)
    return f"Seat for {organisation.name}, not yet named" if organisation else ERASED


def name_in(organisation: Organisation, language: str) -> str:
    """Return an organisation's name in a language, else its name (RULES.md 7)."""
    return organisation.names.get(language) or organisation.name


def initials(name: str) -> str:
    """Return one or two letters for an avatar; of an unspaced script the first character."""
    words = name.split()
    if not words:
        return "?"
    if len(words) == 1 or not words[-1][0].isalpha():
        return words[0][0].upper() if ord(words[0][0]) > 0x2E7F else words[0][:2].upper()
    return (words[0][0] + words[-1][0]).upper()


_SORTED_BY: Final = 200
"""Letters of a text that decide its place: pyuca's time grows with the square of their number."""


@lru_cache(maxsize=1)
def _collator() -> Any:
    from pyuca import Collator  # heavy: never on the window's way to its first paint

    return Collator()


@lru_cache(maxsize=100_000)
def collation(text: str) -> str:
    """Return the key by which *text* sorts, as hexadecimal text (Unicode collation, pyuca)."""
    return "".join(f"{weight:04x}" for weight in _collator().sort_key(text[:_SORTED_BY]))


_LEFT_OUT: Final = {at: None for at in range(128) if not (chr(at).isalnum() or chr(at).isspace())}
"""The punctuation of ASCII, for `str.translate`: most text has no other, and is quickly done."""


def fold(text: str) -> str:
    """Return *text* without case, marks and punctuation: “O’Brien” and “OBrien” are found alike."""
    if text.isascii():
        return text.lower().translate(_LEFT_OUT)
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        char
        for char in plain
        if char.isalnum() or char.isspace() or unicodedata.category(char) == "Mc"
    )


def search_key(*texts: str) -> str:
    """Return what a filter looks in: every text folded, and again in Latin letters."""
    joined = " ".join(text for text in texts if text)
    folded = fold(joined)
    if joined.isascii():
        return folded
    from anyascii import anyascii  # heavy: only where keys are made

    latin = fold(anyascii(joined))
    return folded if latin == folded else f"{folded} {latin}"


def person_search_key(person: Person) -> str:
    """Return what finds a person: all forms of the name, post, addresses, tags."""
    return search_key(
        full_name(person), person.given, person.native, *person.aliases, person.post,
        *person.emails, *person.tags,
    )  # fmt: skip


def person_sort_text(person: Person) -> str:
    """Return what a person sorts by: family name, then given."""
    return f"{person.family} {person.given}".strip()
