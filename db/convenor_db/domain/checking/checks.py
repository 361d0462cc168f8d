"""Every warning of a convening, kept so that the next moment is checked from the last."""

from dataclasses import dataclass

from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Checks:
    """The findings of one snapshot; *today* (YYYY-MM-DD) judges what expires."""

    snapshot: Snapshot
    today: str
    findings: tuple[Finding, ...]
    """Waived ones too: gravest first, then by when the session begins, then by id."""

    @classmethod
    def of(cls, snapshot: Snapshot, *, today: str) -> "Checks":
        """Check a whole convening."""
        raise NotImplementedError

    def after(self, snapshot: Snapshot, *, today: str) -> "Checks":
        """Check a later snapshot of the same convening; only what changed is looked at again."""
        raise NotImplementedError

    def of_session(self, key: str) -> tuple[Finding, ...]:
        """Return the findings that name a session."""
        raise NotImplementedError

    def if_placed(self, key: str, start: str | None, room: str | None) -> tuple[Finding, ...]:
        """Return the findings that would name a session if it stood there; nothing is kept."""
        raise NotImplementedError
