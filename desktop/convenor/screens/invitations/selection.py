"""What can be done with the seats selected: in the bar over the table, and in a row's own menu."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from convenor.lists.row_commands import BRIEF, HISTORY, REPORT, SHEET, RowCommand
from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.menu import Menu
from convenor.widgets.move_menu import MoveMenu, Offer
from convenor_db.domain.records import Capacity

_NO_MOVE: Final = "No seat selected can be moved."
ASK: Final = "?"
"""The value of the entry that asks for another one."""


class Entry(NamedTuple):
    """One value that seats can be given: what is stored, and its words."""

    value: str
    words: str


CAPACITIES: Final = tuple(Entry(str(each), each.capitalize()) for each in Capacity)


class Offers(NamedTuple):
    """Where the menus learn what there is to choose, when they open."""

    moves: Callable[[], Sequence[Offer]]
    waves: Callable[[], Sequence[Entry]]
    owners: Callable[[], Sequence[Entry]]


class Selection(QObject):
    """The bar shows from two on; the menu of a row has the same and what is for one alone."""

    move_wanted = Signal(str)
    """The status that was chosen."""
    field_wanted = Signal(str, str, str)
    """A field, the value chosen (`ASK`: another one, to be asked for) and its words."""
    name_wanted = Signal()
    person_wanted = Signal()
    letters_wanted = Signal()
    delete_wanted = Signal()
    cleared = Signal()

    def __init__(self, over: QWidget, offers: Offers, run: Callable[[str], object]) -> None:
        """*run* runs a command of the program, by its name."""
        super().__init__(over)
        self._run_command = run
        self._over = over
        self._offers = offers
        self.moves = MoveMenu("Move to", over)
        self.moves.aboutToShow.connect(self.offer_moves)
        self.moves.chosen.connect(self.move_wanted)
        self.wave = self._choice("wave", "Wave", offers.waves)
        self.reply_by = self._choice("reply_by", "Reply by", lambda: _DAYS)
        self.capacity = self._choice("capacity", "Capacity", lambda: CAPACITIES)
        self.owner = self._choice("owner", "Owner", offers.owners)
        self._bar = BulkBar(over)
        self._bar.add_action("Move to", "arrow-right", menu=self.moves)
        self._bar.add_action("Wave", "layers", menu=self.wave)
        self._bar.add_action("Reply by", "clock", menu=self.reply_by)
        self._bar.add_action("Write letters…", "mail").clicked.connect(self.letters_wanted)
        more = Menu("More actions", over)
        more.addMenu(self.capacity)
        more.addMenu(self.owner)
        self._run(more, SHEET)
        more.addSeparator()
        more.add("Delete", "trash-2", note="Del").triggered.connect(self.delete_wanted)
        self._bar.add_more(more)
        self._bar.cleared.connect(self.cleared)

    def _choice(self, field: str, words: str, entries: Callable[[], Sequence[Entry]]) -> Menu:
        menu = Menu(words, self._over)
        menu.aboutToShow.connect(partial(self._fill, menu, field, entries))
        return menu

    def _fill(self, menu: Menu, field: str, entries: Callable[[], Sequence[Entry]]) -> None:
        menu.clear()
        for value, words in entries():
            if value == ASK:
                menu.addSeparator()
            action = menu.add(words)
            action.triggered.connect(partial(self._say, field, value, words))

    def _say(self, field: str, value: str, words: str) -> None:
        self.field_wanted.emit(field, value, words)

    def _run(self, menu: Menu, entry: RowCommand, *, reason: str = "") -> None:
        action = menu.add(entry.words, entry.icon, reason=reason)
        action.triggered.connect(partial(self._run_command, entry.name))

    def count(self, number: int) -> None:
        """Say how many are selected."""
        self._bar.set_count(f"{number:,} selected" if number > 1 else "")

    def offer_moves(self) -> None:
        """Write the menu of moves for what is selected now."""
        self.moves.set_offers(self._offers.moves(), _NO_MOVE)

    def open_menu(self, at: QPoint, *, naming: str, why_no_name: str, why_no_person: str) -> Menu:
        """Open the menu of the rows selected, at a point of the screen, and return it.

        *naming* is how naming somebody is called; a reason greys its entry.
        """
        menu = Menu("Selection", self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        inner: Sequence[Menu] = (self.moves, self.wave, self.reply_by, self.capacity, self.owner)
        for each in inner:
            menu.addMenu(each)
        menu.addSeparator()
        name = menu.add(naming, "git-compare", reason=why_no_name)
        name.triggered.connect(self.name_wanted)
        person = menu.add("Open person", "users", reason=why_no_person)
        person.triggered.connect(self.person_wanted)
        menu.add("Write letters…", "mail").triggered.connect(self.letters_wanted)
        menu.addSeparator()
        self._run(menu, BRIEF, reason=why_no_person)
        self._run(menu, REPORT, reason=why_no_person)
        self._run(menu, HISTORY)
        menu.addSeparator()
        delete: QAction = menu.add("Delete", "trash-2", note="Del")
        delete.triggered.connect(self.delete_wanted)
        menu.popup(at)
        return menu


_DAYS: Final = (Entry("", "The wave’s day"), Entry(ASK, "Choose a day…"))
