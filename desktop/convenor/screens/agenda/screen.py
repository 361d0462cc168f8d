"""The agenda screen: what waits, the grid, the panel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication

from convenor.commands import Command, Commands
from convenor.screens.agenda.acts import AgendaActs
from convenor.screens.agenda.carrying import Carrying
from convenor.screens.agenda.checking import CheckedAgenda
from convenor.screens.agenda.commands import SESSION_MENU, agenda_commands
from convenor.screens.agenda.panel import PEOPLE
from convenor.screens.agenda.tools import View
from convenor.widgets.menu import Menu
from convenor.workplace import Things, Workplace
from convenor_db.domain.actions.sessions import NEW_TITLE
from convenor_db.domain.daylayout import on_day
from convenor_db.store.asides import Draft
from convenor_db.store.journal import Action

SHOWN_KINDS: Final = frozenset(
    {
        "sessions", "rooms", "convening", "invitations", "people", "organisations", "issues",
        "briefs", "keep_apart", "positions", "red_lines", "commitments", "facts", "replies",
        "ledger", "waivers", "releases",
    }
)  # fmt: skip
"""What is shown here, and what warnings rest on."""
IMPORT: Final = "import.agenda"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the user is: view, day (None: all), session, tab, how far it is scrolled.

    *things*: the sessions to which *To fix* is narrowed.
    """

    day: date | None
    view: View
    room: str
    person: str
    key: str
    tab: int
    across: int
    down: int
    things: Things | None


class AgendaScreen(CheckedAgenda):
    """Sessions by room and time."""

    NAME = "agenda"
    KINDS = frozenset({"sessions", "rooms", "days", "agendas"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._acts = AgendaActs(place)
        self._carrying = Carrying(self.tools, self.waiting, self)
        self._connect()
        self._say_undo(self.document.undo_words, self.document.redo_words)

    @classmethod
    def commands(cls, screen: Callable[[], Any]) -> tuple[Command, ...]:
        """Return what can be done here."""
        return agenda_commands(screen)

    # --- who listens to whom

    def _connect(self) -> None:
        self._connect_grid()
        self._connect_panel()
        acts, tools, waiting = self._acts, self.tools, self.waiting
        tools.day_wanted.connect(self.show_day)
        tools.view_wanted.connect(self._show_view)
        tools.room_wanted.connect(self.show_one_room)
        tools.person_wanted.connect(self.show_one_person)
        tools.person_opened.connect(self.open_person)
        tools.session_wanted.connect(self.make_session)
        waiting.chosen.connect(self.select)
        waiting.opened.connect(lambda key: self.edit("day", key))
        waiting.drop_asked.connect(acts.drop)
        waiting.put_back_asked.connect(acts.put_back)
        self.undo.clicked.connect(self.document.undo)
        self.redo.clicked.connect(self.document.redo)
        self.empty.primary_taken.connect(self.make_session)
        self.empty.quiet_taken.connect(self._import)
        self.document.acted.connect(self._acted)
        self.document.refused.connect(self._refused)
        self.document.labels_changed.connect(self._say_undo)
        self.place.drafts.changed.connect(self._show_drafts)

    def _connect_grid(self) -> None:
        grid, acts = self.grid, self._acts
        grid.session_moved.connect(self._move)
        grid.session_dropped_in.connect(self._place_in)
        grid.session_copied.connect(
            lambda key, start, room: acts.copy(key, start, self._room_at(key, room), self.select)
        )
        grid.session_drawn.connect(self._draw)
        grid.session_resized.connect(acts.lengthen)
        grid.session_let_go.connect(self._let_go)
        grid.taker = self._carrying.takes
        grid.carry_ended.connect(self._carrying.end)
        self._carrying.day_wanted.connect(self.show_day)
        grid.unschedule_asked.connect(acts.unschedule)
        grid.drop_asked.connect(acts.drop)
        grid.session_selected.connect(self._grid_selected)
        grid.session_opened.connect(lambda key: self.edit("time", key))
        grid.menu_asked.connect(self._open_menu)

    def _connect_panel(self) -> None:
        panel, acts, summary = self.session, self._acts, self.summary
        form, tab = panel.form, panel.people
        form.visits.typed.connect(lambda *typed: acts.type_in(panel.key(), *typed))
        form.links_changed.connect(
            lambda field, keys: acts.name(panel.key(), field, keys, next(self.place.visits))
        )
        form.linked.connect(self.place.go_to)
        tab.seat_wanted.connect(lambda seat: acts.list_seat(panel.key(), seat))
        tab.person_seated.connect(lambda person: acts.seat_and_list(panel.key(), person))
        tab.people.role_wanted.connect(lambda *one: acts.set_role(panel.key(), *one))
        tab.people.transferable_wanted.connect(
            lambda *one: acts.set_transferable(panel.key(), *one)
        )
        tab.people.removal_wanted.connect(lambda seat: acts.unlist(panel.key(), seat))
        tab.people.person_wanted.connect(lambda key: self.place.go_to("people", key))
        panel.put_back_asked.connect(acts.put_back)
        panel.room_wanted.connect(lambda key: self.place.go_to("rooms", key))
        panel.draft_taken.connect(self._take_draft)
        panel.draft_dropped.connect(self._forget_draft)
        summary.session_wanted.connect(lambda key: self.place.go_to("sessions", key))
        summary.unscheduled_wanted.connect(self.waiting.focus_cards)
        summary.kind_wanted.connect(self._point_out)

    # --- what the frame asks

    def focus_content(self) -> None:
        """Put the focus on the grid."""
        shown = self.grid if self.document.snapshot.sessions else self.empty.primary_button
        shown.setFocus()

    def focus_filter(self) -> None:
        """Put the caret into the filter of the unscheduled sessions."""
        self.waiting.focus_filter()

    def show_thing(self, kind: str, key: str) -> None:
        """Select a session wherever it stands, or one room, one day (YYYY-MM-DD) or an agenda.

        The agenda is one person's: its key is a person's, or a seat's.
        """
        if kind == "days":
            self.show_day(date.fromisoformat(key))
            self.focus_content()
            return
        if kind in ("rooms", "agendas"):
            (self.show_one_room if kind == "rooms" else self.show_one_person)(key)
            return
        session = self.document.snapshot.sessions.get(key)
        if session:
            self._bring_day(session)
            self.select(key)
            self.to_fix.list.select_about(key)
            self.focus_content()

    def spot(self) -> object:
        """Return where the user is."""
        across, down = self.grid.horizontalScrollBar(), self.grid.verticalScrollBar()
        tab = self.session.tabs.current()
        return Spot(
            day=self._day, view=self._view, room=self._room, person=self._person, key=self._key,
            tab=tab, across=across.value(), down=down.value(), things=self.to_fix.things(),
        )  # fmt: skip

    def return_to(self, spot: object) -> None:
        """Come back to where the user was."""
        if not isinstance(spot, Spot):
            return
        self._day, self._view = spot.day, spot.view
        self._room, self._person = spot.room, spot.person
        self._show_all()
        self._narrow_again(spot.things)
        self._select(spot.key, reveal=False)
        self.session.show_tab(spot.tab)
        self.grid.horizontalScrollBar().setValue(spot.across)
        self.grid.verticalScrollBar().setValue(spot.down)
        self.focus_content()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed while another screen was in front."""
        super().showEvent(event)
        commands = self.window().findChild(Commands)
        can_import = isinstance(commands, Commands) and commands.has(IMPORT)
        self.offer_import(offered=can_import)
        if self._stale:
            self._show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc take a session back that was only just made, clear the filter, or go to the grid.

        It does one of these: the first that applies.
        """
        if event.key() == Qt.Key.Key_Escape:
            if not (self._take_new_back() or self.waiting.clear_filter()):
                self.split.close_over()
                self.focus_content()
        elif event.key() == Qt.Key.Key_F6 and self._is_on_grid():
            self.waiting.focus_first()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep F6 on the grid for the column beside it: that comes before the side panel."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_F6 and plain and self._is_on_grid():
                event.accept()
                return True
        return super().event(event)

    def _is_on_grid(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is self.grid or self.grid.isAncestorOf(focus or self)

    # --- what commands do

    def edit(self, field: str, key: str = "") -> None:
        """Put the caret into a field of a session, of the selected one if none is named."""
        if key:
            self._select(key, reveal=False)
        if self.chosen():
            self.side.show()
            unscheduled = field == "time" and not self.document.snapshot.sessions[self._key].start
            self.session.start_visit("day" if unscheduled else field)

    def add_people(self) -> None:
        """Put the caret where one adds somebody to the selected session."""
        self.side.show()
        self.session.show_tab(PEOPLE)
        self.session.people.focus_line()

    def make_session(self) -> None:
        """Make a session after the selected one, or where it is free."""
        self.grid.make_session()

    def duplicate(self) -> None:
        """Put a copy right after the selected session."""
        self._acts.duplicate(self._key, self.select)

    def turn_pin(self) -> None:
        """Pin the selected session, or let it loose."""
        session = self.chosen()
        if session:
            self._acts.pin(session.key, pinned=not session.pinned)

    def unschedule(self) -> None:
        """Take the selected session out of the timetable."""
        self._acts.unschedule(self._key)

    def drop(self) -> None:
        """Drop the selected session."""
        self._acts.drop(self._key)

    def put_back(self) -> None:
        """Put the selected session, dropped before, back."""
        self._acts.put_back(self._key)

    def delete(self) -> None:
        """Delete the selected session for good."""
        self._acts.delete(self._key)

    # --- inside

    def _show_view(self, view: str) -> None:
        shows = {View.ROOM: self.show_one_room, View.PERSON: self.show_one_person}
        shows.get(View(view), self.show_rooms)()

    def _move(self, key: str, start: str, column: str) -> None:
        self._acts.move(key, start, self._room_at(key, column))

    def _place_in(self, key: str, start: str, column: str) -> None:
        """Place a session that had no time; in one person's agenda it becomes theirs."""
        seat = self._shown_seat()
        self._acts.move(key, start, self._room_at(key, column), seat.key if seat else "")

    def _draw(self, column: str, start: str, minutes: int) -> None:
        seat = self._shown_seat()
        made = (self._room_at("", column), start, minutes)
        self._acts.add(*made, self._name_new, seat=seat.key if seat else "")

    def _let_go(self, key: str, at: QPoint, copying: bool) -> None:  # noqa: FBT001 - a slot
        """Put a session let go on a day's tab on that day, one among the unscheduled there."""
        day, session = self.tools.day_at(at), self.document.snapshot.sessions.get(key)
        if day is None or session is None or not session.start:
            self._acts.unschedule(key)
            return
        start, room = on_day(session.start, day, self.document.snapshot.zone), session.room or ""
        if copying:
            self._acts.copy(key, start, room, self.select)
        elif start != session.start:
            self._acts.move(key, start, room)

    def _narrow_again(self, things: Things | None) -> None:
        if things and things != self.to_fix.things():
            self.to_fix.show_things(things)
        elif things is None and self.to_fix.things():
            self.to_fix.clear_only()

    def _name_new(self, key: str) -> None:
        self._bring_day(self.document.snapshot.sessions[key])
        self.select(key)
        self.edit("title")

    def _take_new_back(self) -> bool:
        """Undo the making of a session that has no name of its own yet; say whether it was so."""
        session = self.chosen()
        title = self.session.form.visits.fields["title"]
        fresh = session is not None and session.title == NEW_TITLE and title.editor().hasFocus()
        if not fresh or self.document.undo_words != f"Add “{NEW_TITLE}”":
            return False
        self.document.undo()
        self.focus_content()
        return True

    def _open_menu(self, key: str, at: QPoint) -> None:
        menu, group = Menu("Session", self), 0
        for command in agenda_commands(lambda: self):
            if command.menu != SESSION_MENU or (not key and command.name != "agenda.new"):
                continue
            if command.group != group:
                menu.addSeparator()
            group = command.group
            keys = command.shown_keys or "".join(command.keys[:1])
            icon = "check" if command.checked and command.checked() else command.icon
            entry = menu.add(command.text, icon, note=keys, reason=command.reason)
            entry.triggered.connect(lambda _on=False, run=command.run: run())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _acted(self, action: Action) -> None:
        if not action.kinds & SHOWN_KINDS:
            return
        if not self.isVisible():
            self._stale = True
            return
        self._follow(action)
        self._show_all(replace=action.kind in ("undo", "redo"))

    def _follow(self, action: Action) -> None:
        """Go along with the chosen session to a day that is not shown."""
        for change in action.changes:
            if change.kind == "sessions" and change.key == self._key and self._day is not None:
                start = getattr(change.after, "start", None)
                if start and start != getattr(change.before, "start", None):
                    self._day = date.fromisoformat(start[:10])

    def _refused(self, sentence: str, visit: str) -> None:
        kind, _, rest = visit.partition(":")
        key, _, rest = rest.partition(":")
        if kind == "sessions" and key == self._key:
            self.session.form.show_error(rest.partition(":")[0], sentence)

    def _take_draft(self, draft: Draft) -> None:
        self.session.type_again(draft.field, draft.text)

    def _forget_draft(self, draft: Draft) -> None:
        self.place.drafts.drop(draft.target, draft.field)
        self.session.form.forget(draft.field, draft.text)

    def _import(self) -> None:
        commands = self.window().findChild(Commands)
        if isinstance(commands, Commands):
            commands.run(IMPORT)
