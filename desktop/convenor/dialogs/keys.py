"""Every shortcut on one sheet, made from the table of commands."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from convenor.commands import Commands
from convenor.dialogs.frame import Dialog
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import keep_size, row

_IN_PLACE = (
    ("In tables", (("Edit the field", "F2"), ("Go to the side panel", "Enter"))),
    (
        "In the agenda’s grid",
        (
            ("Move by five minutes, or to the next room or day", "Ctrl+arrows"),
            ("Longer or shorter", "Ctrl+Shift+Up, Ctrl+Shift+Down"),
            ("New session", "N"),
            ("Take off the grid", "U"),
            ("Drop", "Delete"),
        ),
    ),
    (
        "Rooms and issues",
        (("Move up or down in the list", "Alt+Up, Alt+Down"), ("Delete", "Delete")),
    ),
    (
        "In fields",
        (
            ("Keep what was typed", "Enter, in several lines Ctrl+Enter"),
            ("Take it back", "Esc"),
        ),
    ),
)
"""Keys that belong to a place and not to a command."""


class KeysDialog(Dialog):
    """The shortcuts, by menu."""

    def __init__(self, parent: QWidget, commands: Commands) -> None:
        super().__init__(parent, "Keyboard shortcuts", "", size=(560, 640))
        menus: dict[str, list[tuple[str, str]]] = {}
        for command in commands.all:
            if command.keys and command.menu:
                keys = ", ".join(_native(each) for each in command.keys)
                where = command.screen.capitalize() or command.menu.partition(">")[0]
                menus.setdefault(where, []).append((commands.text_of(command), keys))
        for title, lines in (*menus.items(), *_IN_PLACE):
            self.body.add(8, Label(title, Role.SUBTITLE))
            for words, keys in lines:
                self.body.add(
                    row((Label(words), 1), keep_size(Label(keys, Role.SECONDARY), min_width=200))
                )
        self.body.add(None)
        self.scroll_by_keys()


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
