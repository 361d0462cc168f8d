"""What is written into a cell elsewhere, read as its field would have it: “Waiting list”, “yes”."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from convenor.imports.words import constituency_of
from convenor.lists.cell_fields import Choices, Typing, all_choices, typing_of
from convenor.models.record_fields import as_code
from convenor.widgets.editable_date import coming_day_of, day_of
from convenor.widgets.status_chip import STATUSES
from convenor_db.domain.actions.cells import STATUS
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.names import fold

_YES: Final = frozenset({"yes", "true", "x", "1", "must-have", "y", "ja", "oui", "si", "☑", "✓"})
_NO: Final = frozenset({"", "no", "false", "0", "n", "-", "nein", "non", "☐"})
_FAR: Final = re.compile(r",\s*(today|in \d[\d,]* days?|\d[\d,]* days? over)\s*$")
"""How far off a reply-by is: the table says it after the day."""


class Words:
    """Reads cells of one convening."""

    def __init__(self, *, year: int, today: str) -> None:
        """Days without a year are in *year*, one to reply by the next such day from *today* on."""
        self._year = year
        self._since = date.fromisoformat(today)

    def read(self, kind: str, field: str, text: str) -> str:
        """Return what is to be stored, as typed into the field. Raises `Unreadable`."""
        match typing_of(kind, field):
            case Typing.CHOICE:
                return self._choice(field, text.strip())
            case Typing.YES_NO:
                return _yes_no(text)
            case Typing.DAY:
                return self._day(field, _FAR.sub("", text.strip()))
            case _:
                return as_code(field, text)

    def _choice(self, field: str, text: str) -> str:
        if field == "wave":  # “2 · Laboratories”, and no wave
            number = re.match(r"\d+(?=\s*(·|$))", text)
            return number[0] if number else "" if fold(text) in ("", "none", "no wave") else text
        if field == "constituency":
            found = constituency_of(text)
            if found:
                return str(found)
        choices: Choices = all_choices(field)
        if field == STATUS:
            choices = [(value, look.words) for value, look in STATUSES.items()]
        wanted = fold(text)
        for value, words in choices:
            if wanted in (fold(value), fold(words)):
                return value
        reason = f"“{text}” is not one of: {_named(choices)}"
        raise Unreadable(reason)

    def _day(self, field: str, text: str) -> str:
        if not text:
            return ""
        late = field == "reply_by"
        day = coming_day_of(text, self._since) if late else day_of(text, self._year)
        return day.isoformat() if day else text


def _named(choices: Choices) -> str:
    words: Sequence[str] = [words for _, words in choices]
    return ", ".join(words)


def _yes_no(text: str) -> str:
    words = fold(text.strip())
    if words in _YES or words in _NO:
        return "true" if words in _YES else "false"
    reason = f"“{text.strip()}” is neither yes nor no"
    raise Unreadable(reason)
