"""The side panel: one seat with all that is known of it, several, and the balance."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from convenor.dialogs.substitute import SubstituteDialog
from convenor.widgets.chip import Chip
from convenor.widgets.labels import RichLabel
from convenor.widgets.link_row import LinkRow
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Answer, InvitationKey, LedgerEntry, Method
from support.invitations import press, seat, seats_of_two_ministries, the_invitations
from support.panels import choose
from support.people import button, change, field, names, the_table, words_on
from support.windows import an_open_window, the_document

NOW = "2027-03-01T08:00:00Z"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window, the invitations in front; Davis stands in for Evans."""
    house = seats_of_two_ministries()
    house["invitations"][4]["status"] = "substituted"
    house["invitations"][3]["substitute_for"] = "v4"
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        the_invitations(window)
        yield window


def row(window: MainWindow, begins: str) -> LinkRow:
    """Return a row that leads somewhere by what it begins with, once it is to be seen."""
    QApplication.processEvents()
    found = [one for one in window.findChildren(LinkRow) if one.isVisible()]
    return next(one for one in found if one.accessibleName().startswith(begins))


def words(window: MainWindow) -> str:
    """Return what is to be seen, once it has been laid out."""
    QApplication.processEvents()
    return words_on(window)


def test_enter_goes_to_the_panel_and_what_is_typed_is_one_action(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_table(window).select(["v0"])
    QTest.keyClick(the_table(window), Qt.Key.Key_Return)
    focused = window.focusWidget()
    assert focused is not None
    assert the_invitations(window).panel().isAncestorOf(focused)
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Owner", "Zofia")
    assert seat(window, "v0").owner == "Zofia"
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert seat(window, "v0").owner == "Marta"


def test_a_reply_by_that_is_no_day_stays_with_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0"])
    with qtbot.waitSignal(the_document(window).refused):
        change(window, "Reply by", "soon")
    assert seat(window, "v0").reply_by == "2027-02-25"
    assert field(window, "Reply by").text() == "soon"
    assert "because “soon” is no day like 14 Apr 2027." in words(window)


def test_the_head_says_who_in_what_post_of_whom(window: MainWindow) -> None:
    the_table(window).select(["v0"])
    assert "Ann Adams" in words(window)
    assert "Minister · Albia" in words(window)
    (chip,) = [one for one in window.findChildren(Chip) if one.isVisible()]
    assert chip.accessibleName() == "Invited"


def test_lineage_leads_to_the_other_seat(window: MainWindow) -> None:
    the_table(window).select(["v3"])
    assert "Stands in for Evans." in words(window)
    label = next(
        one
        for one in window.findChildren(RichLabel)
        if one.isVisible() and one.accessibleName().startswith("Stands in for")
    )
    label.linkActivated.emit("v4")
    assert the_table(window).chosen() == ["v4"]
    assert "Replaced by Davis (accepted)." in words(window)


def test_sessions_stand_with_the_role_and_lead_to_the_agenda(window: MainWindow) -> None:
    the_table(window).select(["v3"])
    row(window, "Opening, Wed 14 Apr, 09:00 · chair").chosen.emit()
    assert window.view is not None
    assert window.view.current == "agenda"


def test_the_state_of_calendar_and_copies_is_said(window: MainWindow, qtbot: QtBot) -> None:
    entry = LedgerEntry(
        uid="u", invitation=InvitationKey("v0"), sequence=1, method=Method.REQUEST, stamp=NOW,
        hash="h", exported_at=NOW, address="a@x.org", organiser="o@x.org",
        answer=Answer.TENTATIVE, answer_sequence=0,
    )  # fmt: skip
    the_table(window).select(["v0"])
    assert "none yet" in words(window)
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).record("Write calendars", [entry])
    assert "answered version 1 of 2" in words(window)


def test_a_substitute_is_named_in_a_dialog_for_the_seat(window: MainWindow) -> None:
    the_table(window).select(["v0"])
    button(window, "Name a substitute…").click()
    dialog = window.findChild(SubstituteDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_an_unnamed_seat_is_named_and_opens_no_person(window: MainWindow) -> None:
    the_table(window).select(["v6"])
    assert "Seat for Northlight AI, not yet named" in words(window)
    screen = the_invitations(window)
    assert screen.why_no_person() == "Nobody has been named for this seat yet."
    button(window, "Name this seat…").click()
    dialog = window.findChild(SubstituteDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_open_person_leads_to_people(window: MainWindow) -> None:
    the_table(window).select(["v0"])
    choose(window, "More about this person", "Open person")
    assert window.view is not None
    assert window.view.current == "people"
    assert the_table(window).chosen() == ["p0"]


def test_several_say_what_they_share_and_a_click_opens_one(window: MainWindow) -> None:
    the_table(window).select(["v0", "v1", "v6"])
    said = words(window)
    assert "3 seats selected" in said
    assert "Albia\u00a02, Northlight AI\u00a01" in said
    assert "Invited\u00a02, Approved\u00a01" in said
    assert "1 overdue, the oldest by 4 days" in said
    row(window, "Baker").chosen.emit()
    assert the_table(window).chosen() == ["v1"]


def test_nothing_selected_shows_the_balance_against_targets(window: MainWindow) -> None:
    the_table(window).select(())
    said = words(window)
    assert "Balance" in said
    assert "1 coming + 2 outstanding" in said
    assert "Seats\nComing\n+ out.\nTarget" in said  # what the figures are
    assert "Government: 1 short" in said  # 1 comes, 2 are outstanding, 2 are wanted
    assert "1 of 2 coming" in said


def test_every_figure_of_the_balance_opens_its_names(window: MainWindow) -> None:
    the_table(window).select(())
    QApplication.processEvents()
    press(window, "Government, outstanding: 2")
    assert names(window) == ["Ann Adams", "Baker"]
    window.commands.run("invitations.view.all")
    QApplication.processEvents()
    press(window, "Government, coming: 1")
    assert names(window) == ["Davis"]
    window.commands.run("invitations.view.all")
    QApplication.processEvents()
    button(window, "1 staff").click()
    assert names(window) == ["Guard"]


def test_a_missing_organisation_leads_to_its_nearest_seat(window: MainWindow) -> None:
    the_table(window).select(())
    row(window, "Northlight AI").chosen.emit()
    assert the_table(window).chosen() == ["v6"]


def test_targets_are_a_command_of_the_window(window: MainWindow) -> None:
    the_table(window).select(())
    assert window.view is not None
    asked: list[str] = []
    window.view.place.command_wanted.connect(asked.append)
    assert button(window, "Targets…").isVisible()
    window.view.place.command_wanted.disconnect()
    window.view.place.command_wanted.connect(asked.append)
    button(window, "Targets…").click()
    assert asked == ["convening.targets"]


def test_the_menu_of_a_row_has_what_is_for_one_alone(window: MainWindow) -> None:
    the_table(window).select(["v6"])
    the_table(window).menu_wanted.emit(QPoint(40, 40))
    menus = [one for one in the_invitations(window).findChildren(QMenu) if one.isVisible()]
    said = [action.text() for action in menus[0].actions() if action.text()]
    assert said == [
        "Move to", "Wave", "Reply by", "Capacity", "Owner", "Name this seat…", "Open person",
        "Write letters…", "Write brief", "Report on this person…", "History of this",
        "Delete\tDel",
    ]  # fmt: skip
    menus[0].close()


def test_f2_edits_the_column_the_keyboard_is_at(window: MainWindow) -> None:
    the_table(window).select(["v0"])
    window.commands.run("invitations.edit")
    focused = window.focusWidget()
    assert focused is not None
    assert the_invitations(window).panel().isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
