"""Which part of the agenda is shown, and which session is chosen."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QApplication

from convenor.screens.agenda.blocks import all_days, blocks_of, frame_of
from convenor.screens.agenda.frame import AgendaFrame
from convenor.screens.agenda.warnings import must_fix_words, release_words, standing_of
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.surface import Anchor
from convenor.widgets.page_head import Count
from convenor.workplace import Workplace
from convenor_db.domain.dayaxis import minute_of
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Session

_ROOM: Final = "agenda/room"
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
        self._one = place.settings.word(_VIEW) == "room"
        self._room = place.settings.word(_ROOM)
        self._day: date | None = self._first_day()
        self._stale = self._showing = False
        self._ringed = ""
        self._standing = standing_of(self.document.snapshot, place.watch.checks())
        self._show_all()
        self._begin_with_planned_hours()

    def chosen(self) -> Session | None:
        """Return the session that is selected."""
        return self.document.snapshot.sessions.get(self._key)

    def select(self, key: str) -> None:
        """Select a session and scroll to it."""
        self._select(key, reveal=True)

    def show_rooms(self) -> None:
        """Show all rooms beside each other."""
        self._one = False
        self._keep_view()

    def show_one_room(self, key: str = "") -> None:
        """Show one room, its days beside each other.

        Without a key it is the room of the selected session, or the one shown last.
        """
        rooms, session = self.document.snapshot.rooms, self.chosen()
        wished = (key, (session and session.room) or "", self._room, *rooms)
        self._room = next((room for room in wished if room in rooms), "")
        self._one = True
        self._keep_view()

    def why_not_one_room(self) -> str:
        """Return why one room cannot be shown alone."""
        rooms = len(self.document.snapshot.rooms)
        if rooms > 1:
            return ""
        return "There is only one room." if rooms else "There are no rooms yet."

    def show_day(self, day: date | None) -> None:
        """Show one day, or all of them, with all rooms."""
        self._day, self._one = day, False
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
        if not self._one or len(rooms) < 2:
            return ""
        return self._room if self._room in rooms else next(iter(rooms))

    def _keep_view(self) -> None:
        self.place.settings.keep_word(_VIEW, "room" if self._one else "rooms")
        self.place.settings.keep_word(_ROOM, self._room)
        self._show_grid()
        self._begin_with_planned_hours()
        self.grid.reveal(self._key)

    def _begin_with_planned_hours(self) -> None:
        """Scroll to the beginning of the day, past a night in which something lies."""
        first = minute_of(self.document.snapshot.convening.day[0])
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
        shown = days if room or self._day is None else [self._day]
        self.tools.show_days(days, self._day)
        self.tools.show_view([(one.key, one.name) for one in snapshot.rooms.values()], room)
        self._showing = True  # a session that is no longer drawn is still the chosen one
        self.grid.set_frame(frame_of(snapshot, shown, self._standing.to_fix_by_day, room))
        self.grid.set_blocks(blocks_of(snapshot, self._standing, room))
        self.grid.select(self._key, reveal=False)
        self._showing = False

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
        if room and session.room != room:
            self._one = False
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
