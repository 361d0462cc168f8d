"""How well a few typed letters fit a name: pure, no Qt.

Marks and case do not count ("sw" finds "Świątek"). The letters must come in order; the start of
the text is worth most, then starts of words, then letters that follow each other.
"""

import itertools
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_WHOLE: Final = 1000
_PREFIX: Final = 700
_WORD: Final = 500
_INSIDE: Final = 300
_SCATTERED: Final = 100
_PLAIN: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return *text* without case and marks."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_PLAIN)


def score(query: str, folded: str) -> int:
    """Return how well *query* fits *folded*; both folded; 0 is not at all.

    Every word of the query must fit; the worst of them decides.
    """
    words = query.split()
    if not words:
        return 1
    joined = _score_word(" ".join(words), folded)
    return max(joined, min(_score_word(word, folded) for word in words) - len(words) + 1, 0)


def score_known(query: str, folded: str) -> int:
    """Return how well what is known of a thing beside its name fits *query*; both folded.

    Every word must stand in it as it was typed, scattered letters do not count; it is worth half.
    """
    words = query.split()
    if not words or not all(word in folded for word in words):
        return 0
    return min(_score_word(word, folded) for word in words) // 2


def spans(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where in *text* the letters of *query* stand, as (start, length), to be set off."""
    folded = [fold(letter)[:1] or "\0" for letter in text]
    plain = "".join(folded)
    found: set[int] = set()
    for word in fold(query).split():
        found.update(_places(word, plain))
    return tuple(_joined(sorted(found)))


def _score_word(word: str, folded: str) -> int:
    at = folded.find(word)
    if at >= 0:
        return _score_piece(word, folded, at)
    places = _subsequence(word, folded)
    if not places:
        return 0
    starts = sum(place == 0 or not folded[place - 1].isalnum() for place in places)
    runs = sum(later - earlier == 1 for earlier, later in itertools.pairwise(places))
    spread = places[-1] - places[0] - len(places)
    return max(1, _SCATTERED + 20 * starts + 8 * runs - 2 * spread)


def _score_piece(word: str, folded: str, at: int) -> int:
    if len(word) == len(folded):
        return _WHOLE
    shortness = max(0, 60 - len(folded))
    if at == 0:
        return _PREFIX + shortness
    start = _word_start(word, folded)
    return (_WORD if start >= 0 else _INSIDE) + shortness - min(at, 30)


def _word_start(word: str, folded: str) -> int:
    """Return where *word* begins a word of *folded*, -1 if nowhere."""
    at = folded.find(word)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(word, at + 1)
    return at


def _places(word: str, folded: str) -> Iterable[int]:
    at = _word_start(word, folded)
    if at < 0:
        at = folded.find(word)
    return range(at, at + len(word)) if at >= 0 else _subsequence(word, folded)


def _subsequence(word: str, folded: str) -> list[int]:
    """Return where the letters of *word* come in order, at starts of words where that is possible.

    Empty if they do not.
    """
    places: list[int] = []
    after = 0
    for position, letter in enumerate(word):
        at = _letter_after(letter, folded, after)
        rest = word[position + 1 :]
        if at < 0 or not _follows(rest, folded, at + 1):
            at = folded.find(letter, after)
        if at < 0:
            return []
        places.append(at)
        after = at + 1
    return places


def _letter_after(letter: str, folded: str, after: int) -> int:
    """Return the next place of *letter*: right here, else the start of a word."""
    if folded.startswith(letter, after):
        return after
    at = folded.find(letter, after)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(letter, at + 1)
    return at


def _follows(rest: str, folded: str, after: int) -> bool:
    for letter in rest:
        at = folded.find(letter, after)
        if at < 0:
            return False
        after = at + 1
    return True


def _joined(places: list[int]) -> Iterable[tuple[int, int]]:
    """Join neighbouring places to (start, length)."""
    start = previous = -2
    for place in places:
        if place != previous + 1:
            if start >= 0:
                yield start, previous - start + 1
            start = place
        previous = place
    if start >= 0:
        yield start, previous - start + 1
