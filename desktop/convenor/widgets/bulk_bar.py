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
        self._folding: list[Button] = []
        self._offered: set[Button] = set()
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
        self._fold()
        super().place()
        place_toasts(self.window())

    def fold(self, button: Button, *, offered: bool) -> None:
        """Let a button give way where there is no room: what it does is behind “…” as well.

        *offered*: whether it is shown at all now.
        """
        if button not in self._folding:
            self._folding.append(button)
        (self._offered.add if offered else self._offered.discard)(button)
        button.setVisible(offered)

    def _fold(self) -> None:
        room, layout = self._parent.width(), self.layout()
        shown = [button for button in self._folding if button in self._offered]
        for button in shown:
            button.show()
        while layout and shown:
            layout.activate()  # what was hidden just now counts no more
            if self.sizeHint().width() <= room:
                return
            shown.pop().hide()

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
