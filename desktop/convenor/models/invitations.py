"""Seats as rows of a table: who holds it, how it stands, what they have been given."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from convenor.models.people import NO_SEAT, in_words
from convenor.models.table import Column, Facet
from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import UMBRELLA, is_overdue, reply_by_of
from convenor_db.domain.names import fold, listed_name, organisation_of, seat_name
from convenor_db.domain.records import (
    CONVENING,
    Answer,
    Copy,
    Invitation,
    LedgerEntry,
    Organisation,
    Person,
    Status,
)
from convenor_db.domain.snapshot import NOTHING_FOLDED, Folded, Snapshot

OWES: Final = "owes"
OVERDUE: Final = "overdue"
"""The values of the facet for who has to answer: soon or late, and late."""
SOON: Final = 3
"""Days before its reply-by from which a seat owes an answer (SCREENS.md 5)."""


class Given(Struct, frozen=True, gc=False):
    """What a seat has been given: the convening's entry in its calendar, its newest copy."""

    entry: LedgerEntry | None = None
    copy: Copy | None = None


NOTHING_GIVEN: Final = Given()


class SeatRow(Struct, frozen=True, kw_only=True, gc=False):  # made by the thousand: it is quick
    """One seat with what stands beside it in the table.

    *reply_by* is its own or its wave's, *reply_day* that day as the window writes it, *days* from
    it to today, above 0 when it has passed; None without one. *owes* holds `OWES` and `OVERDUE`
    as they apply. *principal* is whom its holder stands in for.
    """

    seat: Invitation
    person: Person | None
    organisation: Organisation | None
    name: str
    principal: str
    reply_by: str
    reply_day: str
    days: int | None
    owes: tuple[str, ...]
    given: Given
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
    def is_named(self) -> bool:
        """Whether somebody holds it."""
        return self.person is not None

    @property
    def under_name(self) -> str:
        """What stands under the name: the lineage, the post, or that there is no name yet."""
        if self.principal:
            return f"for {self.principal}"
        if self.person:
            return self.person.post
        return "not yet named" if self.organisation else ""

    @property
    def wave(self) -> str:
        """The number of its wave, or nothing."""
        return "" if self.seat.wave is None else str(self.seat.wave)

    @property
    def reply_words(self) -> tuple[str, str]:
        """Return the reply-by and, while an answer is due, how far off it is."""
        if not self.reply_by:
            return "", ""
        return self.reply_day, _far_off(self.days) if self.owes else ""

    @property
    def calendar_words(self) -> tuple[str, str]:
        """Return the version in their calendar and what was answered to which one."""
        return calendar_words(self.given.entry, lacks_address=self.lacks_address)

    @property
    def lacks_address(self) -> bool:
        """Whether a calendar is due and there is no address to write it to."""
        return bool(self.person and not self.person.emails and self.seat.status in UMBRELLA)

    @property
    def answered_older(self) -> bool:
        """Whether the answer was given to a version before the newest."""
        entry = self.given.entry
        return bool(entry and answered(entry) and (entry.answer_sequence or 0) < entry.sequence)

    @property
    def copy_words(self) -> str:
        """Return the number of the newest copy, and whether it is void."""
        copy = self.given.copy
        return "" if copy is None else f"{copy.number:02}{' void' if copy.void else ''}"


def answered(entry: LedgerEntry) -> bool:
    """Say whether an entry of a calendar has been answered."""
    return entry.answer is not Answer.NEEDS_ACTION


def calendar_words(entry: LedgerEntry | None, *, lacks_address: bool = False) -> tuple[str, str]:
    """Return “version 2” and “answered version 1”; in words where there is nothing."""
    if entry is None:
        return ("no address" if lacks_address else "none yet"), ""
    version = f"version {entry.sequence + 1}"
    if not answered(entry):
        return version, "no answer"
    to = entry.answer_sequence
    older = to is not None and to < entry.sequence
    return version, f"answered version {to + 1}" if older and to is not None else "answered"


def _far_off(days: int | None) -> str:
    if days is None:
        return ""
    if days > 0:
        return f"{counted(days, 'day', 'days')} over"
    return "today" if days == 0 else f"in {counted(-days, 'day', 'days')}"


def given_to(snapshot: Snapshot) -> dict[str, Given]:
    """Return by seat what it has been given; who has been given nothing is not there."""
    entries = {
        str(entry.invitation): entry for entry in snapshot.ledger.values() if entry.session is None
    }
    copies: dict[str, Copy] = {}
    for copy in snapshot.copies.values():
        newest = copies.get(str(copy.invitation))
        if copy.invitation and (newest is None or copy.number > newest.number):
            copies[str(copy.invitation)] = copy
    return {key: Given(entries.get(key), copies.get(key)) for key in {**entries, **copies}}


@dataclass(frozen=True, slots=True)
class Reader:
    """When rows are read, and how: *today* is the day at the venue, *written* writes a day."""

    today: str
    written: Callable[[date], str]


def rows_of(snapshot: Snapshot, reader: Reader) -> tuple[dict[str, SeatRow], dict[str, str]]:
    """Return every seat's row by key, and what finds each."""
    return SeatRows().read(snapshot, reader)


class SeatRows:
    """Every seat's row by key, and what finds each; read again, only what has changed is new.

    A snapshot copies the tables that changed and no other, so what is the same object is the same.
    """

    _OF: Final = ("people", "organisations", "waves", "calendar_ledger", "copies", CONVENING)
    """Of what a row is made besides its seat and the seat it stands in for."""

    def __init__(self) -> None:
        self._snapshot = Snapshot()
        self._reader: Reader | None = None
        self._given: dict[str, Given] = {}
        self._rows: dict[str, SeatRow] = {}
        self._names: dict[str, str] = {}
        self._found: dict[str, str] = {}

    def read(self, snapshot: Snapshot, reader: Reader) -> tuple[dict[str, SeatRow], dict[str, str]]:
        """Return the rows of a snapshot, and what finds each."""
        alike = self._is_alike(snapshot, reader)
        if not alike:
            self._given, self._rows = given_to(snapshot), {}
        changed = self._changed(snapshot) if alike else snapshot.invitations.keys()
        self._snapshot, self._reader = snapshot, reader
        written = lru_cache(maxsize=None)(reader.written)  # many seats share few days
        reader = Reader(reader.today, written)
        rows, found, names = {}, {}, self._names
        for key, seat in snapshot.invitations.items():
            row = self._rows.get(key)
            if row is None or key in changed:
                moved = _moved(row, seat) if row else None
                row = moved or _row(snapshot, seat, self._given.get(key, NOTHING_GIVEN), reader)
                if moved is None:
                    names[key] = _named_by(row)
                found[key] = f"{names[key]} {_found_by(row)}"
            else:
                found[key] = self._found[key]
            rows[key] = row
        self._rows, self._found = rows, found
        self._names = {key: names[key] for key in rows} if len(names) > len(rows) else names
        return rows, found

    def _is_alike(self, snapshot: Snapshot, reader: Reader) -> bool:
        """Say whether nothing but seats can have changed since they were read last."""
        before = self._snapshot
        alike = all(before.table(kind) is snapshot.table(kind) for kind in self._OF)
        return alike and before.folds is snapshot.folds and reader == self._reader

    def _changed(self, snapshot: Snapshot) -> set[str]:
        """Return the keys of seats whose row may not be what it was."""
        before, now = self._snapshot.invitations, snapshot.invitations
        changed = {key for key, seat in now.items() if before.get(key) is not seat}
        anew = changed | (before.keys() - now.keys())
        return changed | {key for key, seat in now.items() if seat.substitute_for in anew}


def _moved(row: SeatRow, seat: Invitation) -> SeatRow | None:
    """Return the row of a seat that has only moved: what stands beside it is as it was."""
    was = row.seat
    if (
        was.person != seat.person
        or was.seat_of != seat.seat_of
        or was.wave != seat.wave
        or was.reply_by != seat.reply_by
        or was.substitute_for
        or seat.substitute_for
    ):
        return None
    late = row.days is not None and row.days > 0
    return replace(row, seat=seat, owes=_owes(seat, row.days, late=late))


def _row(snapshot: Snapshot, seat: Invitation, given: Given, reader: Reader) -> SeatRow:
    person = snapshot.people.get(seat.person or "")
    body = organisation_of(snapshot, seat)
    principal = snapshot.invitations.get(seat.substitute_for or "")
    reply_by = reply_by_of(snapshot, seat) or ""
    due = date.fromisoformat(reply_by) if reply_by else None
    days = (date.fromisoformat(reader.today) - due).days if due else None
    folds = snapshot.folds
    return SeatRow(
        seat=seat,
        person=person,
        organisation=body,
        name=listed_name(person) if person else seat_name(snapshot, seat),
        principal=seat_name(snapshot, principal) if principal else "",
        reply_by=reply_by,
        reply_day=reader.written(due) if due else "",
        days=days,
        owes=_owes(seat, days, late=is_overdue(snapshot, seat, reader.today)),
        given=given,
        folded=folds.get(person.key, NOTHING_FOLDED) if person else NOTHING_FOLDED,
        body_folded=folds.get(body.key, NOTHING_FOLDED) if body else NOTHING_FOLDED,
    )


def _owes(seat: Invitation, days: int | None, *, late: bool) -> tuple[str, ...]:
    """Return what a seat has to answer: invited, its reply-by past or within `SOON` days."""
    if seat.status is not Status.INVITED or days is None or days < -SOON:
        return ()
    return (OWES, OVERDUE) if late else (OWES,)


def _named_by(row: SeatRow) -> str:
    """Return the names by which a seat is found."""
    who = "" if row.person else fold(row.name)
    lineage = fold(f"for {row.principal}") if row.principal else ""
    parts = (row.folded.search, who, row.body_folded.search, lineage)
    return " ".join(part for part in parts if part)


def _found_by(row: SeatRow) -> str:
    """Return the words besides names by which a seat is found."""
    seat, wave = row.seat, row.wave
    return _also(row.constituency, str(seat.status), str(seat.capacity), seat.owner, wave)


@lru_cache(maxsize=20_000)
def _also(constituency: str, status: str, capacity: str, owner: str, wave: str) -> str:
    words = (in_words(constituency), in_words(status), capacity, owner, f"wave {wave}" * bool(wave))
    return fold(" ".join(words))


def owners_of(rows: Iterable[SeatRow]) -> list[str]:
    """Return who owns seats, in order."""
    return sorted({row.seat.owner for row in rows} - {""}, key=str.casefold)


FACETS: Final[tuple[Facet[SeatRow], ...]] = (
    Facet("status", lambda row: (str(row.seat.status),)),
    Facet("constituency", lambda row: (row.constituency or NO_SEAT,)),
    Facet("wave", lambda row: (row.wave or NO_SEAT,)),
    Facet("capacity", lambda row: (str(row.seat.capacity),)),
    Facet("owner", lambda row: (row.seat.owner or NO_SEAT,)),
    Facet("answer", lambda row: row.owes),
)
"""What seats are told apart by."""


def _by_name(row: SeatRow) -> tuple[bool, str, str]:
    """Sort unnamed seats after the named ones, by their organisation."""
    return (not row.is_named, row.folded.sort or row.body_folded.sort, row.seat.key)


_PLACES: Final[Mapping[str, int]] = {str(status): at for at, status in enumerate(Status)}


COLUMNS: Final[tuple[Column[SeatRow], ...]] = (
    Column(
        "Name",
        lambda row: row.name,
        sort=_by_name,
        value=lambda row: row,
        beneath=lambda row: row.under_name,
    ),
    Column(
        "Organisation",
        lambda row: row.body,
        sort=lambda row: (row.body_folded.sort or row.body) if row.organisation else None,
        value=lambda row: row,
    ),
    Column(
        "Constituency",
        lambda row: in_words(row.constituency),
        sort=lambda row: in_words(row.constituency).casefold() or None,
        value=lambda row: row.constituency,
    ),
    Column(
        "Capacity",
        lambda row: row.seat.capacity.capitalize(),
        field="capacity",
        sort=lambda row: str(row.seat.capacity),
    ),
    Column(
        "Status",
        lambda row: in_words(str(row.seat.status)),
        field="status",
        sort=lambda row: _PLACES[str(row.seat.status)],
        value=lambda row: row.seat.status,
    ),
    Column(
        "Wave",
        lambda row: row.wave,
        field="wave",
        sort=lambda row: row.seat.wave,
        number=True,
    ),
    Column(
        "Reply by",
        lambda row: ", ".join(filter(None, row.reply_words)),
        field="reply_by",
        sort=lambda row: row.reply_by or None,
        value=lambda row: row,
    ),
    Column(
        "Owner",
        lambda row: row.seat.owner,
        field="owner",
        sort=lambda row: row.seat.owner.casefold() or None,
        value=lambda row: row.seat.owner,
    ),
    Column(
        "Calendar",
        lambda row: ", ".join(filter(None, row.calendar_words)),
        sort=lambda row: row.calendar_words if row.given.entry else None,
        value=lambda row: row,
    ),
    Column(
        "Copy",
        lambda row: row.copy_words,
        sort=lambda row: row.given.copy.number if row.given.copy else None,
        value=lambda row: row,
        number=True,
    ),
)  # fmt: skip
NAME, ORGANISATION, CONSTITUENCY, CAPACITY, STATUS, WAVE, REPLY_BY, OWNER, CALENDAR, COPY = range(
    10
)
