"""The line in which one types to find one of many."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.widgets.pick_line import Pick, PickLine

PICKS = (
    Pick("p1", "Amara Okafor · Albia", "amara okafor albia"),
    Pick("p2", "Kofi Amara · Brevia", "kofi amara brevia"),
    Pick("p3", "张伟 · Tianmu", "张伟 zhang wei tianmu"),
    Pick("p4", "Łucja Święcicki"),
)


@pytest.fixture
def line(qtbot: QtBot) -> PickLine:
    """Return a line that offers four people."""
    made = PickLine("Add somebody", "Add by name…")
    made.set_source(lambda: PICKS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("albia amara", ["p1"]),
        ("zhang", ["p3"]),
        ("ŁUCJA", ["p4"]),
        ("amara", ["p1", "p2"]),
        ("kofi", ["p2"]),
        ("nobody", []),
        (" ", []),
    ],
)
def test_every_word_typed_must_be_found(line: PickLine, typed: str, found: list[str]) -> None:
    assert [pick.key for pick in line.matching(typed)] == found


def test_enter_takes_the_first_and_leaves_the_line_empty(line: PickLine, qtbot: QtBot) -> None:
    QTest.keyClicks(line, "amara")
    with qtbot.waitSignal(line.picked) as picked:
        QTest.keyClick(line.popup(), Qt.Key.Key_Return)
    assert (picked.args, line.text()) == (["p1"], "")


def test_an_arrow_goes_to_the_next(line: PickLine, qtbot: QtBot) -> None:
    QTest.keyClicks(line, "amara")
    QTest.keyClick(line.popup(), Qt.Key.Key_Down)
    with qtbot.waitSignal(line.picked) as picked:
        QTest.keyClick(line.popup(), Qt.Key.Key_Return)
    assert picked.args == ["p2"]


def test_the_source_is_asked_once_and_only_when_something_is_typed(line: PickLine) -> None:
    asked: list[int] = []

    def source() -> tuple[Pick, ...]:
        asked.append(1)
        return PICKS

    line.set_source(source)
    assert asked == []
    QTest.keyClicks(line, "ama")
    assert asked == [1]


def test_escape_closes_the_list_and_then_clears_the_line(line: PickLine) -> None:
    QTest.keyClicks(line, "amara")
    QTest.keyClick(line.popup(), Qt.Key.Key_Escape)
    assert (line.popup().isVisible(), line.text()) == (False, "amara")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
