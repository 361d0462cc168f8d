"""Who takes a seat: somebody found in the file, or a name that is new."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import BoxedLine, Stacked
from convenor.dialogs.holder_box import HolderBox, post_words
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.labels import Label, Refusal, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.pick_line import Pick, PickLine
from convenor.widgets.status_chip import look_of_status
from convenor_db.domain.actions.substitution import (
    NewPerson,
    stands_in_for,
    why_not_seated,
)
from convenor_db.domain.entered import line
from convenor_db.domain.invitations import LIVE, OUT, held_seats
from convenor_db.domain.names import fold, listed_name, organisation_of
from convenor_db.domain.records import Invitation, Person
from convenor_db.domain.similar import similar_people
from convenor_db.domain.snapshot import Snapshot

_ALIKE: Final = 3
_STANDS_IN: Final = (
    "This seat stands in for theirs. They return by moving their own seat to accepted."
)


class WhoComes(QWidget):
    """A search; or the one found, in a box; or the fields of a new name."""

    changed = Signal()
    """Somebody else was chosen, or a name was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._snapshot = Snapshot()
        self._seat: Invitation | None = None
        self._person = ""
        self._line = PickLine("Who comes", "Search by name, post or organisation…")
        self._line.setProperty("edit", "box")
        self._new = Button("A new name…", Kind.LINK)
        self._note = Label("", Role.MUTED)
        self._clear = IconButton("x", "Choose somebody else", size=16)
        self._box = HolderBox(self._note, self._clear)
        self._error = Refusal()
        self._finding = QWidget()
        self._finding.setLayout(row((self._line, 1), self._new, spacing=12))
        self._typing = self._make_typing()
        self.setLayout(column(self._finding, self._box, self._typing, self._error, spacing=4))
        self._line.offer_new("New person")
        self._line.picked.connect(self.choose)
        self._line.new_wanted.connect(self.type_new)
        self._line.textEdited.connect(lambda: self.set_error(""))
        self._new.clicked.connect(lambda: self.type_new(line(self._line.text())))
        self._clear.clicked.connect(self.search)
        self._show()

    def _make_typing(self) -> QWidget:
        self._given = BoxedLine("Given name")
        self._family = BoxedLine("Family name")
        self._native = BoxedLine("In own script")
        self._similar = RichLabel((), Role.SECONDARY)
        self._similar.linked.connect(self.choose)
        self._belongs = WrapLabel("", Role.MUTED)
        self._back = Button("Search instead", Kind.LINK)
        self._back.clicked.connect(self.search)
        for field in self.fields():
            field.edited.connect(self._typed)
        names = row(*((Stacked(field.field_name, field), 1) for field in self.fields()))
        whole = QWidget()
        whole.setLayout(
            column(names, self._similar, row((self._belongs, 1), self._back), spacing=4)
        )
        return whole

    def fields(self) -> tuple[BoxedLine, BoxedLine, BoxedLine]:
        """Return the fields of a new name."""
        return self._given, self._family, self._native

    # What is asked about

    def show_seat(self, snapshot: Snapshot, seat: Invitation) -> None:
        """Offer people for this seat, those of its organisation first."""
        self._snapshot, self._seat = snapshot, seat
        self._line.set_source(self._picks)
        body = organisation_of(snapshot, seat)
        whose = f" of {body.name}" if body else ""
        self._belongs.setText(f"Becomes a person{whose}. Addresses and post can be added later.")
        self._show()

    def _picks(self) -> Sequence[Pick]:
        held = held_seats(self._snapshot)
        body = organisation_of(self._snapshot, self._seat) if self._seat else None

        def order(person: Person) -> tuple[bool, bool]:
            seat = held.get(person.key)
            taken = seat is not None and seat.status in LIVE
            return taken, not (body and person.organisation == body.key)

        return [
            self._pick(person, held.get(person.key))
            for person in sorted(self._snapshot.people.values(), key=order)
        ]

    def _pick(self, person: Person, seat: Invitation | None) -> Pick:
        taken = f"seat {seat.status}" if seat and seat.status not in OUT else ""
        parts = (listed_name(person), post_words(self._snapshot, person), taken)
        words = " · ".join(part for part in parts if part)
        return Pick(person.key, words, f"{fold(words)} {self._snapshot.folded(person.key).search}")

    # Choosing

    def choose(self, key: str) -> None:
        """Take somebody, or say under the line why they cannot come here."""
        person = self._snapshot.people.get(key)
        if person is None or self._seat is None:
            return
        fault = _fault(self._snapshot, self._seat, person)
        if fault:
            self.set_error(fault)
            return
        self._person = key
        self._typing_new = False
        self.set_error("")
        self._show()
        self._clear.setFocus()
        self.changed.emit()

    def search(self) -> None:
        """Go back to the search; nobody is chosen."""
        self._person = ""
        self._typing_new = False
        self.set_error("")
        self._show()
        self.focus_line()
        self.changed.emit()

    def type_new(self, name: str = "") -> None:
        """Ask for the name of somebody who is not in the file.

        What was typed already stands in the family name: which part is given is the writer's
        word, and a name is never split here.
        """
        self._typing_new = True
        self._line.clear()
        self.set_error("")
        self._show()
        if name:
            self._family.type_in(name)
        else:
            self._given.start_visit()
        self._typed()

    _typing_new = False

    def _show(self) -> None:
        person = self._snapshot.people.get(self._person)
        self._box.setVisible(person is not None)
        self._finding.setVisible(person is None and not self._typing_new)
        self._typing.setVisible(person is None and self._typing_new)
        self._similar.setVisible(bool(self._similar.accessibleName()))
        if person:
            self._box.show_person(self._snapshot, person)
            self._note.setText(_seat_words(self._snapshot, person))

    def _typed(self) -> None:
        self.set_error("")
        self._family.set_error("")
        found = similar_people(self._snapshot, " ".join(f.value() for f in self.fields()))
        spans = [Span("Similar:")] if found else []
        for person in found[:_ALIKE]:
            words = ", ".join(filter(None, (listed_name(person), _body(self._snapshot, person))))
            spans += [Span(f"\n{words} "), Span("Choose this one", link=str(person.key))]
        self._similar.set_spans(spans)
        self._similar.setVisible(bool(spans))
        self.changed.emit()

    # What was chosen

    def who(self) -> str | NewPerson:
        """Return the key of who was found, or the new name; an empty key for nobody yet."""
        if not self._typing_new or self._person:
            return self._person
        body = organisation_of(self._snapshot, self._seat) if self._seat else None
        given, family, native = (field.value() for field in self.fields())
        return NewPerson(
            family=family, given=given, native=native, organisation=body.key if body else None
        )

    def is_answered(self) -> bool:
        """Say whether somebody is named; otherwise what is missing stands under its field."""
        who = self.who()
        if isinstance(who, NewPerson):
            if who.family.strip():
                return True
            self._family.set_error("A person needs a name.")
            self._family.start_visit()
        elif who:
            return True
        else:
            self.set_error(self.error() or "Choose who comes, or type a new name.")
            self.focus_line()
        return False

    def set_error(self, sentence: str) -> None:
        """Say under the line why somebody cannot come, or nothing."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def error(self) -> str:
        """Return what is said under the line."""
        return self._error.text()

    def focus_line(self) -> None:
        """Put the caret where somebody is searched for."""
        self._line.setFocus()


def _body(snapshot: Snapshot, person: Person) -> str:
    body = snapshot.organisations.get(person.organisation or "")
    return body.name if body else ""


def _fault(snapshot: Snapshot, seat: Invitation, person: Person) -> str:
    name = listed_name(person)
    if seat.person and seat.person != person.key and stands_in_for(snapshot, seat, person.key):
        return f"{name} cannot come in this place. {_STANDS_IN}"
    if seat.person == person.key:
        return f"{name} holds this seat. Choose who comes instead."
    if why_not_seated(snapshot, person.key):
        return f"{name} already holds a live seat. Choose somebody else, or withdraw that seat."
    return ""


def _seat_words(snapshot: Snapshot, person: Person) -> str:
    """Return how somebody stands so far; a seat of their own goes with the new one."""
    seat = held_seats(snapshot).get(person.key)
    if seat is None:
        return "no seat yet"
    word = look_of_status(seat.status).words.lower()
    return word if seat.status in OUT else f"{word}, will be withdrawn"
