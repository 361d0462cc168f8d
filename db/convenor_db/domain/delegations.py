"""Delegations: whom an organisation sends, who leads, and what is still wanting (RULES.md 2, 7).

A delegation is every seat of an organisation; a person stands in it once, by the seat that
counts for them. Staff, interpreters and press belong to it and take none of its agreed places.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from msgspec.structs import replace

from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import COMING, LIVE, OUT, OUTSTANDING, UNCOUNTED, held_seats
from convenor_db.domain.names import organisation_of
from convenor_db.domain.ordering import SortKey, order_key
from convenor_db.domain.records import (
    Capacity,
    Invitation,
    InvitationKey,
    Organisation,
    OrganisationKey,
    Status,
)
from convenor_db.domain.seat_counts import each_once
from convenor_db.domain.snapshot import Snapshot

LISTED: Final = LIVE | {Status.WAITLISTED}
"""Whose seat a delegation has, or may have: what is only weighed (longlist, shortlist) is not."""
_FEW: Final = 2
"""From so many places on somebody has to lead."""


class Lack(StrEnum):
    """What a delegation is wanting, or has too much of."""

    NO_HEAD = "no-head"
    SEVERAL_HEADS = "several-heads"
    TOO_MANY = "too-many"
    NOBODY = "nobody"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """The seats of one organisation, or with None of nobody's.

    *seats* are in order: the head, then the order of names (RULES.md 7), at last those out.
    """

    organisation: Organisation | None
    seats: tuple[Invitation, ...]

    @property
    def agreed(self) -> int | None:
        """The size agreed with the organisation; None if none was."""
        return self.organisation.seats if self.organisation else None

    @property
    def listed(self) -> tuple[Invitation, ...]:
        """The seats it has or may have: live, or on the waiting list."""
        return tuple(seat for seat in self.seats if seat.status in LISTED)

    @property
    def heads(self) -> tuple[Invitation, ...]:
        """Who leads it and is not out; one, if all is well."""
        return tuple(seat for seat in self.seats if seat.head and seat.status not in OUT)

    @property
    def taken(self) -> int:
        """How many places are taken: coming and outstanding, no staff, interpreters and press."""
        return sum(
            seat.status in COMING | OUTSTANDING and seat.capacity not in UNCOUNTED
            for seat in self.seats
        )

    @property
    def unnamed(self) -> int:
        """How many of the listed seats have no holder yet."""
        return sum(seat.person is None for seat in self.listed)

    def lacks(self) -> tuple[Lack, ...]:
        """Return what is wanting, the weightiest first."""
        if self.organisation is None:
            return ()
        found = []
        places = max(self.agreed or 0, sum(s.capacity not in UNCOUNTED for s in self.listed))
        if self.agreed and not self.listed:
            found.append(Lack.NOBODY)
        elif len(self.heads) > 1:
            found.append(Lack.SEVERAL_HEADS)
        elif not self.heads and places >= _FEW:
            found.append(Lack.NO_HEAD)
        if self.agreed is not None and self.taken > self.agreed:
            found.append(Lack.TOO_MANY)
        if self.unnamed:
            found.append(Lack.UNNAMED)
        return tuple(found)


def places_in_words(one: Delegation) -> str:
    """Return “3 of 5 agreed places taken”, or how many are taken where none were agreed."""
    if one.agreed is None:
        return f"{counted(one.taken, 'place', 'places')} taken" if one.taken else ""
    return f"{one.taken:,} of {counted(one.agreed, 'agreed place', 'agreed places')} taken"


def lack_in_words(one: Delegation, lack: Lack) -> str:
    """Return a lack of a delegation as a sentence."""
    match lack:
        case Lack.NO_HEAD:
            return "No head of delegation is named."
        case Lack.SEVERAL_HEADS:
            heads = counted(len(one.heads), "head", "heads")
            return f"{heads} of delegation are named; one can lead."
        case Lack.TOO_MANY:
            more = one.taken - (one.agreed or 0)
            return f"{counted(more, 'place', 'places')} more than agreed {_are(more)} taken."
        case Lack.NOBODY:
            return "Nobody holds a seat."
        case _:
            return f"{counted(one.unnamed, 'seat has', 'seats have')} no name yet."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def delegation_of(snapshot: Snapshot, organisation: Organisation) -> Delegation:
    """Return the delegation of one organisation, whoever is in it."""
    key = organisation.key
    own = {person.key for person in snapshot.people.values() if person.organisation == key}
    held = held_seats(snapshot)
    seats = [
        seat
        for seat in snapshot.invitations.values()
        if (seat.seat_of == key or (seat.seat_of is None and seat.person in own))
        and (seat.person is None or held[seat.person].key == seat.key)
    ]
    return Delegation(organisation=organisation, seats=_in_order(snapshot, seats))


def delegations(snapshot: Snapshot) -> list[Delegation]:
    """Return the delegations that have a seat listed or an agreed size, in the order of names.

    A delegation stands where the first of its listed seats does, its head apart; one without
    a seat where a seat without a name would. What has only staff is the secretariat, and no
    delegation. The seats of nobody come last, as a delegation without an organisation.
    """
    seats: defaultdict[OrganisationKey | None, list[Invitation]] = defaultdict(list)
    for seat in each_once(snapshot):
        body = organisation_of(snapshot, seat)
        seats[body.key if body else None].append(seat)
    key = order_key(snapshot)
    found: list[tuple[SortKey, Delegation]] = []
    for body in snapshot.organisations.values():
        one = Delegation(organisation=body, seats=_in_order(snapshot, seats.get(body.key, ())))
        if _is_delegation(one):
            first = min(map(key, one.listed), default=key(_anybody(body)))
            found.append((first, one))
    in_order = [one for _, one in sorted(found, key=lambda pair: pair[0])]
    others = Delegation(organisation=None, seats=_in_order(snapshot, seats.get(None, ())))
    return [*in_order, others] if others.listed else in_order


def other_heads(snapshot: Snapshot, seat: Invitation) -> tuple[Invitation, ...]:
    """Return the other seats that lead the seat's delegation, as leading it no more.

    Those out are among them: who returns does not lead beside the one chosen meanwhile.
    """
    body = organisation_of(snapshot, seat)
    if body is None:
        return ()
    return tuple(
        replace(other, head=False)
        for other in snapshot.invitations.values()
        if other.head and other.key != seat.key and organisation_of(snapshot, other) == body
    )


def _is_delegation(one: Delegation) -> bool:
    if not one.listed:
        return bool(one.agreed)
    return bool(one.agreed) or any(seat.capacity is not Capacity.STAFF for seat in one.listed)


def _anybody(body: Organisation) -> Invitation:
    return Invitation(key=InvitationKey(""), seat_of=body.key)


def _in_order(snapshot: Snapshot, seats: Sequence[Invitation]) -> tuple[Invitation, ...]:
    key = order_key(snapshot)
    return tuple(sorted(seats, key=lambda one: (one.status in OUT, not one.head, key(one))))
