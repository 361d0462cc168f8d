"""Markdown as it reads: nothing of the user's text is taken for more than it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextTable
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.theme.theme import Mode, theme
from convenor.widgets.markdown_view import MarkdownView


@pytest.fixture
def view(qtbot: QtBot) -> MarkdownView:
    """Return a shown view without a text."""
    view = MarkdownView("The brief as it reads")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    return view


def blocks(view: MarkdownView) -> list[QTextBlock]:
    """Return the paragraphs shown."""
    document = view.document()
    return [document.findBlockByNumber(at) for at in range(document.blockCount())]


def links(view: MarkdownView) -> list[str]:
    """Return every address that can be clicked."""
    found = []
    for block in blocks(view):
        for format_range in block.textFormats():
            if format_range.format.isAnchor():
                found.append(format_range.format.anchorHref())
    return found


def test_marks_are_gone_and_words_are_dressed(view: MarkdownView) -> None:
    view.show_markdown("## Title\n\nOne **two** *three*")
    assert view.toPlainText() == "Title\nOne two three"
    assert blocks(view)[0].blockFormat().headingLevel() == 2
    weights = [one.format.fontWeight() for one in blocks(view)[1].textFormats()]
    assert 700 in weights


def test_what_looks_like_html_is_shown_as_typed(view: MarkdownView) -> None:
    view.show_markdown("<b>bold</b> &lt; <img src=x>")
    assert view.toPlainText() == "<b>bold</b> < <img src=x>"


def test_only_links_to_the_web_and_to_mail_can_be_clicked(view: MarkdownView) -> None:
    view.show_markdown(
        "[a](https://x.example) [b](javascript:alert) [c](file:///etc/passwd)"
        " [d](mailto:a@x.example) [e](ftp://x) <https://y.example>"
    )
    assert links(view) == ["https://x.example", "mailto:a@x.example", "https://y.example"]


def test_a_link_is_said_when_clicked_and_nothing_is_opened(
    view: MarkdownView, qtbot: QtBot
) -> None:
    view.show_markdown("[somewhere](https://x.example)")
    cursor = view.textCursor()
    cursor.setPosition(4)
    at = view.cursorRect(cursor).center()
    with qtbot.waitSignal(view.link_chosen) as said:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert said.args == ["https://x.example"]
    assert view.toPlainText() == "somewhere"


def test_what_is_written_from_the_right_stands_at_the_right(view: MarkdownView) -> None:
    view.show_markdown("Left\n\nورقة الموقف")
    lines = [block.layout().lineAt(0).naturalTextRect() for block in blocks(view)]
    wide = view.viewport().width()
    assert lines[0].left() < 20
    assert lines[1].left() > wide / 2


def test_a_numbered_list_begins_where_it_says(view: MarkdownView) -> None:
    view.show_markdown("4. four\n5. five\n   - inner")
    items = [block.textList() for block in blocks(view)]
    assert [block.textList().itemText(block) for block in blocks(view)[:2]] == ["4.", "5."]
    assert items[2].format().indent() == 2


def test_a_table_keeps_its_cells_and_sides(view: MarkdownView) -> None:
    view.show_markdown("| a | b |\n|---|--:|\n| x \\| y | 2 |")
    frames = view.document().rootFrame().childFrames()
    table = frames[0]
    assert isinstance(table, QTextTable)
    assert (table.rows(), table.columns()) == (2, 2)
    cell = table.cellAt(1, 0).firstCursorPosition().block()
    assert cell.text() == "x | y"
    number = table.cellAt(1, 1).firstCursorPosition().blockFormat().alignment()
    assert number & Qt.AlignmentFlag.AlignRight


def test_a_table_written_from_the_right_begins_at_the_right(view: MarkdownView) -> None:
    view.show_markdown("| عمود | رقم |\n|---|---|\n| أول | 1 |")
    table = view.document().rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    row = [table.cellAt(0, at).firstCursorPosition().block().text() for at in range(2)]
    assert row == ["رقم", "عمود"]


def test_a_quotation_leaves_room_for_its_bar_at_both_sides(view: MarkdownView) -> None:
    view.show_markdown("> اقتباس")
    shape = blocks(view)[0].blockFormat()
    assert shape.leftMargin() == shape.rightMargin() > 0
    assert not view.grab().isNull()


def test_a_text_is_shown_from_its_beginning(view: MarkdownView, qtbot: QtBot) -> None:
    view.show_markdown("\n\n".join(f"Paragraph {at}" for at in range(300)))
    view.resize(500, 300)
    assert view.verticalScrollBar().value() == 0
    assert view.verticalScrollBar().maximum() > 0


def test_a_line_break_in_chinese_leaves_no_blank(view: MarkdownView) -> None:
    view.show_markdown("中文\n段落 and\nmore")
    assert view.toPlainText() == "中文段落 and more"


def test_an_item_without_words_is_an_item(view: MarkdownView) -> None:
    view.show_markdown("- one\n\n-\n- three")
    assert [bool(block.textList()) for block in blocks(view)] == [True, True, True]


def test_a_long_text_is_written_to_its_end(view: MarkdownView, qtbot: QtBot) -> None:
    view.show_markdown("\n\n".join(f"Paragraph {at}" for at in range(2_000)))
    qtbot.waitUntil(lambda: view.document().blockCount() == 2_000)
    assert blocks(view)[-1].text() == "Paragraph 1999"


def test_another_text_stops_the_one_before(view: MarkdownView, qtbot: QtBot) -> None:
    view.show_markdown("\n\n".join(f"Paragraph {at}" for at in range(2_000)))
    view.show_markdown("Short")
    QTest.qWait(0)
    assert view.toPlainText() == "Short"


def test_the_text_takes_the_colours_of_the_theme(view: MarkdownView) -> None:
    view.show_markdown("[a](https://x.example)")
    theme.set_mode(Mode.DARK)
    cursor = view.textCursor()
    cursor.setPosition(1)
    assert cursor.charFormat().foreground().color() == theme.color("accent")
