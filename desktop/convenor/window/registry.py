"""Which screens there are, in the order of the rail, and which one shows which kind of thing."""

from typing import Final

from convenor.screens.agenda.screen import AgendaScreen
from convenor.screens.briefs.screen import BriefsScreen
from convenor.screens.exports.screen import ExportsScreen
from convenor.screens.history.screen import HistoryScreen
from convenor.screens.people.screen import PeopleScreen
from convenor.window.rail import RailEntry
from convenor.workplace import Screen

RAIL: Final = (
    RailEntry("people", "People", "users", "Ctrl+2"),
    RailEntry("agenda", "Agenda", "calendar-days", "Ctrl+4"),
    RailEntry("briefs", "Briefs", "file-text", "Ctrl+7"),
    RailEntry("exports", "Exports", "package", "Ctrl+8"),
)
"""The entries of the rail; the keys are the rail's eight fixed ones (SCREENS.md 1)."""

SCREENS: Final[dict[str, type[Screen]]] = {
    screen.NAME: screen
    for screen in (PeopleScreen, AgendaScreen, BriefsScreen, ExportsScreen, HistoryScreen)
}
FIRST: Final = "people"
"""Where the program opens."""


def screen_for(kind: str) -> str | None:
    """Return the name of the screen that shows things of a kind."""
    return next((name for name, screen in SCREENS.items() if kind in screen.KINDS), None)
