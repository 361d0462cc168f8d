"""What sort of thing a file is, by its content, so that it finds the right importer."""

from enum import StrEnum
from typing import Final

from convenor.imports.columns import known_headers
from convenor.imports.csv_rows import read_csv
from convenor.imports.ics import REPLY_METHODS
from convenor_db.domain.errors import InputRefused

_LOOKED_AT: Final = 4000
"""Bytes of the beginning that tell one form from another."""


class FileKind(StrEnum):
    """What a file holds; the value stands in a sentence after “This is”."""

    PEOPLE = "a list of people"
    AGENDA = "a schedule"
    REPLY = "a calendar reply"
    INTERCHANGE = "a convening in the interchange form"
    OTHER = "neither a list of people nor a schedule"


def kind_of_file(raw: bytes) -> FileKind:
    """Return what a file holds; reading it may still refuse it."""
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:_LOOKED_AT]
    if start.startswith(b"BEGIN:VCALENDAR"):
        return FileKind.REPLY if _is_reply(start) else FileKind.AGENDA
    if start.startswith(b"<"):
        return FileKind.AGENDA if b"<schedule" in start else FileKind.OTHER
    if start.startswith(b"{"):
        return FileKind.INTERCHANGE if b'"convenor"' in raw else FileKind.AGENDA
    return FileKind.PEOPLE if _names_people(raw) else FileKind.OTHER


def _is_reply(start: bytes) -> bool:
    lines = start.decode("utf-8", "replace").upper().split()
    return any(f"METHOD:{method}" in lines for method in REPLY_METHODS)


def _names_people(raw: bytes) -> bool:
    try:
        table = read_csv(raw, known_headers)
    except InputRefused:
        return False
    return known_headers(table.header.cells) > 0
