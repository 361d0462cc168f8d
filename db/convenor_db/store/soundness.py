"""Whether a file is sound: pages, references, triggers, and what the records say together."""

from pathlib import Path

from convenor_db.domain.errors import FileDamaged, InputRefused
from convenor_db.domain.interchange.read import read
from convenor_db.domain.interchange.write import to_object
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.connection import Connection
from convenor_db.store.schema import derived_triggers


def refuse_damaged(connection: Connection, path: Path | None) -> None:
    """Raise `FileDamaged` where the pages of a file do not read as they were written."""
    (verdict,) = connection.execute("pragma quick_check(1)").fetchone()
    if verdict != "ok":
        message = f"{path} is damaged ({verdict}). Open the newest backup."
        raise FileDamaged(message)


def findings(connection: Connection, snapshot: Snapshot) -> list[str]:
    """Return every fault in a sentence; empty when the file is sound."""
    found = [
        f"The database reports: {verdict}."
        for (verdict,) in connection.execute("pragma integrity_check").fetchall()
        if verdict != "ok"
    ]
    for table, row, parent, _ in connection.execute("pragma foreign_key_check").fetchall():
        found.append(f"Row {row} of {table} names something that {parent} does not have.")
    rows = connection.execute("select name, sql from sqlite_schema where type = 'trigger'")
    kept = {name: sql[len("create trigger") :] for name, sql in rows.fetchall()}
    made = {name: sql[len("create trigger") :] for name, sql in derived_triggers().items()}
    if kept != made:
        found.append("The journal's triggers are not as this program makes them.")
    try:
        read(to_object(snapshot), "The file")
    except InputRefused as refused:
        found += refused.faults
    return found
