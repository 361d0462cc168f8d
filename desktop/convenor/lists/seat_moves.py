"""Moves of several seats at once: what is offered, what is done, what the toast says."""

from collections.abc import Sequence
from functools import partial

from convenor.models.returns import words_of_return
from convenor.widgets.move_menu import NAMED, Offer
from convenor.widgets.status_chip import look_of_status
from convenor.workplace import Workplace
from convenor_db.domain.actions import many_seats
from convenor_db.domain.edits import counted
from convenor_db.domain.names import organisation_of, seat_name
from convenor_db.domain.records import Status
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action


class SeatMoves:
    """Knows how; a screen says which seats."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    @property
    def _snapshot(self) -> Snapshot:
        return self._place.document.snapshot

    def offers(self, seats: Sequence[str]) -> list[Offer]:
        """Return the moves that at least one of the seats allows."""
        found = many_seats.choices(self._snapshot, seats, today=self._place.today)
        return [_offer(self._snapshot, choice, len(seats)) for choice in found]

    def why_not(self, seats: Sequence[str], status: Status) -> str:
        """Return why none of the seats can become *status*, or nothing."""
        if many_seats.may_any(self._snapshot, seats, status, today=self._place.today):
            return ""
        return f"No seat selected can become {look_of_status(status).words.lower()}."

    def move(self, seats: Sequence[str], status: Status) -> None:
        """Move those of the seats that may move so: one action and a toast."""
        build = partial(many_seats.move_many, seats=seats, status=status, today=self._place.today)
        title = f"Moving {counted(len(seats), 'seat', 'seats')}"
        self._place.act(build, title, then=partial(self._said_moved, seats, status))

    def _said_moved(self, seats: Sequence[str], status: Status, action: Action | None) -> None:
        if action is None:
            return
        asked = frozenset(seats)
        moved = sum(
            change.key in asked and getattr(change.after, "status", None) is status
            for change in action.changes
        )
        rest = len(seats) - moved
        stay = f", {rest} {'stays' if rest == 1 else 'stay'} as before" if rest else ""
        back = words_of_return(action, seats)
        said = f"{moved} {look_of_status(status).words.lower()}{stay}"
        self._place.toast(f"{said}. {back}" if back else said, undo=True)


def _offer(snapshot: Snapshot, choice: many_seats.Choice, total: int) -> Offer:
    count = len(choice.movers)
    note = "" if total == 1 else f"all {total}" if count == total else f"{count} of {total}"
    named = tuple(f"{_called(snapshot, each.key)} {each.why}." for each in choice.stays[:NAMED])
    return Offer(str(choice.status), note, named, len(choice.stays) - len(named))


def _called(snapshot: Snapshot, key: str) -> str:
    """Return who is meant, to begin a sentence with."""
    seat = snapshot.invitations[key]
    body = organisation_of(snapshot, seat)
    return f"The seat for {body.name}" if body and not seat.person else seat_name(snapshot, seat)
