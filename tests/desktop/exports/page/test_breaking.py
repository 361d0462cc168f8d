"""Paragraphs in lines: what may be broken where."""

import pytest

from convenor.exports.page.breaking import Paragraph, Span, paragraph
from convenor.exports.page.faces import Weight
from convenor.exports.page.styles import BODY, TITLE_OF_ALL


def lines(text: str, width: float) -> list[str]:
    """Return a text's lines at a width in points."""
    whole = paragraph(text, BODY)
    return [whole.text[line.start : line.end] for line in whole.broken(width).lines]


def test_lines_are_broken_at_blanks() -> None:
    found = lines("The quick brown fox jumps over the lazy dog again and again", 80)
    assert len(found) > 3
    assert " ".join(found) == "The quick brown fox jumps over the lazy dog again and again"


def test_no_line_is_wider_than_its_room() -> None:
    whole = paragraph("Governance of frontier evaluations and incident reporting " * 9, BODY)
    for line in whole.broken(120).lines:
        assert whole.width(line.start, line.end) * 0.01 <= 120.01


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Featherstonehaugh-Cholmondeley", ["Featherstonehaugh-", "Cholmondeley"]),
        ("Khalid Al-Mansouri", ["Khalid", "Al-Mansouri"]),
    ],
)
def test_names_are_broken_after_a_hyphen_that_follows_four_letters(
    text: str, expected: list[str]
) -> None:
    width = max(paragraph(word, BODY).width(0, len(word)) for word in expected) / 100 + 1
    assert lines(text, width) == expected


def test_ideographs_are_broken_anywhere_but_before_a_full_stop() -> None:
    found = lines("这是一个很长的句子。" * 3, 100)
    assert len(found) > 2
    assert not any(line.startswith("。") for line in found)


def test_a_no_break_space_holds_words_together() -> None:
    assert lines("one two\u00a0three", 60)[-1] == "two\u00a0three"


def test_a_last_line_is_never_one_short_word() -> None:
    text = "the share of each and every seat in the large rooms is now so"
    width = paragraph(text, BODY).width(0, len(text) - 3) / 100 + 1
    assert lines(text, width)[-1].split() == ["now", "so"]


def test_a_line_break_is_kept() -> None:
    assert lines("one\ntwo three", 400) == ["one", "two three"]


def test_a_wide_word_is_set_smaller_and_then_condensed_but_not_cut() -> None:
    whole = paragraph("Donaudampfschifffahrtsgesellschaft", BODY)
    wide = whole.width(0, len(whole.text)) / 100
    assert whole.broken(wide * 0.9).size == pytest.approx(9, abs=0.05)
    narrow = whole.broken(wide * 0.6)
    assert narrow.size == 8
    assert narrow.narrow == pytest.approx(0.75, abs=0.01)
    assert len(narrow.lines) == 1


def test_what_is_no_word_any_more_is_broken() -> None:
    found = lines("y" * 500, 100)
    assert "".join(found) == "y" * 500
    assert len(found) > 10


def test_display_lines_are_even() -> None:
    whole = paragraph("Geneva Dialogue on Verified Pauses in Training", TITLE_OF_ALL)
    widths = [whole.width(line.start, line.end) for line in whole.broken(480).lines]
    assert len(widths) > 1
    assert min(widths) > 0.6 * max(widths)


def test_spans_keep_their_weight_and_their_link() -> None:
    whole = Paragraph(
        [Span("a "), Span("b", Weight.STRONG), Span("c", None, "https://x.example")], BODY
    )
    told = [(whole.text[s:e], weight, link) for s, e, weight, link in whole.segments(0, 9)]
    assert told == [
        ("a ", Weight.REGULAR, ""),
        ("b", Weight.STRONG, ""),
        ("c", Weight.REGULAR, "https://x.example"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u202e"])
def test_nothing_gives_no_lines(text: str) -> None:
    assert lines(text, 100) == []
