"""What the delegation sheet says, as plain values.

On it stand the seats that a delegation has or may have: live ones and the waiting list. What is
only weighed (longlist, shortlist) and who is out is counted below them, so that nothing is lost
silently.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from convenor.exports.packs.wording import CONSTITUENCIES, ORDERS, RULES
from convenor.exports.page.dates import short_moment
from convenor.exports.page.writings import one_line, unprintable
from convenor_db.domain.delegations import (
    LISTED,
    Delegation,
    delegations,
    lack_in_words,
    places_in_words,
)
from convenor_db.domain.edits import counted
from convenor_db.domain.listing import listing
from convenor_db.domain.names import full_name, name_in, person_of
from convenor_db.domain.ordering import first_language
from convenor_db.domain.records import TLP, Invitation, Organisation, Status
from convenor_db.domain.snapshot import Snapshot

STATUSES: Final = {
    Status.LONGLIST: "Longlist",
    Status.SHORTLIST: "Shortlist",
    Status.APPROVED: "Approved",
    Status.INVITED: "Invited",
    Status.TENTATIVE: "Tentative",
    Status.ACCEPTED: "Accepted",
    Status.ATTENDED: "Attended",
    Status.WAITLISTED: "Waiting list",
    Status.DECLINED: "Declined",
    Status.ABSENT: "Absent",
    Status.WITHDRAWN: "Withdrawn",
    Status.SUBSTITUTED: "Substituted",
}
"""The words of the window's chips."""
WITHOUT: Final = "Without an organisation"
HEAD: Final = "Head of delegation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One line: somebody, or *count* seats without a name that are alike.

    *times* are when they are there, on the venue's clocks; *beside* is what else there is to
    say of their seat: whether they lead, whom they stand for.
    """

    name: str
    native: str = ""
    post: str = ""
    beside: tuple[str, ...] = ()
    capacity: str = ""
    status: str = ""
    times: tuple[str, ...] = ()
    languages: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One delegation: what it is called, its places, its members, and what it is wanting."""

    name: str
    about: str
    places: str
    members: tuple[Member, ...]
    lacks: tuple[str, ...]
    unlisted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationSheet:
    """The whole sheet. *unprintable* are characters that no bundled face has."""

    convening: str
    mark: TLP
    rule: str
    zone: str
    order: str
    groups: tuple[Group, ...]
    counts: str
    unprintable: str


def delegation_sheet(snapshot: Snapshot) -> DelegationSheet:
    """Return what the sheet says of a convening.

    Its mark is the convening's: no name of a person, seat or organisation has one of its own,
    and nothing else is named on it (RULES.md 4).
    """
    convening = snapshot.convening
    found = delegations(snapshot)
    groups = tuple(_group(snapshot, one) for one in found)
    return DelegationSheet(
        convening=one_line(convening.title),
        mark=convening.mark,
        rule=RULES[convening.rule],
        zone=convening.zone.rpartition("/")[2].replace("_", " "),
        order=ORDERS[convening.order_by],
        groups=groups,
        counts=_counts(found),
        unprintable=unprintable("".join(_texts(groups))),
    )


def _counts(found: Sequence[Delegation]) -> str:
    """Return “95 delegations, 129 places taken of 224 agreed”."""
    named = [one for one in found if one.organisation]
    taken = sum(one.taken for one in found)
    agreed = [one.agreed for one in named if one.agreed is not None]
    words = f"{counted(len(named), 'delegation', 'delegations')}, "
    words += f"{counted(taken, 'place', 'places')} taken"
    if not agreed:
        return words
    some = "" if len(agreed) == len(named) else f" with {len(agreed):,} of them"
    return f"{words}, {sum(agreed):,} agreed{some}"


def _group(snapshot: Snapshot, one: Delegation) -> Group:
    body = one.organisation
    return Group(
        name=_name(snapshot, body),
        about=_capital(CONSTITUENCIES[body.constituency]) if body else "",
        places=places_in_words(one),
        members=tuple(_members(snapshot, one.listed)),
        lacks=tuple(lack_in_words(one, lack) for lack in one.lacks()),
        unlisted=_unlisted(one),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _name(snapshot: Snapshot, body: Organisation | None) -> str:
    return one_line(name_in(body, first_language(snapshot))) if body else WITHOUT


def _unlisted(one: Delegation) -> str:
    others = Counter(seat.status for seat in one.seats if seat.status not in LISTED)
    words = [f"{others[status]} {_lower(status)}" for status in STATUSES if others[status]]
    return f"Not listed: {listing(words)}." if words else ""


def _lower(status: Status) -> str:
    on = "on the " if status in (Status.LONGLIST, Status.SHORTLIST) else ""
    return f"{on}{STATUSES[status].lower()}"


def _members(snapshot: Snapshot, seats: Sequence[Invitation]) -> Iterator[Member]:
    """Yield one line for each person; seats without a name that say the same share one."""
    for member, alike in groupby(_member(snapshot, seat) for seat in seats):
        if member.named:
            yield from alike
            continue
        count = len(list(alike))
        yield replace(member, name=_unnamed(count)) if count > 1 else member


def _unnamed(count: int) -> str:
    return f"{counted(count, 'seat', 'seats')} not yet named"


def _member(snapshot: Snapshot, seat: Invitation) -> Member:
    person = person_of(snapshot, seat)
    return Member(
        name=one_line(full_name(person)) if person else "Not yet named",
        native=one_line(person.native) if person else "",
        post=one_line(person.post) if person else "",
        beside=tuple(_beside(snapshot, seat)),
        capacity=str(seat.capacity).capitalize(),
        status=STATUSES[seat.status],
        times=tuple(_times(seat)),
        languages=", ".join(map(one_line, person.languages)) if person else "",
        named=person is not None,
    )


def _beside(snapshot: Snapshot, seat: Invitation) -> Iterator[str]:
    if seat.head:
        yield HEAD
    principal = snapshot.invitations.get(seat.substitute_for or "")
    if principal:
        person = person_of(snapshot, principal)
        name = one_line(full_name(person)) if person else "a seat without a name"
        yield f"in place of {name}"


def _times(seat: Invitation) -> Iterator[str]:
    """Yield when somebody is there; times at the venue say nothing of who is not there."""
    if seat.remote:
        yield "Remote"
        return
    if seat.arrives:
        yield f"from {short_moment(seat.arrives)}"
    if seat.leaves:
        yield f"to {short_moment(seat.leaves)}"


def _texts(groups: Sequence[Group]) -> Iterator[str]:
    for group in groups:
        yield group.name
        for one in group.members:
            yield from (one.name, one.native, one.post, one.languages, *one.beside)
