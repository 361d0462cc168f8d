"""What follows when somebody else takes a seat: said before it is done, in the dialog."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from convenor_db.domain.actions.substitution import NewPerson, Substitution, goes_along
from convenor_db.domain.attendance import counting
from convenor_db.domain.invitations import has_duty
from convenor_db.domain.listing import listing
from convenor_db.domain.names import full_name, organisation_of, seat_name
from convenor_db.domain.records import (
    Invitation,
    InvitationKey,
    Listed,
    Method,
    Person,
    Role,
    Session,
    SessionKind,
)
from convenor_db.domain.snapshot import Snapshot


class About(StrEnum):
    """What a consequence is about."""

    CALENDARS = "calendars"
    PAPERS = "papers"
    DELEGATION = "delegation"
    BILATERAL = "bilateral"
    NEEDS = "needs"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """One line of what follows: what it is about, and what becomes of it.

    *session* is the one it speaks of, if it does: its time may be put between the two.
    """

    about: About
    what: str
    news: str = ""
    session: str = ""

    @property
    def words(self) -> str:
        """The line: “Bilateral with Paragon: tell them who comes”."""
        return f"{self.what}: {self.news}" if self.news else self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHeld:
    """What a seat does in a session, whether that goes along, and what the session then lacks.

    *lacks* is a clause, "will be without chair", for a role that stays behind and that nobody
    else has there.
    """

    session: Session
    role: Role
    goes: bool
    lacks: str = ""


def roles_held(snapshot: Snapshot, asked: Substitution) -> tuple[RoleHeld, ...]:
    """Return what the principal does in sessions that are not dropped, in time order."""
    found = []
    for session in snapshot.sessions.values():
        listed = _listed(session, asked.principal)
        if listed and not session.dropped_on:
            goes = goes_along(session, asked.principal, asked.roles)
            lacks = "" if goes else _lacks(snapshot, session, listed)
            found.append(RoleHeld(session=session, role=listed.role, goes=goes, lacks=lacks))
    return tuple(sorted(found, key=_in_time))


def _in_time(held: RoleHeld) -> tuple[bool, str, str]:
    session = held.session
    return (session.start is None, session.start or "", session.title)


def _listed(session: Session, key: str) -> Listed | None:
    return next((one for one in session.people if one.invitation == key), None)


def _lacks(snapshot: Snapshot, session: Session, listed: Listed) -> str:
    if listed.role in (Role.REQUIRED, Role.OPTIONAL):
        return ""
    others = (one for one in counting(snapshot, session) if one.invitation != listed.invitation)
    if any(one.role is listed.role for one in others):
        return ""
    return f"will be without {listed.role.replace('-', ' ')}"


def consequences(snapshot: Snapshot, asked: Substitution) -> tuple[Consequence, ...]:
    """Return what follows from a substitution, in the order in which it is to be thought of.

    An empty key for the person stands for somebody not chosen yet. Nothing follows for a seat
    that is gone.
    """
    old = snapshot.invitations.get(asked.principal)
    if old is None:
        return ()
    held = roles_held(snapshot, asked)
    comes = _name(snapshot, asked)
    return (
        _calendars(snapshot, old, asked, held),
        _papers(snapshot, old),
        *_delegation(snapshot, old, comes),
        *_chairs(held),
        *_bilaterals(snapshot, old, held),
        _needs(comes),
    )


def _person(snapshot: Snapshot, asked: Substitution) -> Person | None:
    return None if isinstance(asked.person, NewPerson) else snapshot.people.get(asked.person)


def _name(snapshot: Snapshot, asked: Substitution) -> str:
    person = _person(snapshot, asked)
    if person:
        return full_name(person)
    if isinstance(asked.person, NewPerson):
        return f"{asked.person.given} {asked.person.family}".strip() or "the substitute"
    return "the substitute"


def _calendars(
    snapshot: Snapshot, old: Invitation, asked: Substitution, held: tuple[RoleHeld, ...]
) -> Consequence:
    """Say who gets which calendar files; cancelled is what the ledger says they have."""
    comes = _name(snapshot, asked)
    has = any(
        entry.invitation == old.key and entry.method is not Method.CANCEL
        for entry in snapshot.ledger.values()
    )
    gone = f"cancellation to {seat_name(snapshot, old)}, " if has else ""
    duties = sum(one.goes and has_duty(one.session, one.role) for one in held)
    extra = f" with {duties} {'session' if duties == 1 else 'sessions'}" if duties else ""
    if not asked.confirmed:
        extra = ""  # sessions follow with the answer (RULES.md 5)
    person = _person(snapshot, asked)
    unknown = isinstance(asked.person, NewPerson) or (person is not None and not person.emails)
    missing = "; no address is known yet" if unknown else ""
    news = f"{gone}invitation to {comes}{extra}{missing}"
    return Consequence(about=About.CALENDARS, what="Calendars", news=news)


def _papers(snapshot: Snapshot, old: Invitation) -> Consequence:
    numbers = sorted(
        copy.number
        for copy in snapshot.copies.values()
        if copy.invitation == old.key and not copy.void
    )
    words = "Badge, place card and pack to be made again"
    if numbers:
        listed = listing([f"{number:02}" for number in numbers])
        words += f"; {'copy' if len(numbers) == 1 else 'copies'} {listed} "
        words += "becomes void" if len(numbers) == 1 else "become void"
    return Consequence(about=About.PAPERS, what=words)


def _delegation(snapshot: Snapshot, old: Invitation, comes: str) -> Iterator[Consequence]:
    body = organisation_of(snapshot, old)
    if old.head and body:
        words = f"{_begun(comes)} leads the delegation of {body.name}"
        yield Consequence(about=About.DELEGATION, what=words)


def _chairs(held: tuple[RoleHeld, ...]) -> Iterator[Consequence]:
    for one in held:
        if one.role is Role.CHAIR and one.lacks:
            what, key = f"“{one.session.title}”", str(one.session.key)
            yield Consequence(about=About.CHAIR, what=what, news=one.lacks, session=key)


def _bilaterals(
    snapshot: Snapshot, old: Invitation, held: tuple[RoleHeld, ...]
) -> Iterator[Consequence]:
    for one in held:
        others = _counterparts(snapshot, one.session, old)
        if one.session.kind is not SessionKind.BILATERAL or not others:
            continue
        news = "tell them who comes" if one.goes else "tell them that this place is open"
        what, key = f"Bilateral with {listing(others)}", str(one.session.key)
        yield Consequence(about=About.BILATERAL, what=what, news=news, session=key)


def _counterparts(snapshot: Snapshot, session: Session, old: Invitation) -> list[str]:
    """Return the other organisations that count in a session; of those without, the people."""
    own = organisation_of(snapshot, old)
    found: dict[str, None] = {}
    for listed in counting(snapshot, session):
        seat = snapshot.invitations[InvitationKey(listed.invitation)]
        body = organisation_of(snapshot, seat)
        if seat.key != old.key and (body is None or body != own):
            found[body.name if body else seat_name(snapshot, seat)] = None
    return list(found)


def _needs(comes: str) -> Consequence:
    what = "Dietary, access and travel papers do not go along"
    return Consequence(about=About.NEEDS, what=what, news=f"ask {comes}")


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
