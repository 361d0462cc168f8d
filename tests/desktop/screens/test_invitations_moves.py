"""Seats moved, changed together and deleted: one action each, with its undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.screens.invitations.asking import AskDay, AskOwner
from convenor.widgets.move_menu import MOVE_VERBS
from convenor.window.main_window import MainWindow
from convenor_db.domain.invitations import MOVES
from convenor_db.domain.records import InvitationKey, LedgerEntry, Method, Status
from support.builders import an_interchange
from support.fakes import FakeAsk
from support.invitations import (
    choose,
    entries,
    menu,
    point_at,
    seat,
    seats_of_two_ministries,
    statuses,
    the_invitations,
)
from support.people import button, names, the_table, words_on
from support.windows import an_open_window, the_document

NOW = "2027-03-01T08:00:00Z"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window, the invitations in front."""
    with an_open_window(qtbot, tmp_path / "a.convenor", seats_of_two_ministries()) as window:
        the_invitations(window)
        yield window


LATER = (Status.SUBSTITUTED, Status.ATTENDED, Status.ABSENT)
"""What a seat becomes by a substitute, or from the first day on."""


def test_every_move_of_one_seat_is_a_button_with_its_undo(qtbot: QtBot, tmp_path: Path) -> None:
    begins = [each for each in Status if each not in LATER]
    people = [{"id": f"p{each}", "family": each.capitalize()} for each in begins]
    seats = [{"id": f"v{each}", "person": f"p{each}", "status": each} for each in begins]
    house = an_interchange(people=people, invitations=seats)
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        the_invitations(window)
        for before in begins:
            for after in (each for each in MOVES[before] if each not in LATER):
                the_table(window).select([f"v{before}"])
                again = (before, after) == (Status.DECLINED, Status.INVITED)
                with qtbot.waitSignal(the_document(window).acted):
                    button(window, "Ask again" if again else MOVE_VERBS[after]).click()
                assert seat(window, f"v{before}").status is after
                with qtbot.waitSignal(the_document(window).acted):
                    the_document(window).undo()
                assert seat(window, f"v{before}").status is before


def test_the_bar_shows_from_two_on_and_its_cross_selects_nothing(window: MainWindow) -> None:
    the_table(window).select(["v0"])
    assert "selected" not in words_on(window)
    the_table(window).select(["v0", "v1"])
    assert "2 selected" in words_on(window)
    the_invitations(window)._tools.cleared.emit()
    assert the_table(window).chosen() == []
    assert "Balance" in words_on(window)


def test_the_menu_offers_what_at_least_one_allows_with_how_many(window: MainWindow) -> None:
    the_table(window).select(["v0", "v1", "v2", "v5"])
    assert entries(menu(window, "Move to")) == [
        "Shortlist\t1 of 4", "Approved\t2 of 4", "Invited\t1 of 4", "Tentative\t2 of 4",
        "Accepted\t2 of 4", "Declined\t2 of 4", "Withdrawn\tall 4",
    ]  # fmt: skip


def test_the_move_pointed_at_says_who_stays_and_why(window: MainWindow) -> None:
    the_table(window).select(["v0", "v2", "v3", "v6"])
    assert point_at(menu(window, "Move to"), "Accepted") == (
        "3 stay as they are:\nClark is on the longlist: approve first, then mark invited.\n"
        "Davis is accepted already.\nThe seat for Northlight AI is approved: mark invited first."
    )
    assert point_at(menu(window, "Move to"), "Invited") == (
        "3 stay as they are:\nAnn Adams is invited already.\n"
        "Clark is on the longlist: approve first.\nDavis is accepted."
    )


def test_eight_who_stay_are_named_and_the_others_counted(qtbot: QtBot, tmp_path: Path) -> None:
    house = an_interchange(
        people=[{"id": f"p{at}", "family": f"Name{at}"} for at in range(11)],
        invitations=[
            {"id": f"v{at}", "person": f"p{at}", "status": "longlist" if at else "invited"}
            for at in range(11)
        ],
    )
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        the_invitations(window)
        the_table(window).selectAll()
        lines = point_at(menu(window, "Move to"), "Accepted").split("\n")
        assert (lines[0], len(lines), lines[-1]) == ("10 stay as they are:", 10, "and 2 more.")
        the_table(window).select(["v0", "v1"])
        assert point_at(menu(window, "Move to"), "Accepted").startswith("1 stays as it is:\n")
        assert point_at(menu(window, "Move to"), "Withdrawn") == "Nobody stays."


def test_every_move_of_several_moves_whom_it_may_as_one_action(
    window: MainWindow, qtbot: QtBot
) -> None:
    offered = ("shortlist", "approved", "invited", "tentative", "accepted", "declined", "withdrawn")
    for status in offered:
        moves_whom_it_may(window, qtbot, status)


def moves_whom_it_may(window: MainWindow, qtbot: QtBot, status: str) -> None:
    """Move six seats to a status and take it back."""
    before = statuses(window)
    the_table(window).select(["v0", "v1", "v2", "v3", "v5", "v6"])
    moving = [
        key for key in the_table(window).chosen() if Status(status) in MOVES[Status(before[key])]
    ]
    with qtbot.waitSignal(the_document(window).acted):
        choose(menu(window, "Move to"), status.capitalize())
    after = statuses(window)
    assert {key for key in after if after[key] != before[key]} == set(moving)
    assert {after[key] for key in moving} == {status}
    assert f"{len(moving)} {status}" in words_on(window)
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Undo").click()
    assert statuses(window) == before


def test_attended_is_offered_from_the_first_day_on(qtbot: QtBot, tmp_path: Path) -> None:
    house = seats_of_two_ministries()
    house["convening"] |= {"starts": "2027-03-01", "ends": "2027-03-03"}
    house["sessions"] = []
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        the_invitations(window)
        the_table(window).select(["v0", "v3", "v4"])
        assert entries(menu(window, "Move to"))[-2:] == ["Attended\t2 of 3", "Absent\t2 of 3"]
        with qtbot.waitSignal(the_document(window).acted):
            choose(menu(window, "Move to"), "Attended")
        assert statuses(window)["v0"] == "attended"


def test_moves_are_commands_that_say_why_not(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v2"])
    assert the_invitations(window).why_no_move(Status.ACCEPTED) == (
        "No seat selected can become accepted."
    )
    with qtbot.waitSignal(the_document(window).acted):
        window.commands.run("invitations.move.approved")
    assert seat(window, "v2").status is Status.APPROVED


def test_a_wave_is_given_to_several(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0", "v1", "v3"])
    assert entries(menu(window, "Wave")) == ["1 · Ministers", "2", "No wave"]
    with qtbot.waitSignal(the_document(window).acted):
        choose(menu(window, "Wave"), "2")
    assert [seat(window, key).wave for key in ("v0", "v1", "v3")] == [2, 2, 2]
    assert "2 seats: wave 2" in words_on(window)  # Baker was in it before
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Undo").click()
    assert [seat(window, key).wave for key in ("v0", "v1", "v3")] == [1, 2, None]


def test_a_day_is_asked_for_and_set_for_several(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0", "v1"])
    choose(menu(window, "Reply by"), "Choose a day")
    dialog = window.findChild(AskDay)
    assert dialog is not None
    QTest.keyClicks(dialog.day.editor(), "whenever")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "“whenever” is no day." in words_on(dialog)
    line = dialog.day.editor()
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, "12 Mar")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [seat(window, key).reply_by for key in ("v0", "v1")] == ["2027-03-12"] * 2
    assert "2 seats: reply by Fri 12 Mar" in words_on(window)
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    assert seat(window, "v0").reply_by == "2027-02-25"


def test_a_day_without_a_year_is_the_next_one_to_come(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0", "v1"])
    choose(menu(window, "Reply by"), "Choose a day")
    dialog = window.findChild(AskDay)
    assert dialog is not None
    QTest.keyClicks(dialog.day.editor(), "12 Jan")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert seat(window, "v0").reply_by == "2028-01-12"  # today is 1 March 2027


def test_the_day_goes_back_to_the_waves(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0", "v1"])
    with qtbot.waitSignal(the_document(window).acted):
        choose(menu(window, "Reply by"), "The wave’s day")
    assert [seat(window, key).reply_by for key in ("v0", "v1")] == [None, None]
    assert the_invitations(window)._rows["v0"].reply_by == "2027-02-10"


def test_capacity_and_owner_stand_behind_the_dots(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0", "v3"])
    with qtbot.waitSignal(the_document(window).acted):
        choose(menu(window, "Capacity"), "Observer")
    assert {str(seat(window, key).capacity) for key in ("v0", "v3")} == {"observer"}
    assert entries(menu(window, "Owner")) == ["Marta", "Nobody", "Somebody else…"]
    choose(menu(window, "Owner"), "Somebody else")
    dialog = window.findChild(AskOwner)
    assert dialog is not None
    QTest.keyClicks(dialog.owner.editor(), "Zofia Swan")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert {seat(window, key).owner for key in ("v0", "v3")} == {"Zofia Swan"}


def test_delete_takes_a_seat_away_and_undo_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v3"])
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(the_table(window), Qt.Key.Key_Delete)
    assert "v3" not in the_document(window).snapshot.invitations
    assert the_document(window).snapshot.sessions["s1"].people == ()
    assert "Seat of Davis deleted" in words_on(window)
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Undo").click()
    assert "Davis" in names(window)
    assert the_document(window).snapshot.sessions["s1"].people[0].invitation == "v3"


def test_a_seat_that_calendars_name_is_not_deleted_and_the_way_out_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    ask = FakeAsk()
    house = seats_of_two_ministries()
    with an_open_window(qtbot, tmp_path / "a.convenor", house, ask) as window:
        the_invitations(window)
        entry = LedgerEntry(
            uid="u", invitation=InvitationKey("v0"), sequence=0, method=Method.REQUEST, stamp=NOW,
            hash="h", exported_at=NOW, address="a@x.org", organiser="o@x.org",
        )  # fmt: skip
        the_document(window).record("Write calendars", [entry])
        the_table(window).select(["v0"])
        with qtbot.waitSignal(the_document(window).refused) as refused:
            QTest.keyClick(the_table(window), Qt.Key.Key_Delete)
        assert refused.args is not None
        assert refused.args[0] == (
            "Nothing was deleted: the seat of Ann Adams stands in calendars, copies, replies or a"
            " release that were given out. Withdraw it instead."
        )
        assert "v0" in the_document(window).snapshot.invitations
