"""Byte copies of the file that are read back before they are trusted."""

import os
import shutil
from pathlib import Path

from convenor_db.domain.errors import FileDamaged, FileExists
from convenor_db.store.connection import in_users_words, read_only


def copy_verified(source: Path, target: Path) -> None:
    """Copy a file that no transaction has open; check the copy, then give it its name.

    Raises `FileExists` if the target is there, `FileDamaged` if the copy does not read.
    """
    if target.exists():
        message = f"{target} was not written: it already exists. Choose another name."
        raise FileExists(message)
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, part)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        _check(part)
        part.replace(target)
    finally:
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
