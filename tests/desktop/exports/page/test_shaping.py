"""Glyphs and the order of directions."""

import pytest

from convenor.exports.page.breaking import Paragraph, Span
from convenor.exports.page.faces import Weight, Writing
from convenor.exports.page.setting import drawn
from convenor.exports.page.shaping import reads_from_the_right, shaped
from convenor.exports.page.styles import BODY
from convenor.exports.page.writings import one_line, plain, runs, unprintable


def in_order(text: str) -> list[str]:
    """Return a line's pieces from left to right."""
    whole = Paragraph([Span(text)], BODY)
    (line,) = whole.broken(10_000).lines
    return [piece for piece, _, _, _ in drawn(whole, line)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc אבג def", ["abc ", "אבג", " def"]),
        ("אבג abc דהו", [" דהו", "abc", "אבג "]),
        ("abc אבג 12 דהו", ["abc ", " דהו", "12", "אבג "]),
        ("a (אבג) b", ["a (", "אבג", ") b"]),
        ("x אבג (דהו) y", ["x ", "אבג (דהו)", " y"]),
    ],
)
def test_pieces_stand_in_the_order_in_which_they_are_drawn(text: str, expected: list[str]) -> None:
    assert in_order(text) == expected


def test_a_bracket_in_text_from_the_right_is_turned() -> None:
    (from_left,) = shaped("(", Weight.REGULAR, tabular=False, rightwards=True)
    (from_right,) = shaped("(", Weight.REGULAR, tabular=False, rightwards=False)
    (closing,) = shaped(")", Weight.REGULAR, tabular=False, rightwards=True)
    assert from_right.glyphs[0].number == closing.glyphs[0].number
    assert from_right.glyphs[0].number != from_left.glyphs[0].number


def test_arabic_letters_are_joined() -> None:
    joined = shaped("بيت", Weight.REGULAR, tabular=False, rightwards=False)[0].glyphs
    alone = [shaped(one, Weight.REGULAR, tabular=False, rightwards=False)[0] for one in "بيت"]
    assert {glyph.number for glyph in joined} != {part.glyphs[0].number for part in alone}


def test_figures_of_one_width_are_of_one_width() -> None:
    (part,) = shaped("0123456789", Weight.STRONG, tabular=True, rightwards=True)
    assert len({round(glyph.advance, 3) for glyph in part.glyphs}) == 1


def test_letters_of_inter_stay_letters() -> None:
    (part,) = shaped("office fi -> tt", Weight.REGULAR, tabular=False, rightwards=True)
    assert "".join(glyph.text for glyph in part.glyphs) == "office fi -> tt"
    assert part.spoken == ""


def test_devanagari_carries_its_text_beside_it_and_arabic_does_not() -> None:
    (deva,) = shaped("लक्ष्मी", Weight.REGULAR, tabular=False, rightwards=True)
    (arabic,) = shaped("علاء", Weight.REGULAR, tabular=False, rightwards=False)
    assert (deva.spoken, arabic.spoken) == ("लक्ष्मी", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wei 张伟", [(Writing.LATIN, "Wei "), (Writing.HAN, "张伟")]),
        ("عبد، الله", [(Writing.ARABIC, "عبد، الله")]),
        ("Ānanda ก", [(Writing.LATIN, "Ānanda "), (Writing.THAI, "ก")]),
        ("q\u0303", [(Writing.LATIN, "q\u0303")]),
        ("😀!", [(Writing.LATIN, "□!")]),
    ],
)
def test_each_writing_is_set_in_its_face(text: str, expected: list[tuple[Writing, str]]) -> None:
    assert [tuple(run) for run in runs(text)] == expected


def test_what_no_face_has_is_named_once() -> None:
    assert unprintable("a😀b😀\u1234 عربي ok") == "😀\u1234"


def test_joiners_need_no_glyph() -> None:
    assert unprintable("میخ\u200cوی क्\u200dष") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\u202eb\u2066c", "abc"), ("e\u0301", "é"), ("a\x00\x1bb", "ab"), ("a\ud800b", "ab")],
)
def test_what_must_not_be_printed_goes(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_one_line_has_no_breaks() -> None:
    assert one_line(" a\r\nb\u2028c\t d ") == "a b c d"


@pytest.mark.parametrize(("text", "expected"), [("(אב) x", True), ("1 x אב", False), ("12", False)])
def test_the_first_letter_says_where_a_paragraph_begins(text: str, *, expected: bool) -> None:
    assert reads_from_the_right(text) is expected
