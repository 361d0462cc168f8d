"""The one door to message boxes and file dialogs; tests put answers behind it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

_PLAIN = Qt.TextFormat.PlainText
"""Names may hold what looks like markup."""


class Ask(Protocol):
    """What the program may ask or tell its user in a box of its own."""

    def confirm(self, question: str, *, yes: str, detail: str = "") -> bool:
        """Ask before what cannot be undone; *yes* is the verb on the button."""

    def choose(self, question: str, choices: Sequence[str], *, detail: str = "") -> int | None:
        """Ask which of several; return its place, or None if nothing was chosen."""

    def tell_error(self, what: str, why: str) -> None:
        """Say what was not done, why, and what to do next; only where nothing can go on."""

    def open_file(self, title: str, kinds: str, *, folder: str = "") -> Path | None:
        """Ask for a file that exists; *kinds* as in "Convenings (*.convenor)"."""

    def save_file(self, title: str, kinds: str, *, proposed: str) -> Path | None:
        """Ask where to write a file; *proposed* is a name, or a path with folder."""

    def folder(self, title: str, *, start: str = "") -> Path | None:
        """Ask for a folder to write into."""


class WindowAsk:
    """Asks over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def _over(self) -> QWidget:
        """Return what the box stands over: an open dialog, else the window."""
        return QApplication.activeModalWidget() or self._parent

    def confirm(self, question: str, *, yes: str, detail: str = "") -> bool:
        """Ask before what cannot be undone."""
        return self.choose(question, (yes,), detail=detail) == 0

    def choose(self, question: str, choices: Sequence[str], *, detail: str = "") -> int | None:
        """Ask which of several, with Cancel beside them."""
        box = self._box(question, detail)
        role = QMessageBox.ButtonRole
        buttons = [box.addButton(words, role.AcceptRole) for words in choices]
        cancel = box.addButton("Cancel", role.RejectRole)
        box.setEscapeButton(cancel)
        box.setDefaultButton(buttons[0])
        box.exec()
        pressed = box.clickedButton()
        return next((at for at, each in enumerate(buttons) if each is pressed), None)

    def tell_error(self, what: str, why: str) -> None:
        """Say what was not done and why."""
        box = self._box(what, why)
        box.addButton("Close", QMessageBox.ButtonRole.RejectRole)
        box.exec()

    def _box(self, words: str, detail: str) -> QMessageBox:
        box = QMessageBox(self._over())
        box.setWindowTitle("Convenor")
        box.setTextFormat(_PLAIN)
        box.setText(words)
        box.setInformativeText(detail)
        box.finished.connect(box.deleteLater)  # its window would keep it
        return box

    def open_file(self, title: str, kinds: str, *, folder: str = "") -> Path | None:
        """Ask for a file that exists."""
        name, _ = QFileDialog.getOpenFileName(self._over(), title, folder, kinds)
        return Path(name) if name else None

    def save_file(self, title: str, kinds: str, *, proposed: str) -> Path | None:
        """Ask where to write a file."""
        name, _ = QFileDialog.getSaveFileName(self._over(), title, proposed, kinds)
        return Path(name) if name else None

    def folder(self, title: str, *, start: str = "") -> Path | None:
        """Ask for a folder to write into."""
        name = QFileDialog.getExistingDirectory(self._over(), title, start)
        return Path(name) if name else None
