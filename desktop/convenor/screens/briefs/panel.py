"""What stands beside a brief: its state and next step, its mark, whom it reaches."""

from PySide6.QtCore import Signal

from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import clear
from convenor.widgets.panel import PanelSection, SidePanel
from convenor_db.domain.invitations import PACKED
from convenor_db.domain.names import seat_name
from convenor_db.domain.reading import mark_of, readers_of
from convenor_db.domain.records import Brief, BriefState
from convenor_db.domain.snapshot import Snapshot

STEPS = {
    BriefState.DRAFT: "Ask for approval",
    BriefState.IN_REVIEW: "Approve",
    BriefState.APPROVED: "Start a new version",
}


class BriefPanel(SidePanel):
    """Shows one brief's state and readers."""

    step_taken = Signal(str)
    """The next step of the brief was chosen; its key."""

    def __init__(self) -> None:
        super().__init__("About the brief")
        self._key = ""
        self._title = WrapLabel("", Role.SUBTITLE)
        self.head.addWidget(self._title)
        state, mark = PanelSection("State"), PanelSection("Mark")
        self._state = WrapLabel("", Role.SECONDARY)
        self._step = Button("", Kind.SECONDARY)
        self._step.clicked.connect(self._say_step)
        state.body.addWidget(self._state)
        state.body.addWidget(self._step)
        self._mark = Label("", Role.SECONDARY)
        mark.body.addWidget(self._mark)
        self._readers = PanelSection("Readers")
        for section in (state, mark, self._readers):
            self.body.addWidget(section)
        self.body.addStretch(1)

    def show_brief(self, snapshot: Snapshot, brief: Brief) -> None:
        """Show a brief."""
        self._key = brief.key
        self._title.setText(brief.title)
        words = f"{brief.state.replace('-', ' ').capitalize()}, version {brief.version}"
        if brief.approved_on:
            words += f", approved {brief.approved_on} by {brief.approved_by}"
        self._state.setText(words)
        self._step.set_words(STEPS[brief.state])
        self._mark.setText(str(mark_of(snapshot, brief.mark)))
        self._show_readers(snapshot, brief)

    def _show_readers(self, snapshot: Snapshot, brief: Brief) -> None:
        clear(self._readers.body)
        readers = readers_of(snapshot, brief)
        packed = sum(seat.status in PACKED for seat in snapshot.invitations.values())
        words = f"Reaches {len(readers):,} of {packed:,}"
        if brief.state is not BriefState.APPROVED:
            words = "Reaches nobody yet: not approved"
        self._readers.body.addWidget(WrapLabel(words, Role.STRONG))
        for seat in readers[:12]:
            self._readers.body.addWidget(Label(seat_name(snapshot, seat), Role.SECONDARY))
        if len(readers) > 12:
            self._readers.body.addWidget(Label(f"and {len(readers) - 12:,} more", Role.MUTED))

    def _say_step(self) -> None:
        if self._key:
            self.step_taken.emit(self._key)
