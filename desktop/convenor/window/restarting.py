"""After an error that nobody expected: what is said of it, and the file opened anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow

_COUNTED = ("people", "organisations", "invitations", "sessions", "positions", "briefs")


class Restarting(QObject):
    """Tells of errors on the window's thread, wherever they arose, and offers to open anew."""

    _told = Signal(str, str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        # Queued also from the window's own thread: no box is shown in the middle of a paint.
        self._told.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def tell(self, what: str, why: str) -> None:
        """Say what went wrong, with *Restart*; from any thread."""
        self._told.emit(what, why)

    def state(self) -> str:
        """Return which screen is in front and how much the file holds: no names."""
        window = self._window
        if window.document is None or window.view is None:
            return "no convening open"
        snapshot = window.document.snapshot
        counts = ", ".join(f"{kind} {len(snapshot.table(kind)):,}" for kind in _COUNTED)
        return f"screen {window.view.current}; {counts}"

    def restart(self) -> None:
        """Close the file, with everything typed, and open it again where the user was."""
        window = self._window
        if window.document is None or window.view is None:
            return
        path, stop = window.document.path, window.view.here()
        window.close_convening()
        if window.open_path(path) and window.view:
            window.view.return_to(stop)

    def _say(self, what: str, why: str) -> None:
        if self._window.view is None:
            self._window.ask.tell_error(what, why)
        else:
            self._window.ask.tell_error(what, why, verb="Restart", then=self.restart)
