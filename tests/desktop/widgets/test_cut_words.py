"""What a field has no room for is told while the mouse rests on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.checks import CheckBox
from convenor.widgets.combo import CaptionedChoice, Combo
from convenor.widgets.place_editors import PlaceLine
from support.windows import dress

WORDS = "Bundesministerium für Wirtschaft und Klimaschutzangelegenheitenkoordinierung"


def a_line() -> PlaceLine:
    """Return a line that holds the words."""
    line = PlaceLine()
    line.set_words(WORDS)
    return line


@pytest.mark.parametrize(
    "make",
    [
        lambda: Combo([("a", WORDS)], "Organisation"),
        lambda: CaptionedChoice("With", [("a", WORDS)]),
        lambda: CheckBox(WORDS),
        a_line,
    ],
    ids=["combo", "captioned", "check box", "line"],
)
def test_all_of_the_words_are_told_where_they_are_cut(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    dress()
    field = make()
    qtbot.addWidget(field)
    field.resize(1200, 32)
    field.show()
    assert told_by(qtbot, field) == ""
    field.resize(160, 32)
    assert WORDS in told_by(qtbot, field)
    field.setToolTip("Nobody is selected.")
    assert told_by(qtbot, field) == "Nobody is selected."


def told_by(qtbot: QtBot, field: QWidget) -> str:
    """Return the tooltip that comes when the mouse rests on a field."""
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    at = QPoint(5, 5)
    QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, at, field.mapToGlobal(at)))
    return QToolTip.text() if QToolTip.isVisible() else ""
