"""The tab *Session*: every field of a session but those listed in it, edited in place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from convenor.dialogs.rules import RULES, mark_items, rule_items
from convenor.screens.agenda.links import LinkField
from convenor.screens.agenda.words import when_words
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_choice import EditableBool, EditableChoice
from convenor.widgets.editable_date import EditableDate, EditableTime
from convenor.widgets.editable_text import EditableLine, EditableList, EditableText
from convenor.widgets.field_visits import FieldVisits
from convenor.widgets.form import FormGrid
from convenor.widgets.panel import PanelSection, ScrollColumn
from convenor.widgets.pick_line import Pick
from convenor.widgets.status_chip import KINDS
from convenor_db.domain.actions.session_fields import field_text
from convenor_db.domain.actions.session_times import read_length, twice_words
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.records import Record, Room, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import local, span

_CAPTIONS: Final = 84
_AS_CONVENING: Final = "As the convening"
_NO_ROOM: Final = "No room"


class SessionForm(ScrollColumn):
    """Shows the fields of one session."""

    links_changed = Signal(str, tuple)
    """A field of things named ("issues", "after", "briefs"), and the keys as they should be."""
    linked = Signal(str, str)
    """Kind and key of a thing that was clicked."""

    def __init__(self, numbers: Iterator[int]) -> None:
        super().__init__("Session")
        self.visits = FieldVisits(numbers, self)
        self._links: dict[str, LinkField] = {}
        self._grids: dict[str, FormGrid] = {}
        self._given: dict[str, str] = {}
        self._offered: dict[str, list[tuple[str, str]]] = {}
        self._key = ""
        self._add_when()
        self._add_what()
        self._add_around()
        self._add_reading()

    def _add_when(self) -> None:
        grid = self._section("")
        self._put(grid, "title", "Title", EditableLine("Title"))
        kinds = [(kind, look.words) for kind, look in KINDS.items()]
        self._put(grid, "kind", "Kind", EditableChoice("Kind", kinds))
        self._put(grid, "room", "Room", EditableChoice("Room", [("", _NO_ROOM)]))
        self._put(grid, "day", "Day", EditableDate("Day", placeholder="unscheduled"))
        self._put(grid, "time", "Start", EditableTime("Start", placeholder="no time"))
        self._put(grid, "minutes", "Length", _Length("Length"))
        self._put(grid, "end", "End", EditableTime("End", placeholder="no time"))
        self._put(grid, "pinned", "Pinned", EditableBool("Pinned"))

    def _add_what(self) -> None:
        grid = self._section("What it is for")
        self._put(
            grid, "purpose", "Purpose", EditableText("Purpose", placeholder="What it is to achieve")
        )
        self._put(
            grid,
            "outline",
            "Outline",
            EditableText("Outline", placeholder="What is gone through"),
        )
        circulated = EditableDate("Circulated on", placeholder="not yet")
        self._put(grid, "circulated_on", "Circulated", circulated)

    def _add_around(self) -> None:
        grid = self._section("What it rests on")
        self._put_links(grid, "issues", "Issues", LinkField("Issues", "Add an issue…", leads=False))
        self._put_links(grid, "after", "After", LinkField("After", "Add a session…"))
        self._put_links(grid, "briefs", "Briefs", LinkField("Briefs", "Attach a brief…"))

    def _add_reading(self) -> None:
        grid = self._section("Rule and place")
        self._put(grid, "rule", "Rule", EditableChoice("Rule", []))
        self._put(grid, "mark", "Mark", EditableChoice("Mark", []))
        self._put(grid, "link", "Link", EditableLine("Link", placeholder="https://…"))
        self._expected = EditableLine("Expected")
        self._put(grid, "expected", "Expected", self._expected)
        languages = EditableList("Languages", placeholder="en, fr")
        self._put(grid, "languages", "Languages", languages)

    def _section(self, title: str) -> FormGrid:
        section, grid = PanelSection(title), FormGrid(_CAPTIONS)
        section.body.addWidget(grid)
        self.body.addWidget(section)
        return grid

    def _put(self, grid: FormGrid, name: str, caption: str, field: EditableField) -> None:
        grid.add(caption, field)
        self._grids[name] = grid
        self.visits.add(name, field)

    def _put_links(self, grid: FormGrid, name: str, caption: str, field: LinkField) -> None:
        grid.add(caption, field)
        self._grids[name] = grid
        self._links[name] = field
        kind = "sessions" if name == "after" else name
        field.changed.connect(lambda keys: self.links_changed.emit(name, keys))
        field.linked.connect(lambda key: self.linked.emit(kind, key))

    def show_session(self, snapshot: Snapshot, session: Session, *, replace: bool = False) -> None:
        """Show a session.

        A field in which somebody types is left alone, unless with *replace* (an undo of the
        file) something else stands there now.
        """
        other = session.key != self._key
        if other:
            self.visits.end()
        self._key = session.key
        self._offer_choices(snapshot)
        for name, field in self.visits.fields.items():
            value = field_text(snapshot, session, name)
            news = replace and value != self._given.get(name)
            field.set_value(value, replace=news or other)
            self._given[name] = value
        self._show_links(snapshot, session)
        self._say_hints(snapshot, session)
        if other:
            self.verticalScrollBar().setValue(0)

    def start_visit(self, name: str) -> None:
        """Put the caret into a field, all of it selected."""
        self.ensureWidgetVisible(self.visits.fields[name])
        self.visits.fields[name].start_visit()

    def show_error(self, name: str, sentence: str) -> None:
        """Say under a field why what was typed was not stored."""
        if name in self._links:
            self._links[name].set_error(sentence)
        self.visits.show_error(name, sentence)

    def forget(self, name: str, text: str) -> None:
        """Show what the file has in a field, if *text* stands there or was refused there."""
        if name in self.visits.fields:
            self.visits.fields[name].forget(text)

    def _offer_choices(self, snapshot: Snapshot) -> None:
        convening, rooms = snapshot.convening, snapshot.rooms.values()
        offered = {
            "room": [("", _NO_ROOM), *((room.key, _room_words(room)) for room in rooms)],
            "rule": [("", _AS_CONVENING), *rule_items()],
            "mark": [("", _AS_CONVENING), *mark_items()],
        }
        for name, items in offered.items():
            field = self.visits.fields[name]
            if isinstance(field, EditableChoice) and self._offered.get(name) != items:
                field.set_items(items)
                self._offered[name] = items
        year = int(convening.starts[:4])
        for field in self.visits.fields.values():
            if isinstance(field, EditableDate):
                field.set_year(year)

    def _show_links(self, snapshot: Snapshot, session: Session) -> None:
        sources: dict[str, tuple[Mapping[str, Record], Callable[[str], str]]] = {
            "issues": (snapshot.issues, lambda key: snapshot.issues[key].title),
            "after": (snapshot.sessions, lambda key: _session_words(snapshot, key)),
            "briefs": (snapshot.briefs, lambda key: snapshot.briefs[key].title),
        }
        for name, (table, words) in sources.items():
            named = [Pick(key, words(key)) for key in getattr(session, name) if key in table]
            offered = [key for key in table if _can_be_named(snapshot, session, key)]
            self._links[name].show_things(named, partial(_picks, offered, words))
            self._grids[name].set_row_visible(self._links[name], visible=bool(offered or named))

    def _say_hints(self, snapshot: Snapshot, session: Session) -> None:
        fields = self.visits.fields
        twice = twice_words(session.start, snapshot.zone)
        self._grids["time"].set_hint(fields["time"], twice)
        rule = "" if session.rule else RULES[snapshot.convening.rule][0]
        self._grids["rule"].set_hint(fields["rule"], rule)
        mark = "" if session.mark else str(snapshot.convening.mark)
        self._grids["mark"].set_hint(fields["mark"], mark)
        self._expected.set_placeholder(f"{len(session.people):,} listed")
        when = span(session, snapshot.zone)
        end = local(when[1], snapshot.zone) if when else None
        second = f"The second {end:%H:%M} of that day." if end and end.fold else ""
        self._grids["end"].set_hint(fields["end"], second)
        self._grids["end"].set_row_visible(fields["end"], visible=bool(when))


def _picks(keys: Sequence[str], words: Callable[[str], str]) -> list[Pick]:
    return [Pick(key, words(key)) for key in keys]


def _can_be_named(snapshot: Snapshot, session: Session, key: str) -> bool:
    other = snapshot.sessions.get(key)
    return key != session.key and not (other and other.dropped_on)


def _session_words(snapshot: Snapshot, key: str) -> str:
    session = snapshot.sessions[key]
    return f"{session.title} · {when_words(snapshot, session)}"


def _room_words(room: Room) -> str:
    return room.name if room.capacity is None else f"{room.name} ({room.capacity:,})"


class _Length(EditableLine):
    """A length: shown as “90 min”, read as people write one."""

    def to_words(self, value: str) -> str:
        """Return the minutes with their unit."""
        return f"{value} min" if value.isdigit() else value

    def to_value(self, words: str) -> str:
        """Return the minutes, or the words themselves if they are no length."""
        try:
            return str(read_length(words))
        except NotAllowed:
            return words.strip()
