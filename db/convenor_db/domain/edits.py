"""A change to a convening before it is made: what to write, what to remove, what to call it."""

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field

from convenor_db.domain.names import full_name, seat_name
from convenor_db.domain.records import Commitment, Invitation, Person, Record, key_of, kind_of
from convenor_db.domain.snapshot import Place, Snapshot

Target = tuple[str, str]
"""Kind and key."""


class Edit(Struct, frozen=True, kw_only=True):
    """One named action, to be written by the store as a whole or not at all.

    *label* is what Undo and History show; it holds keys in braces (`Change post of
    {people:p1}`), never names, so that an erased person leaves none behind (RULES.md 3).
    *puts* are written in order, new ones at the end of their list; *places* says where in
    their list some of them stand from now on.
    """

    label: str
    puts: tuple[Record, ...] = ()
    removes: tuple[Target, ...] = ()
    places: Mapping[Target, Place] = field(default_factory=dict)

    def place_of(self, record: Record) -> Place | None:
        """Return where a record is to stand; None keeps its place, or is the end."""
        return self.places.get((kind_of(record).name, key_of(record)))


def mention(record: Record) -> str:
    """Return how a label names a record."""
    return f"{{{kind_of(record).name}:{key_of(record)}}}"


MENTION: Final = re.compile(r"\{([a-z_]+):([^{}]*)\}")

_GONE: Final = {
    "people": "a person since deleted",
    "invitations": "a seat since deleted",
    "organisations": "an organisation since deleted",
    "sessions": "a session since deleted",
    "briefs": "a brief since deleted",
}


def shown(label: str, snapshot: Snapshot) -> str:
    """Return a label with every mention replaced by the name it has now."""

    def name(match: re.Match[str]) -> str:
        record = snapshot.get(match[1], match[2]) or snapshot.gone.get((match[1], match[2]))
        return name_of(record, snapshot) if record else _GONE.get(match[1], "something deleted")

    return MENTION.sub(name, label)


def name_of(record: Record, snapshot: Snapshot) -> str:
    """Return what a record is called: its name or title, else what it is."""
    if isinstance(record, Person):
        return full_name(record)
    if isinstance(record, Invitation):
        holder = snapshot.gone.get(("people", record.person or ""))
        return full_name(holder) if isinstance(holder, Person) else seat_name(snapshot, record)
    if isinstance(record, Commitment):
        return f"“{record.undertaking}”"
    for attribute in ("title", "name", "text"):
        value = getattr(record, attribute, None)
        if isinstance(value, str) and value:
            return f"“{value}”" if attribute != "name" else value
    return kind_of(record).name.replace("_", " ")


def counted(count: int, one: str, many: str) -> str:
    """Return “1 person”, “12 people”."""
    return f"{count:,} {one if count == 1 else many}"
