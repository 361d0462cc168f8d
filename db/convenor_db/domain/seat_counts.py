"""How many seats stand how: by status, in a header, and against the places there are (RULES.md 2).

Staff, interpreters and press are in none of these figures. A person counts once, by the seat
nearest to coming; every figure has the keys of the seats behind it.
"""

from typing import Final, NamedTuple

from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import COMING, OUTSTANDING, UNCOUNTED, held_seats
from convenor_db.domain.records import Capacity, Invitation, Status
from convenor_db.domain.snapshot import Snapshot

Keys = tuple[str, ...]


class HeadCounts(NamedTuple):
    """What a header counts: who comes, who is outstanding, and the places there are."""

    coming: Keys
    outstanding: Keys
    places: int | None

    @property
    def room(self) -> int | None:
        """How many places are left if all accept, negative if too few; None without a limit."""
        if self.places is None:
            return None
        return self.places - len(self.coming) - len(self.outstanding)


def each_once(snapshot: Snapshot) -> list[Invitation]:
    """Return the seats of every capacity: of a person the one that counts, all without a name."""
    held = held_seats(snapshot)
    return [
        seat
        for seat in snapshot.invitations.values()
        if seat.person is None or held[seat.person].key == seat.key
    ]


def counted_seats(snapshot: Snapshot) -> list[Invitation]:
    """Return the seats that figures are made of: each person once, no staff, nobody uncounted."""
    return [seat for seat in each_once(snapshot) if seat.capacity not in UNCOUNTED]


def by_status(snapshot: Snapshot) -> dict[Status, Keys]:
    """Return the keys of the counted seats by status, for all statuses."""
    found: dict[Status, list[str]] = {status: [] for status in Status}
    for seat in counted_seats(snapshot):
        found[seat.status].append(str(seat.key))
    return {status: tuple(keys) for status, keys in found.items()}


def head_counts(snapshot: Snapshot) -> HeadCounts:
    """Return who comes and who is outstanding, without staff, interpreters and press."""
    seats = counted_seats(snapshot)
    return HeadCounts(
        coming=tuple(str(seat.key) for seat in seats if seat.status in COMING),
        outstanding=tuple(str(seat.key) for seat in seats if seat.status in OUTSTANDING),
        places=snapshot.convening.seats,
    )


def seats_sentence(snapshot: Snapshot) -> str:
    """Return “118 coming + 25 outstanding of 160 places: room for 17 more if all accept”."""
    counts = head_counts(snapshot)
    sums = f"{len(counts.coming):,} coming + {len(counts.outstanding):,} outstanding"
    if counts.places is None or counts.room is None:
        return sums
    places = counted(counts.places, "place", "places")
    return f"{sums} of {places}: {_room_words(counts, counts.places, counts.room)}"


def _room_words(counts: HeadCounts, places: int, room: int) -> str:
    over = len(counts.coming) - places
    if over > 0:
        return f"{over:,} too many are coming already"
    if room > 0:
        return f"room for {room:,} more if all accept"
    return "just full if all accept" if room == 0 else f"{-room:,} too many if all accept"


_CALLED: Final = {
    Capacity.STAFF: ("staff", "staff"),
    Capacity.INTERPRETER: ("interpreter", "interpreters"),
    Capacity.PRESS: ("press", "press"),
}


def not_counted(snapshot: Snapshot) -> dict[Capacity, Keys]:
    """Return who is coming or outstanding and takes no seat, by capacity."""
    found: dict[Capacity, list[str]] = {capacity: [] for capacity in _CALLED}
    for seat in each_once(snapshot):
        if seat.capacity in UNCOUNTED and seat.status in COMING | OUTSTANDING:
            found[seat.capacity].append(str(seat.key))
    return {capacity: tuple(keys) for capacity, keys in found.items()}


def not_counted_words(snapshot: Snapshot) -> str:
    """Return “Not counted: 9 staff, 4 interpreters, 3 press”, or nothing."""
    parts = [
        counted(len(keys), *_CALLED[capacity])
        for capacity, keys in not_counted(snapshot).items()
        if keys
    ]
    return f"Not counted: {', '.join(parts)}" if parts else ""
