"""Several undos one after the other, until all are made, one is refused, or the user stops it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from convenor.document import Document
from convenor.tasks import Job, Tasks
from convenor_db.domain.edits import counted

if TYPE_CHECKING:
    from concurrent.futures import Future

    from convenor_db.store.taking_back import Run


class TakingBack(QObject):
    """Undoes the newest actions of a document; each is an undo of its own and can be redone.

    They are handed to the file together: what is done meanwhile comes after them.
    """

    ended = Signal(object, int)
    """The `Run`, and how many were to be taken back."""

    def __init__(self, document: Document, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._tasks = tasks
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether it is under way."""
        return self._is_busy

    def start(self, count: int) -> None:
        """Take back the newest *count* actions; does nothing while it is under way."""
        if self.is_busy or count <= 0:
            return
        self._is_busy = True

        def begin(job: Job) -> "Future[Run]":
            return self._document.take_back(count, lambda done: job.goes_on(done, count))

        title = f"Undoing {counted(count, 'action', 'actions')}"
        job = self._tasks.follow(begin, title=title, done=partial(self._end, count))
        job.ended.connect(self._rest)

    def _rest(self) -> None:
        """Be free for the next, however it ended."""
        self._is_busy = False

    def _end(self, wanted: int, run: "Run") -> None:
        self.ended.emit(run, wanted)
