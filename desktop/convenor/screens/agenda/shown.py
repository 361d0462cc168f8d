"""Which part of the agenda is shown, and which session is chosen."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QApplication

from convenor.models.history_things import history_of
from convenor.screens.agenda.attendees import seat_pick
from convenor.screens.agenda.blocks import all_days, blocks_of, frame_of
from convenor.screens.agenda.frame import AgendaFrame
from convenor.screens.agenda.one_person import (
    is_theirs,
    person_blocks,
    person_frame,
    person_link,
    person_words,
    seat_of,
)
from convenor.screens.agenda.tools import View
from convenor.screens.agenda.warnings import must_fix_words, release_words, standing_of
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.surface import Anchor
from convenor.widgets.agenda_grid.values import GridFrame
from convenor.widgets.page_head import Count
from convenor.workplace import Things, Workplace
from convenor_db.domain.dayaxis import minute_of
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Invitation, Session

_ROOM: Final = "agenda/room"
_PERSON: Final = "agenda/person"
_VIEW: Final = "agenda/view"
UNSCHEDULED, MUST_FIX, LOOK_AT, CHANGES = "unscheduled", "must_fix", "look_at", "changes"
"""The counts of the head that are doors."""
_ABOVE: Final = 24
"""Pixels above the first planned hour: enough for the stripe of a folded night."""


class ShownAgenda(AgendaFrame):
    """Shows days and rooms of the file as it is now, and the chosen session in the panel."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._key = ""
        kept = place.settings.word(_VIEW)
        self._view = View(kept) if kept in [*View] else View.ROOMS
        self._room = place.settings.word(_ROOM)
        self._person = place.settings.word(_PERSON)
        self._day: date | None = self._first_day()
        self._stale = self._showing = False
        self._ringed = ""
        self._standing = standing_of(self.document.snapshot, place.watch.checks())
        self._show_all()
        self._begin_with_planned_hours()

    def chosen(self) -> Session | None:
        """Return the session that is selected."""
        return self.document.snapshot.sessions.get(self._key)

    def chosen_things(self) -> Things | None:
        """Return what is selected, for its History."""
        return history_of(self.document.snapshot, "sessions", [self._key])

    def select(self, key: str) -> None:
        """Select a session and scroll to it."""
        self._select(key, reveal=True)

    def show_rooms(self) -> None:
        """Show all rooms beside each other."""
        self._view = View.ROOMS
        self._keep_view()

    def show_one_room(self, key: str = "") -> None:
        """Show one room, its days beside each other.

        Without a key it is the room of the selected session, or the one shown last.
        """
        rooms, session = self.document.snapshot.rooms, self.chosen()
        wished = (key, (session and session.room) or "", self._room, *rooms)
        self._room = next((room for room in wished if room in rooms), "")
        self._view = View.ROOM
        self._keep_view()

    def show_one_person(self, key: str = "") -> None:
        """Show one person's agenda, its days beside each other; *key* is a person's or a seat's.

        Without one it is the person shown last, or the first of the selected session.
        """
        snapshot, session = self.document.snapshot, self.chosen()
        listed = [one.invitation for one in session.people] if session else []
        found = (seat_of(snapshot, one) for one in (key, self._person, *listed) if one)
        seat = next((one for one in found if one), None)
        self._person = seat.key if seat else ""
        self._view = View.PERSON
        self._keep_view()
        if seat is None:
            self.tools.focus_finder()

    def open_person(self) -> None:
        """Show the person, or the seat nobody holds by name yet, whose agenda is shown."""
        seat = self._shown_seat()
        if seat:
            _, kind, key = person_link(self.document.snapshot, seat)
            self.place.go_to(kind, key)

    def why_not_one_room(self) -> str:
        """Return why one room cannot be shown alone."""
        rooms = len(self.document.snapshot.rooms)
        if rooms > 1:
            return ""
        return "There is only one room." if rooms else "There are no rooms yet."

    def why_not_one_person(self) -> str:
        """Return why no person's agenda can be shown."""
        return "" if self.document.snapshot.invitations else "Nobody has a seat yet."

    def show_day(self, day: date | None) -> None:
        """Show one day, or all of them, with all rooms."""
        self._day, self._view = day, View.ROOMS
        self._keep_view()

    def step_day(self, step: int) -> None:
        """Show the next day, or the one before."""
        days = all_days(self.document.snapshot)
        at = days.index(self._day) + step if self._day in days else 0
        self.show_day(days[min(max(at, 0), len(days) - 1)])

    # --- inside: showing

    def _first_day(self) -> date:
        """Return today if it is one of the days, else the first."""
        days = all_days(self.document.snapshot)
        today = date.fromisoformat(self.place.today)
        return today if today in days else days[0]

    def _shown_room(self) -> str:
        """Return the room that is shown alone, or nothing."""
        rooms = self.document.snapshot.rooms
        if self._view is not View.ROOM or len(rooms) < 2:
            return ""
        return self._room if self._room in rooms else next(iter(rooms))

    def _shown_seat(self) -> Invitation | None:
        """Return the seat whose agenda is shown, None in the other views."""
        is_person = self._view is View.PERSON
        return seat_of(self.document.snapshot, self._person) if is_person else None

    def _room_at(self, key: str, column: str) -> str:
        """Return the room of a session put into a column: one person's column is no room."""
        if self._view is not View.PERSON:
            return column
        session = self.document.snapshot.sessions.get(key)
        return (session and session.room) or ""

    def _keep_view(self) -> None:
        self.place.settings.keep_word(_VIEW, str(self._view))
        self.place.settings.keep_word(_PERSON, self._person)
        self.place.settings.keep_word(_ROOM, self._room)
        self._show_grid()
        self._begin_with_planned_hours()
        self.grid.reveal(self._key)

    def _begin_with_planned_hours(self) -> None:
        """Scroll to the beginning of the day, past a night in which something lies.

        Where nothing lies in the planned hours, to the first that lies elsewhere.
        """
        first, layout = minute_of(self.document.snapshot.convening.day[0]), self.grid.board.layout
        top, foot = (layout.axis.position(minute) for minute in layout.hours)
        pieces = [one.piece for one in self.grid.board.drawn]
        if pieces and not any(one.top < foot and top < one.bottom for one in pieces):
            earliest = min(one.top for one in pieces)
            first = int(layout.axis.row_at(earliest).minute(earliest))
        self.grid.hold(Anchor(first, again=False, at=theme.px(_ABOVE)))

    def _show_all(self, *, replace: bool = False) -> None:
        self._stale = False
        snapshot = self.document.snapshot
        self._standing = standing_of(snapshot, self.place.watch.checks())
        alive = [one for one in snapshot.sessions.values() if not one.dropped_on]
        dropped = [one for one in snapshot.sessions.values() if one.dropped_on]
        waiting = [one for one in alive if not one.start]
        self.waiting.show_sessions(waiting, dropped)
        self.to_fix.show_findings(snapshot, self._standing.checks.findings)
        self._say_counts(len(alive), len(waiting))
        self._show_grid()
        self.pages.setCurrentWidget(self.split if snapshot.sessions else self.empty)
        self.tools.setVisible(bool(snapshot.sessions))
        self.release.setVisible(bool(snapshot.sessions))
        self._show_session(replace=replace)

    def _say_counts(self, alive: int, waiting: int) -> None:
        rooms = len(self.document.snapshot.rooms)
        counts = [Count(counted(alive, "session", "sessions"))]
        counts += [Count(f"{waiting:,} unscheduled", UNSCHEDULED)] if waiting else []
        counts.append(Count(counted(rooms, "room", "rooms") if rooms else "no rooms"))
        self.head.set_counts([*counts, *self._counts_of_warnings(), *self._counts_of_release()])

    def _counts_of_warnings(self) -> list[Count]:
        found = self._standing.tally
        counts = [Count(must_fix_words(found.must_fix), MUST_FIX)] if found.must_fix else []
        return counts + ([Count(f"{found.look_at:,} to look at", LOOK_AT)] if found.look_at else [])

    def _counts_of_release(self) -> list[Count]:
        counts = [Count(release_words(self.document.snapshot, self._standing.release))]
        since = self._standing.changes
        words = f"{counted(since, 'change', 'changes')} since"
        return counts + ([Count(words, CHANGES)] if since else [])

    def _show_grid(self) -> None:
        snapshot, room = self.document.snapshot, self._shown_room()
        days = all_days(snapshot)
        if self._day not in days:
            self._day = None
        self.tools.show_days(days, self._day, self._standing.to_fix_by_day)
        rooms = [(one.key, one.name) for one in snapshot.rooms.values()]
        view = View.ROOMS if self._view is View.ROOM and not room else self._view
        self.tools.show_view(view, rooms, room)
        self._show_person()
        self._showing = True  # a session that is no longer drawn is still the chosen one
        self.grid.set_frame(self._frame(days, room))
        blocks = blocks_of(snapshot, self._standing, room)
        if self._view is View.PERSON:
            blocks = person_blocks(snapshot, blocks, self._shown_seat())
        self.grid.set_blocks(blocks)
        self.grid.select(self._key, reveal=False)
        self._showing = False

    def _frame(self, days: Sequence[date], room: str) -> GridFrame:
        snapshot = self.document.snapshot
        if self._view is View.PERSON:
            return person_frame(snapshot, self._shown_seat())
        shown = days if room or self._day is None else [self._day]
        return frame_of(snapshot, shown, self._standing.to_fix_by_day, room)

    def _show_person(self) -> None:
        snapshot, seat = self.document.snapshot, self._shown_seat()
        if seat is None:
            self.tools.show_person("", ())
        else:
            name, _, _ = person_link(snapshot, seat)
            self.tools.show_person(name, person_words(snapshot, seat))
        if self._view is View.PERSON:
            self.tools.set_people(
                lambda: [seat_pick(snapshot, one) for one in snapshot.invitations.values()]
            )

    def _show_session(self, *, replace: bool = False) -> None:
        session = self.chosen()
        if session is None:
            was_in_panel = self.session.isAncestorOf(QApplication.focusWidget() or self)
            self._key = ""
            self.summary.show_agenda(self.document.snapshot, self._standing)
            self.side.setCurrentWidget(self.summary)
            if was_in_panel:  # or the focus would go to whatever comes next
                self.focus_content()
        else:
            findings = self._standing.by_session.get(session.key, ())
            self.session.show_session(self.document.snapshot, session, findings, replace=replace)
            self._show_drafts(f"sessions:{session.key}")
            self.side.setCurrentWidget(self.session)
        self.waiting.select(session)

    def _show_drafts(self, target: str) -> None:
        mine = f"sessions:{self._key}"
        if self._key and target in ("", mine):
            drafts = [one for one in self.place.drafts.of(mine) if one.text.strip()]
            self.session.show_drafts(drafts)

    def _say_undo(self, undo: str, redo: str) -> None:
        for button, verb, keys, words in (
            (self.undo, "Undo", "Ctrl+Z", undo),
            (self.redo, "Redo", "Ctrl+Shift+Z", redo),
        ):
            button.set_name(f"{verb} {words}".strip(), keys)
            nothing = "" if words else f"There is nothing to {verb.lower()}."
            button.set_allowed(allowed=bool(words), reason=nothing)

    # --- inside: selecting

    def _grid_selected(self, key: str) -> None:
        if not self._showing:
            self._select(key, reveal=False)

    def _select(self, key: str, *, reveal: bool) -> None:
        self._point_out("")
        self._key = key
        self._show_session()
        self.grid.select(self._key, reveal=reveal)

    def _bring_day(self, session: Session) -> None:
        """Show the day or the room on which a session stands, if it is not shown."""
        if not session.start or session.dropped_on:
            return
        room, day = self._shown_room(), date.fromisoformat(session.start[:10])
        elsewhere = self._view is View.PERSON and not is_theirs(session, self._shown_seat())
        if elsewhere or (room and session.room != room):
            self._view = View.ROOMS
        if self._day is not None:
            self._day = day
        self._show_grid()

    def _point_out(self, kind: str) -> None:
        """Ring the sessions of a kind; asked again, let them go."""
        self._ringed = "" if kind == self._ringed else kind
        self._ring(frozenset())

    def _ring(self, keys: frozenset[str]) -> None:
        """Ring the sessions a warning is about; none: those of the kind that is pointed out."""
        sessions = self.document.snapshot.sessions.values()
        self.grid.set_ringed(keys or {one.key for one in sessions if one.kind == self._ringed})
