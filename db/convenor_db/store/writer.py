"""Records into rows: the only place that writes what is planned."""

import base64
from collections.abc import Callable, Iterable
from typing import Any

from convenor_db.domain.deletion import plan_deletion
from convenor_db.domain.edits import Edit, Target
from convenor_db.domain.records import Attachment, Record, kind_of
from convenor_db.domain.snapshot import STEP, Change, Snapshot
from convenor_db.store.connection import Connection
from convenor_db.store.rows import codec_of, folded

RowId = Callable[[], int]
"""Makes a 63-bit row id: milliseconds and chance, collision-free across machines."""

Placed = tuple[Record, int | None]
"""A record and its place in the list; None keeps it, or puts a new one at the end."""


class Writer:
    """Writes records through one connection, inside an action that is already open."""

    def __init__(self, connection: Connection, snapshot: Snapshot, row_id: RowId) -> None:
        self._connection = connection
        self._snapshot = snapshot
        self._row_id = row_id
        self._last: dict[str, int] = {}
        self._written: dict[Target, tuple[Record, int]] = {}

    def write(self, edit: Edit) -> None:
        """Write everything an edit says, with what follows from its deletions.

        What a deletion follows from is judged after the edit's own writes.
        """
        self.put_all((record, edit.place_of(record)) for record in edit.puts)
        if edit.removes:
            deletion = plan_deletion(self._as_written(), edit.removes)
            self.put_all((record, None) for record in deletion.puts)
            self.remove_all(deletion.removes)

    def _as_written(self) -> Snapshot:
        """Return the snapshot with what this action has written so far."""
        changes = (
            Change(kind, key, None, record, place)
            for (kind, key), (record, place) in self._written.items()
        )
        return self._snapshot.with_changes(changes)

    def put_all(self, placed: Iterable[Placed]) -> None:
        """Insert what is new, change what is not, leave alone what is equal."""
        for record, place in placed:
            kind = kind_of(record)
            key = kind.key_of(record)
            before, stands = self._standing(kind.name, key)
            if before is None:
                at = self._end_of(kind.name) if place is None else place
                self._insert(kind.name, key, record, at)
            elif before != record or place not in (None, stands):
                at = stands if place is None else place
                self._update(kind.name, key, record, at)
            else:
                continue
            self._written[kind.name, key] = record, at

    def _standing(self, kind: str, key: str) -> tuple[Record | None, int]:
        """Return a record and its place as this action has left them so far."""
        if (kind, key) in self._written:
            return self._written[kind, key]
        return self._snapshot.get(kind, key), self._snapshot.places.get(kind, {}).get(key, 0)

    def _end_of(self, kind: str) -> int:
        last = self._last.get(kind, self._snapshot.last_place(kind))
        self._last[kind] = last + STEP
        return self._last[kind]

    def _insert(self, kind: str, key: str, record: Record, place: int) -> None:
        codec = codec_of(kind)
        fold = folded(record)
        values: list[Any] = [self._row_id(), key, place, 1]
        values += [fold.sort, fold.search] if fold else []
        values += codec.values(record)
        names = ", ".join(f'"{name}"' for name in codec.all_columns)
        marks = ", ".join("?" * len(values))
        self._keep_content(record)
        self._connection.execute(f"insert into {kind} ({names}) values ({marks})", values)

    def _update(self, kind: str, key: str, record: Record, place: int) -> None:
        codec = codec_of(kind)
        fold = folded(record)
        sets = ["ordinal = ?", "version = version + 1"]
        values: list[Any] = [place]
        if fold:
            sets += ["sort_key = ?", "search_key = ?"]
            values += [fold.sort, fold.search]
        sets += [f'"{name}" = ?' for name in codec.columns]
        values += codec.values(record)
        self._keep_content(record)
        self._connection.execute(
            f"update {kind} set {', '.join(sets)} where key = ?",
            [*values, key],
        )

    def _keep_content(self, record: Record) -> None:
        if isinstance(record, Attachment):
            self._connection.execute(
                "insert or ignore into blob (sha256, content) values (?, ?)",
                (record.sha256, base64.b64decode(record.base64)),
            )

    def remove_all(self, targets: Iterable[Target]) -> None:
        """Delete rows by kind and key."""
        for kind, key in targets:
            self._connection.execute(f"delete from {kind} where key = ?", (key,))
