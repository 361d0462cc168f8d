"""Waves of invitations: number, days, gate and budget of each, and how many seats are in it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from convenor.dialogs.list_dialog import ListDialog
from convenor.widgets.day_words import day_and_year, day_in_words
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.entry_list import Entry
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import Box
from convenor.widgets.status_chip import look_of_status
from convenor_db.domain.actions import waves as actions
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.records import Wave
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.waves import (
    budget_exceeded,
    next_number,
    remark_on_reply_by,
    remark_on_sending,
    requires_in_words,
    seats_by_status,
    waves_in_order,
)
from convenor_db.domain.zones import read_instant
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder

_CAPTIONS = 116


class WavesDialog(ListDialog):
    """The rounds in which invitations are sent, by number."""

    TITLE = "Waves"
    KIND = "waves"
    ONE = "wave"
    LEAD = (
        "Each seat is in one wave or none. A wave that gets another number takes its seats along."
    )
    NOTHING = "No wave yet. Invitations that go out together stand in one wave, with one reply-by."
    ORDERED = False

    def add_fields(self, page: Box) -> None:
        """Put number, name, days, gate and seats on the page."""
        grid = self._grid = FormGrid(_CAPTIONS)
        year = date.fromisoformat(self.snapshot.convening.starts).year
        self._number = EditableLine("Number")
        reply_by = EditableDate("Reply by", placeholder="not set")
        reply_by.set_since(date.fromisoformat(self.place.today))
        self._fields: dict[str, EditableField] = {
            "name": EditableLine("Name", placeholder="no name"),
            "send_on": EditableDate("Send on", placeholder="not set", year=year),
            "reply_by": reply_by,
            "gate": EditableText("Gate", lines=2, placeholder="none"),
            "seats": EditableLine("Seats budget", placeholder="no limit"),
        }
        grid.add("Number", self._number)
        self.know("number", self._number)
        self._number.visit_ended.connect(self._take_number)
        for name, field in self._fields.items():
            grid.add(field.field_name, field)
            self.bind(name, field, partial(self._save_field, name))
        self._add_words(grid)
        grid.set_hint(self._fields["gate"], "In words: what must be so before this wave is sent.")
        page.add(grid, None)

    def _add_words(self, grid: FormGrid) -> None:
        """Add what is only read here: the condition, who overrode it, the seats."""
        self._read = {
            caption: WrapLabel() for caption in ("Requires", "Sent anyway", "Seats in it")
        }
        for caption, label in self._read.items():
            label.setContentsMargins(8, 5, 0, 5)
            grid.add(caption, label)

    def first_field(self) -> EditableField:
        """Return the number."""
        return self._number

    def new_key(self) -> str:
        """Return the number after the last."""
        return str(next_number(self.snapshot))

    def begin(self) -> None:
        """Propose the number after the last; Enter takes it."""
        self._number.type_in(self.draft)
        self._number.start_visit()

    def deletion(self, snapshot: Snapshot, key: str) -> Edit:
        """Return what deletes a wave."""
        return actions.delete(snapshot, key)

    def entries(self, snapshot: Snapshot) -> Sequence[Entry]:
        """Return the waves by number, each with its days and seats."""
        return [
            Entry(
                str(wave.number),
                _title(wave),
                _note(snapshot, wave),
                warns=bool(budget_exceeded(snapshot, wave)),
            )
            for wave in waves_in_order(snapshot)
        ]

    def show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        """Show a wave."""
        wave = snapshot.waves.get(key)
        self._number.set_value(key, replace=replace)
        for name, field in self._fields.items():
            value = getattr(wave, name) if wave else None
            field.set_value("" if value is None else str(value), replace=replace)
            field.setEnabled(wave is not None)
        self._show_remarks(snapshot, wave)
        over = budget_exceeded(snapshot, wave) if wave else ""
        self._grid.set_hint(self._fields["seats"], over, Role.WARN)
        self._show_words(snapshot, wave)

    def _show_remarks(self, snapshot: Snapshot, wave: Wave | None) -> None:
        for name, remark in (("send_on", remark_on_sending), ("reply_by", remark_on_reply_by)):
            words = remark(snapshot, wave) if wave else ""
            self._grid.set_hint(self._fields[name], words, Role.WARN)

    def _show_words(self, snapshot: Snapshot, wave: Wave | None) -> None:
        words = {
            "Requires": requires_in_words(snapshot, wave) if wave else "",
            "Sent anyway": _override_in_words(snapshot, wave) if wave else "",
            "Seats in it": _seats_in_words(snapshot, wave) if wave else "",
        }
        for caption, label in self._read.items():
            label.setText(words[caption])
            label.setAccessibleName(f"{caption}: {words[caption]}")
            self._grid.set_row_visible(label, visible=bool(words[caption]))

    def _save_field(self, field: str, text: str) -> Builder:
        return partial(actions.set_field, key=self.key, field=field, text=text)

    def _take_number(self, text: str) -> None:
        """Take the number once it is whole: seats go along with it."""
        if self.draft and not text.strip():
            self.give_up()
        elif self.draft:
            self._expect(text)
            self.store("number", text, partial(actions.add, number=text), self._go_on)
        elif self.key and text != self.key:
            self._expect(text)
            build = partial(actions.set_number, key=self.key, text=text)
            self.store("number", text, build)

    def _expect(self, text: str) -> None:
        try:
            key = str(actions.read_number(text))
        except NotAllowed:  # the action says so itself, under the field
            return
        if key not in self.snapshot.waves:
            self.expect(key)

    def _go_on(self, _action: Action | None) -> None:
        self._fields["name"].start_visit()


def _title(wave: Wave) -> str:
    return f"{wave.number}. {wave.name}" if wave.name else f"Wave {wave.number}"


def _note(snapshot: Snapshot, wave: Wave) -> str:
    seats = sum(seats_by_status(snapshot, wave.number).values())
    over = budget_exceeded(snapshot, wave)
    parts = [counted(seats, "seat", "seats"), *([over] if over else [])]
    if wave.reply_by and over:  # both have to fit the line; the year stands beside it
        parts.append(f"by {day_in_words(date.fromisoformat(wave.reply_by))}")
    elif wave.reply_by:
        parts.append(f"reply by {day_and_year(date.fromisoformat(wave.reply_by))}")
    return " · ".join(parts)


def _seats_in_words(snapshot: Snapshot, wave: Wave) -> str:
    found = seats_by_status(snapshot, wave.number)
    if not found:
        return "None yet. The wave of a seat is set in Invitations."
    each = (f"{count} {look_of_status(status).words.lower()}" for status, count in found.items())
    return f"{sum(found.values())}: {', '.join(each)}"


def _override_in_words(snapshot: Snapshot, wave: Wave) -> str:
    made = wave.overridden
    if made is None:
        return ""
    on = day_and_year(read_instant(made.at).astimezone(snapshot.zone).date())
    return f"{made.by}, {on}: {made.reason}"
