"""What a screen has around it: the open convening, its user, and the doors out of the screen."""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from convenor.ask import Ask
from convenor.commands import Command
from convenor.document import Document
from convenor.drafts import Drafts
from convenor.outdated import Outdated
from convenor.settings import Settings
from convenor.tasks import Tasks
from convenor.watch import Watch
from convenor_db.domain.errors import Cancelled, ConvenorError
from convenor_db.domain.ids import KeyMaker

if TYPE_CHECKING:
    from convenor_db.store.journal import Action
    from convenor_db.store.store import Builder


class Thing(NamedTuple):
    """Something named in the file: its kind ("people", "sessions", …) and its key."""

    kind: str
    key: str


HISTORY: Final = "history"
"""The kind under which things are handed to the History screen; their keys are “kind:key”."""


class Things(NamedTuple):
    """Several things of a kind that were counted together, and what they are in words."""

    kind: str
    keys: tuple[str, ...]
    words: str


class Saying(NamedTuple):
    """A toast: what was done, and perhaps a button for what can be done about it."""

    text: str
    action: str = ""
    on_action: Callable[[], None] | None = None
    icon: str = "circle-check"


class Doors(NamedTuple):
    """What the program lends every screen of a convening."""

    ask: Ask
    tasks: Tasks
    settings: Settings
    clock: Callable[[], datetime]
    new_key: KeyMaker
    actor: str


class Workplace(QObject):
    """Given to every screen; the window listens to its signals."""

    wanted = Signal(object)
    """A `Thing` was named and clicked: the window goes to the screen that shows it."""
    several_wanted = Signal(object)
    """A count was clicked: the window shows the `Things` that it counted."""
    said = Signal(object)
    """A `Saying` for a toast."""
    command_wanted = Signal(str)
    """A command that is not this screen's is to run: its name."""
    commands_offered = Signal(str, object)
    """Commands that come and go with the file (its saved views): what they are called together,
    and the `Command`s there are of them now.
    """
    renamed = Signal(str)
    """The user goes by another name from now on."""
    folder_wanted = Signal(object)
    """The desktop is to show a folder: its path."""

    def __init__(self, document: Document, doors: Doors) -> None:
        super().__init__()
        self.document = document
        self.ask = doors.ask
        self.tasks = doors.tasks
        self.settings = doors.settings
        self.clock = doors.clock
        self.new_key = doors.new_key
        self.actor = doors.actor
        self.drafts = Drafts(document, doors.clock)
        self.watch = Watch(document, doors.clock)
        self.outdated = Outdated(document, doors.tasks, doors.clock)
        # The journal keeps a visit's number: counted from 1, a visit of today would amend the
        # one of the same number from before a restart.
        self.visits = count(round(doors.clock().timestamp() * 1000))

    @property
    def today(self) -> str:
        """The day at the venue, as YYYY-MM-DD."""
        return self.watch.today

    def act(
        self,
        build: "Builder",
        title: str,
        then: "Callable[[Action | None], object] | None" = None,
    ) -> None:
        """Make one named action of many things: should it take long, the window shows it.

        *title* says what is being done ("Changing 5,000 rows"). Cancel leaves all as it was.
        """
        self.tasks.follow(
            lambda job: self.document.act_going(build, job.goes_on, then=then),
            title=title,
            failed=self._say_stopped,
            finishes=True,
        )

    def _say_stopped(self, error: ConvenorError) -> None:
        if isinstance(error, Cancelled):  # of what was refused the document tells
            self.said.emit(Saying(str(error), icon="info"))

    def go_by(self, actor: str) -> None:
        """Let the user go by another name, here and in every file from now on."""
        self.settings.actor = actor
        if actor != self.actor:
            self.actor = actor
            self.document.go_by(actor)
            self.renamed.emit(actor)

    def go_to(self, kind: str, key: str) -> None:
        """Show a thing on the screen that is for its kind; Alt+Left comes back."""
        self.wanted.emit(Thing(kind, key))

    def go_to_several(self, kind: str, keys: Iterable[str], words: str) -> None:
        """Show what was counted, and nothing else, on the screen that is for its kind.

        *words* say what it is: “6 replies are overdue”. Alt+Left comes back.
        """
        things = Things(kind, tuple(keys), words)
        if things.keys:  # a count of nothing leads nowhere
            self.several_wanted.emit(things)

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Say in one line what was done; *undo* offers to take it back."""
        take_back = self.document.undo if undo else None
        self.said.emit(Saying(text, "Undo" if undo else "", take_back))

    def toast_with(self, text: str, action: str, on_action: Callable[[], None]) -> None:
        """Say in one line what was done, with a button of another name ("Show in folder")."""
        self.said.emit(Saying(text, action, on_action))


class Screen(QWidget):
    """One screen of a convening; it knows the workplace and no other screen."""

    NAME: ClassVar[str] = ""
    """As commands and the trail call it: "people"."""
    KINDS: ClassVar[frozenset[str]] = frozenset()
    """The kinds of things it can show by key."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.document = place.document
        self._missed: set[str] = set()

    @classmethod
    def commands(cls, screen: Callable[[], Any]) -> tuple[Command, ...]:
        """Return the commands that belong to this screen.

        *screen* returns the screen itself; it is built when that is first called, so call it
        only in what a command runs or says.
        """
        return ()

    def focus_content(self) -> None:
        """Put the focus on what the screen is about, never on its first button."""
        self.setFocus()

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected (Ctrl+F)."""

    def show_thing(self, kind: str, key: str) -> None:
        """Select a thing of one of `KINDS`, and show it in the panel."""

    def show_several(self, things: Things) -> None:
        """Show some things of one of `KINDS` alone; a screen that cannot shows the first."""
        if things.keys:
            self.show_thing(things.kind, things.keys[0])

    def spot(self) -> object:
        """Return where the user is, for `return_to`: what is selected, how far it is scrolled."""
        return None

    def return_to(self, spot: object) -> None:
        """Come back to where the user was."""

    def chosen_things(self) -> Things | None:
        """Return what is selected, as the History screen shows it alone; None for nothing."""
        return None

    def prepare(self) -> None:
        """Make what the first paint did not wait for; called once, when it is first in front."""

    def misses(self, action: "Action") -> bool:
        """Say whether another screen is in front: `catch_up` is called when this one is again."""
        if not self.isVisible():
            self._missed.add(action.kind)
        return not self.isVisible()

    def catch_up(self, *, replace: bool) -> None:
        """Show what it has missed; *replace*: something was taken back meanwhile."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own
        """Catch up with what was done while another screen was in front."""
        super().showEvent(event)
        missed, self._missed = self._missed, set()
        if missed:
            self.catch_up(replace=not missed.isdisjoint(("undo", "redo")))

    def panel(self) -> QWidget | None:
        """Return the side panel that F8 shows and hides, if there is one."""
        return None
