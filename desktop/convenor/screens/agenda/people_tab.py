"""The tab *People*: who is listed, who is added, who cannot come, against what the room holds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.screens.agenda.attendees import (
    PERSON,
    Attendee,
    attendees_of,
    picks_for,
    sum_words,
)
from convenor.screens.agenda.people_list import PeopleList
from convenor.widgets.labels import ElidedLabel, Label, Role, WrapLabel
from convenor.widgets.layouts import column, hline, keep_size, row, surface
from convenor.widgets.pick_line import PickLine
from convenor_db.domain.records import Session
from convenor_db.domain.snapshot import Snapshot


class PeopleTab(QWidget):
    """Shows those listed in one session."""

    seat_wanted = Signal(str)
    """A seat is to be listed: its key."""
    person_seated = Signal(str)
    """A person without a seat is to get one and be listed: their key."""

    def __init__(self) -> None:
        super().__init__()
        self._line = PickLine("Add somebody", "Add by name or organisation…")
        self._nobody = WrapLabel("Nobody is listed yet.", Role.MUTED)
        self.people = keep_size(PeopleList(), min_height=1)
        self._sum = Label("", Role.SECONDARY)
        self._holds = ElidedLabel("", Role.MUTED)
        top = column(self._line, margins=(20, 12, 20, 8))
        nobody = row((self._nobody, 1), margins=(20, 4, 20, 4))
        words = column(self._sum, self._holds, margins=(20, 8, 20, 10), spacing=1)
        foot = surface(column(hline(), words, spacing=0))
        self.setLayout(column(top, nobody, (self.people, 1), foot, spacing=0))
        self._line.picked.connect(self._picked)

    def show_session(self, snapshot: Snapshot, session: Session) -> None:
        """Show who is listed."""
        rows: list[Attendee] = attendees_of(snapshot, session)
        self.people.show_attendees(rows)
        self._nobody.setVisible(not rows)
        self._line.set_source(lambda: picks_for(snapshot, session))
        words, holds, too_small = sum_words(snapshot, session)
        self._sum.setText(words)
        self._holds.setText(holds)
        self._holds.setVisible(bool(holds))
        self._holds.set_role(Role.BAD if too_small else Role.MUTED)

    def focus_line(self) -> None:
        """Put the caret where one adds somebody."""
        self._line.setFocus()

    def _picked(self, key: str) -> None:
        if key.startswith(PERSON):
            self.person_seated.emit(key.removeprefix(PERSON))
        else:
            self.seat_wanted.emit(key)
