"""What the commitments of a convening come to on a day."""

from collections.abc import Mapping
from dataclasses import dataclass

from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Answer:
    """Keys of commitments, sorted.

    *greatest*: what holds if everybody trusts everybody; *least*: what holds although nobody
    moves first; *pivotal*: by party with a commitment, what of others leaves the greatest set
    when it keeps none of its own (INTERCHANGE.md, `commitments`).
    """

    greatest: tuple[str, ...]
    least: tuple[str, ...]
    pivotal: Mapping[str, tuple[str, ...]]


def answer(snapshot: Snapshot, *, on: str, assume: Mapping[str, bool] | None = None) -> Answer:
    """Return what holds on the day *on* (YYYY-MM-DD) under assumptions by atom's key."""
    raise NotImplementedError
