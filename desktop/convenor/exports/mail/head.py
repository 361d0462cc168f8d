"""Lines of a mail’s head: ASCII, folded, whatever stands in a name or a subject (RFC 5322, 2047).

Written here and not by the library: Python 3.11.7 takes the quotes off a long name with a comma,
which then is two readers. Long texts are parted at their blanks, so that a program which joins
encoded words wrongly only doubles a blank.
"""

import base64
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from convenor.exports.mail.draft import Mailbox, header_line

END: Final = "\r\n"
_FOLD: Final = f"{END} "
_LONGEST: Final = 66
"""Signs of a line, without the name of its field."""
_OCTETS: Final = 42
"""Of a text in one encoded word, which then has 68 signs of the 75 allowed."""
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '-")
"""Signs that a name may have without quotes."""


def addresses_line(field: str, mailboxes: Iterable[Mailbox]) -> str:
    """Return a line of names and addresses, each pair beginning on a line of its own."""
    return f"{field}: {f',{_FOLD}'.join(map(_pair, mailboxes))}{END}"


def text_line(field: str, text: str) -> str:
    """Return a line of text."""
    kept = header_line(text)
    if _may_stand(kept) and all(len(word) <= _LONGEST for word in kept.split(" ")):
        lines = wrap(kept, _LONGEST, break_long_words=False, break_on_hyphens=False)
        return f"{field}: {_FOLD.join(lines)}{END}"
    return f"{field}: {_encoded(kept)}{END}"


def _pair(mailbox: Mailbox) -> str:
    name = header_line(mailbox.name)
    if not name:
        return mailbox.address
    if not _may_stand(name) or len(name) > _LONGEST:
        return f"{_encoded(name)}{_FOLD}<{mailbox.address}>"
    said = name if set(name) <= _PLAIN else f'"{_escaped(name)}"'
    whole = f"{said} <{mailbox.address}>"
    return whole if len(whole) <= _LONGEST else f"{said}{_FOLD}<{mailbox.address}>"


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')


def _may_stand(text: str) -> bool:
    """Say whether a text can stand as it is; what looks like an encoded word would be decoded."""
    return text.isascii() and "=?" not in text


def _encoded(text: str) -> str:
    """Return a text as encoded words, one a line."""
    return _FOLD.join(
        f"=?utf-8?b?{base64.b64encode(part.encode()).decode('ascii')}?=" for part in _parts(text)
    )


def _parts(text: str) -> Iterator[str]:
    """Part a text into stretches of at most `_OCTETS`, behind blanks where there are any."""
    part = ""
    for word in _words(text):
        if part and len((part + word).encode()) > _OCTETS:
            yield part
            part = ""
        part += word
    yield part


def _words(text: str) -> Iterator[str]:
    """Yield the words, each with the blank behind it; longer ones than a part sign by sign."""
    words = text.split(" ")
    for at, word in enumerate(words):
        whole = f"{word} " if at < len(words) - 1 else word
        if len(whole.encode()) > _OCTETS:
            yield from whole
        else:
            yield whole
