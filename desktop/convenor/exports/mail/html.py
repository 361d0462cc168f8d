"""Markdown tokens as the HTML of a mail: no more than the text has, and nothing that fetches."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from convenor.exports.mail.plain_text import in_line
from convenor.markdown import may_lead

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BLOCKS: Final = frozenset(
    ["paragraph_open", "heading_open", "list_item_open", "blockquote_open", "th_open", "td_open"]
)
_PAGE: Final = """\
<!DOCTYPE html>
<html>
<head><meta charset="utf-8"></head>
<body>
{}</body>
</html>
"""


@lru_cache(maxsize=1)
def _writer() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # not before a letter is written

    return MarkdownIt("commonmark", {"html": False})


def html_of(tokens: "Sequence[Token]") -> str:
    """Return a whole page; pictures become their words, links lead to the web and to mail only.

    Every block stands at the side its own letters are read from.
    """
    writer = _writer()
    return _PAGE.format(writer.renderer.render(list(_safe(tokens)), writer.options, {}))


def _safe(tokens: "Sequence[Token]") -> "Iterator[Token]":
    for token in tokens:
        if token.type in _BLOCKS:
            yield token.copy(attrs={**token.attrs, "dir": "auto"})
        elif token.type == "inline":
            yield token.copy(children=list(_within(token.children or ())))
        elif token.type == "html_block":
            yield token.copy(type="code_block")
        else:
            yield token


def _within(tokens: "Sequence[Token]") -> "Iterator[Token]":
    leads: list[bool] = []
    for token in tokens:
        if token.type == "image":
            yield token.copy(
                type="text", tag="", content=in_line(token.children or ()), children=None
            )
        elif token.type == "link_open":
            leads.append(may_lead(str(token.attrs.get("href", ""))))
            if leads[-1]:
                yield token
        elif token.type != "link_close" or leads.pop():
            yield token
