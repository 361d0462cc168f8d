"""What stands for what: icon, colour and word of statuses, levels, constituencies and kinds.

The same everywhere, print included; meaning is never carried by colour alone.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class Look(Struct, frozen=True):
    """How one value is shown: a Lucide icon, a colour token and a word.

    The colour is one of the status colours (ok, warn, bad, info, mute, violet) or of the tints
    t1 to t7; each has a soft ground of its own.
    """

    icon: str
    color: str
    words: str

    @property
    def ground(self) -> str:
        """The token of the soft ground the colour is read on."""
        return f"{self.color}s" if self._is_tint() else f"{self.color}_soft"

    @property
    def ink(self) -> str:
        """The token of its word: tints are promised for signs only, not for small words."""
        return "text2" if self._is_tint() else self.color

    def _is_tint(self) -> bool:
        return self.color[0] == "t" and self.color[1:].isdigit()


STATUSES: Final[Mapping[str, Look]] = {
    "longlist": Look("circle-dashed", "mute", "Longlist"),
    "shortlist": Look("list", "mute", "Shortlist"),
    "approved": Look("check", "mute", "Approved"),
    "invited": Look("send", "info", "Invited"),
    "tentative": Look("circle-help", "warn", "Tentative"),
    "accepted": Look("circle-check", "ok", "Accepted"),
    "attended": Look("door-open", "ok", "Attended"),
    "waitlisted": Look("hourglass", "violet", "Waiting list"),
    "declined": Look("circle-x", "bad", "Declined"),
    "absent": Look("circle-x", "bad", "Absent"),
    "withdrawn": Look("undo-2", "mute", "Withdrawn"),
    "substituted": Look("git-compare", "mute", "Substituted"),
}
NO_SEAT: Final = Look("", "mute", "No seat")


class Segment(Struct, frozen=True):
    """One word of the status strip and the statuses counted under it, dark to pale."""

    words: str
    color: str
    statuses: tuple[str, ...]


STRIP: Final = (
    Segment("Coming", "m_ok", ("accepted", "attended")),
    Segment("Tentative", "m_warn", ("tentative",)),
    Segment("Invited", "m_info", ("invited",)),
    Segment("Waiting list", "m_violet", ("waitlisted",)),
    Segment("Not yet invited", "line3", ("approved", "shortlist", "longlist")),
    Segment("Declined or absent", "m_bad", ("declined", "absent")),
)

LEVELS: Final[Mapping[str, Look]] = {
    "block": Look("triangle-alert", "bad", "Must fix"),
    "warn": Look("triangle-alert", "warn", "Look at"),
    "info": Look("message-square-text", "mute", "Note"),
}

CONSTITUENCIES: Final[Mapping[str, Look]] = {
    "government": Look("landmark", "t1", "Government"),
    "academia": Look("layers", "t2", "Academia"),
    "intergovernmental": Look("globe", "t3", "Intergovernmental"),
    "ai-developer": Look("zap", "t4", "AI developer"),
    "civil-society": Look("users", "t5", "Civil society"),
    "funder": Look("scale", "t6", "Funder"),
    "industry": Look("building-2", "t7", "Industry"),
    "media": Look("quote", "t7", "Media"),
    "other": Look("tag", "t7", "Other"),
}
NO_CONSTITUENCY: Final = Look("circle-dashed", "t7", "None")

KINDS: Final[Mapping[str, Look]] = {
    "plenary": Look("presentation", "t1", "Plenary"),
    "breakout": Look("users", "t2", "Breakout"),
    "bilateral": Look("message-square-text", "t6", "Bilateral"),
    "preparatory": Look("notebook-pen", "t3", "Preparatory"),
    "meal": Look("utensils", "t7", "Meal"),
    "reception": Look("sparkles", "t7", "Reception"),
    "break": Look("coffee", "t7", "Break"),
    "travel": Look("plane", "t7", "Travel"),
}
HATCHED: Final = frozenset({"meal", "reception", "break", "travel"})
"""Session kinds whose blocks are hatched."""

BRIEF_STATES: Final[Mapping[str, Look]] = {
    "draft": Look("pencil", "mute", "Draft"),
    "in-review": Look("eye", "warn", "In review"),
    "approved": Look("circle-check", "ok", "Approved"),
}

MARKS: Final[Mapping[str, Look]] = {
    "TLP:RED": Look("lock", "bad", "TLP:RED"),
    "TLP:AMBER+STRICT": Look("lock", "warn", "TLP:AMBER+STRICT"),
    "TLP:AMBER": Look("lock", "warn", "TLP:AMBER"),
    "TLP:GREEN": Look("lock-open", "ok", "TLP:GREEN"),
    "TLP:CLEAR": Look("lock-open", "mute", "TLP:CLEAR"),
}


def look_of_status(status: str) -> Look:
    """Return how a seat's status is shown; an empty one is "No seat". KeyError if unknown."""
    return STATUSES[status] if status else NO_SEAT


def look_of_level(level: str) -> Look:
    """Return how a warning's level is shown: block, warn or info. KeyError if unknown."""
    return LEVELS[level]


def look_of_constituency(constituency: str) -> Look:
    """Return how a constituency is shown; an empty one is "None". KeyError if unknown."""
    return CONSTITUENCIES[constituency] if constituency else NO_CONSTITUENCY


def look_of_kind(kind: str) -> Look:
    """Return how a kind of session is shown. KeyError if unknown."""
    return KINDS[kind]


def look_of_mark(mark: str) -> Look:
    """Return how a mark of the Traffic Light Protocol is shown. KeyError if unknown."""
    return MARKS[mark]
