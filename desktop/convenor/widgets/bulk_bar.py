"""The bar that floats over a list while several of its rows are selected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.floating import Floating
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import row
from convenor.widgets.toast import place_toasts


class BulkBar(Floating):
    """How many are selected and what can be done with them."""

    cleared = Signal()
    """The user wants nothing selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, above=20)
        self._count = Label("", Role.STRONG)
        self._actions = row(spacing=2)
        cross = IconButton("x", "Clear the selection", shortcut="Esc", size=16)
        cross.clicked.connect(self.cleared)
        content = row(self._count, 6, self._actions, cross, margins=(18, 6, 8, 6), spacing=4)
        self.setLayout(content)
        self.setAccessibleName("Actions for the selection")
        self.hide()

    def set_count(self, words: str) -> None:
        """Say how many are selected: "6 selected". Empty words hide the bar."""
        self._count.setText(words)
        self.setVisible(bool(words))
        if words:
            self.place()
        else:
            place_toasts(self.window())

    def place(self) -> None:
        """Stand over the list; a toast that stood there goes above it."""
        super().place()
        place_toasts(self.window())

    def add_action(self, words: str, icon: str = "", *, menu: QMenu | None = None) -> Button:
        """Add a button, which opens *menu* if there is one, and return it."""
        button = Button(words, Kind.GHOST, icon)
        if menu is not None:
            button.setMenu(menu)
        self._actions.add(button)
        return button

    def add_more(self, menu: QMenu) -> IconButton:
        """Add the button "…" with the rarer actions."""
        button = IconButton("ellipsis", "More actions")
        button.setMenu(menu)
        self._actions.add(button)
        return button
