"""The side panel of the matrix: a cell, an issue, or what everything comes to."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from convenor.screens.positions.acts import PositionActs
from convenor.screens.positions.issue_panel import IssuePanel
from convenor.screens.positions.position_panel import PositionPanel
from convenor.screens.positions.shown import Shown
from convenor.screens.positions.summary_panel import SummaryPanel
from convenor.widgets.layouts import keep_size, settle
from convenor.widgets.panel import SidePanel
from convenor.workplace import Workplace


class Side(QStackedWidget):
    """Shows one of three panels."""

    opened = Signal(str, str)
    """Kind and key of something that was named and clicked."""

    issue_abandoned = Signal()
    """An issue that was to be made was given up."""

    def __init__(self, place: Workplace, acts: PositionActs) -> None:
        super().__init__()
        self._place = place
        self._acts = acts
        self.summary = SummaryPanel()
        self.addWidget(self.summary)
        self.summary.issue_chosen.connect(lambda key: self.opened.emit("issues", key))
        keep_size(self, min_width=300, max_width=520)

    @cached_property
    def position(self) -> PositionPanel:
        """The panel of a cell; its many fields are made when they are first wanted."""
        panel = PositionPanel(self._place, self._acts)
        panel.opened.connect(self.opened)
        self.addWidget(panel)
        return panel

    @cached_property
    def issue(self) -> IssuePanel:
        """The panel of an issue, made when the first one is shown."""
        panel = IssuePanel(self._place, self._acts)
        panel.opened.connect(self.opened)
        panel.abandoned.connect(self.issue_abandoned)
        self.addWidget(panel)
        return panel

    @property
    def shows_issue(self) -> bool:
        """Whether an issue is in front, or one that is being made."""
        return self.__dict__.get("issue") is self.currentWidget()

    @property
    def has_new_issue(self) -> bool:
        """Whether an issue is being made."""
        return "issue" in self.__dict__ and self.issue.is_new

    def leave_cell(self) -> None:
        """Let what is being typed about a cell be stored."""
        if "position" in self.__dict__:
            self.position.leave()

    def forget_issue(self) -> None:
        """Show no issue from now on."""
        if "issue" in self.__dict__:
            self.issue.key = ""

    def show_cell(self, shown: Shown, *, replace: bool) -> None:
        """Show the cell that is visited."""
        self.position.show_cell(shown.snapshot, replace=replace)
        self._bring(self.position)

    def show_issue(self, shown: Shown, key: str, *, replace: bool) -> None:
        """Show an issue."""
        self.issue.show_issue(shown.snapshot, shown.standing, key, replace=replace)
        self._bring(self.issue)

    def show_new_issue(self, key: str) -> None:
        """Show an issue that does not exist yet, the caret in its title."""
        self.setCurrentWidget(self.issue)
        self.issue.show_new(key)

    def show_all(self, shown: Shown) -> None:
        """Show what everything comes to."""
        self.summary.show_all(shown)
        self._bring(self.summary)

    def _bring(self, panel: SidePanel) -> None:
        self.setCurrentWidget(panel)
        settle()
