"""The matrix as it is shown: which rows and columns, in which order, which cells stand out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from convenor.screens.positions.words import cell_words
from convenor.widgets.matrix.values import SCALE, ColumnHead, Matrix, MatrixCell, RowHead
from convenor.widgets.status_chip import CONSTITUENCIES, look_of_constituency
from convenor_db.domain.names import fold
from convenor_db.domain.records import Basis
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import Cell, Standing, is_stale

CONSTITUENCY: Final = "constituency"
AGREEMENT: Final = "agreement"
DIVISION: Final = "division"
NAME: Final = "name"
SORTS: Final = (CONSTITUENCY, AGREEMENT, DIVISION, NAME)
SORT_WORDS: Final = ("By constituency", "By agreement", "Most divided", "Name")
BY_ISSUE: Final = "By issue"
ONLY: Final = (
    ("", "everything"),
    ("known", "recorded"),
    ("unknown", "unknown"),
    ("stale", "out of date"),
    ("red_lines", "red lines"),
)
"""Which cells stand out; rows without one are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the user wants to see: *sort* is one of `SORTS` or the key of an issue."""

    sort: str = CONSTITUENCY
    only: str = ""
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A snapshot, how things stand in it, and the day by which it is judged what is out of date."""

    snapshot: Snapshot
    standing: Standing
    today: str

    def matrix(self, choice: Choice) -> Matrix:
        """Return what the table shows."""
        issues = self._issues(choice.sort)
        rows = tuple(self._row(key) for key in self._organisations(choice))
        columns = tuple(self._column(key) for key in issues)
        return Matrix(rows, columns, partial(self.cell, choice.only), self.words)

    def cell(self, only: str, organisation: str, issue: str) -> MatrixCell:
        """Return one cell; what *only* does not ask for is faded."""
        cell = Cell(organisation, issue)
        position = self.standing.current.get(cell)
        return MatrixCell(
            stance=position.stance if position else None,
            stated=position is not None and position.basis is Basis.STATED,
            stale=self.is_stale(cell),
            red_line=cell in self.standing.red_lines,
            faded=bool(only) and not self.is_meant(only, cell),
        )

    def words(self, organisation: str, issue: str) -> str:
        """Return everything about a cell in a sentence."""
        cell = Cell(organisation, issue)
        return cell_words(
            self.snapshot.organisations[organisation].name,
            self.snapshot.issues[issue],
            self.standing.current.get(cell),
            stale=self.is_stale(cell),
            lines=self.standing.red_lines.get(cell, ()),
        )

    def is_stale(self, cell: Cell) -> bool:
        """Say whether the known stance of a cell is out of date."""
        held = self.standing.current.get(cell)
        return held is not None and is_stale(self.snapshot, held, today=self.today)

    def is_meant(self, only: str, cell: Cell) -> bool:
        """Say whether a cell is one of those that *only* asks for."""
        known = self.standing.stance(*cell) is not None
        told: dict[str, Callable[[], bool]] = {
            "known": lambda: known,
            "unknown": lambda: not known,
            "stale": lambda: self.is_stale(cell),
            "red_lines": lambda: cell in self.standing.red_lines,
        }
        return not only or told[only]()

    def count(self, only: str) -> int:
        """Return how many cells *only* asks for."""
        return sum(
            self.is_meant(only, Cell(body, issue))
            for body in self.standing.organisations
            for issue in self.standing.issues
        )

    def divided(self) -> list[str]:
        """Return the issues, most divided first; those nobody is divided on are left out."""
        spread = {issue: self.standing.spread_of_issue(issue) for issue in self.standing.issues}
        return sorted((key for key in spread if spread[key]), key=lambda key: -spread[key])

    def _issues(self, sort: str) -> list[str]:
        if sort != DIVISION:
            return list(self.standing.issues)
        spread = {key: self.standing.spread_of_issue(key) for key in self.standing.issues}
        return sorted(spread, key=lambda key: -spread[key])

    def _organisations(self, choice: Choice) -> list[str]:
        found = [key for key in self.standing.organisations if self._passes(choice, key)]
        found.sort(key=self._by_name)
        if choice.sort == CONSTITUENCY:
            order = list(CONSTITUENCIES)
            kinds = self.snapshot.organisations
            found.sort(key=lambda key: order.index(str(kinds[key].constituency)))
        elif choice.sort == AGREEMENT:
            near = self.standing.with_the_others()
            found.sort(key=lambda key: -near[key].share if key in near else 1.0)
        elif choice.sort == DIVISION:
            found.sort(key=lambda key: -self.standing.spread_of_organisation(key))
        elif choice.sort != NAME:
            found.sort(key=partial(self._by_stance, choice.sort))
        return found

    def _passes(self, choice: Choice, key: str) -> bool:
        if choice.only and not any(
            self.is_meant(choice.only, Cell(key, issue)) for issue in self.standing.issues
        ):
            return False
        body = self.snapshot.organisations[key]
        text = f"{self.snapshot.folded(key).search} {fold(body.name)} {fold(body.short)}"
        return all(part in text for part in fold(choice.filter).split())

    def _by_name(self, key: str) -> str:
        return self.snapshot.folded(key).sort or fold(self.snapshot.organisations[key].name)

    def _by_stance(self, issue: str, key: str) -> int:
        stance = self.standing.stance(key, issue)
        return len(SCALE) if stance is None else -stance

    def _row(self, key: str) -> RowHead:
        body, figures = self.snapshot.organisations[key], self.standing.of_organisation(key)
        return RowHead(
            key=key,
            name=body.name,
            look=look_of_constituency(str(body.constituency)),
            median=figures.median,
            known=figures.known,
            of=figures.of,
        )

    def _column(self, key: str) -> ColumnHead:
        issue, held = self.snapshot.issues[key], self.standing.on_issue(key)
        return ColumnHead(
            key=key,
            title=issue.title,
            short=issue.short,
            counts=tuple(held.get(stance, 0) for stance in SCALE),
            unknown=held.get(None, 0),
        )
