"""The panel while no commitment is selected: what it comes to, and on whom it rests."""

from PySide6.QtCore import Signal

from convenor.screens.positions.commitments import said
from convenor.screens.positions.commitments.ledger import Ledger
from convenor.screens.positions.commitments.panel import fall_spans
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import clear, column
from convenor.widgets.panel import PanelSection, SidePanel

_MOST = 12


class CommitmentSummary(SidePanel):
    """Counts that are doors, and the parties without whom most falls."""

    door_chosen = Signal(str)
    """How far what is wanted holds: a word of `Holding`."""
    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Commitments")
        self.head.add(Label("All commitments", Role.SUBTITLE))
        self._counts, self._pivots = column(spacing=4), column(spacing=8)
        holding, pivotal = PanelSection("What it comes to"), PanelSection("On whom it rests")
        holding.body.add(self._counts)
        pivotal.body.add(self._pivots)
        self.body.add(holding, pivotal)

    def show_all(self, ledger: Ledger) -> None:
        """Show what everything comes to."""
        clear(self._counts)
        clear(self._pivots)
        for holding, look in said.LOOKS.items():
            count = len(ledger.keys(holding))
            words = f"{look.words}: {count:,}"
            door = RichLabel((Span(words, link=str(holding) if count else ""),), Role.BODY)
            door.linked.connect(self.door_chosen)
            self._counts.add(door)
            door.show()
        self._show_pivots(ledger)

    def _show_pivots(self, ledger: Ledger) -> None:
        parties = ledger.pivots()
        if not parties:
            words = "Whoever keeps none of its own, nothing of others falls."
            plain = WrapLabel(words, Role.SECONDARY)
            self._pivots.add(plain)
            plain.show()
        for party in parties[:_MOST]:
            name = said.party_words(ledger.snapshot, party)
            label = RichLabel(fall_spans(ledger, party, name), Role.BODY)
            label.linked.connect(lambda link: self.opened.emit(*said.target_of(link)))
            self._pivots.add(label)
            label.show()
