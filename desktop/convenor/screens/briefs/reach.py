"""Whom a brief reaches of those coming and tentative, and why not the others."""

from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from convenor.widgets.buttons import Button, Kind
from convenor.widgets.grouped_list import Group, GroupedList, GroupEntry
from convenor.widgets.labels import ElidedLabel, Role, WrapLabel
from convenor.widgets.layouts import column, hline, row
from convenor_db.domain.invitations import PACKED
from convenor_db.domain.names import organisation_of, seat_name
from convenor_db.domain.ordering import ordered
from convenor_db.domain.reading import may_read_brief
from convenor_db.domain.records import Brief, BriefState, Invitation
from convenor_db.domain.snapshot import Snapshot


class Reach(NamedTuple):
    """Who gets a brief and who does not; why is for the secretariat.

    A brief that is not approved reaches nobody; then it is whom it would reach if it were.
    """

    approved: bool
    gets: tuple[Invitation, ...]
    kept: tuple[tuple[Invitation, str], ...]

    @property
    def sentence(self) -> str:
        """“Reaches 14 of 131”, which is also the way to the list."""
        total = len(self.gets) + len(self.kept)
        verb = "Reaches" if self.approved else "Would reach"
        return f"{verb} {len(self.gets):,} of {total:,}"


def reach_of(snapshot: Snapshot, brief: Brief) -> Reach:
    """Work out whom a brief reaches, or would reach once it is approved."""
    asked = replace(brief, state=BriefState.APPROVED)
    packed = (seat for seat in snapshot.invitations.values() if seat.status in PACKED)
    gets: list[Invitation] = []
    kept: list[tuple[Invitation, str]] = []
    for seat in packed:
        verdict = may_read_brief(snapshot, asked, seat)
        if verdict.allowed:
            gets.append(seat)
        else:
            kept.append((seat, verdict.why))
    return Reach(brief.state is BriefState.APPROVED, tuple(gets), tuple(kept))


class ReachPage(QFrame):
    """The list behind “Reaches 14 of 131”: every name leads to its person."""

    left = Signal()
    """Back to the brief was wanted."""
    person_wanted = Signal(str)
    """A name was clicked, or Enter pressed on it: the person's key."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName("Whom the brief reaches")
        back = Button("Back to the brief", Kind.GHOST, "arrow-left", small=True)
        back.clicked.connect(self.left)
        self._title = ElidedLabel("", Role.SUBTITLE)
        self._sentence = WrapLabel("", Role.SECONDARY)
        self._list = GroupedList("Whom the brief reaches", links=True)
        self._list.itemClicked.connect(self._lead)
        self._list.itemActivated.connect(self._lead)
        head = column(
            row(back, None), self._title, self._sentence, margins=(14, 10, 16, 12), spacing=6
        )
        self.setLayout(column(head, hline(), (self._list, 1), spacing=0))

    def show_reach(self, snapshot: Snapshot, brief: Brief, reach: Reach) -> None:
        """List who gets the brief, and who does not and why, in the order of names."""
        self._title.setText(brief.title)
        words = f"{reach.sentence} of those coming and tentative."
        words = words.replace(" of those", ", of those")
        if not reach.approved:
            words = f"Nobody gets it yet: not approved. Once approved it reaches {words[12:]}"
        self._sentence.setText(words)
        whys = {seat.key: why for seat, why in reach.kept}
        gets = [self._entry(snapshot, seat, "") for seat in ordered(snapshot, reach.gets)]
        left = ordered(snapshot, [seat for seat, _ in reach.kept])
        kept = [self._entry(snapshot, seat, whys[seat.key]) for seat in left]
        names = ("Get it", "Do not get it") if reach.approved else ("Would get it", "Would not")
        groups = (Group(name, found) for name, found in zip(names, (gets, kept), strict=True))
        self._list.show_groups([group for group in groups if group.entries])

    def focus_list(self) -> None:
        """Put the focus on the names."""
        self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _entry(self, snapshot: Snapshot, seat: Invitation, why: str) -> GroupEntry:
        body = organisation_of(snapshot, seat)
        note = why or (body.name if body else "")
        return GroupEntry(seat.person or f"seat {seat.key}", seat_name(snapshot, seat), note)

    def _lead(self) -> None:
        key = self._list.current_key()
        if not key.startswith("seat "):
            self.person_wanted.emit(key)
