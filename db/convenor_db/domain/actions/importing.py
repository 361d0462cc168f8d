"""What an import changes, field by field, in words; and its edit under a name of its own."""

from dataclasses import dataclass
from typing import Any, Final

from convenor_db.domain.edits import Edit
from convenor_db.domain.names import full_name
from convenor_db.domain.records import Organisation, Person, Record, Session, key_of, kind_of
from convenor_db.domain.snapshot import Snapshot

FIELD_WORDS: Final = {
    "family": "Family name",
    "given": "Given name",
    "native": "Own script",
    "known_as": "Known as",
    "organisation": "Organisation",
    "post": "Post",
    "emails": "E-mail",
    "phone": "Telephone",
    "step_free": "Step-free",
    "title": "Title",
    "start": "Start",
    "minutes": "Minutes",
    "room": "Room",
    "people": "People",
    "link": "Link",
}
"""What a field is called where its name is not the word itself."""

_POINTERS: Final = {"organisation": "organisations", "room": "rooms"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record before and after, in words; empty where there was nothing."""

    name: str
    field: str
    before: str
    after: str


def field_changes(snapshot: Snapshot, edit: Edit) -> list[FieldChange]:
    """Return what an edit changes in records that are here already, in its order."""
    new = {(kind_of(put).name, key_of(put)): put for put in edit.puts}
    made: list[FieldChange] = []
    for (kind, key), after in new.items():
        before = snapshot.get(kind, key)
        if before is not None and before != after:
            made += _changes(before, after, snapshot, new)
    return made


def added(snapshot: Snapshot, edit: Edit, kind: str) -> list[Record]:
    """Return the records of a kind that an edit adds."""
    table = snapshot.table(kind)
    return [put for put in edit.puts if kind_of(put).name == kind and key_of(put) not in table]


def name_of(record: Record) -> str:
    """Return what a record is called in a list of changes."""
    if isinstance(record, Person):
        return full_name(record)
    return str(getattr(record, "title", "") or getattr(record, "name", ""))


def _changes(
    before: Record, after: Record, snapshot: Snapshot, new: dict[tuple[str, str], Record]
) -> list[FieldChange]:
    made = []
    for attribute in before.__struct_fields__:
        old, now = getattr(before, attribute), getattr(after, attribute)
        if old != now:
            words = FIELD_WORDS.get(attribute, attribute.replace("_", " ").capitalize())
            texts = (_in_words(attribute, value, snapshot, new) for value in (old, now))
            made.append(FieldChange(name_of(after), words, *texts))
    return made


def _in_words(
    attribute: str, value: Any, snapshot: Snapshot, new: dict[tuple[str, str], Record]
) -> str:
    if value is None or value == "" or value == ():
        return ""
    kind = _POINTERS.get(attribute)
    if kind:
        record = new.get((kind, value)) or snapshot.get(kind, value)
        return (
            record.name if isinstance(record, Organisation) else name_of(record) if record else ""
        )
    if attribute == "start":
        return str(value).replace("T", " ")
    if attribute == "people":
        return f"{len(value)} listed"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def is_outside(snapshot: Snapshot, session: Session) -> bool:
    """Say whether a session lies outside the days of the convening."""
    day = (session.start or "")[:10]
    convening = snapshot.convening
    return bool(day) and not convening.starts <= day <= convening.ends
