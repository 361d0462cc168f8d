"""*Add seats…*: people, unnamed seats, one action, a button that names its effect."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.add_seats import AddSeatsDialog
from convenor.widgets.combo import Combo
from convenor.widgets.pick_line import PickLine
from convenor.widgets.thing_chip import ThingChip
from convenor.workplace import Workplace
from support.builders import a_full_house
from support.places import a_workplace, sayings


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return a convening of four places, two taken, with three people who have no seat."""
    house: dict[str, Any] = a_full_house()
    house["convening"]["seats"] = 4
    house["waves"] = [{"number": 1, "name": "First"}]
    house["people"] += [
        {"id": f"p{at}", "family": f"Doe {at}", "organisation": "o1"} for at in (4, 5)
    ]
    with a_workplace(qtbot, tmp_path / "a.convenor", house) as place:
        yield place


@pytest.fixture
def dialog(qtbot: QtBot, ground: QWidget, place: Workplace) -> AddSeatsDialog:
    """Return the open dialog."""
    made = AddSeatsDialog(ground, place)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def pick(qtbot: QtBot, dialog: QWidget, typed: str) -> None:
    """Search, and take the first by Enter."""
    line = dialog.findChildren(PickLine)[0]
    line.setFocus()
    QTest.keyClicks(line, typed)
    qtbot.waitUntil(line.popup().isVisible)
    QTest.keyClick(line.popup(), Qt.Key.Key_Return)


def fill(dialog: QWidget, name: str, text: str) -> None:
    """Type into a field."""
    line = next(
        one for one in dialog.findChildren(QLineEdit)
        if one.accessibleName() == name and not isinstance(one, PickLine)
    )  # fmt: skip
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def choose(dialog: QWidget, name: str, value: str) -> None:
    """Choose from a list as the user does."""
    combo = next(one for one in dialog.findChildren(Combo) if one.accessibleName() == name)
    combo.set_value(value)
    combo.chosen.emit(value)


def chips(dialog: QWidget) -> list[str]:
    """Return who is chosen."""
    return [chip.words for chip in dialog.findChildren(ThingChip) if not chip.isHidden()]


def read(dialog: QWidget) -> str:
    """Return all that can be read."""
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_people_and_unnamed_seats_are_one_action(
    qtbot: QtBot, place: Workplace, dialog: AddSeatsDialog
) -> None:
    heard = sayings(place)
    pick(qtbot, dialog, "Doe 4")
    pick(qtbot, dialog, "Doe 5")
    assert (chips(dialog), dialog.primary.words) == (["Doe 4", "Doe 5"], "Add 2 seats")
    fill(dialog, "Organisation", "northlight ai")
    fill(dialog, "How many", "2")
    assert dialog.primary.words == "Add 4 seats"
    choose(dialog, "Status", "invited")
    choose(dialog, "Wave", "1")
    choose(dialog, "Capacity", "observer")
    assert "With these: 2 too many." in read(dialog)
    with qtbot.waitSignal(dialog.added) as added:
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert added.args is not None
    now = place.document.snapshot.invitations
    new = [now[key] for key in added.args[0]]
    assert [(one.person, one.seat_of) for one in new] == [
        ("p4", None), ("p5", None), (None, "o2"), (None, "o2"),
    ]  # fmt: skip
    assert {(one.status, one.wave, one.capacity) for one in new} == {("invited", 1, "observer")}
    assert heard[0].text == "4 seats added"
    with qtbot.waitSignal(place.document.acted):
        place.document.undo()
    assert len(place.document.snapshot.invitations) == 2


def test_all_of_an_organisation_are_taken_at_once(qtbot: QtBot, dialog: AddSeatsDialog) -> None:
    pick(qtbot, dialog, "Albia all")
    assert chips(dialog) == ["الخالد", "Doe 4", "Doe 5"]
    chip = dialog.findChildren(ThingChip)[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert (chips(dialog), dialog.primary.words) == (["Doe 4", "Doe 5"], "Add 2 seats")


def test_who_has_a_seat_is_not_offered(dialog: AddSeatsDialog) -> None:
    line = dialog.findChildren(PickLine)[0]
    assert line.matching("Amara") == []
    assert [one.key for one in line.matching("Doe")] == ["p4", "p5"]


@pytest.mark.parametrize(
    ("body", "count", "reason"),
    [
        ("Nowhere", "2", "No organisation is called “Nowhere”."),
        ("Albia", "", "How many seats?"),
        ("Albia", "many", "Write a number from 1 to 500."),
        ("Albia", "501", "Write a number from 1 to 500."),
        ("", "3", "Say whose seats these are."),
    ],
)
def test_what_cannot_be_added_is_said_under_its_field(
    place: Workplace, dialog: AddSeatsDialog, body: str, count: str, reason: str
) -> None:
    fill(dialog, "Organisation", body)
    fill(dialog, "How many", count)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert reason in read(dialog)
    assert len(place.document.snapshot.invitations) == 2


def test_nothing_chosen_is_refused_in_the_banner(qtbot: QtBot, dialog: AddSeatsDialog) -> None:
    with qtbot.waitSignal(dialog.document.refused):
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert "nobody was chosen" in read(dialog)
    pick(qtbot, dialog, "Doe 4")
    assert "nobody was chosen" not in read(dialog)


def test_who_gets_a_seat_meanwhile_is_left_out(
    qtbot: QtBot, place: Workplace, dialog: AddSeatsDialog
) -> None:
    from functools import partial

    from convenor_db.domain.actions.many_seats import Beginning, give

    pick(qtbot, dialog, "Doe 4")
    pick(qtbot, dialog, "Doe 5")
    build = partial(give, people=["p4"], how=Beginning(), new_key=place.new_key, today=place.today)
    with qtbot.waitSignal(place.document.acted):
        place.document.act(build)
    assert (chips(dialog), dialog.primary.words) == (["Doe 5"], "Add 1 seat")


def test_a_second_press_adds_nothing_twice(
    qtbot: QtBot, place: Workplace, dialog: AddSeatsDialog
) -> None:
    fill(dialog, "Organisation", "Albia")
    fill(dialog, "How many", "3")
    with qtbot.waitSignal(dialog.added):
        dialog.primary.click()
        dialog.primary.click()
    with qtbot.waitSignal(place.document.acted):
        place.document.undo()
    assert len(place.document.snapshot.invitations) == 2
