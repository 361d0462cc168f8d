"""Convening settings: one scrolling page in groups, every field saved as it is left."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import complete_from_start
from convenor.dialogs.cities import cities, shift_in_words, zone_names, zone_of
from convenor.dialogs.document_dialog import DocumentDialog, Saver
from convenor.dialogs.rules import MARKS, RULES, mark_items, rule_items
from convenor.dialogs.settings_competition import StatementPart, TermsPart
from convenor.dialogs.settings_dates import ObservancesPart, RetentionPart
from convenor.dialogs.settings_lists import ListsPart
from convenor.dialogs.settings_names import NamesPart
from convenor.dialogs.settings_part import CAPTIONS, SettingsPart
from convenor.dialogs.settings_warnings import WarningsPart
from convenor.dialogs.settings_you import YouPart
from convenor.dialogs.zone_strip import ZoneStrip
from convenor.imports.countries import NAMES, country_of
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_choice import EditableBool, EditableChoice
from convenor.widgets.editable_date import EditableDate, EditableTime
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, Role
from convenor.widgets.panel import ScrollColumn
from convenor.widgets.sectioned_page import SectionedPage
from convenor.workplace import Workplace
from convenor_db.domain.actions import convening as actions
from convenor_db.domain.edits import counted
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.records import CONVENING
from convenor_db.domain.zones import known_zone
from convenor_db.store.store import Builder

_PARTS: Final[tuple[type[SettingsPart], ...]] = (
    NamesPart,
    ListsPart,
    WarningsPart,
    TermsPart,
    StatementPart,
    ObservancesPart,
    RetentionPart,
    YouPart,
)
_ROSTER = "Everybody invited may see who else comes"


class SettingsDialog(DocumentDialog):
    """About, Place and days, Rule and marks, Organiser; below them the parts of `_PARTS`."""

    def __init__(self, parent: QWidget, place: Workplace) -> None:
        super().__init__(parent, place, "Convening settings", size=(900, 760))
        self.set_lead("Every change is saved as you go; Ctrl+Z takes it back.")
        self._grids: dict[str, FormGrid] = {}
        self._strip = ZoneStrip(place.clock)
        self.body.add(self.drafts)
        self._add_about()
        self._add_place()
        self._add_rule()
        self._add_organiser()
        self._parts = [part(self) for part in _PARTS]
        self.body.add(*self._parts, None)
        for part in self._parts:
            self._groups.add_section(part.TITLE, part)
        self.show_snapshot(replace=True)
        self.offer_drafts()
        self.bound("title").editor().setFocus()

    @property
    def target(self) -> str:
        """The convening itself."""
        return f"{CONVENING}:{CONVENING}"

    # What stands on the page

    def make_body(self, title: str, *, filled: bool) -> QWidget:
        """Put the list of the groups beside the page."""
        page = super().make_body(title, filled=filled)
        if isinstance(page, ScrollColumn):
            self._groups = SectionedPage(page, "Groups of settings")
        return self._groups

    def _group(self, title: str) -> FormGrid:
        grid, head = FormGrid(CAPTIONS), Label(title, Role.SUBTITLE)
        self.body.add(8, head, grid)
        self._groups.add_section(title, head)
        return grid

    def _put(
        self, grid: FormGrid, name: str, caption: str, field: EditableField, save: Saver
    ) -> None:
        self._grids[name] = grid
        grid.add(caption, field)
        self.bind(name, field, save)

    def _put_line(self, grid: FormGrid, name: str, caption: str, *, lines: int = 0) -> None:
        field = EditableText(caption, lines=lines) if lines else EditableLine(caption)
        self._put(grid, name, caption, field, partial(_line, name))

    def _add_about(self) -> None:
        grid = self._group("About")
        self._put_line(grid, "title", "Title")
        self._put_line(grid, "purpose", "Purpose", lines=2)
        self._put_line(grid, "series", "Series")

    def _add_place(self) -> None:
        grid = self._group("Place and days")
        self._add_day(grid, "starts", "First day")
        self._add_day(grid, "ends", "Last day")
        for name, caption in (("first", "Sessions from"), ("last", "Sessions until")):
            self._put(grid, name, caption, EditableTime(caption), partial(_hours, name))
        self._zone = EditableLine("Time zone, by city", completions=[*cities(), *zone_names()])
        complete_from_start(self._zone)
        self._grids["zone"] = grid
        grid.add("Time zone, by city", self._zone)
        self.know("zone", self._zone)
        self._zone.visit_ended.connect(self._take_zone)
        grid.add_wide(self._strip)
        self._put_line(grid, "venue", "Venue")
        self._put_line(grid, "address", "Address", lines=2)
        self._put_line(grid, "city", "City")
        country = EditableLine("Country", completions=sorted(NAMES.values()))
        self._put(grid, "country", "Country", country, _country)

    def _add_day(self, grid: FormGrid, name: str, caption: str) -> None:
        year = date.fromisoformat(self.snapshot.convening.starts).year
        field = EditableDate(caption, year=year)
        grid.add(caption, field)
        self.know(name, field)
        take = self._take_first if name == "starts" else self._take_last
        field.visit_ended.connect(take)

    def _add_rule(self) -> None:
        grid = self._group("Rule and marks")
        rule = EditableChoice("Meeting rule", rule_items())
        self._put(grid, "rule", "Meeting rule", rule, lambda v: partial(actions.set_rule, rule=v))
        mark = EditableChoice("Mark for papers", mark_items())
        self._put(
            grid, "mark", "Mark for papers", mark, lambda v: partial(actions.set_mark, mark=v)
        )
        self._put(grid, "roster", "Roster", EditableBool("Roster", _ROSTER), _roster)

    def _add_organiser(self) -> None:
        grid = self._group("Organiser")
        for name, caption in (("name", "Name"), ("email", "E-mail")):
            self._put(grid, name, caption, EditableLine(caption), partial(_organiser, name))
        grid.set_hint(self.bound("email"), "Replies to invitations go here. Calendars need it.")

    # What the file has

    def show_snapshot(self, *, replace: bool) -> None:
        """Show every field as the file has it."""
        one = self.snapshot.convening
        organiser = one.organiser
        values = {
            **{name: getattr(one, name) for name in actions.LINES},
            "starts": one.starts,
            "ends": one.ends,
            "first": one.day[0],
            "last": one.day[-1],
            "country": NAMES.get(one.country, one.country),
            "rule": str(one.rule),
            "mark": str(one.mark),
            "roster": "true" if one.roster_disclosable else "false",
            "name": organiser.name if organiser else "",
            "email": organiser.email if organiser else "",
        }
        for name, value in values.items():
            self.bound(name).set_value(value, replace=replace)
        self._zone.set_value(one.zone, replace=replace)
        self._grids["rule"].set_hint(self.bound("rule"), RULES[one.rule][1])
        self._grids["mark"].set_hint(self.bound("mark"), MARKS[one.mark])
        first, last = date.fromisoformat(one.starts), date.fromisoformat(one.ends)
        self._strip.show_zone(one.zone, first, last)
        if replace:
            self._grids["zone"].set_hint(self._zone, "")
        for part in self._parts:
            part.show_part(self.snapshot, replace=replace)

    # Zone and days are taken when they are whole

    def _take_zone(self, words: str) -> None:
        before = self.snapshot.convening
        zone = zone_of(words) or words.strip()
        if zone == before.zone:
            self._zone.set_value(zone, replace=True)
            self.forget("zone")
            return
        shift = ""
        if known_zone(zone):
            shift = shift_in_words(actions.shift_between(before.zone, zone, before.starts))
        build = partial(actions.set_zone, zone=zone)
        self.store("zone", words, build, lambda _: self._say_shift(shift))

    def _say_shift(self, shift: str) -> None:
        self._zone.set_value(self.snapshot.convening.zone, replace=True)
        self._grids["zone"].set_hint(self._zone, shift)

    def _take_last(self, day: str) -> None:
        if day != self.snapshot.convening.ends:
            self.store("ends", day, partial(actions.set_last_day, day=day))

    def _take_first(self, day: str) -> None:
        field, convening = self.bound("starts"), self.snapshot.convening
        if day == convening.starts:
            return
        field.set_error("")
        try:
            days = actions.days_from_first(convening, day)
        except NotAllowed:  # the action says so itself, under the field
            self.store("starts", day, partial(actions.set_first_day, day=day, along=False))
            return
        if actions.is_anything_dated(self.snapshot):
            self._ask_along(day, days)
        else:
            self.store("starts", day, partial(actions.set_first_day, day=day, along=False))

    def _ask_along(self, day: str, days: int) -> None:
        """Ask whether what is dated moves too; the day that was stays until that is answered."""

        def take(chosen: int | None) -> None:
            if chosen is None:
                self.bound("starts").set_value(self.snapshot.convening.starts, replace=True)
                self.forget("starts")
                return
            along = chosen == 0
            self.store("starts", day, partial(actions.set_first_day, day=day, along=along))

        length = counted(abs(days), "day", "days")
        way = "along" if days > 0 else "back"
        choices = (
            f"Move sessions, arrivals and reply-by dates {way} by {length}",
            "Leave them",
        )
        question = f"The first day moves by {length}. What else is to move?"
        detail = "The last day moves with them, too. Either is one step of Undo."
        self.place.ask.choose(question, choices, take, detail=detail)


def _line(name: str, text: str) -> Builder:
    return partial(actions.set_line, field=name, text=text)


def _hours(which: str, time: str) -> Builder:
    return partial(actions.set_hours, field=which, time=time)


def _country(text: str) -> Builder:
    words = text.strip()
    return partial(actions.set_line, field="country", text=country_of(words) or words.lower())


def _roster(value: str) -> Builder:
    return partial(actions.set_disclosable, disclosable=value == "true")


def _organiser(field: str, text: str) -> Builder:
    return partial(actions.set_organiser, field=field, text=text)
