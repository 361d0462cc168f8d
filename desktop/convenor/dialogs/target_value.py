"""Which constituency, region, country, gender or organisation a target counts."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from convenor.dialogs.pick_field import PickField, organisations_offered
from convenor.imports.countries import NAMES, country_of
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.form import FormGrid
from convenor.widgets.status_chip import CONSTITUENCIES
from convenor_db.domain.records import Target, TargetBy
from convenor_db.domain.snapshot import Snapshot

KINDS_OF_TARGET: Final = tuple((str(by), str(by).capitalize()) for by in TargetBy)
_TYPED: Final = (TargetBy.REGION, TargetBy.COUNTRY, TargetBy.GENDER)
_HINTS: Final = {
    TargetBy.REGION: "As it is written on organisations.",
    TargetBy.COUNTRY: "The country of the organisation.",
    TargetBy.GENDER: "As people describe themselves.",
}


class TargetValue(QObject):
    """A field for each kind of target in a form; only the one that is wanted is shown."""

    picked = Signal(str)
    """An organisation was chosen: its key."""

    def __init__(self, grid: FormGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._by = TargetBy.CONSTITUENCY
        items = [(key, look.words) for key, look in CONSTITUENCIES.items()]
        self._constituency = EditableChoice("Constituency", items, placeholder="Choose one")
        self._lines = {by: EditableLine(str(by).capitalize()) for by in _TYPED}
        self._body = PickField("Organisation", "Find an organisation by any of its names…")
        self._body.picked.connect(self.picked)
        grid.add("Constituency", self._constituency)
        for by, line in self._lines.items():
            grid.add(line.field_name, line, _HINTS[by])
        grid.add("Organisation", self._body)
        self.fields: dict[str, EditableField] = {
            "constituency": self._constituency,
            **{str(by): line for by, line in self._lines.items()},
        }
        """The fields that are typed into or chosen from, by the kind of target."""

    def show_value(
        self, snapshot: Snapshot, by: str, target: Target | None, *, replace: bool
    ) -> None:
        """Show the field of a kind, with what the target has if it is of that kind."""
        if TargetBy(by) is not self._by:
            replace = True
        self._by = TargetBy(by)
        value = target.value if target and target.by is self._by else ""
        self._constituency.set_value(self._own(TargetBy.CONSTITUENCY, value), replace=replace)
        for each, line in self._lines.items():
            own = self._own(each, value)
            line.set_value(
                NAMES.get(own, own) if each is TargetBy.COUNTRY else own, replace=replace
            )
        self._show_body(snapshot, self._own(TargetBy.ORGANISATION, value))
        if self._by in _TYPED:
            self._lines[self._by].set_completions(_in_file(snapshot, self._by))
        for each, field in ((TargetBy(name), field) for name, field in self.fields.items()):
            self._grid.set_row_visible(field, visible=each is self._by)
        self._grid.set_row_visible(self._body, visible=self._by is TargetBy.ORGANISATION)

    def start(self) -> None:
        """Put the caret into the field that is shown."""
        if self._by is TargetBy.ORGANISATION:
            self._body.line.setFocus()
        else:
            self.fields[str(self._by)].start_visit()

    def to_value(self, by: TargetBy, text: str) -> str:
        """Return what the file keeps for what was typed: of a country its code."""
        return country_of(text) or text if by is TargetBy.COUNTRY else text

    def _own(self, by: TargetBy, value: str) -> str:
        return value if by is self._by else ""

    def _show_body(self, snapshot: Snapshot, key: str) -> None:
        body = snapshot.organisations.get(key)
        gone = "An organisation since deleted" if key else ""
        self._body.show_chosen(body.name if body else gone)
        self._body.line.set_source(lambda: organisations_offered(snapshot))


def _in_file(snapshot: Snapshot, by: TargetBy) -> list[str]:
    """Return what the file has of a kind, to be offered where one is typed."""
    bodies = snapshot.organisations.values()
    if by is TargetBy.REGION:
        found = {body.region for body in bodies}
    elif by is TargetBy.COUNTRY:
        found = {NAMES.get(body.country, body.country) for body in bodies}
    else:
        found = {person.gender for person in snapshot.people.values()}
    return sorted(found - {""})
