"""What can be done with waves: add, change a field or the number, delete."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Entry, Unreadable, day, line, lines, whole, with_entry
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.shape import RANGES
from convenor_db.domain.records import Wave
from convenor_db.domain.snapshot import STEP, Place, Snapshot

ENTRIES: Final = {
    "name": Entry("name", line),
    "send_on": Entry("sending day", day),
    "reply_by": Entry("reply-by day", day),
    "gate": Entry("gate", lines),
    "seats": Entry("seats", whole(0, round(RANGES["seats"][1]))),
}
"""What is typed into the fields of a wave; its number has an action of its own."""

_NUMBER: Final = whole(1, round(RANGES["number"][1]) - 1)


def wave_of_key(snapshot: Snapshot, key: str) -> Wave:
    """Return a wave by its number written as text, or raise `Gone`."""
    wave = snapshot.waves.get(key)
    if wave is None:
        message = "Nothing was changed: this wave has been deleted meanwhile."
        raise Gone(message)
    return wave


def add(snapshot: Snapshot, number: str) -> Edit:
    """Add a wave under the number typed, where its number puts it in the list."""
    wave = Wave(number=_free_number(snapshot, number))
    return Edit(
        label=f"Add wave {wave.number}",
        puts=(wave,),
        places={("waves", str(wave.number)): _place(snapshot, wave.number, "")},
    )


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of a wave; seats that have a reply-by day of their own keep it."""
    wave = wave_of_key(snapshot, key)
    changed = with_entry(wave, ENTRIES, field, text)
    return Edit(label=f"Change {ENTRIES[field].words} of wave {wave.number}", puts=(changed,))


def set_number(snapshot: Snapshot, key: str, text: str) -> Edit:
    """Give a wave another number; the seats in it come along, in the same action."""
    wave = wave_of_key(snapshot, key)
    number = read_number(text)
    label = f"Change number of wave {wave.number} to {number}"
    if number == wave.number:
        return Edit(label=label)
    moved = replace(wave, number=_free_number(snapshot, text))
    seats = (seat for seat in snapshot.invitations.values() if seat.wave == wave.number)
    return Edit(
        label=label,
        puts=(moved, *(replace(seat, wave=number) for seat in seats)),
        removes=(("waves", key),),
        places={("waves", str(number)): _place(snapshot, number, key)},
    )


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete a wave; the seats in it stand without one."""
    wave = wave_of_key(snapshot, key)
    return Edit(label=f"Delete wave {wave.number}", removes=(("waves", key),))


def read_number(text: str) -> int:
    """Read the number of a wave; raises `Unreadable`."""
    number = _NUMBER(text)
    if number is None:
        reason = "a wave needs a number"
        raise Unreadable(reason)
    return int(number)


def _free_number(snapshot: Snapshot, text: str) -> int:
    number = read_number(text)
    if str(number) in snapshot.waves:
        message = f"There is a wave {number} already. Choose another number."
        raise NotAllowed(message)
    return number


def _place(snapshot: Snapshot, number: int, but: str) -> Place:
    """Return the place between the waves whose numbers are next to *number*, *but* one."""
    places = snapshot.places.get("waves", {})
    others = {wave.number: places[key] for key, wave in snapshot.waves.items() if key != but}
    before = max((at for one, at in others.items() if one < number), default=0)
    after = min((at for one, at in others.items() if one > number and at > before), default=0)
    return (before + after) // 2 if after else before + STEP
