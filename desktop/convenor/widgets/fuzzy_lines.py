"""The best of many names for a few typed letters: pure, no Qt.

To score every name by itself takes a tenth of a second for 5,000. Here the names stand below each
other in one text, and one search through it leaves out those that would not be shown.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

from convenor.widgets.fuzzy import score, score_known

_LONGEST: Final = 13
"""Letters up to which a name that begins so always scores above one they are scattered over."""
_SHORT: Final = 6
"""Letters up to which a name that holds them in one piece does, too."""


class Lines:
    """Names, and what else is known of each and it may be found by; both folded (`fuzzy.fold`)."""

    def __init__(self, names: Sequence[str], known: Sequence[str]) -> None:
        self._names = _Text(names)
        self._known = _Text(known)

    def best(self, query: str, limit: int) -> list[int]:
        """Return the places of those that fit *query* best; equal ones keep their order.

        *query* is folded. What is known of a thing must hold its words as they are typed, and is
        worth less than the name.
        """
        words = query.split()
        if not words:
            return list(range(min(limit, len(self._names.lines))))
        names, known = self._near(words, limit)
        scores = {at: score_known(query, self._known.lines[at]) for at in known}
        for at in names:
            scores[at] = max(score(query, self._names.lines[at]), scores.get(at, 0))
        fitting = [(-worth, at) for at, worth in scores.items() if worth]
        return [at for _, at in sorted(fitting)[:limit]]

    def _near(self, words: Sequence[str], limit: int) -> tuple[set[int], set[int]]:
        """Return the places where the name, or what is known, can be among the best."""
        if len(words) > 1:
            return _in_all(map(self._names.scattered, words)), _in_all(
                map(self._known.holding, words)
            )
        (word,) = words
        led = self._names.led_by(word)
        if len(led) >= limit:
            return led, set()
        beginning = self._names.beginning(word)
        if len(beginning) >= limit and len(word) <= _LONGEST:
            return beginning, set()
        inside = self._names.holding(word)
        if len(inside) >= limit and len(word) <= _SHORT:
            return inside, self._known.led_by(word)
        return self._names.scattered(word), self._known.holding(word)


class _Text:
    """Lines below each other, to be searched as one text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [line.replace("\n", " ") for line in lines]
        self._text = "\n".join(self.lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)][: len(lines)]

    def led_by(self, word: str) -> set[int]:
        """Return the lines that begin so."""
        return self._found(rf"(?m:^){re.escape(word)}")

    def beginning(self, word: str) -> set[int]:
        """Return the lines with a word that begins so."""
        return self._found(rf"(?<![^\W_]){re.escape(word)}")

    def holding(self, word: str) -> set[int]:
        """Return the lines that hold *word* in one piece."""
        return self._found(re.escape(word))

    def scattered(self, word: str) -> set[int]:
        """Return the lines that hold the letters of *word* one after the other."""
        first, *rest = (re.escape(letter) for letter in word)
        return self._found(first + "".join(rf"[^\n{letter}]*{letter}" for letter in rest))

    def _found(self, pattern: str) -> set[int]:
        found = re.finditer(rf"{pattern}[^\n]*", self._text)
        return {bisect_right(self._starts, match.start()) - 1 for match in found}


def _in_all(sets: Iterable[set[int]]) -> set[int]:
    first, *rest = sets
    return first.intersection(*rest)
