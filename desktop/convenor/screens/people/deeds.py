"""What is done with a selection: give seats, move them, delete; one action and a toast each."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.screens.people.give_seat import GiveSeat
from convenor.widgets.move_menu import NAMED, Offer
from convenor.widgets.status_chip import look_of_status
from convenor.workplace import Workplace
from convenor_db.domain.actions import many_seats, organisations, people
from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import held_seats
from convenor_db.domain.names import full_name, seat_name
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
        self._place.document.act(build, then=self._said_given)

    def _said_given(self, action: Action | None) -> None:
        if action:
            count = len(action.changes)
            self._place.toast(f"{counted(count, 'seat', 'seats')} given", undo=True)

    def offers(self, keys: Sequence[str]) -> list[Offer]:
        """Return the moves that at least one of the people's seats allows."""
        seats = self.seats_of(keys)
        found = many_seats.choices(self._snapshot, seats, today=self._place.today)
        return [_offer(self._snapshot, choice, len(seats)) for choice in found]

    def why_no_move(self, keys: Sequence[str], status: Status) -> str:
        """Return why no seat of these people can become *status*, or nothing."""
        if not keys:
            return "Select somebody first."
        found = many_seats.choices(self._snapshot, self.seats_of(keys), today=self._place.today)
        if any(choice.status is status for choice in found):
            return ""
        return f"No seat selected can become {look_of_status(status).words.lower()}."

    def move(self, keys: Sequence[str], status: Status) -> None:
        """Move the seats of people that may move so."""
        seats = self.seats_of(keys)
        build = partial(many_seats.move_many, seats=seats, status=status, today=self._place.today)
        self._place.document.act(build, then=partial(self._said_moved, seats, status))

    def _said_moved(self, seats: Sequence[str], status: Status, action: Action | None) -> None:
        if action is None:
            return
        moved = sum(
            change.key in seats and getattr(change.after, "status", None) is status
            for change in action.changes
        )
        rest = len(seats) - moved
        stay = f", {rest} {'stays' if rest == 1 else 'stay'} as before" if rest else ""
        self._place.toast(f"{moved} {look_of_status(status).words.lower()}{stay}", undo=True)

    # Deleting

    def delete(self, kind: str, keys: Sequence[str]) -> None:
        """Delete people or organisations, with what is only theirs."""
        make = people.delete if kind == "people" else organisations.delete
        build = partial(make, keys=keys)
        self._place.document.act(build, then=partial(self._said_deleted, kind, keys))

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
        also = (
            f" with {' and '.join(filter(None, (', '.join(rest[:-1]), rest[-1])))}" if rest else ""
        )
        self._place.toast(f"{what} deleted{also}", undo=True)


def _named(record: object) -> str:
    if isinstance(record, Person):
        return full_name(record)
    return record.name if isinstance(record, Organisation) else ""


def _offer(snapshot: Snapshot, choice: many_seats.Choice, total: int) -> Offer:
    count = len(choice.movers)
    note = "" if total == 1 else f"all {total}" if count == total else f"{count} of {total}"
    named = tuple(
        f"{seat_name(snapshot, snapshot.invitations[each.key])} stays: {each.why}."
        for each in choice.stays[:NAMED]
    )
    return Offer(str(choice.status), note, named, len(choice.stays) - len(named))
