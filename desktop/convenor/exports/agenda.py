"""Which agenda is handed out: the newest release, else the working draft (RULES.md 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from convenor_db.domain.records import Release, Session
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
    return FollowedAgenda({str(one.key): one for one in release.sessions}, release)


def newest_release(snapshot: Snapshot) -> Release | None:
    """Return the agenda as it was given out last, or None."""
    releases = cast("Mapping[str, Release]", snapshot.table("releases"))
    return max(releases.values(), key=lambda release: release.number, default=None)


def changes_since(snapshot: Snapshot, release: Release) -> int:
    """Return how many sessions of the working draft are not as they were released."""
    released: dict[str, Session] = {str(one.key): one for one in release.sessions}
    now = snapshot.sessions
    return sum(released.get(key) != now.get(key) for key in {*released, *now})
