"""How the seats stand against what balance is wanted: targets, bars, must-have organisations.

Figures are of `seat_counts.counted_seats`: each person once, staff, interpreters and press not
at all. Constituency, country and region are those of the seat's organisation (RULES.md 2).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor
from typing import Final

from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import COMING, OUTSTANDING, nearness
from convenor_db.domain.names import fold, organisation_of, person_of
from convenor_db.domain.records import Constituency, Invitation, Target, TargetBy
from convenor_db.domain.seat_counts import Keys, counted_seats
from convenor_db.domain.snapshot import Snapshot

_HAIR: Final = 1e-9
"""A share of 0.3 is no exact number: 0.3 × 10 may come out a hair above 3."""


class Level(StrEnum):
    """How a target stands: kept in the worst case, missed there, missed even in the best."""

    MET = "met"
    WARN = "warn"
    BAD = "bad"


class Bound(StrEnum):
    """Which limit of a target is looked at."""

    MIN = "min"
    MAX = "max"
    SHARE_MIN = "share_min"
    SHARE_MAX = "share_max"

    @property
    def is_least(self) -> bool:
        """Whether too few miss it."""
        return self in (Bound.MIN, Bound.SHARE_MIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One limit of a target against the seats.

    *confirmed* and *outstanding* are the seats of the target, *unknown* those coming or
    outstanding of which nobody knows whether they are of it. *aim* is the limit in seats; of a
    share, in the worst case. *worst* and *best* are seats too: for a minimum the worst is that
    all outstanding decline, for a maximum that all accept; the best is the other of the two. A
    share is of everybody in that case, and counts those not known as not of the target.
    """

    target: Target
    bound: Bound
    words: str
    aim_words: str
    aim: int
    confirmed: Keys
    outstanding: Keys
    unknown: Keys
    worst: int
    best: int
    gap: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The seats of one constituency; None gathers the seats without organisation."""

    constituency: Constituency | None
    coming: Keys
    outstanding: Keys
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """A must-have organisation of which nobody comes yet, and its seat nearest to coming."""

    organisation: str
    seat: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MustHave:
    """Which must-have organisations come, by key, and which are missing."""

    coming: Keys
    missing: tuple[Wanting, ...]

    @property
    def words(self) -> str:
        """“11 of 14 coming”, or nothing where there are none."""
        total = len(self.coming) + len(self.missing)
        return f"{len(self.coming)} of {total} coming" if total else ""


# Targets


def standings(snapshot: Snapshot) -> tuple[Standing, ...]:
    """Return how every limit of every target stands, in the order of the targets."""
    seats = counted_seats(snapshot)
    targets = [one for one in snapshot.table("targets").values() if isinstance(one, Target)]
    return tuple(
        _standing(target, bound, _Scope.of(snapshot, target, seats))
        for target in targets
        for bound in Bound
        if getattr(target, bound) is not None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """The seats that a target looks at, sorted out."""

    words: str
    confirmed: Keys
    outstanding: Keys
    unknown: Keys
    others_confirmed: int
    others_outstanding: int

    @staticmethod
    def of(snapshot: Snapshot, target: Target, seats: Sequence[Invitation]) -> "_Scope":
        found: dict[str, list[str]] = {"yes": [], "maybe": [], "unknown": []}
        others = [0, 0]
        value, wanted = _READERS[target.by], fold(target.value)
        for seat in _in_scope(snapshot, target, seats):
            outstanding = seat.status in OUTSTANDING
            kept = fold(value(snapshot, seat))
            if kept == wanted and kept:
                found["maybe" if outstanding else "yes"].append(str(seat.key))
                continue
            others[outstanding] += 1
            if not kept:
                found["unknown"].append(str(seat.key))
        return _Scope(
            words=_words(snapshot, target),
            confirmed=tuple(found["yes"]),
            outstanding=tuple(found["maybe"]),
            unknown=tuple(found["unknown"]),
            others_confirmed=others[0],
            others_outstanding=others[1],
        )


def _in_scope(snapshot: Snapshot, target: Target, seats: Sequence[Invitation]) -> list[Invitation]:
    """Return who is coming or outstanding, at the convening or listed in the target's session."""
    here = [seat for seat in seats if seat.status in COMING | OUTSTANDING]
    if target.session is None:
        return here
    session = snapshot.sessions.get(target.session)
    listed = {one.invitation for one in session.people} if session else set()
    return [seat for seat in here if seat.key in listed]


def _constituency(snapshot: Snapshot, seat: Invitation) -> str:
    body = organisation_of(snapshot, seat)
    return str(body.constituency) if body else ""


def _region(snapshot: Snapshot, seat: Invitation) -> str:
    body = organisation_of(snapshot, seat)
    return body.region if body else ""


def _country(snapshot: Snapshot, seat: Invitation) -> str:
    body = organisation_of(snapshot, seat)
    return body.country if body else ""


def _gender(snapshot: Snapshot, seat: Invitation) -> str:
    person = person_of(snapshot, seat)
    return person.gender if person else ""


def _organisation(snapshot: Snapshot, seat: Invitation) -> str:
    body = organisation_of(snapshot, seat)
    return str(body.key) if body else ""


_READERS: Final[dict[TargetBy, Callable[[Snapshot, Invitation], str]]] = {
    TargetBy.CONSTITUENCY: _constituency,
    TargetBy.REGION: _region,
    TargetBy.COUNTRY: _country,
    TargetBy.GENDER: _gender,
    TargetBy.ORGANISATION: _organisation,
}


def _words(snapshot: Snapshot, target: Target) -> str:
    """Return what a target is called; of a session's, with its title."""
    body = snapshot.organisations.get(target.value)
    if target.by is TargetBy.ORGANISATION:
        words = body.name if body else target.value
    elif target.by is TargetBy.CONSTITUENCY:
        words = constituency_words(target.value)
    elif target.by is TargetBy.COUNTRY:
        words = target.value
    else:  # as typed, but it begins a line
        words = target.value[:1].upper() + target.value[1:]
    session = snapshot.sessions.get(target.session or "")
    return f"{words} in “{session.title}”" if session else words


def constituency_words(constituency: str) -> str:
    """Return a constituency as a head of a row shows it: “AI developer”."""
    words = constituency.replace("-", " ")
    return f"AI{words[2:]}" if words.startswith("ai ") else words[:1].upper() + words[1:]


def _standing(target: Target, bound: Bound, scope: _Scope) -> Standing:
    limit = getattr(target, bound)
    yes, maybe = len(scope.confirmed), len(scope.outstanding)
    low, high = (yes, yes + maybe)
    worst, best = (low, high) if bound.is_least else (high, low)
    aim, aim_at_best = _aims(bound, limit, scope, worst, best)
    gap, level = _gap(bound, (aim, worst), (aim_at_best, best))
    return Standing(
        target=target,
        bound=bound,
        words=scope.words,
        aim_words=_aim_words(bound, limit),
        aim=aim,
        confirmed=scope.confirmed,
        outstanding=scope.outstanding,
        unknown=scope.unknown,
        worst=worst,
        best=best,
        gap=gap,
        level=level,
    )


def _aims(bound: Bound, limit: float, scope: _Scope, worst: int, best: int) -> tuple[int, int]:
    """Return the limit in seats, in the worst and in the best case.

    A share is of everybody: in one case all outstanding decline, in the other all accept.
    """
    if bound in (Bound.MIN, Bound.MAX):
        return int(limit), int(limit)
    declined = scope.others_confirmed
    accepted = declined + scope.others_outstanding
    if bound.is_least:
        return _least(limit, worst + declined), _least(limit, best + accepted)
    return _most(limit, worst + accepted), _most(limit, best + declined)


def _least(share: float, of: int) -> int:
    return ceil(share * of - _HAIR)


def _most(share: float, of: int) -> int:
    return floor(share * of + _HAIR)


def _gap(bound: Bound, at_worst: tuple[int, int], at_best: tuple[int, int]) -> tuple[str, Level]:
    """Return what is missed, in words, and how bad that is; a case is the aim and what is had.

    A share may be kept in the worst case and missed in the best, where many others come too.
    """
    sign, word = (1, "short") if bound.is_least else (-1, "over")
    missed_at_worst = sign * (at_worst[0] - at_worst[1])
    missed_at_best = sign * (at_best[0] - at_best[1])
    do = "accept" if bound.is_least else "decline"
    if missed_at_best > 0 and missed_at_worst > 0:
        return f"{missed_at_best:,} {word} even if all {do}", Level.BAD
    if missed_at_best > 0:
        return f"{missed_at_best:,} {word} if all {do}", Level.WARN
    if missed_at_worst > 0:
        return f"{missed_at_worst:,} {word}", Level.WARN
    return "met", Level.MET


def _aim_words(bound: Bound, limit: float) -> str:
    if bound is Bound.MIN:
        return f"{limit:,}"
    if bound is Bound.MAX:
        return f"max {limit:,}"
    percent = f"{round(limit * 100, 1):g} %"
    return f"at least {percent}" if bound.is_least else f"at most {percent}"


def unknown_words(standing: Standing) -> str:
    """Return “3 not known”, or nothing."""
    count = len(standing.unknown)
    return f"{counted(count, 'seat', 'seats')} not known" if count else ""


# Constituencies and must-have organisations


def bars(snapshot: Snapshot, known: Sequence[Standing] | None = None) -> tuple[Bar, ...]:
    """Return every constituency that has an organisation or a target, and the seats without one.

    *known* are the standings of this snapshot, if they are at hand.

    The order is that of `Constituency`; seats without organisation come last, if there are any.
    """
    seats = [one for one in counted_seats(snapshot) if one.status in COMING | OUTSTANDING]
    of_seat = {str(seat.key): _constituency(snapshot, seat) for seat in seats}
    whole = [
        one
        for one in (standings(snapshot) if known is None else known)
        if one.target.by is TargetBy.CONSTITUENCY and one.target.session is None
    ]
    present = {str(body.constituency) for body in snapshot.organisations.values()}
    present |= {one.target.value for one in whole}
    made = [_bar(word, seats, of_seat, whole) for word in Constituency if word in present]
    none = _bar(None, seats, of_seat, whole)
    return (*made, none) if none.coming or none.outstanding else tuple(made)


def _bar(
    word: Constituency | None,
    seats: Sequence[Invitation],
    of_seat: dict[str, str],
    whole: Sequence[Standing],
) -> Bar:
    own = [seat for seat in seats if of_seat[str(seat.key)] == (word or "")]
    return Bar(
        constituency=word,
        coming=tuple(str(seat.key) for seat in own if seat.status in COMING),
        outstanding=tuple(str(seat.key) for seat in own if seat.status in OUTSTANDING),
        standings=tuple(one for one in whole if word and fold(one.target.value) == fold(word)),
    )


def must_have(snapshot: Snapshot) -> MustHave:
    """Return which must-have organisations come, by a seat that counts, and which do not yet."""
    wanted = [str(key) for key, body in snapshot.organisations.items() if body.must_have]
    nearest: dict[str, Invitation] = {}
    for seat in counted_seats(snapshot):
        key = _organisation(snapshot, seat)
        other = nearest.get(key)
        if other is None or nearness(seat.status) > nearness(other.status):
            nearest[key] = seat
    coming = [key for key in wanted if key in nearest and nearest[key].status in COMING]
    missing = tuple(
        Wanting(organisation=key, seat=str(nearest[key].key) if key in nearest else None)
        for key in wanted
        if key not in coming
    )
    return MustHave(coming=tuple(coming), missing=missing)
