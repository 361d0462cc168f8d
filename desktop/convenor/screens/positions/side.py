"""The side panel of the matrix: a cell, an issue, or what everything comes to."""

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

    def __init__(self, place: Workplace, acts: PositionActs) -> None:
        super().__init__()
        self.position = PositionPanel(place, acts)
        self.issue = IssuePanel(place, acts)
        self.summary = SummaryPanel()
        for panel in (self.summary, self.position, self.issue):
            self.addWidget(panel)
        self.position.opened.connect(self.opened)
        self.issue.opened.connect(self.opened)
        self.summary.issue_chosen.connect(lambda key: self.opened.emit("issues", key))
        keep_size(self, min_width=300, max_width=520)

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
