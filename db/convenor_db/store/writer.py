"""Records into rows: the only place that writes what is planned."""

import base64
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Final

from msgspec.structs import astuple

from convenor_db.domain.deletion import plan_deletion
from convenor_db.domain.edits import Edit, Target
from convenor_db.domain.records import Attachment, Record, kind_of
from convenor_db.domain.snapshot import STEP, Change, Folded, Snapshot
from convenor_db.store.connection import Connection
from convenor_db.store.rows import codec_of, folded, json_text

RowId = Callable[[], int]
"""Makes a 63-bit row id: milliseconds and chance, collision-free across machines."""

_MOST: Final = 500
"""How many rows are changed by one statement."""
Placed = tuple[Record, int | None]
"""A record and its place in the list; None keeps it, or puts a new one at the end."""


def _where_it_is(_record: Record) -> None:
    """Return no place: the record keeps it."""


class Writer:
    """Writes records through one connection, inside an action that is already open."""

    def __init__(self, connection: Connection, snapshot: Snapshot, row_id: RowId) -> None:
        self._connection = connection
        self._snapshot = snapshot
        self._row_id = row_id
        self._last: dict[str, int] = {}
        self._written: dict[Target, tuple[Record, int]] = {}
        self._folds: dict[Target, Folded | None] = {}
        self._times: Counter[Target] = Counter()
        self._alike: tuple[str, list[Any]] = ("", [])
        self._keys: list[str] = []

    def write(self, edit: Edit) -> None:
        """Write everything an edit says, with what follows from its deletions.

        What a deletion follows from is judged after the edit's own writes.
        """
        placed = edit.place_of if edit.places else _where_it_is
        self.put_all((record, placed(record)) for record in edit.puts)
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
                self._update(before, record, at)
            else:
                continue
            self._written[kind.name, key] = record, at
            self._times[kind.name, key] += 1
        self._write_alike()

    def change_of(self, kind: str, key: str, times: int) -> Change | None:
        """Return what this has made of a record, if each of *times* it was written by this.

        What else wrote it (a reference that fell with what it pointed to) is not known here.
        """
        if self._times[kind, key] != times:
            return None
        record, place = self._written[kind, key]
        before = self._snapshot.get(kind, key)
        return Change(kind, key, before, record, place, self._folds[kind, key])

    def _standing(self, kind: str, key: str) -> tuple[Record | None, int]:
        """Return a record and its place as this action has left them so far."""
        if (kind, key) in self._written:
            return self._written[kind, key]
        return self._snapshot.get(kind, key), self._snapshot.places.get(kind, {}).get(key, 0)

    def _end_of(self, kind: str) -> int:
        last = self._last.get(kind, self._snapshot.last_place(kind))
        self._last[kind] = last + STEP
        return self._last[kind]

    def _folded(self, kind: str, key: str, record: Record) -> list[Any]:
        fold = self._folds[kind, key] = folded(record)
        return [fold.sort, fold.search] if fold else []

    def _insert(self, kind: str, key: str, record: Record, place: int) -> None:
        self._write_alike()
        codec = codec_of(kind)
        values: list[Any] = [self._row_id(), key, place, 1]
        values += self._folded(kind, key, record)
        values += codec.values(record)
        names = ", ".join(f'"{name}"' for name in codec.all_columns)
        marks = ", ".join("?" * len(values))
        self._keep_content(record)
        self._connection.execute(f"insert into {kind} ({names}) values ({marks})", values)

    def _update(self, before: Record, record: Record, place: int) -> None:
        """Write the columns that are others now: keys and checks of the rest need no new look."""
        kind = kind_of(record)
        codec, key = codec_of(kind.name), kind.key_of(record)
        sets, values = ["version = version + 1"], list[Any]()
        if place != self._standing(kind.name, key)[1]:
            sets, values = [*sets, "ordinal = ?"], [place]
        folds = self._folded(kind.name, key, record)
        if folds:
            sets += ["sort_key = ?", "search_key = ?"]
            values += folds
        for name, old, new in zip(kind.record.__struct_fields__, astuple(before), astuple(record)):  # noqa: B905 - as long as each other; this line is hot
            if new is old or name not in codec.written:
                continue
            column, writer = codec.written[name]
            if new == old and writer is not json_text:  # 1 and 1.0 are equal
                continue
            sets.append(f'"{column}" = ?')
            values.append(writer(new) if writer and new is not None else new)
        self._keep_content(record)
        alike = f"update {kind.name} set {', '.join(sets)}", values
        if alike != self._alike or len(self._keys) >= _MOST:
            self._write_alike()
        self._alike = alike
        self._keys.append(key)

    def _write_alike(self) -> None:
        """Write the rows at once that follow each other and are changed alike."""
        statement, values = self._alike
        keys, self._keys = self._keys, []
        if keys:
            marks = ", ".join("?" * len(keys))
            self._connection.execute(f"{statement} where key in ({marks})", [*values, *keys])

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
