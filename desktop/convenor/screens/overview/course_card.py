"""Whether the convening is on course: seats by status, places in a sentence, the balance."""

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from convenor.widgets.buttons import Button
from convenor.widgets.card import Card, card_title
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.status_strip import StatusStrip
from convenor_db.domain.seat_counts import by_status, seats_sentence
from convenor_db.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from convenor.screens.overview.balance_bars import BalanceBars


class CourseCard(Card):
    """Every figure is a door to the seats it counts."""

    seats_wanted = Signal(object, str)
    """Keys of seats, and what they are in words."""
    targets_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=10)
        self._strip = StatusStrip(in_columns=True)
        self._places = RichLabel((), Role.BODY)
        self._targets = Button("Set targets…", small=True)
        self._keys: dict[str, tuple[str, ...]] = {}
        self._balance_place = column(spacing=0)
        self._empty = WrapLabel(
            "Seats by status, and constituencies against their targets, once people have seats.",
            Role.SECONDARY,
        )
        self._words = column(card_title("Are we on course"), self._empty, spacing=4)
        self.body.add(self._words, self._strip, self._places, self._balance_place)
        self.body.add(row(self._targets, None))
        self._strip.segment_chosen.connect(self._open_segment)
        self._targets.clicked.connect(self.targets_wanted)

    @cached_property
    def _balance(self) -> "BalanceBars":
        from convenor.screens.overview.balance_bars import BalanceBars  # after the first paint

        balance = BalanceBars()
        balance.seats_wanted.connect(self.seats_wanted)
        self._balance_place.add(balance)
        return balance

    def show_seats(self, snapshot: Snapshot) -> None:
        """Show how many seats stand how, and whether there are places."""
        seats = by_status(snapshot)
        self._keys = {str(status): keys for status, keys in seats.items()}
        there = bool(snapshot.invitations)
        self._empty.setVisible(not there)
        self._strip.setVisible(there)
        self._places.setVisible(there)
        self._strip.set_counts(Counter({word: len(keys) for word, keys in self._keys.items()}))
        first, _, rest = seats_sentence(snapshot).partition(" of ")
        more = [Span(f" of {rest}", "text2")] if rest else []
        self._places.set_spans([Span(first, "text", strong=True), *more])
        self._targets.setVisible(not snapshot.table("targets"))

    def show_balance(self, snapshot: Snapshot) -> None:
        """Show the constituencies against their targets, which takes longer than the seats."""
        self._balance.show_balance(snapshot)
        self._balance.setVisible(bool(snapshot.invitations))

    def _open_segment(self, statuses: tuple[str, ...]) -> None:
        keys = [key for status in statuses for key in self._keys.get(status, ())]
        self.seats_wanted.emit(tuple(keys), " or ".join(statuses))
