"""One writer a file: a lock beside it, and a note that says who holds it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from convenor_db.domain.errors import FileInUse
from convenor_db.store.disk import in_words

if TYPE_CHECKING:
    from filelock import FileLock


def _beside(path: Path) -> Path:
    return path.with_name(f".~lock.{path.name}#")


def sweep(path: Path) -> None:
    """Remove the empty lock file of a passing name, which nobody takes after us."""
    _beside(path).unlink(missing_ok=True)


class WriteLock:
    """Holds `.~lock.NAME#` while this process may write; the system frees it if we die."""

    def __init__(self, path: Path, holder: Mapping[str, str]) -> None:
        self._path = _beside(path)
        self._note = path.with_name(f".~lock.{path.name}#.json")
        self._holder = dict(holder)
        self._lock: FileLock | None = None

    def take(self) -> None:
        """Take the lock at once, or raise `FileInUse` with who holds it."""
        from filelock import FileLock, Timeout  # heavy: not before the first paint

        lock = FileLock(self._path, timeout=0)
        what = f"{self._name()} was not opened for writing"
        with in_words(what, self._path.parent, then="Save a copy elsewhere."):
            try:
                lock.acquire()
            except Timeout:  # an OSError, too
                raise FileInUse(self._in_use()) from None
        self._lock = lock
        with suppress(OSError):  # who is refused reads it; on a full disk the lock alone must do
            self._note.write_text(json.dumps(self._holder, ensure_ascii=False), "utf-8")

    def _name(self) -> str:
        return self._path.name.removeprefix(".~lock.").removesuffix("#")

    def _in_use(self) -> str:
        try:
            note = json.loads(self._note.read_text("utf-8"))
            who = f"by {note['user']} on {note['host']} since {note['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            who = "by another program"
        return f"{self._name()} was not opened for writing: it is open {who}. Close it there first."

    def free(self) -> None:
        """Let go. The empty lock file stays: removing it would race with who takes it next."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()
        self._lock = None
