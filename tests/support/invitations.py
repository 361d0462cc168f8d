"""What tests do on the invitations screen, and the convening they do it on."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from convenor.screens.invitations.screen import InvitationsScreen
from convenor.widgets.facet_chip import TickMenu
from convenor.widgets.move_menu import MoveMenu
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import Invitation
from support.builders import an_interchange
from support.windows import the_document, the_screen

_STATUSES = {
    "v0": "invited",
    "v1": "invited",
    "v2": "longlist",
    "v3": "accepted",
    "v4": "declined",
    "v5": "waitlisted",
}


def seats_of_two_ministries() -> dict[str, Any]:
    """Return six people with a seat each, one of them late, an unnamed seat and a staff seat.

    Today is 1 March 2027. Adams is 4 days late, Baker has a day left, Clark's wave is long past
    but nobody invited her, Guard is staff.
    """
    names = ("Adams", "Baker", "Clark", "Davis", "Evans", "张", "Guard")
    people: list[dict[str, Any]] = [
        {"id": f"p{at}", "family": name, "organisation": "o1" if at < 4 else "o2"}
        for at, name in enumerate(names)
    ]
    people[0] |= {"given": "Ann", "post": "Minister", "emails": ["ann@albia.example"]}
    people[5] |= {"given": "伟", "native": "张伟"}
    seats: list[dict[str, Any]] = [
        {
            "id": key,
            "person": f"p{key[1]}",
            "status": status,
            "owner": "Marta" if key < "v2" else "",
        }
        for key, status in _STATUSES.items()
    ]
    seats[0] |= {"reply_by": "2027-02-25", "wave": 1}
    seats[1] |= {"reply_by": "2027-03-02", "wave": 2}
    seats[2] |= {"wave": 1}
    seats.append({"id": "v6", "seat_of": "o2", "status": "approved"})
    seats.append({"id": "v7", "person": "p6", "status": "accepted", "capacity": "staff"})
    return an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "constituency": "government", "must_have": True},
            {"id": "o2", "name": "Northlight AI", "constituency": "ai-developer",
             "must_have": True},
        ],
        people=people,
        waves=[{"number": 1, "name": "Ministers", "reply_by": "2027-02-10"}, {"number": 2}],
        targets=[{"id": "t1", "by": "constituency", "value": "government", "min": 2}],
        invitations=seats,
        sessions=[
            {"id": "s1", "title": "Opening", "kind": "plenary", "start": "2027-04-14T09:00",
             "minutes": 60, "people": [{"invitation": "v3", "role": "chair"}]},
        ],
    )  # fmt: skip


def the_invitations(window: MainWindow) -> InvitationsScreen:
    """Return the invitations screen, in front."""
    screen = the_screen(window, "invitations")
    assert isinstance(screen, InvitationsScreen)
    return screen


def seat(window: MainWindow, key: str) -> Invitation:
    """Return a seat as the file has it."""
    return the_document(window).snapshot.invitations[key]


def statuses(window: MainWindow) -> dict[str, str]:
    """Return the status of every seat."""
    seats = the_document(window).snapshot.invitations
    return {key: str(one.status) for key, one in seats.items()}


def press(window: MainWindow, name: str) -> None:
    """Click what is called so: a word of the strip, a figure, a row of the panel."""
    found = [
        one
        for one in window.findChildren(QAbstractButton)
        if one.accessibleName() == name and one.isVisible()
    ]
    assert found, f"nothing called {name!r}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def menu(window: MainWindow, title: str) -> QMenu:
    """Return a menu of the selection by its title, filled as if it had opened."""
    menus = the_invitations(window).findChildren(QMenu)
    found = [one for one in menus if one.title() == title and not isinstance(one, TickMenu)]
    assert found, f"no menu {title!r}"
    found[0].aboutToShow.emit()
    return found[0]


def entries(one: QMenu) -> list[str]:
    """Return what a menu says, notes after a tab."""
    return [action.text() for action in one.actions() if action.text()]


def choose(one: QMenu, words: str) -> None:
    """Choose an entry by the words it begins with."""
    action = next(each for each in one.actions() if each.text().startswith(words))
    assert action.isEnabled(), action.toolTip()
    action.trigger()


def point_at(one: QMenu, words: str) -> str:
    """Point at a move and return who stays and why, as the menu's foot says it."""
    assert isinstance(one, MoveMenu)
    one.hovered.emit(next(each for each in one.actions() if each.text().startswith(words)))
    return one.foot()
