"""The counts on the rail: what somebody should see to, screen by screen (SCREENS.md 2)."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer

from convenor.window.rail import Rail
from convenor.workplace import Workplace
from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import is_overdue
from convenor_db.domain.records import BriefState

_SOON: Final = 300
"""Milliseconds: what a change shows is painted first, and of several only the last is counted."""


class _Badge(NamedTuple):
    """A count, the colour of its ground, and what it means."""

    number: int
    color: str
    meaning: str


class Badges(QObject):
    """Keeps the rail's counts; begun after the first paint."""

    def __init__(self, rail: Rail, place: Workplace) -> None:
        super().__init__(rail)
        self._rail = rail
        self._place = place
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        self._timer.timeout.connect(self._count)

    def begin(self) -> None:
        """Count now, and whenever something has changed."""
        queued = Qt.ConnectionType.QueuedConnection  # it begins to wait when that is painted
        self._place.watch.changed.connect(self._wait, queued)
        self._place.outdated.changed.connect(self._timer.start)
        self._place.outdated.begin()
        self._count()

    def _wait(self) -> None:
        self._timer.start()

    def _count(self) -> None:
        counts: dict[str, Callable[[], _Badge]] = {
            "invitations": self._overdue,
            "agenda": self._to_fix,
            "briefs": self._to_approve,
            "exports": self._outdated,
        }
        for screen, count in counts.items():
            badge = count()
            words = f"{badge.number:,}" if badge.number else ""
            self._rail.set_badge(screen, words, badge.color, badge.meaning if words else "")

    def _overdue(self) -> _Badge:
        snapshot, today = self._place.document.snapshot, self._place.today
        late = sum(is_overdue(snapshot, seat, today) for seat in snapshot.invitations.values())
        return _Badge(late, "warn", counted(late, "reply is overdue", "replies are overdue"))

    def _to_fix(self) -> _Badge:
        blocks = sum(finding.blocks for finding in self._place.watch.findings())
        return _Badge(blocks, "bad", f"{blocks:,} must be fixed")

    def _to_approve(self) -> _Badge:
        briefs = self._place.document.snapshot.briefs.values()
        waiting = sum(brief.state is BriefState.IN_REVIEW for brief in briefs)
        words = counted(waiting, "brief waits for approval", "briefs wait for approval")
        return _Badge(waiting, "", words)

    def _outdated(self) -> _Badge:
        answer = self._place.outdated.answer
        stale = len(answer.recipients) if answer else 0
        words = counted(stale, "recipient holds", "recipients hold")
        return _Badge(stale, "", f"{words} something out of date")
