"""What stands for what."""

import pytest

from convenor.theme.icons import icon_names
from convenor.theme.tokens import DARK, LIGHT, contrast
from convenor.widgets.status_chip import (
    CONSTITUENCIES,
    HATCHED,
    KINDS,
    LEVELS,
    MARKS,
    STATUSES,
    STRIP,
    Look,
    look_of_constituency,
    look_of_status,
)

_LOOKS = [
    look for table in (STATUSES, LEVELS, CONSTITUENCIES, KINDS, MARKS) for look in table.values()
]


@pytest.mark.parametrize("look", _LOOKS, ids=lambda look: look.words)
def test_every_look_has_an_icon_a_word_and_a_ground_it_can_be_read_on(look: Look) -> None:
    assert look.icon in icon_names()
    assert look.words
    for colors in (LIGHT, DARK):
        assert contrast(colors[look.ink], colors[look.ground]) >= 4.5
        assert contrast(colors[look.color], colors[look.ground]) >= 3


def test_the_strip_counts_every_status_but_those_that_are_over() -> None:
    counted = [status for segment in STRIP for status in segment.statuses]
    assert sorted([*counted, "withdrawn", "substituted"]) == sorted(STATUSES)


def test_no_two_constituencies_look_the_same() -> None:
    signs = {(look.icon, look.color) for look in CONSTITUENCIES.values()}
    assert len(signs) == len(CONSTITUENCIES)


def test_what_is_hatched_is_a_kind_of_session() -> None:
    assert set(KINDS) >= HATCHED


def test_nothing_known_has_a_look_and_the_unknown_has_none() -> None:
    assert look_of_status("").words == "No seat"
    assert look_of_constituency("").words == "None"
    with pytest.raises(KeyError):
        look_of_status("accpeted")
