"""Markdown tokens as plain text: what a mail program shows that shows no HTML."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from markdown_it.token import Token

_RULE: Final = "* * *"
_BULLET: Final = "- "
_QUOTED: Final = "> "
_BETWEEN_CELLS: Final = "  |  "


def plain_text(tokens: "Sequence[Token]") -> str:
    """Return the text of tokens, paragraphs parted by a blank line, one line end at the end."""
    return _Writer().write(tokens)


class _Writer:
    """Writes blocks one after the other; lists and quotations indent what stands in them."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._margins: list[str] = []
        self._counts: list[int | None] = []
        """The number of the next item of each open list; None for bullets."""
        self._first = ""
        """What stands before the first line of an item, in place of its margin."""
        self._cells: list[str] = []

        self._steps: Mapping[str, Callable[[Token], None]] = {
            "inline": lambda token: self._cells.append(in_line(token.children or ())),
            "paragraph_close": self._close_block,
            "heading_close": self._close_block,
            "fence": lambda token: self._block(token.content.rstrip("\n")),
            "code_block": lambda token: self._block(token.content.rstrip("\n")),
            "hr": lambda _token: self._block(_RULE),
            "bullet_list_open": lambda _token: self._counts.append(None),
            "ordered_list_open": lambda token: self._counts.append(_first_number(token)),
            "bullet_list_close": self._close_list,
            "ordered_list_close": self._close_list,
            "blockquote_open": lambda _token: self._margins.append(_QUOTED),
            "blockquote_close": self._close_margin,
            "list_item_open": self._open_item,
            "list_item_close": self._close_margin,
            "tr_close": self._close_row,
            "table_close": lambda _token: self._part(),
        }

    def write(self, tokens: "Sequence[Token]") -> str:
        """Return the text of everything."""
        for token in tokens:
            step = self._steps.get(token.type)
            if step:
                step(token)
        text = "\n".join(self._lines).strip("\n")
        return f"{text}\n" if text else ""

    def _close_block(self, token: "Token") -> None:
        self._block(self._cells.pop() if self._cells else "", tight=token.hidden)

    def _close_list(self, _token: "Token") -> None:
        self._counts.pop()
        self._part()

    def _close_margin(self, _token: "Token") -> None:
        self._margins.pop()

    def _close_row(self, _token: "Token") -> None:
        self._block(_BETWEEN_CELLS.join(self._cells), tight=True)
        self._cells.clear()

    def _open_item(self, _token: "Token") -> None:
        number = self._counts[-1]
        mark = _BULLET if number is None else f"{number}. "
        if number is not None:
            self._counts[-1] = number + 1
        self._first = "".join(self._margins) + mark
        self._margins.append(" " * len(mark))

    def _block(self, text: str, *, tight: bool = False) -> None:
        """Write a block, and a blank line after it unless it is *tight*."""
        if not text.strip():
            return
        margin = "".join(self._margins)
        for line in text.split("\n"):
            self._lines.append(f"{self._first or margin}{line.rstrip()}".rstrip())
            self._first = ""
        if not tight:
            self._part()

    def _part(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")


def _first_number(token: "Token") -> int:
    return int(token.attrs.get("start", 1))


def in_line(tokens: "Sequence[Token]") -> str:
    """Return the words of the tokens within a block; a link's address follows its words."""
    made: list[str] = []
    addresses: list[tuple[int, str]] = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                made.append(token.content)
            case "softbreak":
                made.append(" ")
            case "hardbreak":
                made.append("\n")
            case "image":
                made.append(in_line(token.children or ()))
            case "link_open":
                addresses.append((len(made), str(token.attrs.get("href", ""))))
            case "link_close":
                begins, address = addresses.pop()
                made.append(_after(address, "".join(made[begins:])))
    return "".join(made)


def _after(address: str, words: str) -> str:
    """Return an address in brackets, unless the words before it are it already."""
    plain = unquote(address.removeprefix("mailto:"))
    said = unquote(words.removeprefix("mailto:"))
    return "" if not plain or said == plain else f" ({plain})"
