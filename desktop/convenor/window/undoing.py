"""Undo and redo: of typing where the caret is, else of the file's last action."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from convenor.document import Document
from convenor.window.caret import text_to_redo, text_to_undo
from convenor.workplace import Saying
from convenor_db.domain.edits import shown

if TYPE_CHECKING:
    from convenor_db.store.journal import Action


class Undoing:
    """Takes back and brings again, says beforehand what, and afterwards what it was.

    *document* returns the open one, if there is one; *say* shows a toast.
    """

    def __init__(
        self, document: Callable[[], Document | None], say: Callable[[Saying], object]
    ) -> None:
        self._document = document
        self._say = say

    @property
    def undo_words(self) -> str:
        """What Undo would take back now; empty if there is nothing."""
        document = self._document()
        return "typing" if text_to_undo() else document.undo_words if document else ""

    @property
    def redo_words(self) -> str:
        """What Redo would bring back now; empty if there is nothing."""
        document = self._document()
        return "typing" if text_to_redo() else document.redo_words if document else ""

    def undo(self) -> None:
        """Take back what was typed where the caret is, else the last action."""
        text, document = text_to_undo(), self._document()
        if text:
            text.undo()
        elif document:
            document.undo(then=lambda action: self._told(action, "Undone", "Redo", self.redo))

    def redo(self) -> None:
        """Bring back what was undone where the caret is, else the last action."""
        text, document = text_to_redo(), self._document()
        if text:
            text.redo()
        elif document:
            document.redo(then=lambda action: self._told(action, "Done again", "Undo", self.undo))

    def _told(
        self, action: "Action | None", verb: str, back: str, on_back: Callable[[], None]
    ) -> None:
        if action:
            self._say(Saying(f"{verb}: {shown(action.label, action.snapshot)}", back, on_back))
