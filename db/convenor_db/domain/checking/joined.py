"""A convening prepared for its check: who sits where, whose they are, which session is when.

Joined once, so that a rule reads what it needs without looking anything up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from math import inf
from typing import Any, Final
from zoneinfo import ZoneInfo

from convenor_db.domain.attendance import Bounds, bounds_of, seat_counts
from convenor_db.domain.checking.beside import Beside
from convenor_db.domain.checking.findings import DEFAULT_LEVELS, Rule
from convenor_db.domain.names import organisation_of, person_of, seat_name
from convenor_db.domain.records import (
    Invitation,
    Listed,
    Organisation,
    Person,
    Role,
    Room,
    Session,
    WarningLevel,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import span


@dataclass(frozen=True, slots=True)
class Holder:
    """A seat with who holds it, whose it is (`seat_of`, else the person's), its name and times."""

    seat: Invitation
    person: Person | None
    organisation: Organisation | None
    name: str
    bounds: Bounds

    @property
    def key(self) -> str:
        """The key of the seat."""
        return self.seat.key


@dataclass(frozen=True, slots=True)
class Member:
    """One listed in a session: in which role, in which seat."""

    role: Role
    holder: Holder

    @property
    def there(self) -> bool:
        """Whether they come to the place itself."""
        return not self.holder.seat.remote


class Company:
    """Who is listed in a session and what follows from it, whenever and wherever it stands."""

    def __init__(self, listed: Iterable[Listed], holders: Mapping[str, Holder]) -> None:
        self.out: list[Member] = []
        self.counting: list[Member] = []
        for one in listed:
            holder = holders.get(one.invitation)
            if holder is None:
                continue
            counts = seat_counts(holder.seat)
            (self.counting if counts else self.out).append(Member(one.role, holder))

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The role of everybody who counts, by the key of the seat."""
        return {one.holder.key: one.role for one in self.counting}

    @cached_property
    def keys(self) -> frozenset[str]:
        """The seats that count."""
        return frozenset(self.roles)

    @cached_property
    def needing_step_free(self) -> tuple[Member, ...]:
        """Who comes to the place itself and needs a way without steps."""
        return tuple(
            one
            for one in self.counting
            if one.there and one.holder.person and one.holder.person.step_free
        )

    @cached_property
    def bound(self) -> tuple[tuple[Member, Bounds], ...]:
        """Who arrives, leaves or is away at a time, and when."""
        return tuple(
            (one, bounds)
            for one in self.counting
            if (bounds := one.holder.bounds).arrives or bounds.leaves or bounds.away
        )

    @cached_property
    def afar(self) -> tuple[tuple[Member, str], ...]:
        """Who takes part from elsewhere, with their zone, where it is known."""
        return tuple(
            (one, one.holder.person.zone)
            for one in self.counting
            if not one.there and one.holder.person and one.holder.person.zone
        )

    @cached_property
    def parties(self) -> Mapping[str, Organisation]:
        """The organisations of those who count, by key."""
        found = (one.holder.organisation for one in self.counting)
        return {one.key: one for one in found if one is not None}

    @cached_property
    def rivals(self) -> tuple[tuple[Organisation, ...], ...]:
        """The rivals who meet: of each group two organisations or more, sorted by key."""
        groups: dict[str, list[Organisation]] = {}
        for _, party in sorted(self.parties.items()):
            if party.rival_group:
                groups.setdefault(party.rival_group, []).append(party)
        return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Key of the organisation ("" for none) and role of everybody who counts, sorted."""
        return sorted(
            (one.holder.organisation.key if one.holder.organisation else "", str(one.role))
            for one in self.counting
        )

    def has(self, *roles: Role) -> bool:
        """Say whether somebody who counts has one of these roles."""
        return any(one.role in roles for one in self.counting)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session that was not dropped, with its company, its room and its span of time."""

    session: Session
    company: Company
    room: Room | None
    when: tuple[datetime, datetime] | None
    begins: float
    ends: float
    """Seconds since 1970; of what has no time infinite, so that nothing is near it."""
    day: str
    """The day it begins on, to which it belongs: YYYY-MM-DD, "" without a time."""

    @property
    def key(self) -> str:
        """The key of the session."""
        return self.session.key

    @property
    def times(self) -> tuple[str | None, int]:
        """Begin and length: of its times what a warning rests on."""
        return self.session.start, self.session.minutes


@dataclass(frozen=True, slots=True)
class Joined:
    """Everything a check reads, joined.

    *sittings* are the sessions that were not dropped; *seats_in* are by seat the keys of the
    sessions it is listed in, whether it counts or not, in the order of the list of sessions.
    """

    snapshot: Snapshot
    zone: ZoneInfo
    holders: Mapping[str, Holder]
    sittings: Mapping[str, Sitting]
    seats_in: Mapping[str, tuple[str, ...]]
    beside: Beside
    levels: Mapping[str, WarningLevel]
    """How hard rules bite where the convening says so."""
    meals: dict[tuple[str, ...], Any] = field(default_factory=dict)
    """What was found out about the meals of everybody who has the same day."""

    def level(self, rule: Rule, default: WarningLevel | None = None) -> WarningLevel:
        """Return how hard a rule bites: as the convening sets it, else *default*, else its own."""
        return self.levels.get(rule) or default or DEFAULT_LEVELS[rule]

    def is_on(self, rule: Rule) -> bool:
        """Say whether a rule reports anything."""
        return self.levels.get(rule) is not WarningLevel.OFF

    def sittings_of(self, seat: str) -> Iterator[Sitting]:
        """Yield the sittings in which a seat is listed."""
        for key in self.seats_in.get(seat, ()):
            sitting = self.sittings.get(key)
            if sitting is not None:
                yield sitting

    def with_session(self, session: Session, but: Iterable[Rule] = ()) -> "Joined":
        """Return the convening as if a session stood there instead, and *but* were off."""
        changed = dict(self.sittings)
        before = changed.pop(session.key, None)
        if not session.dropped_on:
            same = before is not None and before.session.people is session.people
            company = before.company if before and same else Company(session.people, self.holders)
            changed[session.key] = _sit(self.snapshot, self.zone, session, company)
        levels = {**self.levels, **{str(rule): WarningLevel.OFF for rule in but}}
        return replace(self, sittings=changed, levels=levels, meals={})


def join(snapshot: Snapshot) -> Joined:
    """Join a whole convening."""
    zone = snapshot.zone
    holders = {key: hold(snapshot, zone, seat) for key, seat in snapshot.invitations.items()}
    return Joined(
        snapshot=snapshot,
        zone=zone,
        holders=holders,
        sittings={
            key: _sit(snapshot, zone, session, Company(session.people, holders))
            for key, session in snapshot.sessions.items()
            if not session.dropped_on
        },
        seats_in=_listing(snapshot),
        beside=Beside.of(snapshot),
        levels=snapshot.convening.warning_levels,
    )


def rejoin(before: Joined, snapshot: Snapshot, seats: set[str], sessions: set[str]) -> Joined:
    """Return the convening joined as it is now, of which only some seats and sessions changed.

    *sessions* are those that changed and those in which a changed seat is listed; zone and
    the other fields that rules read of the convening are the same.
    """
    holders = before.holders
    if seats or len(holders) != len(snapshot.invitations):
        holders = {
            key: _hold_anew(before, snapshot, seat) if key in seats else before.holders[key]
            for key, seat in snapshot.invitations.items()
        }
    sittings, listed_anew = before.sittings, False
    if sessions:
        sittings = dict(before.sittings)
        for key in sessions:
            old, session = sittings.pop(key, None), snapshot.sessions.get(key)
            if session is not None and not session.dropped_on:
                company = Company(session.people, holders)
                sittings[key] = _sit(snapshot, before.zone, session, company)
            was = old.session.people if old else None
            now = session.people if session else None
            listed_anew = listed_anew or was is not now
    seats_in = _listing(snapshot) if listed_anew else before.seats_in
    beside = before.beside.after(before.snapshot, snapshot)
    levels = before.levels
    return Joined(snapshot, before.zone, holders, sittings, seats_in, beside, levels)


def hold(snapshot: Snapshot, zone: ZoneInfo, seat: Invitation) -> Holder:
    """Join a seat with who holds it and whose it is."""
    return Holder(
        seat=seat,
        person=person_of(snapshot, seat),
        organisation=organisation_of(snapshot, seat),
        name=seat_name(snapshot, seat),
        bounds=bounds_of(zone, seat),
    )


_BESIDE: Final = ("person", "seat_of", "arrives", "leaves", "away", "remote")
"""The fields of a seat by which it is joined with more than itself."""


def _hold_anew(before: Joined, snapshot: Snapshot, seat: Invitation) -> Holder:
    """Join a seat again; one that has only moved has all beside it that it had."""
    was, then = before.holders.get(seat.key), before.snapshot
    if (
        was is None
        or then.table("people") is not snapshot.table("people")
        or then.table("organisations") is not snapshot.table("organisations")
        or any(getattr(was.seat, name) != getattr(seat, name) for name in _BESIDE)
    ):
        return hold(snapshot, before.zone, seat)
    return Holder(seat, was.person, was.organisation, was.name, was.bounds)


def _sit(snapshot: Snapshot, zone: ZoneInfo, session: Session, company: Company) -> Sitting:
    when = span(session, zone)
    return Sitting(
        session=session,
        company=company,
        room=snapshot.rooms.get(session.room or ""),
        when=when,
        begins=when[0].timestamp() if when else inf,
        ends=when[1].timestamp() if when else inf,
        day=(session.start or "")[:10],
    )


def _listing(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, session in snapshot.sessions.items():
        for listed in session.people:
            found.setdefault(listed.invitation, []).append(key)
    return {seat: tuple(keys) for seat, keys in found.items()}
