"""The convening itself."""

from msgspec import field

from convenor_db.domain.records.base import Country, Day, InvitationRef, Part, Record, Time, Zone
from convenor_db.domain.records.words import TLP, MeetingRule, OrderBy, WarningLevel

SENSITIVE_TERMS = (
    "price",
    "pricing",
    "customer",
    "capacity",
    "launch date",
    "release date",
    "compute purchase",
    "supplier",
    "salary",
    "hiring",
    "market share",
    "pause",
    "limit output",
)
"""What a new convening starts with (RULES.md 6). Plainly not legal advice."""


class Organiser(Part, frozen=True, kw_only=True):
    """Who signs the calendar entries, and where replies go."""

    name: str
    email: str


class Observance(Part, frozen=True, kw_only=True):
    """A day that matters to somebody: a feast, a fast, a public holiday."""

    date: Day
    text: str


class Convening(Record, frozen=True, kw_only=True):
    """One event: when, where, under which rule and mark. Days are venue days."""

    title: str
    starts: Day
    ends: Day
    zone: Zone
    purpose: str = ""
    venue: str = ""
    address: str = ""
    city: str = ""
    country: Country = ""
    series: str = ""
    rule: MeetingRule = MeetingRule.NONE
    roster_disclosable: bool = False
    mark: TLP = TLP.AMBER
    languages: tuple[str, ...] = ("en",)
    seats: int | None = None
    day: tuple[Time, ...] = ("08:00", "20:00")
    organiser: Organiser | None = None
    order_by: OrderBy = OrderBy.HOST
    manual_order: tuple[InvitationRef, ...] = ()
    warning_levels: dict[str, WarningLevel] = field(default_factory=dict)
    sensitive_terms: tuple[str, ...] = ()
    competition_statement: str = ""
    changeover: int = 10
    stale_days: int = 90
    observances: tuple[Observance, ...] = ()
    keep_until: Day | None = None
