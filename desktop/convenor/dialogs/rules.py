"""What meeting rules and marks are called, and what each means, in one plain sentence."""

from typing import Final

RULES: Final = {
    "none": ("No rule", "Nothing is agreed on what may be told outside the room."),
    "chatham-house": (
        "Chatham House Rule",
        "What is said may be used; who said it, and who was there, may not.",
    ),
    "not-for-attribution": (
        "Not for attribution",
        "What is said may be used, but neither who said it nor for whom.",
    ),
    "on-the-record": ("On the record", "What is said may be used, with the name of who said it."),
}
MARKS: Final = {
    "TLP:CLEAR": "Papers may be passed on to anybody.",
    "TLP:GREEN": "Papers stay in the readers’ community; they are not published.",
    "TLP:AMBER": "Papers stay with the readers, their organisations and clients, as needed.",
    "TLP:AMBER+STRICT": "Papers stay with the readers and their organisations, as needed.",
    "TLP:RED": "Papers are for the readers alone, and are passed on to nobody.",
}
"""By FIRST's Traffic Light Protocol 2.0; the words themselves are never translated."""


def rule_items() -> list[tuple[str, str]]:
    """Return every rule with its words, for a choice."""
    return [(rule, words) for rule, (words, _) in RULES.items()]


def mark_items() -> list[tuple[str, str]]:
    """Return every mark, for a choice."""
    return [(mark, mark) for mark in MARKS]
