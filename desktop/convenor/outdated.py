"""What has been handed out and is out of date, looked up while nobody waits for anything."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from convenor.document import Document
from convenor.tasks import Tasks
from convenor_db.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from convenor.exports.outdated import OutOfDate

_PATIENCE: Final = 1500
"""Milliseconds without an action before anything is looked up."""


class Outdated(QObject):
    """Tells whose calendar or pack would be written anew; the answer comes a moment late."""

    changed = Signal()
    """There is a new answer."""

    def __init__(self, document: Document, tasks: Tasks, clock: Callable[[], datetime]) -> None:
        super().__init__(document)
        self._document = document
        self._tasks = tasks
        self._clock = clock
        self._busy = False
        self._seen: Snapshot | None = None
        self._answer: OutOfDate | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self._look)
        document.acted.connect(self._timer.start)

    def begin(self) -> None:
        """Look for the first time, soon; call it when the window has been painted."""
        self._timer.start()

    @property
    def answer(self) -> "OutOfDate | None":
        """What was found last; None before anything was looked up."""
        return self._answer

    def _look(self) -> None:
        snapshot, now = self._document.snapshot, self._clock()
        if self._busy or snapshot is self._seen or not isValid(self._tasks):
            return  # without its tasks the convening has been closed
        if self._answer is None and not (snapshot.ledger or snapshot.copies):
            return  # nothing was ever handed out
        self._busy, self._seen = True, snapshot
        self._tasks.run(
            lambda _job: _out_of_date(snapshot, now),
            title="",
            done=self._take,
            failed=lambda _error: self._take(None),
        )

    def _take(self, answer: "OutOfDate | None") -> None:
        if not isValid(self):  # the convening was closed
            return
        self._busy = False
        if answer is not None and answer != self._answer:
            self._answer = answer
            self.changed.emit()
        if self._document.snapshot is not self._seen:
            self._timer.start()


def _out_of_date(snapshot: Snapshot, now: datetime) -> "OutOfDate":
    from convenor.exports.outdated import out_of_date  # heavy: never before the first paint

    return out_of_date(snapshot, now=now)
