"""Warnings about the room of one session: none, too small, with steps."""

from collections.abc import Iterator

from convenor_db.domain.attendance import places_needed
from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.checking.joined import Joined, Sitting
from convenor_db.domain.checking.wording import and_when, titled
from convenor_db.domain.edits import counted
from convenor_db.domain.records import SessionKind

WITHOUT_ROOM = (SessionKind.TRAVEL, SessionKind.BREAK)
"""Kinds that need no room."""


def room_small(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where more are expected than the room holds."""
    room = sitting.room
    if room is None or room.capacity is None:
        return
    needed = places_needed(joined.snapshot, sitting.session)
    if room.capacity >= needed:
        return
    how = "is for" if sitting.session.expected is None else "expects"
    people = counted(needed, "person", "people")
    yield Finding(
        rule=Rule.ROOM_SMALL,
        level=joined.level(Rule.ROOM_SMALL),
        objects=(("rooms", room.key), ("sessions", sitting.key)),
        text=f"{and_when(joined, sitting)} {how} {people}; {room.name} holds {room.capacity:,}.",
        fix=f"Choose a room for {needed:,}, or list fewer people.",
        fingerprint=fingerprint(room.key, room.capacity, needed),
    )


def room_missing(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where a session has a time but no place."""
    session = sitting.session
    if sitting.when is None or session.kind in WITHOUT_ROOM or sitting.room or session.link:
        return
    yield Finding(
        rule=Rule.ROOM_MISSING,
        level=joined.level(Rule.ROOM_MISSING),
        objects=(("sessions", sitting.key),),
        text=f"{and_when(joined, sitting)} has neither a room nor a link.",
        fix="Choose a room, or enter a link.",
        fingerprint=fingerprint(session.kind),
    )


def step_free(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where somebody cannot reach the room without steps."""
    room = sitting.room
    if room is None or room.step_free:
        return
    for member in sitting.company.needing_step_free:
        yield Finding(
            rule=Rule.STEP_FREE,
            level=joined.level(Rule.STEP_FREE),
            objects=(
                ("invitations", member.holder.key),
                ("rooms", room.key),
                ("sessions", sitting.key),
            ),
            text=f"{member.holder.name} needs a way without steps to "
            f"{titled(sitting.session)}; {room.name} has steps.",
            fix="Choose a room without steps.",
            fingerprint=fingerprint(room.key, member.role, member.holder.seat.status),
        )
