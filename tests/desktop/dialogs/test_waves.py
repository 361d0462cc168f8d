"""Waves: made and changed where they stand, seats counted and taken along."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.waves import WavesDialog
from convenor.widgets.buttons import Button
from convenor.workplace import Workplace
from convenor_db.store.quiet import read_file
from support.builders import a_full_house
from support.dialogs import labels, named, nameless, shown, write
from support.places import a_workplace

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening with three waves, not in the order of their numbers."""
    value: dict[str, Any] = a_full_house()
    overridden = {"by": "Marta", "reason": "By telephone", "at": "2027-02-01T08:00:00Z"}
    value["waves"] = [
        {"number": 3, "name": "Observers"},
        {"number": 1, "name": "الموجة الأولى", "reply_by": "2027-03-20", "seats": 40},
        {"number": 2, "requires": {"all": ["o1", "o2"]}, "overridden": overridden},
    ]
    for seat in value["invitations"]:
        seat["wave"] = 1
    with a_workplace(qtbot, tmp_path / "a.convenor", value) as place:
        yield place


@pytest.fixture
def waves(qtbot: QtBot, ground: QWidget, place: Workplace) -> WavesDialog:
    """Return the waves, the first one selected."""
    return shown(qtbot, WavesDialog(ground, place))


def titles(waves: WavesDialog) -> list[str]:
    """Return the entries of the list."""
    return [waves.list.item(row).text() for row in range(waves.list.count())]


def told(waves: WavesDialog, row: int) -> str:
    """Return what an entry of the list is read out as."""
    return str(waves.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_waves_stand_by_their_number(waves: WavesDialog) -> None:
    assert titles(waves) == ["1. الموجة الأولى", "Wave 2", "3. Observers"]
    assert waves.key == "1"


def test_seats_are_counted_by_status(waves: WavesDialog) -> None:
    assert "2: 1 invited, 1 accepted" in labels(waves)
    waves.list.setCurrentRow(2)
    assert any(label.startswith("None yet.") for label in labels(waves))


def test_a_wave_over_its_budget_says_by_how_many(qtbot: QtBot, waves: WavesDialog) -> None:
    assert not any("over its budget" in label for label in labels(waves))
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Seats budget", "1")
    assert "1 over its budget" in labels(waves)
    assert "2 seats · 1 over its budget" in told(waves, 0)
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Seats budget", "2")
    assert "1 over its budget" not in labels(waves)
    assert "over" not in told(waves, 0)


def test_a_reply_by_without_a_year_is_a_day_to_come(qtbot: QtBot, waves: WavesDialog) -> None:
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Reply by", "12 Jan")  # today is 1 March 2027
    assert read_file(waves.document.path).waves["1"].reply_by == "2028-01-12"


def test_a_condition_and_an_override_are_read_and_stay(qtbot: QtBot, waves: WavesDialog) -> None:
    waves.list.setCurrentRow(1)
    assert "Albia and Northlight AI are coming." in labels(waves)
    assert "Marta, Mon 1 Feb 2027: By telephone" in labels(waves)
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Name", "States")
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Number", "4")
    after = read_file(waves.document.path).waves["4"]
    assert (after.name, after.requires) == ("States", {"all": ["o1", "o2"]})
    assert after.overridden is not None


def test_a_new_wave_takes_the_next_number_and_goes_on_with_its_name(
    qtbot: QtBot, waves: WavesDialog
) -> None:
    named(waves, Button, "New wave").click()
    number = named(waves, QLineEdit, "Number")
    assert (number.text(), number.selectedText()) == ("4", "4")
    with qtbot.waitSignal(waves.document.acted):
        QTest.keyClick(number, Qt.Key.Key_Return)
    name = named(waves, QLineEdit, "Name")
    qtbot.waitUntil(name.hasFocus)
    with qtbot.waitSignal(waves.document.acted):
        QTest.keyClicks(name, "Press")
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert titles(waves)[-1] == "4. Press"
    assert waves.key == "4"


def test_esc_leaves_no_new_wave(waves: WavesDialog) -> None:
    named(waves, Button, "New wave").click()
    QTest.keyClick(named(waves, QLineEdit, "Number"), Qt.Key.Key_Escape)
    assert len(waves.snapshot.waves) == 3
    assert (waves.key, waves.isVisible()) == ("1", True)


def test_a_taken_number_is_refused_at_the_field_and_put_right(
    qtbot: QtBot, waves: WavesDialog
) -> None:
    named(waves, Button, "New wave").click()
    with qtbot.waitSignal(waves.document.refused):
        line = write(waves, "Number", "2")
    assert "There is a wave 2 already" in line.accessibleDescription()
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Number", "9")
    assert waves.key == "9"


def test_another_number_takes_the_seats_along_and_keeps_the_selection(
    qtbot: QtBot, waves: WavesDialog
) -> None:
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Number", "7")
    assert [seat.wave for seat in waves.snapshot.invitations.values()] == [7, 7]
    assert (waves.key, titles(waves)[-1]) == ("7", "7. الموجة الأولى")
    with qtbot.waitSignal(waves.document.acted):
        QTest.keyClick(waves.list, Qt.Key.Key_Z, CONTROL)
    assert [seat.wave for seat in waves.snapshot.invitations.values()] == [1, 1]
    assert titles(waves)[0] == "1. الموجة الأولى"


def test_a_refused_number_of_a_wave_leaves_it_selected(qtbot: QtBot, waves: WavesDialog) -> None:
    with qtbot.waitSignal(waves.document.refused):
        write(waves, "Number", "3")
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Seats budget", "50")
    assert (waves.key, waves.snapshot.waves["1"].seats) == ("1", 50)


def test_a_reply_by_that_is_odd_is_remarked_on_beside_it(qtbot: QtBot, waves: WavesDialog) -> None:
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Send on", "21 Mar 2027")
    assert "Replies would be due before the wave is sent." in labels(waves)
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Reply by", "15 Apr 2027")
    assert "Replies would be due after the first day." in labels(waves)
    with qtbot.waitSignal(waves.document.acted):
        write(waves, "Reply by", "28 Mar 2027")
    assert not any(label.startswith("Replies would") for label in labels(waves))


def test_a_gate_is_kept_in_words(qtbot: QtBot, waves: WavesDialog) -> None:
    gate = named(waves, QPlainTextEdit, "Gate")
    gate.setFocus()
    QTest.keyClicks(gate, "Both hosts are coming")
    with qtbot.waitSignal(waves.document.acted):
        QTest.keyClick(gate, Qt.Key.Key_Return, CONTROL)
    assert read_file(waves.document.path).waves["1"].gate == "Both hosts are coming"


def test_a_deleted_wave_says_how_many_seats_lose_it(qtbot: QtBot, waves: WavesDialog) -> None:
    with qtbot.waitSignal(waves.document.acted):
        QTest.keyClick(waves.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Deleted wave 1. 2 seats lose it." in labels(waves))
    assert waves.key == "2"
    with qtbot.waitSignal(waves.document.acted):
        QTest.keyClick(waves.list, Qt.Key.Key_Z, CONTROL)
    assert [seat.wave for seat in waves.snapshot.invitations.values()] == [1, 1]


def test_waves_are_not_moved_by_hand(waves: WavesDialog) -> None:
    QTest.keyClick(waves.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(waves)[0] == "1. الموجة الأولى"
    assert waves.document.undo_words == "Load a convening"


def test_everything_that_takes_the_focus_has_a_name(waves: WavesDialog) -> None:
    assert nameless(waves) == []
