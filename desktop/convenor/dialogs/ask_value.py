"""One small question for several records at once: which country, which tag; who has it already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import BoxedLine
from convenor.dialogs.frame import Dialog
from convenor.widgets.combo import Combo
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Role, WrapLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, and how the button calls what it does.

    *choices* are values with their words; without them a line is typed, for which *completions*
    are offered and *example* stands while it is empty. *says* returns what is said of a value while
    it stands there (“12 of 40 have it already.”), *why_not* why it cannot be, or nothing.
    """

    title: str
    caption: str
    verb: str
    says: Callable[[str], str]
    why_not: Callable[[str], str]
    choices: Sequence[tuple[str, str]] = ()
    completions: Sequence[str] = ()
    example: str = ""


class AskValue(Dialog):
    """Asks for one value and hands it on."""

    def __init__(
        self, parent: QWidget, question: Question, *, then: Callable[[str], object]
    ) -> None:
        super().__init__(parent, question.title, question.verb, size=(480, 280))
        self._question = question
        self._then = then
        self.line: BoxedLine | None = None
        self.choice: Combo | None = None
        self._said = WrapLabel("", Role.MUTED)
        grid = FormGrid()
        asked = self._make(question)
        grid.add(question.caption, asked)
        self.body.add(grid, self._said)
        editor = asked.editor() if isinstance(asked, BoxedLine) else asked
        editor.setFocus()  # before it stands here it would lose it again
        self._say()

    def _make(self, question: Question) -> QWidget:
        if question.choices:
            self.choice = Combo(question.choices, question.caption)
            self.choice.chosen.connect(self._say)
            return self.choice
        words, offered = question.example, question.completions
        self.line = BoxedLine(question.caption, placeholder=words, completions=offered)
        self.line.edited.connect(self._say)
        return self.line

    def value(self) -> str:
        """Return what was chosen or typed."""
        if self.choice:
            return self.choice.value()
        return self.line.value() if self.line else ""

    def _say(self) -> None:
        if self.line:
            self.line.set_error("")
        self._said.setText(self._question.says(self.value()))

    def take(self) -> None:
        """Hand the value on, unless it cannot be."""
        why = self._question.why_not(self.value())
        if why and self.line:
            self.line.set_error(why)
            self._said.setText("")
            return
        self._then(self.value())
        self.accept()
