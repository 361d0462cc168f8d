"""Which screens there are, in the order of the rail, and which one shows which kind of thing."""

from importlib import import_module
from typing import Final, NamedTuple, cast

from convenor.window.rail import RailEntry
from convenor.workplace import Screen

RAIL: Final = (
    RailEntry("overview", "Overview", "layout-dashboard", "Ctrl+1"),
    RailEntry("people", "People", "users", "Ctrl+2"),
    RailEntry("invitations", "Invitations", "mail", "Ctrl+3"),
    RailEntry("agenda", "Agenda", "calendar-days", "Ctrl+4"),
    RailEntry("positions", "Positions", "grid-3x3", "Ctrl+5"),
    RailEntry("briefs", "Briefs", "file-text", "Ctrl+7"),
    RailEntry("exports", "Exports", "package", "Ctrl+8"),
)
"""The entries of the rail; the keys are the rail's eight fixed ones (SCREENS.md 1)."""


class ScreenEntry(NamedTuple):
    """Where a screen is found, and the kinds of things it shows; both are its class's own."""

    module: str
    of: str
    kinds: frozenset[str] = frozenset()


SCREENS: Final = {
    "overview": ScreenEntry("overview", "OverviewScreen"),
    "people": ScreenEntry("people", "PeopleScreen", frozenset({"people", "organisations"})),
    "invitations": ScreenEntry("invitations", "InvitationsScreen", frozenset({"invitations"})),
    "agenda": ScreenEntry(
        "agenda", "AgendaScreen", frozenset({"sessions", "rooms", "days", "agendas"})
    ),
    "positions": ScreenEntry(
        "positions",
        "PositionsScreen",
        frozenset({"issues", "positions", "red_lines", "commitments", "facts"}),
    ),
    "briefs": ScreenEntry("briefs", "BriefsScreen", frozenset({"briefs"})),
    "exports": ScreenEntry("exports", "ExportsScreen"),
    "history": ScreenEntry("history", "HistoryScreen", frozenset({"history"})),
}
"""Every screen by name. Only the first one is loaded before the window is painted."""
FIRST: Final = "overview"
"""Where the program opens."""


def load(name: str) -> type[Screen]:
    """Return the class of a screen; its module is read when it is first asked for."""
    entry = SCREENS[name]
    module = import_module(f"convenor.screens.{entry.module}.screen")
    return cast("type[Screen]", getattr(module, entry.of))


def screen_for(kind: str) -> str | None:
    """Return the name of the screen that shows things of a kind."""
    return next((name for name, entry in SCREENS.items() if kind in entry.kinds), None)
