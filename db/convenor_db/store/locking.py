"""One writer a file: a lock beside it, and a note that says who holds it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from convenor_db.domain.errors import FileInUse, ReadOnlyMedia

if TYPE_CHECKING:
    from filelock import FileLock


class WriteLock:
    """Holds `.~lock.NAME#` while this process may write; the system frees it if we die."""

    def __init__(self, path: Path, holder: Mapping[str, str]) -> None:
        self._path = path.with_name(f".~lock.{path.name}#")
        self._note = path.with_name(f".~lock.{path.name}#.json")
        self._holder = dict(holder)
        self._lock: FileLock | None = None

    def take(self) -> None:
        """Take the lock at once, or raise `FileInUse` with who holds it."""
        from filelock import FileLock, Timeout  # heavy: not before the first paint

        lock = FileLock(self._path, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise FileInUse(self._in_use()) from None
        except PermissionError:
            message = f"{self._path.parent} cannot be written to. Save a copy elsewhere."
            raise ReadOnlyMedia(message) from None
        self._lock = lock
        self._note.write_text(json.dumps(self._holder, ensure_ascii=False), "utf-8")

    def _in_use(self) -> str:
        name = self._path.name.removeprefix(".~lock.").removesuffix("#")
        try:
            note = json.loads(self._note.read_text("utf-8"))
            who = f"by {note['user']} on {note['host']} since {note['since']}"
        except (OSError, ValueError, KeyError):
            who = "by another program"
        return f"{name} was not opened for writing: it is open {who}. Close it there first."

    def free(self) -> None:
        """Let go. The empty lock file stays: removing it would race with who takes it next."""
        if self._lock is None:
            return
        self._note.unlink(missing_ok=True)
        self._lock.release()
        self._lock = None
