"""What was done: read back from the trigger log, collapsed, and shown."""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import msgspec

from convenor_db.domain.records import KINDS, Record
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.store.connection import Connection
from convenor_db.store.rows import from_log

Row = dict[str, Any]
Content = Callable[[Any], Any]
"""Gives an attachment's record its content back."""
Known = Callable[[str, str, int], Change | None]
"""Gives the change of a kind and key where all of so many lines of the log are one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that was done, undone or redone, as every listener is told it.

    *snapshot* is the convening afterwards; the labels are for the menu and hold keys.
    """

    label: str
    kind: str
    actor: str
    changes: tuple[Change, ...]
    snapshot: Snapshot
    undo_label: str | None
    redo_label: str | None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds a view must look at again."""
        return frozenset(change.kind for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One line of History; *at* is an instant as text, *label* holds keys.

    *touched* says how many records of which kinds it changed, the most first.
    """

    number: int
    label: str
    at: str
    actor: str
    undone: bool
    fact: bool
    touched: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of the undo or redo stack: the action, and the log whose inverse to apply."""

    done: int
    log: int
    label: str


Stacks = tuple[list[Step], list[Step]]

NOT_DATA: Final = frozenset({"version"})


def stacks(connection: Connection) -> Stacks:
    """Return what can be undone and what can be redone, the next one last; facts pass."""
    undo: list[Step] = []
    redo: list[Step] = []
    rows = connection.execute("select id, kind, target, label from txn order by id").fetchall()
    for number, kind, target, label in rows:
        if kind == "do":
            undo.append(Step(number, number, label))
            redo.clear()
        elif kind == "undo":
            step = undo.pop()
            redo.append(Step(target, number, step.label))
        elif kind == "redo":
            step = redo.pop()
            undo.append(Step(target, number, step.label))
    return undo, redo


def amendable(connection: Connection, visit: str, actor: str) -> int | None:
    """Return the newest action if this visit made it and nothing was undone since."""
    row = connection.execute(
        "select id, visit, actor, kind from txn where kind != 'fact' order by id desc limit 1"
    ).fetchone()
    mine = row and row[1:] == (visit, actor, "do")
    return int(row[0]) if mine else None


def history(connection: Connection, about: Collection[tuple[str, str]] = ()) -> list[HistoryLine]:
    """Return what was done, newest first; undone actions stay and say so.

    *about* are kinds and keys: with them only what changed one of these things is returned.
    """
    told = {txn for thing in about for txn in _changing(connection, *thing)}
    done = {step.done for step in stacks(connection)[0]}
    touched = _touched(connection)
    rows = connection.execute(
        "select id, label, at, actor, kind from txn where kind in ('do', 'fact') order by id desc"
    )
    return [
        HistoryLine(
            number=number,
            label=label,
            at=at,
            actor=actor,
            fact=kind == "fact",
            undone=kind == "do" and number not in done,
            touched=tuple(touched.get(number, ())),
        )
        for number, label, at, actor, kind in rows.fetchall()
        if not about or number in told
    ]


def _changing(connection: Connection, kind: str, key: str) -> list[int]:
    """Return the actions that made, changed or deleted one thing."""
    rows = connection.execute(
        "select distinct txn from change where tbl = ?"
        " and json_extract(coalesce(new, old), '$.key') = ?",
        (kind, key),
    )
    return [int(number) for (number,) in rows.fetchall()]


def _touched(connection: Connection) -> dict[int, list[tuple[str, int]]]:
    """Return by action how many records of which kinds it changed, the most first."""
    rows = connection.execute(
        "select txn, tbl, count(*) from change group by txn, tbl order by txn, count(*) desc, tbl"
    )
    touched: dict[int, list[tuple[str, int]]] = {}
    for txn, kind, count in rows.fetchall():
        touched.setdefault(txn, []).append((kind, count))
    return touched


class Entry(NamedTuple):
    """A line of the log: a row of the table *kind*, as JSON before and after."""

    seq: int
    txn: int
    kind: str
    pk: int
    old: str | None
    new: str | None


def entries_since(connection: Connection, seq: int) -> list[Entry]:
    """Return what was logged after *seq*, in order."""
    rows = connection.execute(
        "select seq, txn, tbl, pk, old, new from change where seq > ? order by seq", (seq,)
    ).fetchall()
    return list(map(Entry._make, rows))


ByRow = list[list[Entry]]
"""Lines of the log by the row they are about, each row's in order."""


def by_row(entries: Iterable[Entry]) -> ByRow:
    """Return lines of the log by the row they are about."""
    found: dict[tuple[str, int], list[Entry]] = {}
    for entry in entries:
        row = entry.kind, entry.pk
        if row in found:
            found[row].append(entry)
        else:
            found[row] = [entry]
    return list(found.values())


def count(connection: Connection, txn: int) -> int:
    """Return how many lines of the log an action has."""
    (lines,) = connection.execute("select count(*) from change where txn = ?", (txn,)).fetchone()
    return int(lines)


def collapse(connection: Connection, txn: int, newest: ByRow) -> int:
    """Reduce the log of an action to one change a row; return how many rows really changed.

    *newest* are the lines just logged, all its own; an action that is amended has earlier ones. A
    row that ends as it began (its version aside) leaves no trace, so an action that ends where it
    began is none.
    """
    if count(connection, txn) > sum(map(len, newest)):
        first = connection.execute("select min(seq) from change where txn = ?", (txn,)).fetchone()
        every = entries_since(connection, first[0] - 1)
        newest = by_row(entry for entry in every if entry.txn == txn)
    kept = 0
    for entries in newest:
        old, new = entries[0].old, entries[-1].new
        if _same(old, new):
            _forget(connection, entries)
        else:
            kept += 1
            if len(entries) > 1:
                _keep_one(connection, entries, old, new)
    return kept


def _same(old: str | None, new: str | None) -> bool:
    if old is None or new is None:
        return old is new
    return _without_version(old) == _without_version(new)


def _without_version(image: str) -> tuple[str, str]:
    """Return the image of a row, which SQLite always writes alike, around its version.

    The mark cannot stand in a value: there its quotes would be escaped.
    """
    at = image.find('"version":')
    return image[:at], image[image.find(",", at) :]


def data_of(row: Row) -> Row:
    """Return a row without what is written by every write of it."""
    return {name: value for name, value in row.items() if name not in NOT_DATA}


def _forget(connection: Connection, entries: list[Entry]) -> None:
    connection.executemany("delete from change where seq = ?", [(e.seq,) for e in entries])


def _keep_one(
    connection: Connection, entries: list[Entry], old: str | None, new: str | None
) -> None:
    _forget(connection, entries[1:])
    op = "I" if old is None else "D" if new is None else "U"
    connection.execute(
        "update change set op = ?, old = ?, new = ? where seq = ?", (op, old, new, entries[0].seq)
    )


def changes_of(connection: Connection, txn: int, content: Content) -> tuple[Change, ...]:
    """Return the changes of an action as records before and after, in order."""
    rows = connection.execute(
        "select tbl, old, new from change where txn = ? order by seq", (txn,)
    ).fetchall()
    return tuple(_change(kind, old, new, content) for kind, old, new in rows)


def last_seq(connection: Connection) -> int:
    """Return the number of the newest line of the log."""
    (seq,) = connection.execute("select coalesce(max(seq), 0) from change").fetchone()
    return int(seq)


class _Head(msgspec.Struct):
    """What names a row in its image."""

    key: str


_head: Final = msgspec.json.Decoder(_Head).decode


def changes_told(
    entries: ByRow, content: Content, known: Known | None = None
) -> tuple[Change, ...]:
    """Return what was logged, one change a row, before it is collapsed.

    *known* spares reading a row back that was written a moment ago.
    """
    told: list[Change] = []
    for of_row in entries:
        first = of_row[0]
        kind, old, new = first.kind, first.old, of_row[-1].new
        if old == new:
            continue
        key = _head(new or old or "").key
        change = known(kind, key, len(of_row)) if known and new else None
        told.append(change or _change(kind, old, new, content))
    return tuple(told)


def _change(kind: str, old: str | None, new: str | None, content: Content) -> Change:
    before, after = (json.loads(image) if image else None for image in (old, new))
    was = content(from_log(kind, before)[0]) if before else None
    now, fold = from_log(kind, after) if after else (None, None)
    row: Row = after or before or {}
    is_now = content(now) if now is not None else None
    return Change(kind, row["key"], was, is_now, row["ordinal"], fold)


def with_gone(connection: Connection, snapshot: Snapshot) -> Snapshot:
    """Return a snapshot that also knows what was deleted, as it last was, for labels to name."""
    gone: dict[tuple[str, str], Record] = {}
    rows = connection.execute(
        "select tbl, old from change where new is null and old is not null order by seq"
    )
    for kind, old in rows.fetchall():
        record, _ = from_log(kind, json.loads(old))
        gone[kind, KINDS[kind].key_of(record)] = record
    return replace(snapshot, gone={at: r for at, r in gone.items() if snapshot.get(*at) is None})
