"""Moves of seats in words, and the menu that says of each whom it would move and who stays."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget, QWidgetAction

from convenor.theme.icons import icon
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
NAMED: Final = 8
"""So many of those who stay are named; the others are counted."""
_WIDE: Final = 320
_SIDES: Final = 14


class Offer(NamedTuple):
    """A move: to which status, "4 of 6" or "all 6", who stays and why, how many more stay.

    Each in *stays* is a sentence: "Davis is on the longlist: approve first."
    """

    status: str
    note: str
    stays: tuple[str, ...] = ()
    more: int = 0

    @property
    def foot(self) -> str:
        """Who stays, in lines."""
        count = len(self.stays) + self.more
        if not count:
            return "Nobody stays."
        head = "1 stays as it is:" if count == 1 else f"{count:,} stay as they are:"
        more = (f"and {self.more:,} more.",) if self.more else ()
        return "\n".join((head, *self.stays, *more))


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
            action = self.add(look.words, note=offer.note)
            action.setIcon(icon(look.icon, look.ink))  # as on its chip
            action.triggered.connect(lambda _on=False, to=offer.status: self.chosen.emit(to))
            self._stays[action] = offer
        if not offers:
            self.add("No move", reason=nothing)
        elif any(offer.stays for offer in offers):
            self.addSeparator()
            self.addAction(self._make_foot([offer.foot for offer in offers]))

    def foot(self) -> str:
        """Return what the foot says."""
        return self._foot.text()

    def _make_foot(self, all_words: Sequence[str]) -> QWidgetAction:
        """Return the foot, with room for the longest of what it may say: a menu cannot grow."""
        self._foot = WrapLabel("", Role.MUTED)
        page = QWidget()
        page.setLayout(column(self._foot, None, margins=(_SIDES, 4, _SIDES, 6)))
        high = 0
        for words in all_words:
            self._foot.setText(words)
            high = max(high, self._foot.heightForWidth(theme.px(_WIDE - 2 * _SIDES)))
        page.setFixedSize(theme.px(_WIDE), high + theme.px(12))
        action = QWidgetAction(self)
        page.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        action.setDefaultWidget(page)
        self._foot.setText("Point at a move to see who stays.")
        return action

    def _say_who_stays(self, action: QAction) -> None:
        if action in self._stays:
            self._foot.setText(self._stays[action].foot)
