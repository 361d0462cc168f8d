"""The menus behind three dots and of rows: the history of this, the report, a brief, the sheet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.buttons import FilterChip, IconButton
from convenor.widgets.record_table import RecordTable
from convenor.window.main_window import MainWindow
from convenor.workplace import Thing
from support.builders import a_full_house
from support.fakes import FakeAsk
from support.windows import an_open_window, the_document, the_screen


@pytest.fixture
def ask(tmp_path: Path) -> FakeAsk:
    """Return somebody who saves where they are asked to."""
    return FakeAsk(path=tmp_path / "saved.pdf")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[MainWindow]:
    """Return a window with one of each."""
    house: dict[str, Any] = a_full_house()
    house["invitations"].append({"id": "u1", "seat_of": "o2", "status": "invited"})
    house["issues"] = [{"id": "i1", "title": "Audits"}]
    house["positions"] = [
        {"id": "q1", "organisation": "o1", "issue": "i1", "stance": 1, "as_of": "2027-02-20"}
    ]
    house["commitments"] = [{"id": "c1", "party": "o1", "undertaking": "Pauses"}]
    with an_open_window(qtbot, tmp_path / "a.convenor", house, ask) as window:
        yield window


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        ("sessions", "s1", "this session"),
        ("invitations", "u1", "this seat"),
        ("positions", "q1", "this position"),
        ("issues", "i1", "this issue"),
        ("commitments", "c1", "this commitment"),
    ],
)
def test_every_panel_leads_to_the_history_of_its_thing(
    window: MainWindow, kind: str, key: str, name: str
) -> None:
    assert window.view is not None
    window.view.go_to_thing(Thing(kind, key))
    (more,) = [
        one for one in window.view.front.findChildren(IconButton)
        if one.accessibleName() == f"More about {name}" and one.isVisible()
    ]  # fmt: skip
    entry(more.menu(), "History of this")
    assert window.view.current == "history"
    only = [one for one in window.view.front.findChildren(FilterChip) if one.isVisible()]
    assert "Only" in [one.words for one in only]


def entry(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu."""
    (found,) = [one for one in menu.actions() if one.text().split("\t")[0] == words]
    assert found.isEnabled(), found.toolTip()
    found.trigger()


def reasons(menu: QMenu) -> dict[str, str]:
    """Return why entries are greyed, by their words."""
    return {one.text(): one.toolTip() for one in menu.actions() if not one.isEnabled()}


def of_rows(window: MainWindow, screen: str, *keys: str) -> QMenu:
    """Select rows and open their menu."""
    assert window.view is not None
    kind = {"people": "people", "invitations": "invitations"}[screen]
    window.view.go_to_thing(Thing(kind, keys[0]))
    table = next(one for one in window.view.front.findChildren(RecordTable) if one.isVisible())
    table.select(keys)
    table.menu_wanted.emit(QPoint(300, 300))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize(("screen", "key"), [("people", "p1"), ("invitations", "v1")])
def test_the_menu_of_a_row_writes_a_brief_about_the_person(
    window: MainWindow, qtbot: QtBot, screen: str, key: str
) -> None:
    menu = of_rows(window, screen, key)
    with qtbot.waitSignal(the_document(window).acted):
        entry(menu, "Write brief")
    (brief,) = the_document(window).snapshot.briefs.values()
    assert brief.about.person == "p1"


@pytest.mark.parametrize(("screen", "key"), [("people", "p1"), ("invitations", "v1")])
def test_the_menu_of_a_row_reports_on_the_person_and_leads_to_the_history(
    window: MainWindow, ask: FakeAsk, screen: str, key: str
) -> None:
    ask.path = None
    menu = of_rows(window, screen, key)
    entry(menu, "Report on this person…")
    assert ask.asked[-1].startswith("Save the report on")
    entry(menu, "History of this")
    menu.close()
    assert window.view is not None
    assert window.view.current == "history"


def test_with_several_a_report_and_a_brief_say_that_they_are_about_one(
    window: MainWindow,
) -> None:
    menu = of_rows(window, "people", "p1", "p2")
    why = reasons(menu)
    assert "Select one of them" in why["Report on this person…"]
    assert "Select one of them" in why["Write brief"]
    menu.close()


@pytest.mark.parametrize("view", ["invitations", "organisations"])
def test_the_delegation_sheet_stands_in_the_bar_over_the_table(
    window: MainWindow, ask: FakeAsk, view: str
) -> None:
    ask.path = None
    keys = {"invitations": ("v1", "v2"), "organisations": ("o1", "o2")}[view]
    the_screen(window, "people" if view == "organisations" else "invitations")
    assert window.view is not None
    window.view.go_to_thing(Thing(view, keys[0]))
    table = next(one for one in window.view.front.findChildren(RecordTable) if one.isVisible())
    table.select(keys)
    bar = next(one for one in window.view.front.findChildren(BulkBar) if one.isVisible())
    more = next(
        one for one in bar.findChildren(IconButton)
        if one.accessibleName() == "More actions" and one.isVisible()
    )  # fmt: skip
    more.menu().aboutToShow.emit()
    entry(more.menu(), "Delegation sheet…")
    assert "delegation" in ask.asked[-1].lower()
