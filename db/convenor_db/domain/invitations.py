"""Seats: the moves a status may make, who counts as coming, who is staff (RULES.md 2 and 4)."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.names import organisation_of
from convenor_db.domain.records import Capacity, Invitation, Role, Session, SessionKind, Status
from convenor_db.domain.snapshot import Snapshot

S = Status

MOVES: Final[dict[Status, tuple[Status, ...]]] = {
    S.LONGLIST: (S.SHORTLIST, S.APPROVED, S.WITHDRAWN),
    S.SHORTLIST: (S.LONGLIST, S.APPROVED, S.WAITLISTED, S.WITHDRAWN),
    S.APPROVED: (S.SHORTLIST, S.INVITED, S.WAITLISTED, S.WITHDRAWN),
    S.WAITLISTED: (S.APPROVED, S.INVITED, S.WITHDRAWN),
    S.INVITED: (
        S.ACCEPTED, S.TENTATIVE, S.DECLINED, S.SUBSTITUTED, S.WITHDRAWN, S.ATTENDED, S.ABSENT,
    ),
    S.TENTATIVE: (
        S.ACCEPTED, S.DECLINED, S.SUBSTITUTED, S.WITHDRAWN, S.ATTENDED, S.ABSENT,
    ),
    S.ACCEPTED: (
        S.TENTATIVE, S.DECLINED, S.SUBSTITUTED, S.WITHDRAWN, S.ATTENDED, S.ABSENT,
    ),
    S.DECLINED: (S.INVITED, S.ACCEPTED, S.SUBSTITUTED, S.WITHDRAWN),
    S.WITHDRAWN: (S.LONGLIST, S.APPROVED),
    S.SUBSTITUTED: (S.ACCEPTED,),
    S.ATTENDED: (S.ABSENT, S.ACCEPTED),
    S.ABSENT: (S.ATTENDED, S.ACCEPTED),
}  # fmt: skip
"""From each status the moves it may make; any other is refused (RULES.md 2)."""

LIVE: Final = frozenset({S.APPROVED, S.INVITED, S.TENTATIVE, S.ACCEPTED, S.ATTENDED})
COMING: Final = frozenset({S.ACCEPTED, S.ATTENDED})
OUTSTANDING: Final = frozenset({S.INVITED, S.TENTATIVE})
OUT: Final = frozenset({S.DECLINED, S.WITHDRAWN, S.SUBSTITUTED, S.ABSENT})
UNCOUNTED: Final = frozenset({Capacity.STAFF, Capacity.INTERPRETER, Capacity.PRESS})
"""Capacities that take no seat."""

PACKED: Final = COMING | {S.TENTATIVE}
"""Who gets a pack (RULES.md 4)."""
UMBRELLA: Final = frozenset({S.INVITED, S.TENTATIVE, S.ACCEPTED, S.ATTENDED, S.ABSENT})
"""Who gets the whole-convening REQUEST (RULES.md 5; attended and absent count as accepted)."""
AGENDA: Final = frozenset({S.TENTATIVE, S.ACCEPTED, S.ATTENDED, S.ABSENT})
"""Who gets session REQUESTs and the agenda (RULES.md 5)."""


def check_move(before: Status, after: Status) -> None:
    """Raise `NotAllowed`, with the allowed moves named, if a status may not move so."""
    if after not in MOVES[before]:
        allowed = ", ".join(MOVES[before])
        message = (
            f"A seat that is {before} cannot become {after}. Nothing was changed. "
            f"From {before} it may become: {allowed}."
        )
        raise NotAllowed(message)


def has_duty(session: Session, role: Role) -> bool:
    """Say whether a role is a duty that earns a session REQUEST (RULES.md 5)."""
    if session.kind is SessionKind.BILATERAL and role is Role.REQUIRED:
        return True
    return role not in (Role.REQUIRED, Role.OPTIONAL)


def is_staff(snapshot: Snapshot, invitation: Invitation) -> bool:
    """Say whether a seat reads what is for staff only (RULES.md 4)."""
    if invitation.capacity is not Capacity.STAFF:
        return False
    organisation = organisation_of(snapshot, invitation)
    return organisation is None or not organisation.rival_group


def live_seat(snapshot: Snapshot, person: str) -> Invitation | None:
    """Return the live seat a person holds, or None; there is at most one."""
    return next(
        (
            invitation
            for invitation in snapshot.invitations.values()
            if invitation.person == person and invitation.status in LIVE
        ),
        None,
    )


def withdrawn_substitutes(snapshot: Snapshot, key: str) -> list[Invitation]:
    """Return the live seats that stand for *key*, at whatever remove, as withdrawn.

    Those between that were replaced themselves stay as they are (RULES.md 2).
    """
    made: list[Invitation] = []
    waiting = {key}
    while waiting:
        behind = [seat for seat in snapshot.invitations.values() if seat.substitute_for in waiting]
        made += [replace(seat, status=S.WITHDRAWN) for seat in behind if seat.status in LIVE]
        waiting = {str(seat.key) for seat in behind}
    return made


def reply_by_of(snapshot: Snapshot, seat: Invitation) -> str | None:
    """Return the day by which an answer is due: the seat's own, else its wave's, else None."""
    if seat.reply_by or seat.wave is None:
        return seat.reply_by
    wave = snapshot.waves.get(str(seat.wave))
    return wave.reply_by if wave else None


def is_overdue(snapshot: Snapshot, seat: Invitation, today: str) -> bool:
    """Say whether a seat is invited and its reply-by lies before today (RULES.md 2)."""
    due = reply_by_of(snapshot, seat)
    return seat.status is S.INVITED and due is not None and due < today


_SHOWN_FIRST: Final = {
    **dict.fromkeys((S.WITHDRAWN, S.SUBSTITUTED), 0),
    **dict.fromkeys((S.DECLINED, S.ABSENT), 1),
    **dict.fromkeys((S.LONGLIST, S.SHORTLIST, S.WAITLISTED), 2),
    **dict.fromkeys(LIVE, 3),
}


_NEARNESS: Final = (
    S.SUBSTITUTED, S.WITHDRAWN, S.ABSENT, S.DECLINED, S.LONGLIST, S.SHORTLIST, S.WAITLISTED,
    S.APPROVED, S.INVITED, S.TENTATIVE, S.ACCEPTED, S.ATTENDED,
)  # fmt: skip


def nearness(status: Status) -> int:
    """Return how near a seat of this status is to being taken; more is nearer."""
    return _NEARNESS.index(status)


def held_seats(snapshot: Snapshot) -> dict[str, Invitation]:
    """Return by person the seat that counts for them: the live one, else the one nearest to it.

    Of two that are equally near, the later in the list.
    """
    held: dict[str, Invitation] = {}
    for seat in snapshot.invitations.values():
        if seat.person is None:
            continue
        other = held.get(seat.person)
        if other is None or _SHOWN_FIRST[seat.status] >= _SHOWN_FIRST[other.status]:
            held[seat.person] = seat
    return held
