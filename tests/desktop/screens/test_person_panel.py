"""Everything about one person: head, tabs, papers, positions, history, the proofing strip."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.forms.contact_form import ContactForm
from convenor.widgets.link_row import LinkRow
from convenor.window.main_window import MainWindow
from convenor_db.domain.actions import people
from convenor_db.domain.records import InvitationKey, LedgerEntry, Method, SessionKey
from support.invitations import the_invitations
from support.panels import a_dossier, choose, proofs, shown, tabs, turn
from support.people import button, change, field, the_people, the_table, words_on, write
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window with Amara Okafor in the panel of People."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dossier()) as window:
        the_people(window).show_thing("people", "p1")
        yield window


def where(window: MainWindow) -> str:
    """Return which screen is in front."""
    assert window.view is not None
    return window.view.current


def test_the_last_tab_is_the_one_chosen_behind_the_dots(window: MainWindow) -> None:
    assert tabs(window) == ["Details", "Seat", "Papers"]
    assert not window.findChildren(ContactForm)
    turn(window, "Contacts")
    assert tabs(window) == ["Details", "Seat", "Papers", "Contacts"]
    assert shown(window, ContactForm)
    turn(window, "Positions")
    assert tabs(window) == ["Details", "Seat", "Papers", "Positions"]
    turn(window, "Details")
    assert field(window, "Family").isVisible()
    assert not shown(window, ContactForm)


def test_the_strip_follows_every_key_before_anything_is_saved(window: MainWindow) -> None:
    assert proofs(window) == [
        "Badge: Amara Okafor, Albia",
        "Place card: Amara Okafor, Albia",
        "Envelope: Amara Okafor, Minister, Albia",
        "Spoken: Amara Okafor",
    ]
    write(window, "Honorific", "H.E.")
    write(window, "Known as", "Ama")
    line = field(window, "Own script")
    line.setFocus()
    line.insert("أمارا")
    line.textEdited.emit(line.text())
    assert proofs(window)[:3] == [
        "Badge: Ama Okafor, أمارا, Albia",
        "Place card: Ama Okafor, أمارا, Albia",
        "Envelope: H.E. Ama Okafor, أمارا, Minister, Albia",
    ]
    assert proofs(window)[3] == "Spoken: H.E. Ama Okafor"
    assert the_document(window).snapshot.people["p1"].native == ""


def test_the_strip_follows_undo_and_the_seat(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        change(window, "Pronunciation", "ah-MAH-rah")
    assert proofs(window)[3] == "Spoken: Amara Okafor, ah-MAH-rah"
    with qtbot.waitSignal(document.acted):
        document.undo()
    assert proofs(window)[3] == "Spoken: Amara Okafor"


def test_a_new_person_has_a_strip_once_there_is_a_name(window: MainWindow) -> None:
    window.commands.run("people.new_person")
    assert proofs(window) == []
    QTest.keyClicks(field(window, "Family"), "Suharti")
    assert proofs(window)[0] == "Badge: Suharti"
    QTest.keyClick(field(window, "Family"), Qt.Key.Key_Escape)


def test_papers_say_what_is_in_the_pack_and_what_is_withheld_and_why(
    window: MainWindow, qtbot: QtBot
) -> None:
    turn(window, "Papers")
    assert "…" in words_on(window).split("\n")
    qtbot.waitUntil(lambda: "Never issued." in words_on(window), timeout=20_000)
    said = words_on(window)
    assert "staff" in said
    received, _, withheld = said.partition("Withheld")
    assert "House rules" in received
    assert "On Albia" in withheld
    assert "own" in withheld or "about" in withheld, withheld


def test_papers_of_who_has_not_answered_are_those_they_would_get(
    window: MainWindow, qtbot: QtBot
) -> None:
    turn(window, "Papers")
    the_people(window).show_thing("people", "p2")
    qtbot.waitUntil(
        lambda: "If they come, they would get this." in words_on(window), timeout=20_000
    )
    the_people(window).show_thing("people", "p3")
    assert "Papers go to who has a seat" in words_on(window)


def test_papers_follow_a_change_of_a_brief(window: MainWindow, qtbot: QtBot) -> None:
    from convenor_db.domain.actions import briefs

    turn(window, "Papers")
    qtbot.waitUntil(lambda: "House rules" in words_on(window), timeout=20_000)
    the_document(window).act(partial(briefs.delete, key="b1"))
    qtbot.waitUntil(lambda: "House rules" not in words_on(window), timeout=20_000)


def test_positions_are_those_of_the_organisation_newest_first(window: MainWindow) -> None:
    turn(window, "Positions")
    rows = [one.accessibleName() for one in shown(window, LinkRow)]
    assert rows == [
        "Audits, oppose · assessed · Fri 5 Feb 2027",
        "Reporting, strongly support · assessed · Tue 5 Jan 2027",
    ]
    shown(window, LinkRow)[0].chosen.emit()
    assert where(window) == "positions"


def test_history_shows_what_was_done_last_and_leads_to_all_of_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        document.act(partial(people.set_field, key="p1", field="post", text="Envoy"))
    turn(window, "History")
    qtbot.waitUntil(lambda: "Change post of Amara Okafor" in words_on(window))
    with qtbot.waitSignal(document.acted):
        document.act(partial(people.set_field, key="p1", field="note", text="Tall"))
    qtbot.waitUntil(lambda: "Change note of Amara Okafor" in words_on(window))
    button(window, "Show in History").click()
    assert where(window) == "history"


def test_a_brief_about_somebody_is_begun_from_their_panel(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        button(window, "Write brief").click()
    qtbot.waitUntil(lambda: where(window) == "briefs")
    (made,) = [one for key, one in document.snapshot.briefs.items() if key not in ("b1", "b2")]
    assert (made.title, made.about.person) == ("Amara Okafor", "p1")
    with qtbot.waitSignal(document.acted):
        document.undo()
    assert made.key not in document.snapshot.briefs


def test_the_menu_leads_to_their_agenda(window: MainWindow) -> None:
    choose(window, "More about this person", "Their agenda")
    assert where(window) == "agenda"


def test_sessions_say_what_stands_in_the_calendar(window: MainWindow, qtbot: QtBot) -> None:
    entry = LedgerEntry(
        uid="u1", invitation=InvitationKey("v1"), session=SessionKey("s1"), sequence=1,
        method=Method.REQUEST, stamp="2027-03-01T09:00:00Z", hash="h",
        exported_at="2027-03-01T09:00:00Z", address="a@b.org", organiser="c@d.org",
    )  # fmt: skip
    turn(window, "Seat")
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).record("Write calendars", [entry])
    said = "Opening, Wed 14 Apr, 09:00 · chair · version 2, no answer"
    qtbot.waitUntil(lambda: said in [one.accessibleName() for one in shown(window, LinkRow)])


def test_in_invitations_the_panel_opens_on_the_seat_and_has_the_person(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_invitations(window).show_thing("invitations", "v1")
    assert "Move to" in words_on(window)
    assert button(window, "Name a substitute…").isVisible()
    turn(window, "Details")
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Post", "Envoy")
    assert the_document(window).snapshot.people["p1"].post == "Envoy"
    assert "Envoy" in words_on(window)
    the_table(window).select(["v2"])
    assert field(window, "Family").text() == "張"
