"""How Markdown source looks while it is written: headings large, marks dim."""

import re
from typing import Final

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from convenor.theme.theme import theme

HEADING_SIZES: Final = (22, 18, 15, 14, 13, 13)
"""Pixel sizes of headings of level 1 to 6 at 100 %; the same where the text is read."""
LINE_HEIGHT: Final = 135
"""How far lines stand apart, in percent; the same where the text is read."""
_PROSE, _FENCED = -1, 1

_HEADING: Final = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_FENCE: Final = re.compile(r" {0,3}(```|~~~)")
_RULE: Final = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_TABLE_RULE: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_LEAD: Final = re.compile(r"(?:\s*>)+ ?|\s*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_INLINE: Final = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)[^`]+(?P=code)"
    r"|(?P<image>!)?\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]*)\)"
    r"|(?P<bold>\*\*\*|___|\*\*|__)(?=\S)(?P<strong>.+?)(?<=\S)(?P=bold)"
    r"|(?P<italic>\*|(?<!\w)_)(?=\S)(?P<soft>.+?)(?<=\S)(?P=italic)"
    r"|(?P<struck>~~)(?=\S)(?P<gone>.+?)(?<=\S)~~"
    r"|(?P<pipe>\|)"
)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Dresses the source in the theme's colours; no character is changed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Dress one line."""
        inside = self.previousBlockState() == _FENCED
        fence = bool(_FENCE.match(text))
        self.setCurrentBlockState(_FENCED if inside != fence else _PROSE)
        if fence:
            self.setFormat(0, len(text), _ink("text3"))
        elif inside:
            self.setFormat(0, len(text), self._code())
        elif text and not text.isspace():
            self._dress_prose(text)

    def _dress_prose(self, text: str) -> None:
        heading = _HEADING.match(text)
        base = QTextCharFormat()
        if heading:
            base = heading_format(len(heading[1]))
            self.setFormat(0, len(text), base)
            self._dim(0, heading.end(), base)
        elif _RULE.match(text) or ("|" in text and _TABLE_RULE.match(text)):
            self.setFormat(0, len(text), _ink("text3"))
            return
        lead = None if heading else _LEAD.match(text)
        if lead:
            ink = _ink("accent")
            ink.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, lead.end(), ink)
            if ">" in lead[0]:
                base.setForeground(theme.color("text2"))
                self.setFormat(lead.end(), len(text) - lead.end(), base)
        self._dress_inline(text, lead.end() if lead else 0, len(text), base)

    def _dress_inline(self, text: str, first: int, last: int, base: QTextCharFormat) -> None:
        for found in _INLINE.finditer(text, first, last):
            if found["escape"]:
                self._dim(found.start(), found.start() + 1, base)
            elif found["code"]:
                self._dress_code(found)
            elif found["words"] is not None:
                self._dress_link(found, base)
            elif found["pipe"]:
                self._dim(found.start(), found.end(), base)
            else:
                self._dress_marked(text, found, base)

    def _dress_marked(self, text: str, found: re.Match[str], base: QTextCharFormat) -> None:
        inner = QTextCharFormat(base)
        name = "strong" if found["bold"] else "soft" if found["italic"] else "gone"
        if found["bold"]:
            inner.setFontWeight(QFont.Weight.Bold)
        if found["italic"] or len(found["bold"] or "") > len("**"):
            inner.setFontItalic(True)
        if found["struck"]:
            inner.setFontStrikeOut(True)
        self.setFormat(found.start(), found.end() - found.start(), inner)
        self._dim(found.start(), found.start(name), base)
        self._dim(found.end(name), found.end(), base)
        self._dress_inline(text, found.start(name), found.end(name), inner)

    def _dress_code(self, found: re.Match[str]) -> None:
        self.setFormat(found.start(), found.end() - found.start(), self._code())

    def _dress_link(self, found: re.Match[str], base: QTextCharFormat) -> None:
        words = QTextCharFormat(base)
        words.setForeground(theme.color("accent"))
        self._dim(found.start(), found.end(), base)
        self.setFormat(found.start("words"), len(found["words"]), words)

    def _dim(self, first: int, last: int, base: QTextCharFormat) -> None:
        dim = QTextCharFormat(base)
        dim.setForeground(theme.color("text3"))
        self.setFormat(first, last - first, dim)

    def _code(self) -> QTextCharFormat:
        return code_format(self._mono)


def _ink(color: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color(color))
    return made


def code_format(family: str) -> QTextCharFormat:
    """Return how program text looks in prose, in the fixed-width *family*."""
    made = _ink("text2")
    made.setFontFamilies([family])
    made.setFontFixedPitch(True)
    made.setBackground(theme.color("sunken"))
    return made


def heading_format(level: int) -> QTextCharFormat:
    """Return how a heading of *level* 1 to 6 looks, written or read."""
    made = QTextCharFormat()
    made.setProperty(QTextFormat.Property.FontPixelSize, theme.px(HEADING_SIZES[level - 1]))
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setForeground(theme.color("text"))
    return made
