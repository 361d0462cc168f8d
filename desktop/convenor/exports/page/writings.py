"""Which face sets which character, and what no face has."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from convenor.exports.page.faces import Weight, Writing, face

_SPANS: Final = (
    (0x0590, 0x05FF, Writing.HEBREW),
    (0xFB1D, 0xFB4F, Writing.HEBREW),
    (0x0600, 0x077F, Writing.ARABIC),
    (0x08A0, 0x08FF, Writing.ARABIC),
    (0xFB50, 0xFDFF, Writing.ARABIC),
    (0xFE70, 0xFEFC, Writing.ARABIC),
    (0x0900, 0x097F, Writing.DEVANAGARI),
    (0xA8E0, 0xA8FF, Writing.DEVANAGARI),
    (0x0E00, 0x0E7F, Writing.THAI),
    (0x1100, 0x11FF, Writing.HANGUL),
    (0x3130, 0x318F, Writing.HANGUL),
    (0xAC00, 0xD7AF, Writing.HANGUL),
    (0x2E80, 0x9FFF, Writing.HAN),
    (0xF900, 0xFAFF, Writing.HAN),
    (0xFF00, 0xFFEF, Writing.HAN),
    (0x20000, 0x3FFFF, Writing.HAN),
)
"""First and last code of a block, and who writes with it; the first that fits counts."""
_NEUTRAL: Final = frozenset("PSNMC")
_STAND_IN: Final = "\u25a1"
"""Printed where no face has the character."""
_UNPRINTED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""Controls, what turns the direction of writing, halves of characters, tags."""
_NO_GLYPH_NEEDED: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Joiners and choosers of a shape: shaping reads them, nothing is printed."""


def plain(text: str) -> str:
    """Return a text of the file as it may be printed: composed, without invisible characters.

    What turns the direction of writing goes too: a name must not turn the line it stands in.
    """
    text = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", _UNPRINTED.sub("", text))


def one_line(text: str) -> str:
    """Return a text without line breaks and with single blanks."""
    return " ".join(plain(text).split())


class Run(NamedTuple):
    """Neighbouring characters that one face sets."""

    writing: Writing
    text: str


@lru_cache(maxsize=50_000)
def runs(text: str) -> tuple[Run, ...]:
    """Return a text cut where the face changes; what no face has is replaced by a box."""
    if text.isascii():
        return (Run(Writing.LATIN, text),) if text else ()
    found: list[list[str | Writing]] = []
    for char, writing in zip(text, _writings(text), strict=True):
        known = _at_home(char, writing)
        if known is None:
            char, known = _STAND_IN, Writing.LATIN  # noqa: PLW2901 - a box stands for it
        if found and found[-1][0] is known:
            found[-1][1] = f"{found[-1][1]}{char}"
        else:
            found.append([known, char])
    return tuple(Run(Writing(writing), str(piece)) for writing, piece in found)


def unprintable(text: str) -> str:
    """Return the characters of a text that no bundled face has, each once, in order."""
    if text.isascii():
        return ""
    return "".join(char for char in dict.fromkeys(plain(text)) if not _has_a_face(char))


@lru_cache(maxsize=20_000)
def _has_a_face(char: str) -> bool:
    return _at_home(char, _own_writing(char) or Writing.LATIN) is not None


@lru_cache(maxsize=20_000)
def _at_home(char: str, wanted: Writing) -> Writing | None:
    """Return the writing whose face has a character: the wanted one, or the first that does."""
    if char.isspace() or char in _NO_GLYPH_NEEDED:
        return wanted
    others: tuple[Writing, ...] = (wanted, *Writing)
    has = (one for one in others if face(one.face_name(Weight.REGULAR)).glyph(char) is not None)
    return next(has, None)


def _writings(text: str) -> list[Writing]:
    """Return who writes each character; what all use goes with its neighbours if they agree."""
    own = [_own_writing(char) for char in text]
    found: list[Writing] = []
    at = 0
    while at < len(own):
        writing = own[at]
        if writing is not None:
            found.append(writing)
            at += 1
            continue
        end = at
        while end < len(own) and own[end] is None:
            end += 1
        found += _between(found, own[end] if end < len(own) else None, text[at:end])
        at = end
    return found


def _between(before: list[Writing], after: Writing | None, text: str) -> list[Writing]:
    """Keep marks with the letter before them; the rest needs the same writing on both sides."""
    last = before[-1] if before else None
    chosen = last if last is not None and last is after else Writing.LATIN
    found: list[Writing] = []
    for char in text:
        is_mark = unicodedata.category(char)[0] == "M" or char in _NO_GLYPH_NEEDED
        joined = last is not None and is_mark and not (found and found[-1] is not last)
        found.append(last if joined and last is not None else chosen)
    return found


@lru_cache(maxsize=20_000)
def _own_writing(char: str) -> Writing | None:
    code = ord(char)
    if code < 0x590:
        letter = not (char.isspace() or unicodedata.category(char)[0] in _NEUTRAL)
        return Writing.LATIN if letter else None
    for first, last, writing in _SPANS:
        if first <= code <= last:
            return writing
    return None if char.isspace() or unicodedata.category(char)[0] in _NEUTRAL else Writing.LATIN
