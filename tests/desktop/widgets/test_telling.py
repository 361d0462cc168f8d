"""Toasts, banners, empty places, progress and the bar for a selection."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.banner import Banner
from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.empty_state import EmptyState, NothingMatches
from convenor.widgets.labels import Label
from convenor.widgets.menu import Menu
from convenor.widgets.page_head import Count, PageHead
from convenor.widgets.progress_strip import PATIENCE, ProgressStrip, time_left
from convenor.widgets.toast import Toast, show_toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window of 800 by 600."""
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    return window


def _button(widget: QWidget) -> QPushButton:
    button = widget.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    return button


def test_a_toast_stands_in_the_middle_of_the_bottom_and_goes(qtbot: QtBot, window: QWidget) -> None:
    toast = show_toast(window, "12 accepted", milliseconds=200)
    assert abs(toast.geometry().center().x() - 400) <= 1
    assert toast.geometry().bottom() < 600
    with qtbot.waitSignal(toast.gone):
        assert toast.isVisible()


def test_undo_in_a_toast_takes_back_and_the_toast_goes(qtbot: QtBot, window: QWidget) -> None:
    undone: list[str] = []
    toast = show_toast(window, "12 accepted", on_action=lambda: undone.append("undone"))
    assert _button(toast).accessibleName() == "Undo: 12 accepted"
    with qtbot.waitSignal(toast.gone):
        QTest.mouseClick(_button(toast), Qt.MouseButton.LeftButton)
    assert undone == ["undone"]


def test_there_is_one_toast_at_a_time(window: QWidget) -> None:
    show_toast(window, "12 accepted")
    second = show_toast(window, "3 declined")
    assert [toast for toast in window.findChildren(Toast) if toast.isVisible()] == [second]


def test_the_shadows_of_a_month_of_toasts_do_not_add_up(window: QWidget) -> None:
    def dots(words: str) -> int:
        show_toast(window, words)
        window.grab()
        return theme.drawings.dots

    first = dots("12 people were accepted")
    assert first
    assert {dots("12 people were accepted" + "." * at) for at in range(1, 60)} == {first}


def test_a_toast_stays_while_it_is_pointed_at(qtbot: QtBot, window: QWidget) -> None:
    toast = show_toast(window, "12 accepted", milliseconds=20)
    middle = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    with qtbot.assertNotEmitted(toast.gone, wait=100):
        pass
    with qtbot.waitSignal(toast.gone):
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_a_toast_follows_the_window(window: QWidget) -> None:
    toast = show_toast(window, "12 accepted")
    window.resize(1000, 500)
    assert abs(toast.geometry().center().x() - 500) <= 1


def test_a_banner_says_which_of_its_actions_was_taken(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_message("The pack was not written.", actions=["Choose another folder…"])
    assert banner.accessibleName() == banner.message() == "The pack was not written."
    with qtbot.waitSignal(banner.action_taken) as said:
        _button(banner).click()
    assert said.args == ["Choose another folder…"]
    assert banner.isVisible()


def test_a_banner_that_may_be_closed_says_so_when_it_is(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("A file dropped here was read.", level="ok", closable=True)
    cross = banner.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    with qtbot.waitSignal(banner.closed):
        cross.click()
    assert banner.isHidden()


def test_an_empty_place_offers_a_beginning_and_an_alternative(qtbot: QtBot) -> None:
    empty = EmptyState("mail", "No seats yet", "Choose people.", "Add seats…", "Import…")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.primary_taken):
        empty.primary_button.click()
    with qtbot.waitSignal(empty.quiet_taken):
        empty.quiet_button.click()
    empty.set_words("No briefs yet", "Write one.", "Write a brief")
    assert empty.quiet_button.isHidden()


def test_filters_that_let_nothing_through_are_named_and_cleared(qtbot: QtBot) -> None:
    nothing = NothingMatches()
    qtbot.addWidget(nothing)
    nothing.set_filters(["Status: Invited", "Wave: 2"])
    shown = [label.text() for label in nothing.findChildren(Label)]
    assert "Status: Invited · Wave: 2" in shown
    with qtbot.waitSignal(nothing.cleared):
        _button(nothing).click()


def test_short_work_shows_no_strip(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.start("Writing 3 packs", 3)
    strip.finish()
    with qtbot.assertNotEmitted(strip.cancelled, wait=PATIENCE + 50):
        assert strip.isHidden()
    assert strip.isHidden()


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.start("Writing 42 packs", 42)
    strip.advance(17, 42, 12.4)
    qtbot.waitUntil(strip.isVisible, timeout=PATIENCE + 1000)
    bar = strip.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (17, 42)
    with qtbot.waitSignal(strip.cancelled):
        _button(strip).click()
    assert not _button(strip).isEnabled()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.5, "a moment left"), (12.4, "about 12 s left"), (240, "about 4 min left")],
)
def test_time_left_is_said_in_words(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


def test_the_bar_for_a_selection_comes_and_goes_with_it(qtbot: QtBot, window: QWidget) -> None:
    bar = BulkBar(window)
    bar.add_action("Move to", "circle-check", menu=Menu("Move to"))
    bar.add_more(Menu("More"))
    bar.set_count("6 selected")
    assert bar.isVisible()
    assert window.rect().contains(bar.geometry())
    buttons = bar.findChildren(QToolButton)
    cross = next(b for b in buttons if b.accessibleName() == "Clear the selection")
    with qtbot.waitSignal(bar.cleared):
        cross.click()
    bar.set_count("")
    assert bar.isHidden()


def test_a_count_in_the_head_of_a_page_is_a_door(qtbot: QtBot) -> None:
    head = PageHead("Invitations")
    qtbot.addWidget(head)
    head.set_counts([Count("118 coming", "coming"), Count("160 places")])
    assert head.counts() == "118 coming · 160 places"
    with qtbot.waitSignal(head.count_chosen) as said:
        head._counts.linkActivated.emit("coming")
    assert said.args == ["coming"]


def test_nothing_told_is_taken_for_markup(qtbot: QtBot, window: QWidget) -> None:
    toast = show_toast(window, "Moved <Audit & Access>")
    label = toast.findChild(Label)
    assert isinstance(label, Label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert toast.childAt(QPoint(60, toast.height() // 2)) is label
