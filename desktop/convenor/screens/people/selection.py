"""What can be done with what is selected: in the bar over the table, and in a row's own menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.menu import Menu
from convenor.widgets.move_menu import MoveMenu, Offer

_NO_MOVE = "Nobody selected has a seat that can be moved."


class Selection(QObject):
    """The bar shows from two on; seats are for people only."""

    give_wanted = Signal()
    move_wanted = Signal(str)
    """The status that was chosen."""
    delete_wanted = Signal()
    cleared = Signal()

    def __init__(self, over: QWidget, offers: Callable[[], Sequence[Offer]]) -> None:
        """Take *offers*, which returns the moves that the selection allows now."""
        super().__init__(over)
        self._offers = offers
        self._of_people = True
        self.moves = MoveMenu("Move to", over)
        self.moves.aboutToShow.connect(self.offer_moves)
        self.moves.chosen.connect(self.move_wanted)
        self._bar = BulkBar(over)
        self._give = self._bar.add_action("Give a seat…", "armchair")
        self._move = self._bar.add_action("Move to", "arrow-right", menu=self.moves)
        delete = self._bar.add_action("Delete", "trash-2")
        self._give.clicked.connect(self.give_wanted)
        delete.clicked.connect(self.delete_wanted)
        self._bar.cleared.connect(self.cleared)

    def show_view(self, *, people: bool) -> None:
        """Offer what can be done in a view."""
        self._of_people = people
        for button in (self._give, self._move):
            button.setVisible(people)

    def count(self, number: int) -> None:
        """Say how many are selected."""
        self._bar.set_count(f"{number:,} selected" if number > 1 else "")

    def offer_moves(self) -> None:
        """Write the menu of moves for what is selected now."""
        self.moves.set_offers(self._offers(), _NO_MOVE)

    def open_menu(self, at: QPoint, why_no_seat: str) -> Menu:
        """Open the menu of the rows selected, at a point of the screen, and return it."""
        menu = Menu("Selection", self._bar.parentWidget())
        menu.aboutToHide.connect(menu.deleteLater)
        if self._of_people:
            give = menu.add("Give a seat…", "armchair", reason=why_no_seat)
            give.triggered.connect(self.give_wanted)
            inner = menu.addMenu(self.moves)
            inner.setText("Move seat to")
            menu.addSeparator()
        menu.add("Delete", "trash-2", note="Del").triggered.connect(self.delete_wanted)
        menu.popup(at)
        return menu
