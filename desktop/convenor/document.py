"""The open convening as the window sees it: a snapshot, one signal per action, a store thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from convenor.soon import soon
from convenor_db.domain.edits import shown
from convenor_db.domain.errors import Cancelled, ChangedOutside, ConvenorError, FileError
from convenor_db.domain.records import Record
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.quiet import finish, open_file
from convenor_db.store.surroundings import Surroundings

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from convenor_db.store.journal import Action
    from convenor_db.store.store import Builder, FactBuilder, Store, Visit
    from convenor_db.store.taking_back import Run
    from convenor_db.store.writer import Going

T = TypeVar("T")
_LONGEST = 10_000
"""Milliseconds a window that nobody sees reads at most: others are kept from writing by it."""
_OURS = "This was not stored: Convenor has made a mistake. What you typed is kept here."


class _Opened(NamedTuple):
    """What a file holds when it has just been opened for writing."""

    snapshot: Snapshot
    undo_label: str | None
    redo_label: str | None


class _Answer(NamedTuple):
    """What the file said to a question."""

    value: Any


class _Handed(NamedTuple):
    """What was handed to the store's thread: the work, the visit's name, whom to tell."""

    work: Callable[[], object]
    visit: str
    then: Callable[[Any], object] | None


_NOBODY: Final = _Handed(lambda: None, "", None)


def _never() -> "Future[Any]":
    """Return what has been handed to nobody."""
    from concurrent.futures import Future

    future: Future[Any] = Future()
    future.cancel()
    return future


def _go_by(store: "Store", actor: str) -> _Answer:
    store.around = replace(store.around, actor=actor)
    store.asides.go_by(actor)
    return _Answer(None)


class Document(QObject):
    """Reads the file at once; opens it for writing on the store's own thread after that."""

    acted = Signal(object)
    """An `Action` was made, undone or redone; the snapshot is already the new one."""
    refused = Signal(str, str)
    """Something was not done: the sentence (what, why, what next), and the visit's name or ""."""
    labels_changed = Signal(str, str)
    """What Undo and Redo would do now; empty where there is nothing."""
    saving = Signal()
    """Something has been handed to the file and has not come back yet."""
    _came_back = Signal(object)

    def __init__(self, path: Path, around: Surroundings) -> None:
        """Read *path*; raises the `FileError`s of a file that does not read."""
        super().__init__()
        self.path = path
        self._reading = open_file(path)
        self._read_at = self._changed_at()
        self.why_not_saved = ""
        """Why the file did not take what was last handed to it; empty where it did."""
        self.snapshot: Snapshot = self._reading.snapshot
        self._around = around
        self._store: Store | None = None
        self._labels = ("", "")
        self._closed = False
        self._under_way: dict[Future[Any], _Handed] = {}
        self._past = _NOBODY
        self._came_back.connect(self._take_back, Qt.ConnectionType.QueuedConnection)
        soon(self, self._reading.finish, after=_LONGEST)

    @cached_property
    def _thread(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # nothing is written before it is painted

        return ThreadPoolExecutor(1, "store")

    def open_for_writing(self) -> None:
        """Open the file on the store's thread; call it after the first paint."""
        self._submit(self._open)

    def act(
        self,
        build: "Builder",
        visit: "Visit | None" = None,
        *,
        then: "Callable[[Action | None], object] | None" = None,
    ) -> None:
        """Make one named action; the window changes when it comes back.

        *then* is called after that with the action, or with None if nothing was to change; it
        is not called if the action was refused.
        """
        name = visit.name if visit else ""
        self.saving.emit()
        self._submit(lambda: self._opened().act(build, visit=visit), name, then)

    def act_going(
        self,
        build: "Builder",
        going: "Going",
        *,
        then: "Callable[[Action | None], object] | None" = None,
    ) -> "Future[Any]":
        """Make one named action that may take long; as `act` otherwise.

        *going* is told on the store's thread how far it is, and says whether to go on. Stopped,
        nothing has changed, nobody is told, and what is returned raises `Cancelled`.
        """
        self.saving.emit()
        return self._submit(lambda: self._opened().act(build, going=going), then=then)

    def read(self, work: "Callable[[Store], T]", then: Callable[[T], object]) -> None:
        """Ask the file something on the store's thread; *then* gets the answer in the window.

        A file that has been closed meanwhile is not asked.
        """
        self._submit(lambda: _Answer(work(self._opened())), then=then)

    def copy(self, target: Path, then: Callable[[str], object]) -> None:
        """Write a verified copy, also of a file that is not open for writing.

        *then* gets why it was not done, or nothing.
        """
        self._submit(lambda: _Answer(self._copied(target)), then=then)

    def _copied(self, target: Path) -> str:
        from convenor_db.store.copies import copy_verified  # nobody copies before the first paint

        try:
            if self._store:
                self._store.backup(target)
            else:
                finish(self.path, self._reading)
                copy_verified(self.path, target)
        except FileError as error:
            return str(error)
        return ""

    def happen(
        self,
        label: str,
        build: "FactBuilder",
        *,
        then: "Callable[[Action | None], object] | None" = None,
    ) -> None:
        """Write as a fact what *build* composes from the newest snapshot; as `act` otherwise."""
        self.saving.emit()
        self._submit(lambda: self._opened().happen(label, build), then=then)

    def record(self, label: str, records: Sequence[Record]) -> None:
        """Write what has happened as a fact, and wait for it; called by work off the window.

        Raises what the store raises.
        """
        self._wait_for(lambda: self._opened().record(label, records))

    def act_and_wait(self, build: "Builder") -> None:
        """Make one named action, and wait for it; called by work off the window.

        Raises what the store raises.
        """
        self._wait_for(lambda: self._opened().act(build))

    def _wait_for(self, work: "Callable[[], Action | None]") -> None:
        future = self._thread.submit(work)
        if future.result():
            future.add_done_callback(self._came_back.emit)

    def go_by(self, actor: str) -> None:
        """Act under another name from now on; what was done before keeps the one it has."""
        self._around = replace(self._around, actor=actor)
        self._submit(lambda: _go_by(self._opened(), actor))

    def undo(self, *, then: "Callable[[Action | None], object] | None" = None) -> None:
        """Take the last action back; *then* is called as that of `act` is."""
        self._submit(lambda: self._opened().undo(), then=then)

    def redo(self, *, then: "Callable[[Action | None], object] | None" = None) -> None:
        """Bring the last undone action back; *then* is called as that of `act` is."""
        self._submit(lambda: self._opened().redo(), then=then)

    def take_back(self, count: int, going: Callable[[int], bool]) -> "Future[Run]":
        """Undo the newest *count* actions in one go; the window hears of all of it at once.

        *going* is told on the store's thread how many are undone, and says whether to go on.
        """
        return self._thread.submit(lambda: self._taken_back(count, going))

    def _taken_back(self, count: int, going: Callable[[int], bool]) -> "Run":
        from convenor_db.store.taking_back import Run, take_back  # nobody undoes before the paint

        try:
            run = take_back(self._opened(), count, going)
        except ConvenorError as error:
            run = Run(0, None, error)
        if run.action:
            self._tell(run.action)
        if run.error:
            self._tell(run.error)
        return run

    def _tell(self, what: "Action | ConvenorError") -> None:
        """Let the window take back what one piece of work did, and what it was refused."""
        from concurrent.futures import Future

        told: Future[Any] = Future()
        if isinstance(what, ConvenorError):
            told.set_exception(what)
        else:
            told.set_result(what)
        self._came_back.emit(told)

    @property
    def is_open(self) -> bool:
        """Whether the file is open for writing."""
        return self._store is not None

    def close(self) -> None:
        """Finish what is waiting and close the file."""
        from concurrent.futures import wait

        while self._under_way:  # what comes back may hand in more: a refused text its draft
            wait(self._under_way)
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        self._closed = True
        self._thread.shutdown(wait=True)
        self._past = _NOBODY
        if self._store:
            self._store.close()
        self._reading.finish()

    def _open(self) -> _Opened:
        store = self._opened()
        return _Opened(store.snapshot, store.undo_label, store.redo_label)

    def _opened(self) -> "Store":
        if self._store is None:
            from convenor_db.store.store import Store  # what writes: after the first paint

            finish(self.path, self._reading)
            if self._changed_at() not in (self._read_at, None):  # a missing one the store tells
                message = (
                    f"Nothing was changed: another program has written {self.path} since it was"
                    " read. Close it and open it again."
                )
                raise ChangedOutside(message)
            self._store = Store(self.path, self._around)
        return self._store

    def _changed_at(self) -> tuple[int, ...] | None:
        """Return what tells one state of the file from the next; None where it is gone."""
        try:
            stat = self.path.stat()
        except OSError:
            return None
        return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns

    def _submit(
        self,
        work: Callable[[], object],
        visit: str = "",
        then: Callable[[Any], object] | None = None,
    ) -> "Future[Any]":
        if self._closed:  # before it was painted, or a toast still offers to undo
            return _never()
        future = self._thread.submit(work)
        self._under_way[future] = _Handed(work, visit, then)
        future.add_done_callback(self._came_back.emit)
        return future

    def _take_back(self, future: "Future[Any]") -> None:
        handed = self._under_way.pop(future, None)
        if handed:
            # The thread may still have it in its hands, and a widget must not be let go of there:
            # it is kept until the next has come back, before which the thread has let go.
            self._past = handed
        _, visit, then = handed or _NOBODY
        try:
            result = future.result()
        except ConvenorError as error:
            self._say_refused(error, visit)
            return
        except Exception:  # a bug, of which the crash report tells: nothing is being saved any more
            if visit:
                self.refused.emit(_OURS, visit)  # what was typed is kept as a draft
            self.labels_changed.emit(*self._labels)
            raise
        if not isinstance(result, _Answer):
            self._show(result)
        if then:
            then(result.value if isinstance(result, _Answer) else result)

    def _say_refused(self, error: ConvenorError, visit: str) -> None:
        if isinstance(error, Cancelled):  # who stopped it knows
            self.labels_changed.emit(*self._labels)
            return
        if isinstance(error, FileError):
            self.why_not_saved = str(error)
        self.refused.emit(str(error), visit)

    def _show(self, result: "_Opened | Action | None") -> None:
        """Tell what the file holds now; None: nothing was to change, and all is saved."""
        self.why_not_saved = ""
        if result is None:
            self.labels_changed.emit(*self._labels)
            return
        self.snapshot = result.snapshot
        if not isinstance(result, _Opened):
            self.acted.emit(result)
        self._tell_labels(result.undo_label, result.redo_label)

    def _tell_labels(self, undo: str | None, redo: str | None) -> None:
        self._labels = (shown(undo or "", self.snapshot), shown(redo or "", self.snapshot))
        self.labels_changed.emit(*self._labels)

    @property
    def undo_words(self) -> str:
        """What Undo would take back; empty if there is nothing."""
        return self._labels[0]

    @property
    def redo_words(self) -> str:
        """What Redo would bring back; empty if there is nothing."""
        return self._labels[1]
