"""The counts of the head and of the strip, and what each filters to when it is clicked."""

from collections.abc import Sequence

from convenor.widgets.page_head import Count
from convenor.widgets.status_chip import STRIP
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Status
from convenor_db.domain.seat_counts import by_status, head_counts
from convenor_db.domain.snapshot import Snapshot


def head_counts_of(snapshot: Snapshot) -> list[Count]:
    """Return who comes, who is outstanding and the places; staff and such do not count."""
    counts = head_counts(snapshot)
    places = counts.places
    room = counts.room
    return [
        Count(f"{len(counts.coming):,} coming", "coming"),
        Count(f"{len(counts.outstanding):,} outstanding", "outstanding"),
        *([Count(counted(places, "place", "places"))] if places is not None else []),
        *([Count(_room(room))] if room is not None else []),
    ]


def _room(room: int) -> str:
    if room < 0:
        return f"{-room:,} too many if all accept"
    return f"room for {room:,} more if all accept" if room else "full if all accept"


def strip_counts(snapshot: Snapshot) -> dict[str, int]:
    """Return how many seats have each status, each person once."""
    return {str(status): len(keys) for status, keys in by_status(snapshot).items()}


def counted_as(snapshot: Snapshot, count: str | Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return in words and by key what a count of the head, or the statuses of a segment, count."""
    heads = head_counts(snapshot)
    if count == "coming":
        return "Coming", heads.coming
    if count == "outstanding":
        return "Outstanding", heads.outstanding
    found = by_status(snapshot)
    words = next((each.words for each in STRIP if each.statuses == tuple(count)), "")
    return words, tuple(key for status in count for key in found[Status(status)])
