"""Keys that belong to a place and to no command: tables, the grid, fields, the filter."""

from typing import Final, NamedTuple

from convenor.widgets.markdown_toolbar import DEEDS


class Line(NamedTuple):
    """What is done by which keys; several ways are parted by a comma."""

    words: str
    keys: str


class Place(NamedTuple):
    """A place and its keys; *screens*: where it is to be found, none is everywhere."""

    title: str
    lines: tuple[Line, ...]
    screens: frozenset[str] = frozenset()


_TABLES: Final = frozenset({"people", "invitations", "positions", "briefs", "exports"})

PLACES: Final = (
    Place(
        "In the agenda’s grid",
        (
            Line("Select the next session", "arrows"),
            Line("Move by five minutes, or to the next room or day", "Ctrl+arrows"),
            Line("Longer or shorter", "Ctrl+Shift+Up, Ctrl+Shift+Down"),
            Line("New session", "N"),
            Line("Take off the grid", "U"),
            Line("Drop", "Delete"),
            Line("Edit the start", "Enter"),
            Line("Drag by single minutes", "Shift+drag"),
            Line("Drag a copy", "Ctrl+drag"),
        ),
        frozenset({"agenda"}),
    ),
    Place(
        "In the text of a brief",
        tuple(Line(deed.words, deed.keys) for deed in DEEDS.values() if deed.keys),
        frozenset({"briefs"}),
    ),
    Place(
        "In tables",
        (
            Line("Select several", "Ctrl+click, Shift+click"),
            Line("Jump to a name", "letters"),
            Line("Edit the field", "F2, double-click"),
            Line("Go to the side panel", "Enter"),
            Line("Select all", "Ctrl+A"),
            Line("Copy the rows for a spreadsheet", "Ctrl+C"),
        ),
        _TABLES,
    ),
    Place(
        "In the filter",
        (Line("Go to the results", "Down"), Line("Clear it, then go back to the table", "Esc")),
        _TABLES,
    ),
    Place(
        "In fields",
        (
            Line("Keep what was typed", "Enter"),
            Line("Keep it, in several lines", "Ctrl+Enter"),
            Line("Keep it, anywhere: everything is saved as you go", "Ctrl+S"),
            Line("Take back what was typed", "Esc"),
        ),
    ),
    Place(
        "In the palette",
        (
            Line("Open", "Enter"),
            Line("Show in the side panel, on this screen if it can", "Ctrl+Enter"),
            Line("Commands, people or sessions only", ">, @, #"),
        ),
    ),
    Place(
        "Rooms and issues",
        (
            Line("Move up or down in the list", "Alt+Up, Alt+Down"),
            Line("Delete", "Delete"),
        ),
    ),
    Place(
        "Everywhere",
        (
            Line("End a drag, restore a field, close what lies above, clear the filter", "Esc"),
            Line("Back and forward", "mouse back, mouse forward"),
        ),
    ),
)
