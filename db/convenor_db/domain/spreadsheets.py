"""Words for the cells of a spreadsheet: they stay words, whatever they begin with."""

from typing import Final

from convenor_db.domain.interchange.texts import without_bad_characters

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def as_words(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula (CSV and the clipboard)."""
    clean = without_bad_characters(text)
    return f"'{clean}" if clean.startswith(_FORMULA_STARTS) else clean
