"""What is done with the seats of several people at once: give them, move them (RULES.md 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from convenor_db.domain import entered
from convenor_db.domain.actions.seats import (
    ENTRIES,
    begun,
    given_back,
    move,
    moved,
    refuse_unknown_wave,
)
from convenor_db.domain.edits import Edit, counted, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.invitations import LIVE, MOVES, OUT, held_seats, withdrawn_substitutes
from convenor_db.domain.records import Capacity, Invitation, InvitationKey, PersonKey, Status
from convenor_db.domain.snapshot import Snapshot

STATUS_ORDER: Final = (
    Status.LONGLIST,
    Status.SHORTLIST,
    Status.APPROVED,
    Status.INVITED,
    Status.TENTATIVE,
    Status.ACCEPTED,
    Status.WAITLISTED,
    Status.DECLINED,
    Status.WITHDRAWN,
    Status.ATTENDED,
    Status.ABSENT,
)
"""The moves a menu offers, in order; substituted comes from naming a substitute only."""
FROM_FIRST_DAY: Final = frozenset({Status.ATTENDED, Status.ABSENT})
BEGINNINGS: Final = (
    Status.LONGLIST,
    Status.SHORTLIST,
    Status.APPROVED,
    Status.INVITED,
    Status.TENTATIVE,
    Status.ACCEPTED,
    Status.WAITLISTED,
)
"""The statuses a seat may be given in."""
_STANDS: Final = {
    Status.LONGLIST: "is on the longlist",
    Status.SHORTLIST: "is on the shortlist",
    Status.WAITLISTED: "is on the waiting list",
}

_STEPS: Final = {
    Status.LONGLIST: "put on the longlist",
    Status.SHORTLIST: "put on the shortlist",
    Status.APPROVED: "approve",
    Status.INVITED: "mark invited",
    Status.ACCEPTED: "accept",
    Status.WAITLISTED: "put on the waiting list",
    Status.WITHDRAWN: "withdraw",
    Status.ATTENDED: "mark attended",
}
"""The step that leads to a status, as advice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How seats begin that are given."""

    status: Status = Status.LONGLIST
    wave: int | None = None
    capacity: Capacity = Capacity.PARTICIPANT


class Stays(NamedTuple):
    """A seat that a move leaves where it is, and why, in a clause."""

    key: str
    why: str


class _Stand(NamedTuple):
    """What decides where a seat may move: its status, whether its holder has another live seat."""

    status: Status
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A status that at least one of several seats may move to."""

    status: Status
    movers: tuple[str, ...]
    stays: tuple[Stays, ...]


def seatless(snapshot: Snapshot, people: Sequence[str]) -> list[str]:
    """Return which of *people* can be given a seat: who has none, or only one that is out."""
    held = held_seats(snapshot)
    return [
        key
        for key in people
        if key in snapshot.people and (key not in held or held[key].status in OUT)
    ]


def give(
    snapshot: Snapshot, people: Sequence[str], how: Beginning, *, new_key: KeyMaker, today: str
) -> Edit:
    """Give a seat to each of *people* who has none; raise `NotAllowed` if nobody can get one."""
    seats = seats_for(snapshot, people, how, new_key=new_key, today=today)
    if not seats:
        message = "No seat was given: everybody chosen has one already. Move it instead."
        raise NotAllowed(message)
    one = f"{{people:{seats[0].person}}}"
    who = one if len(seats) == 1 else counted(len(seats), "person", "people")
    return Edit(label=f"Give {who} a seat", puts=tuple(seats))


def refuse_wave_gone(snapshot: Snapshot, how: Beginning) -> None:
    """Raise `Gone` where the wave that seats are to be in has gone, or has another number."""
    if how.wave is not None and str(how.wave) not in snapshot.waves:
        message = f"No seat was given: there is no wave {how.wave} any more. Choose another one."
        raise Gone(message)


def seats_for(
    snapshot: Snapshot, people: Sequence[str], how: Beginning, *, new_key: KeyMaker, today: str
) -> list[Invitation]:
    """Return a new seat for each of *people* who has none. Raises `Gone` without their wave."""
    refuse_wave_gone(snapshot, how)
    return [
        begun(
            Invitation(
                key=InvitationKey(new_key("invitations")),
                person=PersonKey(key),
                capacity=how.capacity,
                status=how.status,
                wave=how.wave,
            ),
            today=today,
        )
        for key in seatless(snapshot, people)
    ]


SHARED: Final = ("wave", "reply_by", "capacity", "owner")
"""The fields that are set for many seats at once."""


def set_field_of_many(snapshot: Snapshot, keys: Sequence[str], field: str, text: str) -> Edit:
    """Change one of `SHARED` of many seats as typed, as one action.

    Seats that have that value already are neither written nor counted. Raises `Unreadable`, and
    `Gone` if none of the seats is there any more.
    """
    if field not in SHARED:
        message = f"Nothing was changed: {field!r} is not set for many seats at once."
        raise NotAllowed(message)
    seats = [snapshot.invitations[key] for key in keys if key in snapshot.invitations]
    if not seats:
        message = "Nothing was changed: the seats chosen have been deleted meanwhile."
        raise Gone(message)
    after = [entered.with_entry(seat, ENTRIES, field, text) for seat in seats]
    refuse_unknown_wave(snapshot, after[0].wave if field == "wave" else None)
    puts = [new for old, new in zip(seats, after, strict=True) if new != old] or after
    one = mention(puts[0])
    what = one if len(puts) == 1 else counted(len(puts), "seat", "seats")
    return Edit(label=f"Change {ENTRIES[field].words} of {what}", puts=tuple(puts))


def choices(snapshot: Snapshot, seats: Sequence[str], *, today: str) -> list[Choice]:
    """Return the moves that at least one of *seats* allows, in status order, each with who stays.

    Attended and absent are offered from the first day on.
    """
    stands = _stands(snapshot, seats)
    offered = (_choice(snapshot, stands, status) for status in _offered(snapshot, today))
    return [choice for choice in offered if choice.movers]


def may_any(snapshot: Snapshot, seats: Sequence[str], status: Status, *, today: str) -> bool:
    """Say whether `choices` offers a status for at least one of *seats*."""
    if status not in _offered(snapshot, today):
        return False
    return bool(_choice(snapshot, _stands(snapshot, seats), status).movers)


def _offered(snapshot: Snapshot, today: str) -> list[Status]:
    begun_already = today >= snapshot.convening.starts
    return [one for one in STATUS_ORDER if begun_already or one not in FROM_FIRST_DAY]


def _choice(
    snapshot: Snapshot, stands: Sequence[tuple[Invitation, _Stand]], status: Status
) -> Choice:
    whys = _whys(snapshot, stands, status)
    movers = tuple(key for key, why in whys.items() if not why)
    return Choice(status, movers, tuple(Stays(key, why) for key, why in whys.items() if why))


def _stands(snapshot: Snapshot, seats: Sequence[str]) -> list[tuple[Invitation, _Stand]]:
    """Return each of *seats* that is there with what decides where it may move."""
    invitations, live = snapshot.invitations, _live_by_person(snapshot)
    found = [invitations[key] for key in seats if key in invitations]
    return [(seat, _stand(seat, live)) for seat in found]


def _stand(seat: Invitation, live: Mapping[str, str]) -> _Stand:
    key = seat.key
    return _Stand(seat.status, live.get(seat.person or "", key) != key)


def _live_by_person(snapshot: Snapshot) -> dict[str, str]:
    seats = snapshot.invitations.values()
    return {str(one.person): str(one.key) for one in seats if one.person and one.status in LIVE}


def _whys(
    snapshot: Snapshot, stands: Sequence[tuple[Invitation, _Stand]], status: Status
) -> dict[str, str]:
    """Return by key why each seat stays, nothing for those that may move together.

    Seats are many, ways to stand few: each of these is asked once.
    """
    answers = {stand: _why_not(stand, status) for stand in {stand for _, stand in stands}}
    whys = {str(seat.key): answers[stand] for seat, stand in stands}
    returning = {
        str(seat.key)
        for seat, stand in stands
        if stand.status is Status.SUBSTITUTED and not answers[stand]
    }
    for seat, _ in stands if returning else ():
        if seat.substitute_for and _stands_in(snapshot, seat, returning):
            whys[str(seat.key)] = "gives the seat back"
    return whys


def _stands_in(snapshot: Snapshot, seat: Invitation, returning: set[str]) -> bool:
    """Say whether a seat stands in, at whatever remove, for one that returns."""
    above: Invitation | None = seat
    while above is not None:
        if above.substitute_for in returning:
            return True
        above = snapshot.invitations.get(above.substitute_for or "")
    return False


def _why_not(stand: _Stand, status: Status) -> str:
    """Return why a seat that stands so stays, in a clause, or nothing."""
    if stand.status is status:
        return f"{_STANDS.get(status, f'is {status}')} already"
    if status not in MOVES[stand.status]:
        return f"{_STANDS.get(stand.status, f'is {stand.status}')}{_way(stand.status, status)}"
    return "holds another seat" if status in LIVE and stand.elsewhere else ""


def why_stays(before: Status, after: Status, *, elsewhere: bool) -> str:
    """Return why a seat that is *before* does not become *after*, in a clause, or nothing.

    *elsewhere*: its holder has another live seat.
    """
    return _why_not(_Stand(before, elsewhere), after)


def _way(before: Status, after: Status) -> str:
    """Return how a seat gets there all the same: “: approve first, then mark invited”.

    Nothing where that takes more than two steps between; nobody is withdrawn for the first of two.
    """
    steps = [step for step in MOVES[before] if step in _STEPS]
    for step in steps:
        if after in MOVES[step]:
            return f": {_STEPS[step]} first"
    for step in steps:
        for second in MOVES[step]:
            passes = Status.WITHDRAWN not in (step, second) and second is not before
            if passes and second in _STEPS and after in MOVES[second]:
                return f": {_STEPS[step]} first, then {_STEPS[second]}"
    return ""


def move_many(snapshot: Snapshot, seats: Sequence[str], status: Status, *, today: str) -> Edit:
    """Move each of *seats* that may move so; the others stay. Raises `NotAllowed` if none may.

    A principal who returns takes the seat back from whoever holds it at the end of the chain.
    """
    puts: dict[str, Invitation] = {}
    live = _live_by_person(snapshot)
    stands = _stands(snapshot, seats)
    whys = _whys(snapshot, stands, status)
    returning: dict[InvitationKey, InvitationKey] = {}
    becomes_live, count = status in LIVE, 0
    for seat, _ in stands:
        key = str(seat.key)
        # One of the seats before it may have become its holder's live one.
        if whys[key] or (becomes_live and live.get(str(seat.person), key) != key):
            continue
        count += 1
        puts[key] = moved(seat, status, today=today)
        if seat.person and becomes_live:
            live[seat.person] = key
        if seat.status is Status.SUBSTITUTED:
            gone = withdrawn_substitutes(snapshot, key)
            puts |= {str(one.key): one for one in gone}
            returning |= {one.key: seat.key for one in gone}
    if not puts:
        message = f"Nobody was moved: none of the chosen seats can become {status}."
        raise NotAllowed(message)
    one = f"{{invitations:{next(iter(puts))}}}"
    what = one if count == 1 else counted(count, "seat", "seats")
    back = given_back(snapshot, returning) if returning else []
    return Edit(label=f"Move {what} to {status}", puts=(*puts.values(), *back))


def move_all(snapshot: Snapshot, seats: Sequence[str], status: Status, *, today: str) -> Edit:
    """Move every one of *seats*, or none: what the command line does with several.

    Raises `NotAllowed`, with the allowed moves of the first that may not, and `Gone`.
    """
    keys = list(dict.fromkeys(seats))
    if len(keys) == 1:
        return move(snapshot, keys[0], status, today=today)
    for key in keys:
        try:
            move(snapshot, key, status, today=today)
        except NotAllowed as refused:
            message = f"Seat {key}: {refused}"
            raise NotAllowed(message) from None
    edit = move_many(snapshot, keys, status, today=today)
    reached = {str(put.key) for put in edit.puts
               if isinstance(put, Invitation) and put.status is status}  # fmt: skip
    for key in keys:
        if key not in reached:
            message = (
                f"Nobody was moved: seat {key} stands in for another of them, or its holder has"
                f" two. Move them to {status} one after the other."
            )
            raise NotAllowed(message)
    return edit
