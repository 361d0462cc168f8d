"""The {{fields}} of letter templates: which there are, and where they stand in a text.

A field is written in two braces on one line, blanks inside them do not count. What is put in for
it is decided elsewhere (`letters`); here a text is only read.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from convenor_db.domain.records import Template, TemplateKind


class FieldWords(NamedTuple):
    """What a field is called in a menu, and what is said where it has no value for somebody."""

    words: str
    missing: str


COMMON: Final[Mapping[str, FieldWords]] = {
    "salutation": FieldWords("Salutation", "no name"),
    "name": FieldWords("Name as addressed", "no name"),
    "honorific": FieldWords("Honorific", "no honorific"),
    "given": FieldWords("Given name", "no given name"),
    "family": FieldWords("Family name", "no family name"),
    "post": FieldWords("Post", "no post"),
    "organisation": FieldWords("Organisation", "no organisation"),
    "capacity": FieldWords("Capacity", "no capacity"),
    "reply_by": FieldWords("Reply-by date", "no reply-by date"),
    "principal": FieldWords("Whom they stand in for", "not a substitute"),
    "convening": FieldWords("Title of the convening", "the convening has no title"),
    "purpose": FieldWords("Purpose of the convening", "the convening has no purpose"),
    "dates": FieldWords("Dates", "the convening has no dates"),
    "venue": FieldWords("Venue", "the convening has no venue"),
    "address": FieldWords("Address of the venue", "the venue has no address"),
    "city": FieldWords("City", "the convening has no city"),
    "country": FieldWords("Country", "the convening has no country"),
    "organiser": FieldWords("Organiser", "the convening has no organiser"),
    "organiser_email": FieldWords("Organiser’s address", "the organiser has no e-mail address"),
    "today": FieldWords("Today’s date", "no date"),
}
"""The fields of every letter (INTERCHANGE.md, templates), in the order of the menu."""
VISA: Final[Mapping[str, FieldWords]] = {
    "passport_name": FieldWords("Name in the passport", "no name in the passport"),
    "birth_date": FieldWords("Date of birth", "no date of birth"),
    "nationality": FieldWords("Nationality", "no nationality"),
    "number": FieldWords("Number of the passport", "no passport number"),
    "expires": FieldWords("Passport valid until", "no date until which the passport is valid"),
    "employer": FieldWords("Employer", "no employer"),
}
"""The fields of letters for visas alone."""
_ALL: Final = {**COMMON, **VISA}
MAY_BE_EMPTY: Final = frozenset({"honorific", "given"})
"""Who has none is no oversight; a blank after such a field goes with it."""

_OPENS: Final = "{{"
_CLOSES: Final = "}}"


class Piece(NamedTuple):
    """A stretch of a template: plain text, or a field by its name, which may be no name at all."""

    text: str
    field: str | None = None


def fields_of(kind: TemplateKind) -> Mapping[str, FieldWords]:
    """Return the fields that a letter of a kind may have."""
    return _ALL if kind is TemplateKind.VISA else COMMON


def words_of(field: str) -> FieldWords:
    """Return the words of a field; of one that there is not, its name."""
    return _ALL.get(field, FieldWords(field, f"no {field}"))


def written(field: str) -> str:
    """Return a field as it stands in a template: “{{name}}”."""
    return f"{_OPENS}{field}{_CLOSES}"


def pieces(text: str) -> Iterator[Piece]:
    """Yield a template's text and fields in order; braces that do not close are text."""
    at = after = 0
    while (opens := text.find(_OPENS, after)) >= 0:
        closes = _end_of(text, opens)
        if closes < 0:
            after = opens + 2
            continue
        if opens > at:
            yield Piece(text[at:opens])
        yield Piece(text[opens : closes + 2], text[opens + 2 : closes].strip())
        at = after = closes + 2
    if at < len(text):
        yield Piece(text[at:])


def _end_of(text: str, opens: int) -> int:
    """Return where the field that opens there closes, or -1 where its line ends before that."""
    closes = text.find(_CLOSES, opens + 2)
    return -1 if closes < 0 or "\n" in text[opens:closes] else closes


@lru_cache(maxsize=64)  # asked once for each reader of a letter
def used(*texts: str) -> tuple[str, ...]:
    """Return the fields that texts have, each once, in order."""
    found = (piece.field for text in texts for piece in pieces(text))
    return tuple(dict.fromkeys(name for name in found if name))


def used_in(template: Template) -> tuple[str, ...]:
    """Return the fields that a template has."""
    return used(template.subject, template.markdown)


def faults(text: str, kind: TemplateKind) -> Iterator[str]:
    """Yield, as clauses, what is wrong with the fields of a text for a letter of a kind."""
    allowed = fields_of(kind)
    for piece in pieces(text):
        if piece.field is None:
            if _OPENS in piece.text:
                yield f"a field that begins with {_OPENS} does not end with {_CLOSES} on its line"
        elif piece.field in allowed:
            continue
        elif piece.field in VISA:
            yield f"{written(piece.field)} stands in letters for visas only"
        else:
            yield f"there is no field {written(piece.field)}"
