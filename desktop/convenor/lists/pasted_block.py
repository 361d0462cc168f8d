"""Where a pasted block goes: its heads, the columns and rows it meets, what does not fit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from convenor.models.table import Column
from convenor_db.domain.names import fold
from convenor_db.domain.spreadsheets import from_words

Block = Sequence[Sequence[str]]


class Put(NamedTuple):
    """A cell of the block and where it goes: row and column of the table."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The table as it stands: columns in the order seen, the words of the first in each row.

    *chosen* are the selected rows, *row* and *column* where the keyboard is.
    """

    columns: Sequence[Column[Any]]
    shown: Sequence[int]
    names: Sequence[str]
    chosen: Sequence[int]
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Landing:
    """Where every cell goes, and in sentences what has no place."""

    puts: Sequence[Put]
    notes: Sequence[str]
    left_over: int
    """So many rows are more than the table has."""


def land(block: Block, table: Table) -> Landing:
    """Lay a block over a table.

    Heads like the table's say the columns, also of such as are hidden; a column of names among
    them says the rows. Else it begins at the current cell, or at the first of several selected
    rows. A single row fills every selected row.
    """
    headed = _heads(block, table.columns)
    if headed is None:
        columns, notes = _from_current(block, table)
        return _over_rows(block, columns, table, notes)
    body = block[1:]
    unknown = [head.strip() for head, at in zip(block[0], headed, strict=True) if at is None]
    notes = [f"“{head}” is no column here." for head in unknown if head]
    if 0 in headed and len(body) > 0:
        return _by_name(body, headed, table, notes)
    return _over_rows(body, headed, table, notes)


def _heads(block: Block, columns: Sequence[Column[Any]]) -> list[int | None] | None:
    """Return which column each cell of the first row is the head of; None if it holds no heads."""
    if len(block) < 2:
        return None
    titles = {fold(column.title): at for at, column in enumerate(columns)}
    found = [titles.get(fold(from_words(cell).strip())) for cell in block[0]]
    told = sum(bool(cell.strip()) for cell in block[0])
    known = sum(at is not None for at in found)
    return found if known and known * 2 >= told else None


def _from_current(block: Block, table: Table) -> tuple[list[int | None], list[str]]:
    """Return the columns from the current one rightwards, and what goes beyond the last."""
    wide = max(map(len, block))
    begin = table.shown.index(table.column) if table.column in table.shown else 0
    columns: list[int | None] = list(table.shown[begin : begin + wide])
    beyond = wide - len(columns)
    columns += [None] * beyond
    notes = [f"{beyond} columns go beyond the last one."] if beyond > 1 else []
    return columns, notes or (["One column goes beyond the last one."] if beyond else [])


def _over_rows(
    body: Block, columns: Sequence[int | None], table: Table, notes: list[str]
) -> Landing:
    """Lay rows over the selected ones, or downwards from the first of them."""
    several = len(table.chosen) > 1
    if several and len(body) == 1:
        body = [body[0]] * len(table.chosen)
    if several and len(body) == len(table.chosen):
        rows: Sequence[int] = table.chosen
    else:
        first = table.chosen[0] if several else table.row
        rows = range(first, min(first + len(body), len(table.names)))
    puts = [
        put for row, cells in zip(rows, body, strict=False) for put in _row(row, cells, columns)
    ]
    return Landing(puts, notes, len(body) - len(rows))


def _row(row: int, cells: Sequence[str], columns: Sequence[int | None]) -> list[Put]:
    return [Put(row, at, cell) for at, cell in zip(columns, cells, strict=False) if at is not None]


def _by_name(body: Block, columns: Sequence[int | None], table: Table, notes: list[str]) -> Landing:
    """Give each row to the one of its name; of several of one name, to the one in its place."""
    at = list(columns).index(0)
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(table.names):
        rows.setdefault(_key(name), []).append(row)
    wanted = Counter(_key(from_words(cells[at])) for cells in body if len(cells) > at)
    puts: list[Put] = []
    missing: list[str] = []
    for cells in body:
        name = from_words(cells[at]) if len(cells) > at else ""
        found = rows.get(_key(name), [])
        if not found or wanted[_key(name)] != len(found):
            missing.append(" ".join(name.split()))
            continue
        puts += _row(found.pop(0), cells, columns)
        wanted[_key(name)] -= 1
    return Landing(puts, [*notes, *_missing(missing)], 0)


def _missing(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    told = ", ".join(f"“{name}”" for name in names[:3])
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    row = "no one row" if len(names) == 1 else "no one row each"
    return [f"{told}{more}: {row} of this name is in the list."]


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
