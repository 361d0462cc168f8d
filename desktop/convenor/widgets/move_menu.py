"""Moves of seats in words, and the menu that says of each whom it would move and who stays."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget, QWidgetAction

from convenor.theme.theme import theme
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import column
from convenor.widgets.menu import Menu
from convenor.widgets.status_chip import look_of_status

MOVE_VERBS: Final[Mapping[str, str]] = {
    "longlist": "Put on longlist",
    "shortlist": "Put on shortlist",
    "approved": "Approve",
    "invited": "Mark invited",
    "tentative": "Mark tentative",
    "accepted": "Accept",
    "declined": "Decline",
    "waitlisted": "Put on waiting list",
    "withdrawn": "Withdraw",
    "attended": "Mark attended",
    "absent": "Mark absent",
}
"""What the button says that moves one seat there."""
NAMED: Final = 3
"""So many of those who stay are named; the others are counted."""


class Offer(NamedTuple):
    """A move: to which status, "4 of 6" or "all 6", who stays and why, how many more stay."""

    status: str
    note: str
    stays: tuple[str, ...] = ()
    more: int = 0


class MoveMenu(Menu):
    """The moves in status order; at the foot, who stays where the pointer is, and why."""

    chosen = Signal(str)
    """The status that was chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._stays: dict[QAction, Offer] = {}
        self._foot = WrapLabel("", Role.MUTED)
        self.hovered.connect(self._say_who_stays)

    def set_offers(self, offers: Sequence[Offer], nothing: str) -> None:
        """Offer these moves; without one the menu says *nothing* (why there is none)."""
        self.clear()
        self._stays = {}
        for offer in offers:
            look = look_of_status(offer.status)
            action = self.add(look.words, look.icon, note=offer.note)
            action.triggered.connect(lambda _on=False, to=offer.status: self.chosen.emit(to))
            self._stays[action] = offer
        if not offers:
            self.add("No move", reason=nothing)
        elif any(offer.stays for offer in offers):
            self.addSeparator()
            self.addAction(self._make_foot())

    def foot(self) -> str:
        """Return what the foot says."""
        return self._foot.text()

    def _make_foot(self) -> QWidgetAction:
        self._foot = WrapLabel("", Role.MUTED)
        page = QWidget()
        page.setLayout(column(self._foot, None, margins=(14, 4, 14, 6)))
        page.setFixedSize(theme.px(300), theme.px(17) * (2 * NAMED + 1) + theme.px(12))
        action = QWidgetAction(self)
        page.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        action.setDefaultWidget(page)
        self._foot.setText("Point at a move to see who stays.")
        return action

    def _say_who_stays(self, action: QAction) -> None:
        if action not in self._stays:
            return
        offer = self._stays[action]
        more = (f"and {offer.more:,} more stay",) if offer.more else ()
        self._foot.setText("\n".join((*offer.stays, *more)) or "Nobody stays.")
