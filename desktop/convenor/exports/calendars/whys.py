"""Why a file is written, in the few words a table has room for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from convenor.exports.calendars.facts import Facts
from convenor.exports.calendars.plan import InAgenda, PlannedEntry
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Invitation, LedgerEntry, Method, Session, Status
from convenor_db.domain.zones import wall

NEWLY_INVITED: Final = "newly invited"
AGAIN: Final = "again"
NEW_ADDRESS: Final = "new address"
OLD_ADDRESS: Final = "address changed"
NEW_ORGANISER: Final = "organiser’s address changed"
_NO_DUTY: Final = ("", "required", "optional")
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
"""Not from the locale: Qt sets it, and the rest of the table is English."""
_LEFT: Final = frozenset({Status.DECLINED, Status.WITHDRAWN, Status.SUBSTITUTED})


def for_new(session: str | None, role: str) -> str:
    """Say why somebody gets an entry they never had."""
    if session is None:
        return NEWLY_INVITED
    return "newly listed" if role in _NO_DUTY else f"as {role}"


def for_change(before: LedgerEntry, was: Facts, now: Facts, *, requested: bool) -> str:
    """Say what changed between two versions of an entry."""
    if before.method is Method.CANCEL or not (before.method is Method.REQUEST or before.in_agenda):
        return "on again"
    told = [
        _moved(was, now),
        "room" if was.place != now.place else "",
        "title" if was.title != now.title else "",
        "link" if was.link != now.link else "",
        "time zone" if was.zone != now.zone else "",
        _role(was.role, now.role),
    ]
    words = ", ".join(word for word in told if word)
    return words or ("now invited to it" if requested else "changed")


def for_lost_duty(was: str) -> str:
    """Say why a session's invitation is called off for somebody who stays listed there."""
    return f"no longer {was}" if was else "no longer invited to it"


def for_leaving(invitation: Invitation | None) -> str:
    """Say why somebody's entries are called off."""
    if invitation is None:
        return "seat deleted"
    if invitation.person is None:
        return "seat no longer named"
    return str(invitation.status) if invitation.status in _LEFT else "no longer invited"


def for_gone(session: Session | None) -> str:
    """Say why a session no longer stands in the calendar of somebody who stays."""
    if session is None:
        return "session deleted"
    if session.dropped_on is not None:
        return "session dropped"
    return "not scheduled" if session.start is None else "no longer listed"


def for_agenda(entries: Sequence[PlannedEntry]) -> str:
    """Say why an agenda is written: the one change, or how many of each kind."""
    changed = [entry for entry in entries if entry.changed]
    if not changed:
        return AGAIN
    if not any(entry.before and entry.before.in_agenda for entry in entries):
        return "first agenda"
    if len(changed) == 1:
        return f"{changed[0].after.title}: {changed[0].why}"
    gone = sum(entry.in_agenda is InAgenda.GONE for entry in changed)
    new = sum(entry.before is None for entry in changed)
    counts = ((new, "new"), (len(changed) - gone - new, "changed"), (gone, "gone"))
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def _moved(was: Facts, now: Facts) -> str:
    if was.start != now.start and was.start and now.start:
        return f"moved {_from_to(was, now)}"
    if was.start != now.start:
        return "time"
    if was.minutes == now.minutes or now.whole_days:
        return "" if was.minutes == now.minutes else "days"
    if was.minutes is None or now.minutes is None:
        return "length"
    return f"{was.minutes} → {counted(now.minutes, 'minute', 'minutes')}"


def _from_to(was: Facts, now: Facts) -> str:
    """Return times alone on the same day, days and times otherwise, days for whole days."""
    before, after = wall(was.start or ""), wall(now.start or "")
    if now.whole_days:
        return f"{_day(before)} → {_day(after)}"
    if before.date() == after.date():
        return f"{before:%H:%M} → {after:%H:%M}"
    return f"{_day(before)} {before:%H:%M} → {_day(after)} {after:%H:%M}"


def _day(moment: datetime) -> str:
    return f"{_WEEKDAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}"


def _role(was: str, now: str) -> str:
    if was == now:
        return ""
    if now in _NO_DUTY and was not in _NO_DUTY:
        return f"no longer {was}"
    return f"now {now}" if was in _NO_DUTY else f"{was} → {now}"
