"""*Name a substitute* and *Name this seat*, by keys and clicks."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.substitute import SubstituteDialog, why_not
from convenor.widgets.buttons import Button
from convenor.widgets.checks import CheckBox
from convenor.widgets.pick_line import PickLine
from convenor.workplace import Workplace
from support.announcements import announced
from support.builders import a_full_house
from support.places import a_workplace, sayings

Opener = Callable[[str], SubstituteDialog]


def a_house() -> dict[str, Any]:
    """Return a chair with a speaker's role beside it, a deputy, and an unnamed seat."""
    house = a_full_house()
    house["people"] += [
        {"id": "p4", "family": "张", "given": "伟", "native": "张伟", "organisation": "o1"},
        {"id": "p5", "family": "Standby", "given": "Ada", "organisation": "o2"},
    ]
    house["waves"] = [{"number": 1, "reply_by": "2027-02-20"}]
    house["invitations"][0] |= {"wave": 1}
    house["invitations"] += [
        {"id": "v5", "person": "p5", "status": "waitlisted"},
        {"id": "u1", "seat_of": "o2", "status": "invited"},
    ]
    people = [{"invitation": "v1", "role": "chair"}, {"invitation": "v2"}]
    session = {"id": "s2", "title": "Thresholds: where, and who", "kind": "breakout"}
    house["sessions"].append(session | {"minutes": 60, "people": people})
    return house


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening."""
    with a_workplace(qtbot, tmp_path / "a.convenor", a_house()) as place:
        yield place


@pytest.fixture
def opened(qtbot: QtBot, ground: QWidget, place: Workplace) -> Opener:
    """Return what opens the dialog over a seat."""

    def open_over(key: str) -> SubstituteDialog:
        dialog = SubstituteDialog(ground, place, key)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_over


def named(dialog: QWidget, kind: type[Any], name: str) -> Any:
    """Return a visible widget by its accessible name."""
    found = dialog.findChildren(kind)
    return next(one for one in found if one.accessibleName() == name and one.isVisible())


def read(dialog: QWidget) -> str:
    """Return all that can be read."""
    texts = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    return "\n".join(texts)


def pick(qtbot: QtBot, dialog: QWidget, typed: str) -> None:
    """Search for somebody and take the first by Enter."""
    line = dialog.findChildren(PickLine)[0]
    line.setFocus()
    QTest.keyClicks(line, typed)
    qtbot.waitUntil(line.popup().isVisible)
    QTest.keyClick(line.popup(), Qt.Key.Key_Return)


def fill(dialog: QWidget, name: str, text: str) -> None:
    """Type into a field."""
    line: QLineEdit = named(dialog, QLineEdit, name)
    line.setFocus()
    QTest.keyClicks(line, text)


def press(dialog: SubstituteDialog) -> None:
    """Press the verb."""
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)


def test_somebody_found_is_named_and_the_answer_is_asked_anew(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    dialog, heard = opened("v1"), sayings(place)
    pick(qtbot, dialog, "zhang")
    assert "no seat yet" in read(dialog)
    assert "has passed" in read(dialog)
    press(dialog)
    assert "Say by when an answer is wanted" in read(dialog)
    fill(dialog, "Answer wanted by", "20 Mar 2027")
    with qtbot.waitSignal(dialog.seated) as seated:
        press(dialog)
    assert seated.args is not None
    seat = place.document.snapshot.invitations[seated.args[0]]
    assert (seat.person, seat.status, seat.reply_by) == ("p4", "invited", "2027-03-20")
    assert place.document.snapshot.invitations["v1"].status == "substituted"
    assert "named as substitute" in heard[0].text


def test_a_day_that_has_passed_is_refused_under_its_field(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    dialog = opened("v1")
    pick(qtbot, dialog, "zhang")
    fill(dialog, "Answer wanted by", "20 Feb 2027")
    press(dialog)
    assert "This day has passed already." in read(dialog)
    assert place.document.snapshot.invitations["v1"].status == "accepted"


def test_a_day_without_a_year_is_the_next_one_to_come(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    dialog = opened("v1")
    pick(qtbot, dialog, "zhang")
    fill(dialog, "Answer wanted by", "12 Jan")  # today is 1 March 2027
    with qtbot.waitSignal(dialog.seated) as seated:
        press(dialog)
    assert seated.args is not None
    assert place.document.snapshot.invitations[seated.args[0]].reply_by == "2028-01-12"


def test_confirmed_by_keys_needs_no_day(qtbot: QtBot, place: Workplace, opened: Opener) -> None:
    dialog = opened("v1")
    pick(qtbot, dialog, "zhang")
    part = named(dialog, QAbstractButton, "Not yet: invited")
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Right)
    assert "has passed" not in read(dialog)
    with qtbot.waitSignal(dialog.seated) as seated:
        QTest.keyClick(dialog.primary, Qt.Key.Key_Return)
    assert seated.args is not None
    assert place.document.snapshot.invitations[seated.args[0]].status == "accepted"


def test_what_was_done_is_not_taken_for_a_reason_to_refuse(
    qtbot: QtBot, place: Workplace, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, said = opened("v1"), announced(monkeypatch)
    pick(qtbot, dialog, "zhang")
    fill(dialog, "Answer wanted by", "20 Mar 2027")
    with qtbot.waitSignal(dialog.seated):
        press(dialog)
    assert place.document.snapshot.invitations["v1"].status == "substituted"
    assert [words for words in said if "Nobody was named" in words] == []


def test_roles_are_ticked_where_transferable_and_an_unticked_one_says_what_is_missed(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    dialog = opened("v1")
    ticks = {one.accessibleName(): one for one in dialog.findChildren(CheckBox)}
    opening = ticks["Chair in Opening goes along"]
    thresholds = ticks["Chair in Thresholds: where, and who goes along"]
    assert (opening.isChecked(), thresholds.isChecked()) == (True, False)
    assert thresholds.accessibleDescription() == "will be without chair"
    assert "“Thresholds: where, and who”: will be without chair" in read(dialog)
    thresholds.setFocus()
    QTest.keyClick(thresholds, Qt.Key.Key_Space)
    opening.setFocus()
    QTest.keyClick(opening, Qt.Key.Key_Space)
    said = "“Opening”, Wed 14 Apr, 09:00: will be without chair"
    qtbot.waitUntil(lambda: said in read(dialog))
    assert thresholds.accessibleDescription() == ""
    pick(qtbot, dialog, "zhang")
    fill(dialog, "Answer wanted by", "20 Mar 2027")
    with qtbot.waitSignal(dialog.seated) as seated:
        press(dialog)
    assert seated.args is not None
    sessions = place.document.snapshot.sessions
    assert sessions["s1"].people[0].invitation == "v1"
    assert sessions["s2"].people[0].invitation == seated.args[0]


def test_a_new_name_shows_who_is_called_alike(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    dialog = opened("v2")
    QTest.mouseClick(named(dialog, Button, "A new name…"), Qt.MouseButton.LeftButton)
    fill(dialog, "Family name", "Standby")
    assert "Ada Standby" in read(dialog)
    fill(dialog, "Given name", "<b>Bea</b>")
    assert "Ada Standby" not in read(dialog)
    with qtbot.waitSignal(dialog.seated) as seated:
        press(dialog)
    assert seated.args is not None
    now = place.document.snapshot
    person = now.people[now.invitations[seated.args[0]].person or ""]
    assert (person.given, person.family, person.organisation) == ("<b>Bea</b>", "Standby", "o2")
    with qtbot.waitSignal(place.document.acted):
        place.document.undo()
    assert person.key not in place.document.snapshot.people
    assert place.document.snapshot.invitations["v2"].status == "invited"


def test_who_is_called_alike_can_be_chosen_instead(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    dialog = opened("v2")
    named(dialog, Button, "A new name…").click()
    fill(dialog, "Family name", "Standby")
    similar = next(one for one in dialog.findChildren(QLabel) if "Choose this one" in one.text())
    similar.linkActivated.emit("p5")
    assert "will be withdrawn" in read(dialog)
    with qtbot.waitSignal(dialog.seated):
        press(dialog)
    assert place.document.snapshot.invitations["v5"].status == "withdrawn"


def test_a_name_nobody_has_is_offered_as_a_new_person_last(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    dialog = opened("u1")
    line = dialog.findChildren(PickLine)[0]
    line.setFocus()
    QTest.keyClicks(line, "Stand")
    model = line.popup().model()
    offered = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert offered[0].startswith("Ada Standby")
    assert offered[-1] == "New person “Stand”"
    line.clear()
    QTest.keyClicks(line, "Ngozi Testname")
    QTest.keyClick(line.popup(), Qt.Key.Key_Return)
    family = named(dialog, QLineEdit, "Family name")
    assert (family.text(), family.hasFocus()) == ("Ngozi Testname", True)
    assert named(dialog, QLineEdit, "Given name").text() == ""
    with qtbot.waitSignal(dialog.seated):
        press(dialog)
    now = place.document.snapshot
    assert now.people[now.invitations["u1"].person or ""].family == "Ngozi Testname"


def test_a_new_name_takes_along_what_was_typed(opened: Opener) -> None:
    dialog = opened("u1")
    line = dialog.findChildren(PickLine)[0]
    line.setFocus()
    QTest.keyClicks(line, "Standby")
    QTest.keyClick(line.popup(), Qt.Key.Key_Escape)
    QTest.mouseClick(named(dialog, Button, "A new name…"), Qt.MouseButton.LeftButton)
    assert named(dialog, QLineEdit, "Family name").text() == "Standby"
    assert "Ada Standby" in read(dialog)  # who is called alike


def test_nobody_chosen_is_said_under_the_line(opened: Opener) -> None:
    dialog = opened("v1")
    press(dialog)
    assert "Choose who comes, or type a new name." in read(dialog)
    named(dialog, Button, "A new name…").click()
    press(dialog)
    assert "A person needs a name." in read(dialog)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("zhang invited", "already holds a live seat"), ("Amara", "holds this seat")],
)
def test_who_cannot_come_is_told_at_once(
    qtbot: QtBot, opened: Opener, typed: str, reason: str
) -> None:
    dialog = opened("v1")
    pick(qtbot, dialog, typed)
    assert reason in read(dialog)


def test_a_seat_that_goes_meanwhile_refuses_in_the_banner(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    from functools import partial

    from convenor_db.domain.actions.seats import move
    from convenor_db.domain.records import Status

    dialog = opened("v1")
    build = partial(move, key="v1", status=Status.WITHDRAWN, today=place.today)
    with qtbot.waitSignal(place.document.acted):
        place.document.act(build)
    assert "has no substitute" in read(dialog)


def test_an_unnamed_seat_is_named_and_keeps_its_status(
    qtbot: QtBot, place: Workplace, opened: Opener
) -> None:
    dialog = opened("u1")
    assert "Seat for Northlight AI, not yet named" in read(dialog)
    assert not dialog.findChildren(CheckBox)
    pick(qtbot, dialog, "Standby")
    with qtbot.waitSignal(dialog.seated) as seated:
        press(dialog)
    assert seated.args == ["u1"]
    seat = place.document.snapshot.invitations["u1"]
    assert (seat.person, seat.status) == ("p5", "invited")


def test_esc_leaves_everything_as_it_was(qtbot: QtBot, place: Workplace, opened: Opener) -> None:
    dialog = opened("v1")
    pick(qtbot, dialog, "zhang")
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert place.document.snapshot.invitations["v1"].status == "accepted"


@pytest.mark.parametrize(
    ("key", "refused"), [("v1", False), ("u1", False), ("v5", True), ("gone", True)]
)
def test_where_nobody_can_be_named_it_says_why(
    place: Workplace, key: str, *, refused: bool
) -> None:
    assert bool(why_not(place.document.snapshot, key)) is refused
