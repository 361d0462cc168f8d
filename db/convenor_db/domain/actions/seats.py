"""What can be done with one seat: move it, change a field (RULES.md 2)."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from convenor_db.domain import entered, zones
from convenor_db.domain.attendance import is_ahead
from convenor_db.domain.delegations import other_heads
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.entered import Entry, Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.invitations import (
    LIVE,
    check_move,
    live_seat,
    withdrawn_substitutes,
)
from convenor_db.domain.records import (
    Away,
    Capacity,
    Invitation,
    InvitationKey,
    Session,
    Status,
)
from convenor_db.domain.snapshot import Snapshot

REPLIED = frozenset({Status.ACCEPTED, Status.TENTATIVE, Status.DECLINED})

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
    """Change one field of a seat as typed; who leads a delegation is alone in it.

    Raises `Unreadable`, `Gone`.
    """
    seat = seat_of_key(snapshot, key)
    changed = with_field(snapshot, seat, field, text)
    led = other_heads(snapshot, seat) if field == "head" and changed.head else ()
    return Edit(label=f"Change {ENTRIES[field].words} of {mention(seat)}", puts=(changed, *led))


def with_field(snapshot: Snapshot, seat: Invitation, field: str, text: str) -> Invitation:
    """Return a seat with one field as typed. Raises `Unreadable`."""
    changed: Invitation = entered.with_entry(seat, ENTRIES, field, text)
    refuse_unknown_wave(snapshot, changed.wave if field == "wave" else None)
    if field in ("arrives", "leaves"):
        _refuse_hour_nobody_sees(snapshot, getattr(changed, field))
        if changed.arrives and changed.leaves and changed.leaves < changed.arrives:
            reason = "the departure would lie before the arrival"
            raise Unreadable(reason)
    return changed


def refuse_unknown_wave(snapshot: Snapshot, wave: int | None) -> None:
    """Raise `Unreadable` where a wave was typed that the file does not have."""
    if wave is not None and str(wave) not in snapshot.waves:
        reason = f"there is no wave {wave}"
        raise Unreadable(reason)


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
    """Return the seat in its new status, with the days that go with it (RULES.md 2).

    Only who is asked again has not replied; other moves keep the day of an earlier reply.
    """
    check_move(seat.status, status)
    if status is Status.INVITED:
        asked_again = seat.status is Status.DECLINED
        replied_on = None if asked_again else seat.replied_on
        return replace(seat, status=status, invited_on=today, replied_on=replied_on)
    if status in REPLIED:
        return replace(seat, status=status, replied_on=today)
    return replace(seat, status=status)


def move(snapshot: Snapshot, key: str, status: Status, *, today: str) -> Edit:
    """Move one seat along RULES.md 2; raise `NotAllowed` with the allowed moves named.

    A principal who returns takes the seat back from whoever holds it at the end of the chain,
    with the roles that are marked transferable.
    """
    seat = seat_of_key(snapshot, key)
    after = moved(seat, status, today=today)
    gone = withdrawn_substitutes(snapshot, key) if seat.status is Status.SUBSTITUTED else []
    _refuse_second_live_seat(snapshot, after, {one.key for one in (after, *gone)})
    back = given_back(snapshot, {one.key: seat.key for one in gone})
    return Edit(label=f"Move {mention(seat)} to {status}", puts=(after, *gone, *back))


def given_back(
    snapshot: Snapshot, returning: Mapping[InvitationKey, InvitationKey]
) -> list[Session]:
    """Return the sessions in which transferable roles go from withdrawn seats to those returning.

    *returning* says to which seat those of a withdrawn one go. Where the principal is listed
    already, or it has been noted who came, everything stays.
    """
    made = []
    for session in snapshot.sessions.values():
        there = {one.invitation for one in session.people}
        people = tuple(
            replace(one, invitation=returning[one.invitation])
            if one.invitation in returning
            and one.transferable
            and is_ahead(one, one.invitation)
            and returning[one.invitation] not in there
            else one
            for one in session.people
        )
        if people != session.people:
            made.append(replace(session, people=people))
    return made


def _refuse_second_live_seat(snapshot: Snapshot, after: Invitation, written: set[str]) -> None:
    if after.status not in LIVE or not after.person:
        return
    other = live_seat(snapshot, after.person)
    if other is not None and other.key not in written:
        message = "Nothing was changed: this person already holds a live seat."
        raise NotAllowed(message)
