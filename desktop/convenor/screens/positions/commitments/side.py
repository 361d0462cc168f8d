"""The side panel of the commitments: the one selected, or all of them; and the facts."""

from functools import cached_property
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from convenor.screens.positions.commitments.acts import CommitmentActs
from convenor.screens.positions.commitments.facts import FactsPanel
from convenor.screens.positions.commitments.ledger import Ledger
from convenor.screens.positions.commitments.panel import CommitmentPanel
from convenor.screens.positions.commitments.summary import CommitmentSummary
from convenor.widgets.layouts import column, hline, keep_size, row
from convenor.widgets.segmented import Segmented
from convenor.workplace import Workplace

COMMITMENT: Final = 0
FACTS: Final = 1


class CommitmentSide(QFrame):
    """Two tabs; the first shows what is selected."""

    opened = Signal(str, str)
    """Kind and key of something that was named and clicked."""
    fact_door_chosen = Signal(str)
    """The commitments that rest on a fact are wanted: its key."""

    def __init__(self, place: Workplace, acts: CommitmentActs) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.tabs = Segmented(("Commitment", "Facts"), name="Side panel", padding=12)
        self._place = place
        self._acts = acts
        self.summary = CommitmentSummary()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.summary)
        self._key = ""
        self._ledger: Ledger | None = None
        """What the facts have not been shown of yet: they wait until they are looked at."""
        self._replace = False
        head = row(self.tabs, None, margins=(20, 10, 16, 10))
        self.setLayout(column(head, hline(), (self._pages, 1), spacing=0))
        self.setAccessibleName("Commitments")
        keep_size(self, min_width=300, max_width=520)
        self.tabs.changed.connect(self._turn)
        self.summary.opened.connect(self.opened)

    @cached_property
    def commitment(self) -> CommitmentPanel:
        """The panel of one commitment, made when the first one is shown."""
        panel = CommitmentPanel(self._place, self._acts)
        panel.opened.connect(self.opened)
        self._pages.addWidget(panel)
        return panel

    @cached_property
    def facts(self) -> FactsPanel:
        """The facts, made when they are first looked at."""
        panel = FactsPanel(self._place, self._acts)
        panel.door_chosen.connect(self.fact_door_chosen)
        self._pages.addWidget(panel)
        return panel

    def fact(self) -> str:
        """Return the fact somebody is or was at last, or nothing."""
        return self.facts.current_key() if "facts" in self.__dict__ else ""

    @property
    def shows_facts(self) -> bool:
        """Whether the facts are in front."""
        return self.tabs.current() == FACTS

    def show_tab(self, at: int) -> None:
        """Bring a tab to the front."""
        self.tabs.set_current(at)

    def show_ledger(self, ledger: Ledger, key: str, *, replace: bool = False) -> None:
        """Show everything as it is now; *key* is the commitment selected, or ""."""
        self._key = key
        self.tabs.set_label(FACTS, f"Facts {len(ledger.facts):,}" if ledger.facts else "Facts")
        self.tabs.set_label(COMMITMENT, "Commitment" if key else "Commitments")
        if key:
            self.commitment.show_commitment(ledger, key, replace=replace)
        else:
            self.summary.show_all(ledger)
        self._ledger, self._replace = ledger, self._replace or replace
        self._turn()

    def _turn(self) -> None:
        if self.shows_facts and self._ledger is not None:
            self.facts.show_facts(self._ledger, replace=self._replace)
            self._ledger, self._replace = None, False
        if self.shows_facts:
            self._pages.setCurrentWidget(self.facts)
        else:
            self._pages.setCurrentWidget(self.commitment if self._key else self.summary)
