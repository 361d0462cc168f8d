"""The groups of the convening settings: a list that leads to them, and says where one is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.settings import SettingsDialog
from convenor.settings import Settings
from convenor.widgets.combo import Combo
from convenor.widgets.panel import ScrollColumn
from convenor.widgets.sectioned_page import SectionedPage, SectionList
from convenor.workplace import Workplace
from support.dialogs import named, shown, write
from support.places import a_workplace

GROUPS = [
    "About", "Place and days", "Rule and marks", "Organiser", "Names and order",
    "Seats and lists", "Warnings", "Sensitive terms", "Competition statement", "Observances",
    "Retention", "You",
]  # fmt: skip


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening."""
    with a_workplace(qtbot, tmp_path / "a.convenor") as place:
        yield place


@pytest.fixture
def dialog(qtbot: QtBot, ground: QWidget, place: Workplace) -> SettingsDialog:
    """Return the dialog, wide enough for the list of groups."""
    dialog = shown(qtbot, SettingsDialog(ground, place))
    dialog.resize(900, 640)
    qtbot.waitUntil(the_list(dialog).isVisible)
    return dialog


def the_list(dialog: SettingsDialog) -> SectionList:
    """Return the list of groups."""
    return dialog.findChildren(SectionList)[0]


def the_combo(dialog: SettingsDialog) -> Combo:
    """Return what stands for the list where there is no room for it."""
    page = dialog.findChildren(SectionedPage)[0]
    return page.drop_down


def top_of(dialog: SettingsDialog, title: str) -> int:
    """Return where a group's title stands, from the upper edge of what is to be seen."""
    labels = dialog.findChildren(QLabel)
    label = next(one for one in labels if one.text() == title)
    scroll = label.parentWidget()
    while scroll and scroll.objectName() != "qt_scrollarea_viewport":
        scroll = scroll.parentWidget()
    assert scroll is not None
    return label.mapTo(scroll, label.rect().topLeft()).y()


def current(dialog: SettingsDialog) -> str:
    """Return the group that the list says one is in."""
    item = the_list(dialog).currentItem()
    assert item is not None
    return item.text()


def test_every_group_is_listed_in_its_order_and_named_to_screen_readers(
    dialog: SettingsDialog,
) -> None:
    titles = the_list(dialog)
    assert [titles.item(at).text() for at in range(titles.count())] == GROUPS
    heard = QAccessible.queryAccessibleInterface(titles)
    assert heard.text(QAccessible.Text.Name) == "Groups of settings"
    assert heard.childCount() == len(GROUPS)


@pytest.mark.parametrize("title", ["Organiser", "Warnings", "Sensitive terms"])
def test_going_to_a_group_by_keys_brings_its_title_to_the_top(
    qtbot: QtBot, dialog: SettingsDialog, title: str
) -> None:
    titles = the_list(dialog)
    titles.setFocus()
    for _ in range(GROUPS.index(title)):
        QTest.keyClick(titles, Qt.Key.Key_Down)
    assert current(dialog) == title
    assert 0 <= top_of(dialog, title) < 40
    assert QApplication.focusWidget() is titles


def test_enter_puts_the_caret_into_the_first_field_of_a_group(dialog: SettingsDialog) -> None:
    titles = the_list(dialog)
    titles.setFocus()
    for _ in range(GROUPS.index("Organiser")):
        QTest.keyClick(titles, Qt.Key.Key_Down)
    QTest.keyClick(titles, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Name"
    assert current(dialog) == "Organiser"


def test_the_list_follows_the_caret_and_the_page(qtbot: QtBot, dialog: SettingsDialog) -> None:
    named(dialog, QWidget, "Languages").setFocus()
    qtbot.waitUntil(lambda: current(dialog) == "Names and order")
    the_list(dialog).setFocus()
    page = dialog.findChildren(ScrollColumn)[0].verticalScrollBar()
    page.setValue(page.maximum())
    assert current(dialog) == "You"
    page.setValue(0)
    assert current(dialog) == "About"


def test_in_a_narrow_window_the_groups_drop_down(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.resize(560, 560)
    qtbot.waitUntil(the_combo(dialog).isVisible)
    assert not the_list(dialog).isVisible()
    the_combo(dialog).chosen.emit(str(GROUPS.index("Warnings")))
    assert 0 <= top_of(dialog, "Warnings") < 40
    assert the_combo(dialog).currentText() == "Warnings"
    assert the_combo(dialog).accessibleName() == "Groups of settings"


def test_the_name_for_history_is_changed_for_this_program(
    qtbot: QtBot, dialog: SettingsDialog, place: Workplace
) -> None:
    write(dialog, "Your name for History", " Marta  Ferreira ")
    assert (place.actor, Settings().actor) == ("Marta Ferreira", "Marta Ferreira")
    write(dialog, "Your name for History", " ")
    assert place.actor == "Marta Ferreira"
    with qtbot.waitSignal(place.document.acted) as came:
        write(dialog, "Series", "Spring talks")
    assert came.args[0].actor == "Marta Ferreira"
