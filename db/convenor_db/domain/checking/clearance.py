"""What counsel clears: the session as it stood, seen through a fingerprint (RULES.md 6)."""

from convenor_db.domain.attendance import counting
from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.names import organisation_of
from convenor_db.domain.records import Session
from convenor_db.domain.snapshot import Snapshot


def clearance_fingerprint(snapshot: Snapshot, session: Session) -> str:
    """Return the SHA-256 of what counsel has read.

    Title, purpose, outline, start, minutes, room and the sorted pairs of organisation and role
    of those who count; who has no organisation stands with "". Nothing else voids a clearance.
    """
    seats = snapshot.invitations
    pairs = []
    for listed in counting(snapshot, session):
        organisation = organisation_of(snapshot, seats[listed.invitation])
        pairs.append((organisation.key if organisation else "", str(listed.role)))
    return cleared_fingerprint(session, pairs)


def cleared_fingerprint(session: Session, pairs: list[tuple[str, str]]) -> str:
    """Return the clearance fingerprint of a session whose counting people are known already.

    *pairs*: key of the organisation and role of each of them, in any order.
    """
    return fingerprint(
        session.title,
        session.purpose,
        session.outline,
        session.start,
        session.minutes,
        session.room,
        sorted(pairs),
    )
