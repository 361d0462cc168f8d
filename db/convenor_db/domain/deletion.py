"""What goes with a thing that is deleted, and what only loses its pointer to it (RULES.md 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.interchange.checks import condition_fields
from convenor_db.domain.interchange.conditions import without_atom
from convenor_db.domain.interchange.shape import FieldShape, Shape, fields_of, points_anywhere
from convenor_db.domain.records import KINDS, Record, kind_of
from convenor_db.domain.snapshot import Snapshot

Target = tuple[str, str]
_GONE: Any = object()


@dataclass(frozen=True, slots=True)
class Deletion:
    """Everything that follows from deleting: what is removed, what is written changed."""

    removes: tuple[Target, ...]
    puts: tuple[Record, ...]

    def count(self, kind: str) -> int:
        """Return how many of a kind go."""
        return sum(of == kind for of, _ in self.removes)


def plan_deletion(snapshot: Snapshot, targets: Iterable[Target]) -> Deletion:
    """Return what deleting *targets* removes and changes.

    Raises `NotAllowed` while something that has happened names one of them: it is dropped,
    withdrawn or erased instead.
    """
    gone: dict[Target, None] = dict.fromkeys(targets)
    changed: dict[Target, Record] = {}
    waiting = list(gone)
    while waiting:
        fresh = waiting
        waiting = []
        for target, record in _pointing_anywhere(snapshot, gone):
            without = _without(changed.get(target, record), frozenset(fresh))
            if without is _GONE:
                gone[target] = None
                changed.pop(target, None)
                waiting.append(target)
            elif without is not record and without != record:
                changed[target] = without
    _refuse_what_happened(snapshot, gone)
    return Deletion(tuple(gone), tuple(changed.values()))


def _pointing_anywhere(
    snapshot: Snapshot, gone: dict[Target, None]
) -> Iterable[tuple[Target, Record]]:
    for name, kind in KINDS.items():
        if kind.fact or not (points_anywhere(kind.record) or _has_conditions(kind.record)):
            continue
        for key, record in snapshot.table(name).items():
            if (name, key) not in gone:
                yield (name, key), record


def _has_conditions(record: type[Record]) -> bool:
    return any(field.shape.form is not None for field in fields_of(record))


def _without(record: Record, gone: frozenset[Target]) -> Any:
    made = _part_without(record, gone)
    if made is _GONE:
        return _GONE
    for name, _, condition in condition_fields(made):
        changed = condition
        for _, key in gone:
            changed = without_atom(changed, key)
        if changed != condition:
            attribute = next(f.attribute for f in fields_of(made.__class__) if f.name == name)
            made = msgspec.structs.replace(made, **{attribute: changed})
    return made


def _part_without(part: Any, gone: frozenset[Target]) -> Any:
    """Return a record or part without its pointers to *gone*; `_GONE` if it cannot stand so."""
    changes: dict[str, Any] = {}
    for field in fields_of(part.__class__):
        value = getattr(part, field.attribute)
        if value is None:
            continue
        made = _value_without(field.shape, value, gone)
        if made is _GONE:
            if _cannot_stand(field):
                return _GONE
            made = None
        if made != value:
            changes[field.attribute] = made
    return msgspec.structs.replace(part, **changes) if changes else part


def _cannot_stand(field: FieldShape) -> bool:
    return field.required or field.shape.own or not field.shape.optional


def _value_without(shape: Shape, value: Any, gone: frozenset[Target]) -> Any:
    if shape.kinds:
        named = not shape.loose and any((kind, str(value)) in gone for kind in shape.kinds)
        return _GONE if named else value
    if shape.item:
        items = (_value_without(shape.item, item, gone) for item in value)
        return tuple(item for item in items if item is not _GONE)
    if shape.value:
        pairs = ((name, _value_without(shape.value, item, gone)) for name, item in value.items())
        return {name: item for name, item in pairs if item is not _GONE}
    if shape.part:
        return _part_without(value, gone)
    return value


def _refuse_what_happened(snapshot: Snapshot, gone: Iterable[Target]) -> None:
    happened = _happened(snapshot)
    for kind, key in gone:
        if kind in ("invitations", "sessions") and (kind, key) in happened:
            instead = "withdrawn" if kind == "invitations" else "dropped"
            what = "seat" if kind == "invitations" else "session"
            message = (
                f"This was not deleted: a {what} in it stands in calendars, copies or a release"
                f" that were given out. It can be {instead} instead."
            )
            raise NotAllowed(message)


def _happened(snapshot: Snapshot) -> set[Target]:
    named: set[Target] = set()
    for kind in ("calendar_ledger", "copies", "replies"):
        for record in snapshot.table(kind).values():
            named.add(("invitations", getattr(record, "invitation", None) or ""))
            named.add(("sessions", getattr(record, "session", None) or ""))
    for release in snapshot.table("releases").values():
        for session in getattr(release, "sessions", ()):
            named.add(("sessions", session.key))
            named.update(("invitations", listed.invitation) for listed in session.people)
    return named


def targets_of(records: Iterable[Record]) -> list[Target]:
    """Return kind and key of each record."""
    return [(kind_of(record).name, kind_of(record).key_of(record)) for record in records]
