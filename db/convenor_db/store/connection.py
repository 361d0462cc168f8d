"""The one module that knows which SQLite engine is used, and how a connection is set up.

`sqlcipher3` always, keyed or not (STORAGE.md 8). sqlite-utils finds it under the name
`pysqlite3`, which it prefers by design; the alias must stand before sqlite_utils is imported.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3

from convenor_db.domain.errors import (
    ConvenorError,
    DiskFull,
    FileBusy,
    FileDamaged,
    FileError,
    FileMissing,
    FileTooNew,
    NotAConvenorFile,
    ReadOnlyMedia,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID: Final = 0x43564E52
FORMAT: Final = 1
"""`user_version` of the files this program writes."""

MAGIC: Final = b"SQLite format 3\x00"

PRAGMAS: Final = (
    "journal_mode=delete",
    "locking_mode=normal",
    "synchronous=extra",
    "foreign_keys=on",
    "recursive_triggers=on",
    "trusted_schema=off",
    "cell_size_check=on",
    "secure_delete=on",
    "temp_store=memory",
    "busy_timeout=2000",
    "cache_size=-16000",
)

EngineError: Final = sqlcipher3.Error
"""What the engine raises of itself; `in_users_words` says it as an expected error."""

Connection = Any
"""A `sqlcipher3` connection; the library has no types of its own."""


def sniff(path: Path) -> int:
    """Return the format of a plain Convenor file, reading its first bytes only.

    Must not be called while this process has the file open in SQLite (POSIX locks would go).
    Raises the errors of files that are missing, foreign, too new or cut off.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise FileMissing(f"{path} was not opened: there is no such file.") from None  # noqa: EM102
    except IsADirectoryError:
        raise NotAConvenorFile(f"{path} was not opened: it is a folder.") from None  # noqa: EM102
    except OSError as error:
        raise FileError(f"{path} was not opened: {error.strerror}.") from None  # noqa: EM102
    if len(head) < 100 or not head.startswith(MAGIC):
        message = f"{path} was not opened: it is not a Convenor file. Nothing was changed."
        raise NotAConvenorFile(message)
    return _format_of(path, head)


def _format_of(path: Path, head: bytes) -> int:
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        message = f"{path} was not opened: it belongs to another program. Nothing was changed."
        raise NotAConvenorFile(message)
    version = int.from_bytes(head[60:64], "big")
    if version > FORMAT:
        message = (
            f"{path} was not opened: a later version of Convenor wrote it (format {version},"
            f" this one reads up to {FORMAT}). Open it with the newer version."
        )
        raise FileTooNew(message)
    return version


_SENTENCES: Final[dict[str, tuple[type[ConvenorError], str]]] = {
    "SQLITE_FULL": (DiskFull, "the disk is full. Free some space and try again"),
    "SQLITE_READONLY": (ReadOnlyMedia, "the file cannot be written to. Save a copy elsewhere"),
    "SQLITE_BUSY": (FileBusy, "another program holds the file. Try again in a moment"),
    "SQLITE_LOCKED": (FileBusy, "another program holds the file. Try again in a moment"),
    "SQLITE_CORRUPT": (FileDamaged, "the file is damaged. Open the newest backup"),
    "SQLITE_NOTADB": (FileDamaged, "the file is damaged. Open the newest backup"),
    "SQLITE_IOERR": (FileDamaged, "the disk reports an error. Open the newest backup"),
    "SQLITE_CANTOPEN": (FileError, "the file cannot be opened"),
}


@contextmanager
def in_users_words(path: Path | str) -> Iterator[None]:
    """Turn what SQLite says of the world (full, locked, damaged) into expected errors."""
    try:
        yield
    except sqlcipher3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        for code, (kind, sentence) in _SENTENCES.items():
            if name.startswith(code):
                message = f"{path}: {sentence} ({name}). Nothing was changed."
                raise kind(message) from error
        raise


def read_only(path: Path) -> Connection:
    """Return a bare connection that reads and never writes.

    What a killed program left half written is taken back first: SQLite refuses to read a file in
    that state, and only a connection that may write can do it.
    """
    connection = _reading(path)
    try:
        connection.execute(_FIRST_READ)
    except sqlcipher3.OperationalError as error:
        connection.close()
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
            raise
        _take_back(path)
        connection = _reading(path)
    return connection


_FIRST_READ: Final = "pragma schema_version"
"""The least that makes SQLite look for a journal left behind."""


def _reading(path: Path) -> Connection:
    quoted = str(path.absolute()).replace("?", "%3f").replace("#", "%23")
    connection = sqlcipher3.connect(
        f"file:{quoted}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute("pragma trusted_schema=off")
    connection.execute("pragma busy_timeout=2000")
    return connection


def _take_back(path: Path) -> None:
    """Let SQLite put back the pages that an interrupted change had overwritten.

    It does so only while nobody holds the file: the journal of a change under way is not touched.
    """
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    try:
        connection.execute("pragma busy_timeout=2000")
        connection.execute(_FIRST_READ)
    finally:
        connection.close()


def writing(path: Path | None) -> Connection:
    """Return a connection with every pragma set; None opens one in memory."""
    connection = sqlcipher3.connect(
        str(path) if path else ":memory:", isolation_level=None, check_same_thread=False
    )
    for pragma in PRAGMAS:
        connection.execute(f"pragma {pragma}")
    return connection


def copied(connection: Connection) -> Connection:
    """Return a connection to a copy in memory of everything that one has open."""
    copy = sqlcipher3.connect(":memory:")
    try:
        connection.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def copy_into(connection: Connection, path: Path) -> None:
    """Copy everything that a connection has open into a new file."""
    copy = sqlcipher3.connect(str(path))
    try:
        connection.backup(copy)
    finally:
        copy.close()


def database(connection: Connection) -> "Database":
    """Return sqlite-utils over a connection, with pandas kept out of the process.

    Heavy: on the store thread only, after the first paint (ARCHITECTURE.md, LOOK.md 4).
    """
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
    hidden = "pandas" not in sys.modules
    if hidden:
        sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        from sqlite_utils import Database
    finally:
        if hidden:
            del sys.modules["pandas"]
    return Database(connection, execute_plugins=False, strict=True)
