"""What can be done with one seat: move, change a field, substitute (RULES.md 2)."""

from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from convenor_db.domain import entered, zones
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.entered import Entry, Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.invitations import LIVE, check_move, live_seat
from convenor_db.domain.names import organisation_of
from convenor_db.domain.records import (
    Away,
    Capacity,
    Invitation,
    InvitationKey,
    PersonKey,
    Session,
    Status,
)
from convenor_db.domain.snapshot import Snapshot

REPLIED = frozenset({Status.ACCEPTED, Status.TENTATIVE, Status.DECLINED})
REPLACEABLE = frozenset({Status.INVITED, Status.TENTATIVE, Status.ACCEPTED, Status.DECLINED})
"""Of which status a seat may be for somebody to come in its holder's place."""

ENTRIES: Final[dict[str, Entry]] = {
    "capacity": Entry("capacity", entered.one_of(Capacity)),
    "wave": Entry("wave", entered.whole(0, 1_000_000_000)),
    "reply_by": Entry("reply-by date", entered.day),
    "owner": Entry("owner", entered.line),
    "arrives": Entry("arrival", entered.moment),
    "leaves": Entry("departure", entered.moment),
    "remote": Entry("remote attendance", entered.yes_no),
    "nominated_by": Entry("nomination", entered.line),
    "approved_by": Entry("approval", entered.line),
    "head": Entry("head of delegation", entered.yes_no),
    "transferable": Entry("transferability", entered.yes_no),
    "note": Entry("note", entered.lines),
}
"""The fields of a seat that are typed into; its status moves, see `move`."""


def seat_of_key(snapshot: Snapshot, key: str) -> Invitation:
    """Return a seat, or raise `Gone`."""
    seat = snapshot.invitations.get(key)
    if seat is None:
        message = f"Nothing was changed: there is no seat {key!r} in this file."
        raise Gone(message)
    return seat


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of a seat as typed. Raises `Unreadable`, `Gone`."""
    seat = seat_of_key(snapshot, key)
    changed = entered.with_entry(seat, ENTRIES, field, text)
    if field == "wave" and changed.wave is not None and str(changed.wave) not in snapshot.waves:
        reason = f"there is no wave {changed.wave}"
        raise Unreadable(reason)
    if field in ("arrives", "leaves"):
        _refuse_hour_nobody_sees(snapshot, getattr(changed, field))
        if changed.arrives and changed.leaves and changed.leaves < changed.arrives:
            reason = "the departure would lie before the arrival"
            raise Unreadable(reason)
    return Edit(label=f"Change {ENTRIES[field].words} of {mention(seat)}", puts=(changed,))


def set_away(snapshot: Snapshot, key: str, at: int, span: tuple[str, str, str]) -> Edit:
    """Change when somebody is not to be had, or add a span behind the last.

    *span*: from, to, and why, as typed; without from and to it goes. Raises `Unreadable`.
    """
    seat = seat_of_key(snapshot, key)
    begin, end = (entered.moment(text) for text in span[:2])
    spans = list(seat.away)
    if begin and end:
        for time in (begin, end):
            _refuse_hour_nobody_sees(snapshot, time)
        if end <= begin:
            reason = "the end would not lie after the beginning"
            raise Unreadable(reason)
        spans[at : at + 1] = [Away(from_=begin, to=end, why=entered.line(span[2]))]
    elif begin or end or (at >= len(spans) and any(span)):
        reason = "a beginning and an end are needed"
        raise Unreadable(reason)
    else:
        del spans[at : at + 1]
    changed = replace(seat, away=tuple(spans))
    return Edit(label=f"Change absences of {mention(seat)}", puts=(changed,))


def _refuse_hour_nobody_sees(snapshot: Snapshot, time: str | None) -> None:
    if time and not zones.exists(time, snapshot.zone):
        reason = f"{time.replace('T', ' ')} does not exist in {snapshot.zone} (the clocks change)"
        raise Unreadable(reason)


def begun(seat: Invitation, *, today: str) -> Invitation:
    """Return a seat that is given in its status, with the days that go with it."""
    invited = seat.status is Status.INVITED or seat.status in REPLIED
    replied = seat.status in REPLIED
    return replace(
        seat, invited_on=today if invited else None, replied_on=today if replied else None
    )


def moved(seat: Invitation, status: Status, *, today: str) -> Invitation:
    """Return the seat in its new status, with the days that go with it."""
    check_move(seat.status, status)
    if status is Status.INVITED:
        return replace(seat, status=status, invited_on=today, replied_on=None)
    if status in REPLIED:
        return replace(seat, status=status, replied_on=today)
    return replace(seat, status=status)


def move(snapshot: Snapshot, key: str, status: Status, *, today: str) -> Edit:
    """Move one seat along RULES.md 2; raise `NotAllowed` with the allowed moves named.

    A principal who returns takes the seat back from whoever holds it at the end of the chain.
    """
    seat = seat_of_key(snapshot, key)
    after = moved(seat, status, today=today)
    puts = [after]
    if seat.status is Status.SUBSTITUTED:
        puts += withdrawn_substitutes(snapshot, key)
    _refuse_second_live_seat(snapshot, after, {put.key for put in puts})
    return Edit(label=f"Move {mention(seat)} to {status}", puts=tuple(puts))


def _refuse_second_live_seat(snapshot: Snapshot, after: Invitation, written: set[str]) -> None:
    if after.status not in LIVE or not after.person:
        return
    other = live_seat(snapshot, after.person)
    if other is not None and other.key not in written:
        message = "Nothing was changed: this person already holds a live seat."
        raise NotAllowed(message)


def withdrawn_substitutes(snapshot: Snapshot, key: str) -> list[Invitation]:
    """Return the live seats that stand for *key*, at whatever remove, as withdrawn."""
    made: list[Invitation] = []
    waiting = {key}
    while waiting:
        behind = [seat for seat in snapshot.invitations.values() if seat.substitute_for in waiting]
        made += [replace(seat, status=Status.WITHDRAWN) for seat in behind if seat.status in LIVE]
        waiting = {seat.key for seat in behind}
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """Who comes in whose place; *confirmed*: they have said that they will."""

    principal: str
    person: str
    confirmed: bool = False


def substitute(snapshot: Snapshot, asked: Substitution, *, new_key: KeyMaker, today: str) -> Edit:
    """Give a principal's seat to somebody else, in one action (RULES.md 2).

    Organisation, wave and reply-by stay with the seat; roles marked transferable go along.
    Dietary, access and travel papers never do. Raises `NotAllowed`, `Gone`.
    """
    old = seat_of_key(snapshot, asked.principal)
    if old.status not in REPLACEABLE:
        message = (
            f"Nobody was named: a seat that is {old.status} has no substitute. "
            f"It must be one of: {', '.join(sorted(REPLACEABLE))}."
        )
        raise NotAllowed(message)
    if old.person is None:
        message = "Nobody was named: a seat without a name is given one, not a substitute."
        raise NotAllowed(message)
    _refuse_circle(snapshot, old, asked.person)
    freed = _own_seat_freed(snapshot, asked.person)
    new = _new_seat(snapshot, old, asked, InvitationKey(new_key("invitations")), today)
    sessions = tuple(_handed_over(snapshot, old.key, new.key))
    label = f"Name {{people:{asked.person}}} as substitute for {mention(old)}"
    return Edit(label=label, puts=(replace(old, status=Status.SUBSTITUTED), *freed, new, *sessions))


def _refuse_circle(snapshot: Snapshot, seat: Invitation, person: str) -> None:
    """Refuse somebody for whom this seat itself stands in, at whatever remove."""
    above: Invitation | None = seat
    while above is not None:
        if above.person == person:
            message = (
                "Nobody was named: this seat stands in for that person."
                " They return by moving their own seat to accepted."
            )
            raise NotAllowed(message)
        above = snapshot.invitations.get(above.substitute_for or "")


def _own_seat_freed(snapshot: Snapshot, person: str) -> list[Invitation]:
    if person not in snapshot.people:
        message = f"Nobody was named: there is no person {person!r} in this file."
        raise Gone(message)
    if live_seat(snapshot, person):
        message = "Nobody was named: that person already holds a live seat of their own."
        raise NotAllowed(message)
    done = (Status.WITHDRAWN, Status.SUBSTITUTED)
    return [
        replace(seat, status=Status.WITHDRAWN)
        for seat in snapshot.invitations.values()
        if seat.person == person and seat.status not in done
    ]


def _new_seat(
    snapshot: Snapshot, old: Invitation, asked: Substitution, key: InvitationKey, today: str
) -> Invitation:
    organisation = organisation_of(snapshot, old)
    return Invitation(
        key=key,
        person=PersonKey(asked.person),
        seat_of=organisation.key if organisation else None,
        capacity=old.capacity,
        status=Status.ACCEPTED if asked.confirmed else Status.INVITED,
        wave=old.wave,
        reply_by=old.reply_by,
        invited_on=today,
        replied_on=today if asked.confirmed else None,
        substitute_for=old.key,
        owner=old.owner,
        head=old.head,
    )


def _handed_over(snapshot: Snapshot, old: InvitationKey, new: InvitationKey) -> list[Session]:
    made = []
    for session in snapshot.sessions.values():
        people = tuple(
            replace(listed, invitation=new)
            if listed.invitation == old and listed.transferable
            else listed
            for listed in session.people
        )
        if people != session.people:
            made.append(replace(session, people=people))
    return made
