"""Several undos one after the other, until all are made or one is refused."""

from PySide6.QtCore import QObject, Signal

from convenor.document import Document
from convenor_db.store.journal import Action


class TakingBack(QObject):
    """Undoes the newest actions of a document; each is an undo of its own and can be redone."""

    ended = Signal(int, int)
    """How many were taken back, and of how many."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._wanted = 0
        self._done = 0
        document.refused.connect(self._stop)

    @property
    def is_busy(self) -> bool:
        """Whether it is under way."""
        return self._wanted > 0

    def start(self, count: int) -> None:
        """Take back the newest *count* actions; does nothing while it is under way."""
        if not self.is_busy and count > 0:
            self._wanted, self._done = count, 0
            self._document.undo(then=self._go_on)

    def _go_on(self, action: Action | None) -> None:
        if not self.is_busy:
            return
        self._done += action is not None
        if action is None or self._done == self._wanted:
            self._end()
        else:
            self._document.undo(then=self._go_on)

    def _stop(self, _sentence: str, visit: str) -> None:
        if self.is_busy and not visit:
            self._end()

    def _end(self) -> None:
        wanted, self._wanted = self._wanted, 0
        self.ended.emit(self._done, wanted)
