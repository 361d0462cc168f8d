"""What each kind of thing is called and drawn with in History."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from convenor_db.domain.edits import counted


class KindWords(NamedTuple):
    """One, several, and the icon."""

    one: str
    many: str
    icon: str


KINDS_IN_WORDS: Final[Mapping[str, KindWords]] = {
    "convening": KindWords("convening", "convenings", "settings"),
    "people": KindWords("person", "people", "users"),
    "organisations": KindWords("organisation", "organisations", "building-2"),
    "invitations": KindWords("seat", "seats", "mail"),
    "waves": KindWords("wave", "waves", "send"),
    "targets": KindWords("target", "targets", "target"),
    "keep_apart": KindWords("pair kept apart", "pairs kept apart", "split"),
    "not_same": KindWords("pair of namesakes", "pairs of namesakes", "users"),
    "travel_documents": KindWords("travel document", "travel documents", "id-card"),
    "travel": KindWords("journey", "journeys", "plane"),
    "rooms": KindWords("room", "rooms", "map-pin"),
    "sessions": KindWords("session", "sessions", "calendar-days"),
    "groups": KindWords("group", "groups", "users"),
    "seatings": KindWords("seating", "seatings", "armchair"),
    "issues": KindWords("issue", "issues", "scale"),
    "positions": KindWords("position", "positions", "grid-3x3"),
    "red_lines": KindWords("red line", "red lines", "flag"),
    "facts": KindWords("fact", "facts", "diamond"),
    "commitments": KindWords("commitment", "commitments", "handshake"),
    "contacts": KindWords("contact", "contacts", "phone"),
    "scenarios": KindWords("scenario", "scenarios", "split"),
    "undertakings": KindWords("undertaking", "undertakings", "shield-check"),
    "measures": KindWords("measure", "measures", "shield-check"),
    "acceptances": KindWords("answer on a measure", "answers on measures", "shield-check"),
    "requirements": KindWords("requirement", "requirements", "shield-check"),
    "briefs": KindWords("brief", "briefs", "file-text"),
    "statements": KindWords("statement", "statements", "file-check"),
    "attachments": KindWords("attachment", "attachments", "paperclip"),
    "templates": KindWords("letter", "letters", "mail"),
    "recipe": KindWords("part of the pack", "parts of the pack", "package"),
    "notes": KindWords("note", "notes", "sticky-note"),
    "outcomes": KindWords("outcome", "outcomes", "list-checks"),
    "releases": KindWords("release", "releases", "send"),
    "waivers": KindWords("waiver", "waivers", "triangle-alert"),
    "calendar_ledger": KindWords("calendar entry", "calendar entries", "calendar-check"),
    "replies": KindWords("calendar reply", "calendar replies", "mail-check"),
    "copies": KindWords("copy", "copies", "package"),
}


def icon_of(kind: str) -> str:
    """Return the icon of a kind; of one without, that of History."""
    words = KINDS_IN_WORDS.get(kind)
    return words.icon if words else "history"


def touched_in_words(touched: tuple[tuple[str, int], ...]) -> str:
    """Return “12 seats” or “1 seat, 3 sessions”; of many kinds “31 things”."""
    if len(touched) > 2:
        return counted(sum(count for _, count in touched), "thing", "things")
    return ", ".join(
        counted(count, words.one, words.many)
        for kind, count in touched
        if (words := KINDS_IN_WORDS.get(kind))
    )
