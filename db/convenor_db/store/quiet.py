"""Reading beside a file that may be open elsewhere: no lock, nothing written (RULES.md 8)."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.connection import Connection, copied, in_users_words, read_only, sniff
from convenor_db.store.reader import Reading, read_snapshot

if TYPE_CHECKING:
    from convenor_db.domain.records import Person
    from convenor_db.store.journal import HistoryLine
    from convenor_db.store.traces import Traces, Watch


@contextmanager
def _reading(path: Path, *, ours: bool = False) -> Iterator[Connection]:
    if not ours:  # to look into it would let go of the locks on what is being written
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
    reading = open_file(path)
    finish(path, reading)
    return reading.snapshot


def open_file(path: Path) -> Reading:
    """Begin to read a file; `finish` must be called before anything is written. Raises as above."""
    sniff(path)
    with in_users_words(path):
        connection = read_only(path)
        try:
            return Reading(connection)
        except BaseException:
            connection.close()
            raise


def finish(path: Path, reading: Reading) -> None:
    """Read the rest of a file, and let go of it; raises the `FileError`s of what does not read."""
    with in_users_words(path):
        reading.finish()
        if reading.fault:
            raise reading.fault


def read_history(path: Path) -> "tuple[list[HistoryLine], Snapshot]":
    """Return what was done, newest first, and the snapshot that its labels name."""
    from convenor_db.store import journal  # the window opens a file without it

    with _reading(path) as connection:
        snapshot = journal.with_gone(connection, read_snapshot(connection))
        return journal.history(connection), snapshot


def read_traces(
    path: Path,
    whom: "Callable[[Snapshot], Person]",
    watch: "Watch | None" = None,
    *,
    ours: bool = False,
) -> "Traces":
    """Return what a file holds and keeps about a person, whom *whom* finds in it.

    *watch* is told how far that is, and may raise to stop it. *ours*: this process has it open.
    """
    from convenor_db.store import journal
    from convenor_db.store.traces import traces_of, unwatched  # whole records: not at first paint

    with _reading(path, ours=ours) as file:
        connection = copied(file)  # who reads the file for long keeps others from writing
    with in_users_words(path), closing(connection):
        snapshot = journal.with_gone(connection, read_snapshot(connection))
        return traces_of(connection, snapshot, whom(snapshot), watch or unwatched)


def read_findings(path: Path, *, ours: bool = False) -> list[str]:
    """Return every fault of a file in a sentence; empty when it is sound.

    *ours*: this process has it open.
    """
    from convenor_db.store.soundness import findings  # it reads interchange, the window does not

    with _reading(path, ours=ours) as connection:
        return findings(connection, read_snapshot(connection))
