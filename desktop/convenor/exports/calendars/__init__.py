"""Calendars for people who will never see the program: invitations, changes, agendas (RFC 5546).

`plan_calendars` says what has changed since the last export, `write_calendars` writes it. The
ledger decides what is new, never the files of an earlier export. Knows neither Qt nor the store.
"""

from convenor.exports.calendars.plan import (
    CalendarOptions,
    CalendarPlan,
    InAgenda,
    LeftOut,
    Outcome,
    PeopleCounts,
    PlannedEntry,
    PlannedFile,
    What,
)
from convenor.exports.calendars.planning import new_uid, plan_calendars
from convenor.exports.calendars.writing import (
    ACTION,
    CalendarReport,
    WrittenCalendar,
    calendar_report,
    write_calendars,
)
from convenor.exports.recipients import Recipient

__all__ = [
    "ACTION",
    "CalendarOptions",
    "CalendarPlan",
    "CalendarReport",
    "InAgenda",
    "LeftOut",
    "Outcome",
    "PeopleCounts",
    "PlannedEntry",
    "PlannedFile",
    "Recipient",
    "What",
    "WrittenCalendar",
    "calendar_report",
    "new_uid",
    "plan_calendars",
    "write_calendars",
]
