"""Cells of spreadsheets: words stay words whatever they begin with; blocks of the clipboard.

A block is lines of cells with tabs between them, as Excel and LibreOffice put it into the
clipboard: a cell that holds a tab, a line end or a leading quote stands in quotes, and quotes in it
are doubled.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from convenor_db.domain.interchange.texts import without_bad_characters

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|\Z)')
_BARE: Final = re.compile(r"[^\t\r\n]*")
_LINE_END: Final = re.compile(r"\r?\n|\r")


def as_words(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula (CSV and the clipboard)."""
    clean = without_bad_characters(text)
    return f"'{clean}" if clean.startswith(_FORMULA_STARTS) else clean


def from_words(text: str) -> str:
    """Return what `as_words` was given: without the apostrophe before what looks like a formula."""
    marked = text.startswith("'") and text[1:].startswith(_FORMULA_STARTS)
    return text[1:] if marked else text


def as_block(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as the clipboard holds them, a line end after each."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    if cell.startswith('"') or any(char in cell for char in "\t\r\n"):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def read_block(text: str) -> list[list[str]]:
    """Return the rows of cells that a clipboard's text holds; line ends inside a cell are kept.

    One line end at the end is no row of its own. What begins with a quote and never closes it is
    taken as it stands.
    """
    if not text:
        return []
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            return rows
        if text[at] == "\t":
            at += 1
            continue
        end = _LINE_END.match(text, at)
        at = end.end() if end else at
        if at >= len(text):
            return rows
        rows.append([])


def _cell(text: str, at: int) -> tuple[str, int]:
    """Return the cell that begins at a place, and where what follows it begins."""
    quoted = _QUOTED.match(text, at)
    if quoted:
        return quoted[1].replace('""', '"'), quoted.end()
    bare = _BARE.match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)
