"""What can be done with those listed in a session: list, give a role, take off the list."""

from collections.abc import Callable

from msgspec.structs import replace

from convenor_db.domain.actions.sessions import session_of_key
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.invitations import live_seat
from convenor_db.domain.records import (
    Invitation,
    InvitationKey,
    Listed,
    PersonKey,
    Role,
    Session,
    Status,
)
from convenor_db.domain.snapshot import Snapshot


def list_seat(snapshot: Snapshot, key: str, invitation: str) -> Edit:
    """List a seat in a session, as required."""
    session = session_of_key(snapshot, key)
    if invitation not in snapshot.invitations:
        message = "Nobody was added: this seat has been deleted meanwhile."
        raise Gone(message)
    if any(listed.invitation == invitation for listed in session.people):
        message = "Nobody was added: they are in this session already."
        raise NotAllowed(message)
    label = f"Add {{invitations:{invitation}}} to {mention(session)}"
    return Edit(label=label, puts=(_with(session, InvitationKey(invitation)),))


def seat_and_list(snapshot: Snapshot, key: str, person: str, *, new_key: KeyMaker) -> Edit:
    """Give somebody a seat, approved, and list it in a session: one action."""
    session = session_of_key(snapshot, key)
    if person not in snapshot.people:
        message = "Nobody was added: this person has been deleted meanwhile."
        raise Gone(message)
    if live_seat(snapshot, person):
        message = "No seat was given: this person already holds a live seat. Add that one."
        raise NotAllowed(message)
    seat = Invitation(
        key=InvitationKey(new_key("invitations")), person=PersonKey(person), status=Status.APPROVED
    )
    label = f"Give {{people:{person}}} a seat and add to {mention(session)}"
    return Edit(label=label, puts=(seat, _with(session, seat.key)))


def _with(session: Session, invitation: InvitationKey) -> Session:
    return replace(session, people=(*session.people, Listed(invitation=invitation)))


def set_role(snapshot: Snapshot, key: str, invitation: str, role: Role) -> Edit:
    """Change what a listed person does in a session."""
    changed = _changed(snapshot, key, invitation, lambda one: replace(one, role=role))
    return Edit(label=f"Make {{invitations:{invitation}}} {role} in {mention(changed)}",
                puts=(changed,))  # fmt: skip


def set_transferable(snapshot: Snapshot, key: str, invitation: str, *, to: bool) -> Edit:
    """Say whether a role goes along with whoever comes in the person's place."""
    changed = _changed(snapshot, key, invitation, lambda one: replace(one, transferable=to))
    how = "transferable" if to else "not transferable"
    label = f"Make role of {{invitations:{invitation}}} in {mention(changed)} {how}"
    return Edit(label=label, puts=(changed,))


def unlist(snapshot: Snapshot, key: str, invitation: str) -> Edit:
    """Take somebody off the list of a session."""
    session = session_of_key(snapshot, key)
    kept = tuple(listed for listed in session.people if listed.invitation != invitation)
    label = f"Remove {{invitations:{invitation}}} from {mention(session)}"
    return Edit(label=label, puts=(replace(session, people=kept),))


def _changed(
    snapshot: Snapshot, key: str, invitation: str, change: Callable[[Listed], Listed]
) -> Session:
    session = session_of_key(snapshot, key)
    if all(listed.invitation != invitation for listed in session.people):
        message = "Nothing was changed: this person is no longer in the session."
        raise Gone(message)
    people = tuple(
        change(listed) if listed.invitation == invitation else listed for listed in session.people
    )
    return replace(session, people=people)
