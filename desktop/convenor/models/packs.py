"""Readers' packs as rows: whose, how many pages, which copy, and whether it still fits."""

from dataclasses import dataclass

from convenor.exports.packs import PackPlan, PackState, PlannedPack
from convenor.models.people import in_words
from convenor.models.table import Column, Facet
from convenor_db.domain.names import fold, organisation_of, person_of
from convenor_db.domain.records import Organisation, Person
from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow:
    """One reader's pack with who the reader is."""

    at: int
    pack: PlannedPack
    person: Person | None
    organisation: Organisation | None

    @property
    def listed(self) -> str:
        """The reader's name with their own script after it."""
        native = self.person.native if self.person else ""
        return f"{self.pack.recipient.name} {native}".rstrip()

    @property
    def body(self) -> str:
        """The organisation's name, or nothing."""
        return self.organisation.name if self.organisation else ""

    @property
    def constituency(self) -> str:
        """The organisation's constituency, or nothing."""
        return str(self.organisation.constituency) if self.organisation else ""

    @property
    def copy(self) -> str:
        """The number of the copy the reader has, two digits at least, or “none”."""
        number = self.pack.previous
        if number is None and self.pack.state is PackState.SAME:
            number = self.pack.number
        return "none" if number is None else f"{number:02}"

    @property
    def state(self) -> str:
        """How the pack stands to that copy, in words."""
        if self.pack.state is PackState.CHANGED:
            return f"Changed since copy {self.copy}"
        return "Up to date" if self.pack.state is PackState.SAME else "Never issued"

    @property
    def pages(self) -> str:
        """How many pages it has; nothing before it was built."""
        return "" if self.pack.pages is None else str(self.pack.pages)


def rows_of(plan: PackPlan, snapshot: Snapshot) -> tuple[dict[str, PackRow], dict[str, str]]:
    """Return the rows by the seat's key, and what finds each."""
    rows: dict[str, PackRow] = {}
    haystack: dict[str, str] = {}
    for at, pack in enumerate(plan.packs):
        key = pack.recipient.invitation
        seat = snapshot.invitations.get(key)
        person = person_of(snapshot, seat) if seat else None
        body = organisation_of(snapshot, seat) if seat else None
        rows[key] = PackRow(at=at, pack=pack, person=person, organisation=body)
        words = (pack.recipient.name, person.native if person else "", rows[key].body)
        haystack[key] = fold(" ".join(words))
    return rows, haystack


COLUMNS: tuple[Column[PackRow], ...] = (
    Column(
        "Recipient",
        lambda row: row.listed,
        sort=lambda row: row.at,
        value=lambda row: row,
        beneath=lambda row: row.body,
    ),
    Column("Constituency", lambda row: in_words(row.constituency), value=lambda row: row),
    Column("Pages", lambda row: row.pages, value=lambda row: row, number=True),
    Column("Copy", lambda row: row.copy, value=lambda row: row, number=True),
    Column("State", lambda row: row.state, value=lambda row: row),
)
BY_STATE: Facet[PackRow] = Facet("state", lambda row: (str(row.pack.state),))
