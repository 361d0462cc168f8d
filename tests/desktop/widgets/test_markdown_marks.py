"""What the toolbar does to a text: every deed is one step of its undo."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from convenor.widgets import markdown_marks as marks


def a_text(text: str) -> tuple[QTextDocument, QTextCursor]:
    """Return *text* with a cursor: what stands between two bars is selected, one is the caret."""
    first, _, rest = text.partition("¦")
    inner, bar, last = rest.partition("¦")
    document = QTextDocument(first + inner + last)
    cursor = QTextCursor(document)
    cursor.setPosition(len(first))
    if bar:
        cursor.setPosition(len(first + inner), QTextCursor.MoveMode.KeepAnchor)
    return document, cursor


def bold(cursor: QTextCursor) -> None:
    """Do what Ctrl+B does."""
    marks.toggle_mark(cursor, "**")


def italic(cursor: QTextCursor) -> None:
    """Do what Ctrl+I does."""
    marks.toggle_mark(cursor, "*")


def heading(cursor: QTextCursor) -> None:
    """Choose Heading 2."""
    marks.set_heading(cursor, 2)


def no_heading(cursor: QTextCursor) -> None:
    """Choose Text."""
    marks.set_heading(cursor, 0)


@pytest.mark.parametrize(
    ("deed", "before", "after"),
    [
        (bold, "a ¦word¦ b", "a **word** b"),
        (bold, "a **¦word¦** b", "a word b"),
        (bold, "a wo¦rd b", "a **word** b"),
        (bold, "a ¦ word ¦b", "a  **word** b"),
        (bold, "a *¦word¦* b", "a ***word*** b"),
        (italic, "a ¦word¦ b", "a *word* b"),
        (italic, "a **¦word¦** b", "a ***word*** b"),
        (italic, "a ***¦word¦*** b", "a **word** b"),
        (heading, "one\ntw¦o", "one\n## two"),
        (heading, "#### on¦e", "## one"),
        (no_heading, "## on¦e", "one"),
        (marks.toggle_bullets, "¦one\n\ntwo¦", "- one\n\n- two"),
        (marks.toggle_bullets, "¦- one\n* two¦", "one\ntwo"),
        (marks.toggle_bullets, "  1. on¦e", "  - one"),
        (marks.toggle_numbers, "¦one\ntwo¦", "1. one\n2. two"),
        (marks.toggle_numbers, "¦- one\n- two¦", "1. one\n2. two"),
        (marks.toggle_quote, "¦one\n\ntwo¦", "> one\n> \n> two"),
        (marks.toggle_quote, "¦> one\n> two¦", "one\ntwo"),
        (marks.insert_link, "see ¦here¦", "see [here](https://)"),
        (marks.insert_link, "¦https://example.org¦", "[https://example.org](https://example.org)"),
        (marks.insert_link, "¦", "[text](https://)"),
        (marks.insert_table, "one¦\ntwo", f"one\n\n{marks.TABLE}\n\ntwo"),
    ],
)
def test_a_deed_is_one_step(deed: Callable[[QTextCursor], None], before: str, after: str) -> None:
    document, cursor = a_text(before)
    deed(cursor)
    assert document.toPlainText() == after
    document.undo()
    assert document.toPlainText() == before.replace("¦", "")


def test_the_address_of_a_new_link_is_selected() -> None:
    document, cursor = a_text("see ¦here¦")
    marks.insert_link(cursor)
    assert cursor.selectedText() == "https://"
    assert document.toPlainText() == "see [here](https://)"


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("- one", "- "),
        ("  9. nine", "  10. "),
        ("> said", "> "),
        ("- ", ""),
        ("plain", None),
        ("-no list", None),
    ],
)
def test_a_list_goes_on(line: str, sign: str | None) -> None:
    assert marks.next_line_sign(line) == sign
