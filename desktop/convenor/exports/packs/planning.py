"""From the convening, the agenda and the copies issued so far to the packs of an export."""

from collections.abc import Collection, Mapping
from typing import cast

from convenor.exports.packs.building import Builder
from convenor.exports.packs.composing import Composer
from convenor.exports.packs.content import PREVIEW, PackContent
from convenor.exports.packs.plan import (
    LeftOutOfPack,
    PackPlan,
    PackState,
    PlannedPack,
    numbered,
)
from convenor.exports.page.writings import one_line
from convenor.exports.recipients import Recipient
from convenor_db.domain.errors import Gone, InputRefused
from convenor_db.domain.invitations import PACKED
from convenor_db.domain.names import addressed, person_of, seat_name
from convenor_db.domain.ordering import ordered
from convenor_db.domain.records import Copy, Invitation, Release, Session
from convenor_db.domain.snapshot import Snapshot


def plan_packs(
    snapshot: Snapshot,
    *,
    sessions: Mapping[str, Session],
    only: str | None = None,
    seats: Collection[str] | None = None,
) -> PackPlan:
    """Return whose packs there are and how they stand to the copies issued (RULES.md 5).

    *sessions* are those of the agenda that is exported, by key. *only*: one address. *seats*: of
    no others is anything looked up. No page is built; what packs say is compared by hash.

    Raises `InputRefused` for an address that nobody here has.
    """
    composer = Composer(snapshot, sessions)
    copies = _by_seat(snapshot)
    packs: list[PlannedPack] = []
    left_out: list[LeftOutOfPack] = []
    for invitation in ordered(snapshot, _chosen(snapshot, only, seats)):
        if invitation.person is None:
            left_out.append(LeftOutOfPack(invitation.key, "pack", "The seat has no name yet"))
            continue
        content, kept_back = composer.content(invitation)
        packs.append(_planned(snapshot, invitation, content, copies.get(invitation.key, [])))
        left_out += [
            LeftOutOfPack(invitation.key, item, verdict.why) for item, verdict in kept_back
        ]
    last = last_number(snapshot)
    return PackPlan(
        packs=numbered(packs, last),
        left_out=tuple(left_out),
        last_number=last,
        version=_version(snapshot, sessions),
    )


def last_number(snapshot: Snapshot) -> int:
    """Return the highest number a copy ever had, void ones too."""
    return max((copy.number for copy in snapshot.copies.values()), default=0)


def preview_pack(
    snapshot: Snapshot, invitation_key: str, *, sessions: Mapping[str, Session]
) -> bytes:
    """Return a seat's pack as a file without number, PREVIEW where the copy would stand.

    Raises `Gone` where there is no such seat.
    """
    invitation = snapshot.invitations.get(invitation_key)
    if invitation is None:
        message = "The preview was not made: the seat is no longer there. Choose another one."
        raise Gone(message)
    content, _ = Composer(snapshot, sessions).content(invitation)
    return Builder().build(content, PREVIEW)[0]


def _chosen(snapshot: Snapshot, only: str | None, keys: Collection[str] | None) -> list[Invitation]:
    """Return the seats that get a pack: coming and tentative, of one address, of some *keys*."""
    seats = [one for one in snapshot.invitations.values() if keys is None or one.key in keys]
    if only is not None:
        address = only.strip().casefold()
        seats = [seat for seat in seats if address in _addresses(snapshot, seat)]
        if not seats:
            message = (
                f"Packs were not exported: nobody here has the address {only}. "
                "Look it up in People."
            )
            raise InputRefused(message)
    return [seat for seat in seats if seat.status in PACKED]


def _addresses(snapshot: Snapshot, invitation: Invitation) -> set[str]:
    person = person_of(snapshot, invitation)
    emails = person.emails if person else ()
    return {text.strip().casefold() for text in emails} - {""}


def _by_seat(snapshot: Snapshot) -> dict[str, list[Copy]]:
    found: dict[str, list[Copy]] = {}
    for copy in sorted(snapshot.copies.values(), key=lambda copy: copy.number):
        if copy.invitation is not None:
            found.setdefault(copy.invitation, []).append(copy)
    return found


def _planned(
    snapshot: Snapshot, invitation: Invitation, content: PackContent, copies: list[Copy]
) -> PlannedPack:
    valid = [copy for copy in copies if not copy.void]
    current = valid[-1] if valid else None
    same = current is not None and current.content == content.digest
    state = PackState.SAME if same else PackState.CHANGED if copies else PackState.NEW
    return PlannedPack(
        recipient=_recipient(snapshot, invitation),
        state=state,
        number=current.number if current else 0,
        of=current.of if current else 0,
        previous=copies[-1].number if state is PackState.CHANGED else None,
        pages=current.pages if same and current else None,
        parts=tuple(piece.part.title for piece in content.pieces),
        content=content,
        current=current,
    )


def _recipient(snapshot: Snapshot, invitation: Invitation) -> Recipient:
    person = person_of(snapshot, invitation)
    if person is None:
        return Recipient(invitation.key, seat_name(snapshot, invitation), "")
    email = person.emails[0].strip() if person.emails else ""
    return Recipient(invitation.key, one_line(addressed(person)), email)


def _version(snapshot: Snapshot, sessions: Mapping[str, Session]) -> int:
    """Return the number of the release the agenda is, 0 for the working draft."""
    releases = cast("list[Release]", list(snapshot.table("releases").values()))
    newest = max(releases, key=lambda release: release.number, default=None)
    if newest is None or {one.key: one for one in newest.sessions} != dict(sessions):
        return 0
    return newest.number
