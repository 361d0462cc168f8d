"""The one door to message boxes and file dialogs; tests put answers behind it.

Nothing here waits for its answer: a box is opened, and *then* is called when it is answered. A box
that was waited for would hold up whoever pressed a button through the accessibility bus.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QWidget

from convenor.theme.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

_PLAIN = Qt.TextFormat.PlainText
"""Names may hold what looks like markup."""
_MARGINS = (20, 20, 24, 16)
_LONG_WORD, _MAY_BREAK = re.compile(r"(\S{24})(?=\S{8})"), "\\1\u200b"
"""The name of a file may be so long that without a break the box were wider than the screen."""

TakeChoice = Callable[[int | None], object]
"""Is given the place of what was chosen, or None if nothing was."""
TakePath = Callable[[Path], object]
"""Is given the path that was chosen; not called if none was."""


class Ask(Protocol):
    """What the program may ask or tell its user in a box of its own."""

    def confirm(
        self, question: str, then: Callable[[], object], *, yes: str, detail: str = ""
    ) -> None:
        """Ask before what cannot be undone; *yes* is the verb of the button that calls *then*."""

    def choose(
        self, question: str, choices: Sequence[str], then: TakeChoice, *, detail: str = ""
    ) -> None:
        """Ask which of several; *then* is given its place, or None if nothing was chosen."""

    def tell_error(
        self, what: str, why: str, *, verb: str = "", then: Callable[[], object] | None = None
    ) -> None:
        """Say what was not done, why, and what to do next; only where nothing can go on.

        *verb* is the word of a button that calls *then*.
        """

    def open_file(self, title: str, kinds: str, then: TakePath, *, folder: str = "") -> None:
        """Ask for a file that exists; *kinds* as in "Convenings (*.convenor)"."""

    def save_file(self, title: str, kinds: str, then: TakePath, *, proposed: str) -> None:
        """Ask where to write a file; *proposed* is a name, or a path with folder."""

    def folder(self, title: str, then: TakePath, *, start: str = "") -> None:
        """Ask for a folder to write into."""


class WindowAsk:
    """Asks over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._telling = False

    def _over(self) -> QWidget:
        """Return what the box stands over: an open dialog, else the window."""
        return QApplication.activeModalWidget() or self._parent

    def confirm(
        self, question: str, then: Callable[[], object], *, yes: str, detail: str = ""
    ) -> None:
        """Ask before what cannot be undone."""

        def take(place: int | None) -> None:
            if place == 0:
                then()

        self.choose(question, (yes,), take, detail=detail)

    def choose(
        self, question: str, choices: Sequence[str], then: TakeChoice, *, detail: str = ""
    ) -> None:
        """Ask which of several, with Cancel beside them."""
        box = self._box(question, detail)
        role = box.ButtonRole
        buttons = [box.addButton(words, role.AcceptRole) for words in choices]
        cancel = box.addButton("Cancel", role.RejectRole)
        box.setEscapeButton(cancel)
        box.setDefaultButton(buttons[0])

        def answered() -> None:
            pressed = box.clickedButton()
            then(next((at for at, each in enumerate(buttons) if each is pressed), None))

        _open(box, answered)

    def tell_error(
        self, what: str, why: str, *, verb: str = "", then: Callable[[], object] | None = None
    ) -> None:
        """Say what was not done and why; what is told meanwhile is told no more."""
        if self._telling:
            return
        self._telling = True
        box = self._box(what, why)
        close = box.addButton("Close", box.ButtonRole.RejectRole)
        box.setEscapeButton(close)
        pressed = box.addButton(verb, box.ButtonRole.AcceptRole) if verb else None

        def told() -> None:
            self._telling = False
            if then and pressed is not None and box.clickedButton() is pressed:
                then()

        _open(box, told)

    def _box(self, words: str, detail: str) -> "QMessageBox":
        from PySide6.QtWidgets import QMessageBox  # nothing is asked before the first paint

        box = QMessageBox(self._over())
        box.setWindowTitle("Convenor")
        box.setTextFormat(_PLAIN)
        box.setText(_LONG_WORD.sub(_MAY_BREAK, words))
        box.setInformativeText(detail)
        return box

    def open_file(self, title: str, kinds: str, then: TakePath, *, folder: str = "") -> None:
        """Ask for a file that exists."""
        box = self._paths(title, folder, kinds)
        box.setFileMode(box.FileMode.ExistingFile)
        _ask_path(box, then)

    def save_file(self, title: str, kinds: str, then: TakePath, *, proposed: str) -> None:
        """Ask where to write a file."""
        path = Path(proposed)
        box = self._paths(title, str(path.parent), kinds)
        box.setAcceptMode(box.AcceptMode.AcceptSave)
        box.selectFile(path.name)
        _ask_path(box, then)

    def folder(self, title: str, then: TakePath, *, start: str = "") -> None:
        """Ask for a folder to write into."""
        box = self._paths(title, start)
        box.setFileMode(box.FileMode.Directory)
        box.setOption(box.Option.ShowDirsOnly)
        _ask_path(box, then)

    def _paths(self, title: str, folder: str, kinds: str = "") -> "QFileDialog":
        from PySide6.QtWidgets import QFileDialog

        there = folder if Path(folder).is_absolute() else _documents()
        return QFileDialog(self._over(), title, there, kinds)


def _documents() -> str:
    """Return where people keep their files: where no folder was used yet, one begins there."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else str(Path.home())


def _ask_path(box: "QFileDialog", then: TakePath) -> None:
    box.fileSelected.connect(partial(_take_path, then))
    _forget_after(box)
    box.open()


def _take_path(then: TakePath, name: str) -> None:
    then(Path(name))


def _open(box: "QMessageBox", answered: Callable[[], object]) -> None:
    layout = box.layout()
    if layout:
        layout.setContentsMargins(*map(theme.px, _MARGINS))
    box.finished.connect(lambda _result: answered())
    _forget_after(box)
    box.open()


def _forget_after(box: "QMessageBox | QFileDialog") -> None:
    """Let a box go once it is answered; its window would keep it."""
    box.finished.connect(box.deleteLater)
