"""What is written: briefs, statements, attachments, letter templates."""

from typing import Annotated

from msgspec import field

from convenor_db.domain.records.base import (
    AttachmentRef,
    BriefKey,
    Day,
    Form,
    InvitationRef,
    IssueRef,
    Key,
    Mark,
    OrganisationRef,
    OwnOrganisation,
    Part,
    PersonRef,
    Record,
    SessionRef,
    form,
)
from convenor_db.domain.records.words import (
    BriefKind,
    BriefState,
    Constituency,
    MediaType,
    Signing,
    TemplateKind,
)


class Readers(Part, frozen=True, kw_only=True):
    """Who a paper is meant for; all three empty: everybody invited (RULES.md 4)."""

    constituencies: tuple[Constituency, ...] = ()
    organisations: tuple[OrganisationRef, ...] = ()
    invitations: tuple[InvitationRef, ...] = ()


class About(Part, frozen=True, kw_only=True):
    """What a brief is about: at most one of these is set."""

    organisation: OrganisationRef | None = None
    person: PersonRef | None = None
    issue: IssueRef | None = None
    session: SessionRef | None = None


class EarlierVersion(Part, frozen=True, kw_only=True):
    """A brief as it once stood."""

    version: int
    on: Day
    by: str = ""
    markdown: str


class Brief(Record, frozen=True, kw_only=True):
    """A paper; Markdown is the stored truth."""

    key: Annotated[BriefKey, form(Form.KEY)] = field(name="id")
    title: str
    kind: BriefKind
    about: About = About()
    markdown: str
    mark: Mark = ""
    state: BriefState = BriefState.DRAFT
    approved_by: str = ""
    approved_on: Day | None = None
    version: int = 1
    earlier: tuple[EarlierVersion, ...] = ()
    attachments: tuple[AttachmentRef, ...] = ()
    readers: Readers = Readers()


class StatementVersion(Part, frozen=True, kw_only=True):
    """One text of a statement; `[[issue]]` stands where an issue's choice goes."""

    number: int
    on: Day
    markdown: str
    alternatives: dict[str, dict[str, str]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)


class Signature(Part, frozen=True, kw_only=True):
    """How an organisation stands to one version."""

    organisation: OwnOrganisation
    version: int
    how: Signing
    reservation: str = ""
    on: Day | None = None


class Statement(Record, frozen=True, kw_only=True):
    """The text the convening works towards."""

    key: Key = field(name="id")
    title: str
    versions: tuple[StatementVersion, ...] = ()
    signatures: tuple[Signature, ...] = ()
    mark: Mark = ""
    readers: Readers = Readers()


class Attachment(Record, frozen=True, kw_only=True):
    """A file kept with the convening; `base64` is its content (at most 25 MB)."""

    key: Key = field(name="id")
    name: str
    media_type: MediaType
    sha256: str
    base64: str


class Template(Record, frozen=True, kw_only=True):
    """A letter with {{fields}}."""

    key: Key = field(name="id")
    name: str
    kind: TemplateKind
    subject: str = ""
    markdown: str
