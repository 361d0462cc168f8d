"""Finding by a few letters."""

import pytest

from convenor.widgets.fuzzy import fold, score, score_known, spans


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Świątek", "swiatek"),
        ("Nguyễn", "nguyen"),
        ("Małgorzata", "malgorzata"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("张伟", "张伟"),
    ],
)
def test_marks_and_case_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("okafor", "okafor amara"),
        ("okafor amara", "amara okafor"),
        ("amara okafor", "brokafor"),
        ("brokafor", "o k a f o r"),
        ("open kafka forum", "block of a fort"),
    ],
)
def test_whole_then_beginning_then_word_then_inside_then_scattered(better: str, worse: str) -> None:
    assert score("okafor", better) > score("okafor", worse) > 0


@pytest.mark.parametrize("query", ["okx", "rofako", "zz"])
def test_letters_that_do_not_come_in_order_do_not_fit(query: str) -> None:
    assert score(query, "amara okafor") == 0


def test_every_word_must_fit() -> None:
    assert score("amara lindqvist", "amara okafor") == 0
    assert score("oka ama", "amara okafor") > 0


def test_what_is_only_known_about_a_thing_counts_less_than_its_name() -> None:
    assert 0 < score_known("kestria", "kestria") < score("kestria", "kestria institute")


def test_letters_scattered_over_what_is_known_do_not_count() -> None:
    assert score_known("kia", "kestria") == 0


@pytest.mark.parametrize(
    ("query", "text", "places"),
    [
        ("oka", "Amara Okafor", ((6, 3),)),
        ("ao", "Amara Okafor", ((0, 1), (6, 1))),
        ("swi", "Iga Świątek", ((4, 3),)),
        ("xyz", "Amara Okafor", ()),
        ("", "Amara Okafor", ()),
    ],
)
def test_the_letters_that_were_typed_are_found_again(
    query: str, text: str, places: tuple[tuple[int, int], ...]
) -> None:
    assert spans(query, text) == places
