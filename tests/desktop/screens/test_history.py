"""The history screen in the real window: what was done, in words, and the way back."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from convenor.models.history import DayHead, HistoryRow
from convenor.models.table import VALUE_ROLE
from convenor.widgets.buttons import Button, FilterChip
from convenor.widgets.day_words import day_and_year
from convenor.widgets.menu import Menu
from convenor.window.main_window import MainWindow
from convenor.workplace import Thing
from convenor_db.domain.actions import people, rooms
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import InvitationKey, LedgerEntry, Method
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder
from support.windows import an_open_window, the_document, the_screen

STAMP = "2027-03-01T08:00:00Z"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on a small convening."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        yield window


def posted(post: str) -> Builder:
    """Return a builder that gives the first person a post."""

    def build(now: Snapshot) -> Edit:
        person = replace(now.people["p1"], post=post)
        return Edit(label="Change post of {people:p1}", puts=(person,))

    return build


def moved(room: str | None) -> Builder:
    """Return a builder that moves the session into a room."""

    def build(now: Snapshot) -> Edit:
        session = replace(now.sessions["s1"], room=room)
        return Edit(label="Move {sessions:s1}", puts=(session,))

    return build


def act(window: MainWindow, qtbot: QtBot, *builders: Builder) -> None:
    """Do these things one after the other."""
    document = the_document(window)
    for build in builders:
        with qtbot.waitSignal(document.acted):
            document.act(build)


def export(window: MainWindow, qtbot: QtBot) -> None:
    """Record that a calendar entry was written."""
    entry = LedgerEntry(
        uid="u1", invitation=InvitationKey("v1"), sequence=0, method=Method.REQUEST, stamp=STAMP,
        hash="x", exported_at=STAMP, address="amara@example.org", organiser="s@example.org",
    )  # fmt: skip
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        document.record("Export calendars", [entry])


def the_list(window: MainWindow) -> QListView:
    """Return the list of actions."""
    found = the_screen(window, "history").findChild(QListView)
    assert found is not None
    return found


def shown(window: MainWindow) -> list[str]:
    """Return the labels shown, newest first."""
    rows = (row for row in all_rows(window) if isinstance(row, HistoryRow))
    return [row.label for row in rows]


def all_rows(window: MainWindow) -> list[HistoryRow | DayHead]:
    """Return every row of the list, heads of days included."""
    model = the_list(window).model()
    return [model.index(row, 0).data(VALUE_ROLE) for row in range(model.rowCount())]


def choose(window: MainWindow, qtbot: QtBot, label: str) -> None:
    """Select the newest action of that label, and wait for what it changed."""
    qtbot.waitUntil(lambda: label in shown(window))
    model = the_list(window).model()
    at = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == label)
    the_list(window).setCurrentIndex(model.index(at, 0))
    ends = {"Undo back to here", "Cannot be undone", "Undone"}
    qtbot.waitUntil(lambda: bool(ends & {*texts(window)}) and "Reading…" not in texts(window))


def texts(window: MainWindow) -> list[str]:
    """Return every text the user sees on the screen."""
    screen = the_screen(window, "history")
    labels = [one for one in screen.findChildren(QLabel) if one.isVisible()]
    return [one.accessibleName() or one.text() for one in labels]


def undo_button(window: MainWindow) -> Button:
    """Return the button of the way back."""
    buttons = the_screen(window, "history").findChildren(Button)
    return next(one for one in buttons if one.isVisible() and one.words.startswith("Undo"))


def test_the_newest_action_stands_first_under_its_day(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"), moved(None))
    qtbot.waitUntil(lambda: len(shown(window)) == 4)
    assert shown(window)[:2] == ["Move “Opening”", "Change post of Amara Okafor"]
    assert isinstance(all_rows(window)[0], DayHead)


def test_a_day_is_read_as_it_is_written(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"))
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    head = all_rows(window)[0]
    assert isinstance(head, DayHead)
    assert the_list(window).model().index(0, 0).data() == day_and_year(head.day)


def test_what_a_screen_reader_selects_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"), moved(None))
    choose(window, qtbot, "Move “Opening”")
    view = the_list(window)
    at = shown(window).index("Change post of Amara Okafor") + 1  # under the head of the day
    flags = view.selectionModel().SelectionFlag
    view.selectionModel().select(view.model().index(at, 0), flags.ClearAndSelect)
    qtbot.waitUntil(lambda: "Post" in texts(window))


def test_a_label_has_the_name_a_thing_has_now(window: MainWindow, qtbot: QtBot) -> None:
    def renamed(now: Snapshot) -> Edit:
        return Edit(label="Rename {people:p1}", puts=(replace(now.people["p1"], family="Obi"),))

    act(window, qtbot, posted("Envoy"), renamed)
    qtbot.waitUntil(lambda: "Change post of Amara Obi" in shown(window))


def test_the_panel_says_old_and_new_in_words(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, moved(None))
    choose(window, qtbot, "Move “Opening”")
    qtbot.waitUntil(lambda: "Room" in texts(window))
    said = texts(window)
    at = said.index("Room")
    assert said[at : at + 5] == ["Room", "was", "Jura", "now", "empty"]


def test_undo_back_to_here_takes_back_all_later_actions(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"), moved(None), posted("Minister"))
    choose(window, qtbot, "Move “Opening”")
    assert undo_button(window).words == "Undo 2 actions"
    undo_button(window).click()
    document = the_document(window)
    qtbot.waitUntil(lambda: document.snapshot.sessions["s1"].room == "r1")
    assert document.snapshot.people["p1"].post == "Envoy"


def test_what_is_done_while_many_are_taken_back_stays(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"), moved(None))
    choose(window, qtbot, "Change post of Amara Okafor")
    document, told = the_document(window), list[Action]()
    document.acted.connect(told.append)
    undo_button(window).click()
    document.act(partial(people.set_field, key="p2", field="post", text="Typed meanwhile"))
    qtbot.waitUntil(lambda: len(told) > 1)
    qtbot.wait(200)
    assert document.snapshot.people["p1"].post == ""
    assert document.snapshot.sessions["s1"].room == "r1"
    assert document.snapshot.people["p2"].post == "Typed meanwhile"
    assert len(told) == 2  # all that was taken back, and what was typed


def test_a_fact_stays_is_named_and_has_no_way_back(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"))
    export(window, qtbot)
    choose(window, qtbot, "Change post of Amara Okafor")
    assert "What has happened since stays:" in texts(window)
    undo_button(window).click()
    document = the_document(window)
    qtbot.waitUntil(lambda: document.snapshot.people["p1"].post == "")
    assert document.snapshot.ledger
    choose(window, qtbot, "Export calendars")
    assert "Cannot be undone" in texts(window)


def test_what_was_undone_says_so(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"))
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        document.undo()
    choose(window, qtbot, "Change post of Amara Okafor")
    assert "This was taken back." in texts(window)


def test_undoing_stops_at_the_first_refusal(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    act(window, qtbot, posted("Envoy"), moved(None))
    choose(window, qtbot, "Change post of Amara Okafor")
    path = tmp_path / "a.convenor"
    path.write_bytes(path.read_bytes() + b"another program")
    with qtbot.waitSignal(the_document(window).refused):
        undo_button(window).click()
    assert the_document(window).snapshot.people["p1"].post == "Envoy"
    assert the_document(window).snapshot.sessions["s1"].room is None


def test_words_filter_the_list(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"), moved(None))
    qtbot.waitUntil(lambda: len(shown(window)) == 4)
    screen = the_screen(window, "history")
    screen.focus_filter()
    box = next(one for one in screen.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(box, "okafor post")
    assert shown(window) == ["Change post of Amara Okafor"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert len(shown(window)) == 4


def test_a_chip_narrows_to_a_kind_of_thing(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"), moved(None))
    qtbot.waitUntil(lambda: len(shown(window)) == 4)
    chips = the_screen(window, "history").findChildren(FilterChip)
    chip = next(one for one in chips if one.words == "Kind of thing")
    chip.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    next(each for each in menu.actions() if each.text() == "Sessions").trigger()
    menu.close()
    assert shown(window) == ["Move “Opening”", "Load a convening"]
    QTest.keyClick(the_list(window), Qt.Key.Key_Escape)  # in the list it takes the filter away
    assert len(shown(window)) == 4


def test_coming_back_finds_the_same_action_selected(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"), moved(None))
    choose(window, qtbot, "Change post of Amara Okafor")
    the_screen(window, "people")
    assert window.view is not None
    window.view.go_back()
    assert the_list(window).currentIndex().data() == "Change post of Amara Okafor"


def chip(window: MainWindow, words: str) -> FilterChip:
    """Return a filter by its words."""
    chips = the_screen(window, "history").findChildren(FilterChip)
    return next(one for one in chips if one.words == words)


def offer(window: MainWindow, words: str) -> Menu:
    """Press a filter, and return what it offers."""
    chip(window, words).click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    return menu


def test_when_narrows_to_today_and_to_any_day(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, posted("Envoy"))
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    menu = offer(window, "When")
    next(each for each in menu.actions() if each.text() == "Today").trigger()
    menu.close()
    assert chip(window, "When").value == "Today"
    assert len(shown(window)) == 3
    menu = offer(window, "When")
    next(each for each in menu.actions() if each.text() == "Since a day…").trigger()
    menu.close()
    calendar = next(
        one for one in chip(window, "When").findChildren(QCalendarWidget) if one.isVisible()
    )
    calendar.clicked.emit(QDate(2027, 3, 2))
    assert chip(window, "When").value == "Since Tue 2 Mar 2027"
    assert shown(window) == []
    assert "When: Since Tue 2 Mar 2027" in " ".join(texts(window))
    chip(window, "When").cleared.emit()
    assert len(shown(window)) == 3


def retitled(now: Snapshot) -> Edit:
    """Give the session another title."""
    return Edit(label="Rename {sessions:s1}", puts=(replace(now.sessions["s1"], title="Welcome"),))


@pytest.mark.parametrize(
    ("kind", "key", "changed"),
    [
        ("people", "p1", "Change post of Amara Okafor"),
        ("sessions", "s1", "Rename “Welcome”"),
    ],
)
def test_history_of_this_shows_what_changed_one_thing(
    window: MainWindow, qtbot: QtBot, kind: str, key: str, changed: str
) -> None:
    act(window, qtbot, posted("Envoy"), retitled)
    assert window.view is not None
    window.view.go_to_thing(Thing(kind, key))
    window.commands.run("edit.history_of")
    qtbot.waitUntil(lambda: shown(window) == [changed, "Load a convening"])
    only = chip(window, "Only")
    assert only.isVisible()
    assert only.value in ("Amara Okafor", "“Welcome”")
    window.view.go_back()
    assert window.view.current in ("people", "agenda")
    window.view.go_forward()
    qtbot.waitUntil(lambda: shown(window) == [changed, "Load a convening"])
    chip(window, "Only").cleared.emit()
    qtbot.waitUntil(lambda: len(shown(window)) == 4)


def test_with_nothing_selected_there_is_no_history_of_this(window: MainWindow) -> None:
    the_screen(window, "exports")
    command = next(one for one in window.commands.all if one.name == "edit.history_of")
    assert command.reason == "Select something first, to see what was done with it."


def test_a_move_in_a_list_says_that_its_place_changed(window: MainWindow, qtbot: QtBot) -> None:
    act(window, qtbot, partial(rooms.add, name="Alpha", key="r9"))
    act(window, qtbot, partial(rooms.move, key="r9", position=0))
    choose(window, qtbot, "Move Alpha in the list")
    qtbot.waitUntil(lambda: "Its place in the list." in texts(window))
    assert "0 fields" not in texts(window)
