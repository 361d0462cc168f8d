"""What a check finds: the rules by name with their levels, and one finding of a rule."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from convenor_db.domain.edits import Target
from convenor_db.domain.records import Waiver, WarningLevel

BLOCK, WARN, INFO = WarningLevel.BLOCK, WarningLevel.WARN, WarningLevel.INFO


class Rule(StrEnum):
    """The rules of RULES.md 6, in its order."""

    PERSON_TWICE = "person-twice"
    ROOM_TWICE = "room-twice"
    ROOM_SMALL = "room-small"
    ROOM_MISSING = "room-missing"
    STEP_FREE = "step-free"
    BEFORE_ARRIVAL = "before-arrival"
    AFTER_DEPARTURE = "after-departure"
    UNAVAILABLE = "unavailable"
    NIGHT = "night"
    ROLE_OUT = "role-out"
    DECLINED_HERE = "declined-here"
    CHAIR_MISSING = "chair-missing"
    RAPPORTEUR_MISSING = "rapporteur-missing"
    PAPER_MISSING = "paper-missing"
    INTERPRETER_MISSING = "interpreter-missing"
    DIETARY_MISSING = "dietary-missing"
    ORDER = "order"
    APART = "apart"
    PLENARY_OVERLAP = "plenary-overlap"
    OUTSIDE_DATES = "outside-dates"
    RIVALS = "rivals"
    TERMS = "terms"
    CHANGEOVER = "changeover"
    NO_MEAL = "no-meal"
    ISSUE_UNSCHEDULED = "issue-unscheduled"
    RED_LINE_ABSENT = "red-line-absent"
    PIVOT_NO_BILATERAL = "pivot-no-bilateral"
    BRIEF_STALE = "brief-stale"


DEFAULT_LEVELS: Final[dict[Rule, WarningLevel]] = {
    Rule.PERSON_TWICE: BLOCK,  # info when either role is optional
    Rule.ROOM_TWICE: BLOCK,
    Rule.ROOM_SMALL: BLOCK,
    Rule.ROOM_MISSING: WARN,
    Rule.STEP_FREE: BLOCK,
    Rule.BEFORE_ARRIVAL: BLOCK,
    Rule.AFTER_DEPARTURE: BLOCK,
    Rule.UNAVAILABLE: BLOCK,  # info when optional
    Rule.NIGHT: WARN,
    Rule.ROLE_OUT: BLOCK,  # for chair, speaker, interpreter, counsel; else warn; optional: none
    Rule.DECLINED_HERE: WARN,
    Rule.CHAIR_MISSING: WARN,
    Rule.RAPPORTEUR_MISSING: INFO,
    Rule.PAPER_MISSING: INFO,
    Rule.INTERPRETER_MISSING: WARN,
    Rule.DIETARY_MISSING: INFO,
    Rule.ORDER: BLOCK,
    Rule.APART: BLOCK,
    Rule.PLENARY_OVERLAP: WARN,
    Rule.OUTSIDE_DATES: WARN,
    Rule.RIVALS: BLOCK,  # warn in a plenary
    Rule.TERMS: WARN,
    Rule.CHANGEOVER: INFO,
    Rule.NO_MEAL: INFO,
    Rule.ISSUE_UNSCHEDULED: WARN,
    Rule.RED_LINE_ABSENT: WARN,
    Rule.PIVOT_NO_BILATERAL: INFO,
    Rule.BRIEF_STALE: WARN,
}
"""The level of each rule, the gravest where it has several; `warning_levels` replaces them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One warning: a rule, what it is about, and the facts it rests on.

    *objects* are kinds and keys in the order of the rule's line in RULES.md 6, those of one kind
    sorted by key. *text* is the sentence for people, *fix* what would mend it in words. Of rule
    `rivals`, *missing* are the safeguards that are not there and *in_place* those that are.
    *fingerprint* is a hash of the facts: *waived* is None once they have changed.
    """

    rule: Rule
    level: WarningLevel
    objects: tuple[Target, ...]
    text: str
    fix: str = ""
    missing: tuple[str, ...] = ()
    in_place: tuple[str, ...] = ()
    fingerprint: str
    waived: Waiver | None = None

    @property
    def id(self) -> str:
        """The stable name of the warning: `person-twice:v3:s1:s7`."""
        return ":".join([self.rule, *[key for _, key in self.objects]])

    def keys(self, kind: str) -> tuple[str, ...]:
        """Return the keys of the objects of a kind."""
        return tuple(key for each, key in self.objects if each == kind)

    @property
    def is_open(self) -> bool:
        """Whether somebody should do something: not waived, and more than a note."""
        return self.waived is None and self.level is not INFO

    @property
    def blocks(self) -> bool:
        """Whether a release is refused for it."""
        return self.waived is None and self.level is BLOCK
