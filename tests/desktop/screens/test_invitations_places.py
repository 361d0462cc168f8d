"""Coming back to a list as it was, and a panel that keeps up with what a filter hides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.buttons import Button
from convenor.widgets.thing_chip import ThingChip
from convenor.window.main_window import MainWindow
from support.invitations import seat, seats_of_two_ministries, the_invitations
from support.people import button, the_table
from support.windows import an_open_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window, the invitations in front; two seats have an absence each."""
    house = seats_of_two_ministries()
    for at, why in ((0, "Board"), (1, "Travel")):
        span = {"from": "2027-04-14T10:00", "to": "2027-04-14T11:00", "why": why}
        house["invitations"][at]["away"] = [span]
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        window.activateWindow()
        the_invitations(window)
        yield window


def keys(window: MainWindow) -> list[str]:
    """Return the seats that are listed."""
    return list(the_invitations(window)._list.model.keys)


def moves(panel: QWidget) -> list[str]:
    """Return what the buttons of a panel say."""
    return [one.words for one in panel.findChildren(Button) if one.isVisible()]


def test_back_brings_the_filters_back(window: MainWindow, qtbot: QtBot) -> None:
    everybody = keys(window)
    assert window.view is not None
    window.view.place.go_to_several("invitations", everybody[:2], "two of them")
    assert sorted(keys(window)) == sorted(everybody[:2])
    window.view.place.go_to("invitations", everybody[-1])
    assert set(keys(window)) == set(everybody)
    window.commands.run("view.back")
    assert sorted(keys(window)) == sorted(everybody[:2])
    chips = [one for one in window.findChildren(ThingChip) if one.isVisible()]
    assert [one.words for one in chips] == ["two of them"]
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Delete)
    assert set(keys(window)) == set(everybody)


def test_the_panel_of_a_seat_that_leaves_the_list_shows_it_as_it_is_now(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen = the_invitations(window)
    invited = next(key for key in keys(window) if seat(window, key).status == "invited")
    screen._list.narrow_to({"status": ("invited",)})
    the_table(window).select([invited])
    panel = screen.panel()
    qtbot.waitUntil(lambda: any("eclin" in words for words in moves(panel)))
    name = next(words for words in moves(panel) if "eclin" in words)
    button(panel, name).click()
    qtbot.waitUntil(lambda: seat(window, invited).status == "declined")
    qtbot.waitUntil(lambda: name not in moves(panel))
    assert moves(panel)


def test_what_is_typed_about_an_absence_is_stored_with_its_seat(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen = the_invitations(window)
    first, second = (key for key in keys(window) if seat(window, key).away)
    the_table(window).select([first])
    fields = [
        one
        for one in screen.panel().findChildren(QLineEdit)
        if one.text() == seat(window, first).away[0].why
    ]
    fields[0].setFocus()
    fields[0].selectAll()
    QTest.keyClicks(fields[0], "Parliament")
    assert QApplication.focusWidget() is fields[0]
    assert window.view is not None
    other = seat(window, second).away[0].why
    window.view.place.go_to("invitations", second)
    qtbot.waitUntil(lambda: seat(window, first).away[0].why == "Parliament")
    assert seat(window, second).away[0].why == other
