"""One session in the side panel: its words, edited in place, and who is listed."""

from functools import partial

from PySide6.QtCore import Signal

from convenor.widgets.editable_text import EditableText
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import clear
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.widgets.status_chip import look_of_kind
from convenor_db.domain.names import seat_name
from convenor_db.domain.records import Session
from convenor_db.domain.snapshot import Snapshot


class SessionPanel(SidePanel):
    """Shows one session, or says how to choose one."""

    typed = Signal(str, str, str, int)
    """Key, field, text, number of the visit: a field's text is to be saved."""

    def __init__(self) -> None:
        super().__init__("Session")
        self._key = ""
        self._visits = 0
        self._title = WrapLabel("Choose a session to see it here.", Role.SUBTITLE)
        self._when = WrapLabel("", Role.SECONDARY)
        self.head.addWidget(self._title)
        self.head.addWidget(self._when)
        self._fields: dict[str, EditableText] = {}
        for name, caption in (("title", "Title"), ("purpose", "Purpose"), ("outline", "Outline")):
            section = PanelSection(caption)
            self._fields[name] = EditableText(caption, lines=1 if name == "title" else 2)
            self._fields[name].visit_started.connect(self._count_visit)
            self._fields[name].typed.connect(partial(self._say_typed, name))
            section.body.addWidget(self._fields[name])
            self.body.addWidget(section)
        self._people = PanelSection("People")
        self.body.addWidget(self._people)
        self.body.addStretch(1)
        self._show_sections(shown=False)

    def _show_sections(self, *, shown: bool) -> None:
        for field in self._fields.values():
            field.setEnabled(shown)

    def show_session(self, snapshot: Snapshot, session: Session) -> None:
        """Show a session; a field in which somebody types is left alone."""
        fresh = session.key != self._key
        self._key = session.key
        self._show_sections(shown=True)
        self._title.setText(session.title)
        room = snapshot.rooms.get(session.room or "")
        when = (session.start or "unscheduled").replace("T", " ")
        parts = [look_of_kind(str(session.kind)).words, when, f"{session.minutes} min"]
        self._when.setText(" · ".join([*parts, room.name] if room else parts))
        for name, field in self._fields.items():
            field.set_value(getattr(session, name), replace=fresh)
        self._show_people(snapshot, session)

    def _show_people(self, snapshot: Snapshot, session: Session) -> None:
        clear(self._people.body)
        self._people.set_note(str(len(session.people)))
        for listed in session.people:
            seat = snapshot.invitations.get(listed.invitation)
            if seat:
                words = f"{seat_name(snapshot, seat)} · {listed.role}"
                self._people.body.addWidget(Label(words, Role.SECONDARY))

    def _count_visit(self) -> None:
        self._visits += 1

    def _say_typed(self, name: str, text: str) -> None:
        if self._key:
            self.typed.emit(self._key, name, text, self._visits)
