"""The tab Seat and the view Organisations: moves, plan, lineage, sessions, rivals, members."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.panels.person_tabs import DETAILS, SEAT
from convenor.screens.people.organisation_panel import DELEGATION
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.editable_choice import EditableBool
from convenor.widgets.link_row import LinkRow
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Invitation, InvitationKey, LedgerEntry, Method
from support.builders import a_full_house
from support.people import button, change, field, names, the_people, the_table, words_on
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window, the tab Seat of Amara Okafor in front."""
    house = a_full_house()
    house["organisations"][0] |= {"rival_group": "giants", "seats": 2}
    house["organisations"][1] |= {"rival_group": "giants", "must_have": True}
    house["invitations"][1]["substitute_for"] = "v3"
    house["invitations"].append({"id": "v3", "person": "p3", "status": "substituted"})
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        the_people(window)._side.person._tabs.set_current(SEAT)
        yield window


def seat(window: MainWindow, key: str = "v1") -> Invitation:
    """Return a seat as the file has it."""
    return the_document(window).snapshot.invitations[key]


def rows(window: MainWindow) -> dict[str, LinkRow]:
    """Return the rows that lead somewhere, by what they say."""
    return {one.accessibleName(): one for one in window.findChildren(LinkRow) if one.isVisible()}


def test_the_allowed_moves_are_buttons(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Mark tentative").click()
    assert seat(window).status == "tentative"
    assert "Moved to tentative" in words_on(window)
    assert button(window, "Accept").isVisible()


def test_sessions_stand_in_time_order_with_the_role_as_links(window: MainWindow) -> None:
    (opening,) = [one for name, one in rows(window).items() if name.startswith("Opening")]
    assert opening.accessibleName() == "Opening, Wed 14 Apr, 09:00 · chair"
    opening.chosen.emit()
    assert window.view is not None
    assert window.view.current == "agenda"


def test_arrival_is_typed_as_a_day_with_a_time(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Arrives", "13 Apr 21:40")
    assert seat(window).arrives == "2027-04-13T21:40"
    assert field(window, "Arrives").text() == "Tue 13 Apr 2027, 21:40"


def test_a_departure_before_the_arrival_is_refused_under_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        change(window, "Arrives", "13 Apr 21:40")
    with qtbot.waitSignal(document.refused):
        change(window, "Leaves", "12 Apr 09:00")
    assert "the departure would lie before the arrival" in words_on(window)


def test_remote_is_ticked_at_once(window: MainWindow, qtbot: QtBot) -> None:
    tick = the_people(window)._side.person.seat.fields.field("remote")
    assert isinstance(tick, EditableBool)
    with qtbot.waitSignal(the_document(window).acted):
        QTest.mouseClick(tick.editor(), Qt.MouseButton.LeftButton)
    assert seat(window).remote


def test_an_absence_is_stored_when_both_ends_are_there(window: MainWindow, qtbot: QtBot) -> None:
    button(window, "Add an absence").click()
    change(window, "From", "14 Apr 12:00")
    assert seat(window).away == ()
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "To", "14 Apr 15:00")
    (away,) = seat(window).away
    assert (away.from_, away.to) == ("2027-04-14T12:00", "2027-04-14T15:00")
    assert the_people(window).place.drafts.of("invitations:v1") == ()


def test_lineage_links_both_ways(window: MainWindow) -> None:
    the_table(window).select(["p2"])
    assert "Stands in for الخالد." in words_on(window)
    the_people(window)._side.person.seat._lineage.linked.emit("v3")
    assert the_table(window).chosen() == ["p3"]
    assert "Replaced by 偉 張 (invited)." in words_on(window)


def test_a_principal_takes_the_seat_back(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["p3"])
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Take the seat back").click()
    assert (seat(window, "v3").status, seat(window, "v2").status) == ("accepted", "withdrawn")


def test_an_organisation_names_its_rivals_as_links(window: MainWindow) -> None:
    the_people(window).place.go_to("organisations", "o1")
    assert "Also in this group: Northlight AI" in words_on(window)
    the_people(window)._side.body.form._rivals.linked.emit("o2")
    assert the_table(window).chosen() == ["o2"]


def test_an_organisation_lists_its_people_and_leads_to_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_people(window).place.go_to("organisations", "o1")
    the_people(window)._side.body.show_tab(DELEGATION)
    assert "1 of 2 agreed places taken" in words_on(window)
    qtbot.waitUntil(lambda: "Amara Okafor, Accepted" in rows(window))
    rows(window)["Amara Okafor, Accepted"].chosen.emit()
    assert the_table(window).chosen() == ["p1"]
    assert names(window) == ["Amara Okafor", "الخالد", "偉 張"]


def test_must_have_is_a_count_that_filters(window: MainWindow) -> None:
    screen = the_people(window)
    screen.show_view(people=False)
    assert screen._head.counts() == "2 organisations · 1 must-have"
    screen._head.count_chosen.emit("must_have")
    assert names(window) == ["Northlight AI"]


def test_an_organisation_is_deleted_and_its_people_stay(window: MainWindow, qtbot: QtBot) -> None:
    the_people(window).place.go_to("organisations", "o1")
    with qtbot.waitSignal(the_document(window).acted):
        window.commands.run("people.delete")
    assert "Albia deleted" in words_on(window)
    assert len(the_document(window).snapshot.people) == 3


def test_an_absence_half_typed_is_offered_again(window: MainWindow) -> None:
    button(window, "Add an absence").click()
    change(window, "From", "14 Apr 12:00")
    the_table(window).select(["p2"])
    the_table(window).select(["p1"])
    (notice,) = [one for one in window.findChildren(DraftNotice) if one.isVisible()]
    assert "under From. It was not stored, because the rest" in notice.accessibleName()
    notice.taken.emit()
    assert field(window, "From").text() == "Wed 14 Apr 2027, 12:00"


def test_a_further_post_is_added_by_its_organisation(window: MainWindow, qtbot: QtBot) -> None:
    the_people(window)._side.person._tabs.set_current(DETAILS)
    button(window, "Add a further post").click()
    posts = the_people(window)._side.person.form._posts
    rows_of_fields = [posts._fields.field(name) for name in posts.names()]
    organisation, post = [one.editor() for one in rows_of_fields if one]
    QTest.keyClicks(post, "Adviser")
    QTest.keyClick(post, Qt.Key.Key_Return)
    QTest.keyClicks(organisation, "Northlight AI")
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(organisation, Qt.Key.Key_Return)
    (held,) = the_document(window).snapshot.people["p1"].other_posts
    assert (held.organisation, held.post) == ("o2", "Adviser")


def test_what_a_calendar_names_is_refused_in_words(window: MainWindow, qtbot: QtBot) -> None:
    at = "2027-02-01T08:00:00Z"
    entry = LedgerEntry(
        uid="u1", invitation=InvitationKey("v1"), sequence=0, method=Method.REQUEST, stamp=at,
        hash="x", exported_at=at, address="a@b.org", organiser="c@d.org",
    )  # fmt: skip
    document = the_document(window)
    document.record("Write calendars", (entry,))
    with qtbot.waitSignal(document.refused):
        window.commands.run("people.delete")
    assert "Amara Okafor holds a seat that stands in calendars" in words_on(window)
    assert "p1" in document.snapshot.people
