"""Briefs: Markdown onto the page. Raw HTML is text like any other, and no address is fetched."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from reportlab.platypus.flowables import CondPageBreak, Flowable

from convenor.exports.page.breaking import Span
from convenor.exports.page.faces import Weight
from convenor.exports.page.quoting import Quote
from convenor.exports.page.setting import (
    MAIN,
    Block,
    Columns,
    Rule,
    Text,
    main,
    needs,
    space,
)
from convenor.exports.page.styles import (
    BODY,
    CELL,
    CELL_STRONG,
    HEADING,
    LABEL,
    LEAD,
    NUMBER,
    PLAIN,
    QUOTE,
    SUBHEADING,
    Side,
    Style,
)
from convenor.exports.page.tables import Rows

_READER: Final = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
_ADDRESSES: Final = re.compile(r"(?:https?://|mailto:)[\x21-\x7e]+", re.IGNORECASE)
_LONGEST_LEAD: Final = 420
_UNDER_HEADING: Final = 36.0
_MOST_KEPT: Final = 300.0
"""Points of a table that a heading above it asks for at most."""
_STEP: Final = 15.0
"""By how much an inner list stands in."""
_TIGHT: Final = 2 / 3
_FEWEST_COLUMN: Final = 0.09


def paper_blocks(markdown: str, *, tight: bool = False) -> list[Flowable]:
    """Return a brief's text as blocks; its first paragraph leads.

    *tight*: with two thirds of the space between them.
    """
    blocks = _Reading(_READER.parse(markdown)).blocks()
    for block in blocks:
        if tight and isinstance(block, Block):
            block.before, block.after = block.before * _TIGHT, block.after * _TIGHT
    return blocks


def spans_of(token: Token, *, strong: bool = False) -> list[Span]:
    """Return an inline token's text with its emphasis and its links."""
    found: list[Span] = []
    links: list[str] = []
    strongs, emphases = int(strong), 0
    for child in token.children or []:
        match child.type:
            case "strong_open":
                strongs += 1
            case "strong_close":
                strongs -= 1
            case "em_open":
                emphases += 1
            case "em_close":
                emphases -= 1
            case "link_open":
                links.append(_safe(str(child.attrs.get("href", ""))))
            case "link_close":
                links.pop()
            case _:
                weight = Weight.STRONG if strongs else Weight.ITALIC if emphases else None
                found.append(Span(_text_of(child), weight, links[-1] if links else ""))
    return found


def _text_of(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    return "\n" if token.type == "hardbreak" else token.content


def _safe(address: str) -> str:
    """Return an address that a page may lead to, or ''."""
    return address if _ADDRESSES.fullmatch(address) else ""


class _Reading:
    """Walks the tokens of one brief."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._headings: set[int] = set()
        self._least: dict[int, float] = {}

    def blocks(self) -> list[Flowable]:
        found: list[Flowable] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.type == "heading_open":
                found += self._heading(token)
            elif token.type == "paragraph_open" and not found and self._leads():
                found.append(main(Text(spans_of(self._inline()), LEAD)))
            elif token.type == "hr":
                self._at += 1
                found += [space(6), main(Rule(0.25, after=9))]
            else:
                found += [self._in_columns(block) for block in self._block()]
        self._keep_headings(found)
        return found

    def _in_columns(self, block: Block) -> Block:
        """Return a block in the main column; of a table it is kept how much stands together."""
        if isinstance(block, Columns):
            return block
        wrapped = main(block)
        if isinstance(block, Rows):
            self._least[id(wrapped)] = min(block.least_height(MAIN), _MOST_KEPT)
        return wrapped

    def _keep_headings(self, found: Sequence[Flowable]) -> None:
        """Let every heading ask for the room of what follows it, from the last one up."""
        below = 0.0
        for block in reversed(found):
            if isinstance(block, CondPageBreak):
                block.height += max(below, _UNDER_HEADING)
                below = block.height
            elif id(block) not in self._headings:
                below = self._least.get(id(block), 0.0)

    def _leads(self) -> bool:
        """Say whether a first paragraph is short and something follows it."""
        inline = self._tokens[self._at + 1]
        return len(inline.content) <= _LONGEST_LEAD and self._at + 3 < len(self._tokens)

    def _inline(self) -> Token:
        """Return the text of the block that opens here, and go past its end."""
        inline = self._tokens[self._at + 1]
        self._at += 3
        return inline

    def _heading(self, token: Token) -> Iterator[Flowable]:
        style = HEADING if token.tag in ("h1", "h2") else SUBHEADING
        yield needs(style.before + style.leading)
        heading = main(Text(spans_of(self._inline(), strong=True), style))
        self._headings.add(id(heading))
        yield heading

    def _block(self, style: Style = BODY, depth: int = 0) -> list[Block]:
        """Return what opens here: a paragraph, a list, a quote, a table, or text as it stands."""
        token = self._tokens[self._at]
        match token.type:
            case "paragraph_open" | "heading_open":
                return [Text(spans_of(self._inline()), style)]
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token, depth)
            case "blockquote_open":
                self._at += 1
                inner = self._until("blockquote_close", QUOTE, depth)
                return [Quote(inner, after=9)]
            case "table_open":
                return [self._table()]
            case "fence" | "code_block":
                self._at += 1
                return [Text(token.content.rstrip("\n"), PLAIN.but(after=6))]
            case _:
                self._at += 1
                return []

    def _until(self, closing: str, style: Style, depth: int) -> list[Block]:
        found: list[Block] = []
        while self._tokens[self._at].type != closing:
            found += self._block(style, depth)
        self._at += 1
        return found

    def _list(self, token: Token, depth: int) -> list[Block]:
        """Return the items; of an outer list the numbers stand in the side column."""
        closing = token.type.replace("open", "close")
        number = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
        self._at += 1
        found: list[Block] = []
        while self._tokens[self._at].type != closing:
            self._at += 1
            inner = self._until("list_item_close", PLAIN.but(side=Side.START), depth + 1)
            found.append(_item("–" if number is None else str(number), inner, depth))
            number = None if number is None else number + 1
        self._at += 1
        if found:
            found[-1].after = 9
        return found

    def _table(self) -> Block:
        heads: list[list[Block]] = []
        rows: list[list[list[Block]]] = []
        sides: list[Side] = []
        longest: list[int] = []
        while self._tokens[self._at].type != "table_close":
            token = self._tokens[self._at]
            if token.type == "tr_open":
                rows.append([])
            if token.type in ("th_open", "td_open"):
                text = self._tokens[self._at + 1]
                column = len(rows[-1])
                if len(longest) <= column:
                    longest.append(0)
                    sides.append(_side(token))
                longest[column] = max(longest[column], min(60, len(text.content)))
                rows[-1].append([_cell(token, text, column, sides[column])])
            self._at += 1
        self._at += 1
        heads, rows = rows[0], rows[1:]
        return Rows(heads, rows, _widths(longest), after=9)


def _item(sign: str, inner: Sequence[Block], depth: int) -> Block:
    if depth == 0:
        return Columns([Text(sign, NUMBER)], inner, after=3)
    return Quote(inner, sign=sign, after=3)


def _side(token: Token) -> Side:
    return Side.RIGHT if "right" in str(token.attrs.get("style", "")) else Side.START


def _cell(token: Token, text: Token, column: int, side: Side) -> Text:
    if token.type == "th_open":
        return Text(spans_of(text), LABEL.but(side=side))
    style = CELL_STRONG if column == 0 else CELL
    return Text(spans_of(text), style.but(side=side, tabular=side is Side.RIGHT))


def _widths(longest: Sequence[int]) -> list[float]:
    """Share the main column out by how much the columns hold, none too narrow."""
    shares = [max(4, length) ** 0.75 for length in longest]
    least = min(_FEWEST_COLUMN, 0.9 / len(shares))
    whole = sum(shares)
    shares = [max(least, share / whole) for share in shares]
    return [MAIN * share / sum(shares) for share in shares]
