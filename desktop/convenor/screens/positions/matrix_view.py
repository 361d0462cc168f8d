"""The view Matrix: who stands where on what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from convenor.commands import Command
from convenor.screens.positions.acts import ROWS, PositionActs, made_of
from convenor.screens.positions.add_line import NEW
from convenor.screens.positions.commands import matrix_commands
from convenor.screens.positions.frame import MatrixFrame
from convenor.screens.positions.shown import ONLY, SORTS, Choice, Shown
from convenor.widgets.page_head import Count
from convenor.workplace import Workplace
from convenor_db.domain.actions import organisations
from convenor_db.domain.edits import counted
from convenor_db.domain.standing import Cell, Standing
from convenor_db.store.journal import Action

_SEEN: Final = frozenset(
    {"positions", "red_lines", "issues", "organisations", "people", "invitations", "commitments",
     "convening", "briefs", "sessions"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody was: what is shown, which cell or issue, how far it is scrolled."""

    choice: Choice
    on: str | None
    cell: tuple[str, str]
    issue: str
    across: int
    down: int


class MatrixView(MatrixFrame):
    """Shows and sets stances."""

    TITLE = "Matrix"
    KINDS = frozenset({"issues", "positions", "red_lines"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, PositionActs(place))
        self._choice = Choice()
        self._issue = ""
        self._stale = False
        self._connect()
        self.refresh()
        self._show_chosen()

    def _connect(self) -> None:
        table, side = self.table, self.side
        table.cell_chosen.connect(self._cell_chosen)
        table.stance_typed.connect(self.set_stance)
        table.basis_turned.connect(self.turn_basis)
        table.opened.connect(self.edit)
        table.issue_chosen.connect(self._issue_clicked)
        table.new_issue_wanted.connect(self.add_issue)
        table.left.connect(self._escape)
        self.sorts.changed.connect(self._order_chosen)
        self.filter.text_changed.connect(lambda text: self._choose(filter=text))
        self.filter.results_wanted.connect(self.focus_content)
        self.filter.left.connect(self.focus_content)
        self.only.chosen.connect(lambda only: self._choose(only=only))
        self.as_of.day_chosen.connect(self.look_at)
        self.past.action_taken.connect(lambda _words: self.look_at(None))
        self.add_line.picked.connect(self._organisation_picked)
        self.nothing.cleared.connect(self.show_everything)
        self.empty.primary_taken.connect(self._set_up)
        self.new.clicked.connect(self.record)
        side.opened.connect(self._open)
        side.summary.door_chosen.connect(self.open_count)
        side.issue_abandoned.connect(self._leave_issue)
        self.document.acted.connect(self._acted)
        self.place.drafts.changed.connect(self._rows_changed)

    @classmethod
    def commands(cls, view: Callable[[], Any]) -> tuple[Command, ...]:
        """Return the commands of the matrix."""
        return matrix_commands(view)

    # What the screen asks

    def counts(self) -> Sequence[Count]:
        """Return organisations and issues, what is recorded, what is unknown."""
        standing = self.shown.standing
        bodies = counted(len(standing.organisations), "organisation", "organisations")
        issues = counted(len(standing.issues), "issue", "issues")
        known = self.shown.count("known")
        return (
            Count(f"{bodies} × {issues}", "all"),
            Count(f"{known:,} recorded", "known"),
            Count(f"{self.shown.cells - known:,} unknown", "unknown"),
        )

    def open_count(self, key: str) -> None:
        """Let the cells stand out that a count has counted."""
        self.filter.set_text("")
        self.only.set_value("" if key == "all" else key)
        self._choose(only="" if key == "all" else key, filter="")
        self.focus_content()

    def focus_content(self) -> None:
        """Put the focus on the table, or on what stands in its place.

        The first time its first cell is chosen when it has been painted: the panel takes long.
        """
        self.body_page().setFocus()
        if self.is_seen:
            self.table.choose_first()

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected."""
        self.filter.focus_all()

    def show_thing(self, kind: str, key: str) -> None:
        """Select the cell of a position or a red line, or an issue."""
        if kind == "issues":
            self.show_issue(key)
            return
        found: Any = self.document.snapshot.get(kind, key)
        if found:
            self.show_cell(Cell(found.organisation, found.issue))

    def show_cell(self, cell: Cell) -> None:
        """Select a cell; filters that hide it are cleared."""
        if not self.table.choose(*cell):
            self.show_everything()
            self.table.choose(*cell)
        self._split.open_panel()
        self.table.setFocus()

    def show_issue(self, key: str) -> None:
        """Show an issue in the panel."""
        if key in self.document.snapshot.issues:
            self._issue = key
            self._show_chosen()
            self._split.open_panel()

    def spot(self) -> object:
        """Return what is shown, selected and scrolled to."""
        across, down = self.table.horizontalScrollBar(), self.table.verticalScrollBar()
        where = (across.value(), down.value())
        return Spot(self._choice, self.acts.on, self.table.current(), self._issue, *where)

    def return_to(self, spot: object) -> None:
        """Come back to where somebody was."""
        if isinstance(spot, Spot):
            self._leave_cell()
            self.acts.on = spot.on
            self._choice = spot.choice
            self.filter.set_text(spot.choice.filter)
            self.refresh()
            self.table.choose(*spot.cell)
            self._issue = spot.issue
            self.table.horizontalScrollBar().setValue(spot.across)
            self.table.verticalScrollBar().setValue(spot.down)
            self._show_chosen()
        self.focus_content()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed while something else was in front."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
            self._show_chosen()

    # Showing

    def refresh(self) -> None:
        """Read everything anew from the snapshot."""
        self._stale = False
        snapshot, on = self.document.snapshot, self.acts.on
        standing = Standing.of(snapshot, on=on, also=self.acts.added_rows())
        self.shown = Shown(snapshot, standing, on or self.place.today)
        self.add_line.show_organisations(snapshot, frozenset(standing.organisations))
        self._show_matrix()
        self.counts_changed.emit()

    def _show_matrix(self) -> None:
        choice = self._choice
        if choice.sort not in SORTS and choice.sort not in self.document.snapshot.issues:
            choice = self._choice = replace(choice, sort=SORTS[0])
        by_issue = choice.sort if choice.sort not in SORTS else ""
        matrix = self.shown.matrix(choice)
        self.table.show_matrix(matrix, sorted_by=by_issue)
        self.say_choice(choice.sort, choice.only, self.acts.on)
        standing = self.shown.standing
        if not standing.issues or not standing.organisations:
            self.show_empty(issues=bool(standing.issues))
        else:
            words = dict(ONLY)[choice.only]
            narrowed = [f"Show: {words}" if choice.only else "",
                        f"“{choice.filter.strip()}”" if choice.filter.strip() else ""]  # fmt: skip
            self.show_body(nothing=not matrix.rows, narrowed=[one for one in narrowed if one])

    def _choose(self, **choice: str) -> None:
        self._choice = replace(self._choice, **choice)
        self._show_matrix()

    def show_everything(self) -> None:
        """Clear filters, and come back to today."""
        self._leave_cell()
        self.acts.on = None
        self.filter.set_text("")
        self._choice = replace(self._choice, only="", filter="")
        self.refresh()

    def _order_chosen(self, at: int) -> None:
        if at < len(SORTS):
            self.sort_by(SORTS[at])
        else:
            self.sort_by_current()

    def sort_by(self, sort: str) -> None:
        """Put rows, and for division columns too, in another order."""
        self._choose(sort=sort)

    def sort_by_current(self) -> None:
        """Sort by the issue of the cell the keyboard is at, else by the first one."""
        self.sort_by(self.table.current()[1] or next(iter(self.shown.standing.issues), ""))

    def look_at(self, day: str | None) -> None:
        """Show the matrix as it stood on a day; None is now."""
        self._leave_cell()
        self.acts.on = None if day is None or day == self.place.today else day
        self.refresh()
        self._show_chosen()

    def _show_chosen(self, *, replace_typed: bool = False) -> None:
        """Show in the panel what is chosen: an issue, a cell, or all."""
        cell = Cell(*self.table.current())
        if self._issue in self.document.snapshot.issues:
            self.side.show_issue(self.shown, self._issue, replace=replace_typed)
        elif self.side.has_new_issue:
            return
        elif cell.issue:
            self._visit(cell)
            self.side.show_cell(self.shown, replace=replace_typed)
        else:
            self.side.show_all(self.shown)

    def _cell_chosen(self, organisation: str, issue: str) -> None:
        self._issue = ""
        if self.side.has_new_issue:
            self._leave_new_issue()
        self._visit(Cell(organisation, issue))
        self._show_chosen()

    def _leave_new_issue(self) -> None:
        self.side.issue.leave()
        self.side.issue.key = ""

    def _visit(self, cell: Cell) -> None:
        if cell != self.acts.cell:
            self._leave_cell()
        self.acts.visit(cell)

    def _leave_cell(self) -> None:
        """Let what is being typed be stored while it is known to which cell it belongs."""
        self.side.leave_cell()

    def _issue_clicked(self, key: str) -> None:
        self.sort_by(key)
        self.show_issue(key)

    def _escape(self) -> None:
        """Do the first that applies: leave an issue, clear filters, close a panel, choose none."""
        if self._issue:
            self._leave_issue()
        elif self._choice.filter or self._choice.only:
            self.show_everything()
        elif not self._split.close_over():
            self.table.choose("", "")

    def _leave_issue(self) -> None:
        self._issue = ""
        self.side.forget_issue()
        self._show_chosen()
        self.focus_content()

    def _open(self, kind: str, key: str) -> None:
        """Go to what was named; an issue is shown here, and is a step of the trail too."""
        self.place.go_to(kind, key)

    # Deeds

    def set_stance(self, stance: int | None) -> None:
        """Set the stance of the cell the keyboard is at."""
        self.acts.set_stance(stance)

    def turn_basis(self) -> None:
        """Call the cell's position stated or assessed, the other one."""
        self.acts.turn_basis()

    def edit(self) -> None:
        """Put the caret into the quote of the cell the keyboard is at."""
        if self.why_no_cell():
            return
        self._issue = ""
        self._show_chosen()
        self.side.show()
        self._split.open_panel()
        self.side.position.edit("quote")

    def record(self) -> None:
        """Go to the cell to be set: the one selected, else the first unknown one."""
        if self.acts.refuses():
            return
        if not self.table.current()[1]:
            first = self._first_unknown()
            if first:
                self.show_cell(first)
        self.side.show()
        self._split.open_panel()
        self._issue = ""
        self._show_chosen()
        self.side.position.boxes.setFocus()

    def _first_unknown(self) -> Cell | None:
        cells = (
            Cell(self.table.matrix.row_head(at).key, issue)
            for at in range(self.table.matrix.rowCount())
            for issue in self.shown.standing.issues
        )
        return next((one for one in cells if self.shown.is_meant("unknown", one)), None)

    def add_issue(self) -> None:
        """Begin an issue: the panel opens empty."""
        if self.acts.refuses():
            return
        self._issue = ""
        self.side.show()
        self._split.open_panel()
        self.side.show_new_issue(self.place.new_key("issues"))

    def add_organisation(self) -> None:
        """Put the caret where an organisation is added to the rows."""
        if not self.acts.refuses():
            self.focus_add()

    def _set_up(self) -> None:
        if self.document.snapshot.issues:
            self.add_organisation()
        else:
            self.add_issue()

    def _organisation_picked(self, key: str) -> None:
        if not key.startswith(NEW):
            self._add_row(key)
            return
        made = self.place.new_key("organisations")
        build = partial(organisations.enter_new, key=made, texts={"name": key.removeprefix(NEW)})
        self.acts.add_row(made)
        self.document.act(build, then=lambda action: self._born(made_of(action, "organisations")))

    def _born(self, keys: Sequence[str]) -> None:
        for key in keys:
            self._add_row(key)
            name = self.document.snapshot.organisations[key].name
            self.place.toast(f"{name} added", undo=True)

    def _add_row(self, key: str) -> None:
        self.acts.add_row(key)
        self.refresh()
        issue = self.table.current()[1] or next(iter(self.shown.standing.issues), "")
        self.show_cell(Cell(key, issue))

    def _rows_changed(self, target: str) -> None:
        if target == ROWS or (not target and self.acts.added_rows()):
            self.refresh()
            self._show_chosen()

    # What changed

    def _acted(self, action: Action) -> None:
        if not action.kinds & _SEEN:
            return
        if not self.isVisible():
            self._stale = True
            return
        shown = self.side.shows_issue
        new = self.side.issue.key if shown else ""
        typing = shown and self.side.issue.isAncestorOf(QApplication.focusWidget() or self)
        self.refresh()
        if typing and new in self.document.snapshot.issues:
            self._issue = new
        self._show_chosen(replace_typed=action.kind in ("undo", "redo"))

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self.side
