"""Names and order: the convening's languages, by what names are sorted, the order by hand."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.dialogs.ordered_list import OrderedList
from convenor.dialogs.pick_field import party_in_words
from convenor.dialogs.settings_part import SettingsPart
from convenor.imports.words import languages_of
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.entry_list import Entry
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.search_field import SearchField
from convenor_db.domain.actions import further_settings as actions
from convenor_db.domain.invitations import OUT
from convenor_db.domain.names import fold
from convenor_db.domain.records import OrderBy
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_ORDERS: Final = {
    OrderBy.HOST: (
        "Host first",
        "The host country’s seats stand first, then all others alphabetically.",
    ),
    OrderBy.ALPHABETICAL: (
        "Alphabetical",
        "By the organisation’s name in the convening’s first language, then by family name.",
    ),
    OrderBy.RANK: (
        "By rank",
        "By rank, then by who has been in post longest, then by name.",
    ),
    OrderBy.MANUAL: (
        "By hand",
        "As put in order below; those not put in order follow with the host’s seats first.",
    ),
}


class NamesPart(SettingsPart):
    """Languages and the order of names, everywhere names are listed."""

    TITLE = "Names and order"

    def add_fields(self) -> None:
        """Put languages, order and the list to be ordered under the title."""
        languages = EditableLine("Languages", placeholder="none")
        self.grid.add(
            "Languages", languages, "Organisations are called by their name in the first."
        )
        self.dialog.bind("languages", languages, _languages)
        items = [(str(order), words) for order, (words, _) in _ORDERS.items()]
        self._order = EditableChoice("Order of names", items)
        self.grid.add("Order of names", self._order)
        self.dialog.bind("order_by", self._order, _order_by)
        self.by_hand = OrderByHand(self)
        self.body.add(self.grid, self.by_hand)

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show languages and order; the list only while the order is by hand."""
        convening = snapshot.convening
        self.show_value("languages", ", ".join(convening.languages), replace=replace)
        self.show_value("order_by", str(convening.order_by), replace=replace)
        self.grid.set_hint(self._order, _ORDERS[convening.order_by][1])
        is_by_hand = convening.order_by is OrderBy.MANUAL
        if is_by_hand:
            self.by_hand.show_seats(snapshot)
        self.by_hand.setVisible(is_by_hand)


class OrderByHand(QWidget):
    """Every seat that is not out, in the order by hand; found by typing, moved by keys or dragged.

    A search only hides the others: a seat moved among those found stands beside them in the
    whole order, too.
    """

    def __init__(self, part: SettingsPart) -> None:
        super().__init__(part)  # it is shown and hidden while the part is filled
        self._dialog = part.dialog
        self._seats: list[Entry] = []
        self._search = SearchField("Find a person or an organisation", hint="")
        self.list = OrderedList("Names in their order")
        self.list.setAccessibleDescription("Alt+Up and Alt+Down move the entry.")
        self._up = IconButton("arrow-up", "Move name up", shortcut="Alt+Up", size=15)
        self._down = IconButton("arrow-down", "Move name down", shortcut="Alt+Down", size=15)
        self._forget = Button("Back to host order", small=True)
        tools = row((self._search, 1), self._up, self._down, self._forget, spacing=6)
        hint = WrapLabel("Drag, or press Alt+Up and Alt+Down.", Role.MUTED)
        self.setLayout(column(tools, keep_size(self.list, height=276), hint, spacing=6))
        self._search.text_changed.connect(self._show)
        self._search.results_wanted.connect(self.list.setFocus)
        self._search.left.connect(self.list.setFocus)
        self._up.clicked.connect(partial(self.list.step, -1))
        self._down.clicked.connect(partial(self.list.step, 1))
        self._forget.clicked.connect(self._forget_order)
        self.list.moved.connect(self._move)

    def show_seats(self, snapshot: Snapshot) -> None:
        """Show the seats in the order by hand, where it is another one than before."""
        placed = frozenset(snapshot.convening.manual_order)
        seats = [
            Entry(
                seat.key,
                party_in_words(snapshot, seat.key),
                "by hand" if seat.key in placed else "follows in host order",
            )
            for seat in actions.manual_order(snapshot)
            if seat.status not in OUT
        ]
        self._forget.set_allowed(allowed=bool(placed), reason="Nobody is in order by hand yet.")
        if seats != self._seats:
            self._seats = seats
            self._show()

    def _show(self) -> None:
        parts = fold(self._search.text()).split()
        found = [one for one in self._seats if all(part in fold(one.title) for part in parts)]
        self.list.show_entries(found)
        for button in (self._up, self._down):
            button.set_allowed(allowed=bool(found), reason="Nobody is found by this.")

    def _move(self, key: str, position: int) -> None:
        """Put a seat before the one that stands at a position of those shown, else after it."""
        others = [each for each in self.list.entry_keys() if each != key]
        before = position < len(others)
        other = others[position] if before else others[-1]
        build = partial(actions.put_beside, key=key, other=other, before=before)
        self._dialog.act("order", build)

    def _forget_order(self) -> None:
        self._dialog.act("order", actions.forget_order)


def _languages(text: str) -> Builder:
    return partial(actions.set_languages, text=", ".join(languages_of(text)))


def _order_by(order: str) -> Builder:
    return partial(actions.set_order_by, order=order)
