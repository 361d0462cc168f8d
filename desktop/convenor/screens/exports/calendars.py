"""Calendars: who is written what and why, before it is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from convenor.document import Document
from convenor.exports.agenda import followed_agenda
from convenor.exports.calendars import (
    ACTION,
    CalendarOptions,
    CalendarPlan,
    CalendarReport,
    LeftOut,
    Outcome,
    PlannedFile,
    What,
    new_uid,
    plan_calendars,
    write_calendars,
)
from convenor.models.calendar_files import BY_OUTCOME, COLUMNS, CalendarRow, rows_of
from convenor.models.table import TableModel
from convenor.screens.exports.calendar_cells import (
    ANSWER,
    LOOKS,
    VERSION,
    WHAT,
    WHY,
    CalendarCells,
)
from convenor.screens.exports.calendar_help import CalendarHelp
from convenor.screens.exports.calendar_panel import CalendarPanel
from convenor.screens.exports.planned_view import Door, PlannedView, Work, a_table
from convenor.screens.exports.planning import Question
from convenor.tasks import Job
from convenor.widgets.buttons import Button
from convenor.workplace import Workplace
from convenor_db.domain.edits import counted
from convenor_db.domain.names import person_of, seat_name
from convenor_db.domain.snapshot import Snapshot

_SETTINGS: Final = "Convening settings…"
_WIDTHS: Final = (236, 112, 154, 74, 96)
_GO_FIRST: Final = (ANSWER, VERSION, WHY)
_COUNTED: Final = (Outcome.NEW, Outcome.CHANGED, Outcome.CANCELLED)


class _Looked(NamedTuple):
    """A plan, its rows, and what finds each; made off the window's thread."""

    plan: CalendarPlan
    rows: dict[str, CalendarRow]
    haystack: dict[str, str]


class CalendarView(PlannedView):
    """What changed in people's calendars since the last export."""

    FOLDER = "calendars"
    FACET = BY_OUTCOME.name

    def __init__(self, place: Workplace) -> None:
        self._files: TableModel[CalendarRow] = TableModel(COLUMNS, facets=(BY_OUTCOME,))
        self._calendar = CalendarPanel()
        table = a_table(
            "Calendar files", self._files, _WIDTHS, goes_first=_GO_FIRST, stretches=WHAT
        )
        super().__init__(place, model=self._files, table=table, panel=self._calendar)
        self._files.setParent(self)
        table.setItemDelegate(CalendarCells(table))
        self._plan: CalendarPlan | None = None
        self._rows: dict[str, CalendarRow] = {}
        self._last: tuple[int, Path] | None = None
        help_button = Button("What to do with them", icon="circle-help")
        self.tools = (help_button, self.write_button)
        help_button.clicked.connect(self.show_help)
        self._banner.action_taken.connect(self._open_settings)
        self._empty.primary_taken.connect(self._take_primary)
        self._empty.quiet_taken.connect(self.show_help)
        self._calendar.person_wanted.connect(partial(place.go_to, "people"))

    # Looking

    def question(self) -> Question:
        """Return what plans the calendars of now."""
        return partial(_looked_through, self._planner(), self.document.snapshot)

    def _planner(self) -> "partial[CalendarPlan]":
        options = CalendarOptions(everything=self.everything.isChecked())
        draft, now = self.draft.isChecked(), self.place.clock()
        return partial(_plan_of, options=options, draft=draft, now=now)

    def take(self, looked: _Looked) -> None:
        """Show a plan."""
        plan = looked.plan
        self._plan, self._rows = plan, looked.rows
        self._files.show_records(self._rows, looked.haystack)
        self.say_counts(self._doors(plan))
        self._say_empty(plan)
        if plan.old_organisers:
            old = ", ".join(plan.old_organisers)
            words = f"The organiser’s address has changed: entries from {old} are cancelled, "
            self._banner.show_message(f"{words}and everybody is invited anew.", level="warn")

    def plan_refused(self, sentence: str) -> None:
        """Say that the organiser's address is missing, and lead to it."""
        self._plan, self._rows = None, {}
        self._files.show_records({}, {})
        self.say_counts(())
        self._empty.set_words("No calendars yet", "An invitation needs an address for replies.")
        self.show_page(self._empty)
        self._banner.show_message(sentence, actions=(_SETTINGS,))
        self._calendar.show_nothing()
        self.tell_tools()

    def _doors(self, plan: CalendarPlan) -> Iterator[Door]:
        people = plan.people
        if people.concerned:
            yield Door(counted(people.concerned, "person", "people"), is_total=True)
        for outcome in _COUNTED:
            count = getattr(people, outcome)
            if count:
                yield Door(f"{count:,} {outcome}", LOOKS[outcome], str(outcome))
        if people.unchanged:
            look = LOOKS[Outcome.UNCHANGED] if self.everything.isChecked() else None
            yield Door(f"{people.unchanged:,} unchanged", look, str(Outcome.UNCHANGED))
        if plan.left_out:
            yield Door(f"left out: {_whys(plan.left_out)}", opens=self.show_left_out)

    def _say_empty(self, plan: CalendarPlan) -> None:
        if plan.files:
            self.show_page(self._table if self._files.rowCount() else self._nothing)
            return
        if plan.people.unchanged:
            self._empty.set_words("All calendars are up to date", *self._up_to_date())
        else:
            sentence = "Nobody is coming or tentative yet."
            self._empty.set_words("Nobody to write to", sentence, "Show seats")
        self.show_page(self._empty)

    def _up_to_date(self) -> tuple[str, str, str]:
        if self._last is None:
            return "Nothing has changed since the last export.", "", ""
        count, folder = self._last
        sentence = f"{counted(count, 'file was', 'files were')} written to {folder}."
        return sentence, "Show in folder", "What to do with them"

    def _take_primary(self) -> None:
        if self._last and self._plan and self._plan.people.unchanged:
            self.place.folder_wanted.emit(self._last[1])
        else:
            self.place.go_to("people", "")

    def _open_settings(self, words: str) -> None:
        if words == _SETTINGS:
            self.place.command_wanted.emit("convening.settings")

    # The panel

    def show_chosen(self) -> None:
        """Show the file selected, or who is left out."""
        shown = self._rows.get(next(iter(self._table.chosen()), ""))
        if shown is None:
            self._show_summary()
            return
        agenda = _agenda_for(shown.file, (row.file for row in self._rows.values()))
        snapshot = self.document.snapshot
        sessions = self.agenda().sessions
        self._calendar.show_file(shown, agenda, sessions, snapshot.zone)

    def show_left_out(self) -> None:
        """Show who is left out and why."""
        self._table.select(())
        self._calendar.show()
        self._show_summary()

    def _show_summary(self) -> None:
        if self._plan is None:
            self._calendar.show_nothing()
            return
        snapshot = self.document.snapshot
        self._calendar.show_summary([_left_out(snapshot, line) for line in self._plan.left_out])

    def show_help(self) -> None:
        """Say what to do with the files, program by program."""
        CalendarHelp(self.window()).open()

    # Writing

    def write_words(self) -> str:
        """Return “Write 23 files…”."""
        count = len(self._plan.files) if self._plan else 0
        return f"Write {counted(count, 'file', 'files')}…" if count else "Write…"

    def why_not_write(self) -> str:
        """Return why nothing can be written now, or nothing."""
        if self.is_busy:
            return "Wait until it has been looked what has changed."
        if self._plan is None:
            return "The organiser has no address yet."
        return "" if self._plan.files else "Nothing has changed since the last export."

    def work(self, folder: Path) -> tuple[str, Work]:
        """Return the writing; it plans anew, so that its time is that of the writing."""
        count = len(self._plan.files) if self._plan else 0
        title = f"Writing {counted(count, 'calendar file', 'calendar files')}"
        plan = partial(self._planner(), self.document.snapshot)
        return title, partial(_write, plan, self.document, folder)

    def written(self, folder: Path, report: CalendarReport) -> None:
        """Say how many files were written for how many people."""
        people = len({file.recipient.invitation for file in report.files})
        count = len(report.files)
        self._last = (count, folder)
        self.everything.setChecked(False)
        words = (
            f"{counted(count, 'file', 'files')} written for {counted(people, 'person', 'people')}."
        )
        self.place.toast_with(
            words, "Show in folder", partial(self.place.folder_wanted.emit, folder)
        )


def _plan_of(
    snapshot: Snapshot, *, options: CalendarOptions, draft: bool, now: datetime
) -> CalendarPlan:
    sessions = followed_agenda(snapshot, draft=draft).sessions
    return plan_calendars(snapshot, sessions, now=now, new_uid=new_uid, options=options)


def _looked_through(planner: "partial[CalendarPlan]", snapshot: Snapshot) -> _Looked:
    plan = planner(snapshot)
    return _Looked(plan, *rows_of(plan, snapshot))


def _write(
    plan: "partial[CalendarPlan]", document: Document, folder: Path, job: Job
) -> CalendarReport:
    """Plan and write; runs off the window's thread."""
    return write_calendars(
        plan(),
        folder,
        commit=partial(document.record, ACTION),
        progress=job.progress,
        cancelled=job.is_cancelled,
    )


def _agenda_for(file: PlannedFile, files: Iterable[PlannedFile]) -> PlannedFile | None:
    """Return the agenda that the recipient of a file is written too, or is itself."""
    if file.what is What.AGENDA:
        return file
    return next(
        (each for each in files if each.what is What.AGENDA and each.recipient == file.recipient),
        None,
    )


def _left_out(snapshot: Snapshot, line: LeftOut) -> tuple[str, str, str]:
    """Return the name, the person's key and why."""
    seat = snapshot.invitations.get(line.invitation)
    if seat is None:
        return "A seat since deleted", "", line.why
    person = person_of(snapshot, seat)
    name = seat_name(snapshot, seat)
    if line.why == "not yet named":  # the reason stands beside the name
        name = name.removesuffix(f", {line.why}")
    return name, str(person.key) if person else "", line.why


def _whys(left_out: Iterable[LeftOut]) -> str:
    """Return “2 without address, 1 not yet named”."""
    counts = Counter(line.why for line in left_out)
    words = {"no address": "without address"}
    return ", ".join(f"{count:,} {words.get(why, why)}" for why, count in counts.most_common())
