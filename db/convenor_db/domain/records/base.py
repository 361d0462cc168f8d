"""What every record is made of: typed keys, forms of text, pointers to other records."""

from enum import StrEnum
from typing import Annotated, Any, NewType

from msgspec import Meta, Struct

PersonKey = NewType("PersonKey", str)
OrganisationKey = NewType("OrganisationKey", str)
InvitationKey = NewType("InvitationKey", str)
SessionKey = NewType("SessionKey", str)
RoomKey = NewType("RoomKey", str)
IssueKey = NewType("IssueKey", str)
BriefKey = NewType("BriefKey", str)


class Form(StrEnum):
    """How a text must be written. Wall-clock times are in the convening's zone, instants in UTC."""

    DAY = "day"  # 2027-04-14
    WALL = "wall"  # 2027-04-14T09:00
    INSTANT = "instant"  # 2027-03-01T08:00:00Z
    TIME = "time"  # 08:00
    ZONE = "zone"  # Europe/Zurich
    KEY = "key"  # [A-Za-z0-9._-]{1,64}
    LINK = "link"  # https://…
    COUNTRY = "country"  # ISO 3166-1 alpha-2, or nothing
    CONDITION = "condition"
    NEEDS = "needs"  # a condition over measures
    GATE = "gate"  # a condition over organisations
    MARK = "mark"  # one of TLP's labels, or nothing: the convening's
    RULE = "rule"  # a meeting rule, or nothing: the convening's


def form(kind: Form) -> Meta:
    """Say how the text of a field is written."""
    return Meta(extra={"form": kind})


def points_to(*kinds: str, own: bool = False, loose: bool = False) -> Meta:
    """Say that a field holds the key of a record of one of *kinds*.

    *own*: the record belongs to what it points to and is deleted with it.
    *loose*: what it names may be gone (RULES.md 5: the ledger outlives seats and sessions).
    """
    return Meta(extra={"ref": kinds, "own": own, "loose": loose})


Day = Annotated[str, form(Form.DAY)]
Wall = Annotated[str, form(Form.WALL)]
Instant = Annotated[str, form(Form.INSTANT)]
Time = Annotated[str, form(Form.TIME)]
Zone = Annotated[str, form(Form.ZONE)]
Key = Annotated[str, form(Form.KEY)]
Link = Annotated[str, form(Form.LINK)]
Country = Annotated[str, form(Form.COUNTRY)]
Mark = Annotated[str, form(Form.MARK)]
RuleText = Annotated[str, form(Form.RULE)]
Condition = Annotated[Any, form(Form.CONDITION)]

PersonRef = Annotated[PersonKey, points_to("people")]
OrganisationRef = Annotated[OrganisationKey, points_to("organisations")]
InvitationRef = Annotated[InvitationKey, points_to("invitations")]
SessionRef = Annotated[SessionKey, points_to("sessions")]
RoomRef = Annotated[RoomKey, points_to("rooms")]
IssueRef = Annotated[IssueKey, points_to("issues")]
BriefRef = Annotated[BriefKey, points_to("briefs")]
AttachmentRef = Annotated[str, points_to("attachments")]
UndertakingRef = Annotated[str, points_to("undertakings")]
MeasureRef = Annotated[str, points_to("measures")]
OwnPerson = Annotated[PersonKey, points_to("people", own=True)]
OwnOrganisation = Annotated[OrganisationKey, points_to("organisations", own=True)]
OwnInvitation = Annotated[InvitationKey, points_to("invitations", own=True)]
OwnSession = Annotated[SessionKey, points_to("sessions", own=True)]
OwnIssue = Annotated[IssueKey, points_to("issues", own=True)]
OwnUndertaking = Annotated[str, points_to("undertakings", own=True)]
OwnMeasure = Annotated[str, points_to("measures", own=True)]
# What has happened may name what is gone: undo passes over it, and takes back what it names.
PastInvitation = Annotated[InvitationKey, points_to("invitations", loose=True)]
PastSession = Annotated[SessionKey, points_to("sessions", loose=True)]


class Part(Struct, frozen=True, kw_only=True, gc=False):
    """Something inside a record, without a life of its own."""


class Record(Struct, frozen=True, kw_only=True, gc=False):
    """One thing of the convening, immutable; a change makes a new one."""
