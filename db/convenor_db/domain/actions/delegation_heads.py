"""Who leads a delegation: one at most (INTERCHANGE.md, `invitations[].head`)."""

from msgspec.structs import replace

from convenor_db.domain.actions.seats import seat_of_key
from convenor_db.domain.delegations import other_heads
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.invitations import OUT
from convenor_db.domain.names import organisation_of
from convenor_db.domain.snapshot import Snapshot


def make_head(snapshot: Snapshot, seat: str) -> Edit:
    """Let a seat lead the delegation of its organisation; who led it does so no more.

    A seat without a name may lead: the minister comes, who it will be is not known yet.
    Raises `Gone`, and `NotAllowed` for who is out or belongs to no organisation.
    """
    chosen = seat_of_key(snapshot, seat)
    body = organisation_of(snapshot, chosen)
    if body is None:
        message = (
            "The head was not changed: this seat belongs to no organisation. Give the person"
            " an organisation first."
        )
        raise NotAllowed(message)
    if chosen.status in OUT:
        message = (
            f"The head was not changed: this seat is {chosen.status}. Choose somebody who may come."
        )
        raise NotAllowed(message)
    led = (replace(chosen, head=True), *other_heads(snapshot, chosen))
    return Edit(label=f"Make {mention(chosen)} head of {mention(body)}", puts=led)


def unmake_head(snapshot: Snapshot, seat: str) -> Edit:
    """Let a seat no longer lead its delegation. Raises `Gone`."""
    led = seat_of_key(snapshot, seat)
    label = f"Make {mention(led)} head no more"
    return Edit(label=label, puts=(replace(led, head=False),))
