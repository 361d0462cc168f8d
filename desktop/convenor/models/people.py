"""People as rows of a table: the person, their organisation, their seat."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from convenor.models.table import Column, Facet
from convenor_db.domain.invitations import held_seats
from convenor_db.domain.names import fold, full_name, listed_name
from convenor_db.domain.records import Invitation, Organisation, Person
from convenor_db.domain.snapshot import NOTHING_FOLDED, Folded, Snapshot

NO_SEAT: Final = "none"
"""The value of the facets for who has no seat, or no organisation."""
REACH: Final = ("with", "without")
"""The values of the facet for having an address."""
_WORDS: Final = {"ai-developer": "AI developer", "waitlisted": "Waiting list"}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with what stands beside them in the table."""

    person: Person
    organisation: Organisation | None
    seat: Invitation | None
    folded: Folded
    body_folded: Folded

    @property
    def body(self) -> str:
        """The organisation's name, or nothing."""
        return self.organisation.name if self.organisation else ""

    @property
    def constituency(self) -> str:
        """Whom the organisation speaks for, or nothing."""
        return str(self.organisation.constituency) if self.organisation else ""

    @property
    def status(self) -> str:
        """The status of the seat, or nothing."""
        return str(self.seat.status) if self.seat else ""


def rows_of(snapshot: Snapshot) -> tuple[dict[str, PersonRow], dict[str, str]]:
    """Return every person's row by key, and what finds each."""
    seats = held_seats(snapshot)
    bodies, folds = snapshot.organisations, snapshot.folds
    rows, haystack = {}, {}
    for key, person in snapshot.people.items():
        seat = seats.get(key)
        body = bodies.get(_body_key(person, seat))
        folded = folds.get(key, NOTHING_FOLDED)
        body_folded = folds.get(body.key, NOTHING_FOLDED) if body else NOTHING_FOLDED
        rows[key] = row = PersonRow(person, body, seat, folded, body_folded)
        also = _also(row.constituency, row.status, person.country, person.languages)
        haystack[key] = f"{folded.search} {body_folded.search} {also}"
    return rows, haystack


def _body_key(person: Person, seat: Invitation | None) -> str:
    """Return the organisation they are there for: the seat's, else their own (the rules, 2)."""
    return (seat.seat_of if seat and seat.seat_of else person.organisation) or ""


@lru_cache(maxsize=20_000)
def _also(constituency: str, status: str, country: str, languages: tuple[str, ...]) -> str:
    words = (constituency.replace("-", " "), status or "no seat", country, *languages)
    return fold(" ".join(words))


def in_words(value: str) -> str:
    """Return a constituency or status as one reads it: "AI developer", "Waiting list"."""
    return _WORDS.get(value) or value.replace("-", " ").capitalize()


def _by_words(words: str) -> tuple[bool, str]:
    return (not words, words.casefold())


COLUMNS: Final[tuple[Column[PersonRow], ...]] = (
    Column(
        "Name",
        lambda row: listed_name(row.person),
        sort=lambda row: row.folded.sort,
        value=lambda row: (
            full_name(row.person),
            row.person.native,
            row.person.post,
            row.person.key,
        ),
    ),
    Column(
        "Organisation",
        lambda row: row.body,
        sort=lambda row: (not row.body, row.body_folded.sort, row.folded.sort),
    ),
    Column(
        "Constituency",
        lambda row: in_words(row.constituency),
        sort=lambda row: (*_by_words(row.constituency), row.folded.sort),
        value=lambda row: row.constituency,
    ),
    Column(
        "Seat",
        lambda row: in_words(row.status) or "no seat",
        sort=lambda row: (*_by_words(row.status), row.folded.sort),
        value=lambda row: row.status,
    ),
    Column(
        "E-mail",
        lambda row: ", ".join(row.person.emails),
        sort=lambda row: _by_words("".join(row.person.emails[:1])),
    ),
    Column(
        "Country",
        lambda row: row.person.country,
        sort=lambda row: (*_by_words(row.person.country), row.folded.sort),
    ),
    Column(
        "Languages",
        lambda row: ", ".join(row.person.languages),
        sort=lambda row: _by_words(", ".join(row.person.languages)),
    ),
    Column(
        "Tags",
        lambda row: ", ".join(row.person.tags),
        sort=lambda row: _by_words(", ".join(row.person.tags)),
    ),
)
NAME, ORGANISATION, CONSTITUENCY, SEAT, EMAIL, COUNTRY, LANGUAGES, TAGS = range(8)

FACETS: Final[tuple[Facet[PersonRow], ...]] = (
    Facet("constituency", lambda row: (row.constituency or NO_SEAT,)),
    Facet("seat", lambda row: (row.status or NO_SEAT,)),
    Facet("capacity", lambda row: (str(row.seat.capacity) if row.seat else NO_SEAT,)),
    Facet("address", lambda row: (REACH[not row.person.emails],)),
)
"""What people are told apart by; capacity and address through counts that are doors."""
