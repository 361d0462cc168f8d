"""Choosing, ticking and dating in place."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox
from pytestqt.qtbot import QtBot

from convenor.widgets.editable_choice import EditableBool, EditableChoice
from convenor.widgets.editable_date import EditableDate, EditableTime

_LOCALES = ["en_GB", "fr_FR", "de_DE", "zh_CN", "pt_BR", "en_US", "vi_VN", "sv_SE"]
_ITEMS = (("gov", "Government"), ("aca", "Academia"))


@pytest.fixture(autouse=True)
def _own_locale() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def choice(qtbot: QtBot) -> EditableChoice:
    """Return a choice that stands on Government."""
    made = EditableChoice("Constituency", _ITEMS)
    qtbot.addWidget(made)
    made.set_value("gov")
    return made


@pytest.fixture
def day(qtbot: QtBot) -> EditableDate:
    """Return a day of April 2027."""
    made = EditableDate("Reply by", year=2027)
    qtbot.addWidget(made)
    made.set_value("2027-04-14")
    made.show()
    return made


def test_a_choice_is_said_at_once(qtbot: QtBot, choice: EditableChoice) -> None:
    with qtbot.waitSignals([choice.typed, choice.visit_ended], order="strict"):
        QTest.keyClick(choice.editor(), Qt.Key.Key_Down)
    assert choice.value() == "aca"


def test_setting_a_choice_says_nothing(qtbot: QtBot, choice: EditableChoice) -> None:
    with qtbot.assertNotEmitted(choice.typed):
        choice.set_value("aca")
    assert choice.value() == "aca"


def test_a_choice_keeps_its_value_when_its_words_change(choice: EditableChoice) -> None:
    choice.set_items([("new", "New"), ("gov", "Governments")])
    combo = choice.editor()
    assert isinstance(combo, QComboBox)
    assert (choice.value(), combo.currentText()) == ("gov", "Governments")


def test_a_tick_is_said_at_once(qtbot: QtBot) -> None:
    remote = EditableBool("Remote", "takes part remotely")
    qtbot.addWidget(remote)
    with qtbot.waitSignal(remote.typed) as said:
        QTest.keyClick(remote.editor(), Qt.Key.Key_Space)
    assert said.args == ["true"]
    assert remote.is_on()


def test_a_day_is_shown_by_the_locale_and_kept_as_iso(day: EditableDate) -> None:
    shown = QLocale().toString(QDate(2027, 4, 14), "ddd d MMM yyyy")
    assert (day._line.text(), day.value()) == (shown, "2027-04-14")
    assert day.day() == date(2027, 4, 14)


@pytest.mark.parametrize("name", _LOCALES)
def test_a_day_is_read_again_as_it_was_shown(name: str, day: EditableDate) -> None:
    QLocale.setDefault(QLocale(name))
    for month in range(1, 13):
        day.set_value(f"2027-{month:02}-13")
        assert day.value() == f"2027-{month:02}-13"


@pytest.mark.parametrize("name", _LOCALES)
def test_another_day_typed_over_the_old_one_is_read_too(name: str, day: EditableDate) -> None:
    QLocale.setDefault(QLocale(name))
    day.set_value("2027-04-14")
    day._line.setText(day._line.text().replace("14", "16"))
    assert day.value() == "2027-04-16"


def test_typing_a_day_says_it_as_iso(qtbot: QtBot, day: EditableDate) -> None:
    day.start_visit()
    day._line.selectAll()
    with qtbot.waitSignal(day.typed) as said:
        QTest.keyClicks(day._line, "16 apr")
        QTest.keyClick(day._line, Qt.Key.Key_Return)
    assert said.args == ["2027-04-16"]


def test_words_that_name_no_day_are_said_as_they_stand(qtbot: QtBot, day: EditableDate) -> None:
    day._line.selectAll()
    with qtbot.waitSignal(day.typed) as said:
        QTest.keyClicks(day._line, "soon")
        QTest.keyClick(day._line, Qt.Key.Key_Return)
    assert said.args == ["soon"]


def test_up_goes_to_the_next_day(day: EditableDate) -> None:
    QTest.keyClick(day._line, Qt.Key.Key_Up)
    assert day.value() == "2027-04-15"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_day_of_the_calendar_is_said_at_once(qtbot: QtBot, day: EditableDate) -> None:
    day.open_calendar()
    calendars = [w for w in QApplication.allWidgets() if isinstance(w, QCalendarWidget)]
    with qtbot.waitSignal(day.typed) as said:
        calendars[-1].clicked.emit(QDate(2027, 4, 20))
    assert said.args == ["2027-04-20"]


def test_up_goes_five_minutes_on(qtbot: QtBot) -> None:
    start = EditableTime("Start")
    qtbot.addWidget(start)
    start.set_value("10:30")
    QTest.keyClick(start._line, Qt.Key.Key_Up)
    assert start.value() == "10:35"
