"""Markdown as plain lines: the words of a text without its marks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from convenor.markdown import tokens_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_ITEM: Final = "• "


def unmarked(text: str) -> str:
    """Return the words of a Markdown text: a line for a paragraph, an item or a row."""
    lines: list[str] = []
    cells: list[str] | None = None
    begin = ""
    for token in tokens_of(text):
        if token.type == "list_item_open":
            begin = _ITEM
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            lines.append(" · ".join(cells or ()))
            cells = None
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.rstrip("\n"))
        elif token.type == "inline":
            words = _words(token.children or ())
            if cells is None:
                lines.append(f"{begin}{words}")
                begin = ""
            else:
                cells.append(words)
    return "\n".join(line for line in lines if line.strip())


def _words(tokens: "Sequence[Token]") -> str:
    made = []
    for token in tokens:
        if token.type == "softbreak":
            made.append(" ")
        elif token.type == "hardbreak":
            made.append("\n")
        else:
            made.append(token.content)
    return "".join(made)
