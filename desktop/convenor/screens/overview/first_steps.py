"""What a new convening needs first; shown until each step has been done."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from convenor.widgets.buttons import Button, Kind
from convenor.widgets.card import Card, card_title
from convenor.widgets.icon_tile import IconTile
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import Box, clear, column, hline, keep_size, row
from convenor_db.domain.edits import counted
from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A first step: what it is, what it is for, what its button says and which command it runs."""

    kind: str
    words: str
    why: str
    icon: str
    button: str
    command: str
    one: str
    many: str


STEPS: Final = (
    Step(kind="people", words="Bring in people", icon="users", button="Import people…",
         why="From a spreadsheet or typed in; who attends, and for whom they speak",
         command="import.people", one="person", many="people"),
    Step(kind="issues", words="Set up issues", icon="scale", button="Add issues…",
         why="What the convening is to settle, with the options on the table",
         command="convening.issues", one="issue", many="issues"),
    Step(kind="sessions", words="Add sessions", icon="calendar-days", button="New session",
         why="Rooms first, then drag on the grid; an agenda file can be imported",
         command="agenda.new", one="session", many="sessions"),
    Step(kind="briefs", words="Write a brief", icon="file-text", button="New brief",
         why="Papers decide what a pack holds and who may read it",
         command="briefs.new", one="brief", many="briefs"),
)  # fmt: skip


class FirstSteps(Card):
    """The four steps; those that are done are ticked."""

    command_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(spacing=0)
        self._note = Label("", Role.SECONDARY)
        self._steps = column(spacing=0)
        self.body.add(row(card_title("First steps"), None, self._note), 8, self._steps)
        self._first: Button | None = None
        self._shown: list[int] = []

    def show_steps(self, snapshot: Snapshot) -> None:
        """Show which steps have been made."""
        counts = [len(snapshot.table(step.kind)) for step in STEPS]
        if counts == self._shown:
            return
        self._shown = counts
        clear(self._steps)
        self._first = None
        done = [step for step in STEPS if snapshot.table(step.kind)]
        self._note.setText(f"{len(done)} of {len(STEPS)} done")
        for at, step in enumerate(STEPS):
            if at:
                self._steps.addLayout(row(hline(), margins=(50, 0, 0, 0)))
            self._steps.addLayout(self._line(step, len(snapshot.table(step.kind))))

    def first_button(self) -> Button | None:
        """Return what takes the keyboard first."""
        return self._first

    def _line(self, step: Step, count: int) -> Box:
        filled = not count and self._first is None
        button = Button(step.button, Kind.PRIMARY if filled else Kind.SECONDARY, small=True)
        button.clicked.connect(partial(self._want, step.command))
        if filled:
            self._first = button
        tile = IconTile("check" if count else step.icon, 36, radius=8,
                        color="ok" if count else "accent")  # fmt: skip
        why = counted(count, step.one, step.many) if count else step.why
        title = Label(step.words, Role.SECONDARY if count else Role.STRONG)
        said = column(title, WrapLabel(why, Role.SECONDARY), spacing=2)
        keep_size(button, min_width=104)
        return row(tile, (said, 1), button, margins=(0, 12, 0, 12), spacing=14)

    def _want(self, command: str, _checked: object = None) -> None:
        self.command_wanted.emit(command)
