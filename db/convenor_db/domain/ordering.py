"""The order of names (RULES.md 7): host, alphabetical, by rank, or by hand."""

from collections.abc import Callable, Iterable
from typing import Final

from convenor_db.domain.names import (
    collation,
    name_in,
    organisation_of,
    person_of,
    person_sort_text,
)
from convenor_db.domain.records import Invitation, OrderBy
from convenor_db.domain.snapshot import Snapshot

SortKey = tuple[int | str, ...]
"""Compared piece by piece; names in it are collation keys."""

_LAST: Final = 1 << 40
"""A rank below every other."""


def ordered(snapshot: Snapshot, invitations: Iterable[Invitation]) -> list[Invitation]:
    """Return seats in the convening's order of names; equals stand by their key."""
    return sorted(invitations, key=order_key(snapshot))


def order_key(snapshot: Snapshot) -> Callable[[Invitation], SortKey]:
    """Return by what seats are sorted, as the convening's `order_by` says."""
    match snapshot.convening.order_by:
        case OrderBy.ALPHABETICAL:
            return lambda invitation: alphabetical_key(snapshot, invitation)
        case OrderBy.RANK:
            return lambda invitation: rank_key(snapshot, invitation)
        case OrderBy.MANUAL:
            return _manual_key(snapshot)
        case _:
            return lambda invitation: host_key(snapshot, invitation)


def alphabetical_key(snapshot: Snapshot, invitation: Invitation) -> SortKey:
    """Sort by organisation in the convening's first language, then by family name.

    Seats without an organisation stand last.
    """
    organisation = organisation_of(snapshot, invitation)
    name = name_in(organisation, first_language(snapshot)) if organisation else ""
    return (int(organisation is None), collation(name), *_person_key(snapshot, invitation))


def host_key(snapshot: Snapshot, invitation: Invitation) -> SortKey:
    """Sort the host country's seats first, all others after them alphabetically."""
    organisation = organisation_of(snapshot, invitation)
    host = snapshot.convening.country
    hosts = bool(host) and organisation is not None and organisation.country == host
    return (int(not hosts), *alphabetical_key(snapshot, invitation))


def rank_key(snapshot: Snapshot, invitation: Invitation) -> SortKey:
    """Sort by rank, then by day in post, then by name; who has none of these stands after."""
    person = person_of(snapshot, invitation)
    rank = person.rank if person else None
    since = person.in_post_since if person else None
    return (
        _LAST if rank is None else rank,
        since or "9999-12-31",
        *_person_key(snapshot, invitation),
    )


def first_language(snapshot: Snapshot) -> str:
    """Return the language in which the convening names its parties, or ''."""
    return next(iter(snapshot.convening.languages), "")


def _manual_key(snapshot: Snapshot) -> Callable[[Invitation], SortKey]:
    at = {key: index for index, key in enumerate(snapshot.convening.manual_order)}
    return lambda invitation: (
        at.get(invitation.key, _LAST),
        *host_key(snapshot, invitation),
    )


def _person_key(snapshot: Snapshot, invitation: Invitation) -> SortKey:
    person = person_of(snapshot, invitation)
    name = person_sort_text(person) if person else ""
    return (int(person is None), collation(name), str(invitation.key))
