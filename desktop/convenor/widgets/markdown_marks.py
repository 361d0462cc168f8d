"""What the toolbar of a Markdown text does: each function is one step of the text's undo."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCursor

_HEADING: Final = re.compile(r"(#{1,6})[ \t]+")
_BULLET: Final = re.compile(r"(\s*)[-*+][ \t]+")
_NUMBER: Final = re.compile(r"(\s*)\d{1,9}[.)][ \t]+")
_QUOTE: Final = re.compile(r"> ?")
_ADDRESS: Final = re.compile(r"(https?://|mailto:)\S+")
_EMPTY_ADDRESS: Final = "https://"
_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor
# Qt's own signs for the ends of lines within a text.
_LINE_ENDS: Final = re.compile("[\u2028\u2029]")
TABLE: Final = "| Column | Column |\n|---|---|\n|  |  |\n|  |  |"


def toggle_mark(cursor: QTextCursor, mark: str) -> None:
    """Put *mark* (`**`, `*`) round the selection or the word, or take it away again.

    Without a word the caret stands between two marks.
    """
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    words = cursor.selectedText()
    inner = words.strip()
    first += len(words) - len(words.lstrip())
    last = first + len(inner)
    with _one_step(cursor):
        if _has_mark(cursor, first, last, mark):
            _replace(cursor, last, last + len(mark), "")
            _replace(cursor, first - len(mark), first, "")
            _select(cursor, first - len(mark), last - len(mark))
        else:
            _replace(cursor, last, last, mark)
            _replace(cursor, first, first, mark)
            _select(cursor, first + len(mark), last + len(mark))


def heading_at(cursor: QTextCursor) -> int:
    """Return the level of the heading the caret stands in, 0 for text."""
    found = _HEADING.match(cursor.block().text())
    return len(found[1]) if found else 0


def set_heading(cursor: QTextCursor, level: int) -> None:
    """Make the lines touched headings of *level*, 1 to 6, or text (0)."""
    sign = f"{'#' * level} " if level else ""
    with _one_step(cursor):
        for block in _blocks(cursor):
            found = _HEADING.match(block.text())
            _replace_in(cursor, block, found.end() if found else 0, sign)


def toggle_bullets(cursor: QTextCursor) -> None:
    """Make the lines touched a list, or no longer."""
    _toggle_lines(cursor, _BULLET, _NUMBER, lambda _place: "- ")


def toggle_numbers(cursor: QTextCursor) -> None:
    """Make the lines touched a numbered list, or no longer."""
    _toggle_lines(cursor, _NUMBER, _BULLET, lambda place: f"{place}. ")


def toggle_quote(cursor: QTextCursor) -> None:
    """Make the lines touched a quotation, or no longer."""
    _toggle_lines(cursor, _QUOTE, None, lambda _place: "> ", empty_too=True)


def insert_link(cursor: QTextCursor) -> None:
    """Make the selection a link whose address is then selected; an address links itself."""
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    words = _LINE_ENDS.sub(" ", cursor.selectedText())
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    address = words if _ADDRESS.fullmatch(words) else _EMPTY_ADDRESS
    words = words or "text"
    with _one_step(cursor):
        _replace(cursor, first, last, f"[{words}]({address})")
        at = first + len(words) + 3
        if address is words:
            _select(cursor, first + 1, first + 1 + len(words))
        else:
            _select(cursor, at, at + len(address))


def insert_table(cursor: QTextCursor) -> None:
    """Put an empty table of two columns below the line; its first heading is selected."""
    block = cursor.block()
    before = "\n\n" if block.text().strip() else ""
    end = block.position() + block.length() - 1
    following = block.next()
    after = "\n" if following.isValid() and following.text().strip() else ""
    with _one_step(cursor):
        _replace(cursor, end, end, f"{before}{TABLE}{after}")
        at = end + len(before) + 2
        _select(cursor, at, at + len("Column"))


def next_line_sign(line: str) -> str | None:
    """Return what the line after *line* begins with: a list or quotation goes on.

    None for other lines; "" for an item without words, which ends its list.
    """
    number = re.match(r"(\s*)(\d{1,9})([.)])([ \t]+)", line)
    found = number or _BULLET.match(line) or _QUOTE.match(line)
    if not found:
        return None
    if not line[found.end() :].strip():
        return ""
    if number:
        return f"{number[1]}{int(number[2]) + 1}{number[3]}{number[4]}"
    return found[0]


def _toggle_lines(
    cursor: QTextCursor,
    own: re.Pattern[str],
    other: re.Pattern[str] | None,
    sign: Callable[[int], str],
    *,
    empty_too: bool = False,
) -> None:
    blocks = list(_blocks(cursor))
    if len(blocks) > 1 and not empty_too:
        blocks = [block for block in blocks if block.text().strip()] or blocks
    has_all = all(own.match(block.text()) for block in blocks)
    with _one_step(cursor):
        for place, block in enumerate(blocks, 1):
            found = own.match(block.text()) or (other.match(block.text()) if other else None)
            indent = found[1] if found and found.re.groups else ""
            made = indent if has_all else f"{indent}{sign(place)}"
            _replace_in(cursor, block, found.end() if found else 0, made)


def _blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    while block.isValid() and block.blockNumber() <= last:
        yield block
        block = block.next()


@contextmanager
def _one_step(cursor: QTextCursor) -> Iterator[None]:
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def _has_mark(cursor: QTextCursor, first: int, last: int, mark: str) -> bool:
    """Tell whether *mark* stands round a stretch; three stars are bold and italic at once."""
    before, after = _text(cursor, max(0, first - 3), first), _text(cursor, last, last + 3)
    sign = mark[0]
    run = min(len(before) - len(before.rstrip(sign)), len(after) - len(after.lstrip(sign)))
    return run % 2 == 1 if len(mark) == 1 else run >= len(mark)


def _text(cursor: QTextCursor, first: int, last: int) -> str:
    last = min(last, cursor.document().characterCount() - 1)
    if first >= last:
        return ""
    probe = QTextCursor(cursor.document())
    _select(probe, first, last)
    return probe.selectedText()


def _replace(cursor: QTextCursor, first: int, last: int, text: str) -> None:
    _select(cursor, first, last)
    cursor.insertText(text)


def _replace_in(cursor: QTextCursor, block: QTextBlock, length: int, sign: str) -> None:
    """Replace the first *length* characters of a line, and leave the selection where it is."""
    if block.text()[:length] == sign:
        return
    writer = QTextCursor(block)
    _replace(writer, block.position(), block.position() + length, sign)


def _select(cursor: QTextCursor, first: int, last: int) -> None:
    cursor.setPosition(first, _MOVE)
    cursor.setPosition(last, _KEEP)
