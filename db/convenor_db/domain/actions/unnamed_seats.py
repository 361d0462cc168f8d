"""Seats that an organisation holds before it says who comes: added, and named (RULES.md 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from convenor_db.domain.actions.many_seats import Beginning, seats_for
from convenor_db.domain.actions.organisations import organisation_of_key
from convenor_db.domain.actions.seats import begun, seat_of_key
from convenor_db.domain.actions.substitution import NewPerson, whoever
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.records import Invitation, InvitationKey, OrganisationKey
from convenor_db.domain.snapshot import Snapshot

MOST: Final = 500
"""More unnamed seats at once are a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """For whom seats are added: people by key, and *count* unnamed ones of an organisation."""

    people: Sequence[str] = ()
    organisation: str = ""
    count: int = 0


def add_seats(
    snapshot: Snapshot, wanted: Wanted, how: Beginning, *, new_key: KeyMaker, today: str
) -> Edit:
    """Give people without a seat one, and add unnamed ones, as one action.

    Whoever has a seat already is left out. Raises `NotAllowed` where nothing would be added,
    `Gone`.
    """
    seats = [
        *seats_for(snapshot, wanted.people, how, new_key=new_key, today=today),
        *_unnamed(snapshot, wanted, how, new_key, today),
    ]
    if not seats:
        message = (
            "No seat was added: everybody chosen has one already."
            if wanted.people
            else "No seat was added: nobody was chosen. Choose people, or an organisation."
        )
        raise NotAllowed(message)
    label = f"Add {counted(len(seats), 'seat', 'seats')}"
    if not wanted.people:
        label += f" for {{organisations:{wanted.organisation}}}"
    return Edit(label=label, puts=tuple(seats))


def _unnamed(
    snapshot: Snapshot, wanted: Wanted, how: Beginning, new_key: KeyMaker, today: str
) -> list[Invitation]:
    if not wanted.count:
        return []
    if not 0 < wanted.count <= MOST:
        message = f"No seat was added: from 1 to {MOST} can be added at once."
        raise NotAllowed(message)
    body = organisation_of_key(snapshot, wanted.organisation)
    return [
        begun(
            Invitation(
                key=InvitationKey(new_key("invitations")),
                seat_of=OrganisationKey(body.key),
                capacity=how.capacity,
                status=how.status,
                wave=how.wave,
            ),
            today=today,
        )
        for _ in range(wanted.count)
    ]


def name_seat(
    snapshot: Snapshot, seat: str, person: str | NewPerson, *, new_key: KeyMaker, today: str
) -> Edit:
    """Say who holds a seat that had no name; it keeps its status, its wave and its sessions.

    The seat stays its organisation's. A seat of the person's own that is not live becomes
    withdrawn, as when they come in somebody's place; a live one refuses, even where this seat
    is not live yet. Raises `NotAllowed`, `Gone`, `Unreadable`.
    """
    unnamed = seat_of_key(snapshot, seat)
    if unnamed.person is not None:
        message = "Nobody was named: this seat has a holder already. Name a substitute instead."
        raise NotAllowed(message)
    key, made = whoever(snapshot, person, new_key)
    label = f"Name {{people:{key}}} for a seat"
    if unnamed.seat_of:
        label += f" of {{organisations:{unnamed.seat_of}}}"
    return Edit(label=label, puts=(*made, replace(unnamed, person=key)))
