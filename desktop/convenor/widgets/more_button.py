"""The button at the head of a panel behind which stands what else can be done with its thing."""

from functools import partial

from PySide6.QtCore import Signal

from convenor.widgets.buttons import IconButton
from convenor.widgets.menu import Menu


class MoreButton(IconButton):
    """Three dots; what its menu has are commands of the program."""

    wanted = Signal(str)
    """The name of the command chosen: "edit.history_of"."""

    def __init__(self, thing: str) -> None:
        """*thing* is what the panel shows, for the name: "this session"."""
        name = f"More about {thing}"
        super().__init__("ellipsis", name, size=16)
        self._entries = Menu(name, self)
        self.setMenu(self._entries)

    def offer(self, command: str, words: str, icon: str) -> None:
        """Add an entry that runs a command."""
        self._entries.add(words, icon).triggered.connect(partial(self.wanted.emit, command))

    def offer_history(self) -> None:
        """Add the way to what was done with it."""
        self.offer("edit.history_of", "History of this", "history")
