"""The files an export of calendars would write, as rows; a recipient's rows hang together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from convenor.exports.calendars import CalendarPlan, Outcome, PlannedFile, What
from convenor.models.table import Column, Facet
from convenor_db.domain.names import fold, person_of
from convenor_db.domain.records import Answer, Method, Person
from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """One file. *first* and *last*: of those of its recipient; *outcome* is the recipient's."""

    at: int
    file: PlannedFile
    person: Person | None
    outcome: Outcome
    first: bool
    last: bool

    @property
    def listed(self) -> str:
        """The recipient's name with their own script after it."""
        native = self.person.native if self.person else ""
        return f"{self.file.recipient.name} {native}".rstrip()

    @property
    def change(self) -> Outcome:
        """What the file itself brings: something new, changed, cancelled, or the same again."""
        entries = [entry for entry in self.file.entries if entry.changed]
        if not entries:
            return Outcome.UNCHANGED
        if self.file.method is Method.CANCEL:
            return Outcome.CANCELLED
        new = all(entry.before is None for entry in self.file.entries)
        return Outcome.NEW if new else Outcome.CHANGED

    @property
    def what(self) -> str:
        """What the file is called: the invitation, a session, the agenda."""
        return {
            What.UMBRELLA: "Invitation",
            What.SESSION: self.file.title,
            What.AGENDA: "Agenda",
        }[self.file.what]

    @property
    def version(self) -> str:
        """Return “2 → 3”, or “1” for the first; an agenda has none."""
        before, after = self.file.before_version, self.file.after_version
        if after is None:
            return ""
        return str(after) if before in (None, after) else f"{before} → {after}"

    @property
    def answer(self) -> tuple[str, str]:
        """Return what was answered and to which version; in words for what was not asked."""
        if self.file.what is What.AGENDA:
            return "not asked", ""
        row = self.file.entries[0].after
        if row.answer is Answer.NEEDS_ACTION:
            return "none yet", ""
        to = row.answer_sequence
        return str(row.answer), "" if to is None else f"version {to + 1}"


def rows_of(
    plan: CalendarPlan, snapshot: Snapshot
) -> tuple[dict[str, CalendarRow], dict[str, str]]:
    """Return the rows by key, and what finds each: all that its recipient is written."""
    rows: dict[str, CalendarRow] = {}
    haystack: dict[str, str] = {}
    for invitation, files in groupby(plan.files, key=lambda file: file.recipient.invitation):
        made = list(_of_recipient(plan, snapshot, invitation, list(files), len(rows)))
        found_by = fold(" ".join(_words(made)))
        for row in made:
            key = _key(row, rows)
            rows[key], haystack[key] = row, found_by
    return rows, haystack


def _key(row: CalendarRow, taken: Mapping[str, CalendarRow]) -> str:
    """Return what names a row in every plan; UIDs are not known before they are written."""
    file = row.file
    parts = (file.recipient.invitation, file.what, file.session, file.method, file.recipient.email)
    key = " ".join(str(part or "") for part in parts)
    while key in taken:
        key += "+"
    return key


def _of_recipient(
    plan: CalendarPlan, snapshot: Snapshot, invitation: str, files: list[PlannedFile], begin: int
) -> Iterable[CalendarRow]:
    seat = snapshot.invitations.get(invitation)
    person = person_of(snapshot, seat) if seat else None
    for place, file in enumerate(files):
        yield CalendarRow(
            at=begin + place,
            file=file,
            person=person,
            outcome=plan.outcomes.get(invitation, Outcome.NONE),
            first=place == 0,
            last=place == len(files) - 1,
        )


def _words(rows: list[CalendarRow]) -> Iterable[str]:
    recipient = rows[0].file.recipient
    person = rows[0].person
    yield from (recipient.name, recipient.email, person.native if person else "")
    for row in rows:
        yield from (row.what, row.file.why)


COLUMNS: tuple[Column[CalendarRow], ...] = (
    Column(
        "Recipient",
        lambda row: row.listed,
        sort=lambda row: row.at,
        value=lambda row: row,
    ),
    Column("What", lambda row: row.what, value=lambda row: row),
    Column("Why", lambda row: row.file.why, value=lambda row: row),
    Column("Version", lambda row: row.version, value=lambda row: row, number=True),
    Column("Answer", lambda row: " ".join(filter(None, row.answer)), value=lambda row: row),
)
BY_OUTCOME: Facet[CalendarRow] = Facet("outcome", lambda row: (str(row.outcome),))
