"""How the forms of text are checked: days, wall-clock times, instants, keys, marks."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from convenor_db.domain import zones
from convenor_db.domain.records.base import Form
from convenor_db.domain.records.words import TLP, MeetingRule

KEY: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
COUNTRY: Final = re.compile(r"[A-Z]{2}")

ALLOWED_CONTROLS: Final = "\t\n"


def bad_character(text: str) -> str | None:
    """Return a control character or lone surrogate that *text* may not hold, or None."""
    if text.isprintable():
        return None
    for char in text:
        if char not in ALLOWED_CONTROLS and unicodedata.category(char) in ("Cc", "Cs"):
            return f"U+{ord(char):04X}"
    return None


def without_bad_characters(text: str) -> str:
    """Return *text* without what `bad_character` finds (fields and imports drop it)."""
    if bad_character(text) is None:
        return text
    return "".join(
        char
        for char in text
        if char in ALLOWED_CONTROLS or unicodedata.category(char) not in ("Cc", "Cs")
    )


def _reads(reader: Callable[[str], object]) -> Callable[[str], str | None]:
    def fault(text: str) -> str | None:
        try:
            reader(text)
        except ValueError as error:
            return str(error)
        return None

    return fault


def _key(text: str) -> str | None:
    return None if KEY.fullmatch(text) else "an id has 1 to 64 of A-Z a-z 0-9 . _ -"


def _zone(text: str) -> str | None:
    return None if not text or zones.known_zone(text) else f"no time zone is called {text!r}"


def _link(text: str) -> str | None:
    fine = not text or (text.startswith("https://") and not re.search(r"\s", text))
    return None if fine else "a link begins with https:// and has no blanks"


def _country(text: str) -> str | None:
    fine = not text or COUNTRY.fullmatch(text)
    return None if fine else "a country is two capital letters (ISO 3166-1), or empty"


def _word_of(words: type[TLP] | type[MeetingRule]) -> Callable[[str], str | None]:
    allowed = {str(word) for word in words}

    def fault(text: str) -> str | None:
        if not text or text in allowed:
            return None
        return f"{text!r} is not one of: {', '.join(sorted(allowed))}"

    return fault


FAULTS: Final[dict[Form, Callable[[str], str | None]]] = {
    Form.DAY: _reads(zones.read_day),
    Form.WALL: _reads(zones.wall),
    Form.INSTANT: _reads(zones.read_instant),
    Form.TIME: _reads(zones.read_time),
    Form.ZONE: _zone,
    Form.KEY: _key,
    Form.LINK: _link,
    Form.COUNTRY: _country,
    Form.MARK: _word_of(TLP),
    Form.RULE: _word_of(MeetingRule),
}
"""For each form of text a function that says what is wrong with one, or None."""
