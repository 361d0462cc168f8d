"""How a name stands on badge, place card and envelope, and how it is said aloud (PRINT.md 7).

The one rule for all of them: whatever prints or shows a name on such a piece takes it from here,
so that what is proof-read in the window is what comes out of the printer.
"""

from typing import Final, NamedTuple

from convenor_db.domain.names import addressed, full_name, name_in
from convenor_db.domain.ordering import first_language
from convenor_db.domain.records import Capacity, Organisation, Person
from convenor_db.domain.snapshot import Snapshot

_UNTOLD: Final = frozenset({Capacity.PARTICIPANT, Capacity.SPEAKER})
"""Capacities that a badge does not print."""


class Proof(NamedTuple):
    """What stands on a piece: the name, under it the name in its own script, then small lines.

    *corner* is printed apart from them, at the upper right. An empty part leaves no gap.
    """

    name: str
    native: str = ""
    lines: tuple[str, ...] = ()
    corner: str = ""


class Proofs(NamedTuple):
    """One name on every piece."""

    badge: Proof
    place_card: Proof
    envelope: Proof
    spoken: Proof


def body_on_pieces(snapshot: Snapshot, organisation: Organisation | None) -> str:
    """Return what an organisation is called in print: in the convening's first language."""
    return name_in(organisation, first_language(snapshot)) if organisation else ""


def proofs(person: Person, organisation: str = "", capacity: Capacity | None = None) -> Proofs:
    """Return how somebody stands on every piece.

    *organisation* is the one they come for, as `body_on_pieces` calls it; *capacity* that of
    their seat, None without one.
    """
    return Proofs(
        badge=on_badge(person, organisation, capacity),
        place_card=on_place_card(person, organisation),
        envelope=on_envelope(person, organisation),
        spoken=as_spoken(person),
    )


def on_badge(person: Person, organisation: str = "", capacity: Capacity | None = None) -> Proof:
    """Return a badge: the name as its bearer is called, never a title.

    The capacity stands on it in words, but for participants and speakers.
    """
    told = "" if capacity is None or capacity in _UNTOLD else capacity.capitalize()
    return Proof(full_name(person), person.native, _lines(organisation), told)


def on_place_card(person: Person, organisation: str = "") -> Proof:
    """Return one face of a place card; the other one is the same."""
    return Proof(full_name(person), person.native, _lines(organisation))


def on_envelope(person: Person, organisation: str = "") -> Proof:
    """Return an envelope: the name with its titles, post and organisation under it."""
    return Proof(addressed(person), person.native, _lines(person.post, organisation))


def as_spoken(person: Person) -> Proof:
    """Return what a chair says, with how it is pronounced.

    What stands after a name (OBE, KC) is written and not said.
    """
    said = " ".join(part for part in (person.honorific, full_name(person)) if part)
    return Proof(said, lines=_lines(person.pronunciation))


def _lines(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)
