"""Who may read what (RULES.md 4). What these functions do not let out stays in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from convenor_db.domain.invitations import PACKED, is_staff
from convenor_db.domain.names import organisation_of, person_of
from convenor_db.domain.ordering import ordered
from convenor_db.domain.records import (
    TLP,
    Brief,
    BriefKind,
    BriefState,
    Capacity,
    Invitation,
    PackPart,
    Person,
    Readers,
    RecipePart,
    Session,
    SessionKind,
)
from convenor_db.domain.snapshot import Snapshot

STRICTNESS: Final = (TLP.CLEAR, TLP.GREEN, TLP.AMBER, TLP.AMBER_STRICT, TLP.RED)
"""The marks from the most open to the closest."""

PROGRAMME_KINDS: Final = frozenset(
    {
        SessionKind.PLENARY,
        SessionKind.BREAKOUT,
        SessionKind.MEAL,
        SessionKind.RECEPTION,
        SessionKind.BREAK,
    }
)
"""Sessions of any other kind stand only in the itinerary of those listed in them."""

ABOUT_ALLOWED: Final = frozenset({BriefKind.ITINERARY, BriefKind.LOGISTICS, BriefKind.STATEMENT})
"""Kinds of brief that may reach the party they are about."""


class Reason(StrEnum):
    """Why something is kept from a reader."""

    NONE = "none"
    ABOUT = "about"  # about the reader, their organisation or a rival
    STATE = "state"  # not approved
    READERS = "readers"  # the list of readers names others
    MARK = "mark"  # the mark asks for more
    RECIPE = "recipe"  # the pack has no such part for this reader
    EMPTY = "empty"  # nothing would be left in it
    ROSTER = "roster"  # the list of participants is not disclosed
    UNNAMED = "unnamed"  # the seat has no name yet


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a reader gets something and, for the secretariat only, why not."""

    allowed: bool
    reason: Reason = Reason.NONE
    why: str = ""


READ: Final = Verdict(allowed=True)


def refused(reason: Reason, why: str) -> Verdict:
    """Return the verdict that keeps something from a reader; *why* is for the secretariat."""
    return Verdict(allowed=False, reason=reason, why=why)


def mark_of(snapshot: Snapshot, mark: str) -> TLP:
    """Return a thing's own mark or, where it has none, the convening's."""
    return TLP(mark) if mark else snapshot.convening.mark


def strictest(marks: Iterable[TLP]) -> TLP:
    """Return the closest of several marks; `TLP:CLEAR` of none."""
    return max(marks, key=STRICTNESS.index, default=TLP.CLEAR)


def may_read_brief(
    snapshot: Snapshot,
    brief: Brief,
    invitation: Invitation,
    *,
    sessions: Mapping[str, Session] | None = None,
    party: frozenset[str] | None = None,
) -> Verdict:
    """Say whether a brief reaches a seat: approved, filter, mark, and about nobody near.

    *sessions*: the agenda by which a brief about a session is judged (default: the working
    draft). *party*: what `party_of` returns, where many readers are asked about.
    """
    agenda = snapshot.sessions if sessions is None else sessions
    for refusal in (
        _about_reader(snapshot, brief, invitation, party),
        _not_approved(brief),
        _filtered_out(snapshot, brief, invitation, agenda),
        _mark_refuses(snapshot, brief, invitation),
    ):
        if refusal:
            return refusal
    return READ


def readers_of(
    snapshot: Snapshot, brief: Brief, *, sessions: Mapping[str, Session] | None = None
) -> list[Invitation]:
    """Return the seats, coming and tentative, that a brief reaches, in the order of names."""
    party = party_of(snapshot, brief)

    def reads(seat: Invitation) -> bool:
        return may_read_brief(snapshot, brief, seat, sessions=sessions, party=party).allowed

    seats = snapshot.invitations.values()
    return ordered(snapshot, (seat for seat in seats if seat.status in PACKED and reads(seat)))


def is_listed(session: Session, invitation: Invitation) -> bool:
    """Say whether a seat is among a session's people."""
    return any(listed.invitation == invitation.key for listed in session.people)


def listed_sessions(sessions: Mapping[str, Session], invitation: Invitation) -> list[Session]:
    """Return the sessions that stand in a seat's itinerary: scheduled, not dropped, in order."""
    return _in_order(
        session
        for session in sessions.values()
        if _stands(session)
        if is_listed(session, invitation)
    )


def itineraries(sessions: Mapping[str, Session]) -> dict[str, list[Session]]:
    """Return, by seat, the sessions that stand in its itinerary; `listed_sessions` for all."""
    found: dict[str, list[Session]] = {}
    for session in _in_order(session for session in sessions.values() if _stands(session)):
        for key in dict.fromkeys(listed.invitation for listed in session.people):
            found.setdefault(key, []).append(session)
    return found


def in_recipe(snapshot: Snapshot, part: PackPart, invitation: Invitation) -> bool:
    """Say whether the recipe gives a seat a part of the pack; without a recipe everybody has all.

    Both lists of a line empty: everybody; else the capacity or the constituency must be named.
    """
    recipe = cast("Iterable[RecipePart]", snapshot.table("recipe").values())
    lines = [line for line in recipe if line.part is part]
    if not lines:
        return not snapshot.table("recipe")
    organisation = organisation_of(snapshot, invitation)
    constituency = organisation.constituency if organisation else None
    return any(
        not (line.constituencies or line.capacities)
        or invitation.capacity in line.capacities
        or constituency in line.constituencies
        for line in lines
    )


def programme_sessions(
    snapshot: Snapshot, sessions: Mapping[str, Session], invitation: Invitation
) -> list[Session]:
    """Return the sessions that stand in the programme as a seat may read it."""
    return _in_order(
        session
        for session in sessions.values()
        if _stands(session) and _in_programme(snapshot, session, invitation)
    )


def participants_visible(snapshot: Snapshot, invitation: Invitation) -> bool:
    """Say whether a seat may read who takes part, and who chairs and speaks."""
    return snapshot.convening.roster_disclosable or is_staff(snapshot, invitation)


def may_read_mark(
    mark: TLP, invitation: Invitation, *, by_name: bool = False, by_organisation: bool = False
) -> bool:
    """Say whether a mark lets a seat read, once the filter has let it through.

    *by_name*: the list of readers names the seat; *by_organisation*: its organisation.
    """
    match mark:
        case TLP.RED:
            return by_name
        case TLP.AMBER_STRICT:
            return by_name or by_organisation
        case TLP.AMBER:
            return invitation.capacity is not Capacity.PRESS
        case _:
            return True


def ties(snapshot: Snapshot, person: Person | None, invitation: Invitation | None) -> set[str]:
    """Return every organisation somebody belongs to: seat, own, and all other posts."""
    found: set[str | None] = set()
    if invitation:
        found.add(invitation.seat_of)
    if person:
        found.add(person.organisation)
        found.update(post.organisation for post in person.other_posts)
    return {key for key in found if key}


def party_of(snapshot: Snapshot, brief: Brief) -> frozenset[str]:
    """Return the organisation that a brief is about, of a person every one they belong to."""
    if brief.about.organisation:
        return frozenset({str(brief.about.organisation)})
    if brief.about.person is None:
        return frozenset()
    seats = (
        str(invitation.seat_of)
        for invitation in snapshot.invitations.values()
        if invitation.seat_of and invitation.person == brief.about.person
    )
    return frozenset(ties(snapshot, snapshot.people.get(brief.about.person), None).union(seats))


def _about_reader(
    snapshot: Snapshot, brief: Brief, invitation: Invitation, party: frozenset[str] | None
) -> Verdict | None:
    about = brief.about
    if brief.kind in ABOUT_ALLOWED or not (about.organisation or about.person):
        return None
    if about.person and about.person == invitation.person:
        return refused(Reason.ABOUT, "About the reader")
    party = party_of(snapshot, brief) if party is None else party
    near = ties(snapshot, person_of(snapshot, invitation), invitation)
    if party & near:
        return refused(Reason.ABOUT, "About the reader’s own organisation")
    rivals = _rival_groups(snapshot, party) & _rival_groups(snapshot, near)
    if rivals:
        return refused(Reason.ABOUT, f"About a rival (group “{min(rivals)}”)")
    return None


def _rival_groups(snapshot: Snapshot, organisations: Iterable[str]) -> set[str]:
    found = (snapshot.organisations.get(key) for key in organisations)
    return {organisation.rival_group for organisation in found if organisation} - {""}


def _not_approved(brief: Brief) -> Verdict | None:
    if brief.state is BriefState.APPROVED:
        return None
    state = brief.state.replace("-", " ")
    return refused(Reason.STATE, f"Not approved: its state is {state}")


def _filtered_out(
    snapshot: Snapshot, brief: Brief, invitation: Invitation, sessions: Mapping[str, Session]
) -> Verdict | None:
    readers = brief.readers
    if readers.constituencies or readers.organisations or readers.invitations:
        if _names(snapshot, readers, invitation):
            return None
        why = "Readers: neither the seat, its organisation nor its constituency is named"
        return refused(Reason.READERS, why)
    if brief.about.session is None:
        return None
    session = sessions.get(brief.about.session)
    if session and is_listed(session, invitation):
        return None
    return refused(Reason.READERS, "About a session the reader is not listed in")


def _names(snapshot: Snapshot, readers: Readers, invitation: Invitation) -> bool:
    organisation = organisation_of(snapshot, invitation)
    return invitation.key in readers.invitations or (
        organisation is not None
        and (
            organisation.key in readers.organisations
            or organisation.constituency in readers.constituencies
        )
    )


def _mark_refuses(snapshot: Snapshot, brief: Brief, invitation: Invitation) -> Verdict | None:
    mark = mark_of(snapshot, brief.mark)
    organisation = organisation_of(snapshot, invitation)
    if may_read_mark(
        mark,
        invitation,
        by_name=invitation.key in brief.readers.invitations,
        by_organisation=organisation is not None
        and organisation.key in brief.readers.organisations,
    ):
        return None
    return refused(Reason.MARK, f"{mark}: {_MARK_ASKS[mark]}")


_MARK_ASKS: Final = {
    TLP.RED: "the reader is not named in the readers",
    TLP.AMBER_STRICT: "neither the reader nor their organisation is named in the readers",
    TLP.AMBER: "not for press",
}


def _stands(session: Session) -> bool:
    return session.start is not None and session.dropped_on is None


def _in_programme(snapshot: Snapshot, session: Session, invitation: Invitation) -> bool:
    mark = mark_of(snapshot, session.mark)
    return session.kind in PROGRAMME_KINDS and may_read_mark(mark, invitation)


def _in_order(sessions: Iterable[Session]) -> list[Session]:
    return sorted(sessions, key=lambda session: (session.start or "", session.minutes, session.key))
