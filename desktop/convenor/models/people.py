"""People as rows of a table: the person, their organisation, their seat."""

from dataclasses import dataclass

from convenor.models.table import Column
from convenor_db.domain.names import full_name, listed_name
from convenor_db.domain.records import Invitation, Organisation, Person
from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with what stands beside them in the table."""

    person: Person
    organisation: Organisation | None
    seat: Invitation | None
    sort: str

    @property
    def body(self) -> str:
        """The organisation's name, or nothing."""
        return self.organisation.name if self.organisation else ""

    @property
    def status(self) -> str:
        """The status of the seat, or nothing."""
        return str(self.seat.status) if self.seat else ""


def rows_of(snapshot: Snapshot) -> tuple[dict[str, PersonRow], dict[str, str]]:
    """Return every person's row by key, and what finds each."""
    seats: dict[str, Invitation] = {}
    for seat in snapshot.invitations.values():
        if seat.person:
            seats[seat.person] = seat
    rows, haystack = {}, {}
    for key, person in snapshot.people.items():
        body = snapshot.organisations.get(person.organisation or "")
        folded = snapshot.folded(key)
        rows[key] = PersonRow(person, body, seats.get(key), folded.sort)
        found_by = snapshot.folded(body.key).search if body else ""
        haystack[key] = f"{folded.search} {found_by}"
    return rows, haystack


COLUMNS: tuple[Column[PersonRow], ...] = (
    Column(
        "Name",
        lambda row: listed_name(row.person),
        sort=lambda row: row.sort,
        value=lambda row: (
            full_name(row.person),
            row.person.native,
            row.person.post,
            row.person.key,
        ),
    ),
    Column("Organisation", lambda row: row.body),
    Column(
        "Constituency",
        lambda row: str(row.organisation.constituency) if row.organisation else "",
    ),
    Column("Seat", lambda row: row.status or "no seat", value=lambda row: row.status),
    Column("E-mail", lambda row: ", ".join(row.person.emails)),
)
