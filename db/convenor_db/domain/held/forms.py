"""The forms in which a name stands in a text, and where in a text they stand."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from convenor_db.domain.names import fold
from convenor_db.domain.records import Person

_WORD: Final = re.compile(r"[^\W_]+")
_GAP: Final = re.compile(r"[\s\u00a0.,'\u2019\u02bc`\-\u2010-\u2015·]{1,4}")
"""What may stand between the words of one name: “Okafor, Amara”, “Al-Mansouri”, “O’Brien”."""
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\"“”]+@[^\s@<>()\[\],;:\"“”]+[^\s@<>()\[\],;:\"“”.]")
_UNSPACED: Final = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "HANGUL")
"""Writings that put no blank between words, or join endings to a name."""
_SHORTEST: Final = 3
"""Letters of a family name that is looked for alone."""
_TITLES: Final = frozenset(
    (
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady",
        "minister", "ambassador", "president", "director", "secretary", "general", "senator",
        "judge", "chair", "madame", "monsieur", "mme", "m", "herr", "frau", "señor", "señora",
        "excellency",
    )
)  # fmt: skip
"""Words before a family name that stands without the given one."""


class _How(Enum):
    """When a family name alone is taken for a person's."""

    CAPITAL = "capital"
    TITLED = "titled"


class Spot(NamedTuple):
    """Where a name stands in a text, whose it is, and whether it can be nobody else's."""

    start: int
    end: int
    whose: str
    sure: bool = True


def composed(text: str) -> str:
    """Return a text as it is searched and shown: each letter with its marks in one."""
    return unicodedata.normalize("NFC", text)


def full_forms(person: Person) -> tuple[str, ...]:
    """Return every form that means one person: given and family name in both orders, and so on."""
    firsts = [name for name in (person.given, person.known_as) if name]
    pairs = [pair for first in firsts for pair in ((first, person.family), (person.family, first))]
    joined = [_joined(*pair) for pair in pairs] or [person.family]
    others = [name for name in (person.native, *person.aliases) if _is_enough(name)]
    return tuple(dict.fromkeys(composed(form).strip() for form in (*joined, *others)))


def telling_words(person: Person) -> tuple[str, ...]:
    """Return words of which at least one stands in a text that names a person, without case."""
    words = (person.family, person.native, *person.aliases, *person.emails)
    return tuple(dict.fromkeys(word.strip().casefold() for word in words if word.strip()))


def _joined(first: str, second: str) -> str:
    """Return two parts of a name as one; a writing without blanks needs none between them."""
    return f"{first}{second}" if is_unspaced(first) and is_unspaced(second) else f"{first} {second}"


def _is_enough(name: str) -> bool:
    """Say whether another name can be told from a word: it has several words, or its own script."""
    return len(_WORD.findall(name)) > 1 or not name.isascii()


def is_unspaced(text: str) -> bool:
    """Say whether a text is in a writing without blanks between words."""
    return not text.isascii() and any(_unspaced(char) for char in text)


@cache
def _unspaced(char: str) -> bool:
    return unicodedata.name(char, "").startswith(_UNSPACED)


class Names:
    """Finds names of people in texts, word by word; case and accents do not matter."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[tuple[str, ...], str, _How | None]]] = {}
        self._by_letters: list[tuple[str, str]] = []
        self._addresses: dict[str, str] = {}
        self._titles = {fold(title) for title in _TITLES}

    def add(self, person: Person) -> None:
        """Look for a person's full names and addresses too."""
        key = str(person.key)
        self._titles.update(_folded(word) for word in _WORD.findall(person.honorific))
        for form in full_forms(person):
            self._add_form(form, key)
        for address in person.emails:
            self._addresses.setdefault(address.strip().casefold(), key)

    def add_family(self, person: Person, *, titled: bool = False) -> None:
        """Look for the family name alone too, written with its capital; it may be a namesake's.

        *titled*: only after a title, as in “Mr Lind” or “Minister Okafor”.
        """
        if sum(map(len, _WORD.findall(person.family))) >= _SHORTEST:
            how = _How.TITLED if titled else _How.CAPITAL
            self._add_form(composed(person.family), str(person.key), how)

    def _add_form(self, form: str, key: str, how: "_How | None" = None) -> None:
        if not _is_of_words(form):
            if form and how is None:
                self._by_letters.append((form, key))
            return
        words = tuple(_folded(word) for word in _WORD.findall(form))
        if words:
            self._by_word.setdefault(words[0], []).append((words, key, how))

    def find(self, text: str) -> list[Spot]:
        """Return where names stand in a composed text, from left to right, none over another."""
        found = sorted(self._found(text), key=lambda spot: (spot.start, spot.start - spot.end))
        kept: list[Spot] = []
        for spot in found:
            if not kept or spot.start >= kept[-1].end:
                kept.append(spot)
        return kept

    def _found(self, text: str) -> Iterator[Spot]:
        if "@" in text and self._addresses:
            for match in _ADDRESS.finditer(text):
                key = self._addresses.get(match[0].casefold())
                if key:
                    yield Spot(match.start(), match.end(), key)
        if self._by_word:
            yield from self._of_words(text)
        if not text.isascii():
            for form, key in self._by_letters:
                yield from self._of_letters(text, form, key)

    def _of_words(self, text: str) -> Iterator[Spot]:
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            for form, key, how in self._by_word.get(_folded(word[0]), ()):
                last = at + len(form) - 1
                if last >= len(words) or not _stand_together(text, words[at : last + 1], form):
                    continue
                if how is None or self._may_be(how, words, at):
                    yield Spot(word.start(), words[last].end(), key, how is None)

    def _may_be(self, how: "_How", words: Sequence[re.Match[str]], at: int) -> bool:
        """Say whether a family name alone may be meant here."""
        if words[at][0][0].islower():
            return False
        before = _folded(words[at - 1][0]) if at else ""
        return how is _How.CAPITAL or before in self._titles

    def _of_letters(self, text: str, form: str, key: str) -> Iterator[Spot]:
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if is_unspaced(form) or _is_alone(text, start, end):
                yield Spot(start, end, key)
            start = text.find(form, end)


@cache
def _folded(word: str) -> str:
    return word.casefold() if word.isascii() else fold(word)


def _is_of_words(form: str) -> bool:
    """Say whether words can be told in a form: no marks stand beside letters, blanks part them."""
    if form.isascii():
        return True
    return not is_unspaced(form) and not any(
        unicodedata.category(char).startswith("M") for char in form
    )


def _stand_together(text: str, words: Sequence[re.Match[str]], form: tuple[str, ...]) -> bool:
    if any(_folded(word[0]) != wanted for word, wanted in zip(words, form, strict=True)):
        return False
    gaps = pairwise(words)
    return all(_GAP.fullmatch(text, one.end(), other.start()) for one, other in gaps)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Say whether no letter, mark or figure touches a passage."""
    around = (text[start - 1] if start else " ", text[end] if end < len(text) else " ")
    return not any(unicodedata.category(char)[0] in "LMN" for char in around)
