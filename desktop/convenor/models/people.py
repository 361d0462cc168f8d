"""People as rows of a table: the person, their organisation, their seat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, cast

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


@dataclass(frozen=True, slots=True)
class PersonRow:
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
    seats, contacts = held_seats(snapshot), _newest_contacts(snapshot)
    days = {on: written(date.fromisoformat(on)) for on in set(contacts.values())}
    bodies, folds = snapshot.organisations, snapshot.folds
    rows, haystack = {}, {}
    for key, person in snapshot.people.items():
        seat = seats.get(key)
        body = bodies.get(_body_key(person, seat))
        folded = folds.get(key, NOTHING_FOLDED)
        body_folded = folds.get(body.key, NOTHING_FOLDED) if body else NOTHING_FOLDED
        on = contacts.get(key, "")
        day = days[on] if on else ""
        rows[key] = row = PersonRow(person, body, seat, folded, body_folded, on, day)
        also = _also(row.constituency, row.status, person.country, person.languages)
        haystack[key] = f"{folded.search} {body_folded.search} {also}"
        if day:
            haystack[key] += f" {fold(day)}"
    return rows, haystack


def _newest_contacts(snapshot: Snapshot) -> dict[str, str]:
    """Return by person the day on which somebody last spoke to them."""
    found: dict[str, str] = {}
    for one in cast("Mapping[str, Contact]", snapshot.table("contacts")).values():
        if one.person and one.on > found.get(one.person, ""):
            found[one.person] = one.on
    return found


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
