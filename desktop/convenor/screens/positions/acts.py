"""What the matrix and its panel do to the file: one gesture, one action."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from convenor.screens.positions.words import day_shown
from convenor.workplace import Saying, Workplace
from convenor_db.domain.actions import positions, red_lines
from convenor_db.domain.records import Basis, Position
from convenor_db.domain.standing import Cell, history, holders
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder, Visit

ROWS: Final = "positions:rows"
"""The draft under which organisations are kept that are rows and have nothing to stand for yet."""

CONTACT: Final = "contact"
"""The field that is chosen, not typed."""
_BY_ITSELF: Final = (
    "It stands here by itself: for a seat, a position, a red line or a commitment,"
    " or because it stands nowhere else."
)


class PositionActs:
    """Knows the cell that is visited; while the visit lasts each stance set is one new version."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._cell = Cell("", "")
        self._key = ""
        self._shown = ""
        self._visit = 0
        self.on: str | None = None
        """The day as of which the matrix is looked at, None for now; then nothing is written."""

    # The visit

    def visit(self, cell: Cell) -> None:
        """Begin a visit of a cell, unless it is being visited."""
        if cell != self._cell:
            self._cell = cell
            self._visit = next(self._place.visits)
            self._key = self._place.new_key("positions")
            self._shown = ""

    @property
    def shown_version(self) -> str:
        """The key of the version the panel shows, empty for none."""
        return self._shown

    def show_version(self, key: str) -> None:
        """Say which version the panel shows, to which corrections belong; empty for none.

        Was it deleted since, a correction is refused rather than written into an older one.
        """
        self._shown = key

    @property
    def cell(self) -> Cell:
        """The cell that is visited; empty keys for none."""
        return self._cell

    def versions(self) -> tuple[Position, ...]:
        """Return the versions of the cell, oldest first."""
        return history(self._place.document.snapshot, self._cell, on=self.on)

    def current(self) -> Position | None:
        """Return the current version of the cell."""
        versions = self.versions()
        return versions[-1] if versions else None

    def refuses(self) -> bool:
        """Say in a toast why nothing can be set here, if nothing can; return whether it was so."""
        if self.on is None:
            return False
        words = f"This is the matrix as of {day_shown(self.on)}. Go back to today to change it."
        self._warn(words)
        return True

    def _warn(self, words: str) -> None:
        """Say what was not done and why; a toast with a tick would say that it was done."""
        self._place.said.emit(Saying(words, icon="triangle-alert"))

    # Positions

    def set_stance(self, stance: int | None) -> None:
        """Record a stance in the cell, dated today."""
        if not self._cell.issue or self.refuses():
            return
        build = partial(
            positions.set_stance,
            cell=self._cell,
            stance=stance,
            key=self._key,
            today=self._place.today,
        )
        name = f"positions:{self._cell.organisation}/{self._cell.issue}:stance:{self._visit}"
        self._place.document.act(build, visit=Visit(name))

    def turn_basis(self) -> None:
        """Call the current version stated if it was assessed, and the other way round."""
        held = self.current()
        if self._cell.issue and not self.refuses():
            if held is None:
                self._warn("There is no position here yet. Press 1 to 5 to record one.")
                return
            other = Basis.ASSESSED if held.basis is Basis.STATED else Basis.STATED
            self._place.document.act(self.field_writer("basis", other))

    def field_writer(self, field: str, text: str) -> Builder:
        """Return what corrects a field of the current version, or begins one."""
        if field == CONTACT:
            return partial(
                positions.set_contact,
                cell=self._cell,
                contact=text,
                key=self._current_key(),
                today=self._place.today,
            )
        return partial(
            positions.set_field,
            cell=self._cell,
            field=field,
            text=text,
            key=self._current_key(),
            today=self._place.today,
        )

    def set_support(self, option: str, *, supports: bool) -> None:
        """Say whether the current version supports an option."""
        build = partial(
            positions.set_support,
            cell=self._cell,
            option=option,
            supports=supports,
            key=self._current_key(),
            today=self._place.today,
        )
        self._place.document.act(build)

    def delete_version(self, key: str) -> None:
        """Delete one version."""
        self._do(partial(positions.delete_version, key=key), "Version deleted")

    def _current_key(self) -> str:
        held = self.current()
        return self._shown or (held.key if held else self._key)

    # Rows that were added and have nothing yet

    def added_rows(self) -> tuple[str, ...]:
        """Return the organisations that were added to the rows, the first one first."""
        there = self._place.document.snapshot.organisations
        kept = (draft.field for draft in self._place.drafts.of(ROWS))
        return tuple(key for key in kept if key in there)

    def add_row(self, key: str) -> None:
        """Let an organisation stand in the matrix, also when the file is opened again.

        The file keeps it beside what is undone and redone: taking back the first position of an
        organisation leaves its row.
        """
        if key not in self.added_rows():
            self._place.drafts.keep(ROWS, key, "")

    def take_out(self, key: str) -> None:
        """Take an organisation out of the rows again that has nothing there."""
        self._place.drafts.drop(ROWS, key)

    def why_not_out(self, key: str) -> str:
        """Say why an organisation cannot be taken out of the rows, or nothing."""
        if not key:
            return "Select an organisation’s row first."
        return _BY_ITSELF if key in holders(self._place.document.snapshot) else ""

    # Red lines and options

    def add_red_line(self, option: str) -> None:
        """Add a red line of the cell that rejects an option."""
        build = partial(
            red_lines.add,
            cell=self._cell,
            option=option,
            key=self._place.new_key("red_lines"),
            today=self._place.today,
        )
        self._do(build, "Red line added")

    def set_rejects(self, key: str, option: str, *, rejects: bool) -> None:
        """Say whether a red line rejects an option."""
        build = partial(red_lines.set_rejects, key=key, option=option, rejects=rejects)
        self._place.document.act(build)

    def remove_red_line(self, key: str) -> None:
        """Remove a red line."""
        self._do(partial(red_lines.delete, key=key), "Red line removed")

    def _do(self, build: Builder, words: str) -> None:
        def tell(action: Action | None) -> None:
            if action:
                self._place.toast(words, undo=True)

        self._place.document.act(build, then=tell)


def made_of(action: Action | None, kind: str) -> Sequence[str]:
    """Return the keys of what an action has made of a kind."""
    changes = action.changes if action else ()
    return [one.key for one in changes if one.kind == kind and one.before is None]
