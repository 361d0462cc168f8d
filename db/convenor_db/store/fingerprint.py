"""Whether a file is still as this program left it (a sync client may have replaced it)."""

import hashlib
import os
from pathlib import Path

from convenor_db.domain.errors import ChangedOutside

Fingerprint = tuple[int, int, int, int, bytes]
"""Device, inode, size, time of change, hash of the first 4 KiB."""


def fingerprint(path: Path) -> Fingerprint | None:
    """Return the fingerprint, or None where the file is gone or cannot be read.

    Only between transactions: opening and closing a file drops the process's POSIX locks on it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            stat = os.fstat(file.fileno())
    except OSError:  # moved, deleted, a folder in its place, its disk taken away
        return None
    digest = hashlib.sha256(head).digest()
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, digest


def of_same_file(before: Fingerprint | None, now: Fingerprint | None) -> Fingerprint | None:
    """Return *now*; *before* where another file lies there, or none: the next look shall tell."""
    return now if before and now and before[:2] == now[:2] else before


def refuse_changed(path: Path | None, before: Fingerprint | None, now: Fingerprint | None) -> None:
    """Raise `ChangedOutside` where a file is not as it was left, saying what to do about it."""
    if now == before:
        return
    if now is None:
        why = f"{path} is no longer there. Put it back where it was, or save a copy"
    else:
        why = f"another program has written {path} meanwhile. Close it and open it again"
    message = f"Nothing was changed: {why}."
    raise ChangedOutside(message)
