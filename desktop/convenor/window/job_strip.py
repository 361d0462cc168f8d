"""The strip at the foot of the window that shows a job which takes long."""

from time import monotonic

from convenor.tasks import Job, Tasks
from convenor.widgets.progress_strip import ProgressStrip

_SOONEST = 1.0
"""Seconds of work before the time left is guessed."""


class JobStrip(ProgressStrip):
    """Follows the newest job of several `Tasks`; Cancel stops it.

    A job without a title works in silence: nobody waits for it.
    """

    def __init__(self, *several: Tasks) -> None:
        super().__init__()
        self._job: Job | None = None
        self._begun = 0.0
        for tasks in several:
            tasks.started.connect(self._follow)
        self.cancelled.connect(self._stop)

    def _follow(self, job: Job) -> None:
        if not job.title:
            return
        self._job = job
        self._begun = monotonic()
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)
        self.start(job.title)

    def _progressed(self, done: int, total: int) -> None:
        if self.sender() is not self._job:
            return
        gone = monotonic() - self._begun
        left = gone * (total - done) / done if done and gone > _SOONEST else None
        self.advance(done, total, left)

    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.finish()

    def _stop(self) -> None:
        if self._job:
            self._job.cancel()
