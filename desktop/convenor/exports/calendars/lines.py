r"""Content lines as RFC 5545 wants them: clean text, escaped, quoted, folded at 75 octets.

They are written here and not by icalendar, because 7.3 turns the two characters `\N` of a user's
text into a line break, and writes quotes in names as RFC 6868 `^'`, which Outlook and Google show
as they stand.
"""

import re
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|[\r\u2028\u2029]")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS_AND_TABS: Final = re.compile("[\n\t]+")
_PAIR_OF_QUOTES: Final = re.compile('"([^"]*)"')
_MISREAD_IN_PARAMETERS: Final = str.maketrans({"^": None, "\\": None, '"': "”"})
_ADDRESS: Final = re.compile(r'[^\s@<>"(),:;\\\[\]]+@[^\s@<>"(),:;\\\[\]]+')
_RESERVED_IN_URI: Final = str.maketrans({"%": "%25", "?": "%3F", "#": "%23"})
_PIECE: Final = 74
"""Octets of a folded piece: 74, and the blank before it makes 75 (RFC 5545, 3.1)."""
_LEADING_BITS: Final = 0xC0
_INSIDE_CHARACTER: Final = 0x80
_ESCAPES: Final = b"\\^"


def cleaned(text: str) -> str:
    r"""Return a text that a calendar can carry: line ends as `\n`, no control characters."""
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Return a clean text without line breaks, for a title, a place or anything but prose."""
    return _BREAKS_AND_TABS.sub(" ", cleaned(text)).strip()


def escaped(text: str) -> str:
    """Return a clean text as a TEXT value (RFC 5545, 3.3.11)."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def quoted(text: str) -> str:
    """Return a name as a quoted parameter value, with typographic quotes inside."""
    name = _PAIR_OF_QUOTES.sub("“\\1”", one_line(text)).translate(_MISREAD_IN_PARAMETERS)
    return f'"{name}"'


def text_line(name: str, text: str) -> str:
    """Return the unfolded line of a TEXT property."""
    return f"{name}:{escaped(cleaned(text).strip())}"


def plain_line(name: str, value: str) -> str:
    """Return the unfolded line of a property that is not TEXT; *name* may carry parameters."""
    return f"{name}:{one_line(value)}"


def is_address(text: str) -> bool:
    """Say whether a text is one mail address that a `mailto:` can carry."""
    return _ADDRESS.fullmatch(text) is not None and cleaned(text) == text


def mailto(address: str) -> str:
    """Return an address as the URI of a calendar user (RFC 6068)."""
    return "mailto:" + address.translate(_RESERVED_IN_URI)


def folded(line: str) -> bytes:
    """Return a line as it stands in the file, with its CRLF.

    No piece is longer than 75 octets, none ends inside a character, and none ends in the first
    character of an escape, where clients that join pieces naively would lose it.
    """
    raw = line.encode()
    pieces, begin = [], 0
    while len(raw) - begin > _PIECE:
        end = begin + _PIECE
        while raw[end] & _LEADING_BITS == _INSIDE_CHARACTER:
            end -= 1
        if raw[end - 1] in _ESCAPES:
            end -= 1
        pieces.append(raw[begin:end])
        begin = end
    pieces.append(raw[begin:])
    return b"\r\n ".join(pieces) + b"\r\n"


def folded_lines(text: str) -> bytes:
    r"""Return unfolded lines, joined by `\n`, as they stand in the file."""
    return b"".join(folded(line) for line in text.split("\n"))
