"""A plan of calendars onto the disk, and into the ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from convenor.exports.calendars.plan import (
    CalendarPlan,
    LeftOut,
    PlannedFile,
    What,
)
from convenor.exports.files import (
    NameGiver,
    Outgoing,
    Progress,
    never_cancelled,
    no_progress,
    write_files,
)
from convenor.exports.recipients import Recipient
from convenor_db.domain.records import LedgerEntry, Method

ACTION: Final = "Export calendars"
"""What History calls it."""
_LONGEST_PART: Final = 60
"""Characters of a name or a title in a file's name."""


@dataclass(frozen=True, slots=True)
class WrittenCalendar:
    """One file of the report; an agenda has neither session nor UID nor sequence."""

    path: str
    recipient: Recipient
    session: str | None
    method: Method
    sequence: int | None
    uid: str | None


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """What was written, and who was left out and why."""

    files: tuple[WrittenCalendar, ...]
    left_out: tuple[LeftOut, ...]

    def as_json(self) -> dict[str, list[dict[str, object]]]:
        """Return the report as INTERCHANGE.md has it."""
        return {
            "files": [
                {
                    "path": file.path,
                    "recipient": file.recipient.as_json(),
                    "session": file.session,
                    "method": str(file.method),
                    "sequence": file.sequence,
                    "uid": file.uid,
                }
                for file in self.files
            ],
            "left_out": [{"invitation": seat, "why": why} for seat, why in self.left_out],
        }


def calendar_report(plan: CalendarPlan, folder: Path) -> CalendarReport:
    """Return what writing a plan into a folder would report; nothing is written."""
    paths = [str(folder.absolute() / name) for name in _names(plan)]
    return CalendarReport(
        tuple(
            WrittenCalendar(
                path, file.recipient, file.session, file.method, file.sequence, file.uid
            )
            for path, file in zip(paths, plan.files, strict=True)
        ),
        plan.left_out,
    )


def write_calendars(
    plan: CalendarPlan,
    folder: Path,
    *,
    commit: Callable[[tuple[LedgerEntry, ...]], None],
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> CalendarReport:
    """Write a plan's files and have its ledger recorded; all of it or nothing.

    The files are written under other names first, then *commit* records the ledger as a fact,
    then they get their names; a file of the same name is replaced. Without changes *commit* is
    not called. Raises what `write_files` raises, and what *commit* does.
    """

    def record() -> None:
        if plan.ledger:
            commit(plan.ledger)

    outgoing = [
        Outgoing(name, file.content) for name, file in zip(_names(plan), plan.files, strict=True)
    ]
    write_files(folder, outgoing, commit=record, progress=progress, cancelled=cancelled)
    return calendar_report(plan, folder)


def _names(plan: CalendarPlan) -> list[str]:
    """Return a file name for each file: the reader's name, what it is, and never a key."""
    names = NameGiver()
    return [names.give(_stem(file), ".ics") for file in plan.files]


def _stem(file: PlannedFile) -> str:
    called_off = file.method is Method.CANCEL
    title = file.title[:_LONGEST_PART]
    what = {
        What.UMBRELLA: "Cancelled invitation" if called_off else "Invitation",
        What.SESSION: f"Cancelled - {title}" if called_off else f"Session - {title}",
        What.AGENDA: "Agenda",
    }[file.what]
    return f"{file.recipient.name[:_LONGEST_PART]} - {what}"
