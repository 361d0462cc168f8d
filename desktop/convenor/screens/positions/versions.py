"""The versions of a position under each other, folded until they are asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from convenor.screens.positions.words import day_shown
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import clear, column, row
from convenor.widgets.matrix.values import in_words, printed
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Position


class Versions(QWidget):
    """Says of each version when, what and on what ground; each can be deleted."""

    delete_wanted = Signal(str)
    """The key of a version."""

    def __init__(self) -> None:
        super().__init__()
        self._versions: Sequence[Position] = ()
        self._is_open = True
        self.fold = Button("", Kind.LINK, "chevron-right", small=True)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._show_rows)
        self._rows = column(spacing=8)
        self.setLayout(column(row(self.fold, None), self._rows, spacing=6))
        self.setAccessibleName("Versions")

    def show_versions(self, versions: Sequence[Position], *, is_open: bool) -> None:
        """Show these, given oldest first; not *is_open* they are only read."""
        self._versions, self._is_open = versions, is_open
        self.fold.set_words(counted(len(versions), "version", "versions"))
        self._show_rows()

    def _show_rows(self) -> None:
        self.fold.set_icon("chevron-down" if self.fold.isChecked() else "chevron-right")
        held = QApplication.focusWidget()
        if held is not None and held is not self.fold and self.isAncestorOf(held):
            self.fold.setFocus()  # what had the focus goes: never on to what is next in the window
        clear(self._rows)
        if self.fold.isChecked():
            for one in reversed(self._versions):
                made = self._row(one)
                self._rows.add(made)
                made.show()

    def _row(self, one: Position) -> QWidget:
        day = day_shown(one.as_of)
        held = in_words(one.stance)
        stance = held if one.stance is None else f"{printed(one.stance)} {held}"
        title = WrapLabel(f"{day} · {stance} · {one.basis}", Role.BODY)
        said = " · ".join(filter(None, (f"“{one.quote}”" if one.quote else "", one.source)))
        cross = IconButton("trash-2", f"Delete the version of {day}", size=14)
        cross.clicked.connect(lambda: self.delete_wanted.emit(one.key))
        cross.setEnabled(self._is_open)
        words = column(title, spacing=0)
        if said:
            words.add(WrapLabel(said, Role.MUTED))
        made = QWidget()
        made.setLayout(row((words, 1), column(cross, None), spacing=4))
        return made
