"""A seat taken back, in words: who comes again, and which substitute is withdrawn for it."""

from collections.abc import Iterator, Sequence

from convenor_db.domain.edits import counted
from convenor_db.domain.names import seat_name
from convenor_db.domain.records import Invitation, Status
from convenor_db.store.journal import Action


def words_of_return(action: Action, keys: Sequence[str]) -> str:
    """Return “Amara Okafor comes again; Sub Three is withdrawn”, or nothing.

    *keys* are the seats that were moved. Nothing is said where none of them was substituted.
    """
    seats = list(_seats(action))
    back = [after for before, after in seats
            if before.status is Status.SUBSTITUTED and after.status is not Status.SUBSTITUTED
            and after.key in keys]  # fmt: skip
    if not back:
        return ""
    gone = [after for before, after in seats
            if after.status is Status.WITHDRAWN and before.status is not Status.WITHDRAWN
            and after.key not in keys]  # fmt: skip
    comes = f"{_who(action, back)} {'comes' if len(back) == 1 else 'come'} again"
    if not gone:
        return comes
    return f"{comes}; {_who(action, gone)} {'is' if len(gone) == 1 else 'are'} withdrawn"


def _seats(action: Action) -> Iterator[tuple[Invitation, Invitation]]:
    """Return the seats that were changed, each as it was and as it is."""
    for change in action.changes:
        if isinstance(change.before, Invitation) and isinstance(change.after, Invitation):
            yield change.before, change.after


def _who(action: Action, seats: Sequence[Invitation]) -> str:
    """Return the name of one, the number of several."""
    if len(seats) == 1:
        return seat_name(action.snapshot, seats[0])
    return counted(len(seats), "person", "people")
