"""Whose History is shown when “History of this” is chosen: a thing, and what is part of it."""

from collections.abc import Iterable, Iterator, Sequence

from convenor.workplace import HISTORY, Things
from convenor_db.domain.edits import name_of
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import Cell


def history_of(snapshot: Snapshot, kind: str, keys: Sequence[str]) -> Things | None:
    """Return the things of a kind that are selected, with what is part of them.

    A person’s seats, travel document and contacts are. None where nothing is selected.
    """
    there = [key for key in keys if snapshot.get(kind, key)]
    if not there:
        return None
    named = snapshot.get(kind, there[0])
    one = len(there) == 1 and named is not None
    words = name_of(named, snapshot) if one and named else f"{len(there):,} selected"
    parts = [part for key in there for part in _with_parts(snapshot, kind, key)]
    return _things(words, parts)


def history_of_cell(snapshot: Snapshot, cell: Cell) -> Things | None:
    """Return every version of an organisation's position on an issue, and its red lines there."""
    body, issue = snapshot.organisations.get(cell.organisation), snapshot.issues.get(cell.issue)
    if body is None or issue is None:
        return None
    parts = [
        (kind, key)
        for kind in ("positions", "red_lines")
        for tables in (snapshot.table(kind).items(), _gone(snapshot, kind))
        for key, one in tables
        if (getattr(one, "organisation", ""), getattr(one, "issue", "")) == cell
    ]
    return _things(f"{body.name} on {issue.title}", parts) if parts else None


def _gone(snapshot: Snapshot, kind: str) -> Iterator[tuple[str, object]]:
    return ((key, one) for (of, key), one in snapshot.gone.items() if of == kind)


def _with_parts(snapshot: Snapshot, kind: str, key: str) -> Iterator[tuple[str, str]]:
    yield kind, key
    if kind == "people":
        yield "travel_documents", key
        yield from (
            ("invitations", seat.key)
            for seat in snapshot.invitations.values()
            if seat.person == key
        )
        yield from (
            ("contacts", name)
            for name, one in snapshot.table("contacts").items()
            if getattr(one, "person", None) == key
        )


def _things(words: str, parts: Iterable[tuple[str, str]]) -> Things:
    return Things(HISTORY, tuple(f"{kind}:{key}" for kind, key in parts), words)
