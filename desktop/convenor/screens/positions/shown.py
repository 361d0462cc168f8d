"""The matrix as it is shown: which rows and columns, in which order, which cells stand out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final, NamedTuple

from convenor.screens.positions.words import cell_words
from convenor.widgets.matrix.values import SCALE, ColumnHead, Matrix, MatrixCell, RowHead
from convenor.widgets.status_chip import CONSTITUENCIES, look_of_constituency
from convenor_db.domain.names import fold
from convenor_db.domain.records import Basis
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import Cell, Standing, is_stale, spread, summary

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


class Known(NamedTuple):
    """The known stances of the rows on the columns, by issue and by organisation."""

    on: Mapping[str, list[int]]
    of: Mapping[str, list[int]]


@dataclass(frozen=True)
class Shown:
    """A snapshot, how things stand in it, and the day by which it is judged what is out of date."""

    snapshot: Snapshot
    standing: Standing
    today: str

    @cached_property
    def known(self) -> Known:
        """The known stances, read once: cells are many, and most of them are unknown."""
        standing = self.standing
        on: dict[str, list[int]] = {key: [] for key in standing.issues}
        of: dict[str, list[int]] = {key: [] for key in standing.organisations}
        for cell, position in standing.current.items():
            if position.stance is not None and cell.organisation in of and cell.issue in on:
                on[cell.issue].append(position.stance)
                of[cell.organisation].append(position.stance)
        return Known(on, of)

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
        match only:
            case "known":
                return self.standing.stance(*cell) is not None
            case "unknown":
                return self.standing.stance(*cell) is None
            case "stale":
                return self.is_stale(cell)
            case "red_lines":
                return cell in self.standing.red_lines
        return True

    def count(self, only: str) -> int:
        """Return how many cells *only* asks for."""
        known = sum(map(len, self.known.on.values()))
        if only in ("known", "unknown"):
            return known if only == "known" else self.cells - known
        standing = self.standing
        bodies, issues = frozenset(standing.organisations), frozenset(standing.issues)
        marked = standing.red_lines if only == "red_lines" else standing.current
        return sum(
            cell.organisation in bodies and cell.issue in issues and self.is_meant(only, cell)
            for cell in marked
        )

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.standing.organisations) * len(self.standing.issues)

    def divided(self) -> list[str]:
        """Return the issues, most divided first; those nobody is divided on are left out."""
        apart = {issue: spread(held) for issue, held in self.known.on.items()}
        return sorted((key for key in apart if apart[key]), key=lambda key: -apart[key])

    def _issues(self, sort: str) -> list[str]:
        if sort != DIVISION:
            return list(self.standing.issues)
        return sorted(self.standing.issues, key=lambda key: -spread(self.known.on[key]))

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
            found.sort(key=lambda key: -spread(self.known.of[key]))
        elif choice.sort != NAME:
            found.sort(key=partial(self._by_stance, choice.sort))
        return found

    def _passes(self, choice: Choice, key: str) -> bool:
        if choice.only and not any(
            self.is_meant(choice.only, Cell(key, issue)) for issue in self.standing.issues
        ):
            return False
        if not choice.filter.strip():
            return True
        body = self.snapshot.organisations[key]
        text = f"{self.snapshot.folded(key).search} {fold(body.name)} {fold(body.short)}"
        return all(part in text for part in fold(choice.filter).split())

    def _by_name(self, key: str) -> str:
        return self.snapshot.folded(key).sort or fold(self.snapshot.organisations[key].name)

    def _by_stance(self, issue: str, key: str) -> int:
        stance = self.standing.stance(key, issue)
        return len(SCALE) if stance is None else -stance

    def _row(self, key: str) -> RowHead:
        body, figures = self.snapshot.organisations[key], summary(self.known.of[key])
        return RowHead(
            key=key,
            name=body.name,
            look=look_of_constituency(str(body.constituency)),
            median=figures.median,
            known=figures.known,
            of=len(self.standing.issues),
        )

    def _column(self, key: str) -> ColumnHead:
        issue, held = self.snapshot.issues[key], Counter(self.known.on[key])
        return ColumnHead(
            key=key,
            title=issue.title,
            short=issue.short,
            counts=tuple(held[stance] for stance in SCALE),
            unknown=len(self.standing.organisations) - held.total(),
        )
