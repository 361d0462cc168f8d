"""*Add seats…*: for people who have none, and unnamed ones for an organisation, as one action."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import BoxedLine, Stacked, closes_list, line_of
from convenor.dialogs.document_dialog import DocumentDialog
from convenor.dialogs.holder_box import post_words
from convenor.dialogs.kept_form import FileShelf, KeptForm
from convenor.dialogs.seat_choice import BeginningFields
from convenor.widgets.flow import Flow
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import hline, row
from convenor.widgets.pick_line import Pick, PickLine
from convenor.widgets.thing_chip import ThingChip
from convenor.workplace import Workplace
from convenor_db.domain.actions.many_seats import seatless
from convenor_db.domain.actions.organisations import find
from convenor_db.domain.actions.unnamed_seats import MOST, Wanted, add_seats
from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import COMING, OUTSTANDING, UNCOUNTED
from convenor_db.domain.names import fold, listed_name
from convenor_db.domain.records import Invitation
from convenor_db.domain.seat_counts import head_counts, seats_sentence
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action

_BODY: Final = "organisation "
"""Put before an organisation's key: all its people without a seat are meant."""
_MANY: Final = 12
"""So many names are shown as chips; of more the rest are counted."""


class AddSeatsDialog(DocumentDialog):
    """Who, how many unnamed ones for whom, and with what they begin."""

    added = Signal(list)
    """The keys of the seats that were made."""

    def __init__(self, parent: QWidget, place: Workplace) -> None:
        super().__init__(parent, place, "Add seats", verb="Add seats", size=(620, 560))
        self.set_lead("Who has a seat already is not offered: that seat is moved instead.")
        self._people: list[str] = []
        self._line = PickLine("Add people", "Search by name, post or organisation…")
        self._line.setProperty("edit", "box")
        self._line.set_source(lambda: _picks(self.snapshot, self._people))
        self._chips = Flow(spacing=6)
        self._rest = Label("", Role.MUTED)
        self._body = BoxedLine("Organisation", placeholder="none", completions=self._bodies())
        self._count = BoxedLine("How many", placeholder="0")
        self._how = BeginningFields(self.snapshot)
        self._room = WrapLabel("", Role.MUTED)
        self._lay_out()
        self._connect()
        self.show_snapshot(replace=True)
        shelf = FileShelf(place.drafts, "form:add seats")
        self._kept = KeptForm(
            self,
            shelf,
            (self._body, self._count),
            choices=self._how.choices,
            prepare=self._prepare,
        )
        self._line.setFocus()

    def _lay_out(self) -> None:
        unnamed = row(
            (Stacked("Unnamed seats for an organisation", self._body), 3),
            (Stacked("How many", self._count), 1),
            spacing=16,
        )
        people = Stacked("For people without a seat", self._line)
        self.body.add(
            people, self._chips, self._rest, unnamed, hline(), self._how, self._room, None
        )

    def _connect(self) -> None:
        self._line.picked.connect(self._pick)
        self._how.changed.connect(self._tell)
        for field in (self._body, self._count):
            field.edited.connect(partial(self._typed, field))
            field.visit_ended.connect(self._tell)
            line_of(field).finished.connect(partial(self._close_list, field))

    def _bodies(self) -> Sequence[str]:
        return sorted(body.name for body in self.snapshot.organisations.values())

    def _close_list(self, field: BoxedLine) -> None:
        closes_list(line_of(field))

    def _typed(self, field: BoxedLine) -> None:
        field.set_error("")
        self._tell()

    # Who

    def _pick(self, key: str) -> None:
        """Add somebody, or all of an organisation who have no seat."""
        chosen = [key]
        if key.startswith(_BODY):
            chosen = _free_of(self.snapshot, self._people, key.removeprefix(_BODY))
        self._people += [one for one in chosen if one not in self._people]
        self._kept.keep("people", " ".join(self._people))
        self._show_people()
        self._line.set_source(lambda: _picks(self.snapshot, self._people))

    def _prepare(self, kept: Mapping[str, str]) -> None:
        """Choose those again who were chosen before and still have no seat."""
        before = seatless(self.snapshot, kept.get("people", "").split())
        self._people += [one for one in before if one not in self._people]
        self._show_people()

    def begin_for(self, organisation: str) -> None:
        """Begin with unnamed seats for an organisation, by its name; the caret in how many."""
        self._body.set_value(organisation, replace=True)
        self._count.start_visit()

    def _take_out(self, key: str) -> None:
        self._people.remove(key)
        self._kept.keep("people", " ".join(self._people))
        self._show_people()
        self._line.set_source(lambda: _picks(self.snapshot, self._people))
        self._line.setFocus()

    def _show_people(self) -> None:
        self._chips.clear()
        for key in self._people[:_MANY]:
            chip = ThingChip("user", listed_name(self.snapshot.people[key]), leads=False)
            chip.removed.connect(partial(self._take_out, key))
            self._chips.add(chip)
        rest = len(self._people) - _MANY
        self._rest.setText(f"and {rest:,} more" if rest > 0 else "")
        self._rest.setVisible(rest > 0)
        self._chips.setVisible(bool(self._people))
        self._tell()

    # What it says

    def show_snapshot(self, *, replace: bool) -> None:
        """Leave out who has got a seat meanwhile, and offer who has lost theirs."""
        self._people = seatless(self.snapshot, self._people)
        self._how.show_waves(self.snapshot)
        self._show_people()

    def _unnamed(self) -> int:
        """Return how many unnamed seats are asked for; what is no number is none."""
        words = self._count.value().strip()
        return int(words) if words.isdecimal() and len(words) < 5 else 0

    def _tell(self) -> None:
        self.banner.hide()  # what was refused was another choice
        count = len(self._people) + self._unnamed()
        self.primary.set_words(f"Add {counted(count, 'seat', 'seats')}" if count else "Add seats")
        self._room.setText(self._room_words(count))

    def _room_words(self, count: int) -> str:
        how, counts = self._how.beginning(), head_counts(self.snapshot)
        now = f"{seats_sentence(self.snapshot)}."
        takes = how.status in COMING | OUTSTANDING and how.capacity not in UNCOUNTED
        if not count or counts.room is None or not takes:
            return now
        room = counts.room - count
        after = f"room for {room:,} more" if room >= 0 else f"{-room:,} too many"
        return f"{now} With these: {after}."

    # Doing it

    def take(self) -> None:
        """Add them, or say under each field what is missing."""
        if self._waiting:
            return  # a second press, before the file has answered the first
        for field in (self._body, self._count):
            field.end_visit()
        wanted = self._wanted()
        if wanted is None:
            return
        build = partial(
            add_seats,
            wanted=wanted,
            how=self._how.beginning(),
            new_key=self.place.new_key,
            today=self.place.today,
        )
        self.act("add seats", build, then=self._added)

    def _wanted(self) -> Wanted | None:
        """Return what is asked for; None after saying under its field what is wrong."""
        name, words = self._body.value().strip(), self._count.value().strip()
        body = find(self.snapshot, name)
        faulty, fault = self._count, ""
        if name and body is None:
            faulty, fault = self._body, f"No organisation is called “{name}”."
        elif words and words != "0" and not 0 < self._unnamed() <= MOST:
            fault = f"Write a number from 1 to {MOST}."
        elif body and not self._unnamed():
            fault = "How many seats?"
        elif self._unnamed() and body is None:
            faulty, fault = self._body, "Say whose seats these are."
        if fault:
            faulty.set_error(fault)
            faulty.start_visit()
            self.reveal(faulty)
            return None
        return Wanted(
            people=tuple(self._people),
            organisation=body.key if body else "",
            count=self._unnamed(),
        )

    def _added(self, action: Action | None) -> None:
        if action is None:
            return
        made = [one.after for one in action.changes if isinstance(one.after, Invitation)]
        self.place.toast(f"{counted(len(made), 'seat', 'seats')} added", undo=True)
        self.accept()
        self.added.emit([str(seat.key) for seat in made])


def _free_of(snapshot: Snapshot, chosen: Sequence[str], body: str) -> list[str]:
    """Return the people of an organisation who have no seat and are not chosen yet."""
    own = [
        str(key)
        for key, person in snapshot.people.items()
        if person.organisation == body and key not in chosen
    ]
    return seatless(snapshot, own)


def _picks(snapshot: Snapshot, chosen: Sequence[str]) -> list[Pick]:
    """Return everybody without a seat, and the organisations that have several of them."""
    taken = set(chosen)
    free = seatless(snapshot, [key for key in snapshot.people if key not in taken])
    of_body: dict[str, int] = {}
    for key in free:
        body = str(snapshot.people[key].organisation or "")
        of_body[body] = of_body.get(body, 0) + 1
    found = []
    for key in free:
        person = snapshot.people[key]
        parts = (listed_name(person), post_words(snapshot, person))
        words = " · ".join(part for part in parts if part)
        found.append(Pick(key, words, f"{fold(words)} {snapshot.folded(key).search}"))
    for key, count in of_body.items():
        if key in snapshot.organisations and count > 1:
            words = f"{snapshot.organisations[key].name} · all {count:,} without a seat"
            search = f"{fold(words)} {snapshot.folded(key).search}"
            found.append(Pick(f"{_BODY}{key}", words, search))
    return found
