"""A list in groups, and chips for things named."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.widgets.grouped_list import Group, GroupedList, GroupEntry
from convenor.widgets.status_chip import Look
from convenor.widgets.thing_chip import ThingChip

GROUPS = [
    Group("First", [GroupEntry("a", "Ada", "note", Look("pencil", "mute", "Draft"))]),
    Group("Second", [GroupEntry("b", "ورقة"), GroupEntry("c", "Chen")]),
]


@pytest.fixture
def shown(qtbot: QtBot) -> GroupedList:
    """Return a list of two groups."""
    made = GroupedList("Briefs")
    qtbot.addWidget(made)
    made.resize(240, 400)
    made.show()
    made.show_groups(GROUPS)
    return made


def test_heads_are_not_stopped_at(shown: GroupedList, qtbot: QtBot) -> None:
    shown.select("a")
    with qtbot.waitSignal(shown.chosen) as said:
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert said.args == ["b"]


def test_what_was_chosen_stays_chosen_silently(shown: GroupedList, qtbot: QtBot) -> None:
    shown.select("c")
    with qtbot.assertNotEmitted(shown.chosen):
        shown.show_groups(GROUPS[1:])
    assert shown.current_key() == "c"
    assert shown.shown_keys() == ["b", "c"]


def test_an_entry_is_read_out_with_its_chip(shown: GroupedList) -> None:
    item = shown.item(1)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Ada, Draft, note"


def test_everything_is_painted(shown: GroupedList) -> None:
    shown.select("a")
    assert not shown.grab().isNull()


@pytest.fixture
def chip(qtbot: QtBot) -> ThingChip:
    """Return a chip."""
    made = ThingChip("user", "Amara Okafor")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_a_chip_is_opened_by_click_and_by_enter(chip: ThingChip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    with qtbot.waitSignal(chip.clicked):
        QTest.keyClick(chip, Qt.Key.Key_Return)


def test_a_chip_is_removed_by_its_cross_and_by_delete(chip: ThingChip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.removed), qtbot.assertNotEmitted(chip.clicked):
        at = QPoint(chip.width() - 14, chip.height() // 2)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
