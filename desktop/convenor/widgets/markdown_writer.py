"""Markdown tokens written into a text document, by cursor; user text is never read as markup."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)

from convenor.markdown import may_lead
from convenor.theme.fonts import is_right_to_left
from convenor.theme.theme import theme
from convenor.widgets.markdown_highlighter import LINE_HEIGHT, code_format, heading_format

if TYPE_CHECKING:
    from markdown_it.token import Token

QUOTE_DEPTH: Final = int(QTextFormat.Property.UserProperty) + 1
"""A block's property: in how many quotations it stands."""
_STEP = 20
_LINE_BREAK = "\u2028"
_UNSPACED: Final = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
_SPACES: Final = ((20, 6), (18, 5), (14, 4), (12, 3), (10, 3), (10, 3))
"""Pixels above and below headings of level 1 to 6."""
_BULLETS: Final = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_SIDES: Final = {
    "text-align:left": Qt.AlignmentFlag.AlignLeft,
    "text-align:center": Qt.AlignmentFlag.AlignHCenter,
    "text-align:right": Qt.AlignmentFlag.AlignRight,
}


class MarkdownWriter:
    """Writes one text into one document."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self._empty = True
        """Whether the block at the cursor is still to be used."""
        self._quotes = 0
        self._lists: list[QTextList | None] = []
        self._styles: list[QTextListFormat] = []
        self._item_begins = False
        self._base = QTextCharFormat()
        self._steps: Mapping[str, Callable[[Token], None]] = {
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "paragraph_open": self._open_paragraph,
            "inline": self._write_inline,
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "bullet_list_close": self._close_list,
            "ordered_list_close": self._close_list,
            "list_item_open": self._open_item,
            "list_item_close": self._close_item,
            "blockquote_open": lambda _token: self._quote(1),
            "blockquote_close": lambda _token: self._quote(-1),
            "fence": self._write_code,
            "code_block": self._write_code,
            "hr": self._write_rule,
        }

    def leads(self, address: str) -> bool:
        """Tell whether a link may lead to *address*; one that may not is plain words."""
        return may_lead(address)

    def write_picture(self, cursor: QTextCursor, token: "Token", look: QTextCharFormat) -> None:
        """Write what stands for a picture: its words, for a text shows nothing it would load."""
        cursor.insertText(_picture(token), _over(look, _muted()))

    def write(self, tokens: "Sequence[Token]") -> None:
        """Write everything, at the end of the document."""
        self._cursor.beginEditBlock()
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
                self._write_table(tokens[at:end])
                at = end
            elif token.type in self._steps:
                self._steps[token.type](token)
            at += 1
        self._cursor.endEditBlock()

    # Blocks

    def _begin_block(self, above: int, below: int) -> QTextBlockFormat:
        """Begin a block with pixels above and below, indented as lists and quotations ask."""
        made = QTextBlockFormat()
        made.setTopMargin(theme.px(above))
        made.setBottomMargin(theme.px(below))
        made.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setIndent(len(self._lists))
        if self._quotes:
            made.setProperty(QUOTE_DEPTH, self._quotes)
            made.setLeftMargin(theme.px(_STEP) * self._quotes)
            made.setRightMargin(theme.px(_STEP) * self._quotes)  # the bar may stand there
        if self._empty:
            self._cursor.setBlockFormat(made)
        else:
            self._cursor.insertBlock(made, QTextCharFormat())
        self._cursor.setBlockCharFormat(self._base)
        self._empty = False
        if self._item_begins:
            self._begin_item(made)
        return made

    def _begin_item(self, block: QTextBlockFormat) -> None:
        self._item_begins = False
        known = self._lists[-1]
        if known is None:
            self._lists[-1] = self._cursor.createList(self._styles[-1])
        else:
            known.add(self._cursor.block())
        block.setIndent(0)  # the list has its own
        self._cursor.setBlockFormat(self._without_indent())

    def _without_indent(self) -> QTextBlockFormat:
        made = self._cursor.blockFormat()
        made.setIndent(0)
        return made

    def _open_heading(self, token: "Token") -> None:
        level = int(token.tag[1:])
        above, below = _SPACES[level - 1]
        block = self._begin_block(above, below)
        block.setHeadingLevel(level)
        self._cursor.mergeBlockFormat(block)
        self._base = heading_format(level)

    def _close_heading(self, token: "Token") -> None:
        self._base = QTextCharFormat()

    def _open_paragraph(self, token: "Token") -> None:
        self._begin_block(0, 3 if token.hidden else 10)

    def _quote(self, step: int) -> None:
        self._quotes += step

    def _open_list(self, token: "Token") -> None:
        depth = len(self._lists)
        style = QTextListFormat()
        style.setIndent(depth + 1)
        if token.type == "ordered_list_open":
            style.setStyle(QTextListFormat.Style.ListDecimal)
            style.setStart(int(token.attrs.get("start", 1)))
        else:
            style.setStyle(_BULLETS[depth % len(_BULLETS)])
        self._lists.append(None)
        self._styles.append(style)

    def _close_list(self, token: "Token") -> None:
        self._lists.pop()
        self._styles.pop()
        if not self._lists:
            self._space_after(10)

    def _space_after(self, pixels: int) -> None:
        made = self._cursor.blockFormat()
        made.setBottomMargin(max(made.bottomMargin(), theme.px(pixels)))
        self._cursor.setBlockFormat(made)

    def _open_item(self, token: "Token") -> None:
        self._item_begins = True

    def _close_item(self, token: "Token") -> None:
        if self._item_begins:  # an item without words is an item all the same
            self._begin_block(0, 3)

    def _write_code(self, token: "Token") -> None:
        block = self._begin_block(2, 10)
        block.setBackground(theme.color("sunken"))
        block.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        self._cursor.mergeBlockFormat(block)
        lines = token.content.removesuffix("\n").replace("\n", _LINE_BREAK)
        self._cursor.insertText(lines, code_format(self._mono))

    def _write_rule(self, token: "Token") -> None:
        block = self._begin_block(8, 8)
        whole = QTextLength(QTextLength.Type.PercentageLength, 100)
        block.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, whole)
        block.setBackground(theme.color("line2"))  # the colour of the rule
        self._cursor.setBlockFormat(block)

    # Tables

    def _write_table(self, tokens: "Sequence[Token]") -> None:
        rows = _rows_of(tokens)
        if self._item_begins:
            self._begin_block(0, 3)
        made = QTextTableFormat()
        made.setBorder(1)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(QBrush(theme.color("line2")))
        made.setBorderCollapse(True)
        made.setCellPadding(theme.px(6))
        made.setCellSpacing(0)
        made.setTopMargin(theme.px(4))
        made.setBottomMargin(theme.px(12))
        made.setHeaderRowCount(1)
        made.setLeftMargin(theme.px(_STEP) * self._quotes)
        first = rows[0][0][1]
        mirrored = first is not None and is_right_to_left(first.content)
        if mirrored:  # Qt mirrors no columns by itself
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            rows = [row[::-1] for row in rows]
        table = self._cursor.insertTable(len(rows), len(rows[0]), made)
        for at, row in enumerate(rows):
            for place, (cell, words) in enumerate(row):
                inside = table.cellAt(at, place)
                self._cursor = inside.firstCursorPosition()
                self._write_cell(cell, words)
                if cell.tag == "th":
                    head = QTextTableCellFormat()
                    head.setBackground(theme.color("sunken"))
                    inside.setFormat(head)
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._empty = True

    def _write_cell(self, cell: "Token", words: "Token | None") -> None:
        block = QTextBlockFormat()
        side = _SIDES.get(str(cell.attrs.get("style", "")))
        if side is not None:
            block.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._cursor.setBlockFormat(block)
        if cell.tag == "th":
            self._base.setFontWeight(QFont.Weight.DemiBold)
        if words:
            self._write_inline(words)
        self._base = QTextCharFormat()

    # Words

    def _write_inline(self, token: "Token") -> None:
        looks = [self._base]
        children = token.children or []
        for at, child in enumerate(children):
            if child.type.endswith("_open"):
                looks.append(self._look(child, looks[-1]))
            elif child.type.endswith("_close"):
                looks.pop()
            elif child.type == "softbreak":
                self._cursor.insertText(_joint(children, at), looks[-1])
            elif child.type == "hardbreak":
                self._cursor.insertText(_LINE_BREAK, looks[-1])
            elif child.type == "code_inline":
                self._cursor.insertText(child.content, _over(looks[-1], code_format(self._mono)))
            elif child.type == "image":
                self.write_picture(self._cursor, child, looks[-1])
            else:
                self._cursor.insertText(child.content, looks[-1])

    def _look(self, token: "Token", outer: QTextCharFormat) -> QTextCharFormat:
        made = QTextCharFormat(outer)
        if token.type == "strong_open":
            made.setFontWeight(QFont.Weight.Bold)
        elif token.type == "em_open":
            made.setFontItalic(True)
        elif token.type == "s_open":
            made.setFontStrikeOut(True)
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            if self.leads(address):
                made.setAnchor(True)
                made.setAnchorHref(address)
                made.setForeground(theme.color("accent"))
                made.setToolTip(address.replace("&", "&amp;").replace("<", "&lt;"))
        return made


def _rows_of(tokens: "Sequence[Token]") -> "list[list[tuple[Token, Token | None]]]":
    rows: list[list[tuple[Token, Token | None]]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            following = tokens[at + 1]
            rows[-1].append((token, following if following.type == "inline" else None))
    return rows


def _joint(children: "Sequence[Token]", at: int) -> str:
    """Return what joins two lines of a paragraph: a space, or nothing where none is written."""
    before = children[at - 1].content[-1:] if at else ""
    after = children[at + 1].content[:1] if at + 1 < len(children) else ""
    return "" if _UNSPACED.match(before) and _UNSPACED.match(after) else " "


def _picture(token: "Token") -> str:
    return f"[Picture: {token.content}]" if token.content else "[Picture]"


def _muted() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color("text3"))
    return made


def _over(base: QTextCharFormat, more: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat(base)
    made.merge(more)
    return made
