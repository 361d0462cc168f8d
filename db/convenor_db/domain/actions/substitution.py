"""Another person takes a seat: the whole of a substitution, in one action (RULES.md 2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions.seats import seat_of_key
from convenor_db.domain.attendance import is_ahead
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.invitations import live_seat
from convenor_db.domain.names import organisation_of
from convenor_db.domain.records import (
    Invitation,
    InvitationKey,
    OrganisationKey,
    Person,
    PersonKey,
    Session,
    Status,
)
from convenor_db.domain.snapshot import Snapshot

REPLACEABLE: Final = frozenset({Status.INVITED, Status.TENTATIVE, Status.ACCEPTED, Status.DECLINED})
"""Of which status a seat may be for somebody to come in its holder's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody who is not in the file yet; *organisation* is the key of their own, if any."""

    family: str
    given: str = ""
    native: str = ""
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """Who comes in whose place.

    *person* is a key, or somebody new. *confirmed*: they have said that they will come.
    *roles* says by session which roles go along; a session it does not name, and all of them
    where it is None, go by what is marked transferable. *reply_by* is the day by which the
    substitute is to answer, as typed; None keeps the seat's.
    """

    principal: str
    person: str | NewPerson
    confirmed: bool = False
    roles: Mapping[str, bool] | None = None
    reply_by: str | None = None


def substitute(snapshot: Snapshot, asked: Substitution, *, new_key: KeyMaker, today: str) -> Edit:
    """Give a principal's seat to somebody else, in one action (RULES.md 2).

    Organisation, capacity, wave, reply-by, owner and the head of its delegation stay with the
    seat. Dietary, access and travel papers never go along. Raises `NotAllowed`, `Gone`,
    `Unreadable`.
    """
    old = seat_of_key(snapshot, asked.principal)
    refusal = why_no_substitute(old)
    if refusal:
        raise NotAllowed(refusal)
    if isinstance(asked.person, str):
        _refuse_circle(snapshot, old, asked.person)
    person, made = whoever(snapshot, asked.person, new_key)
    new = _new_seat(snapshot, old, asked, today)
    new = replace(new, key=InvitationKey(new_key("invitations")), person=person)
    sessions = tuple(_handed_over(snapshot, old, new.key, asked.roles))
    label = f"Name {{people:{person}}} as substitute for {mention(old)}"
    left = replace(old, status=Status.SUBSTITUTED)
    return Edit(label=label, puts=(*made, left, new, *sessions))


def why_no_substitute(seat: Invitation) -> str:
    """Return why nobody can be named for a seat's holder, as a sentence, or nothing."""
    if seat.person is None:
        return "Nobody was named: a seat without a name is given one, not a substitute."
    if seat.status in REPLACEABLE:
        return ""
    return (
        f"Nobody was named: a seat that is {seat.status} has no substitute. "
        f"It must be one of: {', '.join(sorted(REPLACEABLE))}."
    )


def whoever(
    snapshot: Snapshot, person: str | NewPerson, new_key: KeyMaker
) -> tuple[PersonKey, tuple[Person | Invitation, ...]]:
    """Return the key of who is to sit, and what is written for it.

    A new person is made. Seats of their own that are not live become withdrawn, so that nobody
    stands in two places; a live one refuses. Raises `NotAllowed`, `Gone`, `Unreadable`.
    """
    if isinstance(person, NewPerson):
        made = _made(snapshot, person, PersonKey(new_key("people")))
        return made.key, (made,)
    return PersonKey(person), tuple(_own_seats_freed(snapshot, person))


def _made(snapshot: Snapshot, new: NewPerson, key: PersonKey) -> Person:
    if new.organisation is not None and new.organisation not in snapshot.organisations:
        message = "Nobody was named: the new person's organisation has been deleted meanwhile."
        raise Gone(message)
    return Person(
        key=key,
        family=entered.needed("a person needs a name")(new.family),
        given=entered.line(new.given),
        native=entered.line(new.native),
        organisation=OrganisationKey(new.organisation) if new.organisation else None,
    )


def why_not_seated(snapshot: Snapshot, person: str) -> str:
    """Return why a person cannot take a seat that is another's, as a sentence, or nothing."""
    if live_seat(snapshot, person):
        return "Nobody was named: that person already holds a live seat of their own."
    return ""


def _own_seats_freed(snapshot: Snapshot, person: str) -> list[Invitation]:
    if person not in snapshot.people:
        message = f"Nobody was named: there is no person {person!r} in this file."
        raise Gone(message)
    refusal = why_not_seated(snapshot, person)
    if refusal:
        raise NotAllowed(refusal)
    return [
        replace(seat, status=Status.WITHDRAWN)
        for seat in snapshot.invitations.values()
        if seat.person == person and seat.status is not Status.WITHDRAWN
    ]


def stands_in_for(snapshot: Snapshot, seat: Invitation, person: str) -> bool:
    """Say whether a seat is a person's, or stands in for theirs at whatever remove."""
    above: Invitation | None = seat
    while above is not None:
        if above.person == person:
            return True
        above = snapshot.invitations.get(above.substitute_for or "")
    return False


def _refuse_circle(snapshot: Snapshot, seat: Invitation, person: str) -> None:
    if stands_in_for(snapshot, seat, person):
        message = (
            "Nobody was named: this seat stands in for that person."
            " They return by moving their own seat to accepted."
        )
        raise NotAllowed(message)


def _new_seat(snapshot: Snapshot, old: Invitation, asked: Substitution, today: str) -> Invitation:
    organisation = organisation_of(snapshot, old)
    return Invitation(
        key=InvitationKey(""),
        seat_of=organisation.key if organisation else None,
        capacity=old.capacity,
        status=Status.ACCEPTED if asked.confirmed else Status.INVITED,
        wave=old.wave,
        reply_by=_reply_by(old, asked, today),
        invited_on=today,
        replied_on=today if asked.confirmed else None,
        substitute_for=old.key,
        owner=old.owner,
        head=old.head,
        transferable=old.transferable,
    )


def _reply_by(old: Invitation, asked: Substitution, today: str) -> str | None:
    if asked.reply_by is None:
        return old.reply_by
    day = entered.day(asked.reply_by)
    if day and day < today:
        reason = "that reply-by date has passed already"
        raise Unreadable(reason)
    return day


def goes_along(session: Session, key: str, roles: Mapping[str, bool] | None) -> bool:
    """Say whether what a seat does in a session goes to its substitute; *roles* as asked."""
    marked = any(one.transferable for one in session.people if one.invitation == key)
    return marked if roles is None else roles.get(str(session.key), marked)


def _handed_over(
    snapshot: Snapshot, old: Invitation, new: InvitationKey, roles: Mapping[str, bool] | None
) -> list[Session]:
    made = []
    for session in snapshot.sessions.values():
        if goes_along(session, old.key, roles) and _lists(session, old.key):
            people = tuple(
                replace(listed, invitation=new) if is_ahead(listed, old.key) else listed
                for listed in session.people
            )
            made.append(replace(session, people=people))
    return made


def _lists(session: Session, key: str) -> bool:
    return any(is_ahead(one, key) for one in session.people)
