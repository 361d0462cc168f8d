"""Steps turned round: the rows of a log as they were before it, where nothing forbids it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from convenor_db.domain.errors import UndoConflict
from convenor_db.domain.records import KINDS
from convenor_db.store.connection import Connection
from convenor_db.store.journal import NOT_DATA, Action, Row, data_of
from convenor_db.store.rows import codec_of


class Turned(NamedTuple):
    """How many steps were turned round, and what is told of it."""

    done: int
    action: Action | None


class Reference(NamedTuple):
    """A column of a kind that names a row of another, by that one's column."""

    kind: str
    column: str
    other: str
    by: str


_WRITTEN: Final = (
    "select 1 from change h cross join {kind} c on c.id = h.pk where h.txn = ?"
    " and h.tbl = '{kind}' and c.\"{column}\" is not null and {missing} limit 1"
)
_DELETED: Final = (
    "select 1 from change h cross join {kind} c on c.\"{column}\" = json_extract(h.old, '$.{by}')"
    " where h.txn = ? and h.tbl = '{other}' and h.op = 'D' and {missing} limit 1"
)
_MISSING: Final = 'not exists (select 1 from {other} o where o."{by}" = c."{column}")'


class Turning:
    """Turns steps round on one connection, each whole or not at all."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._references = tuple(
            Reference(kind, column, other, by)
            for kind in KINDS
            for _, _, other, column, by, *_ in connection.execute(
                f"pragma foreign_key_list({kind})"
            ).fetchall()
        )

    @contextmanager
    def as_logged(self) -> Iterator[None]:
        """Let rows come back as they were, cascades included, without firing any.

        It must surround the transaction: inside one SQLite does not hear of it.
        """
        self._connection.execute("pragma foreign_keys=off")
        try:
            yield
        finally:
            self._connection.execute("pragma foreign_keys=on")

    @contextmanager
    def step(self) -> Iterator[None]:
        """Let a step that is refused leave those before it in the transaction as they are."""
        self._connection.execute("savepoint step")
        try:
            yield
        except UndoConflict:
            self._connection.execute("rollback to step")
            self._connection.execute("release step")
            raise
        self._connection.execute("release step")  # after what the disk refuses there is none

    def refuse_dangling(self, txn: int) -> None:
        """Refuse what leaves a reference to a row that is not there.

        Only what the step wrote or deleted is looked at: the rest was sound before. To look
        through the whole file takes longer than the step.
        """
        rows = self._connection.execute(
            "select distinct tbl, op = 'D' from change where txn = ?", (txn,)
        )
        touched = set(rows.fetchall())
        for one in self._references:
            if (one.kind, 0) in touched:
                self._refuse(_WRITTEN, one, txn)
            if (one.other, 1) in touched:
                self._refuse(_DELETED, one, txn)

    def _refuse(self, query: str, one: Reference, txn: int) -> None:
        names = one._asdict()
        sql = query.format(**names, missing=_MISSING.format(**names))
        if self._connection.execute(sql, (txn,)).fetchone():
            raise conflict()


def invert(connection: Connection, log: int) -> None:
    """Write back what the rows of a log were before it, column by column that it changed.

    Foreign keys must be off while it runs: rows come back as they were, cascades included,
    without firing any. Raises `UndoConflict` where a row is not as the log left it.
    """
    rows = connection.execute(
        "select tbl, pk, op, old, new from change where txn = ? order by seq desc", (log,)
    ).fetchall()
    for kind, pk, op, old, new in rows:
        before, after = (json.loads(image or "{}") for image in (old, new))
        if op == "I":
            _take_back(connection, kind, pk, after)
        elif op == "D":
            _bring_back(connection, kind, pk, before)
        else:
            _change_back(connection, kind, pk, before, after)


def _current(connection: Connection, kind: str, pk: int) -> Row | None:
    columns = codec_of(kind).all_columns
    names = ", ".join(f'"{name}"' for name in columns)
    row = connection.execute(f"select {names} from {kind} where id = ?", (pk,)).fetchone()
    return dict(zip(columns, row, strict=True)) if row else None


def conflict() -> UndoConflict:
    """Return the error of a step that was built upon since."""
    message = (
        "This step was not taken back: what it changed has been changed again since. "
        "Change it by hand, or undo the later steps first."
    )
    return UndoConflict(message)


def _take_back(connection: Connection, kind: str, pk: int, after: Row) -> None:
    current = _current(connection, kind, pk)
    if current is None or data_of(current) != data_of(after):
        raise conflict()
    connection.execute(f"delete from {kind} where id = ?", (pk,))


def _bring_back(connection: Connection, kind: str, pk: int, before: Row) -> None:
    if _current(connection, kind, pk) is not None:
        raise conflict()
    before = {**before, "version": before["version"] + 1}
    names = ", ".join(f'"{name}"' for name in before)
    marks = ", ".join("?" * len(before))
    connection.execute(f"insert into {kind} ({names}) values ({marks})", list(before.values()))


def _change_back(connection: Connection, kind: str, pk: int, before: Row, after: Row) -> None:
    current = _current(connection, kind, pk)
    changed = [name for name in before if before[name] != after[name] and name not in NOT_DATA]
    if current is None or any(current[name] != after[name] for name in changed):
        raise conflict()
    sets = ", ".join(f'"{name}" = ?' for name in changed)
    values = [before[name] for name in changed]
    connection.execute(
        f"update {kind} set {sets}, version = version + 1 where id = ?",
        [*values, pk],
    )
