"""What can be done with rooms: add, change a field, put in another order, delete."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.actions.lists import moved_to
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.shape import RANGES
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.records import Room, RoomKey
from convenor_db.domain.snapshot import Snapshot

NEEDS_NAME: Final = "A room needs a name. What stood there before is kept."


def room_of_key(snapshot: Snapshot, key: str) -> Room:
    """Return a room, or raise `Gone`."""
    room = snapshot.rooms.get(key)
    if room is None:
        message = "Nothing was changed: this room has been deleted meanwhile."
        raise Gone(message)
    return room


def add(snapshot: Snapshot, name: str, key: str) -> Edit:
    """Add a room under a key, at the end of the list."""
    room = Room(key=RoomKey(key), name=_name(snapshot, name, key))
    return Edit(label=f"Add room {mention(room)}", puts=(room,))


def set_name(snapshot: Snapshot, key: str, text: str) -> Edit:
    """Rename a room; no two rooms have the same name."""
    room = room_of_key(snapshot, key)
    changed = replace(room, name=_name(snapshot, text, key))
    return Edit(label=f"Rename room {mention(room)}", puts=(changed,))


def _name(snapshot: Snapshot, text: str, key: str) -> str:
    name = without_bad_characters(text).strip()
    if not name:
        raise NotAllowed(NEEDS_NAME)
    others = (room.name for room in snapshot.rooms.values() if room.key != key)
    if name in others:
        message = f"Another room is called “{name}”. What stood there before is kept."
        raise NotAllowed(message)
    return name


def set_capacity(snapshot: Snapshot, key: str, text: str) -> Edit:
    """Change how many seats a room has; empty is unknown."""
    room = room_of_key(snapshot, key)
    words = text.strip()
    most = round(RANGES["capacity"][1])
    if words and not (words.isascii() and words.isdigit() and int(words) <= most):
        message = "Seats are a whole number, or empty where it is not known."
        raise NotAllowed(message)
    changed = replace(room, capacity=int(words) if words else None)
    return Edit(label=f"Change seats of room {mention(room)}", puts=(changed,))


def set_step_free(snapshot: Snapshot, key: str, *, step_free: bool) -> Edit:
    """Say whether a room is reached without a step."""
    room = room_of_key(snapshot, key)
    changed = replace(room, step_free=step_free)
    return Edit(label=f"Change access of room {mention(room)}", puts=(changed,))


def set_equipment(snapshot: Snapshot, key: str, items: tuple[str, ...]) -> Edit:
    """Change what stands in a room."""
    room = room_of_key(snapshot, key)
    kept = (without_bad_characters(item).strip() for item in items)
    changed = replace(room, equipment=tuple(dict.fromkeys(item for item in kept if item)))
    return Edit(label=f"Change equipment of room {mention(room)}", puts=(changed,))


def move(snapshot: Snapshot, key: str, position: int) -> Edit:
    """Put a room at a position of the list, from 0."""
    return moved_to(snapshot, "rooms", room_of_key(snapshot, key), key, position)


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete a room; sessions in it stand without a room."""
    room = room_of_key(snapshot, key)
    return Edit(label=f"Delete room {mention(room)}", removes=(("rooms", key),))
