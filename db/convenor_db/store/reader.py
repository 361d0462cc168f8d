"""The whole file as a snapshot, read through a bare connection (the window's first paint).

All is read in one transaction. `Reading` fetches a kind's rows and makes its records when somebody
asks for that kind: the first paint asks for few. A kind is read column by column, for most rows
say the same in most columns, and what each text means is worked out once.
"""

import base64
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from operator import itemgetter
from threading import Lock
from typing import Any, Final

import msgspec

from convenor_db.domain.records import KINDS, Attachment, Record
from convenor_db.domain.snapshot import Folded, Snapshot
from convenor_db.store.connection import Connection, EngineError
from convenor_db.store.late import Late
from convenor_db.store.rows import CONTENT, FOLDED_KINDS, HEAD, Codec, Reader, codec_of

Rows = list[tuple[Any, ...]]

_KEY, _ORDINAL, _SORT, _SEARCH = 1, 2, 4, 5
"""Where these stand in a row."""
_BY_PLACE: Final = itemgetter(_ORDINAL, _KEY)


class _Meanings(dict[Any, Any]):
    """What the values of a column mean, each read once; nothing means nothing."""

    def __init__(self, reader: Reader) -> None:
        super().__init__({None: None})
        self._reader = reader

    def __missing__(self, value: Any) -> Any:
        meaning = self[value] = self._reader(value)
        return meaning


class _Rows:
    """The rows of one kind, and what they are: records, places, folded names, each by key."""

    def __init__(self, kind: str, fetch: Callable[[], Rows]) -> None:
        self._kind = KINDS[kind]
        self._fetch = fetch

    @cached_property
    def _codec(self) -> Codec:
        return codec_of(self._kind.name)

    @cached_property
    def _rows(self) -> Rows:
        return self._fetch()

    def fetch(self) -> None:
        """Take the rows out of the file, if that has not been done."""
        self._rows  # noqa: B018 - it is fetched when it is looked at

    @cached_property
    def _columns(self) -> list[tuple[Any, ...]]:
        """The columns, in the order of the list; SQLite would carry them through its sorting."""
        return list(zip(*sorted(self._rows, key=_BY_PLACE), strict=True))

    def places(self) -> dict[str, int]:
        """Return where each record stands."""
        return {row[_KEY]: row[_ORDINAL] for row in sorted(self._rows, key=_BY_PLACE)}

    def folds(self) -> dict[str, Folded]:
        """Return by what each is sorted and found."""
        return {row[_KEY]: Folded(row[_SORT], row[_SEARCH]) for row in self._rows}

    def records(self) -> dict[str, Record]:
        """Return the records, in the order of the list."""
        keys = self._columns[_KEY] if self._rows else ()
        return dict(zip(keys, self._made(), strict=True))

    def _made(self) -> Iterator[Record]:
        if not self._rows:
            return
        first = len(HEAD) + (2 if self._codec.folded else 0)
        names, values = list(self._codec.attributes), list[Iterable[Any]]()
        for reader, column in zip(self._codec.readers, self._columns[first:], strict=False):
            values.append(map(_Meanings(reader).__getitem__, column) if reader else column)
        if self._kind.keyed:
            names.append("key")
            values.append(self._columns[_KEY])
        if self._kind.name == "attachments":
            names.append(CONTENT)
            values.append(map(_as_text, self._columns[-1]))
        make = self._kind.record
        for row in zip(*values):  # noqa: B905 - as long as each other; this line is hot
            yield make(**dict(zip(names, row)))  # noqa: B905


def read_snapshot(connection: Connection) -> Snapshot:
    """Return what a connection sees, in one read transaction."""
    begun = not connection.in_transaction
    if begun:
        connection.execute("begin")
    try:
        rows = {kind: _Rows(kind, partial(_fetched, connection, kind)) for kind in KINDS}
        for of_kind in rows.values():
            of_kind.fetch()
    finally:
        if begun:
            connection.execute("commit")
    folds: dict[str, Folded] = {}
    for kind in FOLDED_KINDS:
        folds |= rows[kind].folds()
    return Snapshot(
        {kind: of_kind.records() for kind, of_kind in rows.items()},
        {kind: of_kind.places() for kind, of_kind in rows.items()},
        folds,
    )


class Reading:
    """One moment of a file; each kind is fetched when somebody first asks for it.

    The read transaction stays open until `finish`, so that nothing written meanwhile comes in
    between. May be asked from any thread.
    """

    def __init__(self, connection: Connection) -> None:
        """Begin to read; *connection* must not be used for anything else, and is closed by it."""
        self._connection = connection
        self._lock = Lock()
        self.fault: Exception | None = None
        """What the engine raised while rows were fetched."""
        self._finished = False
        connection.execute("begin")
        self._rows = {kind: _Rows(kind, partial(self._fetched, kind)) for kind in KINDS}
        self.snapshot = self._late(dict(zip(KINDS, _counted(connection), strict=True)))

    def _late(self, counts: dict[str, int]) -> Snapshot:
        folded = [self._rows[kind] for kind in FOLDED_KINDS]

        def folds() -> dict[str, Folded]:
            return {key: fold for of_kind in folded for key, fold in of_kind.folds().items()}

        return Snapshot(
            {kind: Late(counts[kind], rows.records) for kind, rows in self._rows.items()},
            {kind: Late(counts[kind], rows.places) for kind, rows in self._rows.items()},
            Late(sum(counts[kind] for kind in FOLDED_KINDS), folds),
        )

    def _fetched(self, kind: str) -> Rows:
        """Return the rows of a kind; none where the file is damaged: see `fault`."""
        with self._lock:
            try:
                return _fetched(self._connection, kind)
            except EngineError as error:
                self.fault = error
                return []

    def finish(self) -> None:
        """Fetch what nobody has asked for yet, and let go of the file; again does nothing."""
        for rows in self._rows.values():
            rows.fetch()
        with self._lock:
            if not self._finished:
                self._finished = True
                self._connection.close()


def _counted(connection: Connection) -> tuple[int, ...]:
    counts = ", ".join(f"(select count(*) from {kind})" for kind in KINDS)
    return tuple(connection.execute(f"select {counts}").fetchone())


def _fetched(connection: Connection, kind: str) -> Rows:
    return list(connection.execute(codec_of(kind).select()).fetchall())


def _as_text(content: bytes | None) -> str:
    return base64.b64encode(content or b"").decode()


def with_stored_content(connection: Connection, record: Any) -> Any:
    """Return a record; an attachment with its content, kept apart from its row."""
    if not isinstance(record, Attachment):
        return record
    row = connection.execute(
        "select content from blob where sha256 = ?", (record.sha256,)
    ).fetchone()
    return msgspec.structs.replace(record, base64=_as_text(row[0] if row else None))
