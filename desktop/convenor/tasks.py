"""Work off the window's thread: it takes plain values, returns one, and can be stopped."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from convenor_db.domain.errors import ConvenorError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
_WORKERS: Final = 2


class Job(QObject):
    """One piece of work under way; what works reports to it and asks it whether to stop."""

    progressed = Signal(int, int)
    """How much is done, and of how much."""
    ended = Signal()
    _came_back = Signal(object)

    def __init__(self, title: str, parent: QObject, *, finishes: bool = False) -> None:
        """*finishes*: closing waits for it to end, and does not stop it."""
        super().__init__(parent)
        self.title = title
        self.finishes = finishes
        self._stopped = False
        self._came_back.connect(self._take_back, Qt.ConnectionType.QueuedConnection)
        self._done: Callable[[Any], object] = _nothing
        self._failed: Callable[[ConvenorError], object] = _nothing

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is; called by the work, on its own thread."""
        self.progressed.emit(done, total)

    def goes_on(self, done: int, total: int) -> bool:
        """Tell how far the work is, and say whether to go on; called by the work."""
        self.progress(done, total)
        return not self._stopped

    def is_cancelled(self) -> bool:
        """Say whether the user wants the work stopped; asked by the work."""
        return self._stopped

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stopped = True

    def watch(
        self,
        future: "Future[Any]",
        done: Callable[[Any], object],
        failed: Callable[[ConvenorError], object],
    ) -> None:
        """Call *done* or *failed* on the window's thread when the work ends."""
        self._done, self._failed = done, failed
        future.add_done_callback(self._came_back.emit)

    def forget(self) -> None:
        """Call nobody when the work ends: who wanted it is gone."""
        self._done = self._failed = _nothing

    def _take_back(self, future: "Future[Any]") -> None:
        self.ended.emit()
        self.deleteLater()
        if future.cancelled():  # it had not begun
            return
        try:
            result = future.result()
        except ConvenorError as error:
            self._failed(error)
        else:
            self._done(result)


def _nothing(_value: object) -> None:
    """Take no notice."""


class Tasks(QObject):
    """Runs jobs on a small pool; the window shows those that take long."""

    started = Signal(object)
    """A `Job` has begun."""
    refused = Signal(str)
    """A job without a *failed* of its own was not done: the sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[Job, Future[Any]] = {}
        self._closed = False

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # nothing is run before the first paint

        return ThreadPoolExecutor(_WORKERS, "task")

    def run(
        self,
        work: Callable[[Job], T],
        *,
        title: str,
        done: Callable[[T], object],
        failed: Callable[[ConvenorError], object] | None = None,
    ) -> Job:
        """Run *work* with its job; *title* says what is being done ("Writing 23 calendars").

        Without a title it is not shown. *done* gets what it returns, *failed* the expected error;
        both on the window's thread. After `close` nothing is run any more.
        """
        return self.follow(
            lambda job: self._pool.submit(work, job),
            title=title,
            done=done,
            failed=failed or self._say_refused,
        )

    def follow(
        self,
        begin: "Callable[[Job], Future[T]]",
        *,
        title: str,
        done: Callable[[T], object] | None = None,
        failed: Callable[[ConvenorError], object] | None = None,
        finishes: bool = False,
    ) -> Job:
        """Show work that has a thread of its own: *begin* hands it over there, with its job.

        Otherwise as `run`; who does the work says itself what was refused. *finishes*: `close`
        waits for it and does not stop it (what was handed to the file is written).
        """
        job = Job(title, self, finishes=finishes)
        if self._closed:
            return job
        job.ended.connect(lambda: self._jobs.pop(job))
        self.started.emit(job)
        self._jobs[job] = begin(job)
        job.watch(self._jobs[job], done or _nothing, failed or _nothing)
        return job

    def _say_refused(self, error: ConvenorError) -> None:
        self.refused.emit(str(error))

    def is_at(self, title: str) -> bool:
        """Whether work of a title is under way."""
        return any(job.title == title for job in self._jobs)

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._jobs)

    def close(self) -> None:
        """Stop what runs, wait until it has stopped, and call nobody for it."""
        from concurrent.futures import wait

        self._closed = True
        for job in self._jobs:
            if not job.finishes:
                job.cancel()
            job.forget()
        self._pool.shutdown(wait=True, cancel_futures=True)
        wait(self._jobs.values())
