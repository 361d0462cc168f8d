"""The contrasts the design promises."""

import pytest

from convenor.theme.tokens import DARK, LIGHT, PROMISES, Promise, contrast


@pytest.mark.parametrize("promise", PROMISES, ids=lambda pair: f"{pair.text} on {pair.ground}")
def test_light_keeps_its_promise(promise: Promise) -> None:
    assert contrast(LIGHT[promise.text], LIGHT[promise.ground]) >= promise.least


@pytest.mark.parametrize("promise", PROMISES, ids=lambda pair: f"{pair.text} on {pair.ground}")
def test_dark_keeps_its_promise(promise: Promise) -> None:
    assert contrast(DARK[promise.text], DARK[promise.ground]) >= promise.least


@pytest.mark.parametrize("tint", ["t1", "t2", "t3", "t4", "t5", "t6", "t7"])
def test_white_can_be_read_on_the_light_tints_of_marks(tint: str) -> None:
    assert contrast("#FFFFFF", LIGHT[tint]) >= 4.5


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_contrast_does_not_care_which_is_which() -> None:
    assert contrast("#4048BD", "#FFFFFF") == contrast("#FFFFFF", "#4048BD")
