"""The contact log in a person's panel: noted where it will stand, edited in place, deleted."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.editable_choice import EditableChoice
from convenor.window.main_window import MainWindow
from convenor_db.domain.actions import contacts
from convenor_db.domain.records import Contact
from support.panels import a_dossier, in_entry, log, shown, turn
from support.people import the_people, words_on
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window with the log of Amara Okafor."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dossier()) as window:
        the_people(window).show_thing("people", "p1")
        turn(window, "Contacts")
        yield window


def noted(window: MainWindow, key: str) -> Contact:
    """Return a contact as the file has it."""
    found = the_document(window).snapshot.get("contacts", key)
    assert isinstance(found, Contact)
    return found


def keys(window: MainWindow) -> list[str]:
    """Return the contacts of the log from top to bottom, without the empty entry."""
    return [one.key for one in log(window)[1:]]


def test_the_log_has_theirs_and_their_organisations_newest_on_top(window: MainWindow) -> None:
    assert keys(window) == ["k2", "k1"]
    said = words_on(window)
    assert "staff only" in said
    whom = [in_entry(one, "with").value() for one in log(window)]
    assert whom == ["person", "organisation", "person"]


def test_what_is_written_on_top_is_noted_and_another_empty_entry_comes(
    window: MainWindow, qtbot: QtBot
) -> None:
    document, entry = the_document(window), log(window)[0]
    text = in_entry(entry, "text")
    text.start_visit()
    QTest.keyClicks(text.editor(), "She will come")
    with qtbot.waitSignal(document.acted):
        QTest.keyClick(text.editor(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made = noted(window, entry.key)
    assert (made.text, made.on, made.kind, made.by) == (
        "She will come", "2027-03-01", "call", "marta",
    )  # fmt: skip
    assert (made.person, made.organisation) == ("p1", None)
    qtbot.waitUntil(lambda: keys(window) == [entry.key, "k2", "k1"])
    assert in_entry(log(window)[0], "text").value() == ""
    with qtbot.waitSignal(document.acted):
        document.undo()
    qtbot.waitUntil(lambda: keys(window) == ["k2", "k1"])


def test_the_first_field_typed_into_may_be_the_day(window: MainWindow, qtbot: QtBot) -> None:
    document, entry = the_document(window), log(window)[0]
    day, text = in_entry(entry, "on"), in_entry(entry, "text")
    day.type_in("2027-01-20")
    day.end_visit()
    text.type_in("By the way")
    with qtbot.waitSignal(document.acted):
        text.end_visit()
    assert noted(window, entry.key).on == "2027-01-20"
    qtbot.waitUntil(lambda: keys(window) == ["k2", entry.key, "k1"])
    assert document.undo_words == "Add contact with Amara Okafor"


def test_an_empty_entry_leaves_nothing(window: MainWindow) -> None:
    text = in_entry(log(window)[0], "text")
    text.start_visit()
    QTest.keyClick(text.editor(), Qt.Key.Key_Escape)
    turn(window, "Details")
    assert list(the_document(window).snapshot.table("contacts")) == ["k1", "k2", "k3"]


def test_a_contact_is_edited_in_place(window: MainWindow, qtbot: QtBot) -> None:
    entry = log(window)[2]
    kind = in_entry(entry, "kind")
    assert isinstance(kind, EditableChoice)
    kind.type_in("meeting")
    with qtbot.waitSignal(the_document(window).acted):
        kind.end_visit()
    assert noted(window, "k1").kind == "meeting"
    whom = in_entry(entry, "with")
    whom.type_in("both")
    with qtbot.waitSignal(the_document(window).acted):
        whom.end_visit()
    assert (noted(window, "k1").person, noted(window, "k1").organisation) == ("p1", "o1")
    assert noted(window, "k1").by == "Zofia"


def test_a_text_that_is_emptied_stays_with_the_reason(window: MainWindow, qtbot: QtBot) -> None:
    text = in_entry(log(window)[2], "text")
    text.type_in("")
    with qtbot.waitSignal(the_document(window).refused):
        text.end_visit()
    assert "a contact needs its text" in text.error()
    assert noted(window, "k1").text == "She called."


def test_a_contact_is_deleted_with_undo(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        log(window)[1].delete_wanted.emit("k2")
    assert keys(window) == ["k1"]
    assert "Contact deleted" in words_on(window)
    with qtbot.waitSignal(document.acted):
        document.undo()
    assert keys(window) == ["k2", "k1"]


def test_what_was_begun_waits_for_its_person_alone(window: MainWindow) -> None:
    day = in_entry(log(window)[0], "on")
    day.type_in("2027-02-10")
    day.end_visit()
    the_people(window).show_thing("people", "p2")
    assert not shown(window, DraftNotice)
    the_people(window).show_thing("people", "p1")
    assert shown(window, DraftNotice)


def test_a_contact_that_a_letter_leaves_comes_in_while_one_looks(
    window: MainWindow, qtbot: QtBot
) -> None:
    said = {"on": "2027-02-28", "text": "Invited by mail."}
    whom = contacts.With("p1")
    build = partial(contacts.enter_new, key="k9", whom=whom, texts=said, today="", by="Marta")
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).act(build)
    assert keys(window) == ["k9", "k2", "k1"]
    turn(window, "History")
    qtbot.waitUntil(lambda: "Add contact with Amara Okafor" in words_on(window))
