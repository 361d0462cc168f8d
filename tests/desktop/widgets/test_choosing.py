"""Views, filters and choices."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.combo import CaptionedChoice, Combo
from convenor.widgets.rail_item import RailItem
from convenor.widgets.search_field import SearchField
from convenor.widgets.segmented import Segmented
from convenor.widgets.status_strip import StatusStrip

_RULES = (("chatham", "Chatham House Rule"), ("record", "On the record"))


def _parts(segmented: Segmented) -> list[QAbstractButton]:
    return segmented.findChildren(QAbstractButton)


def _line(search: SearchField) -> QWidget:
    line = search.focusProxy()
    assert line is not None
    return line


def test_a_click_shows_another_view(qtbot: QtBot) -> None:
    views = Segmented(["Calendars", "Packs", "Tables"])
    qtbot.addWidget(views)
    with qtbot.waitSignal(views.changed) as said:
        QTest.mouseClick(_parts(views)[2], Qt.MouseButton.LeftButton)
    assert said.args == [2]
    assert views.current() == 2


def test_the_arrow_keys_go_through_the_views_and_stop_at_the_ends(qtbot: QtBot) -> None:
    views = Segmented(["Calendars", "Packs"])
    qtbot.addWidget(views)
    views.show()
    with qtbot.waitSignal(views.changed) as said:
        QTest.keyClick(_parts(views)[0], Qt.Key.Key_Right)
    assert said.args == [1]
    with qtbot.assertNotEmitted(views.changed):
        QTest.keyClick(_parts(views)[1], Qt.Key.Key_Right)


def test_other_views_are_offered_without_a_word(qtbot: QtBot) -> None:
    views = Segmented(["Calendars", "Packs"])
    qtbot.addWidget(views)
    with qtbot.assertNotEmitted(views.changed):
        views.set_labels(["Wed 14", "Thu 15", "Fri 16"], current=1)
    views.set_label(2, "Fri 16 (3)")
    assert views.current() == 1


def test_down_goes_from_the_filter_to_the_results(qtbot: QtBot) -> None:
    search = SearchField("Filter by name…")
    qtbot.addWidget(search)
    with qtbot.waitSignal(search.results_wanted):
        QTest.keyClick(_line(search), Qt.Key.Key_Down)


def test_escape_clears_the_filter_and_then_leaves_it(qtbot: QtBot) -> None:
    search = SearchField("Filter by name…")
    qtbot.addWidget(search)
    QTest.keyClicks(_line(search), "okafor")
    assert search.text() == "okafor"
    with qtbot.assertNotEmitted(search.left), qtbot.waitSignal(search.text_changed):
        QTest.keyClick(_line(search), Qt.Key.Key_Escape)
    assert search.text() == ""
    with qtbot.waitSignal(search.left):
        QTest.keyClick(_line(search), Qt.Key.Key_Escape)


def test_a_choice_by_the_user_is_said_and_one_by_the_program_is_not(qtbot: QtBot) -> None:
    combo = Combo(_RULES, "Meeting rule")
    qtbot.addWidget(combo)
    with qtbot.assertNotEmitted(combo.chosen):
        combo.set_value("record")
        combo.set_value("chatham")
    with qtbot.waitSignal(combo.chosen) as said:
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert said.args == ["record"]


def test_a_value_that_is_not_offered_shows_the_placeholder(qtbot: QtBot) -> None:
    choice = CaptionedChoice("Actor", _RULES)
    qtbot.addWidget(choice)
    choice.set_value("nobody")
    assert choice.value() == ""


def test_the_wheel_scrolls_the_page_and_not_the_choice(qtbot: QtBot) -> None:
    combo = Combo(_RULES, "Meeting rule")
    qtbot.addWidget(combo)
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -10),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    QApplication.sendEvent(combo, wheel)
    assert combo.value() == "chatham"
    assert not wheel.isAccepted()


@pytest.fixture
def rail(qtbot: QtBot) -> QWidget:
    """Return a rail with People and Invitations."""
    rail = QWidget()
    layout = QVBoxLayout(rail)
    items = RailItem("users", "People", "Ctrl+2"), RailItem("mail", "Invitations", "Ctrl+3")
    for item in items:
        layout.addWidget(item)
    qtbot.addWidget(rail)
    rail.show()
    return rail


def _items(rail: QWidget) -> list[RailItem]:
    return rail.findChildren(RailItem)


def test_a_screen_reader_can_choose_an_entry_of_the_rail(qtbot: QtBot, rail: QWidget) -> None:
    people, invitations = _items(rail)
    people.setChecked(True)
    actions = QAccessible.queryAccessibleInterface(invitations).actionInterface()
    with qtbot.waitSignal(invitations.chosen):
        actions.doAction(actions.toggleAction())
    assert not people.isChecked()


def test_a_badge_says_what_it_counts(rail: QWidget) -> None:
    people, _ = _items(rail)
    people.set_badge("4", "bad", "4 must be fixed")
    assert people.accessibleName() == "People, 4 must be fixed"
    people.set_badge("")
    assert people.accessibleName() == "People"


def test_a_collapsed_entry_has_its_name_in_the_tooltip(rail: QWidget) -> None:
    people, _ = _items(rail)
    wide = people.sizeHint().width()
    people.set_collapsed(collapsed=True)
    assert people.sizeHint().width() < wide / 2
    assert "People" in people.toolTip()


def test_a_segment_of_the_strip_says_its_statuses(qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.set_counts({"accepted": 100, "attended": 18, "tentative": 9, "withdrawn": 5})
    assert "118 coming, 9 tentative, 0 invited" in strip.accessibleName()
    coming = strip.findChildren(QAbstractButton)[0]
    with qtbot.waitSignal(strip.segment_chosen) as said:
        coming.click()
    assert said.args == [("accepted", "attended")]


def test_the_strip_itself_is_a_door(qtbot: QtBot) -> None:
    theme.set_reduced_motion(reduced=True)
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 60)
    strip.show()
    strip.set_counts({"accepted": 10, "declined": 10})
    bar = strip.childAt(590, 3)
    assert bar is not None
    with qtbot.waitSignal(strip.segment_chosen) as said:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(590, 3))
    assert said.args == [("declined", "absent")]
