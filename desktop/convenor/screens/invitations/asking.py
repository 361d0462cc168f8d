"""The two small questions of the bar: which day, and whose."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import BoxedDate, BoxedLine
from convenor.dialogs.frame import Dialog
from convenor.widgets.form import FormGrid

Taken = Callable[[str], object]


class AskDay(Dialog):
    """Asks by which day several seats have to answer."""

    def __init__(self, parent: QWidget, seats: str, *, since: date, then: Taken) -> None:
        """*seats* says how many; *then* gets the day as typed, which it may refuse.

        A day without a year is the next such day from *since* on.
        """
        super().__init__(parent, f"Reply by, for {seats}", "Set the day", size=(460, 260))
        self.day = BoxedDate("Reply by", placeholder="Fri 12 Mar")
        self.day.set_since(since)
        self._then = then
        grid = FormGrid()
        grid.add("Reply by", self.day)
        self.body.add(grid)
        self.day.editor().setFocus()

    def take(self) -> None:
        """Hand the day on; words that name none are said as such."""
        if self.day.day() is None:
            words = self.day.value()
            self.day.set_error(f"“{words}” is no day." if words else "Which day?")
            return
        self._then(self.day.value())
        self.accept()


class AskOwner(Dialog):
    """Asks who looks after several seats."""

    def __init__(self, parent: QWidget, seats: str, owners: Sequence[str], *, then: Taken) -> None:
        """*owners* are those there are; *then* gets the name."""
        super().__init__(parent, f"Owner of {seats}", "Set the owner", size=(460, 260))
        self.owner = BoxedLine("Owner", placeholder="a name", completions=owners)
        self._then = then
        grid = FormGrid()
        grid.add("Owner", self.owner)
        self.body.add(grid)
        self.owner.editor().setFocus()

    def take(self) -> None:
        """Hand the name on."""
        if not self.owner.value().strip():
            self.owner.set_error("Whose are they? To leave them to nobody, choose Nobody.")
            return
        self._then(self.owner.value())
        self.accept()
