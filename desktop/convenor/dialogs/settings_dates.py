"""Observances, and until when personal data is kept."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from convenor.dialogs.settings_part import SettingsPart
from convenor.widgets.buttons import IconButton
from convenor.widgets.day_words import day_and_year
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_text import EditableText
from convenor.widgets.layouts import clear, column, keep_size, row
from convenor_db.domain.actions import further_settings as actions
from convenor_db.domain.records.convening import Observance
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_DAYS = 146


class _Line(NamedTuple):
    """The fields of one observance."""

    day: EditableDate
    text: EditableText


class ObservancesPart(SettingsPart):
    """Days that matter to somebody; a new one is typed into the last line."""

    TITLE = "Observances"
    LEAD = "Feasts, fasts and public holidays to plan around, also just before and after."

    def add_fields(self) -> None:
        """Put the days and the line for a new one under the title."""
        self._lines: list[_Line] = []
        self._rows = column(spacing=2)
        self._new = EditableDate("New observance", placeholder="Add a day", year=self._year())
        self.dialog.know("new observance", self._new)
        self._new.visit_ended.connect(self._add)
        self.body.add(self._rows, row(keep_size(self._new, width=_DAYS), None))

    def _year(self) -> int:
        return date.fromisoformat(self.dialog.snapshot.convening.starts).year

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show the days; a field in which somebody types is left alone."""
        observances = snapshot.convening.observances
        if len(observances) != len(self._lines):
            self._rebuild(observances)
            replace = True
        for line, one in zip(self._lines, observances, strict=True):
            line.day.set_value(one.date, replace=replace)
            line.text.set_value(one.text, replace=replace)

    def _rebuild(self, observances: Sequence[Observance]) -> None:
        for at in range(len(self._lines)):
            for field in ("date", "text"):
                self.dialog.unbind(_name(field, at))
        self._lines = []
        clear(self._rows)
        for at, _ in enumerate(observances):
            self._rows.add(self._make_row(at))

    def _make_row(self, at: int) -> QWidget:
        line = _Line(
            EditableDate(f"Day of observance {at + 1}", year=self._year()),
            EditableText(f"Observance {at + 1}", placeholder="What it is"),
        )
        self._lines.append(line)
        for field, editor in (("date", line.day), ("text", line.text)):
            self.dialog.bind(_name(field, at), editor, partial(_set, at, field))
        trash = IconButton("trash-2", f"Delete observance {at + 1}", size=14)
        trash.clicked.connect(partial(self._delete, at))
        narrow = keep_size(line.day, width=_DAYS)
        content = row(narrow, (line.text, 1), trash, spacing=4)
        for each in (narrow, trash):
            content.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        made = QWidget()
        made.setLayout(content)
        return made

    def _add(self, day: str) -> None:
        if day.strip():
            build = partial(actions.add_observance, date=day, text="")
            self.dialog.store("new observance", day, build, lambda _: self._go_on(day))

    def _go_on(self, day: str) -> None:
        """Empty the last line, and put the caret where the new day is told."""
        self._new.set_value("", replace=True)
        added = [line for line in self._lines if line.day.value() == day]
        if added:
            added[-1].text.start_visit()

    def _delete(self, at: int) -> None:
        self.dialog.end_visit()
        self.dialog.act("observance", partial(actions.delete_observance, at=at))


class RetentionPart(SettingsPart):
    """Until when personal data is kept."""

    TITLE = "Retention"

    def add_fields(self) -> None:
        """Put the day under the title."""
        self._until = EditableDate("Keep data until", placeholder="not set", year=self._year())
        self.grid.add("Keep data until", self._until)
        self.dialog.bind("keep_until", self._until, _keep_until)
        self.body.add(self.grid)

    def _year(self) -> int:
        return date.fromisoformat(self.dialog.snapshot.convening.ends).year

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show the day, and what it will mean."""
        day = snapshot.convening.keep_until
        self.show_value("keep_until", day or "", replace=replace)
        self.grid.set_hint(self._until, _meaning(day))


def _meaning(day: str | None) -> str:
    if day is None:
        return "Without a day nobody is reminded that personal data should go."
    on = day_and_year(date.fromisoformat(day))
    return (
        f"After {on} addresses, telephone numbers, needs and travel documents are no longer to be"
        " kept. Nothing goes by itself: Overview reminds you when the day is near."
    )


def _name(field: str, at: int) -> str:
    return f"observance {at} {field}"


def _set(at: int, field: str, text: str) -> Builder:
    return partial(actions.set_observance, at=at, field=field, text=text)


def _keep_until(text: str) -> Builder:
    return partial(actions.set_keep_until, text=text)
