"""Organisations as rows of a table, with how many of their people and seats there are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from convenor.models.people import NO_SEAT, in_words
from convenor.models.table import Column, Facet
from convenor_db.domain.invitations import COMING, OUTSTANDING
from convenor_db.domain.names import fold, organisation_of
from convenor_db.domain.records import Organisation, Position
from convenor_db.domain.snapshot import Folded, Snapshot
from convenor_db.domain.standing import Cell, current_positions


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation with what is counted of it.

    *stances* are its newest ones, −2 … +2 or None where it is not known, in the order of *issues*
    (short titles, the same for every row).
    """

    body: Organisation
    folded: Folded
    people: int
    coming: int
    outstanding: int
    stances: tuple[int | None, ...] = ()
    issues: tuple[str, ...] = ()

    @property
    def seats(self) -> str:
        """Coming and outstanding seats: "2 / 1", or nothing."""
        counted = self.coming or self.outstanding
        return f"{self.coming} / {self.outstanding}" if counted else ""

    @property
    def known(self) -> tuple[tuple[str, int], ...]:
        """The issues on which its stance is known, and the stance."""
        pairs = zip(self.issues, self.stances, strict=True)
        return tuple((issue, stance) for issue, stance in pairs if stance is not None)

    @property
    def positions(self) -> str:
        """Its stances in words: “Audits +2, Thresholds −1”, “unknown”; nothing without issues."""
        said = ", ".join(f"{issue} {signed(stance)}" for issue, stance in self.known)
        return said or ("unknown" if self.issues else "")


def signed(stance: int) -> str:
    """Return a stance as it is printed: “+2”, “0”, “−1”."""
    return f"{stance:+d}".replace("-", "−") if stance else "0"


def organisation_rows(snapshot: Snapshot) -> tuple[dict[str, OrganisationRow], dict[str, str]]:
    """Return every organisation's row by key, and what finds each."""
    people = Counter(person.organisation for person in snapshot.people.values())
    coming: Counter[str] = Counter()
    outstanding: Counter[str] = Counter()
    for seat in snapshot.invitations.values():
        body = organisation_of(snapshot, seat)
        if body and seat.status in COMING:
            coming[body.key] += 1
        elif body and seat.status in OUTSTANDING:
            outstanding[body.key] += 1
    current = current_positions(snapshot)
    issues = tuple(issue.short or issue.title for issue in snapshot.issues.values())
    rows, haystack = {}, {}
    for key, body in snapshot.organisations.items():
        folded = snapshot.folded(key)
        rows[key] = OrganisationRow(
            body,
            folded,
            people[body.key],
            coming[body.key],
            outstanding[body.key],
            _stances(snapshot, current, key),
            issues,
        )
        also = (body.constituency.replace("-", " "), body.country, body.region, body.rival_group)
        haystack[key] = f"{folded.search} {fold(' '.join(also))}"
    return rows, haystack


def _stances(
    snapshot: Snapshot, current: Mapping[Cell, Position], body: str
) -> tuple[int | None, ...]:
    cells = (current.get(Cell(body, issue)) for issue in snapshot.issues)
    return tuple(cell.stance if cell else None for cell in cells)


ORGANISATION_COLUMNS: Final[tuple[Column[OrganisationRow], ...]] = (
    Column(
        "Name",
        lambda row: row.body.name,
        sort=lambda row: row.folded.sort,
        value=lambda row: (row.body.name, row.body.short, str(row.body.constituency)),
    ),
    Column(
        "Constituency",
        lambda row: in_words(row.body.constituency),
        field="constituency",
        value=lambda row: str(row.body.constituency),
    ),
    Column(
        "Country",
        lambda row: row.body.country,
        field="country",
        sort=lambda row: row.body.country.casefold() or None,
    ),
    Column(
        "Rival group",
        lambda row: row.body.rival_group,
        field="rival_group",
        sort=lambda row: row.body.rival_group.casefold() or None,
    ),
    Column(
        "People",
        lambda row: str(row.people) if row.people else "",
        sort=lambda row: row.people or None,
        number=True,
    ),
    Column(
        "Seats",
        lambda row: row.seats,
        sort=lambda row: (row.coming, row.outstanding) if row.seats else None,
        number=True,
    ),
    Column(
        "Positions",
        lambda row: row.positions,
        sort=lambda row: len(row.known) or None,
        value=lambda row: row.stances,
    ),
    Column(
        "Must-have",
        lambda row: "must-have" if row.body.must_have else "",
        field="must_have",
        sort=lambda row: 0 if row.body.must_have else None,
    ),
)
BODY, KIND, LAND, RIVALS, MEMBERS, SEATS, POSITIONS, MUST_HAVE = range(8)

ORGANISATION_FACETS: Final[tuple[Facet[OrganisationRow], ...]] = (
    Facet("constituency", lambda row: (str(row.body.constituency),)),
    Facet("country", lambda row: (row.body.country or NO_SEAT,)),
    Facet("rivals", lambda row: (row.body.rival_group,) if row.body.rival_group else ()),
    Facet("must_have", lambda row: ("must-have",) if row.body.must_have else ()),
)
