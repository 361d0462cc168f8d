"""The red lines of an organisation on an issue: what is rejected whatever else is offered."""

from collections.abc import Mapping
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from convenor.screens.positions.acts import PositionActs
from convenor.screens.positions.option_checks import OptionChecks
from convenor.screens.positions.saved_fields import SavedFields
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import clear, column, hline, row
from convenor.widgets.menu import Menu
from convenor.widgets.panel import PanelSection
from convenor.workplace import Workplace
from convenor_db.domain.actions import red_lines as actions
from convenor_db.domain.entered import written
from convenor_db.domain.records import Issue, RedLine
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import red_lines_by_cell
from convenor_db.store.store import Builder


class _Card(QWidget):
    """One red line."""

    def __init__(self, place: Workplace, acts: PositionActs, key: str) -> None:
        super().__init__()
        self._key = key
        self.rejects = OptionChecks("Rejects", adds=False)
        self.rejects.turned.connect(lambda option, on: acts.set_rejects(key, option, rejects=on))
        self.fields = SavedFields(place, self._writer, self)
        grid = FormGrid(84)
        grid.add("Rejects", self.rejects)
        source = EditableLine("Source of the red line", placeholder="Where it was said")
        self.fields.add(grid, "source", "Source", source)
        day = EditableDate("Date of the red line", placeholder="unknown")
        self.fields.add(grid, "as_of", "As of", day)
        note = EditableText("Note on the red line", placeholder="For the secretariat only")
        self.fields.add(grid, "note", "Note", note)
        self._remove = IconButton("trash-2", "Remove red line", size=14)
        self._remove.clicked.connect(lambda: acts.remove_red_line(key))
        head = row(Label("Red line", Role.BAD), None, self._remove)
        self.setLayout(column(head, self.fields.notices, grid, hline(), spacing=4))

    def _writer(self, field: str, text: str) -> Builder:
        return partial(actions.set_field, key=self._key, field=field, text=text)

    def show_line(self, issue: Issue, line: RedLine, *, is_open: bool, replace: bool) -> None:
        self.rejects.show_options(issue, line.rejects)
        values = {name: written(getattr(line, name)) for name in actions.ENTRIES}
        self.fields.show_values(f"red_lines:{line.key}", values, replace=replace)
        self.fields.set_open(is_open=is_open)
        self.rejects.setEnabled(is_open)
        self._remove.setEnabled(is_open)


class RedLines(PanelSection):
    """The red lines of the cell, and a menu of options to draw another."""

    def __init__(self, place: Workplace, acts: PositionActs) -> None:
        super().__init__("Red lines")
        self._place = place
        self._acts = acts
        self._cards: dict[str, _Card] = {}
        self._none = WrapLabel("None is known.", Role.MUTED)
        self._box = column(spacing=6)
        self.add = Button("Add a red line", Kind.LINK, "plus", small=True)
        self.menu = Menu("What it rejects", self.add)
        self.add.setMenu(self.menu)
        self.body.add(self._none, self._box, row(self.add, None))

    @property
    def cards(self) -> Mapping[str, QWidget]:
        """The red lines shown, by key."""
        return self._cards

    def show_lines(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show the red lines of the cell as the file has them now."""
        cell = self._acts.cell
        issue = snapshot.issues[cell.issue]
        lines = red_lines_by_cell(snapshot, on=self._acts.on).get(cell, ())
        if [line.key for line in lines] != list(self._cards):
            clear(self._box)
            self._cards = {line.key: self._made(line.key) for line in lines}
        is_open = self._acts.on is None
        for line in lines:
            self._cards[line.key].show_line(issue, line, is_open=is_open, replace=replace)
        self._none.setVisible(not lines)
        self._offer(issue, is_open=is_open)

    def _made(self, key: str) -> _Card:
        card = _Card(self._place, self._acts, key)
        self._box.add(card)
        card.show()
        return card

    def _offer(self, issue: Issue, *, is_open: bool) -> None:
        self.menu.clear()
        for option in issue.options:
            entry = self.menu.add(f"Rejects: {option.text}")
            entry.triggered.connect(
                lambda _on=False, key=option.key: self._acts.add_red_line(cast("str", key))
            )
        reason = "" if issue.options else "This issue has no options yet. Add one under Supports."
        self.add.set_allowed(allowed=is_open and not reason, reason=reason)
