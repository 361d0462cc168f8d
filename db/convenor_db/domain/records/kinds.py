"""Every kind of thing a convening holds: its list in the interchange form, its record, its key."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from convenor_db.domain.records.agenda import Group, Room, Seating, Session
from convenor_db.domain.records.base import Record
from convenor_db.domain.records.convening import Convening
from convenor_db.domain.records.happened import (
    Copy,
    LedgerEntry,
    Note,
    Outcome,
    RecipePart,
    Release,
    Reply,
    Travel,
    Waiver,
)
from convenor_db.domain.records.papers import Attachment, Brief, Statement, Template
from convenor_db.domain.records.people import (
    Invitation,
    KeepApart,
    NotSame,
    Organisation,
    Person,
    Target,
    TravelDocument,
    Wave,
)
from convenor_db.domain.records.positions import (
    Commitment,
    Contact,
    Fact,
    Issue,
    Position,
    RedLine,
    Scenario,
)
from convenor_db.domain.records.verification import Acceptance, Measure, Requirement, Undertaking

KeyOf = Callable[[Any], str]


class Kind(NamedTuple):
    """One list of the interchange form, and the table of the same name.

    *key_of* gives the text that names a record within its kind. *keyed*: that text is the
    writer's own id, unique over the file. *fact*: only what has happened writes it, so it is
    never on the undo stack (RULES.md 3).
    """

    name: str
    record: type[Record]
    key_of: KeyOf
    keyed: bool = True
    fact: bool = False


def _own_key(record: Any) -> str:
    return str(record.key)


def _number(record: Any) -> str:
    return str(record.number)


CONVENING: Final = "convening"

_KEYED: tuple[tuple[str, type[Record]], ...] = (
    ("organisations", Organisation),
    ("people", Person),
    ("invitations", Invitation),
    ("targets", Target),
    ("rooms", Room),
    ("sessions", Session),
    ("keep_apart", KeepApart),
    ("issues", Issue),
    ("positions", Position),
    ("red_lines", RedLine),
    ("facts", Fact),
    ("commitments", Commitment),
    ("contacts", Contact),
    ("scenarios", Scenario),
    ("briefs", Brief),
    ("statements", Statement),
    ("groups", Group),
    ("seatings", Seating),
    ("attachments", Attachment),
    ("templates", Template),
    ("undertakings", Undertaking),
    ("measures", Measure),
    ("acceptances", Acceptance),
    ("requirements", Requirement),
    ("notes", Note),
    ("outcomes", Outcome),
    ("travel", Travel),
)

KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        Kind(CONVENING, Convening, lambda record: CONVENING, keyed=False),
        *(Kind(name, record, _own_key) for name, record in _KEYED),
        Kind("waves", Wave, _number, keyed=False),
        Kind("travel_documents", TravelDocument, lambda r: str(r.person), keyed=False),
        Kind("not_same", NotSame, lambda r: f"{r.a} {r.b}", keyed=False),
        Kind("recipe", RecipePart, lambda r: str(r.part), keyed=False),
        Kind("waivers", Waiver, lambda r: str(r.warning), keyed=False),
        Kind("releases", Release, _number, keyed=False, fact=True),
        Kind("calendar_ledger", LedgerEntry, lambda r: str(r.uid), keyed=False, fact=True),
        Kind("replies", Reply, _own_key, fact=True),
        Kind("copies", Copy, _number, keyed=False, fact=True),
    )
}
"""By name; `convening` has exactly one record, all others a list."""

HAPPENED: Final = frozenset(
    {"releases", "waivers", "calendar_ledger", "replies", "copies", "recipe", "notes", "outcomes"}
    | {"travel"}
)
"""The lists of INTERCHANGE.md's second shape; `load --as-new` leaves them behind."""

_BY_TYPE: Final = {kind.record: kind for kind in KINDS.values()}


def kind_of(record: Record) -> Kind:
    """Return the kind a record is of."""
    return _BY_TYPE[type(record)]


def key_of(record: Record) -> str:
    """Return the text that names a record within its kind."""
    return kind_of(record).key_of(record)
