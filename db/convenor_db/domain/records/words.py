"""The words a field may hold, as INTERCHANGE.md spells them; the first of each is the default."""

from enum import StrEnum


class Constituency(StrEnum):
    """Whom an organisation speaks for."""

    GOVERNMENT = "government"
    INTERGOVERNMENTAL = "intergovernmental"
    AI_DEVELOPER = "ai-developer"
    ACADEMIA = "academia"
    CIVIL_SOCIETY = "civil-society"
    INDUSTRY = "industry"
    FUNDER = "funder"
    MEDIA = "media"
    OTHER = "other"


class MeetingRule(StrEnum):
    """What may be told outside the room."""

    NONE = "none"
    CHATHAM_HOUSE = "chatham-house"
    NOT_FOR_ATTRIBUTION = "not-for-attribution"
    ON_THE_RECORD = "on-the-record"


class TLP(StrEnum):
    """The marks of FIRST's Traffic Light Protocol 2.0, untranslated."""

    AMBER = "TLP:AMBER"
    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"


class OrderBy(StrEnum):
    """How names are put in order (RULES.md 7)."""

    HOST = "host"
    ALPHABETICAL = "alphabetical"
    RANK = "rank"
    MANUAL = "manual"


class NameOrder(StrEnum):
    """Which part of a name comes first."""

    GIVEN_FIRST = "given-first"
    FAMILY_FIRST = "family-first"


class Capacity(StrEnum):
    """In what capacity a seat is held."""

    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    OBSERVER = "observer"
    COUNSEL = "counsel"
    INTERPRETER = "interpreter"
    STAFF = "staff"
    PRESS = "press"


class Status(StrEnum):
    """How far a seat has come (RULES.md 2)."""

    LONGLIST = "longlist"
    SHORTLIST = "shortlist"
    APPROVED = "approved"
    INVITED = "invited"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    WAITLISTED = "waitlisted"
    WITHDRAWN = "withdrawn"
    SUBSTITUTED = "substituted"
    ATTENDED = "attended"
    ABSENT = "absent"


class SessionKind(StrEnum):
    """What sort of session it is."""

    PLENARY = "plenary"
    BREAKOUT = "breakout"
    BILATERAL = "bilateral"
    MEAL = "meal"
    RECEPTION = "reception"
    BREAK = "break"
    TRAVEL = "travel"
    PREPARATORY = "preparatory"


class Role(StrEnum):
    """What somebody does in a session."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    CHAIR = "chair"
    SPEAKER = "speaker"
    RAPPORTEUR = "rapporteur"
    NOTE_TAKER = "note-taker"
    INTERPRETER = "interpreter"
    COUNSEL = "counsel"


class Scope(StrEnum):
    """Where two are kept apart."""

    SESSION = "session"
    TABLE = "table"


class TargetBy(StrEnum):
    """What a balance target counts."""

    CONSTITUENCY = "constituency"
    REGION = "region"
    COUNTRY = "country"
    GENDER = "gender"
    ORGANISATION = "organisation"


class Basis(StrEnum):
    """Whether a party said it or the organiser thinks it."""

    ASSESSED = "assessed"
    STATED = "stated"


class Confidence(StrEnum):
    """How sure the organiser is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ContactKind(StrEnum):
    """How somebody was spoken to."""

    CALL = "call"
    MEETING = "meeting"
    LETTER = "letter"
    MAIL = "mail"
    OTHER = "other"


class BriefKind(StrEnum):
    """What a paper is for."""

    POSITION = "position"
    BACKGROUND = "background"
    ITINERARY = "itinerary"
    TALKING_POINTS = "talking-points"
    LOGISTICS = "logistics"
    STATEMENT = "statement"


class BriefState(StrEnum):
    """How far a paper has come."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"


class Signing(StrEnum):
    """How a party stands to a statement."""

    SIGNS = "signs"
    WITH_RESERVATION = "signs-with-reservation"
    ATTENDS_ONLY = "attends-without-signing"
    SIGNS_ABSENT = "signs-without-attending"


class Shape(StrEnum):
    """How a room is seated."""

    TABLES = "tables"
    U = "u"
    LONG = "long"
    THEATRE = "theatre"


class MediaType(StrEnum):
    """What an attachment may be."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"


class TemplateKind(StrEnum):
    """What a letter template is for."""

    INVITATION = "invitation"
    VISA = "visa"
    REMINDER = "reminder"
    THANKS = "thanks"


class WarningLevel(StrEnum):
    """How hard a rule of the check bites; off reports nothing."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"
    OFF = "off"


class Method(StrEnum):
    """What a calendar file asks for (RFC 5546)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


class Answer(StrEnum):
    """What came back for a calendar file (RFC 5545 PARTSTAT, in our spelling)."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    DELEGATED = "delegated"


class ReplyAnswer(StrEnum):
    """What a calendar reply says."""

    NONE = "none"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    DELEGATED = "delegated"


class ReplyState(StrEnum):
    """What became of a calendar reply."""

    APPLIED = "applied"
    STALE = "stale"
    UNMATCHED = "unmatched"
    NEEDS_DECISION = "needs-decision"


class PackPart(StrEnum):
    """The parts a pack may have, in their usual order."""

    COVER = "cover"
    CONTENTS = "contents"
    ITINERARY = "itinerary"
    PROGRAMME = "programme"
    PRACTICALITIES = "practicalities"
    PARTICIPANTS = "participants"
    ISSUES = "issues"
    POSITIONS = "positions"
    STATEMENTS = "statements"
    TALKING_POINTS = "talking-points"
    BRIEFS = "briefs"
    ATTACHMENTS = "attachments"


class TravelKind(StrEnum):
    """How somebody travels or where they sleep."""

    FLIGHT = "flight"
    TRAIN = "train"
    CAR = "car"
    HOTEL = "hotel"
    OTHER = "other"


class Family(StrEnum):
    """What sort of measure it is."""

    OTHER = "other"
    DECLARATION = "declaration"
    RECORDS = "records"
    HARDWARE = "hardware"
    ACCESS = "access"
    PEOPLE = "people"
    NATIONAL_MEANS = "national-means"


class Consent(StrEnum):
    """Whose consent a measure needs where it is run."""

    PARTY = "party"
    STATE = "state"
    BOTH = "both"
    NONE = "none"


class Readiness(StrEnum):
    """How near to use a measure is."""

    READY = "ready"
    PILOT = "pilot"
    RESEARCH = "research"


class AcceptAs(StrEnum):
    """Whether a party lets a measure in, or believes what it shows."""

    HOST = "host"
    EVIDENCE = "evidence"
