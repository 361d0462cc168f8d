"""What both imports share: reading a file off the window, refusing a wrong kind, one action."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from convenor.ask import TakePath
from convenor.dialogs.document_dialog import DocumentDialog
from convenor.imports.kinds import FileKind, kind_of_file
from convenor.tasks import Job
from convenor.widgets.buttons import Button
from convenor.workplace import Workplace
from convenor_db.domain.errors import ConvenorError, InputRefused
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder

_NOTHING = "Nothing is written before you say so"


class ImportDialog(DocumentDialog):
    """Reads a file, says what it would do, does it as one action.

    *other* is the kind of file it turned out to be, where its user wants the right importer.
    """

    TITLE: ClassVar[str]
    KIND: ClassVar[FileKind]
    FILES: ClassVar[str]
    OTHERS: ClassVar[Mapping[FileKind, str]]
    """What is offered for a file of another kind: the words on a button."""

    def __init__(
        self, parent: QWidget, place: Workplace, path: Path, size: tuple[int, int]
    ) -> None:
        super().__init__(parent, place, self.TITLE, verb="Import", size=size)
        self.fill_body()
        self.path = path
        self.other: FileKind | None = None
        self._found = self.KIND
        self._job: Job | None = None
        another = Button("Another file…", icon="upload")
        another.clicked.connect(self._ask_another)
        self.head_end.add(another)
        self.add_foot_note("One action: Ctrl+Z takes all of it back")
        self.banner.action_taken.connect(self._go_to_other)
        self.finished.connect(self._stop)
        self.page = QWidget()
        """What is shown of the file, once it has been read."""

    def read_file(self, path: Path) -> None:
        """Read a file as a task, and show what it would bring."""
        self.path = path
        self.banner.hide()
        self.page.setVisible(False)
        self.set_lead(f"Reading {path.name}…")
        self.set_verb("Import", why_not="The file is being read.")
        self._job = self.run(
            lambda _job: self._read(path), f"Reading {path.name}", self._take_reading
        )

    def run(self, work: Callable[[Job], Any], title: str, done: Callable[[Any], object]) -> Job:
        """Work off the window; what comes back after the dialog was closed is let go."""
        return self.place.tasks.run(
            work, title=title, done=partial(self._while_open, done), failed=self._say_failed
        )

    def _while_open(self, done: Callable[[Any], object], value: object) -> None:
        if not self.closed:
            done(value)

    def _read(self, path: Path) -> tuple[FileKind, Any]:
        """Read on a worker: only plain values go in and out."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            message = f"{path.name} was not read: {error.strerror}."
            raise InputRefused(message) from None
        kind = kind_of_file(raw)
        if kind in (self.KIND, FileKind.OTHER):
            return self.KIND, self.reader()(raw, path.name)
        return kind, None

    def reader(self) -> Callable[[bytes, str], Any]:
        """Return what reads the content of a file of the right kind; it knows no window."""
        return lambda raw, _name: raw

    def show_read(self, read: Any) -> None:
        """Show what was read."""

    def _take_reading(self, reading: tuple[FileKind, Any]) -> None:
        self._job = None
        kind, read = reading
        if kind is self.KIND:
            self.set_lead("")
            self.page.setVisible(True)
            self.show_read(read)
            return
        self._found = kind
        self.set_lead(self.path.name)
        self.set_verb("Import", why_not="There is nothing to import.")
        words = f"This is {kind}, not {self.KIND}. Nothing was read."
        offered = self.OTHERS.get(kind)
        self.banner.show_message(words, level="warn", actions=[offered] if offered else [])

    def _say_failed(self, error: ConvenorError) -> None:
        if self.closed:
            return
        if self._job:  # it was the reading that failed
            self._job = None
            self.set_lead(self.path.name)
            self.set_verb("Import", why_not="There is nothing to import.")
        self.refuse(str(error))

    def say_file(self, *parts: str) -> None:
        """Say under the title which file it is and how much is in it."""
        self.set_lead(" · ".join((self.path.name, *parts, _NOTHING)))

    def set_verb(self, words: str, *, why_not: str = "") -> None:
        """Name on the button what it will do, or why it cannot do anything."""
        self.primary.set_words(words)
        self.primary.set_allowed(allowed=not why_not, reason=why_not)

    def write(self, build: Builder, done: str) -> None:
        """Make the one action; close when it is done, and say so with Undo."""
        self.set_verb(self.primary.words, why_not="It is being written.")
        self.act("import", build, then=lambda action: self._written(action, done))

    def _written(self, action: Action | None, done: str) -> None:
        self.accept()
        if action:
            self.place.toast(done, undo=True)

    def refuse(self, sentence: str) -> None:
        """Say what was not done; the button can be pressed again."""
        super().refuse(sentence)
        if self._job is None and self.page.isVisible():
            self.primary.set_allowed(allowed=True)

    def _ask_another(self) -> None:
        ask_for_file(self.place, self.TITLE, self.FILES, self.read_file)

    def _go_to_other(self) -> None:
        self.other = self._found
        self.reject()

    def _stop(self) -> None:
        if self._job:
            self._job.cancel()


def ask_for_file(place: Workplace, title: str, files: str, then: TakePath) -> None:
    """Ask for a file to import; its folder is where the next question begins."""

    def take(path: Path) -> None:
        place.settings.keep_folder("imports", str(path.parent))
        then(path)

    place.ask.open_file(title, files, take, folder=place.settings.folder("imports"))
