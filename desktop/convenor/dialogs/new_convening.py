"""What a new convening needs: title, days, zone; then where to keep it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from convenor.ask import Ask
from convenor.dialogs.boxed import (
    BoxedDate,
    BoxedLine,
    Stacked,
    closes_list,
    complete_from_start,
    line_of,
)
from convenor.dialogs.cities import cities, city_of, today_there, zone_names, zone_of
from convenor.dialogs.frame import Dialog
from convenor.dialogs.kept_form import KeptForm, SettingsShelf
from convenor.dialogs.rules import MARKS, RULES, mark_items, rule_items
from convenor.dialogs.zone_strip import ZoneStrip
from convenor.exports.files import safe_name
from convenor.imports.countries import NAMES, country_of
from convenor.settings import Settings
from convenor.widgets.buttons import Button
from convenor.widgets.combo import Combo
from convenor.widgets.editable import EditableField
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import column, hline, row
from convenor_db.domain.beginning import new_convening
from convenor_db.domain.entered import address_fault
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.records import TLP, MeetingRule
from convenor_db.store.making import make_file
from convenor_db.store.surroundings import Surroundings

FILES = "Convenings (*.convenor);;All files (*)"
_PLACE = "Where to keep it"
"""Under what the place is kept while the form is open."""


class NewConveningDialog(Dialog):
    """Makes the file; *made* is where it is, *around* knows the name its user has given."""

    def __init__(self, parent: QWidget, ask: Ask, settings: Settings, around: Surroundings) -> None:
        lead = "Title, days and time zone are needed. Everything can be changed later."
        super().__init__(parent, "New convening", "Create convening", lead=lead, size=(726, 760))
        self.made = Path()
        self.around = around
        self._ask = ask
        self._settings = settings
        self._path: Path | None = None
        today = today_there("", around.clock())
        self._title = BoxedLine("Title")
        self._first = BoxedDate("First day", placeholder="14 Apr", year=today.year)
        self._last = BoxedDate("Last day", placeholder="16 Apr", year=today.year)
        offered = [*cities(), *zone_names()]
        self._zone = BoxedLine("Time zone, by city", placeholder="Geneva", completions=offered)
        complete_from_start(self._zone)
        self._strip = ZoneStrip(around.clock)
        self._city = BoxedLine("City")
        self._country = BoxedLine("Country", completions=sorted(NAMES.values()))
        self._rule = Combo(rule_items(), "Meeting rule")
        self._mark = Combo(mark_items(), "Mark for papers")
        self._organiser = BoxedLine("Organiser’s name")
        self._address = BoxedLine("Organiser’s address", placeholder="name@example.org")
        self._actor = BoxedLine("Your name")
        self._where = WrapLabel("", Role.BODY)
        self._city_typed = False
        self._fill()
        self._connect()
        shelf = SettingsShelf(settings, "new convening")
        choices = (self._rule, self._mark)
        self._kept = KeptForm(self, shelf, self._fields(), choices=choices, prepare=self._prepare)
        self._title.setFocus()

    def _prepare(self, kept: Mapping[str, str]) -> None:
        """Propose no other city than the one that was typed before; keep it where was chosen."""
        self._city_typed = self._city.field_name in kept
        if _PLACE in kept:
            self._path = Path(kept[_PLACE])
            self._propose()

    # What it looks like

    def _fill(self) -> None:
        self._rule_field = Stacked("Meeting rule", self._rule)
        self._mark_field = Stacked("Mark for papers", self._mark)
        self._rule.set_value(MeetingRule.NONE)
        self._mark.set_value(TLP.AMBER)
        self._actor.set_value(self.around.actor)
        replies = "Replies to invitations go here. Calendars need it."
        signs = "It stands in History beside what you do."
        address = Stacked("Organiser’s address", self._address, replies)
        actor = Stacked("Your name", self._actor, signs)
        self.body.add(
            Stacked("Title", self._title),
            row(
                (Stacked("First day", self._first), 5),
                (Stacked("Last day", self._last), 5),
                (Stacked("Time zone, by city", self._zone), 10),
                spacing=16,
            ),
            self._strip,
            _pair(Stacked("City", self._city), Stacked("Country", self._country)),
            _pair(self._rule_field, self._mark_field),
            _pair(Stacked("Organiser’s name", self._organiser), address),
            _pair(actor, QWidget()),
            hline(),
            self._make_where(),
        )
        self._explain()
        self._propose()

    def _make_where(self) -> QWidget:
        change = Button("Change…")
        change.clicked.connect(self.change_place)
        whole = QWidget()
        whole.setLayout(
            column(
                Label("Where to keep it", Role.CAPTION), row((self._where, 1), change), spacing=4
            )
        )
        return whole

    def _connect(self) -> None:
        for field in self._fields():
            line = line_of(field)
            line.finished.connect(partial(self._close_list, field))
            field.edited.connect(partial(field.set_error, ""))
        self._title.edited.connect(self._propose)
        self._title.visit_ended.connect(self._propose)
        self._city.edited.connect(self._take_city)
        for field in (self._zone, self._first, self._last):
            field.edited.connect(self._say_zone)
            field.visit_ended.connect(self._say_zone)
        self._first.visit_ended.connect(self._propose_last)
        self._zone.visit_ended.connect(self._propose_city)
        self._rule.currentIndexChanged.connect(self._explain)
        self._mark.currentIndexChanged.connect(self._explain)

    def _fields(self) -> tuple[BoxedLine | BoxedDate, ...]:
        return (
            self._title, self._first, self._last, self._zone, self._city, self._country,
            self._organiser, self._address, self._actor,
        )  # fmt: skip

    def _close_list(self, field: BoxedLine | BoxedDate) -> None:
        closes_list(line_of(field))

    def _explain(self) -> None:
        self._rule_field.set_hint(RULES[self._rule.value()][1])
        self._mark_field.set_hint(MARKS[self._mark.value()])

    def _say_zone(self) -> None:
        zone = zone_of(self._zone.value()) or ""
        self._strip.show_zone(zone, self._first.day(), self._last.day())

    def _propose_last(self) -> None:
        first = self._first.day()
        if first:
            self._last.set_year(first.year)
            if not self._last.value():
                self._last.set_value(first.isoformat())
            self._say_zone()

    def _take_city(self) -> None:
        self._city_typed = True

    def _propose_city(self) -> None:
        words = self._zone.value().strip()
        zone = zone_of(words)
        if zone and not self._city_typed:
            self._city.set_value(city_of(words) if "/" in words else words)

    # Where it is kept

    @property
    def path(self) -> Path:
        """Where the file will be."""
        if self._path:
            return self._path
        kept = self._settings.folder("convenings") or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        name = safe_name(self._title.value(), fallback="New convening")
        return Path(kept) / f"{name}.convenor"

    def _propose(self) -> None:
        path = self.path
        home = Path.home()
        shown = path.relative_to(home) if path.is_relative_to(home) else path
        self._where.setText(" / ".join(part for part in shown.parts if part != "/"))
        self._where.setToolTip(str(path))

    def change_place(self) -> None:
        """Ask where to keep the file; the name no longer follows the title."""
        self._ask.save_file("Where to keep it", FILES, self._keep_at, proposed=str(self.path))

    def _keep_at(self, chosen: Path) -> None:
        named = chosen.suffix == ".convenor"
        self._path = chosen if named else chosen.with_name(f"{chosen.name}.convenor")
        self._kept.keep(_PLACE, str(self._path))
        self._propose()

    # Making it

    def take(self) -> None:
        """Make the file, or say under each field what is missing."""
        for field in self._fields():
            field.end_visit()
        wrong = self._faults()
        for wrong_field, sentence in wrong:
            wrong_field.set_error(sentence)
        if wrong:
            wrong[0][0].start_visit()
            self.reveal(wrong[0][0])
            return
        actor = self._actor.value().strip()
        around = replace(self.around, actor=actor)
        try:
            make_file(self.path, around, new_convening(**self._asked()))
        except ConvenorError as error:
            self.refuse(str(error))
            return
        self._keep(actor)
        self.around, self.made = around, self.path
        self.accept()

    def _keep(self, actor: str) -> None:
        self._settings.actor = actor
        self._settings.keep_folder("convenings", str(self.path.parent))

    def _faults(self) -> list[tuple[EditableField, str]]:
        first, last = self._first.day(), self._last.day()
        zone, country, address = (
            f.value().strip() for f in (self._zone, self._country, self._address)
        )
        checks: tuple[tuple[EditableField, str], ...] = (
            (self._title, "" if self._title.value().strip() else "A title is needed."),
            (self._first, _day_fault(self._first.value(), first, "first")),
            (self._last, _day_fault(self._last.value(), last, "last") or _order_fault(first, last)),
            (self._zone, _zone_fault(zone)),
            (self._country, _country_fault(country)),
            (self._address, _NO_ADDRESS if address and address_fault(address) else ""),
            (self._actor, "" if self._actor.value().strip() else "Your name is needed."),
        )
        return [(field, sentence) for field, sentence in checks if sentence]

    def _asked(self) -> dict[str, Any]:
        asked: dict[str, Any] = {
            "title": self._title.value().strip(),
            "starts": self._first.value(),
            "ends": self._last.value(),
            "zone": zone_of(self._zone.value()),
            "city": self._city.value().strip(),
            "country": country_of(self._country.value()) or "",
            "rule": self._rule.value(),
            "mark": self._mark.value(),
        }
        name, email = self._organiser.value().strip(), self._address.value().strip()
        if name or email:
            asked["organiser"] = {"name": name, "email": email}
        return asked


_NO_ADDRESS = "An address looks like name@example.org."


def _pair(left: QWidget, right: QWidget) -> Any:
    return row((left, 1), (right, 1), spacing=16)


def _day_fault(words: str, day: date | None, which: str) -> str:
    if day:
        return ""
    return "This is no day. Write it like 14 Apr 2027." if words else f"The {which} day is needed."


def _order_fault(first: date | None, last: date | None) -> str:
    return "The last day lies before the first." if first and last and last < first else ""


def _zone_fault(words: str) -> str:
    if not words:
        return "A time zone is needed: name a city."
    if zone_of(words) is None:
        return f"No zone or city is called “{words}”. Name a larger city near by."
    return ""


def _country_fault(words: str) -> str:
    if not words or country_of(words):
        return ""
    return f"No country is called “{words}”. Leave it empty if it is none."
