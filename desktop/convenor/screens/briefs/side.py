"""The side panel: the brief shown, the list of whom it reaches, or the summary."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from convenor.screens.briefs.panel import BriefPanel
from convenor.screens.briefs.reach import Reach, ReachPage, reach_of
from convenor.screens.briefs.summary import BriefsSummary
from convenor.widgets.layouts import keep_size
from convenor.workplace import Workplace
from convenor_db.domain.actions.briefs import Subject
from convenor_db.domain.records import Brief
from convenor_db.domain.snapshot import Snapshot


class BriefSide(QStackedWidget):
    """One of three pages."""

    change_wanted = Signal(object)
    """A function from snapshot to edit: what is to be done with the brief."""
    step_wanted = Signal(str)
    """A next step: ask, approve, draft or version."""
    thing_wanted = Signal(object)
    """A `Subject` was clicked."""
    delete_wanted = Signal()
    state_wanted = Signal(str)
    """The words of a state whose briefs are to be seen."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._panel = BriefPanel(place.actor)
        place.renamed.connect(self._set_actor)
        self._panel.history_wanted.connect(lambda: place.command_wanted.emit("edit.history_of"))
        self._page = ReachPage()
        self._summary = BriefsSummary()
        self._reach: Reach | None = None
        self._shown: tuple[Snapshot, Brief] | None = None
        self._missed: Snapshot | None = None
        for page in (self._summary, self._panel, self._page):
            self.addWidget(page)
        panel = self._panel
        panel.change_wanted.connect(self.change_wanted)
        panel.step_wanted.connect(self.step_wanted)
        panel.thing_wanted.connect(self.thing_wanted)
        panel.delete_wanted.connect(self.delete_wanted)
        panel.reach_wanted.connect(self.show_reach)
        self._page.left.connect(self._leave_reach)
        self._page.person_wanted.connect(self._say_person)
        self._summary.state_wanted.connect(self.state_wanted)
        self.setAccessibleName("About the brief")
        keep_size(self, min_width=300, max_width=520)

    def _set_actor(self, actor: str) -> None:
        """Say as whom a brief would be approved from now on."""
        self._panel.set_actor(actor)
        if self._shown and self._reach:
            self._panel.show_brief(*self._shown, self._reach)

    def show_brief(self, snapshot: Snapshot, brief: Brief, *, fresh: bool) -> None:
        """Show a brief; a *fresh* one from the top, not whom it reaches.

        While another screen is in front nobody asks whom it reaches.
        """
        around = self.parentWidget()
        if self._shown and brief is self._shown[1] and around and not around.isVisible():
            self._missed = snapshot
            return
        self._missed = None
        self._reach = reach_of(snapshot, brief)
        self._panel.show_brief(snapshot, brief, self._reach)
        self._shown = (snapshot, brief)
        if self.shows_reach and not fresh:
            self._page.show_reach(snapshot, brief, self._reach)
        if fresh or self.currentWidget() is self._summary:
            self._panel.set_scroll_position(0)
            self.setCurrentWidget(self._panel)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed round the brief while another screen was in front."""
        super().showEvent(event)
        if self._missed and self._shown:
            self.show_brief(self._missed, self._shown[1], fresh=False)

    def show_summary(self, snapshot: Snapshot) -> None:
        """Show what there is to say with no brief chosen."""
        self._reach = self._missed = None
        self._summary.show_summary(snapshot)
        self.setCurrentWidget(self._summary)

    def show_reach(self) -> None:
        """Show who gets the brief and who does not."""
        if self._reach and self._shown:
            self._page.show_reach(*self._shown, self._reach)
            self.setCurrentWidget(self._page)
            self._page.focus_list()

    @property
    def shows_reach(self) -> bool:
        """Whether the list of readers is in front."""
        return self.currentWidget() is self._page

    @property
    def reach_sentence(self) -> str:
        """“Reaches 14 of 131”, of the brief shown."""
        return self._reach.sentence if self._reach else ""

    def scroll_position(self) -> int:
        """Return how far down the panel is."""
        return self._panel.scroll_position()

    def set_scroll_position(self, pixels: int) -> None:
        """Go that far down."""
        self._panel.set_scroll_position(pixels)

    def _leave_reach(self) -> None:
        self.setCurrentWidget(self._panel)
        self._panel.focus_reach()

    def _say_person(self, key: str) -> None:
        self.thing_wanted.emit(Subject("people", key))
