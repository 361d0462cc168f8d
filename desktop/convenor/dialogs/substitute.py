"""*Name a substitute*, and *Name this seat*: who takes a seat, what goes along, what follows."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import BoxedDate, Stacked
from convenor.dialogs.document_dialog import DocumentDialog
from convenor.dialogs.holder_box import HolderBox
from convenor.dialogs.kept_form import FileShelf, KeptForm
from convenor.dialogs.what_follows import RolesKept, WhatFollows
from convenor.dialogs.who_comes import WhoComes
from convenor.widgets.chip import Chip
from convenor.widgets.day_words import day_and_year
from convenor.widgets.labels import Label, RichLabel, Role, Span
from convenor.widgets.layouts import column, row
from convenor.widgets.segmented import Segmented
from convenor.widgets.status_chip import NO_SEAT, look_of_status
from convenor.workplace import Workplace
from convenor_db.domain.actions.substitution import (
    REPLACEABLE,
    Substitution,
    substitute,
    why_no_substitute,
)
from convenor_db.domain.actions.unnamed_seats import name_seat
from convenor_db.domain.consequences import consequences, roles_held
from convenor_db.domain.edits import name_of
from convenor_db.domain.invitations import reply_by_of
from convenor_db.domain.names import organisation_of
from convenor_db.domain.records import Invitation, Person
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action

_INVITED, _ACCEPTED = 0, 1
_ANSWER, _ROLE = "answer", "role "
"""Under what the choices are kept while the form is open; the session's key follows the role."""


def why_not(snapshot: Snapshot, key: str) -> str:
    """Return why nobody can be named for a seat, as a sentence, or nothing.

    A seat without a name can always be given one.
    """
    seat = snapshot.invitations.get(key)
    if seat is None:
        return "Nobody was named: this seat has been deleted meanwhile."
    return "" if seat.person is None or seat.status in REPLACEABLE else why_no_substitute(seat)


class SubstituteDialog(DocumentDialog):
    """One column over one seat; one action when it is done."""

    seated = Signal(str)
    """The key of the seat that was made, or named."""

    def __init__(self, parent: QWidget, place: Workplace, key: str) -> None:
        """*key* is the seat's, which must be there (`why_not`)."""
        self._key = key
        self._names = place.document.snapshot.invitations[key].person is None
        title = "Name this seat" if self._names else "Name a substitute"
        verb = "Name for this seat" if self._names else "Name as substitute"
        super().__init__(parent, place, title, verb=verb, size=(620, 420 if self._names else 720))
        self.set_lead(
            "The seat stays its organisation’s, with its status and its sessions."
            if self._names
            else "The seat stays; another person takes it. One action, one undo."
        )
        self._chip = Chip(NO_SEAT)
        self._holder = HolderBox(self._chip)
        self._who = WhoComes()
        self._answer = Segmented(["Not yet: invited", "Confirmed: accepted"], name="Answer")
        self._by = BoxedDate("Answer wanted by", placeholder="12 Mar")
        self._by.set_since(date.fromisoformat(place.today))
        self._asked_anew = Stacked("Answer wanted by", self._by)
        self._along = RichLabel((), Role.SECONDARY)
        self._roles = RolesKept()
        self._follows = WhatFollows()
        self._lay_out()
        self._who.changed.connect(self._tell)
        self._answer.changed.connect(self._tell)
        self._roles.changed.connect(self._tell)
        self._by.edited.connect(partial(self._by.set_error, ""))
        self.show_snapshot(replace=True)
        self._keep_form()
        self._who.focus_line()

    def _keep_form(self) -> None:
        shelf = FileShelf(self.place.drafts, f"form:substitute/{self._key}")
        fields = (*self._who.fields(), self._by)
        self._kept = KeptForm(self, shelf, fields, prepare=self._prepare)
        self._who.changed.connect(self._keep_who)
        self._answer.changed.connect(lambda answer: self._kept.keep(_ANSWER, str(answer)))
        self._roles.changed.connect(self._keep_roles)

    def _keep_who(self) -> None:
        who = self._who.who()
        self._kept.keep("person", who if isinstance(who, str) else "")

    def _keep_roles(self) -> None:
        """Keep in which sessions a role was ticked or unticked, by the session's key."""
        for session, goes in self._roles.roles().items():
            self._kept.keep(f"{_ROLE}{session}", "goes" if goes else "stays")

    def _prepare(self, kept: Mapping[str, str]) -> None:
        """Show who was chosen before, or the fields of the new name that was typed."""
        if "person" in kept:
            self._who.choose(kept["person"])
        elif any(field.field_name in kept for field in self._who.fields()):
            self._who.type_new()
        if kept.get(_ANSWER) == str(_ACCEPTED):
            self._answer.set_current(_ACCEPTED)
            self._tell()
        self._roles.set_roles(
            {
                name.removeprefix(_ROLE): goes == "goes"
                for name, goes in kept.items()
                if name.startswith(_ROLE)
            }
        )

    def _lay_out(self) -> None:
        whose = "The seat" if self._names else "Who drops out"
        self.body.add(_captioned(whose, self._holder), _captioned("Who comes", self._who))
        along = _captioned("What goes along", self._along)
        if self._names:
            self.body.add(along, None)
            return
        answer = QWidget()
        answer.setLayout(row(Label("Already confirmed", Role.CAPTION), self._answer, None))
        self.body.add(
            answer,
            self._asked_anew,
            along,
            _captioned("Roles in sessions · ticked ones move", self._roles),
            _captioned("What follows", self._follows),
            None,
        )

    # What it shows

    def _seat(self) -> Invitation | None:
        return self.snapshot.invitations.get(self._key)

    def show_snapshot(self, *, replace: bool) -> None:
        """Show the seat as it is now; if nobody can be named any more, say so."""
        seat = self._seat()
        refusal = why_not(self.snapshot, self._key)
        if refusal and not self._waiting:  # or it is what was just done here that stands there
            self.refuse(refusal)
        if seat is None:
            return
        self._chip.set_look(look_of_status(seat.status))
        self._holder.show_seat(self.snapshot, seat)
        self._who.show_seat(self.snapshot, seat)
        self._along.set_spans(self._along_spans(seat))
        self._tell()

    def _along_spans(self, seat: Invitation) -> list[Span]:
        body = organisation_of(self.snapshot, seat)
        due = reply_by_of(self.snapshot, seat)
        said = [
            ("Organisation", body.name if body else "none"),
            ("Capacity", seat.capacity.capitalize()),
            ("Wave", "none" if seat.wave is None else str(seat.wave)),
        ]
        if due and not self._must_ask(seat):
            said.append(("Reply by", day_and_year(date.fromisoformat(due))))
        spans = []
        for caption, words in said:
            spans += [
                Span(f"{caption}\u00a0"),
                Span(words, "text", strong=True),
                Span("\u00a0\u00a0\u00a0 "),
            ]
        return spans[:-1]

    def _must_ask(self, seat: Invitation) -> bool:
        """Say whether the day for an answer has passed, and one is still to come."""
        due = reply_by_of(self.snapshot, seat)
        waits = self._answer.current() == _INVITED
        return not self._names and waits and due is not None and due < self.place.today

    def _tell(self) -> None:
        """Say what moves and what follows as it is chosen now."""
        seat = self._seat()
        if seat is None or self._names:
            return
        due = reply_by_of(self.snapshot, seat)
        self._asked_anew.setVisible(self._must_ask(seat))
        if due:
            day = day_and_year(date.fromisoformat(due))
            self._asked_anew.set_hint(f"The seat’s reply-by, {day}, has passed.")
        self._along.set_spans(self._along_spans(seat))
        asked = self._asked()
        self._roles.show_roles(roles_held(self.snapshot, asked))
        self._follows.show_consequences(self.snapshot, consequences(self.snapshot, self._asked()))

    def _asked(self) -> Substitution:
        seat = self._seat()
        anew = seat is not None and self._must_ask(seat)
        return Substitution(
            principal=self._key,
            person=self._who.who(),
            confirmed=self._answer.current() == _ACCEPTED,
            roles=self._roles.roles(),
            reply_by=self._by.value() if anew else None,
        )

    # Doing it

    def take(self) -> None:
        """Name them, or say under each field what is missing."""
        if self._waiting:
            return  # a second press, before the file has answered the first
        if not self._who.is_answered():
            self.reveal(self._who)
            return
        seat = self._seat()
        if seat and self._must_ask(seat) and not self._has_day():
            self.reveal(self._by)
            return
        new_key, today = self.place.new_key, self.place.today
        if self._names:
            build = partial(
                name_seat, seat=self._key, person=self._who.who(), new_key=new_key, today=today
            )
            self.act("name a seat", build, then=self._named)
            return
        build = partial(substitute, asked=self._asked(), new_key=new_key, today=today)
        self.act("name a substitute", build, then=self._named)

    def _has_day(self) -> bool:
        self._by.end_visit()
        day = self._by.day()
        if day is None:
            self._by.set_error("Say by when an answer is wanted, like 12 Mar 2027.")
        elif day.isoformat() < self.place.today:
            self._by.set_error("This day has passed already.")
        else:
            return True
        self._by.start_visit()
        return False

    def _named(self, action: Action | None) -> None:
        if action is None:
            return
        made = [change for change in action.changes if change.kind == "invitations"]
        new = next((change.after for change in made if change.before is None), None)
        seat = new if isinstance(new, Invitation) else self._seat()
        person = self.snapshot.people.get(str(seat.person)) if seat else None
        self._say(person)
        self.accept()
        if seat:
            self.seated.emit(str(seat.key))

    def _say(self, person: Person | None) -> None:
        who = name_of(person, self.snapshot) if person else "Somebody"
        words = "named for the seat" if self._names else "named as substitute"
        self.place.toast(f"{who} {words}", undo=True)


def _captioned(caption: str, field: QWidget) -> QWidget:
    whole = QWidget()
    whole.setLayout(column(Label(caption, Role.CAPTION), field, spacing=4))
    return whole
