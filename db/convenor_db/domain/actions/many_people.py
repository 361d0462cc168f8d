"""What is done with several people or organisations at once: a field, a tag more, a tag less."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions import cells
from convenor_db.domain.actions.cells import Cell, Wish
from convenor_db.domain.edits import Edit, counted, mention
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.names import fold
from convenor_db.domain.records import Person
from convenor_db.domain.snapshot import Snapshot

SHARED: Final = {
    "people": ("organisation", "country", "languages"),
    "organisations": ("constituency", "country", "rival_group", "must_have"),
}
"""By kind, the fields that are set for many at once."""


def set_field(
    snapshot: Snapshot, kind: str, keys: Sequence[str], field: str, text: str, *, new_key: KeyMaker
) -> Edit:
    """Give several people or organisations the same of one of `SHARED`, as typed.

    Those that have it already are neither written nor counted. Raises `Unreadable`, and `Gone`
    if none of them is there any more.
    """
    if field not in SHARED.get(kind, ()):
        message = f"Nothing was changed: {field!r} is not set for many at once."
        raise NotAllowed(message)
    there = [key for key in keys if snapshot.get(kind, key)]
    if there:  # one that cannot be read is refused with its reason, as in the field
        _read(snapshot, Wish(Cell(kind, there[0], field), text), new_key)
    wishes = [Wish(Cell(kind, key, field), text) for key in keys]
    return cells.change(snapshot, wishes, today="", new_key=new_key)


def _read(snapshot: Snapshot, wish: Wish, new_key: KeyMaker) -> None:
    why = cells.Sheet(snapshot, today="", new_key=new_key).take(wish).why
    if why:
        raise Unreadable(why)


def having(snapshot: Snapshot, kind: str, keys: Sequence[str], field: str, text: str) -> int:
    """Return how many have that value already; 0 for one that cannot be read."""
    sheet = cells.Sheet(snapshot, today="", new_key=lambda _kind: "")
    outcomes = [sheet.take(Wish(Cell(kind, key, field), text)) for key in keys]
    return sum(not one.why and not one.changes for one in outcomes)


def add_tag(snapshot: Snapshot, keys: Sequence[str], tag: str) -> Edit:
    """Give several people a tag more; who has it already is left. Raises `Unreadable`, `Gone`."""
    return _tagged(snapshot, keys, tag, "Add tag to", _with)


def remove_tag(snapshot: Snapshot, keys: Sequence[str], tag: str) -> Edit:
    """Take a tag from several people; who has none is left. Raises `Unreadable`, `Gone`."""
    return _tagged(snapshot, keys, tag, "Remove tag from", _without)


def _tagged(
    snapshot: Snapshot,
    keys: Sequence[str],
    tag: str,
    verb: str,
    change: Callable[[Person, str], Person],
) -> Edit:
    tags = entered.items(tag)
    if not tags:
        reason = "a tag needs a word"
        raise Unreadable(reason)
    found = [snapshot.people[key] for key in keys if key in snapshot.people]
    if not found:
        message = "Nothing was changed: the people chosen have been deleted meanwhile."
        raise Gone(message)
    puts = []
    for person in found:
        changed = person
        for each in tags:
            changed = change(changed, each)
        if changed != person:
            puts.append(changed)
    who = mention(puts[0]) if len(puts) == 1 else counted(len(puts), "person", "people")
    return Edit(label=f"{verb} {who}", puts=tuple(puts))


def _with(person: Person, tag: str) -> Person:
    return person if has_tag(person, tag) else replace(person, tags=(*person.tags, tag))


def _without(person: Person, tag: str) -> Person:
    kept = tuple(each for each in person.tags if fold(each) != fold(tag))
    return replace(person, tags=kept)


def has_tag(person: Person, tag: str) -> bool:
    """Say whether somebody has a tag, however it is written."""
    return any(fold(each) == fold(tag) for each in person.tags)
