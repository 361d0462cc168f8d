"""One session in the agenda's panel: fields edited in place, refusals under the field."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.links import LinkField
from convenor.screens.agenda.screen import AgendaScreen
from convenor.widgets.buttons import IconButton
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.labels import WrapLabel
from convenor.widgets.pick_line import PickLine
from convenor.window.main_window import MainWindow
from support.agendas import (
    WAITING,
    a_house,
    doing,
    field,
    press,
    session,
    the_agenda,
    type_in,
    undone,
)
from support.windows import an_open_window, the_document

ISSUES = [{"id": "i1", "title": "Reporting"}, {"id": "i2", "title": "Audit access"}]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the agenda over the spring's change of clocks."""
    value = a_house(dict(WAITING), issues=ISSUES)
    value["convening"].update(starts="2027-03-27", ends="2027-03-28")
    value["sessions"][0]["start"] = "2027-03-28T09:00"
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        window.resize(1400, 860)
        the_agenda(window).show_thing("sessions", "s1")
        yield window


@pytest.fixture
def agenda(window: MainWindow) -> AgendaScreen:
    """Return the screen."""
    return the_agenda(window)


def link_field(agenda: AgendaScreen, name: str) -> LinkField:
    """Return the field of things named."""
    found = agenda.session.form.findChildren(LinkField)
    return next(one for one in found if one.accessibleName() == name)


def test_fields_are_stored_when_they_are_left(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    typed = {
        "title": "Closing", "time": "1015", "end": "11:00", "purpose": "Meet",
        "circulated_on": "1 Mar 2027", "expected": "12", "languages": "en, fr",
    }  # fmt: skip
    for name, words in typed.items():
        doing(window, qtbot, partial(type_in, agenda, name, words))
    stored = session(window)
    assert (stored.title, stored.start, stored.minutes) == ("Closing", "2027-03-28T10:15", 45)
    assert (stored.purpose, stored.circulated_on) == ("Meet", "2027-03-01")
    assert (stored.expected, stored.languages) == (12, ("en", "fr"))


def test_choices_are_stored_at_once(window: MainWindow, agenda: AgendaScreen, qtbot: QtBot) -> None:
    for name, value in (("kind", "meal"), ("room", "r2"), ("mark", "TLP:RED")):
        choice = field(agenda, name)
        assert isinstance(choice, EditableChoice)
        choice.start_visit()
        choose(choice, value)
        qtbot.waitUntil(partial(holds, window, name, value))


def holds(window: MainWindow, name: str, value: str) -> bool:
    """Say whether the file has a value."""
    return bool(getattr(session(window), name) == value)


def choose(choice: EditableChoice, value: str) -> None:
    """Step down through a choice with the arrow keys until it says a value."""
    for _ in range(12):
        if choice.value() == value:
            break
        QTest.keyClick(choice.editor(), Qt.Key.Key_Down)
    QTest.keyClick(choice.editor(), Qt.Key.Key_Return)


def test_a_start_that_the_clocks_skip_is_refused_under_the_field(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(the_document(window).refused):
        type_in(agenda, "time", "02:30")
    assert field(agenda, "time").error() == (
        "The session was not moved: 02:30 does not exist on Sun 28 Mar 2027."
        " The clocks go from 02:00 to 03:00. Choose another time."
    )
    assert session(window).start == "2027-03-28T09:00"


def test_what_was_refused_is_offered_again(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(the_document(window).refused):
        type_in(agenda, "link", "example.org")
    agenda.select("wait")
    agenda.select("s1")
    notice = agenda.session.findChild(DraftNotice)
    assert isinstance(notice, DraftNotice)
    notice.taken.emit()
    assert field(agenda, "link").value() == "example.org"
    with qtbot.waitSignal(the_document(window).refused):
        field(agenda, "link").end_visit()


def test_typing_what_is_right_takes_the_reason_away(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(the_document(window).refused):
        type_in(agenda, "time", "noonish")
    assert field(agenda, "time").error()
    doing(window, qtbot, lambda: type_in(agenda, "time", "12:00"))
    assert field(agenda, "time").error() == ""


def test_escape_takes_the_whole_visit_back(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    editor = field(agenda, "title").editor()
    agenda.session.start_visit("title")
    QTest.keyClicks(editor, "Clos")
    doing(window, qtbot, lambda: field(agenda, "title").typed.emit("Clos"))
    doing(window, qtbot, lambda: press(editor, Qt.Key.Key_Escape))
    assert session(window).title == "Opening"
    assert the_document(window).undo_words == "Load a convening"


def test_an_undo_replaces_what_stands_in_the_field(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    doing(window, qtbot, lambda: type_in(agenda, "title", "Closing"))
    undone(window, qtbot)
    assert field(agenda, "title").value() == "Opening"


def test_what_was_typed_goes_to_the_session_it_was_typed_for(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    agenda.session.start_visit("title")
    QTest.keyClicks(field(agenda, "title").editor(), "Closing")
    doing(window, qtbot, lambda: agenda.select("wait"))
    assert (session(window).title, session(window, "wait").title) == ("Closing", "Press briefing")


def test_a_session_moved_to_a_day_that_is_not_shown_takes_the_grid_along(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    doing(window, qtbot, lambda: type_in(agenda, "day", "27 Mar"))
    assert [day.label for day in agenda.grid.board.frame.days] == ["Sat 27 Mar"]
    assert agenda.grid.selected() == "s1"


def test_issues_are_added_by_typing_and_taken_out_again(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    issues = link_field(agenda, "Issues")
    line = issues.findChild(PickLine)
    assert isinstance(line, PickLine)
    line.setFocus()
    QTest.keyClicks(line, "audit")
    popup = line.popup()
    added = doing(window, qtbot, lambda: QTest.keyClick(popup, Qt.Key.Key_Return))
    assert added.issues == ("i2",)
    cross = issues.findChild(IconButton)
    assert isinstance(cross, IconButton)
    assert doing(window, qtbot, cross.click).issues == ()


def test_a_circle_of_sessions_is_refused_under_the_field(
    window: MainWindow, agenda: AgendaScreen, qtbot: QtBot
) -> None:
    after = link_field(agenda, "After")
    doing(window, qtbot, lambda: after.changed.emit(("wait",)))
    agenda.select("wait")
    with qtbot.waitSignal(the_document(window).refused):
        after.changed.emit(("s1",))
    words = [label.text() for label in after.findChildren(WrapLabel) if label.isVisible()]
    assert any(one.startswith("The order was not changed") for one in words)


def test_a_time_that_comes_twice_says_which_is_meant(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_house()
    value["convening"].update(starts="2027-10-31", ends="2027-10-31")
    value["sessions"][0]["start"] = "2027-10-31T02:30"
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        agenda = the_agenda(window)
        agenda.select("s1")
        words = [label.text() for label in agenda.session.form.findChildren(WrapLabel)]
        assert "02:30 comes twice on Sun 31 Oct 2027. The first is meant." in words
