"""What is done with a selection: give seats, move them, delete; one action and a toast each."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.lists.seat_moves import SeatMoves
from convenor.screens.people.give_seat import GiveSeat
from convenor.widgets.move_menu import Offer
from convenor.workplace import Workplace
from convenor_db.domain.actions import many_seats, organisations, people
from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import held_seats
from convenor_db.domain.listing import listing
from convenor_db.domain.names import full_name
from convenor_db.domain.records import Organisation, Person, Status
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action

_WORDS: Final = {
    "people": ("person", "people"),
    "organisations": ("organisation", "organisations"),
    "invitations": ("seat", "seats"),
    "travel_documents": ("travel document", "travel documents"),
    "positions": ("position", "positions"),
    "red_lines": ("red line", "red lines"),
    "commitments": ("commitment", "commitments"),
    "acceptances": ("acceptance", "acceptances"),
    "keep_apart": ("keep-apart pair", "keep-apart pairs"),
    "not_same": ("note that two are two", "notes that two are two"),
}


class Deeds:
    """Knows how; the screen says with whom."""

    def __init__(self, place: Workplace, over: QWidget) -> None:
        """Ask in boxes that lie *over* a widget."""
        self._place = place
        self._over = over
        self._moves = SeatMoves(place)

    @property
    def _snapshot(self) -> Snapshot:
        return self._place.document.snapshot

    def seats_of(self, keys: Sequence[str]) -> list[str]:
        """Return the seats that count for people."""
        held = held_seats(self._snapshot)
        return [str(held[key].key) for key in keys if key in held]

    # Seats

    def why_no_seat(self, keys: Sequence[str]) -> str:
        """Return why nobody of these can be given a seat, or nothing."""
        if not keys:
            return "Select somebody first."
        if not many_seats.seatless(self._snapshot, keys):
            return "Everybody selected has a seat already."
        return ""

    def give_seats(self, keys: Sequence[str]) -> None:
        """Ask with what, then give each who has none a seat."""
        if self.why_no_seat(keys):
            self._place.toast(self.why_no_seat(keys))
            return
        dialog = GiveSeat(self._over, self._snapshot, keys)
        dialog.accepted.connect(lambda: self._give(dialog.people, dialog.beginning()))
        dialog.open()

    def _give(self, keys: Sequence[str], how: many_seats.Beginning) -> None:
        build = partial(
            many_seats.give,
            people=keys,
            how=how,
            new_key=self._place.new_key,
            today=self._place.today,
        )
        title = f"Giving {counted(len(keys), 'seat', 'seats')}"
        self._place.act(build, title, then=self._said_given)

    def _said_given(self, action: Action | None) -> None:
        if action:
            count = len(action.changes)
            self._place.toast(f"{counted(count, 'seat', 'seats')} given", undo=True)

    def offers(self, keys: Sequence[str]) -> list[Offer]:
        """Return the moves that at least one of the people's seats allows."""
        return self._moves.offers(self.seats_of(keys))

    def why_no_move(self, keys: Sequence[str], status: Status) -> str:
        """Return why no seat of these people can become *status*, or nothing."""
        if not keys:
            return "Select somebody first."
        return self._moves.why_not(self.seats_of(keys), status)

    def move(self, keys: Sequence[str], status: Status) -> None:
        """Move the seats of people that may move so."""
        self._moves.move(self.seats_of(keys), status)

    # Deleting

    def delete(self, kind: str, keys: Sequence[str]) -> None:
        """Delete people or organisations, with what is only theirs."""
        make = people.delete if kind == "people" else organisations.delete
        build = partial(make, keys=keys)
        what = ("person", "people") if kind == "people" else ("organisation", "organisations")
        title = f"Deleting {counted(len(keys), *what)}"
        self._place.act(build, title, then=partial(self._said_deleted, kind, keys))

    def _said_deleted(self, kind: str, keys: Sequence[str], action: Action | None) -> None:
        if action is None:
            return
        gone = [change for change in action.changes if change.after is None]
        counts = Counter(change.kind for change in gone)
        first = next((each.before for each in gone if each.key == keys[0]), None)
        one = len(keys) == 1 and isinstance(first, Person | Organisation)
        what = _named(first) if one else counted(counts[kind], *_WORDS[kind])
        rest = [
            counted(count, *_WORDS.get(of, (of.replace("_", " "),) * 2))
            for of, count in counts.items()
            if of != kind
        ]
        also = f" with {listing(rest)}" if rest else ""
        self._place.toast(f"{what} deleted{also}", undo=True)


def _named(record: object) -> str:
    if isinstance(record, Person):
        return full_name(record)
    return record.name if isinstance(record, Organisation) else ""
