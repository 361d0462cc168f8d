"""A CSV file read as rows with the line each begins on; the delimiter is found by an own rule."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from convenor_db.domain.errors import InputRefused

BYTES_MOST: Final = 20 * 1024 * 1024
ROWS_MOST: Final = 50_000
COLUMNS_MOST: Final = 300
DELIMITERS: Final = ",;\t"
_NONE: Final = "\x1f"
"""The delimiter of a file of one column: it is in no text, so “Zhang, Wei” stays one cell."""

_END: Final = "\x1eend of file"
"""Stands behind the last line; where it is not a row of its own, a quotation mark is open."""
_DROPPED: Final = dict.fromkeys(map(ord, f"\0{_NONE}{_END[0]}"))


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row as it came; *line* is the line of the file that it begins on, counted from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The header row and everything below it that is not blank."""

    delimiter: str
    """Comma, semicolon, tab, or nothing where there is one column only."""
    header: CsvRow
    rows: tuple[CsvRow, ...]


def read_csv(raw: bytes, known_headers: Callable[[Sequence[str]], int]) -> CsvTable:
    """Return the table that *raw* holds (UTF-8, with or without byte order mark).

    *known_headers* says how many of some column names mean something: of comma, semicolon and
    tab that delimiter is taken under which the first row names most. Raises `InputRefused`.
    """
    text, first_line, said = _without_sep_line(_decoded(raw))
    delimiter = said or _delimiter(text, known_headers)
    rows = _rows(text, delimiter, first_line)
    filled = [row for row in rows if not row.is_blank]
    if not filled:
        sentence = "The file is empty. Nothing was imported."
        raise InputRefused(sentence)
    header = filled[0]
    if len(header.cells) > COLUMNS_MOST:
        sentence = f"The file has more than {COLUMNS_MOST} columns. Nothing was imported."
        raise InputRefused(sentence)
    return CsvTable(delimiter.strip(_NONE), header, tuple(filled[1:]))


def _decoded(raw: bytes) -> str:
    if len(raw) > BYTES_MOST:
        sentence = (
            f"The file is larger than {BYTES_MOST >> 20} MB. Nothing was imported. "
            "Split it and import the parts one after the other."
        )
        raise InputRefused(sentence)
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        sentence = (
            "This is a workbook, not a CSV file. Nothing was imported. "
            "Save the sheet as “CSV UTF-8” and import that."
        )
        raise InputRefused(sentence)
    try:
        return raw.decode("utf-8-sig").translate(_DROPPED)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        sentence = (
            f"The file is not written in UTF-8 (line {line}). Nothing was imported. "
            "Save it as “CSV UTF-8” and import it again."
        )
        raise InputRefused(sentence) from None


def _without_sep_line(text: str) -> tuple[str, int, str]:
    """Take off the line `sep=;` that Excel writes: the text, its first line, the delimiter."""
    first, _, rest = text.partition("\n")
    word = first.strip('"\r ')
    if word[:4].lower() == "sep=" and word[4:] in tuple(DELIMITERS):
        return rest, 2, word[4:]
    return text, 1, ""


def _delimiter(text: str, known_headers: Callable[[Sequence[str]], int]) -> str:
    best, most = _NONE, (-1, 1)
    for delimiter in DELIMITERS:
        header = _first_row(text, delimiter)
        score = (known_headers(header), len(header))
        if len(header) > 1 and score > most:
            best, most = delimiter, score
    return best


def _first_row(text: str, delimiter: str) -> tuple[str, ...]:
    with _long_fields():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return next((tuple(cells) for cells in reader if any(map(str.strip, cells))), ())


def _rows(text: str, delimiter: str, first_line: int) -> list[CsvRow]:
    rows: list[CsvRow] = []
    with _long_fields():
        reader = csv.reader(io.StringIO(f"{text}\n{_END}\n", newline=""), delimiter=delimiter)
        line = first_line
        for cells in reader:
            rows.append(CsvRow(line, tuple(cells)))
            line = reader.line_num + first_line
            if len(rows) > ROWS_MOST + 2:
                sentence = (
                    f"The file has more than {ROWS_MOST:,} rows. Nothing was imported. "
                    "Split it and import the parts one after the other."
                )
                raise InputRefused(sentence)
    return _closed(rows)


def _closed(rows: list[CsvRow]) -> list[CsvRow]:
    last = rows.pop()
    if last.cells != (_END,):
        sentence = (
            f"A quotation mark that opens in the row of line {last.line} is never closed. "
            "Nothing was imported. Close it and import the file again."
        )
        raise InputRefused(sentence)
    return rows


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let a field be as long as a file may be; the module's own 128 KB would end the reading."""
    before = csv.field_size_limit(BYTES_MOST + len(_END) + 2)
    try:
        yield
    finally:
        csv.field_size_limit(before)
