"""The view of commitments for tests: a small convening, its parts, and what the file holds."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from convenor.screens.positions.commitments.part_chip import PartChip
from convenor.screens.positions.commitments.view import CommitmentsView
from convenor.screens.positions.screen import PositionsScreen
from convenor.widgets.labels import RichLabel
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Commitment, Fact
from convenor_db.store.journal import Action
from support.builders import an_interchange
from support.windows import the_document, the_screen

BODIES = [
    {"id": "o1", "name": "Albia", "constituency": "government"},
    {"id": "o2", "name": "Northlight AI", "short": "Northlight", "constituency": "ai-developer"},
    {"id": "o3", "name": "青木研究所", "constituency": "academia"},
    {"id": "o4", "name": "مختبر النور", "constituency": "ai-developer"},
    {"id": "o5", "name": "Paragon", "constituency": "ai-developer"},
]


def commitment(key: str, party: str, undertaking: str, condition: Any = None, **more: Any) -> Any:
    """Return a commitment as the interchange form has it, unconditional where nothing is said."""
    waits_for = True if condition is None else condition
    return {"id": key, "party": party, "undertaking": undertaking, "if": waits_for, **more}


def a_pact(**lists: Any) -> dict[str, Any]:
    """Return a convening where one thing holds, two wait for each other, and some do not hold."""
    value = an_interchange(
        organisations=BODIES,
        issues=[{"id": "i1", "title": "Emergency pause"}],
        undertakings=[{"id": "u1", "title": "No large training runs"}],
        facts=[
            {"id": "f1", "text": "The inspectorate is agreed", "holds": None},
            {"id": "f2", "text": "The export rules are in force", "holds": False,
             "source": "Gazette", "as_of": "2027-01-05"},
        ],
        commitments=[
            commitment("c1", "o1", "Hosts the inspectorate"),
            commitment("c2", "o2", "Pauses", {"all": ["c1", "c3"]}, undertakes="u1", issue="i1"),
            commitment("c3", "o3", "Pauses", "c2", undertakes="u1", source="Letter"),
            commitment("c4", "o4", "Pauses", {"all": ["f1", "c2"]}),
            commitment("c5", "o5", "Reports", expires="2027-02-01"),
            commitment("c6", "o5", "Pays", withdrawn=True),
        ],
    )  # fmt: skip
    return {**value, **lists}


def the_view(window: MainWindow) -> CommitmentsView:
    """Bring the commitments to the front and return their view."""
    screen = the_screen(window, "positions")
    assert isinstance(screen, PositionsScreen)
    view = screen.show_view(CommitmentsView)
    assert isinstance(view, CommitmentsView)
    return view


def counts(window: MainWindow) -> str:
    """Return the line under the title."""
    screen = the_screen(window, "positions")
    assert isinstance(screen, PositionsScreen)
    return screen.head.counts()


def groups(view: CommitmentsView) -> dict[str, list[str]]:
    """Return what stands in the list: the keys under each head."""
    found: dict[str, list[str]] = {}
    head = ""
    for at in range(view.list.rows.rowCount()):
        row = view.list.rows.row(at)
        if row.key:
            found[head].append(row.key)
        else:
            head = row.text
            found[head] = []
    return found


def select(window: MainWindow, key: str) -> CommitmentsView:
    """Select a commitment and return the view."""
    view = the_view(window)
    view.show_thing("commitments", key)
    return view


def held() -> QWidget:
    """Return what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def chips(view: CommitmentsView) -> list[str]:
    """Return what stands on the chips of the condition, from top to bottom."""
    return [one.words for one in view.editor.condition.findChildren(PartChip) if one.isVisible()]


def chip(view: CommitmentsView, words: str, nth: int = 0) -> PartChip:
    """Return the chip of the condition with these words; the last one for -1."""
    found = view.editor.condition.findChildren(PartChip)
    return [one for one in found if one.isVisible() and one.words == words][nth]


def choose(view: CommitmentsView, of: QWidget, text: str) -> None:
    """Open a choice by keyboard, type what is wanted, and take it."""
    of.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(of, Qt.Key.Key_Return)
    assert view.editor.box.isVisible()
    if text.isascii():
        QTest.keyClicks(held(), text)
    else:
        view.editor.box.line.insert(text)  # as an input method does; tests have no such keys
    QTest.keyClick(held(), Qt.Key.Key_Return)


def doing(window: MainWindow, qtbot: QtBot, act: Callable[[], object]) -> Action:
    """Do something, wait until the file has it, and return the action."""
    with qtbot.waitSignal(the_document(window).acted) as came:
        act()
    action = came.args[0]
    assert isinstance(action, Action)
    return action


def stored(window: MainWindow, key: str) -> Commitment:
    """Return a commitment as the file has it now."""
    found = the_document(window).snapshot.get("commitments", key)
    assert isinstance(found, Commitment)
    return found


def fact(window: MainWindow, key: str) -> Fact:
    """Return a fact as the file has it now."""
    found = the_document(window).snapshot.get("facts", key)
    assert isinstance(found, Fact)
    return found


def said_in(widget: QWidget) -> str:
    """Return every sentence with links that is shown in a widget."""
    shown = [one for one in widget.findChildren(RichLabel) if one.isVisible()]
    return "\n".join(one.accessibleName() for one in shown)
