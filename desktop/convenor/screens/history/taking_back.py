"""Several undos one after the other, until all are made, one is refused, or the user stops it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from convenor.document import Document
from convenor.tasks import Job, Tasks
from convenor_db.domain.edits import counted

if TYPE_CHECKING:
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
        self._wanted = 0
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is under way."""
        return self._wanted > 0

    def start(self, count: int) -> None:
        """Take back the newest *count* actions; does nothing while it is under way."""
        if self.is_busy or count <= 0:
            return
        self._wanted, self._job = count, None
        under_way = self._document.take_back(count, self._going)

        def wait(_job: Job) -> "Run":
            return under_way.result()

        title = f"Undoing {counted(count, 'action', 'actions')}"
        self._job = self._tasks.run(wait, title=title, done=partial(self._end, count))
        self._job.ended.connect(self._rest)

    def _going(self, done: int) -> bool:
        """Say how far it is, and whether to go on; called on the store's thread."""
        job = self._job
        if job is None:  # it began before the window knew
            return True
        job.progress(done, self._wanted)
        return not job.is_cancelled()

    def _rest(self) -> None:
        """Be free for the next, however it ended."""
        self._wanted, self._job = 0, None

    def _end(self, wanted: int, run: "Run") -> None:
        self.ended.emit(run, wanted)
