"""Who there is: organisations, people, waves and the seats they hold."""

from typing import Annotated

from msgspec import field

from convenor_db.domain.records.base import (
    Country,
    Day,
    Form,
    Instant,
    InvitationKey,
    InvitationRef,
    Key,
    OrganisationKey,
    OrganisationRef,
    OwnPerson,
    Part,
    PersonKey,
    Record,
    SessionRef,
    Wall,
    Zone,
    form,
    points_to,
)
from convenor_db.domain.records.words import (
    Capacity,
    Constituency,
    NameOrder,
    Scope,
    Status,
    TargetBy,
)


class Organisation(Record, frozen=True, kw_only=True):
    """A body that can hold seats and positions; `names` are by language code."""

    key: Annotated[OrganisationKey, form(Form.KEY)] = field(name="id")
    name: str
    short: str = ""
    names: dict[str, str] = field(default_factory=dict)
    constituency: Constituency
    country: Country = ""
    region: str = ""
    rival_group: str = ""
    aliases: tuple[str, ...] = ()
    seats: int | None = None
    must_have: bool = False
    note: str = ""


class Post(Part, frozen=True, kw_only=True):
    """A further post of a person; shown, never counted (RULES.md 2)."""

    organisation: OrganisationRef
    post: str = ""


class Person(Record, frozen=True, kw_only=True):
    """Somebody the secretariat knows; without an invitation only a contact."""

    key: Annotated[PersonKey, form(Form.KEY)] = field(name="id")
    family: str
    given: str = ""
    order: NameOrder = NameOrder.GIVEN_FIRST
    native: str = ""
    known_as: str = ""
    aliases: tuple[str, ...] = ()
    honorific: str = ""
    suffix: str = ""
    pronunciation: str = ""
    organisation: OrganisationRef | None = None
    post: str = ""
    other_posts: tuple[Post, ...] = ()
    country: Country = ""
    emails: tuple[str, ...] = ()
    phone: str = ""
    copy_to: tuple[str, ...] = ()
    zone: Zone = ""
    languages: tuple[str, ...] = ()
    gender: str = ""
    pronouns: str = ""
    rank: int | None = None
    in_post_since: Day | None = None
    dietary: str = ""
    access: str = ""
    step_free: bool = False
    biography: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""


class TravelDocument(Record, frozen=True, kw_only=True):
    """What a visa letter needs; one a person, never copied to a substitute."""

    person: OwnPerson
    name: str
    birth_date: Day | None = None
    nationality: str = ""
    number: str = ""
    expires: Day | None = None
    employer: str = ""
    purge_after: Day | None = None


class Override(Part, frozen=True, kw_only=True):
    """Who sent a wave although its gate was shut, and why."""

    by: str
    reason: str
    at: Instant


class Wave(Record, frozen=True, kw_only=True):
    """A round of invitations; `requires` is a condition over organisations."""

    number: int
    name: str = ""
    send_on: Day | None = None
    reply_by: Day | None = None
    gate: str = ""
    requires: Annotated[object, form(Form.GATE)] = True
    seats: int | None = None
    overridden: Override | None = None


class Away(Part, frozen=True, kw_only=True):
    """When a person is not to be had."""

    from_: Wall = field(name="from")
    to: Wall
    why: str = ""


class Invitation(Record, frozen=True, kw_only=True):
    """A seat at the convening. Without a person it is unnamed and `seat_of` says whose it is."""

    key: Annotated[InvitationKey, form(Form.KEY)] = field(name="id")
    person: OwnPerson | None = None
    seat_of: OrganisationRef | None = None
    capacity: Capacity = Capacity.PARTICIPANT
    status: Status = Status.LONGLIST
    wave: Annotated[int, points_to("waves")] | None = None
    reply_by: Day | None = None
    invited_on: Day | None = None
    replied_on: Day | None = None
    likelihood: float | None = None
    substitute_for: InvitationRef | None = None
    owner: str = ""
    remote: bool = False
    arrives: Wall | None = None
    leaves: Wall | None = None
    away: tuple[Away, ...] = ()
    head: bool = False
    nominated_by: str = ""
    approved_by: str = ""
    transferable: bool = False
    note: str = ""


class Target(Record, frozen=True, kw_only=True):
    """What balance the organiser wants; shares are between 0 and 1."""

    key: Key = field(name="id")
    by: TargetBy
    value: str
    min: int | None = None
    max: int | None = None
    share_min: float | None = None
    share_max: float | None = None
    session: SessionRef | None = None


class KeepApart(Record, frozen=True, kw_only=True):
    """Two seats or organisations that are not to meet."""

    key: Key = field(name="id")
    a: Annotated[str, points_to("invitations", "organisations", own=True)]
    b: Annotated[str, points_to("invitations", "organisations", own=True)]
    scope: Scope = Scope.SESSION
    reason: str = ""


class NotSame(Record, frozen=True, kw_only=True):
    """Two people with like names that are known to be two."""

    a: OwnPerson
    b: OwnPerson
