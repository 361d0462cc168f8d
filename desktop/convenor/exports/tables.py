"""Spreadsheets that are safe to open: text stays text, whatever it begins with."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from convenor.exports.files import Outgoing, write_files
from convenor_db.domain.errors import FileExists, InputRefused
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.names import organisation_of, seat_name
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.spreadsheets import as_words

Cell = str | int | float | None
Rows = list[tuple[Cell, ...]]

ENDINGS: Final = (".csv", ".xlsx")


def _people(snapshot: Snapshot) -> Rows:
    rows: Rows = []
    for key in sorted(snapshot.people, key=lambda key: snapshot.folded(key).sort):
        one = snapshot.people[key]
        body = snapshot.organisations.get(one.organisation or "")
        rows.append(
            (
                one.family, one.given, one.native, one.honorific, one.post,
                body.name if body else "", str(body.constituency) if body else "",
                ", ".join(one.emails), one.phone, one.country, ", ".join(one.languages),
                ", ".join(one.tags),
            )
        )  # fmt: skip
    return rows


def _invitations(snapshot: Snapshot) -> Rows:
    rows: Rows = []
    for one in snapshot.invitations.values():
        body = organisation_of(snapshot, one)
        rows.append(
            (
                seat_name(snapshot, one), body.name if body else "",
                str(body.constituency) if body else "", str(one.capacity), str(one.status),
                one.wave, one.reply_by, one.owner,
            )
        )  # fmt: skip
    return rows


def _sessions(snapshot: Snapshot) -> Rows:
    rows: Rows = []
    for one in sorted(snapshot.sessions.values(), key=lambda one: one.start or "~"):
        room = snapshot.rooms.get(one.room or "")
        start = (one.start or "").replace("T", " ")
        cells = (start, one.minutes, one.title, str(one.kind), room.name if room else "")
        rows.append((*cells, len(one.people), one.purpose))
    return rows


def _positions(snapshot: Snapshot) -> Rows:
    rows: Rows = []
    for one in snapshot.positions.values():
        body = snapshot.organisations[one.organisation].name
        issue = snapshot.issues[one.issue].title
        rows.append((body, issue, one.stance, str(one.basis), one.as_of, one.quote, one.source))
    return rows


TABLES: Final[dict[str, tuple[tuple[str, ...], Callable[[Snapshot], Rows]]]] = {
    "people": (
        ("Family name", "Given name", "Own script", "Honorific", "Post", "Organisation",
         "Constituency", "E-mail", "Phone", "Country", "Languages", "Tags"), _people,
    ),
    "invitations": (
        ("Name", "Organisation", "Constituency", "Capacity", "Status", "Wave", "Reply by",
         "Owner"), _invitations,
    ),
    "sessions": (
        ("Start", "Minutes", "Title", "Kind", "Room", "People", "Purpose"), _sessions,
    ),
    "positions": (
        ("Organisation", "Issue", "Stance", "Basis", "As of", "Quote", "Source"), _positions,
    ),
}  # fmt: skip
"""What can be written: the heads, and the rows of a snapshot. For the secretariat only."""


def write_table(snapshot: Snapshot, what: str, path: Path, *, replace: bool = False) -> int:
    """Write one table; return how many rows.

    *replace*: the user has agreed to lose a file of that name. Raises `InputRefused`,
    `FileExists`.
    """
    ending = path.suffix.casefold()
    if ending not in ENDINGS:
        message = f"{path.name} was not written: a table ends in .csv or .xlsx."
        raise InputRefused(message)
    if path.exists() and not replace:
        message = f"{path} was not written: it already exists. Choose another name."
        raise FileExists(message)
    heads, rows_of = TABLES[what]
    rows = rows_of(snapshot)
    content = as_csv if ending == ".csv" else as_xlsx
    file = Outgoing(path.name, lambda: content(heads, rows))
    write_files(path.parent, [file], commit=_nothing_to_record)
    return len(rows)


def _nothing_to_record() -> None:
    """Leave no fact: a table is not numbered and nothing depends on it."""


def safe_text(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return as_words(cell) if isinstance(cell, str) else cell


def as_csv(heads: Sequence[str], rows: Rows) -> bytes:
    """Return a table as CSV: UTF-8 with its mark, everything quoted."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([safe_text(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(heads: Sequence[str], rows: Rows) -> bytes:
    """Return a table as a workbook; every text cell is typed as text."""
    from openpyxl import Workbook  # heavy: only when a workbook is asked for
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    if sheet is None:
        sheet = book.create_sheet()
    for at, row in enumerate([tuple(heads), *rows], 1):
        for column, value in enumerate(row, 1):
            clean = without_bad_characters(value) if isinstance(value, str) else value
            cell = sheet.cell(at, column, clean)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl would write what begins with = as a formula
            if at == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
