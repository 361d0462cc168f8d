"""What the panel shows while no brief is chosen."""

from PySide6.QtCore import Signal

from convenor.screens.briefs import words
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import clear
from convenor.widgets.link_row import LinkRow
from convenor.widgets.panel import PanelSection, SidePanel
from convenor_db.domain.records import BriefState
from convenor_db.domain.snapshot import Snapshot


class BriefsSummary(SidePanel):
    """How many briefs are how far; each count filters to what it counts."""

    state_wanted = Signal(str)
    """The words of a state that was clicked."""

    def __init__(self) -> None:
        super().__init__("All briefs")
        self.head.addWidget(Label("All briefs", Role.SUBTITLE))
        self._states = PanelSection("How far they are")
        rule = PanelSection("Who gets a brief")
        means = (
            "Only what is approved goes out. A brief then reaches those coming and tentative"
            " whom its readers and its mark let through, and never the party it is about or"
            " that party’s rivals; itineraries, logistics and statements may reach both."
        )
        rule.body.addWidget(WrapLabel(means, Role.SECONDARY))
        self.body.add(self._states, rule, None)

    def show_summary(self, snapshot: Snapshot) -> None:
        """Count the briefs of a convening."""
        clear(self._states.body)
        for state in BriefState:
            count = sum(brief.state is state for brief in snapshot.briefs.values())
            name = words.STATES[state].words
            line = LinkRow(name, f"{count:,}")
            line.chosen.connect(lambda name=name: self.state_wanted.emit(name))
            self._states.body.addWidget(line)
