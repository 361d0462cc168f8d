"""The panel of an organisation: its names by language, its delegation, where it stands."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from convenor.dialogs.add_seats import AddSeatsDialog
from convenor.screens.people.organisation_names import LanguageNames, language_name
from convenor.screens.people.organisation_panel import OrganisationPanel
from convenor.widgets.buttons import IconButton
from convenor.widgets.chip import Chip
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.labels import RichLabel
from convenor.widgets.link_row import LinkRow
from convenor.widgets.segmented import Segmented
from convenor.window.main_window import MainWindow
from convenor.workplace import Thing
from convenor_db.domain.actions import seats
from convenor_db.domain.records import Contact, Organisation, Status
from support.builders import a_full_house
from support.fakes import FakeAsk
from support.panels import in_entry, log
from support.people import button, change, field, the_people, words_on, write
from support.windows import an_open_window, the_document


def a_house() -> dict[str, Any]:
    """Return a delegation with everything about it."""
    house = a_full_house()
    house["convening"]["languages"] = ["fr", "en"]
    house["organisations"][0] |= {"names": {"de": "Albien", "fr": "Albie"}, "seats": 5}
    house["people"].append({"id": "p4", "family": "Idle", "organisation": "o1"})
    house["invitations"] += [
        {"id": "v3", "person": "p3", "status": "invited", "head": True},
        {"id": "v4", "seat_of": "o1", "status": "approved"},
    ]
    house["issues"] = [
        {"id": "i1", "title": "Audits", "options": [{"id": "a", "text": "No audit"}]},
        {"id": "i2", "title": "Thresholds"},
    ]
    house["positions"] = [
        {"id": "q1", "organisation": "o1", "issue": "i1", "stance": -1, "as_of": "2026-01-01"},
        {"id": "q2", "organisation": "o1", "issue": "i1", "stance": 2, "as_of": "2027-02-20"},
        {"id": "q3", "organisation": "o2", "issue": "i2", "stance": 1, "as_of": "2027-02-20"},
    ]
    house["red_lines"] = [{"id": "l1", "organisation": "o1", "issue": "i1", "rejects": ["a"]}]
    house["commitments"] = [
        {"id": "c1", "party": "o1", "undertaking": "Pauses", "if": "c2"},
        {"id": "c2", "party": "o2", "undertaking": "Opens its logs"},
    ]
    house["briefs"] = [
        {"id": "b1", "title": "On <b>Albia</b>", "kind": "background", "markdown": "x",
         "about": {"organisation": "o1"}, "state": "in-review"},
    ]  # fmt: skip
    house["contacts"] = [
        {"id": f"k{at}", "on": f"2027-02-{at:02}", "organisation": "o1", "text": f"Said {at}"}
        for at in range(1, 6)
    ]
    return house


@pytest.fixture
def ask() -> FakeAsk:
    """Return what answers questions."""
    return FakeAsk()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[MainWindow]:
    """Return a window that shows Albia."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house(), ask) as window:
        the_people(window).place.go_to("organisations", "o1")
        yield window


def panel(window: MainWindow) -> OrganisationPanel:
    """Return the panel."""
    return next(one for one in window.findChildren(OrganisationPanel) if one.isVisible())


def turn(window: MainWindow, words: str) -> None:
    """Choose a tab."""
    tabs = next(one for one in panel(window).findChildren(Segmented) if one.isVisible())
    next(part for part in tabs.parts() if part.accessibleName() == words).click()


def rows(window: MainWindow) -> list[str]:
    """Return what the rows say that are to be seen, from the top."""
    found = [one for one in panel(window).findChildren(LinkRow) if one.isVisible()]
    found.sort(key=lambda one: one.mapTo(panel(window), one.rect().topLeft()).y())
    return [one.accessibleName() for one in found]


def test_what_is_said_to_an_organisation_is_noted_with_it(window: MainWindow, qtbot: QtBot) -> None:
    turn(window, "Contacts")
    assert [one.key for one in log(window)[1:]] == ["k5", "k4", "k3", "k2", "k1"]
    entry, document = log(window)[0], the_document(window)
    whom = in_entry(entry, "with")
    assert isinstance(whom, EditableChoice)
    assert whom.value() == "organisation"
    text = in_entry(entry, "text")
    text.start_visit()
    QTest.keyClicks(text.editor(), "The ministry will answer")
    with qtbot.waitSignal(document.acted):
        QTest.keyClick(text.editor(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made = document.snapshot.get("contacts", entry.key)
    assert isinstance(made, Contact)
    assert (made.person, made.organisation) == (None, "o1")
    qtbot.waitUntil(lambda: len(log(window)) == 7)
    assert in_entry(log(window)[0], "text").value() == ""
    with qtbot.waitSignal(document.acted):
        document.undo()
    qtbot.waitUntil(lambda: len(log(window)) == 6)


def row_of(window: MainWindow, words: str) -> LinkRow:
    """Return the row that says something."""
    found = [one for one in panel(window).findChildren(LinkRow) if one.isVisible()]
    return next(one for one in found if words in one.accessibleName())


def body(window: MainWindow) -> Organisation:
    """Return Albia as it is now."""
    return the_document(window).snapshot.organisations["o1"]


def fields(window: MainWindow) -> list[str]:
    """Return the names of the fields to be seen."""
    shown = [one for one in panel(window).findChildren(QLineEdit) if one.isVisible()]
    return [one.accessibleName() for one in shown]


# Names by language


def test_the_convenings_languages_come_first_and_the_first_says_what_it_does(
    window: MainWindow,
) -> None:
    there = [name for name in fields(window) if name in ("French", "English", "German")]
    assert there == ["French", "English", "German"]
    assert field(window, "French").text() == "Albie"
    assert words_on(panel(window)).count("Sets its place in lists") == 1


def test_a_name_is_written_and_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "English", "The Albia")
    assert body(window).names == {"de": "Albien", "fr": "Albie", "en": "The Albia"}
    cross = next(
        one for one in panel(window).findChildren(IconButton)
        if one.accessibleName() == "Remove the name in German"
    )  # fmt: skip
    with qtbot.waitSignal(the_document(window).acted):
        cross.click()
    assert body(window).names == {"fr": "Albie", "en": "The Albia"}
    assert "German" not in fields(window)
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert field(window, "German").text() == "Albien"


def test_a_language_is_added_from_the_menu_and_stays_while_one_writes(
    window: MainWindow, qtbot: QtBot
) -> None:
    names = next(iter(panel(window).findChildren(LanguageNames)))
    names._menu.aboutToShow.emit()
    offered = {action.text(): action for action in names._menu.actions()}
    assert "German" not in offered
    offered["Arabic"].trigger()
    assert QApplication.focusWidget() is field(window, "Arabic")
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Arabic", "Alibiya")
    assert body(window).names["ar"] == "Alibiya"
    assert fields(window).index("German") < fields(window).index("Arabic")


def test_another_language_is_typed_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    next(iter(panel(window).findChildren(LanguageNames))).ask_language()
    change(window, "Language", "Swahili")
    assert "Language" not in fields(window)
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Swahili", "Albia ya")
    assert body(window).names["sw"] == "Albia ya"


def test_what_is_no_language_stays_with_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    next(iter(panel(window).findChildren(LanguageNames))).ask_language()
    change(window, "Language", "Klingon!")
    qtbot.waitUntil(lambda: "is no language" in words_on(panel(window)))
    assert field(window, "Language").text() == "Klingon!"
    assert body(window).names == {"de": "Albien", "fr": "Albie"}


def test_lines_of_another_organisation_are_its_own(window: MainWindow) -> None:
    the_people(window).place.go_to("organisations", "o2")
    assert "German" not in fields(window)
    assert field(window, "French").text() == ""


def test_languages_are_called_in_english() -> None:
    assert [language_name(code) for code in ("fr", "zh-Hant", "xx")] == [
        "French",
        "Chinese Hant",
        "xx",
    ]


# The delegation


def test_the_head_is_first_and_who_has_no_seat_is_last(window: MainWindow) -> None:
    turn(window, "Delegation")
    said = rows(window)
    assert said[0].startswith("الخالد, Head")
    assert said[1].startswith("Amara Okafor")
    assert said[2].startswith("Not yet named")
    assert said[3].startswith("Idle")
    assert "2 of 5 agreed places taken" in words_on(panel(window))
    chips = [one.accessibleName() for one in panel(window).findChildren(Chip) if one.isVisible()]
    assert chips == ["Invited", "Accepted", "Approved"]


def test_another_head_is_chosen_and_none(window: MainWindow, qtbot: QtBot) -> None:
    turn(window, "Delegation")
    document = the_document(window)
    for words, heads in (
        ("Let Amara Okafor lead", {"v1"}),
        ("Amara Okafor leads: let nobody lead", set()),
    ):
        star = next(
            one for one in panel(window).findChildren(IconButton)
            if one.accessibleName() == words and one.isVisible()
        )  # fmt: skip
        with qtbot.waitSignal(document.acted):
            star.click()
        held = document.snapshot.invitations
        assert {key for key, seat in held.items() if seat.head} == heads
        assert star.isVisible(), "the keyboard stays where it was"
        leader = "Amara Okafor, Head"
        qtbot.waitUntil(lambda: rows(window)[0].startswith(leader) == bool(heads))  # noqa: B023
    assert "No head of delegation is named." in words_on(panel(window))


def test_the_agreed_size_is_written_where_the_delegation_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    turn(window, "Delegation")
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Agreed size", "1")
    assert body(window).seats == 1
    assert "1 place more than agreed is taken." in words_on(panel(window))
    write(window, "Agreed size", "many")
    QTest.keyClick(field(window, "Agreed size"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(the_people(window).place.drafts.of("organisations:o1")))
    assert body(window).seats == 1


def test_members_are_doors(window: MainWindow, qtbot: QtBot) -> None:
    turn(window, "Delegation")
    for words, thing in (
        ("Amara Okafor", Thing("people", "p1")),
        ("Not yet named", Thing("invitations", "v4")),
    ):
        with qtbot.waitSignal(the_people(window).place.wanted) as wanted:
            QTest.keyClick(row_of(window, words), Qt.Key.Key_Return)
        assert wanted.args == [thing]
        the_people(window).place.go_to("organisations", "o1")
        turn(window, "Delegation")


def test_seats_are_added_for_it(window: MainWindow) -> None:
    turn(window, "Delegation")
    button(window, "Add seats…").click()
    dialog = next(iter(window.findChildren(AddSeatsDialog)))
    line = next(one for one in dialog.findChildren(QLineEdit) if one.text() == "Albia")
    assert line.accessibleName() == "Organisation"
    dialog.reject()


def test_the_tab_follows_a_seat_that_is_moved(window: MainWindow, qtbot: QtBot) -> None:
    turn(window, "Delegation")
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        document.act(partial(seats.move, key="v1", status=Status.DECLINED, today="2027-03-01"))
    assert "Out" in words_on(panel(window))
    assert rows(window)[2].startswith("Amara Okafor")


# Where it stands


def test_what_is_known_of_it_is_told_with_doors(window: MainWindow) -> None:
    turn(window, "Positions")
    said, words = rows(window), words_on(panel(window))
    assert said[0].startswith("Audits, strongly support · assessed")
    assert not any("Thresholds" in row for row in said)
    assert "Audits: not “No audit”" in words
    assert "Albia pauses if Northlight AI opens its logs." in words
    assert any(row.startswith("On <b>Albia</b>") for row in said)
    assert [f"Said {at}" in words for at in range(1, 6)] == [False, False, True, True, True]


def test_a_red_line_leads_to_itself(window: MainWindow, qtbot: QtBot) -> None:
    turn(window, "Positions")
    label = next(
        one for one in panel(window).findChildren(RichLabel)
        if one.isVisible() and one.accessibleName().startswith("Audits:")
    )  # fmt: skip
    with qtbot.waitSignal(the_people(window).place.wanted) as wanted:
        label.linked.emit("red_lines:l1")
    assert wanted.args == [Thing("red_lines", "l1")]


def test_nothing_known_is_said(window: MainWindow) -> None:
    the_people(window).place.go_to("organisations", "o2")
    turn(window, "Delegation")
    assert "1 place taken" in words_on(panel(window))


# The sheet


def test_the_sheet_is_saved_and_said(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk, tmp_path: Path
) -> None:
    ask.path = tmp_path / "sheet"
    turn(window, "Delegation")
    button(window, "Delegation sheet…").click()
    qtbot.waitUntil(lambda: "written to sheet.pdf" in words_on(window), timeout=20_000)
    assert "2 delegations on 1 page" in words_on(window)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_sheet_that_cannot_be_written_says_so(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    ask.path = tmp_path / "file" / "sheet.pdf"
    window.commands.run("export.delegations")
    qtbot.waitUntil(lambda: "Nothing was written" in words_on(window), timeout=20_000)
