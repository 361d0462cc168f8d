"""Tab goes through a window as one reads it, and the focus never falls on nothing."""

import gc
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QSpacerItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from convenor.widgets.labels import RichLabel, Span
from convenor.widgets.layouts import column, row
from convenor.widgets.reading_order import ReadsInOrder, stops
from convenor.widgets.segmented import Segmented
from support.windows import dress


class AWindow(ReadsInOrder, QDialog):
    """A window whose fields are called by what stands in them."""


def fields(names: str) -> list[QLineEdit]:
    return [QLineEdit(name) for name in names]


@pytest.fixture
def window(qtbot: QtBot) -> AWindow:
    """Return a window with two columns under a line; what stands first was made last."""
    dress()
    window = AWindow()
    f, e, d, c, b, a = fields("fedcba")
    sides = row(column(c, d), column(e, f))
    window.setLayout(column(row(a, b), sides))
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    return window


def held() -> str:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused.text()


def field(window: QWidget, name: str) -> QLineEdit:
    return next(one for one in window.findChildren(QLineEdit) if one.text() == name)


def tab(window: QWidget, times: int, key: Qt.Key = Qt.Key.Key_Tab) -> str:
    """Press Tab so many times; return where the focus was each time."""
    seen = ""
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        seen += held()
    return seen


def test_tab_goes_by_rows_and_through_each_column_to_its_end(window: AWindow) -> None:
    assert tab(window, 7) == "abcdefa"


def test_backwards_it_goes_the_same_way(window: AWindow) -> None:
    field(window, "a").setFocus()
    assert tab(window, 6, Qt.Key.Key_Backtab) == "fedcba"


def test_read_from_the_right_rows_begin_there(window: AWindow, qtbot: QtBot) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    left, right = field(window, "b"), field(window, "a")
    qtbot.waitUntil(lambda: left.x() < right.x())
    assert tab(window, 6) == "abcdef"


def test_what_is_greyed_or_has_no_words_of_its_own_is_passed(window: AWindow) -> None:
    field(window, "b").setEnabled(False)
    field(window, "c").setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    field(window, "e").hide()
    assert tab(window, 4) == "adfa"


@pytest.mark.parametrize("away", ["hide", "grey"])
def test_what_goes_gives_the_focus_to_its_neighbour(window: AWindow, away: str) -> None:
    for name, neighbour in (("c", "d"), ("f", "e"), ("b", "d")):
        gone = field(window, name)
        gone.setFocus()
        if away == "hide":
            gone.hide()
        else:
            gone.setEnabled(False)
        assert held() == neighbour


def test_a_whole_part_that_goes_gives_it_to_what_is_beside(qtbot: QtBot) -> None:
    dress()
    window, panel = AWindow(), QWidget()
    rail, first, second, inside = fields("rxyz")
    panel.setLayout(column(inside))
    content = QWidget()
    content.setLayout(row(column(first, second), panel))
    window.setLayout(row(rail, content))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    inside.setFocus()
    panel.hide()
    assert held() == "y"


def test_of_views_beside_each_other_tab_stops_at_the_one_shown(window: AWindow) -> None:
    switch = Segmented(("One", "Two", "Three"), current=2)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(switch)
    switch.show()
    assert _words(stops(window))[-1:] == ["Three"]
    switch.parts()[2].setFocus()
    switch.set_current(0)
    assert _words(stops(window))[-1:] == ["One"]


def _words(widgets: Sequence[QWidget]) -> list[str]:
    return [one.accessibleName() for one in widgets]


def test_tab_comes_to_the_first_link_of_a_sentence_and_backwards_to_the_last(
    window: AWindow,
) -> None:
    sentence = RichLabel([Span("Ask "), Span("Ada", link="a"), Span(" or "), Span("Wei", link="w")])
    layout = window.layout()
    assert layout is not None
    layout.addWidget(sentence)
    sentence.show()
    field(window, "f").setFocus()
    QTest.keyClick(field(window, "f"), Qt.Key.Key_Tab)
    assert sentence.selectedText() == "Ada"
    QTest.keyClick(sentence, Qt.Key.Key_Tab)
    assert sentence.selectedText() == "Wei"
    QTest.keyClick(sentence, Qt.Key.Key_Tab)
    assert held() == "a"
    QTest.keyClick(field(window, "a"), Qt.Key.Key_Backtab)
    assert sentence.selectedText() == "Wei"


def test_tab_leaves_nothing_behind_that_is_taken_for_a_widget_later(window: AWindow) -> None:
    # The face of a layout's item outlives the item; what Qt makes next at the same address would
    # have that face, and the program ended without a word.
    tab(window, 12)
    faces = {type(one) for one in gc.get_objects() if isinstance(one, QLayoutItem)}
    assert not {face for face in faces if not issubclass(face, QLayout | QSpacerItem)}
