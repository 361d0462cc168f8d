"""A chip that filters: its menu counts, ticks several, and drops what nothing has."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.widgets.facet_chip import FacetChip, FacetValue

COUNTS = Counter({"red": 3, "blue": 1200})
VALUES = (FacetValue("red", "Red"), FacetValue("green", "Green"), FacetValue("blue", "Blue"))


@pytest.fixture
def chip(qtbot: QtBot) -> FacetChip:
    """Return a chip of three colours, of which one has nothing."""
    made = FacetChip("Colour", VALUES, lambda: COUNTS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_menu_shows_what_there_is_with_counts(chip: FacetChip) -> None:
    assert [action.text() for action in chip.fill().actions()] == ["Red\t3", "Blue\t1,200"]


def test_several_can_be_ticked_and_the_chip_says_so(chip: FacetChip, qtbot: QtBot) -> None:
    for action in chip.fill().actions():
        with qtbot.waitSignal(chip.narrowed):
            action.trigger()
    assert chip.ticked() == ("red", "blue")
    assert chip.value == "Red +1"
    assert chip.told() == "Colour: Red, Blue"


def test_a_ticked_value_stays_in_the_menu_though_nothing_has_it(chip: FacetChip) -> None:
    chip.tick(["green"])
    assert "Green\t0" in [action.text() for action in chip.fill().actions()]


def test_values_that_nobody_named_come_from_the_counts_in_order(qtbot: QtBot) -> None:
    counts = Counter({"vip": 2, "Éva": 1, "press": 3, "none": 4})
    made = FacetChip("Tag", (FacetValue("none", "None"),), lambda: counts)
    qtbot.addWidget(made)
    texts = [action.text() for action in made.fill().actions()]
    assert texts == ["Éva\t1", "press\t3", "vip\t2", "None\t4"]
    made.tick(["gone"])
    assert (made.ticked(), made.value) == (("gone",), "gone")
    assert "gone\t0" in [action.text() for action in made.fill().actions()]


def test_letters_go_to_the_value_they_begin(qtbot: QtBot) -> None:
    counts = Counter({"Albia": 1, "Dornia": 2, "Dunmark": 3, "Republic of Éva": 4})
    made = FacetChip("Country", (), lambda: counts)
    qtbot.addWidget(made)
    made.show()
    menu = made.fill()
    menu.popup(made.mapToGlobal(made.rect().bottomLeft()))
    for letters, found in (("d", "Dornia"), ("u", "Dunmark")):
        QTest.keyClicks(menu, letters)
        assert menu.activeAction().text().startswith(found)
    qtbot.wait(1100)
    QTest.keyClicks(menu, "ev")
    assert menu.activeAction().text().startswith("Republic")
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert made.ticked() == ("Republic of Éva",)
    menu.close()


def test_delete_clears_it(chip: FacetChip, qtbot: QtBot) -> None:
    chip.tick(["red"])
    chip.setFocus()
    with qtbot.waitSignal(chip.narrowed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chip.ticked() == ()
