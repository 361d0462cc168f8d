"""A day at work: people, seats, agenda, positions, a brief and calendars, and all of it undone.

Played on the medium sample by somebody who sees nothing of the window, only its tree.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from atspi.tree import Ears, Missing, Node, Program, press_keys, type_words, until

_STATUS, _NAME = 4, 0
"""Columns of the seats."""


class Day:
    """The program, its window, what it announces, and how many actions are to be undone."""

    def __init__(self) -> None:
        self.program = Program.named("Convenor")
        self.ears = Ears()
        self.window = self.program.window

    def go_to(self, screen: str) -> None:
        """Choose a screen on the rail, whatever its badge says."""
        self.window.find("radio button", part=screen).choose()

    def table(self, name: str) -> Node:
        """Return a table with rows in it."""
        table = self.window.find("table", name)
        until(f"rows in {name}", lambda: table.row_count)
        return table

    def say_undone(self, deed: str) -> None:
        """Hear that something was done."""
        self.ears.wait_for(deed)


def change_a_name(day: Day) -> None:
    """Filter people, and write a name without having the caret in it."""
    day.go_to("People")
    people, window = day.table("People"), day.window
    window.find("text", part="Filter by name").focus()
    type_words("okafor")
    until("one row", lambda: people.column(0) == ["Amara Okafor"])
    press_keys("Down")
    until("the row selected", lambda: people.selected_rows() == [0])
    combo = window.find("combo box", part="Order: ")
    assert "Given name first" in combo.name
    window.find("text", "Family").write("Okaforth")
    until("the new name in the table", lambda: people.column(0) == ["Amara Okaforth"])


def invite_ten(day: Day) -> None:
    """Select ten seats on the waiting list and move them through the menu of the bar."""
    day.go_to("Invitations")
    seats, window = day.table("Invitations"), day.window
    waiting = [at for at, said in enumerate(seats.column(_STATUS)) if said == "Waiting list"][:10]
    for row in waiting:
        seats.select_row(row)
    until("ten selected", lambda: seats.selected_rows() == waiting)
    window.find("push button", "Move to").do("ShowMenu")
    window.find("menu item", part="Invited").press()
    day.ears.wait_for("10 invited")
    assert {seats.cell(row, _STATUS).name for row in waiting} == {"Invited"}
    window.find("push button", "Clear the selection").press()
    until("nothing selected", lambda: not seats.selected_rows())


def name_a_substitute(day: Day) -> None:
    """Open the dialog from the panel, find somebody in its list, and take the seat along."""
    seats, window = day.table("Invitations"), day.window
    row = seats.column(_STATUS).index("Accepted")
    seats.select_row(row)
    window.find("push button", "Name a substitute…").press()
    dialog = day.program.dialog("Name a substitute")
    _take(dialog, "okaforth")
    day.ears.wait_for("already holds a live seat")
    _take(dialog, seats.cell(seats.column(_STATUS).index("Declined"), _NAME).name)
    dialog.find("radio button", part="Confirmed").choose()
    dialog.find("push button", "Name as substitute").press()
    until("the dialog closed", lambda: len(day.program.windows()) == 1)
    day.ears.wait_for("named as substitute")


def _take(dialog: Node, name: str) -> None:
    """Write into the line that finds people, and take the first it finds."""
    line = dialog.find("text", "Who comes").focus().write(name)
    dialog.find("list", "Who comes")
    press_keys("Return")
    until("the line empty again", lambda: not line.text)
    assert dialog.is_without("list", "Who comes")


def move_a_session(day: Day) -> None:
    """Move a session that must be fixed, by keys, until other warnings are listed."""
    day.go_to("Agenda")
    window = day.window
    block = window.find("push button", part="must be fixed")
    before = _to_fix(window)
    named = block.name
    block.focus()
    press_keys("Ctrl+Down")
    until("a later time", lambda: block.name != named)
    until("other warnings to fix", lambda: _to_fix(window) != before)


def _to_fix(window: Node) -> list[str]:
    return [item.name for item in window.find("list", "To fix").children]


def state_a_position(day: Day) -> None:
    """Find a cell without a position and press a digit in it."""
    day.go_to("Positions")
    matrix = day.table("Positions")
    cells = (matrix.cell(0, at) for at in range(4))
    cell = next(cell for cell in cells if cell.name.endswith("unknown"))
    cell.choose()
    matrix.focus()
    press_keys("1")
    until("a position", lambda: "strongly oppose" in cell.name)


def write_in_a_brief(day: Day) -> None:
    """Type into an approved brief; the question whether to begin a version is answered."""
    day.go_to("Briefs")
    text = day.window.find("text", "Text").focus()
    press_keys("Ctrl+End")
    type_words("So")
    box = until("a question", lambda: _question(day.program))
    box.find("push button", "Start version 2").press()
    until("the question gone", lambda: len(day.program.windows()) == 1)
    until("the key that was pressed", lambda: "S" in text.text[-2:])
    type_words(" be it.")
    until("the line", lambda: text.text.endswith("be it."))


def _question(program: Program) -> Node | None:
    return next((one for one in program.windows() if one.role in ("alert", "dialog")), None)


def write_calendars(day: Day) -> None:
    """Write everybody's calendar files into a folder of one's own."""
    day.go_to("Exports")
    with tempfile.TemporaryDirectory() as folder:
        day.window.find("push button", part="Write ").press()
        box = until("a question for the folder", lambda: _question(day.program))
        box.find("text", part="Directory").write(folder)
        box.find("push button", "Choose").press()
        day.ears.wait_for("written")
        assert list(Path(folder).glob("**/*.ics"))


def undo_all(day: Day) -> None:
    """Undo until there is nothing to undo; what was handed out stays so."""
    day.go_to("People")
    people = day.table("People")
    people.focus()
    for _ in range(20):
        if not _can_undo(day):
            break
        press_keys("Ctrl+z")
        day.ears.wait_for("Undone")
    assert not _can_undo(day)
    until("the name as it was", lambda: "Amara Okafor" in people.column(0))


def _can_undo(day: Day) -> bool:
    """Look into the menu Edit, and close it."""
    edit = day.window.find("menu item", "Edit").do("ShowMenu")
    undo = edit.find("menu item", part="Undo")
    can = undo.has("enabled")
    press_keys("Escape", "Escape")
    until("the menu closed", lambda: not undo.has("showing"))
    return can


_STORY: tuple[Callable[[Day], None], ...] = (
    change_a_name,
    invite_ten,
    name_a_substitute,
    move_a_session,
    state_a_position,
    write_in_a_brief,
    write_calendars,
    undo_all,
)


def play(program: "subprocess.Popen[bytes]") -> None:
    """Play all of it, and close the program."""
    play_parts(program, _STORY)


def play_parts(program: "subprocess.Popen[bytes]", story: Sequence[Callable[[Day], None]]) -> None:
    """Play parts of a story, saying how long each took, and close the program."""
    day = Day()
    for part in story:
        begun = time.monotonic()
        sys.stdout.write(f"{part.__name__:20}")
        sys.stdout.flush()
        try:
            part(day)
        except Missing:
            sys.stdout.write(f"{day.program.told()}\nheard: {day.ears.heard}\n")
            raise
        sys.stdout.write(f"{time.monotonic() - begun:5.1f} s\n")
    press_keys("Ctrl+q")
    assert program.wait(30) == 0
