"""Whom somebody means who types a key, an address or a name."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Final, cast

from convenor_db.domain.edits import counted
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.held.folding import words_of
from convenor_db.domain.listing import listing
from convenor_db.domain.names import addressed, full_name
from convenor_db.domain.records import Invitation, Person
from convenor_db.domain.snapshot import Snapshot

_NAMED: Final = 8
"""So many are listed where several are meant."""


def whom(snapshot: Snapshot, text: str) -> Person:
    """Return who is meant by a key, a seat's key, an exact address or a full name.

    An address is compared without case, a name without case and accents where none fits as it
    is typed. Whoever was deleted is found by the same words
    while History still holds them. Raises `InputRefused`: nobody is meant, or several are, and
    then they are listed with their keys.
    """
    wanted = " ".join(text.split())
    deleted = {key: one for (of, key), one in snapshot.gone.items() if of == "people"}
    for people in (snapshot.people, cast("Mapping[str, Person]", deleted)):
        if wanted in people:
            return people[wanted]
        for fits in (_has_address, _is_called, _is_spelt):
            found = [one for one in people.values() if fits(one, wanted)]
            if len(found) == 1:
                return found[0]
            if found:
                raise _several(snapshot, wanted, found)
    return _holder(snapshot, wanted)


def _has_address(person: Person, wanted: str) -> bool:
    return any(address.strip().casefold() == wanted.casefold() for address in person.emails)


def _is_called(person: Person, wanted: str) -> bool:
    called = wanted.casefold()
    return any(" ".join(name.split()).casefold() == called for name in _calls(person))


def _is_spelt(person: Person, wanted: str) -> bool:
    words = words_of(wanted)
    return bool(words) and any(words_of(name) == words for name in _calls(person))


def _calls(person: Person) -> Iterable[str]:
    """Return what a person may be called in full."""
    given = f"{person.given} {person.family}".strip()
    turned = f"{person.family} {person.given}".strip()
    return filter(None, (full_name(person), addressed(person), given, turned, person.native))


def _holder(snapshot: Snapshot, wanted: str) -> Person:
    """Return who holds the seat with a key."""
    seat = snapshot.invitations.get(wanted) or snapshot.gone.get(("invitations", wanted))
    if not isinstance(seat, Invitation):
        raise _nobody(snapshot, wanted)
    key = seat.person or ""
    person = snapshot.people.get(key) or snapshot.gone.get(("people", key))
    if isinstance(person, Person):
        return person
    message = (
        f"Nothing was written: nobody holds the seat {wanted}, so it says nothing about a person."
        " Name somebody who is in the file."
    )
    raise InputRefused(message)


def _several(snapshot: Snapshot, wanted: str, found: list[Person]) -> InputRefused:
    shown = [_told(snapshot, one) for one in found[:_NAMED]]
    left = len(found) - _NAMED
    more = [counted(left, "other", "others")] if left > 0 else []
    message = (
        f"Nothing was written: “{wanted}” may mean {listing([*shown, *more], 'or')}."
        " Give the key of the one you mean."
    )
    return InputRefused(message)


def _told(snapshot: Snapshot, person: Person) -> str:
    body = snapshot.organisations.get(person.organisation or "")
    return f"{person.key} ({', '.join([full_name(person), *([body.name] if body else [])])})"


def _nobody(snapshot: Snapshot, wanted: str) -> InputRefused:
    like = _nearly(snapshot, wanted, full_name)
    meant = f" Did you mean {listing(like, 'or')}?" if like else ""
    message = (
        f"Nothing was written: nobody in this file has the key, the address or the full name"
        f" “{wanted}”.{meant} Give one of these as it stands in the file."
    )
    return InputRefused(message)


def _nearly(snapshot: Snapshot, wanted: str, name: Callable[[Person], str]) -> list[str]:
    """Return up to three people whose names are nearly what was typed, with their keys."""
    names = {name(one).casefold(): one for one in snapshot.people.values()}
    like = get_close_matches(wanted.casefold(), names, n=3, cutoff=0.75)
    return [_told(snapshot, names[one]) for one in like]
