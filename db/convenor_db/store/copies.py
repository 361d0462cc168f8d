"""Byte copies of the file that are read back before they are trusted."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from convenor_db.domain.errors import FileDamaged, FileExists
from convenor_db.store.connection import Connection, copy_into, in_users_words, read_only
from convenor_db.store.disk import in_words


def copy_verified(source: Path, target: Path) -> None:
    """Copy a file that no transaction has open; check the copy, then give it its name.

    Raises `FileExists` if the target is there, `FileDamaged` if the copy does not read, `DiskFull`,
    `ReadOnlyMedia` and other `FileError`s if it cannot be written.
    """
    _copy(target, lambda part: shutil.copyfile(source, part))


def copy_open(connection: Connection, target: Path) -> None:
    """Copy what a connection has open, though its file has been moved or deleted meanwhile."""
    _copy(target, partial(copy_into, connection))


def _copy(target: Path, take: Callable[[Path], object]) -> None:
    folder = target.parent
    with in_words("The copy was not saved", folder, then="Choose another folder."):
        if target.exists():
            message = f"{target} was not written: it already exists. Choose another name."
            raise FileExists(message)
        part = target.with_name(target.name + ".part")
        try:
            take(part)
            with part.open("r+b") as file:
                os.fsync(file.fileno())
            _check(part)
            part.replace(target)
        finally:
            with suppress(OSError):  # on media that cannot be written it was never there
                part.unlink(missing_ok=True)


def _check(path: Path) -> None:
    with in_users_words(path):
        connection = read_only(path)
        try:
            (verdict,) = connection.execute("pragma quick_check(1)").fetchone()
        finally:
            connection.close()
    if verdict != "ok":
        message = f"The copy was not kept: it did not pass its check ({verdict})."
        raise FileDamaged(message)
