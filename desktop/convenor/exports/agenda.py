"""Which agenda is handed out: the newest release, else the working draft (RULES.md 5)."""

from collections.abc import Mapping
from dataclasses import dataclass

from convenor_db.domain.records import Release, Session
from convenor_db.domain.releases import newest_release, sessions_of
from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class FollowedAgenda:
    """The sessions that exports follow, by key; *release* is None for the working draft."""

    sessions: Mapping[str, Session]
    release: Release | None


def followed_agenda(snapshot: Snapshot, *, draft: bool = False) -> FollowedAgenda:
    """Return the newest release's agenda, or the working draft where there is none.

    *draft* asks for the working draft whatever was released.
    """
    release = newest_release(snapshot)
    if draft or release is None:
        return FollowedAgenda(dict(snapshot.sessions), None)
    return FollowedAgenda(sessions_of(release), release)
