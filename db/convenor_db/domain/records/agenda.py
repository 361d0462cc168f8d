"""When and where: rooms, sessions, groups and seating."""

from typing import Annotated

from msgspec import field

from convenor_db.domain.records.base import (
    AttachmentRef,
    BriefRef,
    Day,
    Form,
    InvitationRef,
    IssueRef,
    Key,
    Link,
    Mark,
    OwnInvitation,
    OwnSession,
    Part,
    Record,
    RoomKey,
    RoomRef,
    RuleText,
    SessionKey,
    SessionRef,
    Wall,
    form,
)
from convenor_db.domain.records.words import Role, SessionKind, Shape


class Room(Record, frozen=True, kw_only=True):
    """A room of the venue; capacity counts seats."""

    key: Annotated[RoomKey, form(Form.KEY)] = field(name="id")
    name: str
    capacity: int | None = None
    step_free: bool = True
    equipment: tuple[str, ...] = ()


class Clearance(Part, frozen=True, kw_only=True):
    """Counsel has cleared the session as the fingerprint saw it (RULES.md 6)."""

    by: str
    on: Day
    fingerprint: str


class Listed(Part, frozen=True, kw_only=True):
    """One seat in a session, and what it does there."""

    invitation: OwnInvitation
    role: Role = Role.REQUIRED
    transferable: bool = False
    present: bool | None = None


class Session(Record, frozen=True, kw_only=True):
    """A session. `start` is wall-clock in the convening's zone; `minutes` is real time."""

    key: Annotated[SessionKey, form(Form.KEY)] = field(name="id")
    title: str
    kind: SessionKind
    room: RoomRef | None = None
    start: Wall | None = None
    minutes: int
    pinned: bool = False
    purpose: str = ""
    outline: str = ""
    circulated_on: Day | None = None
    rule: RuleText = ""
    mark: Mark = ""
    link: Link = ""
    issues: tuple[IssueRef, ...] = ()
    after: tuple[SessionRef, ...] = ()
    expected: int | None = None
    clearance: Clearance | None = None
    briefs: tuple[BriefRef, ...] = ()
    languages: tuple[str, ...] = ()
    dropped_on: Day | None = None
    attachments: tuple[AttachmentRef, ...] = ()
    people: tuple[Listed, ...] = ()


class Group(Record, frozen=True, kw_only=True):
    """One small group of one round of a breakout."""

    key: Key = field(name="id")
    session: OwnSession
    round: int
    number: int
    invitations: tuple[InvitationRef, ...]
    locked: tuple[InvitationRef, ...] = ()


class Table(Part, frozen=True, kw_only=True):
    """A table and how many sit at it."""

    number: int
    seats: int


class Seating(Record, frozen=True, kw_only=True):
    """Who sits where; a place is named `table:seat`."""

    key: Key = field(name="id")
    session: OwnSession
    shape: Shape = Shape.TABLES
    tables: tuple[Table, ...] = ()
    places: dict[str, InvitationRef] = field(default_factory=dict)
    locked: tuple[str, ...] = ()
