"""What has happened, and what is kept beside it (INTERCHANGE.md, second shape)."""

from msgspec import field

from convenor_db.domain.records.agenda import Session
from convenor_db.domain.records.base import (
    Day,
    Instant,
    InvitationRef,
    Key,
    Mark,
    OrganisationRef,
    OwnInvitation,
    OwnSession,
    Part,
    PastInvitation,
    PastSession,
    Record,
    SessionRef,
    Wall,
    Zone,
)
from convenor_db.domain.records.words import (
    Answer,
    Capacity,
    Constituency,
    Method,
    PackPart,
    ReplyAnswer,
    ReplyState,
    TravelKind,
)


class Release(Record, frozen=True, kw_only=True):
    """The agenda as it was given out."""

    number: int
    at: Instant
    note: str = ""
    sessions: tuple[Session, ...]
    changes: tuple[str, ...] = ()


class Waiver(Record, frozen=True, kw_only=True):
    """Somebody took a warning upon themselves; it holds while the fingerprint fits."""

    warning: str
    by: str
    reason: str
    at: Instant
    fingerprint: str


class LedgerEntry(Record, frozen=True, kw_only=True):
    """One event as one person's calendar has it (RULES.md 5); minutes are real time."""

    uid: str
    invitation: PastInvitation
    session: PastSession | None = None
    sequence: int
    method: Method
    in_agenda: bool = False
    stamp: Instant
    hash: str
    exported_at: Instant
    address: str
    organiser: str
    role: str = ""
    title: str = ""
    start: Wall | None = None
    minutes: int | None = None
    place: str = ""
    link: str = ""
    zone: Zone = ""
    text: str | None = None
    answer: Answer = Answer.NEEDS_ACTION
    answer_sequence: int | None = None
    answer_stamp: Instant | None = None
    comment: str = ""


class Proposal(Part, frozen=True, kw_only=True):
    """Another time or place that a reply proposes."""

    start: Wall | None = None
    minutes: int | None = None
    place: str = ""


class Reply(Record, frozen=True, kw_only=True):
    """A calendar reply as it was read."""

    key: Key = field(name="id")
    uid: str = ""
    sender: str = field(name="from", default="")
    method: str
    sequence: int | None = None
    stamp: Instant | None = None
    state: ReplyState
    invitation: PastInvitation | None = None
    at: Instant | None = None
    answer: ReplyAnswer = ReplyAnswer.NONE
    delegate: str = ""
    proposes: Proposal | None = None
    comment: str = ""
    hash: str


class Copy(Record, frozen=True, kw_only=True):
    """One numbered pack; `content` hashes what it says, without number and date."""

    number: int
    of: int
    invitation: PastInvitation | None = None
    name: str = ""
    version: int
    sha256: str
    content: str
    pages: int
    at: Instant
    handed_over: str = ""
    handed_over_at: Instant | None = None
    returned_at: Instant | None = None
    destroyed_at: Instant | None = None
    void: bool = False


class RecipePart(Record, frozen=True, kw_only=True):
    """One part of the pack, and which readers it is for (both empty: everybody)."""

    part: PackPart
    constituencies: tuple[Constituency, ...] = ()
    capacities: tuple[Capacity, ...] = ()


class Note(Record, frozen=True, kw_only=True):
    """What was said in a session; without speaker it is unattributed."""

    key: Key = field(name="id")
    session: OwnSession
    at: Instant | None = None
    speaker: InvitationRef | None = None
    text: str
    mark: Mark = ""


class Outcome(Record, frozen=True, kw_only=True):
    """What was agreed to be done."""

    key: Key = field(name="id")
    session: SessionRef | None = None
    text: str
    owner: OrganisationRef | None = None
    due: Day | None = None
    done_on: Day | None = None


class Travel(Record, frozen=True, kw_only=True):
    """A ticket or a bed; times as printed there, no rule reads them."""

    key: Key = field(name="id")
    invitation: OwnInvitation
    kind: TravelKind
    reference: str = ""
    from_: str = field(name="from", default="")
    to: str = ""
    departs: str = ""
    arrives: str = ""
    note: str = ""
