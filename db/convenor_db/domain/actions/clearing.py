"""What counsel does with a session: clear it as it stands, take that back."""

from msgspec.structs import replace

from convenor_db.domain.actions.sessions import session_of_key
from convenor_db.domain.checking.clearance import clearance_fingerprint
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.records import Clearance
from convenor_db.domain.snapshot import Snapshot


def clear(snapshot: Snapshot, key: str, *, by: str, today: str) -> Edit:
    """Note that counsel (*by*) has cleared a session as it stands on a day (RULES.md 6).

    It holds until anything in the clearance fingerprint changes. Raises `NotAllowed` without a
    name, `Gone` without the session.
    """
    session = session_of_key(snapshot, key)
    name = without_bad_characters(by).strip()
    if not name:
        message = "The session was not cleared: it is not said by whom. Name the counsel."
        raise NotAllowed(message)
    seen = clearance_fingerprint(snapshot, session)
    cleared = replace(session, clearance=Clearance(by=name, on=today, fingerprint=seen))
    return Edit(label=f"Clear {mention(session)}", puts=(cleared,))


def unclear(snapshot: Snapshot, key: str) -> Edit:
    """Take a session's clearance back. Raises `Gone` without the session."""
    session = session_of_key(snapshot, key)
    label = f"Take back the clearance of {mention(session)}"
    return Edit(label=label, puts=(replace(session, clearance=None),))
