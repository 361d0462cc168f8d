"""A day with a time of day, as people type it and as it is shown."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from convenor.widgets.editable_moment import EditableMoment


@pytest.fixture
def moment(qtbot: QtBot) -> Iterator[EditableMoment]:
    """Return a field that reads days without a year as of 2027, in English."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    made = EditableMoment("Arrives", year=2027)
    qtbot.addWidget(made)
    yield made
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    "typed",
    [
        "13 Apr 2027, 21:40",
        "Tue 13 Apr 2027, 21:40",
        "13 apr 21:40",
        "13.4. 21.40",
        "2027-04-13T21:40",
        "2027-04-13 2140",
    ],
)
def test_many_ways_of_writing_mean_the_same(moment: EditableMoment, typed: str) -> None:
    assert moment.to_value(typed) == "2027-04-13T21:40"


@pytest.mark.parametrize("typed", ["13 Apr", "soon", "21:40", "40 Apr 21:40", "13 Apr 25:00"])
def test_what_names_no_moment_is_said_as_it_stands(moment: EditableMoment, typed: str) -> None:
    assert moment.to_value(typed) == typed


def test_figures_are_read_in_the_order_of_the_locale(moment: EditableMoment) -> None:
    assert moment.to_value("4/5/2027 21:40") == "2027-05-04T21:40"
    QLocale.setDefault(QLocale("en_US"))
    assert moment.to_value("4/5/2027 21:40") == "2027-04-05T21:40"


def test_it_is_shown_as_a_day_and_a_time(moment: EditableMoment) -> None:
    moment.set_value("2027-04-13T21:40")
    assert moment.to_words("2027-04-13T21:40") == "Tue 13 Apr 2027, 21:40"
    assert moment.value() == "2027-04-13T21:40"
