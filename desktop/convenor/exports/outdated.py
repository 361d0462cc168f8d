"""Whose calendar or pack no longer says what the convening says; who never had one is not named."""

from dataclasses import dataclass, field
from datetime import datetime

from convenor.exports.agenda import followed_agenda
from convenor.exports.calendars import CalendarOptions, Outcome, new_uid, plan_calendars
from convenor.exports.packs import PackState, plan_packs
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.snapshot import Snapshot

_STALE = frozenset({Outcome.CHANGED, Outcome.CANCELLED})


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """Keys of seats by what of theirs would be written anew."""

    calendars: frozenset[str] = field(default_factory=frozenset)
    packs: frozenset[str] = field(default_factory=frozenset)

    @property
    def recipients(self) -> frozenset[str]:
        """Everybody who holds something that is out of date."""
        return self.calendars | self.packs


def out_of_date(snapshot: Snapshot, *, now: datetime) -> OutOfDate:
    """Return what an export would write anew to those who have had one before."""
    return OutOfDate(_calendars(snapshot, now), _packs(snapshot))


def _calendars(snapshot: Snapshot, now: datetime) -> frozenset[str]:
    written = frozenset(str(row.invitation) for row in snapshot.ledger.values())
    if not written:
        return frozenset()
    sessions = followed_agenda(snapshot).sessions
    options = CalendarOptions(seats=written)
    try:
        plan = plan_calendars(snapshot, sessions, now=now, new_uid=new_uid, options=options)
    except NotAllowed:  # the organiser has no address any more: nothing can be written
        return frozenset()
    return frozenset(key for key, outcome in plan.outcomes.items() if outcome in _STALE)


def _packs(snapshot: Snapshot) -> frozenset[str]:
    issued = frozenset(str(one.invitation) for one in snapshot.copies.values() if one.invitation)
    if not issued:
        return frozenset()
    sessions = followed_agenda(snapshot).sessions
    plan = plan_packs(snapshot, sessions=sessions, seats=issued)
    return frozenset(
        pack.recipient.invitation for pack in plan.packs if pack.state is PackState.CHANGED
    )
