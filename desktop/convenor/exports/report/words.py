"""The words of the printed report: what kinds and fields are called, and how values are read."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from convenor.exports.report.unmarked import unmarked
from convenor_db.domain.edits import counted
from convenor_db.domain.interchange.shape import Shape, fields_of, is_enum
from convenor_db.domain.printed_days import dated
from convenor_db.domain.records import KINDS
from convenor_db.domain.zones import local, read_instant

SECTIONS: Final[Mapping[str, str]] = {
    "people": "The person",
    "invitations": "Seats",
    "travel_documents": "Travel document",
    "travel": "Journeys",
    "sessions": "Sessions",
    "contacts": "Conversations noted",
    "notes": "Notes of what was said",
    "briefs": "Papers",
    "statements": "Statements",
    "calendar_ledger": "Calendar entries sent",
    "replies": "Calendar replies received",
    "copies": "Numbered copies of the briefing pack",
    "keep_apart": "Kept apart",
    "not_same": "Known to be two people",
    "groups": "Small groups",
    "seatings": "Places at table",
    "scenarios": "What-ifs",
    "waivers": "Warnings set aside",
    "releases": "Agendas given out",
    "convening": "The convening",
}
"""What the part of the report on a kind is called, in the order in which they stand."""
ONE: Final[Mapping[str, str]] = {
    "people": "person", "invitations": "seat", "travel_documents": "travel document",
    "travel": "journey", "contacts": "conversation", "calendar_ledger": "calendar entry",
    "replies": "calendar reply", "copies": "copy", "keep_apart": "pair kept apart",
    "not_same": "pair of namesakes", "seatings": "seating", "waivers": "warning set aside",
    "red_lines": "red line", "convening": "convening", "facts": "fact",
    "organisations": "organisation", "recipe": "part of the pack", "measures": "measure",
}  # fmt: skip
"""One of a kind; the others lose their s."""
_CAPTIONS: Final[Mapping[str, str]] = {
    "family": "Family name", "given": "Given name", "native": "Name in own script",
    "known_as": "Known as", "order": "Order of names", "emails": "E-mail", "aliases": "Other names",
    "copy_to": "Copied to", "phone": "Telephone", "dietary": "Dietary needs",
    "access": "Access needs", "step_free": "Needs step-free access", "zone": "Time zone",
    "seat_of": "Seat of", "from": "From", "minutes": "Length", "markdown": "Text",
    "start": "Begins", "as_of": "As of", "head": "Head of delegation", "on": "On",
    "at": "When", "stamp": "Written", "of": "Of copies", "number": "Number", "a": "One",
    "b": "The other", "remote": "Takes part from afar", "exported_at": "Sent",
    "sequence": "Version", "transferable": "Passes to a substitute",
    "other_posts": "Further posts", "purge_after": "To be deleted after",
    "in_post_since": "In post since", "invitation": "Seat", "invitations": "Seats",
    "manual_order": "Place in the order by hand", "statuses": "Status tried",
    "places": "Place", "locked": "Fixed place", "handed_over_at": "Handed over at",
    "answer_stamp": "Answered", "answer_sequence": "Answered version", "likelihood": "Likelihood",
    "substitute_for": "Stands for", "warning": "Warning", "by": "By", "void": "Void",
    "about": "About", "readers": "Meant for", "earlier": "Earlier versions", "url": "Link",
}  # fmt: skip
_UNREAD: Final = frozenset(
    {"hash", "sha256", "content", "fingerprint", "uid", "stamp", "in_agenda", "method", "organiser",
     "text_as_written"}
)  # fmt: skip
_UNREAD_OF: Final[Mapping[str, frozenset[str]]] = {
    "calendar_ledger": frozenset({"text", "zone", "invitation"}),
    "invitations": frozenset({"person"}),
    "travel_documents": frozenset({"person"}),
    "travel": frozenset({"invitation"}),
    "copies": frozenset({"invitation", "version"}),
    "contacts": frozenset({"person"}),
    "notes": frozenset({"speaker"}),
    "replies": frozenset({"invitation"}),
    "": frozenset({"invitation"}),
}
_SAID_ALSO_IF_NOT: Final = frozenset({"present"})
"""Fields that say something when they say no."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_WALL: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
EMPTY: Final = "nothing"
_ANSWERS: Final[Mapping[str, str]] = {"needs-action": "none yet"}
_SHORT: Final = 100
"""Characters of what stands on one line with others."""


def _place(text: str) -> str:
    """Return a place as a seating numbers it: “table 1, place 2”, or “place 3” in a row."""
    table, parted, seat = text.partition(":")
    return f"table {table}, place {seat}" if parted else f"place {table}"


_COUNTED: Final[Mapping[str, Callable[[Any], str]]] = {
    "places": _place,
    "minutes": lambda value: counted(value, "minute", "minutes"),
    "likelihood": lambda value: f"{value * 100:g} %",
    "sequence": lambda value: str(value + 1),
    "answer_sequence": lambda value: str(value + 1),
    "markdown": unmarked,
    "answer": lambda value: _ANSWERS.get(value, value.replace("-", " ")),
}
"""How values of some fields are read; the first version of an entry has the sequence 0."""


_COUNTRIES: Final = frozenset({"country", "nationality"})
"""Fields that hold the code of a country."""


class Terms(NamedTuple):
    """In whose terms values are read: the venue's clocks, and what countries are called."""

    zone: ZoneInfo
    countries: Mapping[str, str]


def section_of(kind: str) -> str:
    """Return what the part on a kind is called."""
    return SECTIONS.get(kind, kind.replace("_", " ").capitalize())


def one_of(kind: str) -> str:
    """Return what one of a kind is called: “seat”."""
    return ONE.get(kind, kind.replace("_", " ").removesuffix("s"))


def caption_of(name: str) -> str:
    """Return what a field is called: “Reply by”."""
    return _CAPTIONS.get(name, name.strip("_").replace("_", " ").capitalize())


def is_read(kind: str, name: str, value: Any) -> bool:
    """Say whether a field says something that is read by people."""
    if name in _UNREAD or name in _UNREAD_OF.get(kind, ()):
        return False
    if value is False:
        return name in _SAID_ALSO_IF_NOT
    return value is not None and value not in ("", [], {})


def moment(at: datetime) -> str:
    """Return “1 March 2027, 09:00” of a moment on somebody's clock."""
    return f"{dated(f'{at:%Y-%m-%d}')}, {at:%H:%M}"


def instant_in_words(text: str, zone: ZoneInfo) -> str:
    """Return an instant on the venue's clocks."""
    return moment(local(read_instant(text), zone))


def value_in_words(name: str, value: Any, terms: Terms) -> str:
    """Return a plain value as it is read; long ones of a list stand on a line each."""
    if value is None or value in ("", [], {}):
        return EMPTY
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        items = [value_in_words(name, item, terms) for item in value]
        short = sum(map(len, items)) <= _SHORT and all(isinstance(item, str) for item in value)
        return (", " if short else "\n").join(items)
    if isinstance(value, dict):
        return fields_in_words(value, terms)
    if name in _COUNTED:
        return _COUNTED[name](value)
    return _text_in_words(name, value, terms) if isinstance(value, str) else str(value)


def fields_in_words(fields: Mapping[str, Any], terms: Terms) -> str:
    """Return a part on one line: “Role: chair · Passes to a substitute”.

    What is long stands below it, on lines of its own.
    """
    short, long = [], []
    for name, value in fields.items():
        if is_read("", name, value):
            words = value_in_words(name, value, terms)
            if len(words) > _SHORT:
                long.append(words)
            else:
                words = words.replace("\n", ", ")
                short.append(caption_of(name) if value is True else f"{caption_of(name)}: {words}")
    return "\n".join([" · ".join(short), *long])


def _text_in_words(name: str, text: str, terms: Terms) -> str:
    if _DAY.fullmatch(text):
        return dated(text)
    if _WALL.fullmatch(text):
        return f"{dated(text[:10])}, {text[11:]}"
    if _INSTANT.fullmatch(text):
        return instant_in_words(text, terms.zone)
    if name in _COUNTRIES:
        return terms.countries.get(text, text)
    if name in _enumerations() and not text.startswith("TLP"):
        return text.replace("-", " ")
    return text


@cache
def _enumerations() -> frozenset[str]:
    """Return the names of fields that hold one of a list of words, wherever they stand."""
    found: dict[str, bool] = {}
    for kind in KINDS.values():
        for name, shape in _leaves(kind.record):
            found[name] = found.get(name, True) and is_enum(shape.leaf)
    return frozenset(name for name, always in found.items() if always)


def _leaves(record: type[Struct]) -> Iterator[tuple[str, Shape]]:
    for field in fields_of(record):
        shape = field.shape.item or field.shape.value or field.shape
        if shape.part:
            yield from _leaves(shape.part)
        else:
            yield field.name, shape
