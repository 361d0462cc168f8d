"""Papers: what somebody would get in a pack, and what is withheld from them and why."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer

from convenor.models.seat_papers import PaperLine, SeatPapers, papers_of
from convenor.panels.tab import PersonTab, Shown
from convenor.tasks import Job
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import Box, clear, column
from convenor.widgets.panel import PanelSection
from convenor.workplace import Workplace
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.invitations import PACKED
from convenor_db.domain.records import Invitation
from convenor_db.domain.snapshot import Snapshot

_PAUSE: Final = 120
"""Milliseconds that somebody must stay selected before their papers are looked up."""
_STAFF: Final = "For staff only: a reader never learns of this page."


class PapersTab(PersonTab):
    """Asks a thread where packs are planned; until it answers three dots stand here."""

    KINDS = frozenset({
        "briefs", "sessions", "rooms", "convening", "recipe", "releases", "copies", "organisations",
        "positions", "issues",
    })  # fmt: skip

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._asked: tuple[Snapshot, str] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE)
        self._wait.timeout.connect(self._ask)
        self._state = WrapLabel("", Role.SECONDARY)
        self._received = PanelSection("In the pack")
        self._withheld = PanelSection("Withheld", "staff only")
        above = PanelSection()
        above.body.add(self._state, WrapLabel(_STAFF, Role.MUTED))
        self.setLayout(column(above, self._received, self._withheld, spacing=0))

    def show_person(self, shown: Shown, *, replace: bool = False) -> None:
        """Look up what somebody would get, in a moment."""
        seat = shown.seat
        fresh = self._asked is None or seat is None or self._asked[1] != seat.key
        if seat is None:
            self._asked = None
            self._wait.stop()
            self._show_nothing("Papers go to who has a seat, and there is none yet.")
            return
        if self._asked and self._asked[0] is shown.snapshot and not fresh:
            return
        self._asked = (shown.snapshot, str(seat.key))
        if fresh:
            self._show_nothing("…")
        self._wait.start()

    def _ask(self) -> None:
        if self._asked is None:
            return
        asked = self._asked
        self._place.tasks.run(
            partial(_looked_up, *asked),
            title="",
            done=partial(self._answered, asked),
            failed=partial(self._failed, asked),
        )

    def _failed(self, asked: tuple[Snapshot, str], error: ConvenorError) -> None:
        if asked is self._asked:
            self._show_nothing(str(error))

    def _show_nothing(self, words: str) -> None:
        self._state.setText(words)
        self._received.hide()
        self._withheld.hide()

    def _answered(self, asked: tuple[Snapshot, str], found: SeatPapers) -> None:
        seat = asked[0].invitations.get(asked[1])
        if asked is not self._asked or seat is None:
            return  # somebody else is shown, or the file has changed since
        self._state.setText(_said(seat, found))
        self._fill(self._received.body, found.received, "Nothing.")
        self._received.set_note(f"{len(found.received)}")
        self._fill(self._withheld.body, found.withheld, "Nothing is withheld.")
        self._received.show()
        self._withheld.show()

    def _fill(self, body: Box, lines: Sequence[PaperLine], nothing: str) -> None:
        clear(body)
        for line in lines:
            title = RichLabel((Span(line.title, "" if line.brief else "text", link=line.brief),))
            title.linked.connect(partial(self._place.go_to, "briefs"))
            title.setProperty("role", str(Role.BODY))
            note = WrapLabel(line.note, Role.CAPTION)
            body.add(column(title, note, spacing=0))
        if not lines:
            body.add(Label(nothing, Role.MUTED))


def _looked_up(snapshot: Snapshot, seat: str, _job: Job) -> SeatPapers:
    return papers_of(snapshot, seat)


def _said(seat: Invitation, found: SeatPapers) -> str:
    if seat.status in PACKED:
        return f"{found.state}."
    return "No pack is due yet. If they come, they would get this."
