"""Keep apart: two are found and kept apart; sessions that have both are told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.keep_apart import KeepApartDialog
from convenor.widgets.buttons import Button
from convenor.widgets.pick_line import PickLine
from convenor.workplace import Workplace
from convenor_db.domain.records import KeepApart
from support.builders import a_full_house
from support.dialogs import choose, find, labels, named, nameless, shown
from support.places import a_workplace

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening in which two who are both in the opening are kept apart."""
    value: dict[str, Any] = a_full_house()
    value["invitations"].append({"id": "v3", "person": "p3", "status": "accepted"})
    value["keep_apart"] = [{"id": "x1", "a": "v1", "b": "o2", "reason": "A quarrel"}]
    with a_workplace(qtbot, tmp_path / "a.convenor", value) as place:
        yield place


@pytest.fixture
def pairs(qtbot: QtBot, ground: QWidget, place: Workplace) -> KeepApartDialog:
    """Return the pairs, the first one selected."""
    return shown(qtbot, KeepApartDialog(ground, place))


def pair_of(pairs: KeepApartDialog, at: int) -> KeepApart:
    """Return a pair of the file by its position."""
    found = list(pairs.snapshot.table("keep_apart").values())[at]
    assert isinstance(found, KeepApart)
    return found


def entry(pairs: KeepApartDialog, row: int) -> str:
    """Return title and note of an entry of the list."""
    return str(pairs.list.item(row).data(11))


def test_sessions_that_have_both_are_told_until_they_do_not(
    qtbot: QtBot, pairs: KeepApartDialog
) -> None:
    title = "Amara Okafor – Northlight AI"
    assert entry(pairs, 0) == f"{title}, in one session · 1 session breaks it"
    assert "Both are in Opening." in labels(pairs)
    with qtbot.waitSignal(pairs.document.acted):
        choose(pairs, "Where", "table")
    assert entry(pairs, 0) == f"{title}, at one table only"
    assert "Sessions may have both; seating plans keep them apart." in labels(pairs)


def test_a_new_pair_exists_once_both_are_found(qtbot: QtBot, pairs: KeepApartDialog) -> None:
    named(pairs, Button, "New pair").click()
    find(pairs, "Keep", "الخالد")
    assert len(pairs.snapshot.table("keep_apart")) == 1
    assert named(pairs, PickLine, "Apart from").hasFocus()
    with qtbot.waitSignal(pairs.document.acted):
        find(pairs, "Apart from", "northl")
    assert (pair_of(pairs, 1).a, pair_of(pairs, 1).b) == ("v3", "o2")
    assert pairs.key == pair_of(pairs, 1).key
    with qtbot.waitSignal(pairs.document.acted):
        QTest.keyClick(pairs.list, Qt.Key.Key_Z, CONTROL)
    assert len(pairs.snapshot.table("keep_apart")) == 1


def test_who_is_on_one_side_is_not_offered_on_the_other(pairs: KeepApartDialog) -> None:
    line = named(pairs, PickLine, "Apart from")
    assert "v1" not in [pick.key for pick in line.matching("okafor")]
    assert "v3" in [pick.key for pick in line.matching("الخالد")]


def test_another_one_takes_a_side(qtbot: QtBot, pairs: KeepApartDialog) -> None:
    with qtbot.waitSignal(pairs.document.acted):
        find(pairs, "Keep", "الخالد")
    assert (pair_of(pairs, 0).a, pair_of(pairs, 0).reason) == ("v3", "A quarrel")


def test_a_pair_that_is_there_is_refused_and_put_right(
    qtbot: QtBot, pairs: KeepApartDialog
) -> None:
    named(pairs, Button, "New pair").click()
    find(pairs, "Keep", "northl")
    with qtbot.waitSignal(pairs.document.refused):
        find(pairs, "Apart from", "okafor")
    assert "These two are kept apart already" in pairs.banner.message()
    with qtbot.waitSignal(pairs.document.acted):
        find(pairs, "Apart from", "الخالد")
    assert (pair_of(pairs, 1).a, pair_of(pairs, 1).b) == ("o2", "v3")


def test_a_reason_is_kept(qtbot: QtBot, pairs: KeepApartDialog) -> None:
    text = named(pairs, QPlainTextEdit, "Reason")
    text.setFocus()
    text.selectAll()
    text.insertPlainText("خلاف قديم")
    with qtbot.waitSignal(pairs.document.acted):
        QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    assert pair_of(pairs, 0).reason == "خلاف قديم"


def test_a_deleted_pair_is_named_and_comes_back(qtbot: QtBot, pairs: KeepApartDialog) -> None:
    with qtbot.waitSignal(pairs.document.acted):
        QTest.keyClick(pairs.list, Qt.Key.Key_Delete)
    said = "Deleted the pair Amara Okafor and Northlight AI."
    qtbot.waitUntil(lambda: said in labels(pairs))
    with qtbot.waitSignal(pairs.document.acted):
        QTest.keyClick(pairs.list, Qt.Key.Key_Z, CONTROL)
    assert pair_of(pairs, 0).reason == "A quarrel"


def test_everything_that_takes_the_focus_has_a_name(pairs: KeepApartDialog) -> None:
    assert nameless(pairs) == []
