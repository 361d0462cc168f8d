"""Tables and what is written from them: cells, views, order, columns, letters, a report.

Played on the medium sample by somebody who sees nothing of the window, only its tree.
"""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from atspi.day_at_work import Day, play_parts
from atspi.tree import Node, Program, press_keys, type_words, until

_EMAIL = "E-mail"


def open_by_the_start_page(day: Day) -> None:
    """Close the file, and open it again from the start page."""
    day.window.find("menu item", "File").do("ShowMenu").find("menu item", "Close").press()
    day.window.find("link", part="Summit on the Safety").press()
    until("the file open", lambda: day.window.all("radio button", part="People"))


def edit_a_cell(day: Day) -> None:
    """Edit an address with F2; what cannot be stored is told in the cell until it is mended."""
    day.go_to("People")
    people = day.table("People")
    column = heads(people).index(_EMAIL)
    people.focus()
    press_keys("Home", *["Right"] * column)
    until("the cell", lambda: people.cell(0, column).has("focused"))
    press_keys("F2")
    field = day.window.find("text", f"{_EMAIL} of {people.cell(0, 0).name}")
    until("the caret in the cell", lambda: field.has("focused"))
    press_keys("Ctrl+a")
    type_words("nowhere")
    press_keys("Return")
    day.ears.wait_for("it has no @")
    people.focus()
    cell = people.cell(0, column)
    until("the reason in the cell", lambda: "“nowhere” was not stored" in cell.name)
    press_keys("F2")
    field = day.window.find("text", f"{_EMAIL} of {people.cell(0, 0).name}")
    field.write("a@example.org")
    press_keys("Return")
    until("the address in the cell", lambda: people.cell(0, column).name == "a@example.org")


def keep_a_view(day: Day) -> None:
    """Narrow the list, keep it as a view, leave it and choose it again."""
    people, window = day.table("People"), day.window
    everybody = people.row_count
    window.find("text", part="Filter by name").write("albia")
    until("fewer rows", lambda: 0 < people.row_count < everybody)
    few = people.row_count
    _choose(window, "View: ", "Save as…")
    day.program.find("text", "Save this view as").write("Of Albia")
    day.program.find("push button", "Save").press()
    window.find("push button", "View: Of Albia")
    _choose(window, "View: ", "Everybody")
    until("everybody again", lambda: people.row_count == everybody)
    _choose(window, "View: ", "Of Albia")
    until("few again", lambda: people.row_count == few)
    _choose(window, "View: ", "Everybody")
    until("everybody again", lambda: people.row_count == everybody)


def order_and_columns(day: Day) -> None:
    """Sort by another column, and take a column away."""
    people, window = day.table("People"), day.window
    _choose(window, "Columns", "Columns and order…")
    dialog = day.program.dialog("Columns: People")
    dialog.find("combo box", part="Sort by").focus()
    type_words("Country")
    until("the head says so", lambda: "Country, sorted ascending" in heads(people))
    press_keys("Escape")
    until("the dialog closed", lambda: len(day.program.windows()) == 1)
    window.find("push button", "Columns").do("ShowMenu")
    entry = window.find("menu item", "Constituency")
    until("the column ticked", lambda: entry.has("checked"))
    entry.press()
    until("the column not ticked", lambda: not entry.has("checked"))
    press_keys("Escape")
    until("the menu closed", lambda: not entry.has("showing"))


def write_letters(day: Day) -> None:
    """Write mail drafts to some who are invited, into a folder of one's own."""
    day.go_to("Invitations")
    seats = day.table("Invitations")
    invited = [at for at, said in enumerate(seats.column(4)) if said == "Invited"][:3]
    for row in invited:
        seats.select_row(row)
    day.window.find("push button", "Write letters…").press()
    dialog = day.program.dialog("Write letters to 3 seats")
    with tempfile.TemporaryDirectory() as folder:
        dialog.find("push button", part="Write ").press()
        _name_a_place(day.program, "Directory", folder, "Choose")
        day.ears.wait_for("written")
        assert list(Path(folder).glob("**/*.eml"))
    until("the dialog closed", lambda: len(day.program.windows()) == 1)


def report_on_somebody(day: Day) -> None:
    """Have everything written that is held about one person."""
    day.go_to("People")
    people = day.table("People")
    until("somebody selected", lambda: len(people.selected_rows()) == 1)
    menu = day.window.find("menu item", "File").do("ShowMenu")
    menu.find("menu item", "Export").do("ShowMenu")
    menu.find("menu item", part="Report").press()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        _name_a_place(day.program, "File name", str(path), "Save")
        day.ears.wait_for("written")
        assert path.stat().st_size > 0


def heads(table: Node) -> list[str]:
    """Return what the heads of the columns say."""
    return [head.name for head in table.heads()]


def _choose(window: Node, button: str, entry: str) -> None:
    """Choose an entry of the menu of a button."""
    window.find("push button", part=button).do("ShowMenu")
    window.find("menu item", part=entry).press()


def _name_a_place(program: Program, line: str, path: str, verb: str) -> None:
    """Answer the box that asks for a folder or a file."""
    box = until(
        "a box", lambda: next((w for w in program.windows() if w.all("text", part=line)), None)
    )
    box.find("text", part=line).write(path)
    box.find("push button", part=verb).press()


_STORY: tuple[Callable[[Day], None], ...] = (
    open_by_the_start_page,
    edit_a_cell,
    keep_a_view,
    order_and_columns,
    write_letters,
    report_on_somebody,
)


def play(program: "subprocess.Popen[bytes]") -> None:
    """Play all of it, and close the program."""
    play_parts(program, _STORY)
