"""A second start on the same file brings the first window forward, through a file beside it.

No sockets: there is no network code in the product. The second start leaves a request beside
the lock; the first one sees it, takes it away and comes forward.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK: Final = 400
"""Milliseconds between two looks for a request."""
_PATIENCE: Final = 15
"""How many tenths of a second the second start waits for an answer."""


def _request(path: Path) -> Path:
    return path.with_name(f".~lock.{path.name}#.raise")


class Presence(QObject):
    """Looks for requests while a file is open; calls *come_forward* for each."""

    def __init__(self, path: Path, come_forward: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._request = _request(path)
        self._come_forward = come_forward
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
        self.deleteLater()

    def _look(self) -> None:
        with suppress(OSError):  # a share that has gone, or lets nobody delete
            if self._request.exists():
                self._request.unlink(missing_ok=True)
                self._come_forward()


def raise_other_window(path: Path) -> bool:
    """Ask the window that has *path* open to come forward; say whether one did.

    It is asked only where the lock's note says that the file is open somewhere.
    """
    if not path.with_name(f".~lock.{path.name}#.json").exists():
        return False
    request, pause = _request(path), Event()
    try:
        request.write_bytes(b"")
    except OSError:
        return False
    for _ in range(_PATIENCE):
        pause.wait(0.1)
        if not request.exists():
            return True
    request.unlink(missing_ok=True)
    return False
