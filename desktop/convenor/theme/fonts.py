"""Fonts by their use, at the text size the user has chosen."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont

from convenor.theme.faces import FAMILY, ensure_script_faces
from convenor.theme.theme import theme
from convenor.theme.tokens import TYPE

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_FROM_LEFT: Final = "\u200e"
"""A mark that is not seen; what stands beside it is in the order of a text from the left."""
_BEFORE_A_NUMBER: Final = re.compile(
    r"(?<=[\u0590-\u08ff])(?=[^\w\u200e]*+[0-9]++(?![^A-Za-z]*[\u0590-\u08ff]))"
)
"""After a letter from the right; a number between two of them is theirs."""


def font(
    kind: str = "body", weight: int | None = None, *, italic: bool = False, tabular: bool = False
) -> QFont:
    """Return the font of *kind* (a key of ``tokens.TYPE``) at the present text size.

    *weight* (100 to 900) replaces the kind's own. *tabular* figures are for columns of numbers
    only: in Inter they also widen the hyphen.
    """
    size, own = TYPE[kind]
    heavy = own if weight is None else weight
    return QFont(_made(theme.pxf(size), heavy, italic=italic, tabular=tabular))


@lru_cache(maxsize=256)
def _made(size: float, weight: int, *, italic: bool, tabular: bool) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def ensure_script_fonts(text: str) -> bool:
    """Load the face for the writing *text* is in, the first time such a text is met.

    Returns whether that was now: what has laid *text* out before has done so in another face.
    """
    return ensure_script_faces(text)


def is_right_to_left(text: str) -> bool:
    """Tell whether *text* is written from the right, by its first letter that has a direction."""
    if text.isascii():
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def in_order(text: str) -> str:
    """Return *text*, which is shown as it is but for one thing: a number keeps its place.

    After an Arabic or Hebrew name within a text from the left it would be drawn before the name,
    with whatever parts them: “in (hall) · 12 people” as “in 12 · (hall) people”.
    """
    if text.isascii() or is_right_to_left(text):
        return text
    return _BEFORE_A_NUMBER.sub(_FROM_LEFT, text)


def told(sentence: str) -> str:
    """Return a sentence so that an Arabic or Hebrew name at its beginning does not turn it over."""
    return in_order(f"{_FROM_LEFT}{sentence}") if is_right_to_left(sentence) else in_order(sentence)
