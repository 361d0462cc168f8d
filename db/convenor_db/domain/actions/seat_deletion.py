"""Deleting seats while nothing that has happened names them (RULES.md 3)."""

from collections.abc import Sequence

from convenor_db.domain.deletion import plan_deletion, what_happened
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.names import seat_name
from convenor_db.domain.snapshot import Snapshot

_NAMED = 3
"""So many of those that cannot be deleted are named; the others are counted."""


def delete(snapshot: Snapshot, keys: Sequence[str]) -> Edit:
    """Delete seats, and take them out of the sessions and pairs that name them.

    Raises `NotAllowed`, naming them, while something that has happened names one of them: it is
    withdrawn instead. Raises `Gone` if none of them is there.
    """
    known = [key for key in keys if key in snapshot.invitations]
    if not known:
        message = "Nothing was deleted: it has been deleted already."
        raise Gone(message)
    try:
        plan = plan_deletion(snapshot, [("invitations", key) for key in known])
    except NotAllowed:
        raise NotAllowed(_why_not(snapshot, known)) from None
    one = f"{{invitations:{known[0]}}}"
    what = f"seat of {one}" if len(known) == 1 else counted(len(known), "seat", "seats")
    if len(known) == 1 and snapshot.invitations[known[0]].person is None:
        what = one
    return Edit(label=f"Delete {what}", puts=plan.puts, removes=plan.removes)


def _why_not(snapshot: Snapshot, keys: Sequence[str]) -> str:
    happened = what_happened(snapshot)
    stuck = [
        seat_name(snapshot, snapshot.invitations[key])
        for key in keys
        if ("invitations", key) in happened
    ]
    rest = len(stuck) - _NAMED
    names = ", ".join(stuck[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")
    one = len(stuck) == 1
    return (
        f"Nothing was deleted: the {'seat' if one else 'seats'} of {names}"
        f" {'stands' if one else 'stand'} in calendars, copies, replies or a release that were"
        f" given out. Withdraw {'it' if one else 'them'} instead."
    )
