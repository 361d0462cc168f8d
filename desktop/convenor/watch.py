"""The warnings of the open convening, kept up to date while it is worked on."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from convenor.document import Document

if TYPE_CHECKING:
    from convenor_db.domain.checking.checks import Checks
    from convenor_db.domain.checking.findings import Finding


class Watch(QObject):
    """Checks the newest snapshot when somebody asks, from what it knew of the one before."""

    changed = Signal()
    """The convening has changed: what was found may be another."""

    def __init__(self, document: Document, clock: Callable[[], datetime]) -> None:
        super().__init__(document)
        self._document = document
        self._clock = clock
        self._checks: Checks | None = None
        document.acted.connect(self.changed)

    @property
    def today(self) -> str:
        """The day at the venue, as YYYY-MM-DD."""
        return f"{self._clock().astimezone(self._document.snapshot.zone):%Y-%m-%d}"

    def checks(self) -> "Checks":
        """Return every warning of the snapshot as it is now."""
        from convenor_db.domain.checking.checks import Checks  # not before the first paint

        snapshot, today = self._document.snapshot, self.today
        if self._checks is None:
            self._checks = Checks.of(snapshot, today=today)
        elif self._checks.snapshot is not snapshot or self._checks.today != today:
            self._checks = self._checks.after(snapshot, today=today)
        return self._checks

    def findings(self) -> "tuple[Finding, ...]":
        """Return every warning as it is now, waived ones too."""
        return self.checks().findings
