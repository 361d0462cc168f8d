"""Which column of a people table is which field, by its English header or by the user's word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from convenor.imports.plain import one_line
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.names import fold


class PersonField(StrEnum):
    """What a column may hold; the words stand on the right of `--map "COLUMN=field"`."""

    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    EMAIL = "email"
    ORGANISATION = "organisation"
    POST = "post"
    HONORIFIC = "honorific"
    COUNTRY = "country"
    CONSTITUENCY = "constituency"
    PHONE = "phone"
    LANGUAGES = "languages"
    TAGS = "tags"
    NOTE = "note"
    # Never guessed from a header, only taken by the user's word:
    NATIVE = "native"
    KNOWN_AS = "known_as"
    SUFFIX = "suffix"
    PRONUNCIATION = "pronunciation"
    GENDER = "gender"
    PRONOUNS = "pronouns"
    DIETARY = "dietary"
    ACCESS = "access"
    BIOGRAPHY = "biography"


SEVERAL: Final = frozenset({PersonField.EMAIL, PersonField.LANGUAGES, PersonField.TAGS})
"""Fields that more than one column may feed."""

_SPELLINGS: Final[dict[PersonField, str]] = {
    PersonField.FAMILY: "family|family name|last|last name|surname|sur name|lastname"
    "|family name surname|surname family name|last name surname|last name family name",
    PersonField.GIVEN: "given|given name|given names|first|first name|first names|forename"
    "|forenames|christian name|first name given name|given name first name",
    PersonField.NAME: "name|full name|complete name|name in full|display name|participant name"
    "|name of participant|attendee name|contact name|name full|participant|participants|delegate"
    "|attendee",
    PersonField.EMAIL: "email|e mail|mail|email address|e mail address|mail address|email 1"
    "|e mail 1|primary email|work email|contact email|business email|email addresses|emails",
    PersonField.ORGANISATION: "organisation|organization|organisation name|organization name|org"
    "|affiliation|affiliations|company|company name|institution|employer|entity"
    "|name of organisation|name of organization",
    PersonField.POST: "post|position|job title|jobtitle|title position|position title|job position"
    "|role title|function|designation|occupation",
    PersonField.HONORIFIC: "honorific|honorifics|salutation|form of address|prefix|name prefix"
    "|courtesy title|honorific title",
    PersonField.COUNTRY: "country|country code|country of residence|nation",
    PersonField.CONSTITUENCY: "constituency|stakeholder group|stakeholder type|stakeholder"
    "|stakeholder category",
    PersonField.PHONE: "phone|phone number|telephone|telephone number|tel|tel no|mobile"
    "|mobile phone|mobile number|cell|cell phone|phone no|work phone|business phone",
    PersonField.LANGUAGES: "language|languages|spoken languages|languages spoken",
    PersonField.TAGS: "tag|tags|label|labels|keywords",
    PersonField.NOTE: "note|notes|remark|remarks|comment|comments",
}


def _squeezed(header: str) -> str:
    """Return a header without case, marks, punctuation and blanks: “E-Mail:” is “email”."""
    return "".join(fold(header).split())


HEADERS: Final = {
    _squeezed(spelling): field
    for field, spellings in _SPELLINGS.items()
    for spelling in spellings.split("|")
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: what it is called, what it feeds, or why it is not read."""

    index: int
    header: str
    field: PersonField | None
    why_not: str = ""


def known_headers(headers: Sequence[str]) -> int:
    """Return how many column names are recognised."""
    return sum(_squeezed(header) in HEADERS for header in headers)


def columns_of(headers: Sequence[str], mapping: Mapping[str, str]) -> tuple[Column, ...]:
    """Return what each column feeds: by *mapping* (column name to field), else by its header.

    A field that takes one column takes the mapped one, else the first; an empty field in
    *mapping* means that the column is not read. Raises `InputRefused` for a column or a field
    that there is not, listing what there is.
    """
    names = [one_line(header) for header in headers]
    wanted = _mapped(names, mapping)
    taken = {field for field in wanted.values() if field is not None}
    columns: list[Column] = []
    fed: set[PersonField] = set()
    for index, name in enumerate(names):
        by_word = name in wanted
        field = wanted[name] if by_word else HEADERS.get(_squeezed(name))
        why_not = _why_not(
            field, name, fed, frozenset[PersonField]() if by_word else frozenset(taken)
        )
        if not why_not and field is not None:
            fed.add(field)
        columns.append(Column(index, name, None if why_not else field, why_not))
    return tuple(columns)


def _why_not(
    field: PersonField | None, name: str, fed: set[PersonField], taken: frozenset[PersonField]
) -> str:
    if field is None:
        return "not recognised" if name else "without a name"
    if field in fed and field not in SEVERAL:
        return f"another column already gives {field}"
    if field in taken and field not in SEVERAL:
        return f"you named another column for {field}"
    return ""


def _mapped(names: Sequence[str], mapping: Mapping[str, str]) -> dict[str, PersonField | None]:
    by_squeezed = {_squeezed(name): name for name in reversed(names)}
    wanted: dict[str, PersonField | None] = {}
    faults: list[str] = []
    for column, word in mapping.items():
        name = one_line(column)
        name = name if name in names else by_squeezed.get(_squeezed(name) or "\0", "")
        field = _field(word)
        if not name:
            faults.append(f"no column is called “{column}”")
        elif field is None and word.strip():
            faults.append(f"there is no field “{word}”")
        else:
            wanted[name] = field
    if faults:
        sentence = (
            f"The columns cannot be read as you said: {'; '.join(faults)}. Nothing was imported. "
            f"Columns: {', '.join(filter(None, names))}. Fields: {', '.join(PersonField)}."
        )
        raise InputRefused(sentence, faults)
    return wanted


def _field(word: str) -> PersonField | None:
    plain = word.strip().lower()
    if plain in tuple(PersonField):
        return PersonField(plain)
    return HEADERS.get(_squeezed(plain))
