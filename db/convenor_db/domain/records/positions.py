"""What each party holds: issues, positions, red lines, facts, commitments, contacts, scenarios."""

from typing import Annotated

from msgspec import field

from convenor_db.domain.records.base import (
    Condition,
    Day,
    Form,
    IssueKey,
    IssueRef,
    Key,
    Mark,
    OrganisationRef,
    OwnIssue,
    OwnOrganisation,
    Part,
    PersonRef,
    Record,
    UndertakingRef,
    form,
    points_to,
)
from convenor_db.domain.records.words import Basis, Confidence, ContactKind


class Option(Part, frozen=True, kw_only=True):
    """One way an issue could be settled; its key is unique within the issue."""

    key: Key = field(name="id")
    text: str


class Issue(Record, frozen=True, kw_only=True):
    """A question before the convening."""

    key: Annotated[IssueKey, form(Form.KEY)] = field(name="id")
    title: str
    short: str = ""
    question: str = ""
    options: tuple[Option, ...] = ()


class Position(Record, frozen=True, kw_only=True):
    """What an organisation held on an issue on a day; stance −2 … +2, none = unknown."""

    key: Key = field(name="id")
    organisation: OwnOrganisation
    issue: OwnIssue
    stance: int | None = None
    salience: int | None = None
    flexibility: int | None = None
    supports: tuple[str, ...] = ()
    basis: Basis = Basis.ASSESSED
    quote: str = ""
    source: str = ""
    contact: Annotated[str, points_to("contacts")] | None = None
    url: str = ""
    as_of: Day
    confidence: Confidence = Confidence.LOW
    mark: Mark = ""
    note: str = ""


class RedLine(Record, frozen=True, kw_only=True):
    """The options of an issue that an organisation rejects whatever else is offered."""

    key: Key = field(name="id")
    organisation: OwnOrganisation
    issue: OwnIssue
    rejects: tuple[str, ...]
    source: str = ""
    as_of: Day | None = None
    note: str = ""


class Fact(Record, frozen=True, kw_only=True):
    """A switch outside the parties' hands; none = unknown, which never counts as true."""

    key: Key = field(name="id")
    text: str
    holds: bool | None = None
    source: str = ""
    as_of: Day | None = None


class Commitment(Record, frozen=True, kw_only=True):
    """What a party would do if others did."""

    key: Key = field(name="id")
    party: OwnOrganisation
    undertaking: str
    undertakes: UndertakingRef | None = None
    condition: Condition = field(name="if", default=True)
    issue: IssueRef | None = None
    expires: Day | None = None
    withdrawn: bool = False
    source: str = ""
    as_of: Day | None = None
    confidence: Confidence = Confidence.LOW
    mark: Mark = ""
    note: str = ""


class Contact(Record, frozen=True, kw_only=True):
    """A conversation with a party, as the secretariat noted it."""

    key: Key = field(name="id")
    on: Day
    organisation: OrganisationRef | None = None
    person: PersonRef | None = None
    by: str = ""
    kind: ContactKind = ContactKind.CALL
    text: str
    mark: Mark = ""


class Scenario(Record, frozen=True, kw_only=True):
    """A named what-if: commitments and facts assumed, statuses tried."""

    key: Key = field(name="id")
    name: str
    assume: dict[str, bool] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    note: str = ""
