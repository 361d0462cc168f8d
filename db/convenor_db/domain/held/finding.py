"""Where in a text names stand: word by word, whatever the case, the accents and the script."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from convenor_db.domain.held.folding import TIGHT, WORD, Folded, fold, folded, words_of
from convenor_db.domain.held.forms import How, NameForm, is_unspaced

_GAP: Final = re.compile(r"[ '\-.,]{1,4}")
"""What may stand between the words of one name: “Okafor, Amara”."""
_ADDRESS: Final = re.compile(r"([^\s@<>()\[\],;:\"“”]{1,64})@([\w.-]*\w)")
_IN_ADDRESS: Final = re.compile(r"[A-Za-z0-9._+-]")
_ASCII: Final = re.compile(r"[A-Za-z0-9.-]*[A-Za-z0-9]")
_TELEPHONE: Final = re.compile(r"\+?\(?\d[\d\s().\-/\u2010-\u2015]{4,}\d")
_DIGITS: Final = (7, 9)
"""Fewest of a telephone number, and how many of its end are compared: prefixes differ."""
_PREFIXES: Final = frozenset("وفبلكושהכלבמ")
"""“And”, “to”, “with”, “like”, joined to the next word in Arabic and Hebrew."""
_BARE: Final = 3
"""Letters that a word with such a prefix has at least, without one more."""
_MOST_JOINED: Final = 4
"""Parts of one joined word: “Jean-Luc-Marie”."""
_AFTER: Final = (
    "先生", "女士", "小姐", "博士", "教授", "大使", "部长", "部長", "主席", "总统", "總統", "夫人",
    "さん", "さま", "様", "氏", "씨", "님", "장관", "대사", "박사", "교수",
)  # fmt: skip
"""Titles after a family name of one character."""
_TITLES: Final = frozenset(
    (
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady",
        "minister", "ambassador", "president", "director", "secretary", "general", "senator",
        "judge", "chair", "madame", "monsieur", "mme", "m", "herr", "frau", "senor", "senora",
        "excellency",
    )
)  # fmt: skip
"""Words before a family name that stands without the given one."""
_MONTHS: Final = frozenset(
    (
        "jan", "january", "feb", "march", "mar", "april", "may", "june", "july", "august", "aug",
        "september", "october", "november", "december",
    )
)  # fmt: skip


class Spot(NamedTuple):
    """Where a name stands in a text, whose it is, and whether it can be nobody else's."""

    start: int
    end: int
    whose: str
    sure: bool = True


class _Node:
    """The words with which names go on after those before, and whose name ends here."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: dict[How, str] = {}


class _Read(NamedTuple):
    """A text that is searched: as it is written, as it is compared, and its words."""

    written: str
    made: Folded
    words: Sequence[re.Match[str]]

    def is_tight(self, at: int) -> bool:
        """Say whether a word is joined to the one before it by one mark."""
        return self._between(at) in TIGHT

    def is_gap(self, at: int) -> bool:
        """Say whether what stands before a word may stand inside a name."""
        return bool(_GAP.fullmatch(self._between(at)))

    def _between(self, at: int) -> str:
        return self.made.text[self.words[at - 1].end() : self.words[at].start()]


class Names:
    """Finds names of people in texts, each in the forms in which it is added."""

    def __init__(self) -> None:
        self._words = _Node()
        self._letters: dict[str, dict[How, str]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._first_letters: re.Pattern[str] | None = None
        self._addresses: dict[str, str] = {}
        self._telephones: dict[str, str] = {}
        self._titles = set(_TITLES)

    def add(self, form: NameForm, whose: str) -> None:
        """Look for a form of somebody's name."""
        words = words_of(form.text)
        if is_unspaced(form.text) and words:
            for text in ("".join(words), " ".join(words)):
                self._letters.setdefault(text, {}).setdefault(form.how, whose)
                self._lengths.setdefault(text[0], set()).add(len(text))
            self._first_letters = None
            return
        for spelt in _spellings(form.text):
            node = self._words
            for word in spelt:
                node = node.next.setdefault(word, _Node())
            node.ends.setdefault(form.how, whose)

    def add_titles(self, honorific: str) -> None:
        """Know the words of a form of address as titles."""
        self._titles.update(words_of(honorific))

    def add_address(self, address: str, whose: str) -> None:
        """Look for an e-mail address; where several have it, for whom it was added first."""
        self._addresses.setdefault(address.strip().casefold(), whose)

    def add_telephone(self, number: str, whose: str) -> None:
        """Look for a telephone number, however it is grouped."""
        digits = _digits(number)
        if digits:
            self._telephones.setdefault(digits, whose)

    def find(self, text: str) -> list[Spot]:
        """Return where names stand in a composed text, from left to right, none over another.

        Where two begin together the longer one stands, and nobody's before somebody's.
        """
        found = sorted(self._found(text), key=lambda spot: (spot.start, -spot.end, spot.whose))
        kept: list[Spot] = []
        for spot in found:
            if not kept or spot.start >= kept[-1].end:
                kept.append(spot)
        return kept

    def _found(self, text: str) -> Iterator[Spot]:
        if "@" in text and self._addresses:
            yield from self._of_addresses(text)
        if self._telephones:
            yield from self._of_telephones(text)
        made = folded(text)
        yield from self._of_words(_Read(text, made, tuple(WORD.finditer(made.text))))
        if self._letters and not text.isascii():
            yield from self._of_letters(made)

    def _of_addresses(self, text: str) -> Iterator[Spot]:
        for match in _ADDRESS.finditer(text):
            local = match[1]
            breaks = (at + 1 for at, char in enumerate(local) if not _IN_ADDRESS.match(char))
            plain = _ASCII.match(match[2])
            ends = dict.fromkeys((match[2], plain[0] if plain else match[2]))
            for start, end in ((start, end) for start in chain((0,), breaks) for end in ends):
                whose = self._addresses.get(f"{local[start:]}@{end}".casefold())
                if whose is not None:
                    yield Spot(match.start() + start, match.start(2) + len(end), whose)

    def _of_telephones(self, text: str) -> Iterator[Spot]:
        for match in _TELEPHONE.finditer(text):
            whose = self._telephones.get(_digits(match[0]))
            if whose is not None:
                yield Spot(match.start(), match.end(), whose)

    def _of_words(self, read: _Read) -> Iterator[Spot]:
        roots, text = self._words.next, read.made.text
        for first, word in enumerate(read.words):
            joined = text[word.end() : word.end() + 1] in TIGHT
            if not (joined or word[0] in roots or text[word.start()] in _PREFIXES):
                continue  # nearly every word
            for skipped, node, after in _beginnings(self._words, read, first):
                for ends, last in _endings(node, read, after):
                    start = read.made.places[word.start() + skipped]
                    end = read.made.places[read.words[last - 1].end()]
                    for how, whose in ends.items():
                        if how is How.SURE or self._may_be(how, read, first, last):
                            yield Spot(start, end, whose, how is How.SURE)

    def _may_be(self, how: How, read: _Read, first: int, after: int) -> bool:
        """Say whether what may be a word is meant as a name here: by its capital, or its title."""
        words, written = read.words, read.written
        begins = (written[read.made.places[word.start()]] for word in words[first:after])
        if all(char.islower() for char in begins):
            return False
        before = words[first - 1][0] if first else ""
        if after == first + 1 and words[first][0] in _MONTHS:
            behind = words[after][0] if after < len(words) else ""
            if before.isdigit() or behind.isdigit():
                return False
        return how is How.CAPITAL or before in self._titles

    def _of_letters(self, made: Folded) -> Iterator[Spot]:
        if self._first_letters is None:
            self._first_letters = re.compile(f"[{re.escape(''.join(self._lengths))}]")
        for letter in self._first_letters.finditer(made.text):
            start = letter.start()
            for length in self._lengths[letter[0]]:
                end = min(start + length, len(made.text))
                ends = self._letters.get(made.text[start:end])
                if not (ends and made.begins_letter(start) and made.begins_letter(end)):
                    continue
                if length == 1 and not _is_one_name(made.text, start, end):
                    continue
                for how, whose in ends.items():
                    yield Spot(made.places[start], made.places[end], whose, how is How.SURE)


def _digits(number: str) -> str:
    written = (str(unicodedata.decimal(char)) for char in number if char.isdecimal())
    digits = "".join(written).lstrip("0")
    fewest, compared = _DIGITS
    return digits[-compared:] if len(digits) >= fewest else ""


def _spellings(text: str) -> Iterable[tuple[str, ...]]:
    """Return the words of a form: joined parts apart, and in one, as in “OBrien”."""
    tokens = [WORD.findall(token) for token in fold(text).replace(",", " ").split()]
    parted = [token for token in tokens if token]
    found = [tuple(chain.from_iterable(parted))]
    for at, token in enumerate(parted):
        if len(token) > 1:
            apart = [["".join(one)] if at == place else one for place, one in enumerate(parted)]
            found.append(tuple(chain.from_iterable(apart)))
    found.append(tuple("".join(token) for token in parted))
    return dict.fromkeys(words for words in found if words)


def _beginnings(root: _Node, read: _Read, first: int) -> Iterator[tuple[int, _Node, int]]:
    """Yield how names may begin at a word: letters before it that are none of theirs, and on."""
    for word, after in _tokens(read, first):
        node = root.next.get(word)
        if node:
            yield 0, node, after
    word = read.words[first][0]
    if len(word) > _BARE and word[0] in _PREFIXES and word[1:] in root.next:
        yield 1, root.next[word[1:]], first + 1


def _endings(node: _Node, read: _Read, after: int) -> Iterator[tuple[Mapping[How, str], int]]:
    """Yield whose names end there or further on, and the number of the word after them."""
    if node.ends:
        yield node.ends, after
    if node.next and after < len(read.words) and read.is_gap(after):
        for word, behind in _tokens(read, after):
            further = node.next.get(word)
            if further:
                yield from _endings(further, read, behind)


def _tokens(read: _Read, at: int) -> Iterator[tuple[str, int]]:
    """Yield a word, and those that it makes with what is joined to it, with the next number."""
    word = read.words[at][0]
    yield word, at + 1
    for further in range(at + 1, min(at + _MOST_JOINED, len(read.words))):
        if not read.is_tight(further):
            return
        word += read.words[further][0]
        yield word, further + 1


def _is_one_name(text: str, start: int, end: int) -> bool:
    """Say whether one character is a name: before a title, or alone where that is no word."""
    if text[end:].lstrip().startswith(_AFTER):
        return True
    around = (text[start - 1] if start else " ", text[end] if end < len(text) else " ")
    alone = not any(unicodedata.category(char)[0] in "LMN" for char in around)
    return alone and not unicodedata.name(text[start], "").startswith("HANGUL")
