"""The whole file as a snapshot, read through a bare connection (the window's first paint)."""

import base64
from typing import Any

import msgspec

from convenor_db.domain.records import KINDS, Record
from convenor_db.domain.snapshot import Folded, Snapshot
from convenor_db.store.connection import Connection
from convenor_db.store.rows import HEAD, Codec, codec_of


def read_snapshot(connection: Connection) -> Snapshot:
    """Return what a connection sees, in one read transaction."""
    tables: dict[str, dict[str, Record]] = {}
    places: dict[str, dict[str, int]] = {}
    folds: dict[str, Folded] = {}
    begun = not connection.in_transaction
    if begun:
        connection.execute("begin")
    try:
        for kind in KINDS:
            tables[kind], places[kind] = _read_table(connection, codec_of(kind), folds)
    finally:
        if begun:
            connection.execute("commit")
    return Snapshot(tables, places, folds)


def _read_table(
    connection: Connection, codec: Codec, folds: dict[str, Folded]
) -> tuple[dict[str, Record], dict[str, int]]:
    records: dict[str, Record] = {}
    places: dict[str, int] = {}
    first = len(HEAD) + (2 if codec.folded else 0)
    last = first + len(codec.columns)
    for row in connection.execute(codec.select()):
        key = row[1]
        record = codec.record(row[first:last], key)
        records[key] = with_content(record, row[last]) if len(row) > last else record
        places[key] = row[2]
        if codec.folded:
            folds[key] = Folded(row[4], row[5])
    return records, places


def with_content(record: Record, content: bytes | None) -> Any:
    """Return an attachment with its content, kept apart from its row."""
    return msgspec.structs.replace(record, base64=base64.b64encode(content or b"").decode())
