"""The font files the program carries, and which writing needs which of them."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from convenor_resources import resource

FAMILY: Final = "Inter"
_INTERFACE: Final = ("Regular", "Italic", "Medium", "SemiBold", "Bold")


class ScriptFace(NamedTuple):
    """A family for a writing Inter does not have."""

    family: str
    files: tuple[str, ...]
    letters: str
    """A set of letters, as an expression that is compiled for the first text that needs it."""


SCRIPT_FACES: Final = (
    ScriptFace(
        "Noto Naskh Arabic",
        ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"),
        "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]",
    ),
    ScriptFace(
        "Noto Sans Hebrew",
        ("NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"),
        "[\u0590-\u05ff\ufb1d-\ufb4f]",
    ),
    ScriptFace(
        "Noto Sans Devanagari",
        ("NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf"),
        "[\u0900-\u097f\ua8e0-\ua8ff]",
    ),
    ScriptFace(
        "Noto Sans Thai",
        ("NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf"),
        "[\u0e00-\u0e7f]",
    ),
    ScriptFace(
        "Noto Sans SC",
        ("NotoSansSC-Regular.ttf",),
        "[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]",
    ),
    ScriptFace(
        "Noto Sans KR",
        ("NotoSansKR-Regular.ttf",),
        "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]",
    ),
)
_INTER_TO: Final = "\u0590"
_INTER_ALSO: Final = ("\u1e00", "\u2e80")
"""What Inter has lies before the one and between the others: Latin, Greek, Cyrillic, signs."""


@lru_cache(maxsize=1)
def load_interface_faces() -> None:
    """Make Inter known to Qt; called once, when the theme is put on.

    Qt remarks on every Indic letter that Inter lacks it, before it takes the substitute; these
    remarks are left out.
    """
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for style in _INTERFACE:
        _load(f"{FAMILY}-{style}.ttf")


def ensure_script_faces(text: str) -> bool:
    """Load the faces the writing of *text* needs; say whether there was any to be loaded.

    Which ones are loaded is Qt's own knowledge: they are the substitutes of Inter. The order of
    the table is kept, so that Han characters look the same whatever was met first.
    """
    if not _is_beyond_inter(text):
        return False
    substitutes = {family.casefold() for family in QFont.substitutes(FAMILY)}
    loaded = {face for face in SCRIPT_FACES if face.family.casefold() in substitutes}
    wanted = {face for face in SCRIPT_FACES if re.search(face.letters, text)}
    if wanted <= loaded:
        return False
    known = [face.family for face in SCRIPT_FACES if face in loaded | wanted]
    QFont.removeSubstitutions(FAMILY)
    QFont.insertSubstitutions(FAMILY, known)
    for face in wanted - loaded:
        _load(*face.files)
    return True


def _is_beyond_inter(text: str) -> bool:
    """Say whether *text* may need another face; asked of every text, so no expression is built."""
    if text.isascii() or max(text) < _INTER_TO:
        return False
    first, last = _INTER_ALSO
    return any(letter >= _INTER_TO and not first <= letter < last for letter in text)


def _load(*names: str) -> None:
    for name in names:
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}"))) < 0:
            reason = f"the font file {name} cannot be read"
            raise OSError(reason)
