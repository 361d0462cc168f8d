"""People from a CSV file: what each column is, what would come in, and one button that does it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from convenor.dialogs.import_frame import ImportDialog
from convenor.dialogs.import_views import (
    PREVIEWED,
    ColumnList,
    ColumnWords,
    Found,
    Preview,
    ResultLists,
    StepHead,
    order_tabs,
)
from convenor.dialogs.seat_choice import SeatFields
from convenor.exports.files import Outgoing, write_files
from convenor.imports.columns import Column, PersonField
from convenor.imports.kinds import FileKind
from convenor.imports.people import (
    PeopleFile,
    PeoplePlan,
    plan_people,
    read_people,
    refused_as_csv,
)
from convenor.imports.plain import one_line
from convenor.tasks import Job
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.entry_list import Entry
from convenor.widgets.layouts import column, hline, keep_size, row, vline
from convenor.workplace import Workplace
from convenor_db.domain.actions.importing import FIELD_WORDS, added, field_changes, name_of
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.names import full_name
from convenor_db.domain.records import Person
from convenor_db.domain.snapshot import Snapshot

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "": "one column"}
_SAMPLES = 3
_WIDE, _LOW = 800, 150
"""From so many pixels on the result stands beside the columns; each list is at least so high."""


class ImportPeopleDialog(ImportDialog):
    """Brings in people as one action."""

    TITLE = "Import people"
    KIND = FileKind.PEOPLE
    FILES = "Tables (*.csv *.tsv *.txt);;All files (*)"
    OTHERS: ClassVar = {FileKind.AGENDA: "Import as an agenda"}

    def __init__(self, parent: QWidget, place: Workplace, path: Path) -> None:
        super().__init__(parent, place, path, (1180, 776))
        self._file: PeopleFile | None = None
        self._plan: PeoplePlan | None = None
        self._planned = 0
        self._heads = tuple(StepHead(words) for words in ("File", "Columns", "Result"))
        self._preview = Preview()
        self._columns = ColumnList()
        self._result = ResultLists()
        self._seat = SeatFields(place.document.snapshot)
        self._keep_refused = Button("Save the refused rows…", Kind.LINK, small=True)
        self._between = vline()
        self._lay_out()
        self._keep_refused.clicked.connect(self._save_refused)
        self._seat.changed.connect(self._plan_anew)
        self.read_file(path)

    def _lay_out(self) -> None:
        file, columns, result = self._heads
        left, right = QWidget(), QWidget()
        for scrolls in (self._columns, self._result):
            keep_size(scrolls, min_height=_LOW)
        left.setLayout(column(columns, (self._columns, 1), spacing=6))
        right.setLayout(
            column(
                result,
                (self._result, 1),
                row(self._keep_refused, None),
                hline(),
                self._seat,
                spacing=8,
            )
        )
        self._below = row((left, 4), self._between, (right, 6), spacing=16)
        self.page.setLayout(column(file, self._preview, hline(), (self._below, 1), spacing=8))
        self.body.add((self.page, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the result under the columns where they have no room beside each other."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_WIDE)
        ways = QBoxLayout.Direction
        self._below.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._between.setVisible(beside)

    def reader(self) -> Callable[[bytes, str], Any]:
        """Return what reads a table of people."""
        return lambda raw, _name: read_people(raw)

    def show_read(self, read: PeopleFile) -> None:
        """Show rows and columns of the file, and plan what it would do."""
        self._file = read
        rows = len(read.table.rows)
        self.say_file(counted(rows, "row", "rows"))
        self._preview.show_table(read.table)
        shown = min(PREVIEWED, rows)
        delimiter = _DELIMITERS[read.table.delimiter]
        self._heads[0].set_note(f"UTF-8 · {delimiter} · the first {shown} of {rows:,} rows")
        words = [_column_words(read, one) for one in read.columns]
        self._columns.show_columns(words)
        known = sum(bool(one.field) for one in words)
        doubts = sum(bool(one.doubt) for one in words)
        to_look = f", {doubts} to look at" if doubts else ""
        self._heads[1].set_note(f"{known} recognised{to_look}")
        self._plan_anew()

    def _plan_anew(self) -> None:
        """Work out on a worker what the file would do now."""
        if self._file is None:
            return
        self._planned += 1
        build = self._planner(self._file)
        snapshot, number = self.snapshot, self._planned
        take = partial(self._take_plan, number)
        self.run(lambda _job: build(snapshot), "Looking what is new", take)

    def _planner(self, file: PeopleFile) -> Callable[[Snapshot], PeoplePlan]:
        return partial(
            plan_people, file=file, seat=self._seat.choice(), new_key=self.place.new_key,
            today=self.place.today,
        )  # fmt: skip

    def _take_plan(self, number: int, plan: PeoplePlan) -> None:
        if number != self._planned or self._file is None:
            return
        self._plan = plan
        file = self._file
        self._heads[2].set_note(f"dry run, {counted(len(file.table.rows), 'row', 'rows')}")
        self._result.show_found(_found(self.snapshot, file, plan))
        self._keep_refused.setVisible(bool(file.refused))
        after = (self._keep_refused, *self._seat.stops(), self.cancel, self.primary)
        order_tabs((self._preview, *self._result.stops(), *after))
        self._seat.set_note(counted(plan.seats, "seat", "seats") if self._seat.is_on() else "")
        nothing = "" if plan.edit.puts else _why_nothing(file)
        self.set_verb(_verb(plan), why_not=nothing)

    def take(self) -> None:
        """Write it, from the convening as it is at that moment."""
        if self._file is None or self._plan is None:
            return
        planner = self._planner(self._file)

        def build(snapshot: Snapshot) -> Edit:
            return planner(snapshot).edit

        self.write(build, f"{_done(self._plan)}.")

    def _save_refused(self) -> None:
        if self._file is None:
            return
        proposed = self.path.with_name(f"{self.path.stem} not imported.csv")
        write = partial(self._write_refused, refused_as_csv(self._file))
        self.place.ask.save_file("Save the refused rows", self.FILES, write, proposed=str(proposed))

    def _write_refused(self, content: bytes, path: Path) -> None:
        done = partial(self._say_saved, path.name)
        self.run(partial(_write, path, content), f"Writing {path.name}", done)

    def _say_saved(self, name: str, _none: None) -> None:
        self.banner.show_message(f"The refused rows are in {name}.", level="ok", closable=True)


def _why_nothing(file: PeopleFile) -> str:
    if not file.rows:
        return "No row of this file can be imported."
    return "Everybody is here already, as the file has them."


def _write(path: Path, content: bytes, _job: Job) -> None:
    write_files(path.parent, [Outgoing(path.name, lambda: content)], commit=_nothing_to_record)


def _nothing_to_record() -> None:
    """Leave no fact: nothing depends on these rows."""


def _column_words(file: PeopleFile, one: Column) -> ColumnWords:
    cells = (row.cells[one.index] for row in file.table.rows if one.index < len(row.cells))
    samples: list[str] = []
    for cell in cells:
        text = one_line(cell)
        if text and text not in samples:
            samples.append(text)
        if len(samples) == _SAMPLES:
            break
    doubt = one.why_not if one.field is None and samples else ""
    words = "" if one.field is None else _FIELDS.get(one.field, str(one.field).capitalize())
    return ColumnWords(one.header or "(no name)", " · ".join(samples) or "empty", words, doubt)


_FIELDS = {
    PersonField.NAME: "Whole name",
    PersonField.FAMILY: FIELD_WORDS["family"],
    PersonField.GIVEN: FIELD_WORDS["given"],
    PersonField.EMAIL: FIELD_WORDS["emails"],
    PersonField.PHONE: FIELD_WORDS["phone"],
}


def _verb(plan: PeoplePlan) -> str:
    parts = []
    if plan.added:
        parts.append(f"add {plan.added:,}")
    if plan.updated:
        parts.append(f"update {plan.updated:,}")
    if plan.seats:
        parts.append(f"give {counted(plan.seats, 'seat', 'seats')}")
    return ", ".join(parts).capitalize() or "Import"


def _done(plan: PeoplePlan) -> str:
    parts = []
    if plan.added:
        parts.append(f"added {counted(plan.added, 'person', 'people')}")
    if plan.updated:
        parts.append(f"updated {plan.updated:,}")
    if plan.seats:
        parts.append(f"gave {counted(plan.seats, 'seat', 'seats')}")
    return ", ".join(parts).capitalize()


def _found(snapshot: Snapshot, file: PeopleFile, plan: PeoplePlan) -> list[Found]:
    new = {one.key: one for one in added(snapshot, plan.edit, "people") if isinstance(one, Person)}
    bodies = {
        **{key: body.name for key, body in snapshot.organisations.items()},
        **{
            str(getattr(one, "key", "")): name_of(one)
            for one in added(snapshot, plan.edit, "organisations")
        },
    }
    changes = [
        Entry(
            str(at),
            f"{one.name} · {one.field}",
            f"{one.before or 'nothing'} → {one.after or 'nothing'}",
        )
        for at, one in enumerate(field_changes(snapshot, plan.edit))
    ]
    refused = [Entry(str(one.line), f"Line {one.line}", one.reason) for one in file.refused]
    no_addresses = [
        Entry(f"{at}", f"Line {one['line']}", str(one["text"]))
        for at, one in enumerate(plan.no_addresses)
    ]
    return [
        Found("New", plan.added, "", [_person_entry(one, bodies) for one in new.values()]),
        Found("Updated", plan.updated, "The same address is here already; what differs:", changes),
        Found("Unchanged", plan.unchanged, "They stand here as the file has them.", ()),
        Found(
            "Possible duplicates", len(plan.duplicates),
            "A like name under another address. They come in as people of their own.",
            [_duplicate_entry(snapshot, new, one) for one in plan.duplicates],
        ),
        Found(
            "No address", len(no_addresses),
            "These stand where an e-mail address should, and are not taken in.", no_addresses,
        ),
        Found("Refused", len(file.refused), "These rows are left out.", refused),
    ]  # fmt: skip


def _person_entry(person: Person, bodies: dict[str, str]) -> Entry:
    parts = (person.post, bodies.get(person.organisation or "", ""), ", ".join(person.emails))
    return Entry(person.key, full_name(person), " · ".join(part for part in parts if part))


def _duplicate_entry(
    snapshot: Snapshot, new: dict[Any, Person], duplicate: dict[str, Any]
) -> Entry:
    person, other = new.get(duplicate["person"]), duplicate["like"]
    like = snapshot.people.get(other)
    where = "already in this convening" if like else "further up in this file"
    line = duplicate["line"]
    name = full_name(person) if person else ""
    return Entry(str(line), f"{name}, line {line}", f"Somebody of that name is {where}.")
