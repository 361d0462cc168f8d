"""What a view of the screen is: a part of its body with tools, counts, panel and commands."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.commands import Command
from convenor.widgets.page_head import Count
from convenor.workplace import Things, Workplace


class View(QWidget):
    """One view of the screen Positions; the screen knows no more of it than this."""

    TITLE: ClassVar[str] = ""
    """As the switch of views names it: "Matrix"."""
    KINDS: ClassVar[frozenset[str]] = frozenset()
    """The kinds of things it can show by key."""

    counts_changed = Signal()
    """`counts` says something else now."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.document = place.document

    @classmethod
    def commands(cls, view: Callable[[], Any]) -> tuple[Command, ...]:
        """Return its commands; *view* returns the view, which is in front when one runs."""
        return ()

    @classmethod
    def unseen(cls, place: Workplace) -> Any:
        """Return what says why its commands cannot run while the view has not been made.

        None: the view itself has to be asked.
        """
        return None

    def counts(self) -> Sequence[Count]:
        """Return the counts for the screen's head."""
        return ()

    def open_count(self, key: str) -> None:
        """Show what a count has counted."""

    def tools(self) -> Sequence[QWidget]:
        """Return what stands in the head at the right while it is in front; made once."""
        return ()

    def line(self) -> QWidget | None:
        """Return the line under the title while it is in front; made once."""
        return None

    def beside(self) -> QWidget | None:
        """Return what stands beside the switch of views, at the right end; made once."""
        return None

    def focus_content(self) -> None:
        """Put the focus on what the view is about."""
        self.setFocus()

    def focus_filter(self) -> None:
        """Put the caret into its filter."""

    def show_thing(self, kind: str, key: str) -> None:
        """Select a thing of one of `KINDS`."""

    def show_several(self, things: Things) -> None:
        """Show some things of one of `KINDS` alone; a view that cannot shows the first."""
        self.show_thing(things.kind, things.keys[0])

    def chosen_things(self) -> Things | None:
        """Return what is selected, for its History; None for nothing."""
        return None

    def spot(self) -> object:
        """Return where the user is, for `return_to`."""
        return None

    def return_to(self, spot: object) -> None:
        """Come back to where the user was."""

    def panel(self) -> QWidget | None:
        """Return its side panel, if there is one."""
        return None
