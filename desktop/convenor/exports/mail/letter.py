"""A template and somebody's values become a letter: subject, Markdown tokens, plain text.

The template is read as Markdown once, with marks where its fields stand, and the values are put
into what came of that. So no value can be read as Markdown, whatever is in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from convenor.exports.mail.plain_text import plain_text
from convenor.markdown import tokens_of
from convenor_db.domain.letter_fields import pieces
from convenor_db.domain.letters import Values, plain, said
from convenor_db.domain.records import Template

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARK: Final = "fieldq"
"""What a mark begins with: letters alone, which Markdown and addresses leave as they are."""

_ADDRESSES: Final = frozenset({"href", "src"})
"""Attributes in which a value is written as addresses write it."""
_Value = str | int | float


@dataclass(frozen=True)
class Letter:
    """What one reader is written, before it is put into a mail or onto paper."""

    subject: str
    tokens: "Sequence[Token]"

    @cached_property
    def text(self) -> str:
        """The letter without any markup, a blank line between paragraphs."""
        return plain_text(self.tokens)


class LetterForm:
    """A template that has been read, ready to be filled for one reader after the other."""

    def __init__(self, template: Template) -> None:
        self.template = template
        found = tuple(pieces(template.markdown))
        self._fields = tuple(dict.fromkeys(each.field for each in found if each.field is not None))
        mark = _unused_in(template.markdown)
        text = "".join(
            each.text if each.field is None else f"{mark}{self._fields.index(each.field)}q"
            for each in found
        )
        self._tokens = tokens_of(text)
        self._marks = re.compile(f"{mark}(\\d+)q( ?)")

    def fill(self, values: Values) -> Letter:
        """Return the letter with these values; where one is missing a gap is to be seen."""
        return Letter(
            plain(self.template.subject, values),
            [self._filled(each, values) for each in self._tokens],
        )

    def _filled(self, token: "Token", values: Values) -> "Token":
        content, info = (self._put_in(each, values) for each in (token.content, token.info))
        made = token.copy(content=content, info=info)
        if token.attrs:
            made.attrs = {
                name: self._put_into_attribute(name, value, values)
                for name, value in token.attrs.items()
            }
        if token.children is not None:
            made.children = [one for child in token.children for one in self._parts(child, values)]
        return made

    def _parts(self, token: "Token", values: Values) -> "Iterator[Token]":
        """Yield what becomes of a token within a line; lines of a value are lines of the letter."""
        filled = self._filled(token, values)
        if token.type != "text" or "\n" not in filled.content:
            yield filled
            return
        for at, line in enumerate(filled.content.split("\n")):
            if at:
                yield filled.copy(type="hardbreak", tag="br", content="")
            yield filled.copy(content=line)

    def _put_in(self, text: str, values: Values) -> str:
        def value(match: re.Match[str]) -> str:
            found = said(values, self._fields[int(match[1])])
            return f"{found}{match[2]}" if found else ""

        return self._marks.sub(value, text)

    def _put_into_attribute(self, name: str, value: _Value, values: Values) -> _Value:
        if not isinstance(value, str):
            return value
        leads = name in _ADDRESSES
        return self._put_into_address(value, values) if leads else self._put_in(value, values)

    def _put_into_address(self, text: str, values: Values) -> str:
        def value(match: re.Match[str]) -> str:
            return quote(said(values, self._fields[int(match[1])]), safe="@+") + match[2]

        return self._marks.sub(value, text)


def _unused_in(text: str) -> str:
    """Return how marks begin in a text that has nothing like them, in whatever case."""
    mark = _MARK
    while mark in text.casefold():
        mark += "q"
    return mark
