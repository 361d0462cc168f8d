"""Blocks of cells as the clipboard holds them: our own copy, Excel's and LibreOffice's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor_db.domain.spreadsheets import as_block, as_words, from_words, read_block

CELLS = st.text(
    st.one_of(st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from("\"\t\n'=+-@")),
    max_size=8,
)
ROWS = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=1, max_size=5)
)


@given(ROWS)
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    assert read_block(as_block(rows)) == rows


@given(ROWS)
def test_line_ends_of_another_system_are_read_too(rows: list[list[str]]) -> None:
    plain = [[cell.replace("\n", " ").replace("\t", " ") for cell in row] for row in rows]
    text = as_block(plain)
    assert read_block(text.replace("\n", "\r\n")) == plain
    assert read_block(text.removesuffix("\n") + "\r\n") == plain


@given(st.text())
def test_any_text_at_all_is_some_block(text: str) -> None:
    rows = read_block(text)
    assert bool(rows) == bool(text)
    assert all(rows)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=9))
def test_the_apostrophe_of_our_copy_is_taken_back(text: str) -> None:
    if not text.startswith("'"):
        assert from_words(as_words(text)) == text


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\n", [["a"]]),
        ("a\r\n\r\n", [["a"], [""]]),
        ("a\tb\nc\t\n", [["a", "b"], ["c", ""]]),
        ('"two\nlines"\tb\n', [["two\nlines", "b"]]),
        ('"a ""b"""\n', [['a "b"']]),
        ('"never closed\tb', [['"never closed', "b"]]),
        ('"closed" and more\tb', [['"closed" and more', "b"]]),
        ('said "so"', [['said "so"']]),
    ],
)
def test_blocks_as_spreadsheets_give_them(text: str, rows: list[list[str]]) -> None:
    assert read_block(text) == rows
