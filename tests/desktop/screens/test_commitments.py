"""The commitments in the real window: groups, facts as switches, doors, panel, undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from convenor.screens.positions.screen import PositionsScreen
from convenor.widgets.matrix.table import MatrixTable
from convenor.window.main_window import MainWindow
from convenor_db.domain.edits import Edit
from support.builders import an_interchange
from support.commitments import (
    BODIES,
    a_pact,
    counts,
    doing,
    fact,
    groups,
    held,
    said_in,
    select,
    stored,
    the_view,
)
from support.positions import the_matrix
from support.windows import an_open_window, the_document, the_screen

Key = Qt.Key
TODAY = {
    "Holds for everybody": ["c1"],
    "Holds if trusted": ["c2", "c3"],
    "Does not hold": ["c4", "c5", "c6"],
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on the pact."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_pact()) as window:
        yield window


def test_commitments_stand_in_three_groups_with_their_counts(window: MainWindow) -> None:
    view = the_view(window)
    assert groups(view) == TODAY
    assert counts(window) == (
        "6 commitments · 1 holds for everybody · 2 hold if trusted · 3 do not hold"
    )
    words = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    assert "Organiser’s model, not an agreement" in words


def test_sentences_name_parties_in_their_own_script(window: MainWindow) -> None:
    view = the_view(window)
    rows = [view.list.rows.row(at) for at in range(view.list.rows.rowCount())]
    text = {row.key: row.text for row in rows}
    assert text["c3"] == "青木研究所 pauses if Northlight does too."
    assert text["c4"] == (
        "مختبر النور pauses if the inspectorate is agreed and Northlight does too."
    )
    strong = {row.key: row.text[: row.strong] for row in rows if row.key}
    assert (strong["c3"], strong["c4"]) == ("青木研究所", "مختبر النور")


def test_expired_and_withdrawn_ones_are_said_to_be(window: MainWindow) -> None:
    view = the_view(window)
    notes = {row.key: row.note for row in map(view.list.rows.row, range(9))}
    assert (notes["c5"], notes["c6"]) == ("Expired on 1 Feb 2027", "Withdrawn")
    view = select(window, "c5")
    assert "It does not hold: it expired on 1 Feb 2027." in said_in(view.side)
    view = select(window, "c6")
    assert "It does not hold: it is withdrawn." in said_in(view.side)


def test_a_fact_regroups_the_list_and_undo_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    view = the_view(window)
    view.show_thing("facts", "f1")
    yes = view.side.facts.card("f1")
    assert yes is not None
    part = yes.switch.parts()[0]
    action = doing(window, qtbot, lambda: QTest.mouseClick(part, Qt.MouseButton.LeftButton))
    assert action.kind == "do"
    assert (fact(window, "f1").holds, fact(window, "f1").as_of) == (True, "2027-03-01")
    assert groups(view) == {**TODAY, "Holds if trusted": ["c2", "c3", "c4"],
                            "Does not hold": ["c5", "c6"]}  # fmt: skip
    assert counts(window).endswith("3 hold if trusted · 2 do not hold")
    doing(window, qtbot, the_document(window).undo)
    assert groups(view) == TODAY
    assert yes.switch.current() == 2


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [("f1", Key.Key_Y, "yes"), ("f1", Key.Key_N, "no"), ("f2", Key.Key_U, "unknown"),
     ("f2", Key.Key_Right, "unknown"), ("f2", Key.Key_Left, "yes")],
)  # fmt: skip
def test_facts_are_switched_by_keys(
    window: MainWindow, qtbot: QtBot, name: str, key: Qt.Key, said: str
) -> None:
    view = the_view(window)
    view.show_thing("facts", name)
    doing(window, qtbot, lambda: QTest.keyClick(held(), key))
    assert fact(window, name).holds is {"yes": True, "no": False, "unknown": None}[said]


def test_a_fact_names_what_rests_on_it_and_leads_there(window: MainWindow) -> None:
    view = the_view(window)
    view.show_thing("facts", "f1")
    card = view.side.facts.card("f1")
    assert card is not None
    assert "1 commitment rests on it" in said_in(card)
    other = view.side.facts.card("f2")
    assert other is not None
    assert "No commitment rests on it" in said_in(other)
    card.door_chosen.emit("f1")
    assert groups(view) == {"Does not hold": ["c4"]}
    assert view.some.isVisible()
    QTest.keyClick(view.some, Key.Key_Delete)
    assert groups(view) == TODAY


def test_a_fact_that_only_a_measure_waits_for_has_commitments_resting_on_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pact = a_pact()
    pact["undertakings"][0]["in_time"] = 60
    pact["measures"] = [
        {"id": "m1", "title": "Visits", "if": "f2", "consent": "none",
         "covers": [{"undertaking": "u1", "days": 30, "detection": "high"}]}
    ]  # fmt: skip
    pact["requirements"] = [
        {"id": "q1", "organisation": "o2", "needs": "m1", "as_of": "2027-01-01"}
    ]
    pact["commitments"][1]["if"] = {"verified": "c3"}
    with an_open_window(qtbot, tmp_path / "a.convenor", pact) as window:
        view = the_view(window)
        view.show_thing("facts", "f2")
        card = view.side.facts.card("f2")
        assert card is not None
        assert "3 commitments rest on it, through others" in said_in(card)
        of_f1 = view.side.facts.card("f1")
        assert of_f1 is not None
        assert "1 commitment rests on it" in said_in(of_f1)
        card.door_chosen.emit("f2")
        assert sorted(key for keys in groups(view).values() for key in keys) == ["c2", "c3", "c4"]


def test_a_new_fact_exists_once_its_line_is_left(window: MainWindow, qtbot: QtBot) -> None:
    view = the_view(window)
    view.begin_fact()
    line = view.side.facts.new_text.editor()
    QTest.keyClicks(line, "The budget act has passed")
    doing(window, qtbot, lambda: QTest.keyClick(line, Key.Key_Return))
    facts = the_document(window).snapshot.table("facts")
    assert [getattr(one, "text", "") for one in facts.values()][-1] == "The budget act has passed"
    doing(window, qtbot, the_document(window).undo)
    assert list(the_document(window).snapshot.table("facts")) == ["f1", "f2"]


def test_words_and_source_of_a_fact_are_typed_and_a_refused_one_is_kept(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = the_view(window)
    view.show_thing("facts", "f2")
    card = view.side.facts.card("f2")
    assert card is not None
    source = card.fields.field("source")
    source.start_visit()
    QTest.keyClicks(source.editor(), "Official journal")
    doing(window, qtbot, source.end_visit)
    assert fact(window, "f2").source == "Official journal"
    text = card.fields.field("text")
    text.start_visit()
    QTest.keyClick(text.editor(), Key.Key_Delete)
    text.end_visit()
    qtbot.waitUntil(lambda: "a fact needs words" in text.error())
    assert fact(window, "f2").text == "The export rules are in force"


def test_a_fact_is_deleted_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    view = the_view(window)
    view.show_thing("facts", "f1")
    doing(window, qtbot, lambda: QTest.keyClick(held(), Key.Key_Delete))
    assert stored(window, "c4").condition == {"all": [False, "c2"]}
    assert view.side.facts.card("f1") is None
    following = view.side.facts.card("f2")
    assert following is not None
    assert following.switch.isAncestorOf(held())  # not in a text that the next key would change
    doing(window, qtbot, the_document(window).undo)
    assert stored(window, "c4").condition == {"all": ["f1", "c2"]}
    assert view.side.facts.card("f1") is not None


def test_counts_are_doors_and_escape_comes_back_to_all(window: MainWindow) -> None:
    view = the_view(window)
    view.open_count("trusted")
    assert groups(view) == {"Holds if trusted": ["c2", "c3"]}
    QTest.keyClick(view.list, Key.Key_Escape)
    assert groups(view) == TODAY


def test_words_narrow_the_list(window: MainWindow) -> None:
    view = the_view(window)
    view.focus_filter()
    QTest.keyClicks(held(), "northlight ai")
    assert groups(view) == {"Holds if trusted": ["c2"]}
    QTest.keyClicks(held(), " zzz")
    assert view.nothing.isVisible()
    view.nothing.cleared.emit()
    assert groups(view) == TODAY


def test_arrows_go_from_commitment_to_commitment_over_heads(window: MainWindow) -> None:
    view = the_view(window)
    view.focus_content()
    assert view.list.current_key() == "c1"
    QTest.keyClick(view.list, Key.Key_Down)
    assert view.list.current_key() == "c2"
    assert "Northlight pauses" in said_in(view.side)
    QTest.keyClick(view.list, Key.Key_Up)
    assert view.list.current_key() == "c1"


def test_a_click_selects(window: MainWindow) -> None:
    view = the_view(window)
    place = view.list.visualRect(view.list.rows.index(view.list.rows.place_of("c3"))).center()
    QTest.mouseClick(
        view.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y())
    )
    assert view.list.current_key() == "c3"
    assert view.editor.key == "c3"


def test_the_panel_says_what_is_waited_for_and_what_falls(window: MainWindow) -> None:
    view = select(window, "c4")
    said = said_in(view.side)
    assert "It does not hold: what it waits for is not there." in said
    assert "The inspectorate is agreed: unknown" in said
    assert "Northlight pauses: holds if trusted" in said
    view = select(window, "c2")
    said = said_in(view.side)
    assert "If Northlight keeps none of its own, this falls: 青木研究所 pauses." in said
    assert "It is named by: 青木研究所 pauses and مختبر النور pauses." in said


def test_what_is_named_in_the_panel_leads_there_and_back(window: MainWindow) -> None:
    view = select(window, "c4")
    view.side.opened.emit("commitments", "c2")
    assert view.list.current_key() == "c2"
    view.editor.opened.emit("facts", "f2")
    assert view.side.shows_facts
    assert window.view is not None
    window.view.go_back()
    assert view.list.current_key() == "c2"


def test_without_a_selection_the_panel_says_on_whom_it_rests(window: MainWindow) -> None:
    view = the_view(window)
    view.focus_content()
    QTest.keyClick(view.list, Key.Key_Escape)
    said = said_in(view.side)
    assert "Holds if trusted: 2" in said
    assert "If 青木研究所 keeps none of its own, this falls: Northlight pauses." in said


def test_deleting_goes_to_the_next_one_and_undo_brings_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = select(window, "c2")
    view.list.setFocus()
    doing(window, qtbot, lambda: QTest.keyClick(view.list, Key.Key_Delete))
    assert stored(window, "c3").condition is False
    assert view.list.current_key() == "c3"
    assert groups(view)["Does not hold"] == ["c3", "c4", "c5", "c6"]
    doing(window, qtbot, the_document(window).undo)
    assert groups(view) == TODAY
    assert stored(window, "c3").condition == "c2"


def test_withdrawing_and_letting_stand_again(window: MainWindow, qtbot: QtBot) -> None:
    view = select(window, "c1")
    doing(window, qtbot, lambda: window.commands.run("commitments.withdraw"))
    assert stored(window, "c1").withdrawn
    assert groups(view) == {"Does not hold": ["c1", "c2", "c3", "c4", "c5", "c6"]}
    doing(window, qtbot, lambda: window.commands.run("commitments.withdraw"))
    assert groups(view) == TODAY


def test_fields_of_the_panel_are_saved_and_a_refused_one_is_offered_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = select(window, "c2")
    expires = view.side.commitment.fields.field("expires")
    expires.start_visit()
    QTest.keyClicks(expires.editor(), "nonsense")
    expires.end_visit()
    qtbot.waitUntil(lambda: bool(expires.error()))
    assert stored(window, "c2").expires is None
    select(window, "c1")
    view = select(window, "c2")
    assert "You typed “nonsense” under Expires." in said_in(view.side)


def test_the_view_catches_up_when_it_comes_to_the_front(window: MainWindow, qtbot: QtBot) -> None:
    view = the_view(window)
    the_screen(window, "people")
    doing(window, qtbot, lambda: view.acts.set_holds("f1", holds=True))
    view = the_view(window)
    assert groups(view)["Holds if trusted"] == ["c2", "c3", "c4"]


def test_keys_mean_what_the_view_in_front_does(window: MainWindow, qtbot: QtBot) -> None:
    view = the_view(window)
    view.focus_content()
    QTest.keyClick(view.list, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert view.editor.is_new
    QTest.keyClick(held(), Key.Key_Escape)
    QTest.keyClick(held(), Key.Key_Escape)
    assert not view.editor.is_new
    QTest.keyClick(view.list, Key.Key_F2)
    assert QApplication.focusWidget() is view.editor.undertaking.editor()
    matrix = the_matrix(window)
    matrix.focus_content()
    QTest.keyClick(matrix.table, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    screen = the_screen(window, "positions")
    assert isinstance(screen, PositionsScreen)
    assert screen.front is matrix
    assert isinstance(matrix.table, MatrixTable)


def test_an_empty_convening_says_what_belongs_here(qtbot: QtBot, tmp_path: Path) -> None:
    value = an_interchange(organisations=BODIES)
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        view = the_view(window)
        view.focus_content()
        assert QApplication.focusWidget() is view.empty.primary_button
        QTest.keyClick(view.empty.primary_button, Key.Key_Return)
        assert view.editor.is_new
        QTest.keyClick(held(), Key.Key_Escape)
        QTest.keyClick(held(), Key.Key_Escape)
        assert view.empty.isVisible()
        assert list(the_document(window).snapshot.table("commitments")) == []


def test_without_organisations_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "c.convenor", an_interchange()) as window:
        view = the_view(window)
        assert view.empty.primary_button.words == "Add an organisation"
        assert window.commands.reason_of(
            next(one for one in window.commands.all if one.name == "commitments.new")
        )


@pytest.mark.parametrize("gone", [("c3", "c4", "c5", "c6"), ("c1", "c2", "c3", "c4", "c5", "c6")])
def test_several_that_go_at_once_take_the_one_shown_along(
    window: MainWindow, qtbot: QtBot, gone: tuple[str, ...]
) -> None:
    view = select(window, "c3")
    the_screen(window, "people")
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        removes = tuple(("commitments", key) for key in gone)
        document.act(lambda _: Edit(label="Delete", removes=removes))
    the_screen(window, "positions")
    left = [key for keys in groups(view).values() for key in keys]
    assert left == [key for keys in TODAY.values() for key in keys if key not in gone]
    assert view.spot().key in ("", *left)  # type: ignore[attr-defined]
