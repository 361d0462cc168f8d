"""The seat of a person at this convening: status and moves, plan, lineage, sessions."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.forms.completions import offer
from convenor.forms.fields import Field, Sort
from convenor.forms.given_out import given_out, told_of_sessions
from convenor.forms.record_form import RecordForm
from convenor.forms.rows import Rows
from convenor.models.returns import words_of_return
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.chip import Chip
from convenor.widgets.day_words import day_and_year, day_in_words
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_moment import EditableMoment
from convenor.widgets.flow import Flow
from convenor.widgets.labels import Label, RichLabel, Role, Span
from convenor.widgets.layouts import Box, clear, column, keep_size, row
from convenor.widgets.link_row import LinkRow
from convenor.widgets.move_menu import MOVE_VERBS
from convenor.widgets.panel import FactRow, PanelSection
from convenor.widgets.status_chip import NO_SEAT, look_of_kind, look_of_status
from convenor.workplace import Workplace
from convenor_db.domain.actions import seats
from convenor_db.domain.actions.many_seats import choices
from convenor_db.domain.actions.substitution import REPLACEABLE
from convenor_db.domain.entered import written
from convenor_db.domain.invitations import OUT, has_duty
from convenor_db.domain.names import organisation_of, seat_name
from convenor_db.domain.records import Capacity, Invitation, Session, Status
from convenor_db.domain.records import Role as SessionRole
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder

CAPACITIES: Final = tuple((str(each), each.capitalize()) for each in Capacity)
PLAN: Final = (
    Field("capacity", "Capacity", Sort.CHOICE, CAPACITIES),
    Field("wave", "Wave", Sort.CHOICE, (("", "none"),)),
    Field("reply_by", "Reply by", Sort.DATE, words="the wave’s"),
    Field("owner", "Owner"),
    Field("arrives", "Arrives", Sort.MOMENT),
    Field("leaves", "Leaves", Sort.MOMENT),
    Field("remote", "Remote", Sort.BOOL, words="takes part from afar"),
)
DELEGATION: Final = (
    Field("nominated_by", "Nominated by"),
    Field("approved_by", "Approved by"),
    Field("head", "Head", Sort.BOOL, words="leads its delegation"),
    Field("transferable", "Transferable", Sort.BOOL, words="may be passed on"),
)
AWAY_PARTS: Final = (
    Field("from", "From", Sort.MOMENT, words="14 Apr, 12:00"),
    Field("to", "To", Sort.MOMENT, words="14 Apr, 15:00"),
    Field("why", "Why"),
)


class KindBar(QWidget):
    """A narrow bar in the colour of a kind of session."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._color = look_of_kind(kind).color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        keep_size(self, width=3, min_height=26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        QPainter(self).fillRect(QRectF(self.rect()), theme.color(self._color))


class SeatForm(RecordForm):
    """The tab Seat."""

    KIND = "invitations"

    give_wanted = Signal()
    seated = Signal(str)
    """Somebody was named for the seat of this key, or in its holder's place."""

    def __init__(self, place: Workplace, *, headed: bool = False) -> None:
        """*headed*: what stands above it names the seat and its status, and leads to seats."""
        super().__init__(place)
        self._owners: set[str] = set()
        self._headed = headed
        self._chip = Chip(NO_SEAT)
        self._moves = Flow(spacing=6)
        self._about = RichLabel((), Role.SECONDARY)
        self._lineage = RichLabel((), Role.SECONDARY)
        self._lineage.linked.connect(self._open_lineage)
        self._substitute = Button("Name a substitute…", small=True, icon="git-compare")
        self._substitute.clicked.connect(self.name_somebody)
        self._given = PanelSection("Given out")
        self._away = Rows(self.fields, "away", AWAY_PARTS, "Add an absence")
        self._away.removed.connect(self._remove_away)
        self._away.changed.connect(self._take_year)
        self._give = Button("Give a seat…")
        self._give.clicked.connect(self.give_wanted)
        self._none = self._make_none()
        self._sessions = PanelSection("Sessions")
        self._list = column(spacing=2)
        self._sessions.body.add(self._list)
        self._seated = QWidget()
        self._seated.setLayout(self._make_seated())
        self.setLayout(column(self.notices, self._none, self._seated, spacing=0))

    def _make_none(self) -> QWidget:
        none = PanelSection()
        none.body.add(Label("No seat at this convening.", Role.SECONDARY), row(self._give, None))
        return none

    def _make_seated(self) -> Box:
        status = PanelSection("Move to" if self._headed else "Status")
        status.body.add(row(self._chip, None), self._moves, self._about, self._lineage)
        status.body.add(row(self._substitute, None))
        self._chip.setVisible(not self._headed)
        away = PanelSection("Away")
        away.body.add(self._away)
        return column(
            status,
            self.fields.section("Plan", PLAN),
            self.fields.section("Delegation", DELEGATION),
            away,
            self._given,
            self._sessions,
            self.fields.text_section(Field("note", "Note on the seat", Sort.TEXT)),
            spacing=0,
        )

    def _seat(self) -> Invitation | None:
        return self.place.document.snapshot.invitations.get(self.key)

    def show_seat(self, seat: Invitation | None, *, replace: bool = False) -> None:
        """Show a seat, or that there is none."""
        self._none.setVisible(seat is None)
        self._seated.setVisible(seat is not None)
        if seat is None:
            self.fields.end_visits()
            self.key = ""
            clear(self.notices)
            return
        self._take_convening()
        fresh = seat.key != self.key
        if fresh:  # what is typed is stored while it is known of which seat it is
            self.fields.end_visits()
        parts = [{"from": span.from_, "to": span.to, "why": span.why} for span in seat.away]
        self._away.show_parts(parts, replace=fresh or replace)
        self.show_record(seat.key, replace=replace)
        self._show_status(seat)
        self._show_given(seat)
        self._show_sessions(seat)

    def _take_convening(self) -> None:
        """Offer the waves and owners there are."""
        snapshot = self.place.document.snapshot
        waves = [
            (number, f"{number} · {wave.name}" if wave.name else number)
            for number, wave in snapshot.waves.items()
        ]
        wave = self.fields.field("wave")
        if isinstance(wave, EditableChoice):
            wave.set_items([("", "none"), *waves])
        owners = {seat.owner for seat in snapshot.invitations.values()} - {""}
        if owners != self._owners:
            self._owners = owners
            offer(self.fields, "owner", sorted(owners))
        self._take_year()

    def _take_year(self) -> None:
        """Read days without a year as the convening's; a day to reply by is one to come."""
        year = int(self.place.document.snapshot.convening.starts[:4])
        for name in self.fields.names():
            field = self.fields.field(name)
            if isinstance(field, EditableDate | EditableMoment):
                field.set_year(year)
        reply_by = self.fields.field("reply_by")
        if isinstance(reply_by, EditableDate):
            reply_by.set_since(date.fromisoformat(self.place.today))

    def values(self) -> dict[str, str] | None:
        """Return what the file has now, by field."""
        seat = self._seat()
        return {name: written(getattr(seat, name)) for name in seats.ENTRIES} if seat else None

    # Status

    def _show_status(self, seat: Invitation) -> None:
        snapshot = self.place.document.snapshot
        self._chip.set_look(look_of_status(seat.status))
        offers = choices(snapshot, [seat.key], today=self.place.today)
        held = any(button.hasFocus() for button in self._moves.widgets())
        self._moves.clear()
        for choice in offers:
            button = Button(_verb(seat.status, choice.status), small=True)
            button.clicked.connect(partial(self._move, seat.key, choice.status))
            self._moves.add(button)
        if held and self._moves.widgets():
            self._moves.widgets()[0].setFocus()
        self._about.set_spans(_days(seat))
        self._about.setVisible(bool(_days(seat)))
        lineage = _lineage(snapshot, seat)
        self._lineage.set_spans(lineage)
        self._lineage.setVisible(bool(lineage))
        self._substitute.set_words(_naming(seat))
        # Over a named seat the head of its panel has the button.
        replaceable = seat.status in REPLACEABLE and not self._headed
        self._substitute.setVisible(not seat.person or replaceable)

    def _open_lineage(self, key: str) -> None:
        """Go to a seat of the lineage; where people are shown, to who holds it."""
        seat = self.place.document.snapshot.invitations.get(key)
        if seat and seat.person and not self._headed:
            self.place.go_to("people", seat.person)
        elif seat:
            self.place.go_to("invitations", key)

    def name_somebody(self) -> None:
        """Ask who comes in the holder's place, or who takes a seat that has no name yet."""
        from convenor.dialogs.substitute import SubstituteDialog

        dialog = SubstituteDialog(self.window(), self.place, self.key)
        key = self.key
        dialog.seated.connect(lambda _made: self.seated.emit(key))
        dialog.open()

    def _show_given(self, seat: Invitation) -> None:
        clear(self._given.body)
        for fact in given_out(self.place.document.snapshot, seat):
            self._given.body.add(FactRow("", fact.caption, fact.words, fact.role))

    def _move(self, key: str, status: Status) -> None:
        today = self.place.today
        self.place.document.act(
            partial(seats.move, key=key, status=status, today=today),
            then=lambda action: self._moved(action, key, status),
        )

    def _moved(self, action: Action | None, key: str, status: Status) -> None:
        if action:
            said = f"Moved to {look_of_status(status).words.lower()}"
            self.place.toast(words_of_return(action, [key]) or said, undo=True)

    # Writing

    def builder(self, field: str, text: str) -> Builder | None:
        """Return what writes a field of the seat."""
        if not field.startswith("away."):
            return self.plain_builder(field, text)
        at = int(field.split(".")[1])
        values = self._away.values(at)
        span = (values["from"], values["to"], values["why"])
        seat = self._seat()
        if seat and at >= len(seat.away) and not (span[0] and span[1]):
            return None
        return partial(seats.set_away, key=self.key, at=at, span=span)

    def _remove_away(self, at: int) -> None:
        seat = self._seat()
        for part in AWAY_PARTS:
            self.place.drafts.drop(self.target, f"away.{at}.{part.name}")
        if seat and at < len(seat.away):
            build = partial(seats.set_away, key=self.key, at=at, span=("", "", ""))
            self.place.document.act(build)
        elif seat:
            self.show_seat(seat, replace=True)

    def open_place(self, field: str) -> None:
        """Make the row of an absence that a draft belongs to."""
        if field.startswith("away."):
            self._away.open_row(int(field.split(".")[1]))

    def after_stored(self, action: Action | None, field: str) -> None:
        """Forget what was kept of the same absence."""
        if field.startswith("away."):
            for part in AWAY_PARTS:
                name = f"{field.rpartition('.')[0]}.{part.name}"
                self.place.drafts.drop(self.target, name)
                self.fields.set_error(name, "")

    # Sessions

    def _show_sessions(self, seat: Invitation) -> None:
        clear(self._list)
        found = sorted(_sessions_of(self.place.document.snapshot, seat), key=_in_time)
        duties = sum(has_duty(session, role) for session, role in found)
        self._sessions.set_note(f"{duties} with a duty" if duties else "")
        told = told_of_sessions(self.place.document.snapshot, seat)
        for session, role in found:
            when = _moment(session.start) if session.start else "not scheduled"
            parts = (when, role.replace("-", " "), told.get(session.key, ""))
            note = " · ".join(part for part in parts if part)
            link = LinkRow(session.title, note, mark=KindBar(session.kind), compact=True)
            link.chosen.connect(partial(self.place.go_to, "sessions", session.key))
            self._list.add(link)
        if not found:
            self._list.add(Label("Not listed in a session yet.", Role.MUTED))


def _in_time(found: tuple[Session, SessionRole]) -> tuple[bool, str, str]:
    session = found[0]
    return (session.start is None, session.start or "", session.title)


def _sessions_of(snapshot: Snapshot, seat: Invitation) -> list[tuple[Session, SessionRole]]:
    return [
        (session, listed.role)
        for session in snapshot.sessions.values()
        if session.dropped_on is None
        for listed in session.people
        if listed.invitation == seat.key
    ]


def _moment(wall: str) -> str:
    return f"{day_in_words(date.fromisoformat(wall[:10]))}, {wall[11:]}"


def _verb(before: Status, after: Status) -> str:
    """Return what the button says; a declined seat is asked again."""
    if before is Status.SUBSTITUTED:
        return "Take the seat back"
    if before is Status.DECLINED and after is Status.INVITED:
        return "Ask again"
    return MOVE_VERBS[after]


def _days(seat: Invitation) -> list[Span]:
    """Return when somebody was invited and replied, and whose seat it is."""
    said = [(seat.invited_on, "Invited on"), (seat.replied_on, "replied on")]
    words = [f"{verb} {day_and_year(date.fromisoformat(day))}" for day, verb in said if day]
    return [Span(", ".join(words))] if words else []


def _lineage(snapshot: Snapshot, seat: Invitation) -> list[Span]:
    """Return for whom somebody stands in and who stands in for them, as links."""
    spans: list[Span] = []
    principal = snapshot.invitations.get(seat.substitute_for or "")
    if principal:
        verb = "Stood in" if seat.status in OUT else "Stands in"
        spans += [Span(f"{verb} for "), _named(snapshot, principal), Span(".")]
    for other in snapshot.invitations.values():
        if other.substitute_for == seat.key:
            spans += _replaced(snapshot, seat, other)
    body = organisation_of(snapshot, seat)
    person = snapshot.people.get(seat.person or "")
    if body and seat.seat_of and person and person.organisation != seat.seat_of:
        spans.append(Span(f" The seat is {body.name}’s."))
    return spans


def _replaced(snapshot: Snapshot, seat: Invitation, other: Invitation) -> list[Span]:
    """Return who comes for a seat, with the status; of a seat taken back, who came for it."""
    if seat.status is not Status.SUBSTITUTED:
        return [Span(" Was replaced by "), _named(snapshot, other), Span(".")]
    status = look_of_status(other.status).words.lower()
    return [Span(" Replaced by "), _named(snapshot, other), Span(f" ({status}).")]


def _named(snapshot: Snapshot, seat: Invitation) -> Span:
    return Span(seat_name(snapshot, seat), link=str(seat.key))


def _naming(seat: Invitation) -> str:
    return "Name a substitute…" if seat.person else "Name this seat…"
