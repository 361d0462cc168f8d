"""The whole file as a snapshot, read through a bare connection (the window's first paint).

Rows are fetched in one transaction. `read_late` makes a kind's records of them when somebody asks
for that kind: the first paint asks for few. A kind is read column by column, for most rows say
the same in most columns, and what each text means is worked out once.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

import msgspec

from convenor_db.domain.records import KINDS, Record
from convenor_db.domain.snapshot import Folded, Snapshot
from convenor_db.store.connection import Connection
from convenor_db.store.late import Late
from convenor_db.store.rows import CONTENT, FOLDED_KINDS, HEAD, Reader, codec_of

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

    def __init__(self, kind: str, rows: list[tuple[Any, ...]]) -> None:
        self._kind = KINDS[kind]
        self._codec = codec_of(kind)
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

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
    rows = _fetched(connection)
    folds: dict[str, Folded] = {}
    for kind in FOLDED_KINDS:
        folds |= rows[kind].folds()
    return Snapshot(
        {kind: of_kind.records() for kind, of_kind in rows.items()},
        {kind: of_kind.places() for kind, of_kind in rows.items()},
        folds,
    )


def read_late(connection: Connection) -> Snapshot:
    """Return the same; a kind's records are made when they are first asked for."""
    rows = _fetched(connection)
    folded = [rows[kind] for kind in FOLDED_KINDS]

    def folds() -> dict[str, Folded]:
        return {key: fold for of_kind in folded for key, fold in of_kind.folds().items()}

    return Snapshot(
        {kind: Late(len(of_kind), of_kind.records) for kind, of_kind in rows.items()},
        {kind: Late(len(of_kind), of_kind.places) for kind, of_kind in rows.items()},
        Late(sum(map(len, folded)), folds),
    )


def _fetched(connection: Connection) -> Mapping[str, _Rows]:
    begun = not connection.in_transaction
    if begun:
        connection.execute("begin")
    try:
        return {
            kind: _Rows(kind, connection.execute(codec_of(kind).select()).fetchall())
            for kind in KINDS
        }
    finally:
        if begun:
            connection.execute("commit")


def _as_text(content: bytes | None) -> str:
    return base64.b64encode(content or b"").decode()


def with_content(record: Record, content: bytes | None) -> Any:
    """Return an attachment with its content, kept apart from its row."""
    return msgspec.structs.replace(record, base64=_as_text(content))
