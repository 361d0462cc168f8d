"""Organisations as rows of a table, with how many of their people and seats there are."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from convenor.models.people import in_words
from convenor.models.table import Column, Facet
from convenor_db.domain.invitations import COMING, OUTSTANDING
from convenor_db.domain.names import fold, organisation_of
from convenor_db.domain.records import Organisation
from convenor_db.domain.snapshot import Folded, Snapshot


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation with what is counted of it."""

    body: Organisation
    folded: Folded
    people: int
    coming: int
    outstanding: int

    @property
    def seats(self) -> str:
        """Coming and outstanding seats: "2 / 1", or nothing."""
        counted = self.coming or self.outstanding
        return f"{self.coming} / {self.outstanding}" if counted else ""


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
    rows, haystack = {}, {}
    for key, body in snapshot.organisations.items():
        folded = snapshot.folded(key)
        rows[key] = OrganisationRow(
            body, folded, people[body.key], coming[body.key], outstanding[body.key]
        )
        also = (body.constituency.replace("-", " "), body.country, body.region, body.rival_group)
        haystack[key] = f"{folded.search} {fold(' '.join(also))}"
    return rows, haystack


def _by_words(words: str) -> tuple[bool, str]:
    return (not words, words.casefold())


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
        value=lambda row: str(row.body.constituency),
    ),
    Column("Country", lambda row: row.body.country, sort=lambda row: _by_words(row.body.country)),
    Column(
        "Rival group",
        lambda row: row.body.rival_group,
        sort=lambda row: (*_by_words(row.body.rival_group), row.folded.sort),
    ),
    Column(
        "People",
        lambda row: str(row.people) if row.people else "",
        sort=lambda row: row.people,
        number=True,
    ),
    Column(
        "Seats",
        lambda row: row.seats,
        sort=lambda row: (row.coming, row.outstanding),
        number=True,
    ),
    Column(
        "Must-have",
        lambda row: "must-have" if row.body.must_have else "",
        sort=lambda row: not row.body.must_have,
    ),
)
BODY, KIND, LAND, RIVALS, MEMBERS, SEATS, MUST_HAVE = range(7)

ORGANISATION_FACETS: Final[tuple[Facet[OrganisationRow], ...]] = (
    Facet("constituency", lambda row: (str(row.body.constituency),)),
    Facet("rivals", lambda row: (row.body.rival_group,) if row.body.rival_group else ()),
    Facet("must_have", lambda row: ("must-have",) if row.body.must_have else ()),
)
