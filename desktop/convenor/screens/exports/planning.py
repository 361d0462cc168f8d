"""Looks off the window's thread what an export would do; of several questions the last counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from convenor.tasks import Tasks
from convenor_db.domain.errors import ConvenorError

Question = Callable[[], object]
"""Works on plain values alone."""


class Planning(QObject):
    """Answers one question at a time; what was asked meanwhile takes the place of its answer."""

    planned = Signal(object)
    """The answer to the last question."""
    refused = Signal(str)
    """Why the last question has no answer."""

    def __init__(self, tasks: Tasks, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._title = title
        self._busy = False
        self._next: Question | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def ask(self, question: Question) -> None:
        """Ask; the answer comes by `planned` or `refused`."""
        self._next = question
        if not self._busy:
            self._start(question)

    def _start(self, question: Question) -> None:
        self._busy, self._next = True, None
        self._tasks.run(
            lambda _job: question(), title=self._title, done=self._done, failed=self._failed
        )

    def _done(self, answer: object) -> None:
        if self._is_last():
            self.planned.emit(answer)

    def _failed(self, error: ConvenorError) -> None:
        if self._is_last():
            self.refused.emit(str(error))

    def _is_last(self) -> bool:
        """Go on with what was asked meanwhile; say whether the answer counts."""
        if not isValid(self):  # the convening was closed
            return False
        self._busy = False
        if self._next:
            self._start(self._next)
            return False
        return True
