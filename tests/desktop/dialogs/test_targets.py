"""Targets: what is counted is chosen, limits refused at their field, the standing beside them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.targets import TargetsDialog
from convenor.widgets.buttons import Button
from convenor.widgets.combo import Combo
from convenor.workplace import Workplace
from convenor_db.domain.records import Target, TargetBy
from support.builders import a_full_house
from support.dialogs import choose, find, labels, named, nameless, shown, write
from support.places import a_workplace

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening with two targets."""
    value: dict[str, Any] = a_full_house()
    value["organisations"][0] |= {"country": "CH", "region": "Europe"}
    value["organisations"].append(
        {"id": "o3", "name": "مركز السلامة", "constituency": "academia", "region": "Arab States"}
    )
    value["targets"] = [
        {"id": "t1", "by": "constituency", "value": "government", "min": 2, "max": 3},
        {"id": "t2", "by": "gender", "value": "woman", "share_min": 0.4},
    ]
    with a_workplace(qtbot, tmp_path / "a.convenor", value) as place:
        yield place


@pytest.fixture
def targets(qtbot: QtBot, ground: QWidget, place: Workplace) -> TargetsDialog:
    """Return the targets, the first one selected."""
    return shown(qtbot, TargetsDialog(ground, place))


def last(targets: TargetsDialog) -> Target:
    """Return the last target of the file."""
    found = list(targets.snapshot.table("targets").values())[-1]
    assert isinstance(found, Target)
    return found


def entries(targets: TargetsDialog) -> list[str]:
    """Return title and note of the entries of the list."""
    return [str(targets.list.item(row).data(11)) for row in range(targets.list.count())]


def test_each_says_its_limits_and_what_is_missing(targets: TargetsDialog) -> None:
    assert entries(targets) == [
        "Government, at least 2 · at most 3 · 1 short even if all accept",
        "woman, share at least 40 % · 1 short even if all accept",
    ]
    assert "2: 1 coming + 0 outstanding, 1 short even if all accept" in labels(targets)


def test_a_new_target_exists_once_what_it_counts_is_chosen(
    qtbot: QtBot, targets: TargetsDialog
) -> None:
    named(targets, Button, "New target").click()
    assert len(targets.snapshot.table("targets")) == 2
    with qtbot.waitSignal(targets.document.acted):
        choose(targets, "Constituency", "academia")
    assert (last(targets).value, targets.key) == ("academia", last(targets).key)
    with qtbot.waitSignal(targets.document.acted):
        write(targets, "Share at least", "17,5")
    assert last(targets).share_min == 0.175


@pytest.mark.parametrize(
    ("by", "typed", "value"),
    [("region", "Arab States", "Arab States"), ("country", "Switzerland", "CH"),
     ("gender", "non-binary", "non-binary")],
)  # fmt: skip
def test_a_new_target_counts_what_is_typed(
    qtbot: QtBot, targets: TargetsDialog, by: str, typed: str, value: str
) -> None:
    named(targets, Button, "New target").click()
    choose(targets, "Count by", by)
    with qtbot.waitSignal(targets.document.acted):
        write(targets, by.capitalize(), typed)
    assert (last(targets).by, last(targets).value) == (by, value)


def test_a_new_target_counts_an_organisation_that_is_found(
    qtbot: QtBot, targets: TargetsDialog
) -> None:
    named(targets, Button, "New target").click()
    choose(targets, "Count by", "organisation")
    with qtbot.waitSignal(targets.document.acted):
        find(targets, "Organisation", "مركز")
    assert (last(targets).by, last(targets).value) == (TargetBy.ORGANISATION, "o3")
    assert entries(targets)[-1] == "مركز السلامة, no limit yet"


def test_a_target_counts_something_else_only_when_that_is_said(
    qtbot: QtBot, targets: TargetsDialog
) -> None:
    choose(targets, "Count by", "region")
    assert "Say which. Until then it counts Government." in labels(targets)
    assert targets.snapshot.table("targets")["t1"].by == "constituency"  # type: ignore[attr-defined]
    targets.list.setCurrentRow(1)
    targets.list.setCurrentRow(0)
    assert named(targets, Combo, "Count by").value() == "constituency"
    choose(targets, "Count by", "region")
    with qtbot.waitSignal(targets.document.acted):
        write(targets, "Region", "Europe")
    assert entries(targets)[0].startswith("Europe, at least 2")


def test_limits_that_contradict_are_refused_at_the_field(
    qtbot: QtBot, targets: TargetsDialog
) -> None:
    with qtbot.waitSignal(targets.document.refused):
        line = write(targets, "At least", "4")
    assert "At least 4 and at most 3 cannot both be" in line.accessibleDescription()
    with qtbot.waitSignal(targets.document.refused):
        share = write(targets, "Share at most", "half")
    assert "no percentage like 40 %" in share.accessibleDescription()


def test_a_target_holds_in_one_session(qtbot: QtBot, targets: TargetsDialog) -> None:
    with qtbot.waitSignal(targets.document.acted):
        choose(targets, "In", "s1")
    assert entries(targets)[0].startswith("Government in “Opening”")
    with qtbot.waitSignal(targets.document.acted):
        choose(targets, "In", "")
    assert targets.snapshot.table("targets")["t1"].session is None  # type: ignore[attr-defined]


def test_the_same_target_twice_is_refused(qtbot: QtBot, targets: TargetsDialog) -> None:
    named(targets, Button, "New target").click()
    with qtbot.waitSignal(targets.document.refused):
        choose(targets, "Constituency", "government")
    assert "such a target already" in " ".join(labels(targets))
    with qtbot.waitSignal(targets.document.acted):
        choose(targets, "Constituency", "funder")
    assert last(targets).value == "funder"


def test_targets_are_put_in_order_and_deleted(qtbot: QtBot, targets: TargetsDialog) -> None:
    with qtbot.waitSignal(targets.document.acted):
        QTest.keyClick(targets.list, Qt.Key.Key_Down, ALT)
    assert list(targets.snapshot.table("targets")) == ["t2", "t1"]
    with qtbot.waitSignal(targets.document.acted):
        QTest.keyClick(targets.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Deleted target for government." in labels(targets))
    assert list(targets.snapshot.table("targets")) == ["t2"]


def test_everything_that_takes_the_focus_has_a_name(targets: TargetsDialog) -> None:
    assert nameless(targets) == []
