"""People as rows of a table: the person, their organisation, their seat."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, cast

from msgspec import Struct

from convenor.models.table import Column, Facet
from convenor_db.domain.invitations import held_seats
from convenor_db.domain.names import fold, full_name, listed_name
from convenor_db.domain.records import Contact, Invitation, Organisation, Person, Status
from convenor_db.domain.snapshot import NOTHING_FOLDED, Folded, Snapshot

NO_SEAT: Final = "none"
"""The value of the facets for who has no seat, no organisation, no country."""
REACH: Final = ("with", "without")
"""The values of the facet for having an address."""
_WORDS: Final = {"ai-developer": "AI developer", "waitlisted": "Waiting list"}


class PersonRow(Struct, frozen=True, gc=False):  # made by the thousand: quicker than others
    """One person with what stands beside them in the table.

    *contact_on* is the day of the newest contact with them, *contact_day* that day as the window
    writes it; both empty without one.
    """

    person: Person
    organisation: Organisation | None
    seat: Invitation | None
    folded: Folded
    body_folded: Folded
    contact_on: str = ""
    contact_day: str = ""

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


def rows_of(
    snapshot: Snapshot, written: Callable[[date], str] = date.isoformat
) -> tuple[dict[str, PersonRow], dict[str, str]]:
    """Return every person's row by key, and what finds each; *written* writes a day."""
    return PeopleRows(written).read(snapshot)


class PeopleRows:
    """Every person's row by key, and what finds each; read again, only what has changed is new."""

    def __init__(self, written: Callable[[date], str]) -> None:
        """*written* writes a day."""
        self._written = written
        self._snapshot = Snapshot()
        self._contacts: dict[str, tuple[str, str]] = {}
        self._rows: dict[str, PersonRow] = {}
        self._found: dict[str, str] = {}

    def read(self, snapshot: Snapshot) -> tuple[dict[str, PersonRow], dict[str, str]]:
        """Return the rows of a snapshot, and what finds each."""
        before, self._snapshot = self._snapshot, snapshot
        if before.table("contacts") is not snapshot.table("contacts"):
            self._contacts = _newest_contacts(snapshot, self._written)
        seats, people = held_seats(snapshot), snapshot.people
        if _beside(before) == _beside(snapshot):
            old = self._rows
            anew = [key for key in people if old[key].seat is not seats.get(key)]
            self._rows, self._found = dict(old), dict(self._found)
        else:
            anew = list(people)
            self._rows, self._found = {}, {}
        self._make(anew, seats)
        return self._rows, self._found

    def _make(self, keys: Iterable[str], seats: Mapping[str, Invitation]) -> None:
        people, bodies = self._snapshot.people, self._snapshot.organisations
        folds, contacts = self._snapshot.folds, self._contacts
        for key in keys:
            person, seat = people[key], seats.get(key)
            body = bodies.get(_body_key(person, seat))
            folded = folds.get(key, NOTHING_FOLDED)
            body_folded = folds.get(body.key, NOTHING_FOLDED) if body else NOTHING_FOLDED
            on, day = contacts.get(key, ("", ""))
            row = PersonRow(person, body, seat, folded, body_folded, on, day)
            self._rows[key] = row
            also = _also(row.constituency, row.status, person.country, person.languages)
            found = f"{folded.search} {body_folded.search} {also}"
            self._found[key] = f"{found} {fold(day)}" if day else found


def _beside(snapshot: Snapshot) -> tuple[int, ...]:
    """Return what tells whether anything but a seat can have made a row another one.

    A snapshot copies what changed and nothing else: what is the same object is the same.
    """
    kinds = ("people", "organisations", "contacts")
    return (*(id(snapshot.tables.get(kind)) for kind in kinds), id(snapshot.folds))


def _newest_contacts(
    snapshot: Snapshot, written: Callable[[date], str]
) -> dict[str, tuple[str, str]]:
    """Return by person the day on which somebody last spoke to them, and that day as written."""
    found: dict[str, str] = {}
    for one in cast("Mapping[str, Contact]", snapshot.table("contacts")).values():
        if one.person and one.on > found.get(one.person, ""):
            found[one.person] = one.on
    days = {on: written(date.fromisoformat(on)) for on in set(found.values())}
    return {person: (on, days[on]) for person, on in found.items()}


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


_PLACES: Final = {str(status): at for at, status in enumerate(Status)}


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
        beneath=lambda row: row.person.post,
    ),
    Column(
        "Organisation",
        lambda row: row.body,
        field="organisation",
        sort=lambda row: (row.body_folded.sort or row.body) if row.organisation else None,
    ),
    Column(
        "Constituency",
        lambda row: in_words(row.constituency),
        sort=lambda row: in_words(row.constituency).casefold() or None,
        value=lambda row: row.constituency,
    ),
    Column(
        "Seat",
        lambda row: in_words(row.status) or "no seat",
        field="invitations.status",
        sort=lambda row: _PLACES.get(row.status),
        value=lambda row: row.status,
    ),
    Column(
        "E-mail",
        lambda row: ", ".join(row.person.emails),
        field="emails",
        sort=lambda row: "".join(row.person.emails[:1]).casefold() or None,
    ),
    Column(
        "Country",
        lambda row: row.person.country,
        field="country",
        sort=lambda row: row.person.country.casefold() or None,
    ),
    Column(
        "Languages",
        lambda row: ", ".join(row.person.languages),
        field="languages",
        sort=lambda row: ", ".join(row.person.languages).casefold() or None,
    ),
    Column(
        "Tags",
        lambda row: ", ".join(row.person.tags),
        field="tags",
        sort=lambda row: ", ".join(row.person.tags).casefold() or None,
    ),
    Column("Last contact", lambda row: row.contact_day, sort=lambda row: row.contact_on or None),
)
NAME, ORGANISATION, CONSTITUENCY, SEAT, EMAIL, COUNTRY, LANGUAGES, TAGS, LAST_CONTACT = range(9)

FACETS: Final[tuple[Facet[PersonRow], ...]] = (
    Facet("constituency", lambda row: (row.constituency or NO_SEAT,)),
    Facet("country", lambda row: (row.person.country or NO_SEAT,)),
    Facet("seat", lambda row: (row.status or NO_SEAT,)),
    Facet("tag", lambda row: row.person.tags),
    Facet("capacity", lambda row: (str(row.seat.capacity) if row.seat else NO_SEAT,)),
    Facet("address", lambda row: (REACH[not row.person.emails],)),
)
"""What people are told apart by; capacity through counts that are doors."""
