"""Everything that is pressed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, CountChip, FilterChip, IconButton, Kind
from convenor.widgets.checks import CheckBox
from convenor.widgets.menu import Menu


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Withdraw", Kind.PRIMARY, "undo-2")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_an_ampersand_is_only_an_ampersand(qtbot: QtBot) -> None:
    button = Button("Bilateral: Smith & Sons")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.words == "Bilateral: Smith & Sons"
    assert button.shortcut().isEmpty()


def test_a_greyed_button_says_why_and_forgets_it_when_it_is_allowed(qtbot: QtBot) -> None:
    button = IconButton("send", "Release", shortcut="Ctrl+R")
    qtbot.addWidget(button)
    own = button.toolTip()
    button.set_allowed(allowed=False, reason="2 must be fixed")
    assert not button.isEnabled()
    assert "2 must be fixed" in button.toolTip()
    assert button.accessibleDescription() == "2 must be fixed"
    button.set_allowed(allowed=False, reason="1 must be fixed")
    button.set_allowed(allowed=True)
    assert button.isEnabled()
    assert (button.toolTip(), button.accessibleDescription()) == (own, "Release  (Ctrl+R)")


def test_a_button_grows_with_the_text_size(qtbot: QtBot) -> None:
    button = Button("Write letters…", icon="mail")
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 32
    theme.set_scale(1.5)
    assert button.sizeHint().height() == 48


def test_a_button_keeps_the_menu_it_was_given(qtbot: QtBot) -> None:
    button = Button("Move to")
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.setMenu(Menu("Move to"))
    assert button.menu() is not None
    assert button.sizeHint().width() > before


def test_the_focus_ring_is_for_those_who_came_by_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    first, second = Button("First"), Button("Second")
    layout = QHBoxLayout(window)
    layout.addWidget(first)
    layout.addWidget(second)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not first.has_ring
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.has_ring


def test_a_filter_chip_shows_its_value_and_is_cleared_by_its_cross(qtbot: QtBot) -> None:
    chip = FilterChip("Status")
    qtbot.addWidget(chip)
    chip.set_value("Invited")
    chip.resize(chip.sizeHint())
    assert chip.accessibleName() == "Status: Invited"
    with qtbot.waitSignal(chip.cleared), qtbot.assertNotEmitted(chip.clicked):
        cross = QPoint(chip.width() - 14, chip.height() // 2)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)


def test_a_filter_chip_is_cleared_by_delete_only_if_it_filters(qtbot: QtBot) -> None:
    chip = FilterChip("Status")
    qtbot.addWidget(chip)
    with qtbot.assertNotEmitted(chip.cleared):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    chip.set_value("Invited")
    with qtbot.waitSignal(chip.cleared):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_a_count_is_a_door(qtbot: QtBot) -> None:
    chip = CountChip("9 changed", "pencil", "info")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_a_click_on_the_words_ticks(qtbot: QtBot) -> None:
    box = CheckBox("Mail drafts too")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    end = QPoint(box.width() - 4, box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=end)
    assert box.isChecked()


def test_a_greyed_menu_entry_says_why(qtbot: QtBot) -> None:
    menu = Menu("Move to")
    qtbot.addWidget(menu)
    action = menu.add("Attended", "door-open", note="0 of 6", reason="Only from the first day on")
    assert not action.isEnabled()
    assert "first day" in action.toolTip()
    assert action.text() == "Attended\t0 of 6"


def test_an_icon_button_can_be_pressed_by_a_screen_reader(qtbot: QtBot) -> None:
    plain, with_menu = IconButton("x", "Close"), IconButton("ellipsis", "More")
    with_menu.setMenu(Menu("More", with_menu))
    for button in (plain, with_menu):
        qtbot.addWidget(button)
    read = QAccessible.queryAccessibleInterface(plain)
    assert "Press" in read.actionInterface().actionNames()
    with qtbot.waitSignal(plain.clicked):
        read.actionInterface().doAction("Press")


def test_a_menu_filled_as_it_opens_covers_its_button_at_the_foot_of_the_screen_no_more(
    qtbot: QtBot,
) -> None:
    button, menu = Button("Tag"), Menu("Tag")

    def fill() -> None:
        menu.clear()
        for words in ("Add tag…", "Remove tag…"):
            menu.add(words)

    menu.aboutToShow.connect(fill)
    button.setMenu(menu)
    qtbot.addWidget(button)
    button.resize(120, 30)
    button.move(40, button.screen().availableGeometry().bottom() - 50)
    button.show()
    qtbot.waitUntil(button.isVisible)
    button.open_menu()
    assert len(menu.actions()) == 2
    assert menu.geometry().bottom() < button.mapToGlobal(QPoint(0, 0)).y()
    menu.close()
