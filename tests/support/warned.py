"""Warnings on the agenda screen for tests: sessions that warn, and what is read and pressed."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from shiboken6 import isValid

from convenor.screens.agenda.screen import AgendaScreen
from convenor.screens.agenda.to_fix import ToFixList
from convenor.widgets.buttons import Button
from convenor.widgets.chip import Chip
from support.agendas import a_house

D = TypeVar("D", bound=QDialog)
SAFE: dict[str, Any] = {
    "id": "s2", "title": "Thresholds", "kind": "breakout", "minutes": 60,
    "start": "2027-04-14T11:00", "room": "r1", "purpose": "Safety", "outline": "1. Safety",
    "circulated_on": "2027-03-01",
    "people": [
        {"invitation": "v1", "role": "chair"}, {"invitation": "v2"},
        {"invitation": "v3", "role": "counsel"}, {"invitation": "v4", "role": "note-taker"},
    ],
}  # fmt: skip
"""A session of rivals that has every safeguard but the clearance by counsel."""


def with_rivals() -> dict[str, Any]:
    """Return a convening in which two rivals meet in the session *s2*."""
    value = a_house(dict(SAFE))
    for body in value["organisations"]:
        body["rival_group"] = "labs"
    value["people"].append({"id": "p4", "family": "Lind", "given": "Ida"})
    value["people"].append({"id": "p5", "family": "Moss", "given": "Jo"})
    value["invitations"].append({"id": "v3", "person": "p4", "status": "accepted"})
    value["invitations"].append({"id": "v4", "person": "p5", "status": "accepted"})
    value["convening"]["competition_statement"] = "We do not speak of prices."
    value["convening"]["warning_levels"] = {"paper-missing": "off", "rapporteur-missing": "off"}
    return value


def too_small() -> dict[str, Any]:
    """Return a convening whose only session stands in a room with one seat for two people."""
    value = a_house()
    value["sessions"][0]["room"] = "r2"
    return value


def in_list(agenda: AgendaScreen) -> list[str]:
    """Return what is listed to be fixed, level first, without what is folded."""
    listed = agenda.to_fix.listed()
    return [f"{one.level} {one.rule}" for one in listed if one.waived is None]


def folds(agenda: AgendaScreen) -> list[str]:
    """Return the heads of what is folded under the list."""
    shown = agenda.to_fix.list
    rows = (shown.model().index(number, 0) for number in range(shown.model().rowCount()))
    words = [str(row.data()) for row in rows]
    return [one for one in words if one.endswith((" note", " notes", " waived"))]


def click_row(shown: ToFixList, number: int) -> None:
    """Click a row of the list."""
    QApplication.processEvents()  # the row that became current is laid out a moment later
    at = shown.visualRect(shown.model().index(number, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))


def button(within: QWidget, words: str) -> Button:
    """Return the button of those words that can be seen."""
    QApplication.processEvents()  # what has just been laid out is shown a moment later
    found = within.findChildren(Button)
    return next(one for one in found if one.words == words and one.isVisible())


def focused() -> QWidget:
    """Return what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def editor(dialog: QDialog) -> QPlainTextEdit:
    """Return the field for several lines in a dialog."""
    found = dialog.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def chips(within: QWidget) -> list[str]:
    """Return the words of the chips that can be seen."""
    QApplication.processEvents()
    return [one.accessibleName() for one in within.findChildren(Chip) if one.isVisible()]


def in_dialog(open_it: Callable[[], object], kind: type[D], act: Callable[[D], object]) -> None:
    """Open a dialog, do something in it, and close it if it is still there."""
    open_it()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    QApplication.processEvents()
    act(dialog)
    if isValid(dialog) and dialog.isVisible():
        dialog.reject()
