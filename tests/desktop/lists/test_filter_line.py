"""The line that narrows a list: one line at every width, and no filter hides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.lists.filter_line import FilterLine
from convenor.samples import make
from convenor.widgets.search_field import SearchField
from convenor.window.main_window import MainWindow
from support.builders import NOW
from support.people import the_people, words_on
from support.windows import an_open_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with a small convening."""
    with an_open_window(qtbot, tmp_path / "a.convenor", make("small", seed=1, now=NOW)) as window:
        yield window


def the_line(window: MainWindow) -> FilterLine:
    """Return the line that is to be seen."""
    the_people(window)
    QApplication.processEvents()
    return next(one for one in window.findChildren(FilterLine) if one.isVisible())


def is_one_line(line: FilterLine) -> bool:
    """Tell whether everything stands beside each other."""
    QApplication.processEvents()
    seen = [one for one in line.widgets() if one.isVisible()]
    return max(one.y() for one in seen) < min(one.y() + one.height() for one in seen)


@pytest.mark.parametrize("width", [1100, 1440, 1900])
def test_the_line_never_wraps_while_nothing_filters(window: MainWindow, width: int) -> None:
    window.resize(width, 800)
    line = the_line(window)
    assert is_one_line(line)
    seen = [one for one in line.widgets() if one.isVisible()]
    assert all(one.geometry().right() <= line.width() for one in seen)


def test_chips_without_room_wait_behind_more_and_open_from_there(window: MainWindow) -> None:
    window.resize(1100, 800)
    line = the_line(window)
    assert is_one_line(line)
    waiting = line.folded()
    assert waiting
    more = next(one for one in line.widgets() if one.accessibleName() == "More filters")
    assert more.isVisible()
    more.click()  # type: ignore[attr-defined]
    menu = line.more_menu
    assert [one.text() for one in menu.actions()] == [one.words for one in waiting]
    menu.actions()[-1].trigger()
    opened = waiting[-1].fill()
    assert opened.isVisible()
    opened.close()
    menu.close()


def test_a_chip_that_filters_is_seen_and_goes_back_when_it_does_no_more(
    window: MainWindow,
) -> None:
    window.resize(1100, 800)
    line = the_line(window)
    assert is_one_line(line)
    chip = line.folded()[-1]
    first = chip.fill().actions()[0]
    first.trigger()
    QApplication.processEvents()
    assert chip.isVisible()
    assert chip.value
    chip.tick(())
    QApplication.processEvents()
    assert not chip.isVisible()
    assert chip in line.folded()


def test_with_room_for_all_nothing_waits(window: MainWindow) -> None:
    window.resize(1900, 800)
    line = the_line(window)
    assert is_one_line(line)
    assert line.folded() == ()
    more = next(one for one in line.widgets() if one.accessibleName() == "More filters")
    assert not more.isVisible()


def test_nothing_in_the_line_moves_while_one_types(window: MainWindow) -> None:
    window.resize(1440, 860)
    line = the_line(window)
    assert is_one_line(line)
    assert "35 people" in words_on(window)
    before = [one.geometry() for one in line.widgets() if one.isVisible()]
    search = next(one for one in line.widgets() if isinstance(one, SearchField))
    search.set_text("zz")
    QApplication.processEvents()
    assert "0 of 35" in words_on(window)
    assert [one.geometry() for one in line.widgets() if one.isVisible()] == before
