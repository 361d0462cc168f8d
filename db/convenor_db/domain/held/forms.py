"""The forms in which a text may name a person, and how sure each of them is."""

import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from convenor_db.domain.held.folding import composed, squeezed, words_of
from convenor_db.domain.records import NameOrder, Person

_UNSPACED: Final = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "HANGUL")
"""Writings that put no blank between words, or join endings to a name."""
_SHORTEST: Final = 3
"""Letters of a family name that is looked for alone; a shorter one needs a title: “Ms Li”."""


class How(Enum):
    """When a form is taken for a person's name; all but the first may be a word, or a namesake."""

    SURE = "sure"
    CAPITAL = "capital"
    TITLED = "titled"


class NameForm(NamedTuple):
    """One form of a name. *only*: the whole name of somebody who has one word for it."""

    text: str
    how: How
    only: bool = False

    @property
    def letters(self) -> str:
        """What is compared to tell whether two people bear the same form."""
        return "".join(words_of(self.text))


def forms_of(person: Person) -> Iterator[NameForm]:
    """Yield every form that names a person: in full, shortened, and by the family name alone."""
    seen: set[str] = set()
    for form in (*_full(person), *_short(person)):
        text = composed(form.text).strip()
        if words_of(text) and text not in seen:
            seen.add(text)
            yield form._replace(text=text)


def _full(person: Person) -> Iterator[NameForm]:
    firsts = [name for name in (person.given, person.known_as) if name.strip()]
    for first in firsts:
        yield _form(f"{first} {person.family}")
        yield _form(f"{person.family} {first}")
    if not firsts:
        sure = len(words_of(person.family)) > 1
        yield NameForm(person.family, How.SURE if sure else How.CAPITAL, only=True)
    for name in (person.native, *person.aliases):
        if _is_whole(name) or _letters(name) >= _shortest(name):
            yield _form(name)


def _short(person: Person) -> Iterator[NameForm]:
    """Yield “Khalid Al-Mansouri” for longer given names, “K. Al-Mansouri”, “Al-Mansouri”."""
    family, firsts = person.family, person.given.split()
    if len(firsts) > 1:
        yield NameForm(f"{firsts[0]} {family}", How.CAPITAL)
    if firsts and firsts[0][0].isupper():
        yield NameForm(f"{firsts[0][0]} {family}", How.CAPITAL)
        yield NameForm(f"{family} {firsts[0][0]}", How.CAPITAL)
    if person.given.strip() or person.known_as.strip():
        enough = _letters(family) >= _shortest(family)
        yield NameForm(family, How.CAPITAL if enough else How.TITLED)
    yield from _parts(person)


def _parts(person: Person) -> Iterator[NameForm]:
    """Yield what a name in its own script may be shortened to: the program does not part it.

    Titles may stand before it: “سمو الشيخ خالد المنصوري”. Where no blanks stand the first
    character is the family's.
    """
    words = person.native.split()
    for at in range(1, len(words) - 1):
        yield NameForm(" ".join(words[at:]), How.CAPITAL)
    if len(words) == 1 and is_unspaced(words[0]) and len(words[0]) > 1:
        yield NameForm(words[0][0], How.CAPITAL)
    elif len(words) > 1:
        family = words[0] if person.order is NameOrder.FAMILY_FIRST else words[-1]
        if _letters(family) >= _shortest(family):
            yield NameForm(family, How.CAPITAL)


def _shortest(name: str) -> int:
    """Return how many letters of a name tell more than a word does: fewer in other scripts."""
    return _SHORTEST if name.isascii() else 1


def _letters(name: str) -> int:
    return sum(map(len, words_of(name)))


def _form(text: str) -> NameForm:
    return NameForm(text, How.SURE if _is_whole(text) else How.CAPITAL)


def as_it_is(name: str) -> NameForm:
    """Return the form of a name that is not made of parts: an organisation's, one on a copy."""
    return _form(composed(name).strip())


def _is_whole(name: str) -> bool:
    """Say whether a name is told from a word: of several words, or of several characters."""
    return len(words_of(name)) > 1 or (is_unspaced(name) and len(composed(name).strip()) > 1)


def is_unspaced(text: str) -> bool:
    """Say whether a text is in a writing without blanks between words."""
    return not text.isascii() and any(_unspaced(char) for char in text)


@cache
def _unspaced(char: str) -> bool:
    return unicodedata.name(char, "").startswith(_UNSPACED)


def telling_words(person: Person, papers: Iterable[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Return groups of words, all of one of which stand in every text that names a person.

    *papers* are names of theirs on papers.
    """
    called = (*(form.text for form in forms_of(person)), *papers)
    names = (words_of(name) for name in called)
    addresses = ((squeezed(address.strip()),) for address in person.emails if address.strip())
    groups = sorted({group for group in (*names, *addresses) if group}, key=len)
    return tuple(
        group
        for at, group in enumerate(groups)
        if not any(set(one) <= set(group) for one in groups[:at])
    )


def may_name(text: str, telling: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether a text can name the person whose telling words these are."""
    joined = squeezed(text)
    return any(all(word in joined for word in group) for group in telling)
