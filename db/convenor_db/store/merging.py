"""How an interchange input joins what a file holds (INTERCHANGE.md, rules of load)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

from convenor_db.domain.edits import Target
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.interchange.read import Interchange
from convenor_db.domain.records import KINDS, Copy, LedgerEntry, Record, kind_of
from convenor_db.domain.snapshot import STEP, Snapshot


class Mode(StrEnum):
    """What happens to things of the file that the input does not name."""

    MERGE = "merge"
    REPLACE = "replace"


@dataclass(slots=True)
class Merge:
    """What a load writes: the plan as an action, what has happened as a fact beside it."""

    plan: list[tuple[Record, int | None]] = field(default_factory=list)
    removes: list[Target] = field(default_factory=list)
    facts: list[tuple[Record, int | None]] = field(default_factory=list)


def merge(snapshot: Snapshot, incoming: Interchange, mode: Mode) -> Merge:
    """Return what loading writes.

    The ledger, replies and copies never go backwards: of two ledger rows the higher sequence
    stays, and a copy number used for something else refuses the load.
    """
    made = Merge()
    at: dict[str, int] = {}
    for record in incoming.records:
        kind = kind_of(record)
        at[kind.name] = at.get(kind.name, 0) + 1
        place = at[kind.name] * STEP if mode is Mode.REPLACE else None
        if kind.fact:
            kept = _not_backwards(snapshot, record)
            if kept is not None:
                made.facts.append((kept, place))
        else:
            made.plan.append((record, place))
    for name, kind in KINDS.items():
        whole = name == "recipe" and name in incoming.lists
        goes = not kind.fact or name == "releases"  # of what has happened only these can go
        if goes and (mode is Mode.REPLACE or whole):
            made.removes += _unnamed(snapshot, name, incoming.records)
    return made


def _unnamed(snapshot: Snapshot, name: str, records: Iterable[Record]) -> list[Target]:
    kind = KINDS[name]
    named = {kind.key_of(record) for record in records if isinstance(record, kind.record)}
    return [(name, key) for key in snapshot.table(name) if key not in named]


def _not_backwards(snapshot: Snapshot, record: Record) -> Record | None:
    """Return the record to write, or None where what the file has goes further."""
    kind = kind_of(record)
    ours: Any = snapshot.get(kind.name, kind.key_of(record))
    if ours is None:
        return record
    if isinstance(record, LedgerEntry):
        return record if record.sequence >= cast("LedgerEntry", ours).sequence else None
    if isinstance(record, Copy):
        _refuse_other_copy(record, ours)
        return record if not ours.void else None
    return record if kind.name == "releases" else None


def _refuse_other_copy(theirs: Copy, ours: Copy) -> None:
    if (theirs.invitation, theirs.content) != (ours.invitation, ours.content):
        message = (
            f"Nothing was loaded: copy number {ours.number} is used for another pack here."
            " Only one of two files made from one convening may go on."
        )
        raise InputRefused(message)
