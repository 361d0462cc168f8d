"""Records into rows: the only place that writes what is planned."""

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from operator import is_not
from typing import Any, Final, TypeVar

from msgspec.structs import astuple

from convenor_db.domain.deletion import plan_deletion
from convenor_db.domain.edits import Edit, Target
from convenor_db.domain.errors import Cancelled
from convenor_db.domain.records import Attachment, Record, kind_of
from convenor_db.domain.records.kinds import Kind
from convenor_db.domain.snapshot import STEP, Change, Folded, Snapshot
from convenor_db.store.connection import Connection
from convenor_db.store.rows import Codec, codec_of, folded, json_text

RowId = Callable[[], int]
"""Makes a 63-bit row id: milliseconds and chance, collision-free across machines."""
Going = Callable[[int, int], bool]
"""Is told how much is done, and of how much; says whether to go on."""
T = TypeVar("T")

_MOST: Final = 500
"""How many rows are changed by one statement."""
_LOOK: Final = 250
"""Records written between two looks at whether to go on."""
Placed = tuple[Record, int | None]
"""A record and its place in the list; None keeps it, or puts a new one at the end."""


def _where_it_is(_record: Record) -> None:
    """Return no place: the record keeps it."""


def always(_done: int, _total: int) -> bool:
    """Go on to the end."""
    return True


class Writer:
    """Writes records through one connection, inside an action that is already open."""

    def __init__(self, connection: Connection, snapshot: Snapshot, row_id: RowId) -> None:
        self._connection = connection
        self._snapshot = snapshot
        self._row_id = row_id
        self._last: dict[str, int] = {}
        self._written: dict[Target, tuple[Record, int]] = {}
        self._folds: dict[Target, Folded | None] = {}
        self._times: dict[Target, int] = {}
        self._is_plain = True
        """Whether every write made a row another one, and nothing can have fallen with it."""
        self._alike: tuple[str, list[Any]] = ("", [])
        self._keys: list[str] = []

    def write(self, edit: Edit, going: Going = always) -> None:
        """Write everything an edit says, with what follows from its deletions.

        What a deletion follows from is judged after the edit's own writes. Raises `Cancelled`
        where *going* says so.
        """
        placed = edit.place_of if edit.places else _where_it_is
        puts = edit.puts if going is always else _while_going(edit.puts, going)
        self.put_all((record, placed(record)) for record in puts)
        if edit.removes:
            deletion = plan_deletion(self._as_written(), edit.removes)
            self.put_all((record, None) for record in deletion.puts)
            removes = deletion.removes
            self.remove_all(removes if going is always else _while_going(removes, going))

    def _as_written(self) -> Snapshot:
        """Return the snapshot with what this action has written so far."""
        changes = (
            Change(kind, key, None, record, place)
            for (kind, key), (record, place) in self._written.items()
        )
        return self._snapshot.with_changes(changes)

    def put_all(self, placed: Iterable[Placed]) -> None:
        """Insert what is new, change what is not, leave alone what is equal."""
        written, times = self._written, self._times
        for record, place in placed:
            kind = kind_of(record)
            target = kind.name, kind.key_of(record)
            before, stands = written.get(target) or self._as_it_was(target)
            at = stands if place is None else place
            if before is None:
                at = self._end_of(kind.name) if place is None else place
                self._insert(kind, target, record, at)
            elif before != record or at != stands:
                self._update(kind, target, (before, record), at, moved=at != stands)
            else:
                continue
            written[target] = record, at
            times[target] = times.get(target, 0) + 1
        self._write_alike()

    def change_of(self, kind: str, key: str, times: int) -> Change | None:
        """Return what this has made of a record, if each of *times* it was written by this.

        What else wrote it (a reference that fell with what it pointed to) is not known here.
        """
        target = kind, key
        if self._times.get(target) != times:
            return None
        record, place = self._written[target]
        before = self._snapshot.get(kind, key)
        return Change(kind, key, before, record, place, self._folds.get(target))

    def changes_alone(self, lines: int) -> tuple[Change, ...] | None:
        """Return every change where *lines* of the log are all of this, each row written once.

        None where something may have been logged besides: the log must be read then.
        """
        if not self._is_plain or not lines == len(self._written) == sum(self._times.values()):
            return None
        snapshot, folds = self._snapshot, self._folds
        return tuple(
            Change(kind, key, snapshot.table(kind).get(key), record, at, folds.get((kind, key)))
            for (kind, key), (record, at) in self._written.items()
        )

    def _as_it_was(self, target: Target) -> tuple[Record | None, int]:
        """Return a record and its place as they were before this action."""
        kind, key = target
        return self._snapshot.table(kind).get(key), self._snapshot.places.get(kind, {}).get(key, 0)

    def _end_of(self, kind: str) -> int:
        last = self._last.get(kind, self._snapshot.last_place(kind))
        self._last[kind] = last + STEP
        return self._last[kind]

    def _folded(self, codec: Codec, target: Target, record: Record) -> list[Any]:
        if not codec.folded:
            return []
        fold = self._folds[target] = folded(record)
        return [fold.sort, fold.search] if fold else []

    def _insert(self, kind: Kind, target: Target, record: Record, place: int) -> None:
        self._write_alike()
        codec = codec_of(kind.name)
        values: list[Any] = [self._row_id(), target[1], place, 1]
        values += self._folded(codec, target, record)
        values += codec.values(record)
        names = ", ".join(f'"{name}"' for name in codec.all_columns)
        marks = ", ".join("?" * len(values))
        self._keep_content(record)
        self._connection.execute(f"insert into {kind.name} ({names}) values ({marks})", values)

    def _update(
        self, kind: Kind, target: Target, pair: tuple[Record, Record], place: int, *, moved: bool
    ) -> None:
        """Write the columns that are others now: keys and checks of the rest need no new look."""
        codec, record = codec_of(kind.name), pair[1]
        sets, values = ["version = version + 1"], list[Any]()
        if moved:
            sets, values = [*sets, "ordinal = ?"], [place]
        folds = self._folded(codec, target, record)
        if folds:
            sets += ["sort_key = ?", "search_key = ?"]
            values += folds
        columns = self._others(codec, *pair)
        sets += [f'"{column}" = ?' for column, _ in columns]
        values += [value for _, value in columns]
        self._is_plain = self._is_plain and (moved or bool(columns))
        self._keep_content(record)
        alike = f"update {kind.name} set {', '.join(sets)}", values
        if alike != self._alike or len(self._keys) >= _MOST:
            self._write_alike()
        self._alike = alike
        self._keys.append(target[1])

    def _others(self, codec: Codec, before: Record, record: Record) -> list[tuple[str, Any]]:
        """Return the columns of a record that are others now, with what stands in them."""
        found = []
        unlike = map(is_not, astuple(before), astuple(record))  # this line is hot
        for name in compress(record.__struct_fields__, unlike):
            if name not in codec.written:
                continue
            column, writer = codec.written[name]
            new = getattr(record, name)
            if new == getattr(before, name):
                if writer is not json_text:
                    continue
                self._is_plain = False  # 1 and 1.0 are equal, but are written in their own way
            found.append((column, writer(new) if writer and new is not None else new))
        return found

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
        self._is_plain = False
        for kind, key in targets:
            self._connection.execute(f"delete from {kind} where key = ?", (key,))


def _while_going(things: Sequence[T], going: Going) -> Iterator[T]:
    """Go through records or targets, and ask now and then, and at the end, whether to go on."""
    total = len(things)
    for at, thing in enumerate(things):
        if at % _LOOK == 0:
            _ask(going, at, total)
        yield thing
    _ask(going, total, total)


def _ask(going: Going, done: int, total: int) -> None:
    if not going(done, total):
        message = "Nothing was changed: you stopped it."
        raise Cancelled(message)
