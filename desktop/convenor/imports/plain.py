"""Text from outside made plain: one line or several, without control characters or markup."""

import re
from html.parser import HTMLParser
from typing import Final

from convenor_db.domain.interchange.texts import without_bad_characters

BLANKS: Final = re.compile(r"[ \t\n\r\u00a0\u2028\u2029]+")
LINE_ENDS: Final = re.compile(r"\r\n|[\r\x85\u2028\u2029]")

BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "div",
        "dl",
        "dd",
        "dt",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "footer",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ]
)
INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "br",
        "center",
        "code",
        "del",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tbody",
        "td",
        "th",
        "thead",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
LONGEST: Final = 200_000
"""Characters of one text that are read; markup is not parsed without end."""
SILENT: Final = frozenset({"script", "style", "head", "title"})
MARKUP: Final = re.compile(
    rf"</?(?:{'|'.join(sorted(BLOCKS | INLINE | SILENT, key=len, reverse=True))})"
    r"(?:\s+[a-z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*\s*/?>",
    re.IGNORECASE,
)
"""A tag that HTML has; “if a<b and c>d” holds none."""


def one_line(text: str) -> str:
    """Return *text* on one line, blanks joined, without control characters."""
    return BLANKS.sub(" ", without_bad_characters(LINE_ENDS.sub("\n", text))).strip()


def several_lines(text: str) -> str:
    r"""Return *text* with its lines ended by `\n`, at most one empty line between two."""
    lines = without_bad_characters(LINE_ENDS.sub("\n", text)).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n ")


def plain_text(text: str) -> str:
    """Return *text* without HTML: paragraphs and list items on lines of their own."""
    text = text[:LONGEST]
    if not MARKUP.search(text):
        return several_lines(text)
    reader = _Plain()
    reader.feed(text)
    reader.close()
    return several_lines(re.sub(r" *\n *", "\n", "".join(reader.parts)))


class _Plain(HTMLParser):
    """Collects what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line for a block, a dash for a list item."""
        if tag in SILENT:
            self._silent += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag in BLOCKS:
            self._begin_line("\n- " if tag == "li" else "\n\n" if tag == "p" else "\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line after a block."""
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in BLOCKS:
            self._begin_line("\n")

    def handle_data(self, data: str) -> None:
        """Keep the text; inside markup a line's end is only a blank."""
        if not self._silent:
            self.parts.append(BLANKS.sub(" ", data))

    def _begin_line(self, ending: str) -> None:
        if self.parts and not self.parts[-1].strip(" "):
            self.parts.pop()
        self.parts.append(ending)


def shortened(text: str, most: int) -> str:
    """Return at most *most* characters, cut after a sentence if one ends in the latter half."""
    if len(text) <= most:
        return text
    head = text[: most - 2]
    ends = [match.end() for match in re.finditer(r"[.!?。！？](?=\s|$)", head)]
    if ends and ends[-1] >= most // 2:
        return f"{head[: ends[-1]]} …"
    blank = head.rfind(" ")
    return f"{head[: blank if blank >= most // 2 else len(head)].rstrip()}…"
