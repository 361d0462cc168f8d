"""What goes with a thing that is deleted, and what only loses its pointer to it (RULES.md 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import msgspec

from convenor_db.domain.edits import name_of
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.interchange.checks import CONDITIONS, condition_fields
from convenor_db.domain.interchange.conditions import without_atoms
from convenor_db.domain.interchange.shape import (
    FieldShape,
    Shape,
    fields_of,
    pointers,
    points_anywhere,
)
from convenor_db.domain.records import (
    KINDS,
    Brief,
    BriefState,
    Readers,
    Record,
    Scenario,
    Statement,
    kind_of,
)
from convenor_db.domain.snapshot import Snapshot

Target = tuple[str, str]
_GONE: Any = object()
_ASSUMED: Final = ("commitments", "facts")
_VERIFIED: Final = "verified"
"""Stands for a kind where a commitment stays but can be verified no more."""
_INSTEAD: Final = {"invitations": ("seat", "withdrawn"), "sessions": ("session", "dropped")}
_NAMING: Final = (Scenario, Statement)
"""Records that keep something under the key of another one."""


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
        fresh = frozenset((*waiting, *_no_longer_verified(snapshot, waiting)))
        atoms = _atoms(fresh)
        waiting = []
        for target, record in _pointing_anywhere(snapshot, gone):
            without = _without(changed.get(target, record), fresh, atoms)
            if without is _GONE:
                gone[target] = None
                changed.pop(target, None)
                waiting.append(target)
            elif without is not record and without != record:
                changed[target] = without
    _refuse_what_happened(snapshot, gone)
    return Deletion(tuple(gone), tuple(changed.values()))


def _no_longer_verified(snapshot: Snapshot, gone: Iterable[Target]) -> list[Target]:
    """Return the commitments that nothing can verify once their undertaking is gone."""
    undertakings = {key for kind, key in gone if kind == "undertakings"}
    if not undertakings:
        return []
    promised = snapshot.table("commitments").items()
    return [(_VERIFIED, key) for key, one in promised if _undertakes(one) in undertakings]


def _undertakes(record: Record) -> str | None:
    return getattr(record, "undertakes", None)


def _pointing_anywhere(
    snapshot: Snapshot, gone: dict[Target, None]
) -> Iterable[tuple[Target, Record]]:
    for name, kind in KINDS.items():
        if kind.fact or not _names_others(kind.record):
            continue
        for key, record in snapshot.table(name).items():
            if (name, key) not in gone:
                yield (name, key), record


def _names_others(record: type[Record]) -> bool:
    conditions = any(field.shape.form in CONDITIONS for field in fields_of(record))
    return conditions or record in _NAMING or points_anywhere(record)


class _Atoms(NamedTuple):
    """What conditions can no longer name: the keys that go, and what nothing can verify."""

    keys: frozenset[str]
    unverifiable: frozenset[str]


def _atoms(gone: frozenset[Target]) -> _Atoms:
    return _Atoms(
        frozenset(key for kind, key in gone if kind != _VERIFIED),
        frozenset(key for kind, key in gone if kind == _VERIFIED),
    )


def _without(record: Record, gone: frozenset[Target], atoms: _Atoms) -> Any:
    made = _part_without(record, gone)
    if made is _GONE:
        return _GONE
    for name, _, condition in condition_fields(made):
        changed = without_atoms(condition, atoms.keys, atoms.unverifiable)
        if changed is not condition:
            attribute = next(f.attribute for f in fields_of(made.__class__) if f.name == name)
            made = msgspec.structs.replace(made, **{attribute: changed})
    if isinstance(made, Brief):
        return _kept_closed(record, made)
    return _names_without(made, gone)


def _kept_closed(before: Any, brief: Brief) -> Brief:
    """Return a brief that nobody gains by a deletion: it waits for its approval again.

    One about a session, a person or an organisation, or for some readers alone, would otherwise
    reach everybody once these are gone (RULES.md 4).
    """
    was, now = before.about, brief.about
    about = (was.organisation, was.person, was.session)
    opens = about != (now.organisation, now.person, now.session)
    opens = opens or (before.readers != Readers() and brief.readers == Readers())
    if not opens or brief.state is not BriefState.APPROVED:
        return brief
    return msgspec.structs.replace(
        brief, state=BriefState.IN_REVIEW, approved_by="", approved_on=None
    )


def _names_without(record: Any, gone: frozenset[Target]) -> Any:
    """Return a record without what it keeps under the key of something that is gone."""
    if isinstance(record, Scenario):
        return msgspec.structs.replace(
            record,
            assume=_kept(record.assume, {key for kind, key in gone if kind in _ASSUMED}),
            statuses=_kept(record.statuses, {key for kind, key in gone if kind == "invitations"}),
        )
    if isinstance(record, Statement):
        issues = {key for kind, key in gone if kind == "issues"}
        versions = tuple(
            msgspec.structs.replace(
                version,
                alternatives=_kept(version.alternatives, issues),
                chosen=_kept(version.chosen, issues),
            )
            for version in record.versions
        )
        return msgspec.structs.replace(record, versions=versions)
    return record


def _kept(named: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    return {name: value for name, value in named.items() if name not in gone}


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
    refuse_signed(snapshot, (key for kind, key in gone if kind == "organisations"))
    for kind, key in gone:
        if kind == "issues":
            refuse_signed_choice(snapshot, key)
    named = what_happened(snapshot).intersection(gone)
    if not named:
        return
    kind, key = min(named)
    if kind in _INSTEAD:
        what, instead = _INSTEAD[kind]
        message = (
            f"This was not deleted: a {what} in it stands in calendars, copies or a release"
            f" that were given out. It can be {instead} instead."
        )
    else:
        called = name_of(snapshot.tables[kind][key], snapshot)
        message = (
            f"Nothing was deleted: a release that was given out names {called}."
            " Leave it, or give it another name."
        )
    raise NotAllowed(message)


def refuse_signed(snapshot: Snapshot, organisations: Iterable[str]) -> None:
    """Raise `NotAllowed` if one of *organisations* has said how it stands to a statement."""
    asked = set(organisations)
    for statement in snapshot.table("statements").values():
        for signature in getattr(statement, "signatures", ()):
            if signature.organisation in asked:
                name = snapshot.organisations[signature.organisation].name
                message = (
                    f"Nothing was deleted: {name} stands among the signatures of"
                    f" “{getattr(statement, 'title', '')}”. It stays with what it signed."
                )
                raise NotAllowed(message)


def refuse_signed_choice(snapshot: Snapshot, issue: str, option: str | None = None) -> None:
    """Raise `NotAllowed` if a signed version of a statement has a choice on an issue.

    *option*: only if it has that option among its choices.
    """
    for statement in snapshot.table("statements").values():
        signed = {one.version for one in getattr(statement, "signatures", ())}
        for version in getattr(statement, "versions", ()):
            options = {*version.alternatives.get(issue, ()), version.chosen.get(issue)} - {None}
            if version.number in signed and (option in options or (option is None and options)):
                message = (
                    f"Nothing was deleted: version {version.number} of"
                    f" “{getattr(statement, 'title', '')}” has been signed with it."
                )
                raise NotAllowed(message)


def what_happened(snapshot: Snapshot) -> set[Target]:
    """Return what calendars, copies, replies or a release name."""
    named: set[Target] = set()
    for kind in ("calendar_ledger", "copies", "replies"):
        for record in snapshot.table(kind).values():
            named.add(("invitations", getattr(record, "invitation", None) or ""))
            named.add(("sessions", getattr(record, "session", None) or ""))
    for release in snapshot.table("releases").values():
        for session in getattr(release, "sessions", ()):
            named.add(("sessions", session.key))
        named.update((kind, one.key) for one in pointers(release) for kind in one.kinds)
    return named


def targets_of(records: Iterable[Record]) -> list[Target]:
    """Return kind and key of each record."""
    return [(kind_of(record).name, kind_of(record).key_of(record)) for record in records]
