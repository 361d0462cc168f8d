"""Words longer than a line: where they may be broken, as a last resort."""

import re
import unicodedata
from itertools import pairwise
from typing import Final

from PySide6.QtGui import QFontMetricsF

BREAK: Final = "\u200b"
"""A zero-width space: nothing is seen of it, and a line may end there."""
_WORD: Final = re.compile(r"[^\s\-/–—\u200b]{8,}")
"""What Qt never breaks; shorter ones are not worth it."""
_HEAVIER: Final = 1.08
"""A heavier face in the same line is so much wider."""
_JOINED: Final = "AL"
"""Arabic letters change their shape where the word is broken, so they are left whole."""


def breakable(text: str, face: QFontMetricsF, width: float) -> str:
    """Return *text* in which a word wider than *width* pixels may be broken after every letter."""

    def broken(found: re.Match[str]) -> str:
        word = found.group()
        if face.horizontalAdvance(word) * _HEAVIER <= width or _is_joined(word):
            return word
        return BREAK.join(_letters(word))

    return _WORD.sub(broken, text)


def unbroken(text: str) -> str:
    """Return *text* as it was given."""
    return text.replace(BREAK, "")


def _is_joined(word: str) -> bool:
    return any(unicodedata.bidirectional(letter) == _JOINED for letter in word)


def _letters(word: str) -> list[str]:
    """Return the letters with the marks that belong to them."""
    from PySide6.QtCore import QTextBoundaryFinder  # hardly ever needed

    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    units = word.encode("utf-16-le")
    cuts, at = [0], finder.toNextBoundary()
    while at > 0:
        cuts.append(at)
        at = finder.toNextBoundary()
    ends = pairwise(cuts)
    return [units[2 * first : 2 * last].decode("utf-16-le") for first, last in ends]
