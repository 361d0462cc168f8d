"""A schedule from elsewhere: what would come in, and one button that does it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from convenor.dialogs.cities import offset_in_words
from convenor.dialogs.import_frame import ImportDialog
from convenor.dialogs.import_views import Found, ResultLists, order_tabs
from convenor.imports.agenda import AgendaFile, AgendaPlan, plan_agenda, read_agenda
from convenor.imports.events import Event
from convenor.imports.kinds import FileKind
from convenor.widgets.day_words import days_in_words, moment_in_words
from convenor.widgets.entry_list import Entry
from convenor.widgets.layouts import column
from convenor.widgets.panel import FactRow
from convenor.workplace import Workplace
from convenor_db.domain.actions.importing import added, field_changes, is_outside, name_of
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.ids import derived_key
from convenor_db.domain.records import Session, SessionKey
from convenor_db.domain.snapshot import Snapshot


class ImportAgendaDialog(ImportDialog):
    """Brings in sessions, rooms and speakers as one action."""

    TITLE = "Import an agenda"
    KIND = FileKind.AGENDA
    FILES = "Schedules (*.ics *.xml *.json);;All files (*)"
    OTHERS: ClassVar = {FileKind.PEOPLE: "Import as people"}

    def __init__(self, parent: QWidget, place: Workplace, path: Path) -> None:
        super().__init__(parent, place, path, (900, 700))
        self._file: AgendaFile | None = None
        self._plan: AgendaPlan | None = None
        self._zone = FactRow("globe", "Time zone", "")
        self._days = FactRow("calendar-days", "Days", "")
        self._earlier = FactRow("history", "Before", "")
        self._result = ResultLists()
        facts = column(self._zone, self._days, self._earlier, spacing=2)
        self.page.setLayout(column(facts, 6, (self._result, 1), spacing=8))
        self.body.add((self.page, 1))
        self.read_file(path)

    def reader(self) -> Callable[[bytes, str], Any]:
        """Return what reads a schedule of any form."""
        return lambda raw, name: read_agenda(raw, name=name)

    def show_read(self, read: AgendaFile) -> None:
        """Plan what the file would do."""
        self._file = read
        self.say_file(counted(len(read.events), "session", "sessions"))
        snapshot = self.snapshot
        self.run(lambda _job: plan_agenda(snapshot, read), "Looking what is new", self._take_plan)

    def _take_plan(self, plan: AgendaPlan) -> None:
        if self._file is None:
            return
        self._plan = plan
        self._zone.set_words(zone_sentence(self._file.events, self.snapshot))
        self._days.set_words(_days_sentence(plan, self.snapshot))
        self._earlier.set_words(_earlier_sentence(plan))
        self._result.show_found(_found(self._file, self.snapshot, plan))
        order_tabs((*self._result.stops(), self.cancel, self.primary))
        nothing = "" if plan.edit.puts else "Everything is here already, as the file has it."
        self.set_verb(_verb(plan), why_not=nothing)

    def take(self) -> None:
        """Write it, from the convening as it is at that moment."""
        if self._file is None or self._plan is None:
            return
        file = self._file

        def build(snapshot: Snapshot) -> Edit:
            return plan_agenda(snapshot, file).edit

        self.write(build, f"{_done(self._plan)}.")


def zone_sentence(events: tuple[Event, ...], snapshot: Snapshot) -> str:
    """Return what the times of a file mean at the venue, with one of them as an example."""
    venue = snapshot.convening.zone
    timed = next((event.begins for event in events if event.begins is not None), None)
    if timed is None:
        return f"The file has no times. The venue’s zone is {venue}."
    if timed.tzinfo is None:
        return f"Its times carry no zone: they are taken as times of the venue, {venue}."
    here = timed.astimezone(snapshot.zone)
    offset = timed.utcoffset()
    named = timed.tzinfo.key if isinstance(timed.tzinfo, ZoneInfo) else ""
    zone = named or (offset_in_words(offset) if offset is not None else "")
    if zone == venue:
        return f"The file’s times are in {zone}, as the venue’s."
    if here.replace(tzinfo=None) == timed.replace(tzinfo=None):
        return f"The file’s times are in {zone}; the venue’s zone {venue} shows the same then."
    there, venue_time = f"{timed:%a %H:%M}", f"{here:%a %H:%M}"
    return f"The file’s times are in {zone}, the venue’s in {venue}: {there} becomes {venue_time}."


def _days_sentence(plan: AgendaPlan, snapshot: Snapshot) -> str:
    days = days_in_words(snapshot.convening.starts, snapshot.convening.ends)
    if not plan.outside_days:
        return f"All of it lies inside {days}."
    count = counted(plan.outside_days, "session lies", "sessions lie")
    return f"{count} outside {days}. They come in all the same; the days are not changed."


def _earlier_sentence(plan: AgendaPlan) -> str:
    before = plan.updated + plan.unchanged
    if not before:
        return "No earlier import brought any of it."
    sessions = counted(before, "session", "sessions")
    return (
        f"An earlier import brought {sessions}: {plan.updated:,} differ now,"
        f" {plan.unchanged:,} stand here as the file has them."
    )


def _verb(plan: AgendaPlan) -> str:
    parts = []
    if plan.added:
        parts.append(f"add {counted(plan.added, 'session', 'sessions')}")
    if plan.updated:
        parts.append(f"update {plan.updated:,}")
    return ", ".join(parts).capitalize() or "Import"


def _done(plan: AgendaPlan) -> str:
    parts = []
    if plan.added:
        parts.append(f"added {counted(plan.added, 'session', 'sessions')}")
    if plan.updated:
        parts.append(f"updated {plan.updated:,}")
    if plan.rooms:
        parts.append(f"added {counted(plan.rooms, 'room', 'rooms')}")
    if plan.people:
        parts.append(f"added {counted(plan.people, 'person', 'people')}")
    return ", ".join(parts).capitalize()


def _found(file: AgendaFile, snapshot: Snapshot, plan: AgendaPlan) -> list[Found]:
    edit = plan.edit
    sessions = [one for one in added(snapshot, edit, "sessions") if isinstance(one, Session)]
    outside = [one for one in _sessions_of(file, snapshot, edit) if is_outside(snapshot, one)]
    rooms = {
        **{key: room.name for key, room in snapshot.rooms.items()},
        **{str(getattr(one, "key", "")): name_of(one) for one in added(snapshot, edit, "rooms")},
    }
    entry = partial(_session_entry, rooms=rooms)
    changes = [
        Entry(
            str(at),
            f"{one.name} · {one.field}",
            f"{one.before or 'nothing'} → {one.after or 'nothing'}",
        )
        for at, one in enumerate(field_changes(snapshot, edit))
    ]
    return [
        Found("Sessions", plan.added, "", [entry(one) for one in sessions]),
        Found("Changed", plan.updated, "Brought earlier; what differs:", changes),
        Found("Rooms", plan.rooms, "Rooms that are not here yet.", _names(snapshot, edit, "rooms")),
        Found(
            "Speakers", plan.people, "Each gets an approved seat as a speaker.",
            _names(snapshot, edit, "people"),
        ),
        Found("Outside the days", plan.outside_days, "", [entry(one) for one in outside]),
        Found(
            "Not taken", len(plan.refused), "These stay in the file.",
            [Entry(str(at), *_parted(words)) for at, words in enumerate(plan.refused)],
        ),
    ]  # fmt: skip


def _sessions_of(file: AgendaFile, snapshot: Snapshot, edit: Edit) -> list[Session]:
    """Return the session of each event as it will stand, also where nothing changes."""
    written = {put.key: put for put in edit.puts if isinstance(put, Session)}
    keys = (SessionKey(derived_key("sessions", event.source)) for event in file.events)
    found = (written.get(key) or snapshot.sessions.get(key) for key in keys)
    return [session for session in found if session is not None]


def _session_entry(session: Session, rooms: dict[str, str]) -> Entry:
    start = moment_in_words(session.start) if session.start else "without a time"
    parts = (start, f"{session.minutes} min", rooms.get(session.room or "", ""), str(session.kind))
    return Entry(session.key, session.title, " · ".join(part for part in parts if part))


def _names(snapshot: Snapshot, edit: Edit, kind: str) -> list[Entry]:
    return [Entry(str(at), name_of(one), "") for at, one in enumerate(added(snapshot, edit, kind))]


def _parted(words: str) -> tuple[str, str]:
    title, _, reason = words.rpartition(": ")
    return title or reason, reason.capitalize() if title else ""
