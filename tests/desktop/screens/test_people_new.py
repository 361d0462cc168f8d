"""Somebody new: made where they will stand, from the family name on; like names; drafts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.screens.people.organisation_panel import DELEGATION
from convenor.widgets.draft_notice import DraftNotice
from convenor.window.main_window import MainWindow
from convenor_db.store.quiet import read_file
from support.people import change, field, names, the_people, the_table, words_on, write
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on a small convening."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        the_people(window)
        yield window


def notices(window: MainWindow) -> list[DraftNotice]:
    """Return the drafts that are offered now."""
    return [one for one in window.findChildren(DraftNotice) if one.isVisible()]


def draft_kept(window: MainWindow, target: str, name: str) -> str | None:
    """Return the draft of a field as the program has it."""
    return the_people(window).place.drafts.text(target, name)


def test_the_caret_stands_in_the_family_name(window: MainWindow) -> None:
    window.commands.run("people.new")
    assert QApplication.focusWidget() is field(window, "Family")
    assert field(window, "Family").text() == ""


def test_esc_before_anything_leaves_nothing(window: MainWindow) -> None:
    window.commands.run("people.new")
    QTest.keyClick(field(window, "Family"), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is the_table(window)
    assert len(the_document(window).snapshot.people) == 3
    assert "Without an address" in words_on(window)  # the summary stands again


def test_they_exist_from_the_family_name_on_and_are_selected(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = the_document(window)
    window.commands.run("people.new")
    with qtbot.waitSignal(document.acted):
        QTest.keyClick(write(window, "Family", "Lovelace"), Qt.Key.Key_Tab)
    assert "Lovelace" in names(window)
    (key,) = the_table(window).chosen()
    assert document.snapshot.people[key].family == "Lovelace"
    assert QApplication.focusWidget() is field(window, "Given")
    assert document.undo_words == "Add Lovelace"


def test_what_was_typed_before_the_family_name_comes_along(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = the_document(window)
    window.commands.run("people.new")
    change(window, "Given", "Ada")
    change(window, "Organisation", "Albia")
    with qtbot.waitSignal(document.acted):
        change(window, "Family", "Lovelace")
    (key,) = the_table(window).chosen()
    ada = document.snapshot.people[key]
    assert (ada.given, ada.organisation) == ("Ada", "o1")
    assert draft_kept(window, "people:new", "given") is None


def test_esc_in_the_visit_that_made_them_takes_them_back(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    window.commands.run("people.new")
    line = write(window, "Family", "Lovelace")
    with qtbot.waitSignal(document.acted, timeout=4000):
        pass
    with qtbot.waitSignal(document.acted):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert len(document.snapshot.people) == 3
    assert "Lovelace" not in document.undo_words


def test_later_fields_are_changes_of_their_own(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    window.commands.run("people.new")
    for name, text in (("Family", "Lovelace"), ("Given", "Ada")):
        with qtbot.waitSignal(document.acted):
            change(window, name, text)
    assert document.undo_words == "Change given name of Ada Lovelace"
    for _ in range(2):
        with qtbot.waitSignal(document.acted):
            document.undo()
    assert len(document.snapshot.people) == 3


def test_somebody_with_a_like_name_is_named_and_opened(window: MainWindow) -> None:
    window.commands.run("people.new")
    write(window, "Family", "okaf")
    assert "Similar:\nAmara Okafor, Albia Open that one" in words_on(window)
    the_people(window)._side.person.form._similar.linked.emit("p1")
    assert the_table(window).chosen() == ["p1"]
    assert field(window, "Family").text() == "Okafor"


def test_a_given_name_alone_is_kept_as_a_draft_and_offered_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.commands.run("people.new")
    change(window, "Given", "Ada")
    QTest.keyClick(field(window, "Given"), Qt.Key.Key_Escape)
    assert len(the_document(window).snapshot.people) == 3
    window.commands.run("people.new")
    (notice,) = notices(window)
    assert notice.accessibleName().startswith(
        "You typed “Ada” under Given. It was not stored, because a person needs a family name"
    )
    notice.taken.emit()
    assert field(window, "Given").text() == "Ada"


def test_a_wrong_address_stays_red_and_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.refused):
        change(window, "E-mail", "amara@")
    assert "“amara@” is no e-mail address: after the @" in words_on(window)
    assert document.snapshot.people["p1"].emails == ()
    assert draft_kept(window, "people:p1", "emails") == "amara@"


def test_a_draft_is_offered_when_the_person_is_opened_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.refused):
        change(window, "E-mail", "amara@")
    the_table(window).select(["p2"])
    assert notices(window) == []
    the_table(window).select(["p1"])
    (notice,) = notices(window)
    assert "You typed “amara@” under E-mail. It was not stored, because" in notice.accessibleName()


def test_a_draft_put_right_is_stored_and_forgotten(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.refused):
        change(window, "E-mail", "amara@")
    with qtbot.waitSignal(document.acted):
        change(window, "E-mail", "amara@albia.example")
    assert draft_kept(window, "people:p1", "emails") is None
    assert document.snapshot.people["p1"].emails == ("amara@albia.example",)


def test_a_draft_can_be_thrown_away(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_document(window).refused):
        change(window, "E-mail", "amara@")
    the_table(window).select(["p2"])
    the_table(window).select(["p1"])
    notices(window)[0].dropped.emit()
    assert notices(window) == []
    assert draft_kept(window, "people:p1", "emails") is None


def test_a_draft_outlives_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with an_open_window(qtbot, path) as window:
        the_people(window)
        with qtbot.waitSignal(the_document(window).refused):
            change(window, "E-mail", "amara@")
        assert window.open_path(path)
        the_people(window)
        qtbot.waitUntil(lambda: len(notices(window)) == 1)
        assert read_file(path).people["p1"].emails == ()


def test_a_draft_does_not_make_the_file_a_strangers(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.refused):
        change(window, "E-mail", "amara@")
    with qtbot.waitSignal(document.acted):
        change(window, "Post", "Envoy")
    assert document.snapshot.people["p1"].post == "Envoy"


def test_a_new_organisation_exists_from_its_name_on(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    window.commands.run("people.new_organisation")
    with qtbot.waitSignal(document.acted):
        change(window, "Name", "Vela Cloud")
    assert names(window) == ["Albia", "Northlight AI", "Vela Cloud"]
    the_people(window)._side.body.show_tab(DELEGATION)
    qtbot.waitUntil(lambda: "Nobody has a seat yet." in words_on(window))
