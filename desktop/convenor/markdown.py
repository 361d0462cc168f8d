"""Markdown as Convenor reads it: one stream of tokens for the window and for paper.

CommonMark with tables and strikethrough, and no HTML: what a user wrote in angle brackets is
text. The source is the stored truth; nothing here writes Markdown back.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LINK_SCHEMES: Final = frozenset({"http", "https", "mailto"})
"""Where a link in a brief may lead; any other is shown as plain words."""

_WORD: Final = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # written without spaces
    r"|(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])\w)+(?:[’'.-]\w+)*"
)
_ADDRESS: Final = re.compile(r"\]\([^()\s]*\)")


@lru_cache(maxsize=1)
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # not before a text is read

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def tokens_of(text: str) -> "Sequence[Token]":
    """Return the tokens of a text, as markdown-it gives them."""
    return _reader().parse(text)


def may_lead(address: str) -> bool:
    """Tell whether a link may lead there: http, https and mailto only."""
    try:
        return urlsplit(address).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False


def word_count(text: str) -> int:
    """Return how many words a text has; of a script without spaces every character counts."""
    return len(_WORD.findall(_ADDRESS.sub("]", text)))
