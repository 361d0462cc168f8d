"""The agenda screen: what waits, the grid, the panel."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from convenor.screens.agenda.blocks import all_days, blocks_of, frame_of
from convenor.screens.agenda.panel import SessionPanel
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.grid import AgendaGrid
from convenor.widgets.agenda_grid.values import SESSION_MIME
from convenor.widgets.day_words import day_in_words
from convenor.widgets.entry_list import Entry, EntryList
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, keep_size
from convenor.widgets.page_head import Count, PageHead
from convenor.widgets.segmented import Segmented
from convenor.workplace import Screen, Workplace
from convenor_db.domain.actions import sessions as actions
from convenor_db.domain.records import Session
from convenor_db.store.journal import Action
from convenor_db.store.store import Visit

SHOWN_KINDS = frozenset({"sessions", "rooms", "convening", "invitations", "people"})


def _entry(session: Session) -> Entry:
    return Entry(session.key, session.title, f"{session.minutes} min")


class AgendaScreen(Screen):
    """Sessions by room and time."""

    NAME = "agenda"
    KINDS = frozenset({"sessions"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._shown = ""
        self._head = PageHead("Agenda")
        self._days = Segmented(["All days"], name="Days")
        self._head.add_tool(self._days)
        self._grid = AgendaGrid()
        self._panel = SessionPanel()
        self._unscheduled = EntryList("Unscheduled sessions", drag_as=SESSION_MIME)
        self._dropped = EntryList("Dropped sessions")
        self._unscheduled_note = Label("", Role.STRONG)
        self._dropped_note = Label("", Role.STRONG)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._make_waiting())
        split.addWidget(self._grid)
        split.addWidget(self._panel)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(200), 800, theme.px(320)])
        split.setChildrenCollapsible(False)
        self.setLayout(column(self._head, (split, 1), spacing=0))
        self._connect()
        self._show_all()

    def _make_waiting(self) -> QFrame:
        side = QFrame()
        side.setProperty("ground", "app")
        keep_size(side, min_width=180)
        side.setLayout(
            column(
                self._unscheduled_note, (self._unscheduled, 3), 8, self._dropped_note,
                (self._dropped, 1), margins=(16, 12, 12, 12),
            )
        )  # fmt: skip
        return side

    def _connect(self) -> None:
        grid, act = self._grid, self.document.act
        grid.session_moved.connect(self._moved)
        grid.session_dropped_in.connect(self._moved)
        grid.session_copied.connect(self._copied)
        grid.session_drawn.connect(self._drawn)
        grid.session_resized.connect(
            lambda key, minutes: act(partial(actions.lengthen, key=key, minutes=minutes))
        )
        grid.unschedule_asked.connect(lambda key: act(partial(actions.unschedule, key=key)))
        grid.drop_asked.connect(
            lambda key: act(partial(actions.drop, key=key, today=self.place.today))
        )
        grid.session_selected.connect(self._show_session)
        self._unscheduled.chosen.connect(self._show_session)
        self._dropped.chosen.connect(self._show_session)
        self._dropped.opened.connect(lambda key: act(partial(actions.put_back, key=key)))
        self._days.changed.connect(self._show_days)
        self._panel.typed.connect(self._typed)
        self.document.acted.connect(self._acted)

    def focus_content(self) -> None:
        """Put the focus on the grid."""
        self._grid.setFocus()

    def show_thing(self, kind: str, key: str) -> None:
        """Show a session in the panel."""
        self._show_session(key)

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self._panel

    def _moved(self, key: str, start: str, room: str) -> None:
        self.document.act(partial(actions.place, key=key, start=start, room=room))

    def _copied(self, key: str, start: str, room: str) -> None:
        self.document.act(
            partial(actions.copy, key=key, start=start, room=room, new_key=self.place.new_key)
        )

    def _drawn(self, room: str, start: str, minutes: int) -> None:
        self.document.act(
            partial(
                actions.add, start=start, room=room, minutes=minutes, new_key=self.place.new_key
            )
        )

    def _typed(self, key: str, field: str, text: str, visit: int) -> None:
        name = f"sessions:{key}:{field}:{visit}"
        build = partial(actions.set_line, key=key, field=field, text=text)
        self.document.act(build, visit=Visit(name))

    def _show_all(self) -> None:
        snapshot = self.document.snapshot
        days = all_days(snapshot)
        self._days.set_labels(["All days", *(day_in_words(day) for day in days)])
        self._show_days(self._days.current())
        waiting = [s for s in snapshot.sessions.values() if not s.start and not s.dropped_on]
        dropped = [s for s in snapshot.sessions.values() if s.dropped_on]
        self._unscheduled.show_entries([_entry(one) for one in waiting])
        self._dropped.show_entries([_entry(one) for one in dropped])
        self._unscheduled_note.setText(f"Unscheduled · {len(waiting)}")
        self._dropped_note.setText(f"Dropped · {len(dropped)}")
        placed = len(snapshot.sessions) - len(dropped)
        words = (f"{placed:,} sessions", f"{len(snapshot.rooms):,} rooms")
        self._head.set_counts([Count(each) for each in words])

    def _show_days(self, at: int) -> None:
        snapshot = self.document.snapshot
        days = all_days(snapshot)
        shown = days if at <= 0 or at > len(days) else [days[at - 1]]
        self._grid.set_frame(frame_of(snapshot, shown))
        self._grid.set_blocks(blocks_of(snapshot))

    def _show_session(self, key: str) -> None:
        session = self.document.snapshot.sessions.get(key)
        if session:
            self._shown = key
            self._panel.show_session(self.document.snapshot, session)

    def _acted(self, action: Action) -> None:
        if action.kinds & SHOWN_KINDS:
            self._show_all()
            self._show_session(self._shown)
