"""What is done with seats: moved, changed, deleted, named; one action and a toast each."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.dialogs.kept_form import FileShelf, KeptForm
from convenor.lists.seat_moves import SeatMoves
from convenor.screens.invitations.asking import AskDay, AskOwner
from convenor.widgets.dates import read_day
from convenor.widgets.day_words import day_in_words
from convenor.workplace import Workplace
from convenor_db.domain.actions import many_seats, seat_deletion
from convenor_db.domain.actions.substitution import REPLACEABLE
from convenor_db.domain.edits import counted
from convenor_db.domain.names import seat_name
from convenor_db.domain.records import Invitation
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action

_CAPTIONS: Final = {
    "wave": "wave",
    "reply_by": "reply by",
    "capacity": "capacity",
    "owner": "owner",
}
_BLANK: Final = {
    "wave": "no wave",
    "reply_by": "the wave’s reply-by",
    "owner": "no owner",
}


class Deeds:
    """Knows how; the screen says with which seats."""

    def __init__(self, place: Workplace, over: QWidget) -> None:
        """Ask in dialogs that lie *over* a widget."""
        self._place = place
        self._over = over
        self.moves = SeatMoves(place)

    @property
    def _snapshot(self) -> Snapshot:
        return self._place.document.snapshot

    # Fields of several

    def set_field(self, keys: Sequence[str], field: str, text: str, words: str = "") -> None:
        """Give several seats the same wave, reply-by, capacity or owner.

        *words* is how the toast calls it; else it is *text* itself.
        """
        build = partial(many_seats.set_field_of_many, keys=keys, field=field, text=text)
        said = f"{_CAPTIONS[field]} {words or text}" if text else _BLANK[field]
        title = f"Changing {counted(len(keys), 'seat', 'seats')}"
        self._place.act(build, title, then=partial(self._said_set, said, len(keys)))

    def _said_set(self, said: str, total: int, action: Action | None) -> None:
        if action is None:
            have = "has" if total == 1 else "have"
            whose = counted(total, "seat", "seats")
            self._place.toast(f"Nothing changed: {whose} {have} that already ({said}).")
            return
        count = sum(change.kind == "invitations" for change in action.changes)
        rest = f", {total - count:,} had it already" if total > count else ""
        self._place.toast(f"{counted(count, 'seat', 'seats')}: {said}{rest}", undo=True)

    def ask_day(self, keys: Sequence[str]) -> None:
        """Ask by which day seats have to answer, and set it."""
        words, since = self._words(keys), date.fromisoformat(self._place.today)
        dialog = AskDay(self._over, words, since=since, then=partial(self._take_day, keys))
        KeptForm(dialog, FileShelf(self._place.drafts, "form:reply by"), (dialog.day,))
        dialog.open()

    def _take_day(self, keys: Sequence[str], text: str) -> None:
        day = read_day(text, year=2000)
        self.set_field(keys, "reply_by", text, day_in_words(day) if day else "")

    def ask_owner(self, keys: Sequence[str], owners: Sequence[str]) -> None:
        """Ask who looks after seats, and set it."""
        then = partial(self.set_field, keys, "owner")
        dialog = AskOwner(self._over, self._words(keys), owners, then=then)
        KeptForm(dialog, FileShelf(self._place.drafts, "form:owner"), (dialog.owner,))
        dialog.open()

    def _words(self, keys: Sequence[str]) -> str:
        if len(keys) == 1 and keys[0] in self._snapshot.invitations:
            return seat_name(self._snapshot, self._snapshot.invitations[keys[0]])
        return counted(len(keys), "seat", "seats")

    # Letters

    def write_letters(self, keys: Sequence[str]) -> None:
        """Ask which letter seats are written, show each, and write the drafts."""
        from convenor.dialogs.write_letters import WriteLettersDialog

        WriteLettersDialog(self._over.window(), self._place, keys).open()

    # Names

    def add_seats(self, then: Callable[[list[str]], object]) -> None:
        """Ask for whom, and add seats; *then* gets their keys."""
        from convenor.dialogs.add_seats import AddSeatsDialog

        dialog = AddSeatsDialog(self._over.window(), self._place)
        dialog.added.connect(then)
        dialog.open()

    def why_no_name(self, keys: Sequence[str]) -> str:
        """Return why nobody can be named for the seat selected, or nothing."""
        if len(keys) != 1:
            return "Select one seat." if keys else "Nothing is selected."
        seat = self._snapshot.invitations.get(keys[0])
        if seat is None or seat.person is None or seat.status in REPLACEABLE:
            return ""
        return f"A seat that is {seat.status} has no substitute."

    def name_somebody(self, key: str, then: Callable[[], object]) -> None:
        """Ask who comes in the holder's place, or who takes a seat that has no name yet."""
        from convenor.dialogs.substitute import SubstituteDialog

        dialog = SubstituteDialog(self._over.window(), self._place, key)
        dialog.seated.connect(lambda _made: then())
        dialog.open()

    def why_no_person(self, keys: Sequence[str]) -> str:
        """Return why the person behind the selection cannot be opened, or nothing."""
        if len(keys) != 1:
            return "Select one seat." if keys else "Nothing is selected."
        seat = self._snapshot.invitations.get(keys[0])
        return "" if seat and seat.person else "Nobody has been named for this seat yet."

    def open_person(self, key: str) -> None:
        """Go to who holds a seat."""
        seat = self._snapshot.invitations.get(key)
        if seat and seat.person:
            self._place.go_to("people", seat.person)

    # Deleting

    def delete(self, keys: Sequence[str]) -> None:
        """Delete seats, while nothing that has happened names them."""
        build = partial(seat_deletion.delete, keys=keys)
        title = f"Deleting {counted(len(keys), 'seat', 'seats')}"
        self._place.act(build, title, then=self._said_deleted)

    def _said_deleted(self, action: Action | None) -> None:
        if action is None:
            return
        gone = [change for change in action.changes if change.after is None]
        seats = [change.before for change in gone if isinstance(change.before, Invitation)]
        what = counted(len(seats), "seat", "seats")
        if len(seats) == 1:
            name = seat_name(action.snapshot, seats[0])
            what = f"Seat of {name}" if seats[0].person else name
        pairs = Counter(change.kind for change in gone)["keep_apart"]
        also = f" with {counted(pairs, 'keep-apart pair', 'keep-apart pairs')}" if pairs else ""
        self._place.toast(f"{what} deleted{also}", undo=True)
