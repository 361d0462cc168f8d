"""The one rule by which names and texts are compared, in the file as it is and in its History.

Case, accents, vowel points, invisible marks and the forms of apostrophe, hyphen and blank do not
matter. Marks that are letters of their own (Devanagari, Thai) stay.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

BARRIER: Final = "|"
"""Stands for what is neither letter nor blank, and cannot lie inside a name."""
WORD: Final = re.compile(r"[^ '\-.,|]+")
"""A word of a folded text."""
TIGHT: Final = ("'", "-")
"""What joins parts of one word: “O’Brien”, “Al-Mansouri”."""
_OPTIONAL: Final = ("COMBINING", "ARABIC", "HEBREW", "SYRIAC", "VARIATION SELECTOR")
"""Marks that a writer may leave out, by the beginning of their names in Unicode."""
_JOINED: Final = range(0xAC00, 0xD7A4)
"""Korean syllables, which would come apart into letters."""
_ALIKE: Final = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "\u0131": "i", "þ": "th", "æ": "ae", "œ": "oe",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "\u0647", "ٱ": "\u0627", "ـ": "",
    "·": "-", "・": "-", "‧": "-", "־": "-", "\u2212": "-",
    "،": ",", "、": ",", "_": " ", "*": " ", "\\": " ",
    **dict.fromkeys("'`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032", "'"),
}  # fmt: skip
"""What is written for one another, or in the place of what a keyboard lacks."""


class Folded(NamedTuple):
    """A text as it is compared. *places*: where each of its letters stands in the written one."""

    text: str
    places: Sequence[int]

    def begins_letter(self, at: int) -> bool:
        """Say whether *at* lies between two letters of the written text, and not inside one."""
        return not 0 < at < len(self.text) or self.places[at] != self.places[at - 1]


class _Table(dict[int, str]):
    """By code point, what a letter is compared as; filled as letters are met."""

    def __missing__(self, point: int) -> str:
        made = self[point] = "".join(map(_as_compared, _parts(point)))
        return made


def _parts(point: int) -> str:
    char = chr(point)
    if point in _JOINED or char in _ALIKE:
        return char
    return unicodedata.normalize("NFKD", char.casefold()).casefold()


def _as_compared(char: str) -> str:
    if char in _ALIKE:
        return _ALIKE[char]
    kind = unicodedata.category(char)
    if kind == "Cf" or (kind[0] == "M" and unicodedata.name(char, "").startswith(_OPTIONAL)):
        return ""
    if kind[0] in "LMN" or char in ".,":
        return char
    if kind == "Pd":
        return "-"
    return " " if char.isspace() or kind == "Cc" else BARRIER


_TABLE: Final = _Table()


def composed(text: str) -> str:
    """Return a text as it is searched and shown: each letter with its marks in one."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return composed(text).translate(_TABLE)


def folded(text: str) -> Folded:
    """Return a composed text as it is compared, and where each letter of that is written."""
    made = text.translate(_TABLE)
    if text.isascii():
        return Folded(made, range(len(text) + 1))
    places = [at for at, char in enumerate(text) for _ in _TABLE[ord(char)]]
    return Folded(made, [*places, len(text)])


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(WORD.findall(fold(text)))


def squeezed(text: str) -> str:
    """Return a text as it is compared, with the parts of joined words in one."""
    made = fold(text)
    for mark in TIGHT:
        made = made.replace(mark, "")
    return made
