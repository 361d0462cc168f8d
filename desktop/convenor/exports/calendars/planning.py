"""From the convening, the agenda and the ledger to the files an export would write."""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from convenor.exports.calendars.composing import Composer
from convenor.exports.calendars.lines import is_address
from convenor.exports.calendars.plan import (
    CalendarOptions,
    CalendarPlan,
    Outcome,
    PeopleCounts,
    PlannedEntry,
)
from convenor.exports.calendars.seats import SeatPlan, SeatPlanner
from convenor.exports.calendars.versions import Versions
from convenor_db.domain.errors import InputRefused, NotAllowed
from convenor_db.domain.names import collation, person_of, person_sort_text
from convenor_db.domain.records import Convening, LedgerEntry, Organiser, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import instant_text

EVERYTHING_CHANGED = CalendarOptions()


def new_uid() -> str:
    """Return a UID that is new in the world (RFC 7986, 5.3)."""
    return f"{uuid.uuid4()}@convenor.invalid"


def plan_calendars(
    snapshot: Snapshot,
    sessions: Mapping[str, Session],
    *,
    now: datetime,
    new_uid: Callable[[], str],
    options: CalendarOptions = EVERYTHING_CHANGED,
) -> CalendarPlan:
    """Return what has to be written so that every calendar says what the convening says.

    *sessions* are those of the agenda that is exported, by key: the newest release's or the
    working draft's. *new_uid* makes a UID that is new in the world (RFC 7986, 5.3), lower-case
    ASCII, without any of the file's keys. Nothing is written, and the same values give the same
    plan; files are composed when they are asked for.

    Raises `NotAllowed` without an organiser's address, `InputRefused` for an address in
    *options* that nobody here has.
    """
    organiser = _organiser(snapshot.convening)
    composer = Composer(snapshot, sessions, organiser)
    versions = Versions(composer, instant_text(now), new_uid, options.cancel_old_address)
    planner = SeatPlanner(snapshot, sessions, versions, options)
    plans = [planner.plan(key, rows) for key, rows in _chosen(snapshot, options).items()]
    return _gathered(snapshot, organiser, plans)


def _organiser(convening: Convening) -> Organiser:
    organiser = convening.organiser
    address = organiser.email.strip() if organiser else ""
    if organiser is None or not is_address(address):
        message = (
            "Calendars were not exported: the organiser has no address that replies could go to. "
            "Enter it in Convening > Settings > Organiser."
        )
        raise NotAllowed(message)
    return Organiser(name=organiser.name, email=address)


def _chosen(snapshot: Snapshot, options: CalendarOptions) -> dict[str, list[LedgerEntry]]:
    """Return the ledger's rows by seat: every seat there is or was, or those asked for."""
    rows: dict[str, list[LedgerEntry]] = {key: [] for key in snapshot.invitations}
    for row in snapshot.ledger.values():
        rows.setdefault(row.invitation, []).append(row)
    if options.seats is not None:
        rows = {key: of_seat for key, of_seat in rows.items() if key in options.seats}
    if options.only is None:
        return rows
    address = options.only.strip().casefold()
    found = {
        key: of_seat
        for key, of_seat in rows.items()
        if address in _addresses(snapshot, key, of_seat)
    }
    if not found:
        message = (
            f"Calendars were not exported: nobody here has the address {options.only}. "
            "Look it up in People."
        )
        raise InputRefused(message)
    return found


def _addresses(snapshot: Snapshot, key: str, rows: list[LedgerEntry]) -> set[str]:
    invitation = snapshot.invitations.get(key)
    person = person_of(snapshot, invitation) if invitation else None
    emails = person.emails if person else ()
    return {text.strip().casefold() for text in (*emails, *(row.address for row in rows))} - {""}


def _gathered(snapshot: Snapshot, organiser: Organiser, plans: list[SeatPlan]) -> CalendarPlan:
    written = sorted(
        (plan for plan in plans if plan.files), key=lambda plan: _name_order(snapshot, plan)
    )
    changes = [change for plan in plans for change in plan.changes]
    outcomes = Counter(plan.outcome for plan in plans)
    return CalendarPlan(
        files=tuple(file for plan in written for file in plan.files),
        left_out=tuple(line for plan in plans for line in plan.left_out),
        people=PeopleCounts(
            outcomes[Outcome.NEW],
            outcomes[Outcome.CHANGED],
            outcomes[Outcome.CANCELLED],
            outcomes[Outcome.UNCHANGED],
        ),
        old_organisers=_old_organisers(organiser, changes),
        outcomes={plan.invitation: plan.outcome for plan in plans},
        latest=tuple({change.after.uid: change for change in changes}.values()),
    )


def _name_order(snapshot: Snapshot, plan: SeatPlan) -> tuple[str, str]:
    """Return by what a recipient sorts: the store's key where it has one."""
    invitation = snapshot.invitations.get(plan.invitation)
    person = person_of(snapshot, invitation) if invitation else None
    if person is None:
        return collation(plan.files[0].recipient.name), plan.invitation
    kept = snapshot.folded(person.key).sort
    return kept or collation(person_sort_text(person)), plan.invitation


def _old_organisers(organiser: Organiser, changes: list[PlannedEntry]) -> tuple[str, ...]:
    addresses = {change.after.organiser for change in changes}
    return tuple(sorted(old for old in addresses if old.casefold() != organiser.email.casefold()))
