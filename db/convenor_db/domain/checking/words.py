"""What the rules of the checks are called, and what each means, in one plain sentence."""

from dataclasses import dataclass
from typing import Final

from convenor_db.domain.checking.findings import DEFAULT_LEVELS, Rule
from convenor_db.domain.records import WarningLevel


@dataclass(frozen=True, slots=True)
class RuleWords:
    """The name of a rule as a list shows it, and when it warns."""

    name: str
    meaning: str


RULE_WORDS: Final[dict[Rule, RuleWords]] = {
    Rule.PERSON_TWICE: RuleWords(
        "Two places at once", "Somebody is listed in two sessions that overlap."
    ),
    Rule.ROOM_TWICE: RuleWords("Room taken twice", "Two sessions in one room overlap."),
    Rule.ROOM_SMALL: RuleWords(
        "Room too small", "A room has fewer seats than people are expected or listed."
    ),
    Rule.ROOM_MISSING: RuleWords("No room", "A scheduled session has neither a room nor a link."),
    Rule.STEP_FREE: RuleWords(
        "Steps in the way",
        "Somebody who needs step-free access is listed in a room that has steps.",
    ),
    Rule.BEFORE_ARRIVAL: RuleWords(
        "Before arrival", "A session begins before somebody listed in it has arrived."
    ),
    Rule.AFTER_DEPARTURE: RuleWords(
        "After departure", "A session ends after somebody listed in it has left."
    ),
    Rule.UNAVAILABLE: RuleWords(
        "Away at that time", "A session overlaps a time at which somebody listed in it is away."
    ),
    Rule.NIGHT: RuleWords(
        "Night where they are",
        "For somebody who takes part remotely it is between 22:00 and 07:00.",
    ),
    Rule.ROLE_OUT: RuleWords(
        "Listed, but not coming",
        "Somebody with a part in a session has declined, withdrawn or been replaced.",
    ),
    Rule.DECLINED_HERE: RuleWords(
        "Declined this session", "Somebody listed has declined it by a calendar reply."
    ),
    Rule.CHAIR_MISSING: RuleWords("No chair", "A plenary or breakout has nobody in the chair."),
    Rule.RAPPORTEUR_MISSING: RuleWords(
        "No rapporteur", "A plenary or breakout has neither a rapporteur nor a note-taker."
    ),
    Rule.PAPER_MISSING: RuleWords(
        "No paper", "A plenary, breakout or bilateral has no approved brief to go with it."
    ),
    Rule.INTERPRETER_MISSING: RuleWords(
        "No interpreter",
        "Somebody speaks none of a session’s languages, and nobody interprets there.",
    ),
    Rule.DIETARY_MISSING: RuleWords(
        "Dietary needs unknown", "A meal has people whose dietary needs nobody has noted."
    ),
    Rule.ORDER: RuleWords(
        "Wrong order", "A session begins before one that it comes after has ended."
    ),
    Rule.APART: RuleWords(
        "Not kept apart", "Two who are kept apart are listed in the same session."
    ),
    Rule.PLENARY_OVERLAP: RuleWords(
        "Beside a plenary",
        "Another plenary, breakout, bilateral or preparatory session overlaps a plenary.",
    ),
    Rule.OUTSIDE_DATES: RuleWords(
        "Outside the days",
        "A session begins before the first day or ends after the last; preparatory sessions"
        " and travel may.",
    ),
    Rule.RIVALS: RuleWords(
        "Rivals without safeguards",
        "Rivals meet, and a safeguard is missing: statement, purpose, circulated outline,"
        " counsel, note-taker or clearance.",
    ),
    Rule.TERMS: RuleWords(
        "Sensitive term", "Rivals meet in a session whose words hold one of the sensitive terms."
    ),
    Rule.CHANGEOVER: RuleWords(
        "Short change of rooms",
        "Between two sessions of a room or a person there is less than the time to change rooms.",
    ),
    Rule.NO_MEAL: RuleWords(
        "No time to eat",
        "Between 11:30 and 14:30 somebody has neither a meal nor 45 minutes without a session.",
    ),
    Rule.ISSUE_UNSCHEDULED: RuleWords(
        "Issue without a session", "No scheduled session lists an issue."
    ),
    Rule.RED_LINE_ABSENT: RuleWords(
        "Red line not in the room",
        "A session lists an issue, and an organisation with a red line on it is not there.",
    ),
    Rule.PIVOT_NO_BILATERAL: RuleWords(
        "Pivotal, but no bilateral", "A party on whom others wait has no scheduled bilateral."
    ),
    Rule.BRIEF_STALE: RuleWords(
        "Brief older than a position",
        "A brief was approved before the newest position that it is about.",
    ),
}
"""By rule, in the order of the rules."""

MILDER: Final[dict[Rule, WarningLevel]] = {
    Rule.PERSON_TWICE: WarningLevel.INFO,
    Rule.UNAVAILABLE: WarningLevel.INFO,
    Rule.ROLE_OUT: WarningLevel.WARN,
    Rule.RIVALS: WarningLevel.WARN,
}
"""The milder level that a rule has by itself where a role is optional or lighter, or in a plenary.

A level that is set replaces both.
"""


def own_levels(rule: Rule) -> tuple[WarningLevel, ...]:
    """Return the levels that a rule has by itself, the gravest first."""
    milder = (MILDER[rule],) if rule in MILDER else ()
    return (DEFAULT_LEVELS[rule], *milder)
