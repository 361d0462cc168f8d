"""The letters in an avatar, for names in any writing."""

import unicodedata
from typing import Final

_NO_LETTERS: Final = "?"
_THAI_VOWELS_BEFORE: Final = "เแโใไ"
_BETWEEN: Final = frozenset({"\u200c", "\u200d", "\u0640"})


def initials(name: str) -> str:
    """Return one or two letters for *name*, a question mark if it has none.

    Latin, Greek and Cyrillic names give the first letter of the first and the last word. Han,
    Kana and Hangul names give their first character, the family name's. In other writings the
    first letter stands alone, because two of them side by side would join into a word.
    """
    words = [word for word in name.split() if any(letter.isalpha() for letter in word)]
    if not words:
        return _NO_LETTERS
    letters = [_first_letter(word) for word in words]
    capitals = [letter for letter in letters if _has_capitals(letter)]
    if len(capitals) < 2 or not _has_capitals(letters[0]):
        return letters[0].upper()
    return (capitals[0] + capitals[-1]).upper()


def _first_letter(word: str) -> str:
    """Return the first letter with the marks that belong to it."""
    letters = [letter for letter in word if letter not in _BETWEEN]
    while len(letters) > 1 and (not letters[0].isalpha() or letters[0] in _THAI_VOWELS_BEFORE):
        del letters[0]
    end = 1
    while end < len(letters) and unicodedata.category(letters[end]) in {"Mn", "Mc"}:
        end += 1
    cluster = "".join(letters[:end])
    return unicodedata.normalize("NFC", cluster) if _has_capitals(letters[0]) else letters[0]


def _has_capitals(letter: str) -> bool:
    return letter.upper() != letter.lower()
