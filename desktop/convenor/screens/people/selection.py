"""What can be done with what is selected: in the bar over the table, and in a row's own menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from convenor.commands import separator
from convenor.dialogs.person_report import SEVERAL
from convenor.lists.row_commands import BRIEF, HISTORY, REPORT, SHEET, RowCommand
from convenor.screens.people.many import FIELDS, TAG, Field, Many
from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.buttons import Button
from convenor.widgets.menu import Menu
from convenor.widgets.move_menu import MoveMenu, Offer

_ORGANISATION, _TAG = FIELDS[0], next(one for one in FIELDS if one.name == TAG)
_CONSTITUENCY, _RIVALS = (one for one in FIELDS if one.name in ("constituency", "rival_group"))
_NO_MOVE = "Nobody selected has a seat that can be moved."


class Selection(QObject):
    """The bar shows from two on; seats are for people only."""

    give_wanted = Signal()
    move_wanted = Signal(str)
    """The status that was chosen."""
    delete_wanted = Signal()
    cleared = Signal()
    command_wanted = Signal(str)
    """A command of the program that goes by what is selected."""

    def __init__(self, over: QWidget, offers: Callable[[], Sequence[Offer]], many: Many) -> None:
        """Take *offers*, which returns the moves that the selection allows now, and *many*."""
        super().__init__(over)
        self._over = over
        self._offers = offers
        self._many = many
        self._of_people = True
        self.moves = MoveMenu("Move to", over)
        self.moves.aboutToShow.connect(self.offer_moves)
        self.moves.chosen.connect(self.move_wanted)
        self._bar = BulkBar(over)
        self._buttons: dict[str, list[QWidget]] = {"people": [], "organisations": []}
        self._of_fields: dict[Field, Button] = {}
        self._fill_bar()
        self._bar.cleared.connect(self.cleared)
        self.show_view(people=True)

    def _fill_bar(self) -> None:
        give = self._bar.add_action("Give a seat…", "armchair")
        give.clicked.connect(self.give_wanted)
        move = self._bar.add_action("Move to", "arrow-right", menu=self.moves)
        self._buttons["people"] += [give, move]
        for field in (_TAG, _ORGANISATION, _CONSTITUENCY, _RIVALS):
            self._of_fields[field] = self._button(field)
        for kind, buttons in self._buttons.items():
            rest = Menu("More actions", self._over)
            rest.aboutToShow.connect(partial(self._fill_rest, rest, kind))
            buttons.append(self._bar.add_more(rest))

    def _button(self, field: Field) -> Button:
        """Return the button of a field: a menu where there are few values, else it asks."""
        if field not in (_CONSTITUENCY, _TAG):
            button = self._bar.add_action(f"{field.caption}…", field.icon)
            button.clicked.connect(partial(self._many.ask, field))
            return button
        menu = Menu(field.caption, self._over)
        menu.aboutToShow.connect(partial(self._fill_values, menu, field))
        return self._bar.add_action(field.caption, field.icon, menu=menu)

    def _fill_values(self, menu: Menu, field: Field) -> None:
        """Offer the values a field has, with how many have each already."""
        menu.clear()
        if field is _TAG:
            for each in (one for one in FIELDS if one.caption == _TAG.caption):
                self._offer(menu, each)
            return
        total = len(self._many.selected())
        for value, words in self._many.choices(field):
            count = self._many.having(field, value)
            note = f"{count:,} of {total:,} already" if count else ""
            action = menu.add(words, note=note)
            action.triggered.connect(partial(self._many.give_selected, field, value))

    def _fill_rest(self, menu: Menu, kind: str) -> None:
        """Offer what the bar has no room for."""
        menu.clear()
        in_bar = {one.caption for one, button in self._of_fields.items() if not button.isHidden()}
        for field in FIELDS:
            if field.kind == kind and field.caption not in in_bar:
                self._offer(menu, field)
        if kind == "organisations":
            self._run(menu, SHEET)
        menu.addAction(separator(menu))
        menu.add("Delete", "trash-2", note="Del").triggered.connect(self.delete_wanted)

    def _run(self, menu: Menu, entry: RowCommand, *, reason: str = "") -> None:
        action = menu.add(entry.words, entry.icon, reason=reason)
        action.triggered.connect(partial(self.command_wanted.emit, entry.name))

    def _offer(self, menu: Menu, field: Field) -> None:
        action = menu.add(field.words, field.icon, reason=self._many.why_not(field))
        action.triggered.connect(partial(self._many.ask, field))

    def show_view(self, *, people: bool) -> None:
        """Offer what can be done in a view."""
        self._of_people = people
        for kind, buttons in self._buttons.items():
            for button in buttons:
                button.setVisible((kind == "people") is people)
        for field, button in self._of_fields.items():
            self._bar.fold(button, offered=(field.kind == "people") is people)

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
            menu.addAction(separator(menu))
        fields = Menu("Set for all selected", menu)
        fields.menuAction().setText("Set")
        kind = "people" if self._of_people else "organisations"
        for field in FIELDS:
            if field.kind == kind:
                self._offer(fields, field)
        menu.addMenu(fields)
        menu.addAction(separator(menu))
        if self._of_people:
            several = SEVERAL if len(self._many.selected()) > 1 else ""
            self._run(menu, BRIEF, reason=several)
            self._run(menu, REPORT, reason=several)
        else:
            self._run(menu, SHEET)
        self._run(menu, HISTORY)
        menu.addAction(separator(menu))
        menu.add("Delete", "trash-2", note="Del").triggered.connect(self.delete_wanted)
        menu.popup(at)
        return menu
