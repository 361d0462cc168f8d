"""A day drawn to scale: how long it is, what it tells, and what it draws where."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.calendar_column import Block, CalendarColumn

BILATERAL = Block(970, 1015, "Bilateral", "", "t6")


@pytest.fixture
def day(qtbot: QtBot) -> CalendarColumn:
    """Return a column 300 pixels wide."""
    column = CalendarColumn()
    qtbot.addWidget(column)
    column.resize(300, 600)
    return column


def drawn(column: CalendarColumn) -> QImage:
    """Return what the column looks like at its own height."""
    column.resize(300, column.sizeHint().height())
    return column.grab().toImage()


def count(image: QImage, token: str) -> int:
    """Count the pixels of a colour."""
    wanted = QColor(theme.color(token)).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_it_reaches_from_the_first_hour_to_the_last(day: CalendarColumn) -> None:
    day.show_blocks([Block(540, 600, "Plenary", "", "t1")])
    short = day.sizeHint().height()
    day.show_blocks([Block(540, 600, "Plenary", "", "t1"), BILATERAL])
    assert day.sizeHint().height() == short + theme.px(7 * 36)


def test_it_is_told_in_words(day: CalendarColumn) -> None:
    day.show_blocks([BILATERAL._replace(note="new"), Block(540, 600, "Plenary", "", "t1")])
    assert day.accessibleName() == "09:00–10:00 Plenary; 16:10–16:55 Bilateral, new"


def test_what_overlaps_stands_side_by_side(day: CalendarColumn) -> None:
    day.show_blocks([Block(540, 600, "A", "", "t1"), Block(540, 600, "B", "", "t2")])
    image = drawn(day)
    assert count(image, "t1s") > 500
    assert count(image, "t2s") > 500


def test_a_moved_entry_has_an_arrow_from_where_it_was(day: CalendarColumn) -> None:
    day.show_blocks([BILATERAL])
    before = count(drawn(day), "accent")
    day.show_blocks([BILATERAL._replace(was=(840, 885))])
    assert count(drawn(day), "accent") > before


def test_what_is_gone_has_lost_its_colour(day: CalendarColumn) -> None:
    day.show_blocks([BILATERAL._replace(gone=True)])
    assert count(drawn(day), "t6s") == 0
