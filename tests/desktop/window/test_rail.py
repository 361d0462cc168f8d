"""The rail: nothing in it is cut, it can be narrow, and it says what is not saved."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import IconButton
from convenor.widgets.rail_item import RailItem
from convenor.window.convening_view import ConveningView
from convenor.window.main_window import MainWindow
from convenor.window.rail import Rail
from support.builders import a_store, an_interchange
from support.windows import an_empty_window, an_open_window

_LONG = "Verständigungskonferenz über Höchstleistungsrechenzentren"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window on a convening with long names of its own."""
    value = an_interchange()
    value["convening"] |= {
        "title": _LONG, "starts": "2027-09-28", "ends": "2027-10-02", "city": "Bad Salzdetfurth",
    }  # fmt: skip
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        yield window
    theme.set_scale(1.0)


def view_of(window: MainWindow) -> ConveningView:
    """Return the open convening."""
    assert window.view is not None
    return window.view


def read(window: MainWindow) -> list[str]:
    """Return the labels of the rail that can be seen."""
    labels = view_of(window).rail.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def _has_its_height(label: QLabel) -> bool:
    return label.height() >= label.sizeHint().height()


def _is_in_sight(item: RailItem, rail: Rail) -> bool:
    """Say whether an entry stands within the rail, as high as it is drawn."""
    top = item.mapTo(rail, QPoint()).y()
    whole = item.height() >= theme.px(34)
    return whole and top >= 0 and top + item.height() <= rail.height()


def test_title_days_and_city_are_read_whole(window: MainWindow, qtbot: QtBot) -> None:
    words = read(window)
    assert _LONG in words
    assert "28 Sept 2027 – 2 Oct 2027" in words or "28 Sep – 2 Oct 2027" in words
    assert "Bad Salzdetfurth" in words
    for label in view_of(window).rail.findChildren(QLabel):
        if label.isVisible():
            assert "…" not in label.text()
            qtbot.waitUntil(partial(_has_its_height, label))


def test_collapsed_it_is_icons_with_their_names(window: MainWindow) -> None:
    rail = view_of(window).rail
    window.commands.run("view.rail")
    assert rail.is_collapsed
    assert rail.width() == 56
    for item in rail.findChildren(RailItem):
        assert item.text() in item.toolTip()
        assert item.accessibleName().startswith(item.text())
    told = [one.accessibleName() for one in rail.findChildren(IconButton) if one.isVisible()]
    assert "This convening and others" in told
    assert "Preferences" in told


@pytest.mark.parametrize("form", ["collapsed", "wide"])
def test_every_screen_is_reached_however_large_the_text(
    window: MainWindow, qtbot: QtBot, form: str
) -> None:
    rail = view_of(window).rail
    window.resize(960, 640)
    theme.set_scale(2.0)
    rail.set_collapsed(collapsed=form == "collapsed")
    for item in rail.findChildren(RailItem):
        item.setFocus()
        qtbot.waitUntil(partial(_is_in_sight, item, rail))


def test_what_is_not_saved_says_why_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    elsewhere = a_store(path=path)  # somebody has it open for writing
    with an_empty_window(qtbot) as window:
        assert window.open_path(path)
        view = view_of(window)
        whys = [one for one in view.rail.findChildren(IconButton) if one.isHidden()]
        qtbot.waitUntil(lambda: any(one.isVisible() for one in whys))
        why = next(one for one in whys if one.isVisible())
        assert why.accessibleName() == "Not open for writing: why?"
        banner = view.findChildren(Banner)[0]
        banner.hide()
        why.click()
        assert banner.isVisible()
        view.rail.show_saved("All changes saved")
        assert why.isHidden()
    elsewhere.close()


def test_the_gear_opens_the_preferences_by_a_screen_reader(window: MainWindow) -> None:
    gears = [
        one
        for one in view_of(window).rail.findChildren(IconButton)
        if one.accessibleName() == "Preferences"
    ]
    assert len(gears) == 1
    assert "Ctrl+," in gears[0].toolTip()
