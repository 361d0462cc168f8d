"""The people screen in the real window: filter, facets, edit, undo, what stays in the file."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.lists.table_state import read_state
from convenor.models.people import SEAT
from convenor.widgets.buttons import Button
from convenor.widgets.facet_chip import FacetChip
from convenor.window.main_window import MainWindow
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import Status
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.quiet import read_file
from support.builders import an_interchange
from support.people import (
    button,
    change,
    field,
    names,
    the_people,
    the_table,
    words_on,
    write,
)
from support.windows import an_open_window, the_document, the_screen


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on a small convening."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        the_people(window)
        yield window


def chip(window: MainWindow, title: str) -> FacetChip:
    """Return a chip by its title."""
    found = window.findChildren(FacetChip)
    return next(one for one in found if one.words == title and one.isVisible())


def entries(window: MainWindow, title: str) -> dict[str, Any]:
    """Return the entries of a chip's menu by their text."""
    return {action.text(): action for action in chip(window, title).fill().actions()}


def test_everybody_stands_in_order_of_family_name(window: MainWindow) -> None:
    assert names(window) == ["Amara Okafor", "الخالد", "偉 張"]


def test_a_filter_finds_by_organisation_and_says_of_how_many(window: MainWindow) -> None:
    QTest.keyClicks(the_people(window)._front.filter._edit, "northl")
    assert names(window) == ["偉 張"]
    assert "1 of 3" in words_on(window)


def test_a_facet_offers_its_values_with_counts(window: MainWindow) -> None:
    assert set(entries(window, "Seat")) == {"Invited\t1", "Accepted\t1", "No seat\t1"}


def test_several_values_of_a_facet_and_the_text_hold_together(window: MainWindow) -> None:
    entries(window, "Seat")["Accepted\t1"].trigger()
    entries(window, "Seat")["No seat\t1"].trigger()
    assert names(window) == ["Amara Okafor", "الخالد"]
    QTest.keyClicks(the_people(window)._front.filter._edit, "okafor")
    assert names(window) == ["Amara Okafor"]


def test_nothing_matching_names_the_filters_and_clears_them(window: MainWindow) -> None:
    entries(window, "Constituency")["Government\t2"].trigger()
    QTest.keyClicks(the_people(window)._front.filter._edit, "northlight")
    assert "“northlight” · Constituency: Government" in words_on(window)
    button(window, "Clear filters").click()
    assert len(names(window)) == 3


def test_a_count_is_a_door_to_what_it_counted(window: MainWindow) -> None:
    the_people(window)._head.count_chosen.emit("coming")
    assert names(window) == ["Amara Okafor"]
    the_people(window)._head.count_chosen.emit("all")
    assert len(names(window)) == 3


def test_with_nobody_selected_the_summary_counts_and_leads_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_table(window).clearSelection()
    assert "3 people" in words_on(window)

    def door() -> list[Button]:
        found = the_people(window).findChildren(Button)
        return [one for one in found if one.accessibleName() == "No seat: 1" and one.isVisible()]

    qtbot.waitUntil(lambda: len(door()) == 1)
    door()[0].click()
    assert names(window) == ["الخالد"]


def test_a_filter_that_hides_the_person_leaves_them_in_the_panel(window: MainWindow) -> None:
    QTest.keyClicks(the_people(window)._front.filter._edit, "northl")
    assert field(window, "Family").text() == "Okafor"


def test_a_post_is_changed_kept_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        change(window, "Post", "Envoy")
    assert read_file(document.path).people["p1"].post == "Envoy"
    with qtbot.waitSignal(document.acted):
        document.undo()
    assert document.snapshot.people["p1"].post == ""
    assert field(window, "Post").text() == ""
    assert the_table(window).chosen() == ["p1"]


def test_one_visit_of_a_field_is_one_step_of_undo(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    line = write(window, "Post", "En")
    with qtbot.waitSignal(document.acted, timeout=4000):
        pass  # the pause has saved it
    QTest.keyClicks(line, "voy")
    with qtbot.waitSignal(document.acted):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert document.snapshot.people["p1"].post == "Envoy"
    with qtbot.waitSignal(document.acted):
        document.undo()
    assert document.snapshot.people["p1"].post == ""


def test_esc_after_a_pause_takes_back_what_the_pause_saved(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = the_document(window)
    line = write(window, "Post", "Envoy")
    with qtbot.waitSignal(document.acted, timeout=4000):
        pass
    with qtbot.waitSignal(document.acted):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert document.snapshot.people["p1"].post == ""
    assert "post" not in document.undo_words


def test_a_country_and_languages_are_read_by_name(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    for name, text in (("Country", "Switzerland"), ("Languages", "French, German")):
        with qtbot.waitSignal(document.acted):
            change(window, name, text)
    person = document.snapshot.people["p1"]
    assert (person.country, person.languages) == ("CH", ("fr", "de"))


def test_an_organisation_nobody_knows_is_made_with_the_undo_at_hand(
    window: MainWindow, qtbot: QtBot
) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        change(window, "Organisation", "Vela Cloud")
    assert "Vela Cloud was added as an organisation" in words_on(window)
    with qtbot.waitSignal(document.acted):
        button(window, "Undo").click()
    assert [body.name for body in document.snapshot.organisations.values()] == [
        "Albia", "Northlight AI",
    ]  # fmt: skip


def test_what_is_typed_when_the_window_closes_is_kept(window: MainWindow) -> None:
    write(window, "Post", "Envoy")
    path = the_document(window).path
    window.close()
    assert read_file(path).people["p1"].post == "Envoy"


def test_columns_hide_where_room_runs_out(window: MainWindow) -> None:
    window.resize(1100, 700)
    assert the_table(window).isColumnHidden(4)
    QApplication.sendPostedEvents()
    head = the_table(window).horizontalHeader()
    assert head.length() <= the_table(window).viewport().width()
    window.resize(1700, 800)
    assert not the_table(window).isColumnHidden(4)


def test_letters_jump_to_a_word_of_a_name(window: MainWindow) -> None:
    the_table(window).keyboardSearch("o")
    the_table(window).keyboardSearch("k")
    assert the_table(window).chosen() == ["p1"]


def test_enter_goes_to_the_panel_and_f2_to_the_field(window: MainWindow) -> None:
    the_table(window).setFocus()
    QTest.keyClick(the_table(window), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field(window, "Family")
    window.commands.run("people.edit")
    assert field(window, "Family").selectedText() == "Okafor"


def test_a_double_click_edits_what_the_column_shows(window: MainWindow) -> None:
    table = the_table(window)
    table.select(["p1"])
    table.doubleClicked.emit(table.model().index(0, 1))
    assert QApplication.focusWidget() is field(window, "Organisation of Amara Okafor")
    table.doubleClicked.emit(table.model().index(0, 0))
    assert QApplication.focusWidget() is field(window, "Family")


def test_copying_takes_heads_and_rows_with_tabs_between(window: MainWindow) -> None:
    table = the_table(window)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Name", "Organisation"]
    assert lines[1].split("\t")[:2] == ["Amara Okafor", "Albia"]
    assert len(lines) == 4


def test_back_returns_to_selection_and_view(window: MainWindow) -> None:
    table = the_table(window)
    table.select(["p2", "p3"])
    the_people(window).place.go_to("organisations", "o1")
    assert names(window) == ["Albia", "Northlight AI"]
    window.commands.run("view.back")
    assert sorted(the_table(window).chosen()) == ["p2", "p3"]


def test_somebody_hidden_by_a_filter_is_shown_when_they_are_gone_to(window: MainWindow) -> None:
    QTest.keyClicks(the_people(window)._front.filter._edit, "northl")
    the_people(window).place.go_to("people", "p1")
    assert the_table(window).chosen() == ["p1"]


def test_a_width_drawn_by_the_user_is_remembered(window: MainWindow) -> None:
    screen = the_people(window)
    table = the_table(window)
    table.columns.stand(table.columns.usual()._replace(widths=((4, 300),)))
    table.columns.changed.emit()
    kept = read_state(screen.place.settings.word("people/table"))
    assert kept is not None
    assert kept.columns.widths == (("e-mail", 300),)


def test_an_empty_convening_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "b.convenor", an_interchange()) as window:
        the_people(window)
        assert "No people yet" in words_on(window)
        window.commands.run("people.new")
        assert QApplication.focusWidget() is field(window, "Family")


def test_in_a_narrow_window_the_panel_lies_over_and_esc_closes_it(window: MainWindow) -> None:
    window.resize(1000, 700)
    table = the_table(window)
    panel = the_people(window).panel()
    assert panel.isVisible()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert panel.isVisible()


def test_a_panel_taken_away_stays_away_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "c.convenor"
    with an_open_window(qtbot, path) as window:
        the_people(window)
        window.commands.run("view.panel")
        assert not the_people(window).panel().isVisible()
        assert window.open_path(path)
        assert not the_people(window).panel().isVisible()
        window.commands.run("view.panel")
        assert the_people(window).panel().isVisible()


def test_a_panel_that_lay_over_stands_beside_again(window: MainWindow) -> None:
    window.resize(1000, 700)
    window.resize(1500, 800)
    panel = the_people(window).panel()
    table = the_table(window)
    assert panel.isVisible()
    assert table.mapToGlobal(table.rect().topRight()).x() <= panel.mapToGlobal(QPoint()).x()


def test_f2_in_a_field_leaves_the_caret_where_it_is(window: MainWindow) -> None:
    field(window, "Post").setFocus()
    window.commands.run("people.edit")
    assert QApplication.focusWidget() is field(window, "Post")


def test_back_returns_to_the_same_scroll(qtbot: QtBot, tmp_path: Path) -> None:
    house = an_interchange(
        people=[{"id": f"p{at}", "family": f"Person {at:03}"} for at in range(80)],
        organisations=[{"id": "o1", "name": "Albia", "constituency": "government"}],
    )
    with an_open_window(qtbot, tmp_path / "d.convenor", house) as window:
        place = the_people(window).place
        the_table(window).select(["p60"])
        the_table(window).verticalScrollBar().setValue(2200)
        place.go_to("organisations", "o1")
        place.go_to("people", "p1")
        window.commands.run("view.back")
        window.commands.run("view.back")
        assert the_table(window).chosen() == ["p60"]
        assert the_table(window).verticalScrollBar().value() == 2200


def test_a_table_is_read_in_the_words_of_the_field(window: MainWindow) -> None:
    table = the_table(window)
    table.select(["p2"])
    table.copy()
    cells = QGuiApplication.clipboard().text().splitlines()[1].split("\t")
    assert cells[2:4] == ["AI developer", "Invited"]


def test_what_is_done_on_another_screen_is_seen_when_one_comes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_table(window).select(["p2"])
    the_screen(window, "overview")
    document = the_document(window)
    for kind, key, fields in (
        ("invitations", "v1", {"status": Status.DECLINED}),
        ("people", "p2", {"post": "Chair"}),
    ):
        with qtbot.waitSignal(document.acted):
            record = replace(document.snapshot.table(kind)[key], **fields)
            edit = Edit(label="Change it", puts=(record,))
            document.act(partial(_as_it_is, edit=edit))
    the_people(window)
    model = the_table(window).model()
    seats = {str(model.index(at, 0).data()): model.index(at, SEAT).data() for at in range(3)}
    assert seats["Amara Okafor"] == "Declined"
    assert field(window, "Post").text() == "Chair"


def _as_it_is(_now: Snapshot, edit: Edit) -> Edit:
    return edit
