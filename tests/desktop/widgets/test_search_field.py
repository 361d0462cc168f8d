"""The field that filters: what can be typed is said in whole words, the shortcut at the far end."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.pick_line import PickLine
from convenor.widgets.search_field import SearchField
from support.windows import dress

WORDS = "Filter by name, organisation, tag…"
RIGHT, ABSOLUTE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignAbsolute


@pytest.fixture
def from_right(qapp: QApplication) -> Iterator[None]:
    """Let every field made from now on be read from the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("width", "said"),
    [(400, WORDS), (230, "Filter by name…"), (150, "Filter…")],
)
def test_what_can_be_typed_is_said_in_as_many_words_as_fit(
    qtbot: QtBot, width: int, said: str
) -> None:
    dress()
    field = SearchField(WORDS)
    qtbot.addWidget(field)
    field.resize(width, 32)
    field.show()
    line = field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == said
    assert line.accessibleName() == WORDS


def test_read_from_the_right_the_shortcut_stands_at_the_left(
    qtbot: QtBot, from_right: None
) -> None:
    dress()
    field = SearchField("Filter…")
    qtbot.addWidget(field)
    field.resize(280, 32)
    picture = field.grab().toImage()
    sides = (range(9, 40), range(240, 271))
    ground = [[picture.pixelColor(x, 10).name() for x in side] for side in sides]
    counts = [one.count(theme.hex("sunken").casefold()) for one in ground]
    assert counts[0] > 20 > counts[1]


def test_read_from_the_right_a_line_to_pick_in_begins_there(qtbot: QtBot, from_right: None) -> None:
    line = PickLine("Add somebody", "Add by name…")
    qtbot.addWidget(line)
    assert line.alignment() == RIGHT | ABSOLUTE
