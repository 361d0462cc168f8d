"""What a new convening needs first."""

from typing import Final

from convenor_db.domain.snapshot import Snapshot

FIRST: Final = ("people", "issues", "sessions", "briefs")
"""Kinds; each is a first step until there is one of it."""


def has_begun(snapshot: Snapshot) -> bool:
    """Say whether every first step has been made."""
    return all(snapshot.table(kind) for kind in FIRST)
