"""Words joined as one says them: lists with "and", brackets only where they are needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Target = tuple[str, str]
"""Kind and key of what a word stands for."""


class PartKind(StrEnum):
    """What a part of a sentence is, so that a screen can set or link it."""

    WORDS = "words"
    PARTY = "party"
    UNDERTAKING = "undertaking"
    FACT = "fact"
    GATE = "gate"  # "at least", "either", "and"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a sentence; *target* is what they can be a link to."""

    text: str
    kind: PartKind = PartKind.WORDS
    target: Target | None = None


Phrase = tuple[Part, ...]
"""Words in order, with the blanks between them."""

COMMA: Final[Phrase] = (Part(", "),)
OPEN: Final[Phrase] = (Part("("),)
CLOSE: Final[Phrase] = (Part(")"),)


def words(text: str) -> Phrase:
    """Return plain words."""
    return (Part(text),)


def gate(text: str) -> Phrase:
    """Return words that say how conditions go together."""
    return (Part(text, PartKind.GATE),)


def listed(phrases: Sequence[Phrase], last: str) -> Phrase:
    """Return phrases with commas between them and *last* ("and", "or") before the last one."""
    made: list[Part] = []
    for at, phrase in enumerate(phrases):
        if at:
            made += gate(f" {last} ") if at == len(phrases) - 1 else COMMA
        made += phrase
    return tuple(made)


def bracketed(phrase: Phrase) -> Phrase:
    """Return a phrase in brackets."""
    return (*OPEN, *phrase, *CLOSE)


def inside_sentence(text: str, *, verb: bool) -> str:
    """Return a text as it stands inside a sentence: without a full stop, begun small.

    A name keeps its capital: of a *verb* only the first letter of an ordinary word becomes
    small, of anything else only that of an article or the like.
    """
    kept = text.strip().removesuffix(".").strip()
    first = kept.split(" ", 1)[0]
    ordinary = first[1:].islower() if verb else first.lower() in _SMALL
    return kept[:1].lower() + kept[1:] if ordinary else kept


_SMALL: Final = frozenset(
    ("a", "an", "all", "any", "at", "each", "every", "it", "no", "one", "the", "there", "this",
     "these", "those", "two", "three", "both", "some")
)  # fmt: skip
