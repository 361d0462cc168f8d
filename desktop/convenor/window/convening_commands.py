"""The commands of an open convening that belong to no screen: settings, rooms, issues, imports."""

from typing import TYPE_CHECKING

from convenor.commands import Command

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow


def convening_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands of the menu Convening and the imports, in the order of the menus."""
    return ()
