"""A mail before it is sent by anybody: a letter, whom it is from and for, what is attached."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from convenor.exports.mail.letter import Letter
from convenor_db.domain.entered import address_fault

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")
"""They part or join letters of Persian and Indic names: without them another word stands there."""
_LONGEST: Final = 254
"""Characters of an address (RFC 5321); a longer one reaches nobody."""
_SIGNS: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_BEFORE: Final = re.compile(rf"{_SIGNS}(\.{_SIGNS})*")
_AMBIGUOUS: Final = frozenset("ßẞς\u200c\u200d")
"""Python writes these as the standard of 2003 did: as others, another's domain (RFC 5894)."""
_LABEL: Final = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_AFTER: Final = re.compile(rf"{_LABEL}(\.{_LABEL})+")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address that every mail program understands: ASCII, one @, no blanks."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along; *media_type* as in “application/pdf”."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything of a mail but when it was sent: that is for the program that sends it."""

    letter: Letter
    sender: Mailbox | None
    to: tuple[Mailbox, ...]
    copies: tuple[Mailbox, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def mailbox(name: str, address: str) -> Mailbox:
    """Return a name and an address as mail headers take them.

    A domain in other letters is written as the network writes it (IDNA). Raises `ValueError`
    with a clause for the user: "it has no @".
    """
    kept = address.strip()
    fault = address_fault(kept)
    if fault:
        raise ValueError(fault)
    before, _, after = kept.rpartition("@")
    plain = f"{before}@{_ascii_domain(after)}"
    if not _BEFORE.fullmatch(before):
        message = "mail programs do not take every sign that stands before its @"
        raise ValueError(message)
    if len(plain) > _LONGEST:
        message = "it is too long"
        raise ValueError(message)
    return Mailbox(header_line(name), plain)


def _ascii_domain(domain: str) -> str:
    if _AMBIGUOUS & set(domain):
        message = "mail programs read a letter after its @ (such as ß) in two ways; ask which"
        raise ValueError(message)
    try:
        plain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        plain = ""
    if not _AFTER.fullmatch(plain):
        message = "after the @ stands no name that the network knows"
        raise ValueError(message)
    return plain


def header_line(text: str) -> str:
    """Return a text as it may stand in a header: one line, nothing invisible in it."""
    seen = "".join(" " if char.isspace() else "" if _is_invisible(char) else char for char in text)
    return " ".join(seen.split())


def _is_invisible(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in _INVISIBLE
