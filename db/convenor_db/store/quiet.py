"""Reading beside a file that may be open elsewhere: no lock, nothing written (RULES.md 8)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from convenor_db.domain.snapshot import Snapshot
from convenor_db.store import journal
from convenor_db.store.connection import Connection, in_users_words, read_only, sniff
from convenor_db.store.journal import HistoryLine
from convenor_db.store.reader import read_late, read_snapshot


@contextmanager
def _reading(path: Path) -> Iterator[Connection]:
    sniff(path)
    with in_users_words(path):
        connection = read_only(path)
        try:
            yield connection
        finally:
            connection.close()


def read_file(path: Path) -> Snapshot:
    """Return what a file holds.

    Raises the `FileError`s of a file that is missing, foreign, too new or damaged.
    """
    with _reading(path) as connection:
        return read_late(connection)


def read_history(path: Path) -> tuple[list[HistoryLine], Snapshot]:
    """Return what was done, newest first, and the snapshot that its labels name."""
    with _reading(path) as connection:
        snapshot = journal.with_gone(connection, read_snapshot(connection))
        return journal.history(connection), snapshot


def read_findings(path: Path) -> list[str]:
    """Return every fault of a file in a sentence; empty when it is sound."""
    from convenor_db.store.soundness import findings  # it reads interchange, the window does not

    with _reading(path) as connection:
        return findings(connection, read_snapshot(connection))
