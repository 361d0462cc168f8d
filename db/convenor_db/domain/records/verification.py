"""What could be verified: undertakings, measures, acceptances, requirements (VERIFICATION.md 2)."""

from typing import Annotated

from msgspec import field

from convenor_db.domain.records.base import (
    Condition,
    Day,
    Form,
    Key,
    Mark,
    OrganisationRef,
    OwnMeasure,
    OwnOrganisation,
    OwnUndertaking,
    Part,
    Record,
    UndertakingRef,
    form,
)
from convenor_db.domain.records.words import (
    AcceptAs,
    Basis,
    Confidence,
    Consent,
    Family,
    Readiness,
)


class Route(Part, frozen=True, kw_only=True):
    """A way to breach an undertaking; its key is unique within it."""

    key: Key = field(name="id")
    text: str


class Undertaking(Record, frozen=True, kw_only=True):
    """What is promised; `in_time`: days within which a breach must show."""

    key: Key = field(name="id")
    title: str
    text: str = ""
    in_time: int | None = None
    routes: tuple[Route, ...] = ()


class Cover(Part, frozen=True, kw_only=True):
    """What a measure shows about an undertaking; `days` at worst."""

    undertaking: OwnUndertaking
    routes: tuple[str, ...] = ()
    days: int | None = None
    detection: Confidence | None = None
    false_alarms: Confidence | None = None
    basis: Basis = Basis.ASSESSED
    source: str = ""
    url: str = ""
    as_of: Day | None = None
    confidence: Confidence = Confidence.LOW
    note: str = ""


class Measure(Record, frozen=True, kw_only=True):
    """A mechanism with its operator."""

    key: Key = field(name="id")
    title: str
    family: Family = Family.OTHER
    operator: str = ""
    consent: Consent = Consent.PARTY
    intrusive: int = 0
    reveals: str = ""
    evasion: str = ""
    readiness: Readiness = Readiness.READY
    shares: str = ""
    condition: Condition = field(name="if", default=True)
    source: str = ""
    url: str = ""
    as_of: Day | None = None
    note: str = ""
    covers: tuple[Cover, ...] = ()


class Acceptance(Record, frozen=True, kw_only=True):
    """Whether a party hosts a measure or believes it; flexibility 0 is a red line."""

    key: Key = field(name="id")
    organisation: OwnOrganisation
    measure: OwnMeasure
    accept_as: AcceptAs = field(name="as")
    undertaking: UndertakingRef | None = None
    accepts: bool | None = None
    condition: Condition = field(name="if", default=True)
    flexibility: int = 1
    basis: Basis = Basis.ASSESSED
    quote: str = ""
    source: str = ""
    url: str = ""
    as_of: Day
    confidence: Confidence = Confidence.LOW
    mark: Mark = ""
    note: str = ""


class Requirement(Record, frozen=True, kw_only=True):
    """What a party asks before it calls an undertaking verified."""

    key: Key = field(name="id")
    organisation: OwnOrganisation | None = None
    about: OrganisationRef | None = None
    undertaking: UndertakingRef | None = None
    needs: Annotated[object, form(Form.NEEDS)] = True
    each_route: int = 2
    within: int | None = None
    detection: Confidence = Confidence.MEDIUM
    basis: Basis = Basis.ASSESSED
    quote: str = ""
    source: str = ""
    url: str = ""
    as_of: Day
    confidence: Confidence = Confidence.LOW
    mark: Mark = ""
    note: str = ""
