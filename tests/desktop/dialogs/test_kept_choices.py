"""What was chosen in an unfinished form is offered again, as what was typed in it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.add_seats import AddSeatsDialog
from convenor.dialogs.new_convening import NewConveningDialog
from convenor.dialogs.substitute import SubstituteDialog
from convenor.settings import Settings
from convenor.widgets.checks import CheckBox
from convenor.widgets.combo import Combo
from convenor.widgets.draft_notice import FormNotice
from convenor.widgets.segmented import Segmented
from convenor.workplace import Workplace
from support.builders import a_full_house, around
from support.fakes import FakeAsk
from support.places import a_workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening with a wave, and a seat that chairs a session."""
    house: dict[str, Any] = a_full_house()
    house["waves"] = [{"number": 1, "name": "First"}]
    people = [{"invitation": "v1", "role": "chair"}]
    house["sessions"].append(
        {"id": "s9", "title": "Thresholds", "kind": "breakout", "minutes": 60, "people": people}
    )
    with a_workplace(qtbot, tmp_path / "a.convenor", house) as place:
        yield place


def choose(dialog: QWidget, name: str, value: str) -> None:
    """Choose from a list as the user does."""
    combo = a_combo(dialog, name)
    combo.set_value(value)
    combo.chosen.emit(value)


def a_combo(dialog: QWidget, name: str) -> Combo:
    """Return a list by its name."""
    return next(one for one in dialog.findChildren(Combo) if one.accessibleName() == name)


def go_on(dialog: QWidget) -> None:
    """Take back what was begun before."""
    (notice,) = dialog.findChildren(FormNotice)
    assert notice.isVisible()
    notice.linked.emit("take")


def test_a_new_convening_keeps_rule_mark_and_place(ground: QWidget, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    ask = FakeAsk(path=folder / "Chosen.convenor")
    first = NewConveningDialog(ground, ask, Settings(), around())
    first.open()
    choose(first, "Meeting rule", "chatham-house")
    choose(first, "Mark for papers", "TLP:RED")
    first.change_place()
    again = NewConveningDialog(ground, FakeAsk(), Settings(), around())  # the other has died
    again.open()
    go_on(again)
    assert a_combo(again, "Meeting rule").value() == "chatham-house"
    assert a_combo(again, "Mark for papers").value() == "TLP:RED"
    assert again.path == folder / "Chosen.convenor"
    again.reject()
    third = NewConveningDialog(ground, FakeAsk(), Settings(), around())
    third.open()
    assert not third.findChildren(FormNotice), "Cancel throws it away"


def test_seats_keep_with_what_they_begin(ground: QWidget, place: Workplace) -> None:
    first = AddSeatsDialog(ground, place)
    first.open()
    choose(first, "Status", "approved")
    choose(first, "Wave", "1")
    choose(first, "Capacity", "observer")
    again = AddSeatsDialog(ground, place)
    again.open()
    go_on(again)
    chosen = [a_combo(again, name).value() for name in ("Status", "Wave", "Capacity")]
    assert chosen == ["approved", "1", "observer"]


def test_a_substitute_keeps_the_answer_and_the_roles(ground: QWidget, place: Workplace) -> None:
    first = SubstituteDialog(ground, place, "v1")
    first.open()
    role = first.findChildren(CheckBox)[0]
    before = role.isChecked()
    role.click()
    answer = first.findChildren(Segmented)[0]
    answer.parts()[1].click()
    again = SubstituteDialog(ground, place, "v1")
    again.open()
    go_on(again)
    assert again.findChildren(Segmented)[0].current() == 1
    assert again.findChildren(CheckBox)[0].isChecked() is not before
