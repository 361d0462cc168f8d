"""The whole convening at one moment: an immutable value that models, checks and exports read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast
from zoneinfo import ZoneInfo

from msgspec import Struct

from convenor_db.domain.records import (
    CONVENING,
    Brief,
    Convening,
    Copy,
    Invitation,
    Issue,
    LedgerEntry,
    Organisation,
    Person,
    Position,
    Record,
    Room,
    Session,
    Wave,
    kind_of,
)

R = TypeVar("R", bound=Record)
Place = int
"""Where a record stands in its list; the order of a list is data and is kept."""

STEP: Final[Place] = 1 << 20
"""Distance between neighbours in a list, so that something can be put between them."""


class Folded(Struct, frozen=True, gc=False):
    """What the store derives from a name: by what it sorts, and by what it is found.

    *sort* is a collation key written in hexadecimal (RULES.md 7), *search* lower-case letters
    without marks, in the name's own script and in Latin letters.
    """

    sort: str = ""
    search: str = ""


NOTHING_FOLDED: Final = Folded()


class Change(Struct, frozen=True, gc=False):  # made by the thousand: quicker than others
    """One record before and after; `None` means it is absent."""

    kind: str
    key: str
    before: Record | None
    after: Record | None
    place: Place = 0
    folded: "Folded | None" = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Records by kind and key, each kind in its list's order. Never written to.

    *gone* are records that were deleted, as they last were, by kind and key: labels of History
    and Undo name them still.
    """

    tables: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    folds: Mapping[str, Folded] = field(default_factory=dict)
    gone: Mapping[tuple[str, str], Record] = field(default_factory=dict)

    @staticmethod
    def of(records: Iterable[Record]) -> "Snapshot":
        """Return a snapshot that holds *records* in the order given."""
        changes = []
        for index, record in enumerate(records):
            kind = kind_of(record)
            changes.append(Change(kind.name, kind.key_of(record), None, record, (index + 1) * STEP))
        return Snapshot().with_changes(changes)

    def table(self, kind: str) -> Mapping[str, Record]:
        """Return all records of a kind by key, in order."""
        return self.tables.get(kind, {})

    def get(self, kind: str, key: str | None) -> Record | None:
        """Return one record, or None."""
        return None if key is None else self.table(kind).get(key)

    def last_place(self, kind: str) -> Place:
        """Return the place of the last record of a kind, 0 for an empty list."""
        places = self.places.get(kind)
        return max(places.values()) if places else 0

    def with_changes(self, changes: Iterable[Change]) -> "Snapshot":
        """Return the snapshot after *changes*; only the kinds that changed are copied."""
        changes = tuple(changes)
        tables, places = dict(self.tables), dict(self.places)
        folds = {change.key: change.folded for change in changes if change.folded}
        for kind, of_kind in _by_kind(changes).items():
            tables[kind], places[kind] = _changed(
                self.table(kind), self.places.get(kind, {}), of_kind
            )
        kept = {**self.folds, **folds} if folds else self.folds
        return Snapshot(tables, places, kept, _gone(self.gone, changes))

    def folded(self, key: str) -> Folded:
        """Return by what a person or organisation sorts and is found."""
        return self.folds.get(key, NOTHING_FOLDED)

    # The kinds by their names, typed.

    @property
    def convening(self) -> Convening:
        """The convening itself."""
        return cast("Convening", self.table(CONVENING)[CONVENING])

    @property
    def zone(self) -> ZoneInfo:
        """The venue's zone."""
        return ZoneInfo(self.convening.zone)

    @property
    def organisations(self) -> Mapping[str, Organisation]:
        """Organisations by key."""
        return cast("Mapping[str, Organisation]", self.table("organisations"))

    @property
    def people(self) -> Mapping[str, Person]:
        """People by key."""
        return cast("Mapping[str, Person]", self.table("people"))

    @property
    def invitations(self) -> Mapping[str, Invitation]:
        """Seats by key."""
        return cast("Mapping[str, Invitation]", self.table("invitations"))

    @property
    def waves(self) -> Mapping[str, Wave]:
        """Waves by number written as text."""
        return cast("Mapping[str, Wave]", self.table("waves"))

    @property
    def rooms(self) -> Mapping[str, Room]:
        """Rooms by key."""
        return cast("Mapping[str, Room]", self.table("rooms"))

    @property
    def sessions(self) -> Mapping[str, Session]:
        """Sessions by key, unscheduled and dropped ones too."""
        return cast("Mapping[str, Session]", self.table("sessions"))

    @property
    def issues(self) -> Mapping[str, Issue]:
        """Issues by key."""
        return cast("Mapping[str, Issue]", self.table("issues"))

    @property
    def positions(self) -> Mapping[str, Position]:
        """Positions by key, history included."""
        return cast("Mapping[str, Position]", self.table("positions"))

    @property
    def briefs(self) -> Mapping[str, Brief]:
        """Briefs by key."""
        return cast("Mapping[str, Brief]", self.table("briefs"))

    @property
    def ledger(self) -> Mapping[str, LedgerEntry]:
        """Calendar ledger by UID."""
        return cast("Mapping[str, LedgerEntry]", self.table("calendar_ledger"))

    @property
    def copies(self) -> Mapping[str, Copy]:
        """Numbered copies by number written as text."""
        return cast("Mapping[str, Copy]", self.table("copies"))


def _gone(
    before: Mapping[tuple[str, str], Record], changes: Iterable[Change]
) -> Mapping[tuple[str, str], Record]:
    gone = dict(before)
    for change in changes:
        if change.after is not None:
            gone.pop((change.kind, change.key), None)
        elif change.before is not None:
            gone[change.kind, change.key] = change.before
    return gone


def _by_kind(changes: Iterable[Change]) -> dict[str, list[Change]]:
    grouped: dict[str, list[Change]] = {}
    for change in changes:
        grouped.setdefault(change.kind, []).append(change)
    return grouped


def _changed(
    table: Mapping[str, Record], places: Mapping[str, Place], changes: Iterable[Change]
) -> tuple[Mapping[str, Record], Mapping[str, Place]]:
    records, at, last = dict(table), dict(places), max(places.values(), default=0)
    in_order = True
    for change in changes:
        if change.after is None:
            records.pop(change.key, None)
            at.pop(change.key, None)
            continue
        if at.get(change.key) != change.place:
            in_order = in_order and change.key not in at and change.place > last
            last = max(last, change.place)
        records[change.key] = change.after
        at[change.key] = change.place
    if not in_order:
        ordered = sorted(records, key=lambda key: (at[key], key))
        records = {key: records[key] for key in ordered}
    return records, at
