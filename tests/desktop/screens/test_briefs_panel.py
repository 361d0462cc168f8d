"""Beside a brief: its readers, whom it reaches and why not others, its mark, subject, sessions."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.combo import Combo
from convenor.widgets.labels import Label, RichLabel
from convenor.widgets.thing_chip import ThingChip
from convenor.window.main_window import MainWindow
from convenor_db.domain.actions.seats import move
from convenor_db.domain.records import Brief, Status
from support.builders import a_full_house
from support.windows import an_open_window, the_document, the_screen

ABOUT_ALBIA = {
    "id": "b1",
    "title": "Albia",
    "kind": "position",
    "markdown": "x",
    "state": "approved",
    "about": {"organisation": "o1"},
    "readers": {"organisations": ["o2"]},
}


def a_house() -> dict[str, Any]:
    """Return a convening with three who come and a brief about one of them."""
    house = a_full_house() | {"briefs": [ABOUT_ALBIA]}
    house["invitations"][1]["status"] = "tentative"
    house["people"].append({"id": "p4", "family": "Iwu", "organisation": "o3"})
    house["organisations"].append({"id": "o3", "name": "Forum", "constituency": "civil-society"})
    house["invitations"].append({"id": "v3", "person": "p4", "status": "accepted"})
    return house


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window that shows the brief."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house()) as window:
        window.activateWindow()
        the_screen(window, "briefs")
        yield window


def panel(window: MainWindow) -> QWidget:
    """Return the side panel."""
    assert window.view is not None
    found = window.view.front.panel()
    assert found is not None
    return found


def brief(window: MainWindow) -> Brief:
    """Return the brief as the file has it."""
    return the_document(window).snapshot.briefs["b1"]


def words(window: MainWindow) -> list[str]:
    """Return what stands in the panel and is to be seen."""
    found = [one for one in panel(window).findChildren(Label) if one.isVisible()]
    return [one.accessibleName() or one.text() for one in found]


def chips(window: MainWindow) -> dict[str, ThingChip]:
    """Return the chips of the panel by their words."""
    return {one.words: one for one in panel(window).findChildren(ThingChip) if one.isVisible()}


def pick(window: MainWindow, qtbot: QtBot, name: str, typed: str) -> None:
    """Type into a line that completes, and take the first that is offered."""
    line = next(
        one for one in panel(window).findChildren(QLineEdit) if one.accessibleName() == name
    )
    line.setFocus()
    QTest.keyClicks(line, typed)
    completer = line.findChild(QCompleter)
    popup = completer.popup() if completer else None
    assert popup is not None
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(popup, Qt.Key.Key_Return)


def choose(window: MainWindow, qtbot: QtBot, name: str, value: str) -> None:
    """Choose a value of a list that drops down."""
    found = panel(window).findChildren(Combo)
    combo = next(one for one in found if one.accessibleName() == name)
    place = combo.findData(value)
    with qtbot.waitSignal(the_document(window).acted):
        combo.setCurrentIndex(place)
        combo.activated.emit(place)


def test_the_panel_says_how_many_it_reaches(window: MainWindow) -> None:
    assert "Reaches 1 of 3" in words(window)


def test_who_declines_while_another_screen_is_in_front_is_not_counted_any_more(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_screen(window, "people")
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        document.act(partial(move, key="v2", status=Status.DECLINED, today="2027-03-01"))
    the_screen(window, "briefs")
    assert "Reaches 0 of 2" in words(window)


def test_the_list_names_who_gets_it_and_why_others_do_not(window: MainWindow) -> None:
    window.commands.run("briefs.reach")
    found = panel(window).findChildren(QListWidget)
    rows = next(one for one in found if one.isVisible())
    read = [rows.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.count())]
    assert [one for one in read if one] == [
        "偉 張, Northlight AI",
        "Amara Okafor, About the reader’s own organisation",
        "Iwu, Readers: neither the seat, its organisation nor its constituency is named",
    ]


def test_a_name_in_the_list_leads_to_its_person(window: MainWindow) -> None:
    assert window.view is not None
    window.commands.run("briefs.reach")
    rows = next(one for one in panel(window).findChildren(QListWidget) if one.isVisible())
    rows.setCurrentRow(1)
    rows.itemActivated.emit(rows.item(1))
    assert window.view.current == "people"


def test_esc_leaves_the_list(window: MainWindow) -> None:
    window.commands.run("briefs.reach")
    rows = next(one for one in panel(window).findChildren(QListWidget) if one.isVisible())
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert "Reaches 1 of 3" in words(window)


def test_what_is_not_approved_reaches_nobody_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        window.commands.run("briefs.version")
    assert "Reaches nobody yet: not approved." in words(window)
    assert "Would reach 1 of 3" in words(window)


def test_a_reader_is_taken_out_and_the_brief_is_for_everybody(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        chips(window)["Northlight AI"].removed.emit()
    assert brief(window).readers.organisations == ()
    assert "Meant for everybody invited: nobody is named." in words(window)
    assert "Reaches 2 of 3" in words(window)


@pytest.mark.parametrize(
    ("typed", "named"), [("civil", "Civil society"), ("forum", "Forum"), ("iwu", "Iwu")]
)
def test_readers_are_added_by_typing(
    window: MainWindow, qtbot: QtBot, typed: str, named: str
) -> None:
    pick(window, qtbot, "Add a reader", typed)
    assert named in chips(window)
    assert "Reaches 2 of 3" in words(window)


def test_a_mark_says_what_it_means(window: MainWindow, qtbot: QtBot) -> None:
    assert any(one.startswith("TLP:AMBER, as the convening has it.") for one in words(window))
    choose(window, qtbot, "Mark", "TLP:RED")
    assert brief(window).mark == "TLP:RED"
    assert any(one.startswith("Only seats named among the readers") for one in words(window))
    assert "Reaches 0 of 3" in words(window)


def test_a_kind_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "Kind", "statement")
    assert str(brief(window).kind) == "statement"


def test_a_brief_is_about_something_else(window: MainWindow, qtbot: QtBot) -> None:
    assert "Albia" in chips(window)
    with qtbot.waitSignal(the_document(window).acted):
        QTest.keyClick(chips(window)["Albia"], Qt.Key.Key_Delete)
    pick(window, qtbot, "What it is about", "opening")
    assert brief(window).about.session == "s1"


def test_a_session_lists_it_and_no_longer(window: MainWindow, qtbot: QtBot) -> None:
    pick(window, qtbot, "List it in a session", "open")
    assert the_document(window).snapshot.sessions["s1"].briefs == ("b1",)
    with qtbot.waitSignal(the_document(window).acted):
        chips(window)["Opening"].removed.emit()
    assert not the_document(window).snapshot.sessions["s1"].briefs


def test_a_chip_leads_to_what_it_names(window: MainWindow, qtbot: QtBot) -> None:
    assert window.view is not None
    pick(window, qtbot, "List it in a session", "open")
    chips(window)["Opening"].click()
    assert window.view.current == "agenda"


def test_the_count_is_a_door_for_the_keyboard(window: MainWindow) -> None:
    doors = [one for one in panel(window).findChildren(RichLabel) if one.isVisible()]
    assert doors[0].focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_the_panel_folds_in_a_narrow_window(window: MainWindow) -> None:
    window.resize(1000, 650)
    assert panel(window).isHidden()
    window.toggle_panel()
    assert panel(window).isVisible()
    window.resize(1440, 860)
    assert panel(window).isVisible()
