"""Ctrl+K."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.buttons import Button
from convenor.widgets.command_palette import CommandPalette
from convenor.widgets.palette_entries import COMMAND, PERSON, SESSION, Entry, FoundEntries, spoken
from support.palettes import entries_shown

_RELEASE = Entry(
    COMMAND, "send", "Release agenda…", enabled=False, reason="2 must be fixed", shortcut="Ctrl+R"
)
_ENTRIES = (
    Entry(COMMAND, "users", "People", "Go to", "Ctrl+2"),
    Entry(PERSON, "users", "Amara Okafor", "Deputy Minister", target=7),
    _RELEASE,
    Entry(SESSION, "presentation", "Opening plenary", "Wed 14 Apr", words="okafor speaks"),
)


@pytest.fixture
def palette(qtbot: QtBot) -> CommandPalette:
    """Return an open palette over a window."""
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made = CommandPalette(window)
    made.set_entries(_ENTRIES)
    made.open()
    return made


def _edit(palette: CommandPalette) -> QLineEdit:
    edit = palette.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    return edit


def _shown(palette: CommandPalette) -> list[str]:
    return [entry.text for entry in entries_shown(palette)]


def _read(palette: CommandPalette) -> list[str]:
    """Return the labels to be seen."""
    return [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]


def test_with_nothing_typed_the_entries_stand_as_they_were_given(palette: CommandPalette) -> None:
    assert entries_shown(palette) == _ENTRIES
    assert _edit(palette).hasFocus()


def test_a_few_letters_find_the_name_before_what_is_only_known_about_a_thing(
    palette: CommandPalette,
) -> None:
    QTest.keyClicks(_edit(palette), "okaf")
    assert _shown(palette) == ["Amara Okafor", "Opening plenary"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (">", ["People", "Release agenda…"]),
        ("@", ["Amara Okafor"]),
        ("#okaf", ["Opening plenary"]),
        ("@zz", []),
    ],
)
def test_a_first_letter_narrows_to_one_kind(
    palette: CommandPalette, typed: str, found: list[str]
) -> None:
    QTest.keyClicks(_edit(palette), typed)
    assert _shown(palette) == found


def test_enter_opens_what_is_selected_and_the_palette_goes(
    qtbot: QtBot, palette: CommandPalette
) -> None:
    QTest.keyClick(_edit(palette), Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.opened) as said:
        QTest.keyClick(_edit(palette), Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[0].target == 7
    assert palette.isHidden()


def test_control_enter_shows_it_in_the_panel(qtbot: QtBot, palette: CommandPalette) -> None:
    with qtbot.waitSignal(palette.shown_in_panel), qtbot.assertNotEmitted(palette.opened):
        QTest.keyClick(_edit(palette), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_cannot_be_done_is_shown_with_why_and_not_done(
    qtbot: QtBot, palette: CommandPalette
) -> None:
    QTest.keyClicks(_edit(palette), "release")
    with qtbot.assertNotEmitted(palette.opened):
        QTest.keyClick(_edit(palette), Qt.Key.Key_Return)
    assert palette.isVisible()
    assert spoken(_RELEASE).endswith("not available: 2 must be fixed")


def test_enter_on_what_cannot_be_done_says_why_in_place_of_the_keys(
    palette: CommandPalette,
) -> None:
    QTest.keyClicks(_edit(palette), "release")
    QTest.keyClick(_edit(palette), Qt.Key.Key_Return)
    assert "2 must be fixed" in _read(palette)
    QTest.keyClick(_edit(palette), Qt.Key.Key_Backspace)
    assert "2 must be fixed" not in _read(palette)


def test_what_has_no_match_says_so_and_can_be_cleared(palette: CommandPalette) -> None:
    QTest.keyClicks(_edit(palette), "zzz")
    assert "“zzz” has no match." in _read(palette)
    clear = next(one for one in palette.findChildren(Button) if one.isVisible())
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert _edit(palette).text() == ""
    assert _edit(palette).hasFocus()
    assert entries_shown(palette) == _ENTRIES


def test_escape_closes_and_the_next_opening_begins_anew(
    qtbot: QtBot, palette: CommandPalette
) -> None:
    QTest.keyClicks(_edit(palette), "okaf")
    with qtbot.waitSignal(palette.closed):
        QTest.keyClick(_edit(palette), Qt.Key.Key_Escape)
    palette.open(">")
    assert _edit(palette).text() == ">"
    assert not _edit(palette).hasSelectedText()


def test_a_click_beside_the_card_closes(qtbot: QtBot, palette: CommandPalette) -> None:
    with qtbot.waitSignal(palette.closed):
        QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_the_selection_stops_at_both_ends(qtbot: QtBot, palette: CommandPalette) -> None:
    for _ in range(9):
        QTest.keyClick(_edit(palette), Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.opened) as said:
        QTest.keyClick(_edit(palette), Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[0].text == "Opening plenary"


def test_the_list_keeps_qts_rules_for_models(qtbot: QtBot) -> None:
    found = FoundEntries()
    QAbstractItemModelTester(found, QAbstractItemModelTester.FailureReportingMode.Warning)
    found.set_entries(_ENTRIES)
    found.find("a")
    found.find("")
    assert found.rowCount() == len(_ENTRIES)
    assert found.data(found.index(0)) == "People"
