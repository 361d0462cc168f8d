"""The screen Positions: the head, and one of its views below."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from convenor.commands import Command
from convenor.screens.positions.commitments.view import CommitmentsView
from convenor.screens.positions.matrix_view import MatrixView
from convenor.screens.positions.view import View
from convenor.screens.positions.view_keys import with_shared_keys
from convenor.widgets.layouts import column, hline, row
from convenor.widgets.page_head import PageHead
from convenor.widgets.segmented import Segmented
from convenor.workplace import Screen, Things, Workplace

VIEWS: Final[tuple[type[View], ...]] = (MatrixView, CommitmentsView)
"""The views in the order of their switch; another one is added by its class."""


class PositionsScreen(Screen):
    """Who stands where: each view in turn fills the body and brings its tools to the head."""

    NAME = "positions"
    KINDS = frozenset({"issues", "positions", "red_lines", "commitments", "facts"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.head = PageHead("Positions")
        self.switch = Segmented([one.TITLE for one in VIEWS], name="View")
        self._pages = QStackedWidget()
        self._views: dict[type[View], View] = {}
        self._bar = row(self.switch, None, spacing=12)
        self.head.below.add(self._bar)
        self.setLayout(column(self.head, hline(), (self._pages, 1), spacing=0))
        self.switch.changed.connect(self._show)
        self.head.count_chosen.connect(self._open_count)
        self._show(0)

    @classmethod
    def commands(cls, screen: Callable[[], Any]) -> tuple[Command, ...]:
        """Return the commands of all views; one that runs brings its view to the front."""
        by_view = {
            view: tuple(
                replace(command, run=partial(_run, screen, view, command))
                for command in view.commands(partial(_view, screen, view))
            )
            for view in VIEWS
        }
        return tuple(with_shared_keys(by_view, lambda: type(screen().front)))

    # Views

    @property
    def front(self) -> View:
        """The view in front."""
        return self.view(VIEWS[self.switch.current()])

    def view(self, of: type[View]) -> View:
        """Return the view of a class; it is made when it is first asked for."""
        if of not in self._views:
            self._views[of] = self._made(of)
        return self._views[of]

    def asked(self, of: type[View]) -> Any:
        """Return who says what can be done in a view, without making it for that."""
        unseen = None if of in self._views else of.unseen(self.place)
        return unseen or self.view(of)

    def _made(self, of: type[View]) -> View:
        view = of(self.place)
        self._pages.addWidget(view)
        for tool in view.tools():
            self.head.add_tool(tool)
        beside, line = view.beside(), view.line()
        if beside:
            self._bar.add(beside)
        if line:
            self.head.below.add(line)
        view.counts_changed.connect(partial(self._say_counts, view))
        return view

    def show_view(self, of: type[View]) -> View:
        """Bring a view to the front and return it."""
        self.switch.set_current(VIEWS.index(of))
        return self.view(of)

    def _show(self, at: int) -> None:
        self._pages.setCurrentWidget(self.view(VIEWS[at]))
        for view in self._views.values():
            for part in _parts(view):
                part.setVisible(view is self.front)
        self._say_counts(self.front)

    def _open_count(self, key: str) -> None:
        self.front.open_count(key)

    def _say_counts(self, view: View) -> None:
        if view is self.front:
            self.head.set_counts(view.counts())

    # What the window asks

    def focus_content(self) -> None:
        """Put the focus on what the view in front is about."""
        self.front.focus_content()

    def focus_filter(self) -> None:
        """Put the caret into the filter of the view in front."""
        self.front.focus_filter()

    def show_thing(self, kind: str, key: str) -> None:
        """Show a thing in the view that is for its kind."""
        of = next((one for one in VIEWS if kind in one.KINDS), None)
        if of:
            self.show_view(of).show_thing(kind, key)

    def show_several(self, things: Things) -> None:
        """Show some things alone in the view that is for their kind."""
        of = next((one for one in VIEWS if things.kind in one.KINDS), None)
        if of and things.keys:
            self.show_view(of).show_several(things)

    def chosen_things(self) -> Things | None:
        """Return what is selected in the view in front, for its History."""
        return self.front.chosen_things()

    def spot(self) -> object:
        """Return the view in front and where the user is in it."""
        return self.switch.current(), self.front.spot()

    def return_to(self, spot: object) -> None:
        """Come back to where the user was."""
        if isinstance(spot, tuple):
            at, inside = spot
            self.switch.set_current(at)
            self.front.return_to(inside)

    def panel(self) -> QWidget | None:
        """Return the side panel of the view in front."""
        return self.front.panel()


def _parts(view: View) -> Sequence[QWidget]:
    """Return what a view has in the head."""
    return [*view.tools(), *filter(None, (view.line(), view.beside()))]


def _view(screen: Callable[[], PositionsScreen], of: type[View]) -> Any:
    return screen().asked(of)


def _run(screen: Callable[[], PositionsScreen], of: type[View], command: Command) -> None:
    screen().show_view(of)
    command.run()
