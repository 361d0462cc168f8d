"""People from a table: read, matched with who is known, made into one edit."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec.structs import replace

from convenor.imports.columns import Column, PersonField, columns_of, known_headers
from convenor.imports.countries import country_of
from convenor.imports.csv_rows import CsvRow, CsvTable, read_csv
from convenor.imports.plain import one_line, several_lines
from convenor.imports.words import constituency_of, languages_of, listed
from convenor_db.domain.actions.seats import begun
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.entered import address_fault
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.invitations import OUT, held_seats
from convenor_db.domain.names import fold, full_name
from convenor_db.domain.records import (
    Capacity,
    Constituency,
    Invitation,
    InvitationKey,
    Organisation,
    OrganisationKey,
    Person,
    PersonKey,
    Status,
)
from convenor_db.domain.snapshot import Snapshot

PLAIN: Final = (
    "given", "post", "honorific", "phone", "native", "known_as", "suffix", "pronunciation",
    "gender", "pronouns", "dietary", "access",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """One row of the table: its line in the file, its cells by field."""

    line: int
    cells: Mapping[PersonField, str]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What a file of people holds; *table* is the file as it came."""

    columns: tuple[Column, ...]
    rows: tuple[PeopleRow, ...]
    refused: tuple[RefusedRow, ...]
    table: CsvTable

    @property
    def not_read(self) -> tuple[str, ...]:
        """The headers of the columns that mean nothing here."""
        return tuple(column.header for column in self.columns if column.field is None)


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """What seat each person gets who has none, or only one that is out."""

    status: Status = Status.LONGLIST
    wave: int | None = None
    capacity: Capacity = Capacity.PARTICIPANT


@dataclass(slots=True)
class PeoplePlan:
    """What an import will do; people are counted by their row of the file."""

    edit: Edit
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    seats: int = 0
    duplicates: list[dict[str, Any]] = field(default_factory=list)
    no_addresses: list[dict[str, Any]] = field(default_factory=list)
    """What stands where an e-mail address should, with its line; it is not taken in."""


def read_people(raw: bytes, *, mapping: Mapping[str, str] | None = None) -> PeopleFile:
    """Return the people of a CSV file; *mapping* is column name to field.

    Raises `InputRefused` where the file as a whole is no such table.
    """
    table = read_csv(raw, known_headers)
    columns = columns_of(table.header.cells, mapping or {})
    if not {PersonField.FAMILY, PersonField.NAME} & {column.field for column in columns}:
        message = (
            "No people were read: none of the columns is called a name. Call one “Name”, or two"
            " “Family name” and “Given name”, in the first row."
        )
        raise InputRefused(message)
    rows: list[PeopleRow] = []
    refused: list[RefusedRow] = []
    for row in table.rows:
        cells = _cells(row, columns)
        if PersonField.FAMILY in cells:
            rows.append(PeopleRow(row.line, cells))
        else:
            refused.append(RefusedRow(row.line, "It has no name."))
    return PeopleFile(columns, tuple(rows), tuple(refused), table)


def refused_as_csv(file: PeopleFile) -> bytes:
    """Return the refused rows as they came, with the reason in a column of its own (UTF-8)."""
    reasons = {row.line: row.reason for row in file.refused}
    width = len(file.table.header.cells)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=file.table.delimiter or ",", lineterminator="\r\n")
    writer.writerow((*file.table.header.cells, "Not imported because"))
    for row in file.table.rows:
        if row.line in reasons:
            blanks = [""] * (width - len(row.cells))
            writer.writerow((*row.cells, *blanks, reasons[row.line]))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cells(row: CsvRow, columns: tuple[Column, ...]) -> dict[PersonField, str]:
    made: dict[PersonField, str] = {}
    for column in columns:
        if column.field is None or column.index >= len(row.cells):
            continue
        clean = several_lines if column.field is PersonField.NOTE else one_line
        text = clean(row.cells[column.index])
        if text:
            before = made.get(column.field)
            made[column.field] = f"{before}, {text}" if before else text
    whole = made.get(PersonField.NAME)
    if whole and PersonField.FAMILY not in made:
        made[PersonField.FAMILY] = whole  # never split (PRODUCT.md 3.3)
    else:
        made.pop(PersonField.NAME, None)
    return made


class _Planning:
    """Who is known already, and what is made new."""

    def __init__(self, snapshot: Snapshot, new_key: KeyMaker, today: str) -> None:
        self._new_key = new_key
        self._today = today
        self.people: dict[str, Person] = {}
        self.made: dict[str, Organisation] = {}
        self.seats: list[Invitation] = []
        held = held_seats(snapshot).items()
        self._seated = {person for person, seat in held if seat.status not in OUT}
        self._by_email = {
            email.casefold(): person
            for person in snapshot.people.values()
            for email in person.emails
        }
        self._by_name = {fold(full_name(one)): one.key for one in snapshot.people.values()}
        self._bodies: dict[str, Organisation] = {}
        for body in snapshot.organisations.values():
            for name in (body.name, body.short, *body.names.values(), *body.aliases):
                self._bodies.setdefault(fold(name), body)

    def take(self, row: PeopleRow, plan: PeoplePlan) -> Person:
        """Add a person to the plan, or fill in one who is known by an address."""
        given = listed(row.cells.get(PersonField.EMAIL, ""))
        emails = tuple(one for one in given if not address_fault(one))
        for one in given:
            if one not in emails:
                plan.no_addresses.append({"line": row.line, "text": one})
        known = next(filter(None, (self._by_email.get(e.casefold()) for e in emails)), None)
        person = known or Person(
            key=PersonKey(self._new_key("people")), family=row.cells[PersonField.FAMILY]
        )
        filled = self._filled(person, row, emails)
        if known is None:
            plan.added += 1
            self._propose_duplicate(filled, row, plan)
        elif filled != known:
            plan.updated += 1
        else:
            plan.unchanged += 1
        if filled != known:
            self.people[filled.key] = filled
        for email in filled.emails:
            self._by_email[email.casefold()] = filled
        return filled

    def _propose_duplicate(self, person: Person, row: PeopleRow, plan: PeoplePlan) -> None:
        name = fold(full_name(person))
        other = self._by_name.setdefault(name, person.key)
        if other != person.key:
            plan.duplicates.append({"line": row.line, "person": person.key, "like": other})

    def _filled(self, person: Person, row: PeopleRow, emails: tuple[str, ...]) -> Person:
        cells = row.cells
        more: dict[str, Any] = {
            name: cells[PersonField(name)] for name in PLAIN if PersonField(name) in cells
        }
        more |= _names(person, cells)
        known = {email.casefold() for email in person.emails}
        others = (email for email in emails if email.casefold() not in known)
        more["emails"] = tuple(dict.fromkeys((*person.emails, *others)))
        if PersonField.ORGANISATION in cells:
            more["organisation"] = self._body(cells).key
        if PersonField.COUNTRY in cells:
            more["country"] = country_of(cells[PersonField.COUNTRY]) or person.country
        if PersonField.LANGUAGES in cells:
            more["languages"] = languages_of(cells[PersonField.LANGUAGES])
        if PersonField.TAGS in cells:
            tags = (*person.tags, *listed(cells[PersonField.TAGS]))
            more["tags"] = tuple(dict.fromkeys(tags))
        for name in (PersonField.NOTE, PersonField.BIOGRAPHY):
            if name in cells:
                more[str(name)] = cells[name]
        return replace(person, **more)

    def _body(self, cells: Mapping[PersonField, str]) -> Organisation:
        name = cells[PersonField.ORGANISATION]
        said = constituency_of(cells.get(PersonField.CONSTITUENCY, ""))
        body = self._bodies.get(fold(name))
        if body is None:
            key = OrganisationKey(self._new_key("organisations"))
            body = Organisation(key=key, name=name, constituency=said or Constituency.OTHER)
            self._bodies[fold(name)] = self.made[key] = body
        return body

    def seat(self, person: Person, choice: SeatChoice) -> None:
        """Give a seat to somebody who has none, or only one that is out."""
        if person.key in self._seated:
            return
        self._seated.add(person.key)
        seat = Invitation(
            key=InvitationKey(self._new_key("invitations")),
            person=person.key,
            status=choice.status,
            wave=choice.wave,
            capacity=choice.capacity,
        )
        self.seats.append(begun(seat, today=self._today))


def _names(person: Person, cells: Mapping[PersonField, str]) -> dict[str, str]:
    """Return the family name, and with a whole name that says another one no given name."""
    whole = cells.get(PersonField.NAME)
    if whole is None:
        return {"family": cells[PersonField.FAMILY]}
    if sorted(fold(whole).split()) == sorted(fold(full_name(person)).split()):
        return {}
    return {"family": whole, "given": cells.get(PersonField.GIVEN, "")}


def plan_people(
    snapshot: Snapshot,
    file: PeopleFile,
    *,
    seat: SeatChoice | None,
    new_key: KeyMaker,
    today: str,
) -> PeoplePlan:
    """Return what importing a file does.

    An exact address is the same person, who keeps what the file does not say; a like name is
    only proposed as a possible duplicate.
    """
    planning = _Planning(snapshot, new_key, today)
    plan = PeoplePlan(Edit(label=""))
    for row in file.rows:
        person = planning.take(row, plan)
        if seat is not None:
            planning.seat(person, seat)
    plan.seats = len(planning.seats)
    puts = (*planning.made.values(), *planning.people.values(), *planning.seats)
    plan.edit = Edit(label=f"Import {counted(len(file.rows), 'person', 'people')}", puts=puts)
    return plan
