"""What a file keeps of a person beside its lists: what was done about them, drafts, views."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from convenor_db.domain.held.forms import may_name, telling_words
from convenor_db.domain.held.known import on_papers
from convenor_db.domain.held.references import Held, Target, held_in, is_anothers, targets_of
from convenor_db.domain.records import Person, Record
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.store import journal
from convenor_db.store.connection import Connection
from convenor_db.store.journal import HistoryLine
from convenor_db.store.rows import from_log

Watch = Callable[[int, int], None]
"""Told how many lines of the log are read, and of how many; raises to stop."""


def unwatched(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that was done, and what of it is about the person: records before and after."""

    line: HistoryLine
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody typed and the file could not store yet: whose it is, where, what, when."""

    actor: str
    target: str
    field: str
    text: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A view that was kept: of which screen, its name, what it shows (JSON text)."""

    screen: str
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Under which name somebody used the program on this file: how often, first and last."""

    name: str
    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A record as it once stood, in an action of *at*; it may name the person in a text."""

    at: str
    kind: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Everything that stands in a file and in none of its lists; of every user.

    *past* are records as History keeps them, which may name the person in their texts.
    """

    person: Person
    snapshot: Snapshot
    deeds: tuple[Deed, ...]
    typed: tuple[Typed, ...]
    views: tuple[SavedView, ...]
    users: tuple[User, ...]
    past: tuple[Past, ...]


def traces_of(
    connection: Connection, snapshot: Snapshot, person: Person, watch: Watch = unwatched
) -> Traces:
    """Return what was done about a person, newest first, and all that users keep.

    *snapshot* knows what was deleted (`journal.with_gone`). What is typed or kept as a view is
    returned whole: whether it names somebody is for those to tell who know names.
    """
    targets = targets_of(snapshot, person.key)
    changes, lasting = _changes_about(connection, targets)
    labels = [f"{{{kind}:{key}}}" for kind, key in lasting]
    deeds = (
        Deed(line=line, changes=tuple(changes.get(line.number, ())))
        for line in journal.history(connection)
        if line.number in changes or any(label in line.label for label in labels)
    )
    typed = connection.execute("select actor, target, field, text, at from draft order by at")
    papers = [name for name, whose in on_papers(snapshot) if whose == person.key]
    views = connection.execute("select screen, name, value from saved_view order by screen, name")
    return Traces(
        person=person,
        snapshot=snapshot,
        deeds=tuple(deeds),
        typed=tuple(
            Typed(actor=actor, target=target, field=field, text=text, at=at)
            for actor, target, field, text, at in typed.fetchall()
        ),
        views=tuple(SavedView(screen=s, name=n, value=v) for s, n, v in views.fetchall()),
        users=_users(connection),
        past=tuple(_past(connection, telling_words(person, papers), watch)),
    )


def _users(connection: Connection) -> tuple[User, ...]:
    rows = connection.execute(
        "select actor, count(*), min(at), max(at) from txn group by actor order by actor"
    )
    return tuple(User(name=a, count=c, first=f, last=z) for a, c, f, z in rows.fetchall())


def _past(
    connection: Connection, telling: tuple[tuple[str, ...], ...], watch: Watch
) -> Iterator[Past]:
    """Yield the records of the log that may name the person in a text, each once.

    Of a record that stood before only what was changed is read: the rest was met there.
    """
    rows = connection.execute(
        "select t.at, c.tbl, c.pk, c.old, c.new from change c join txn t on t.id = c.txn"
        " where t.kind in ('do', 'fact') order by c.seq"
    )
    (total,) = connection.execute("select count(*) from change").fetchone()
    met: set[tuple[str, Any]] = set()
    seen: set[str] = set()
    for done, (at, kind, pk, old, new) in enumerate(rows):
        watch(done, total)
        images = [(new, _changed(old, new))] if new else []
        if old and (kind, pk) not in met:
            images.insert(0, (old, old))
        met.add((kind, pk))
        for image, text in images:
            if image not in seen and may_name(text, telling):
                seen.add(image)
                yield Past(at=at, kind=kind, record=from_log(kind, json.loads(image))[0])


def _changed(old: str | None, new: str) -> str:
    """Return what a record says that it did not say before."""
    if not old:
        return new
    before = json.loads(old)
    after = json.loads(new).items()
    return "\n".join(str(value) for name, value in after if value != before.get(name))


def _changes_about(
    connection: Connection, targets: frozenset[Target]
) -> tuple[dict[int, list[Change]], frozenset[Target]]:
    """Return by action what changed of what the person's records say, and of who names them.

    With them the person, and those seats of theirs that never were anybody else's.
    """
    found: dict[int, list[Change]] = {}
    shared: set[Target] = set()
    for txn, kind, old, new in _naming(connection, targets):
        before, after = _read(kind, old), _read(kind, new)
        row = json.loads(new or old or "{}")
        change = Change(kind, row["key"], before, after, row["ordinal"])
        images = [image for image in (before, after) if image]
        if (kind, change.key) in targets and any(is_anothers(one, targets) for one in images):
            shared.add((kind, change.key))
            if not any(getattr(one, "person", None) in _people(targets) for one in images):
                continue  # an unnamed seat was given to somebody else, or taken from them
        if _said(kind, change, before, targets) != _said(kind, change, after, targets):
            found.setdefault(txn, []).append(change)
    return found, targets - shared


def _people(targets: frozenset[Target]) -> frozenset[str]:
    return frozenset(key for kind, key in targets if kind == "people")


def _naming(
    connection: Connection, targets: frozenset[Target]
) -> Iterator[tuple[int, str, str | None, str | None]]:
    """Yield the lines of the log in which one of the keys stands, wherever it does."""
    keys = sorted({key for _, key in targets})
    stands = " or ".join(["instr(coalesce(old, ''), ?) or instr(coalesce(new, ''), ?)"] * len(keys))
    rows = connection.execute(
        f"select c.txn, c.tbl, c.old, c.new from change c join txn t on t.id = c.txn"
        f" where t.kind in ('do', 'fact') and ({stands}) order by c.seq",
        [key for key in keys for _ in range(2)],
    )
    yield from rows.fetchall()


def _read(kind: str, image: str | None) -> Record | None:
    return from_log(kind, json.loads(image))[0] if image else None


def _said(kind: str, change: Change, record: Record | None, targets: frozenset[Target]) -> Any:
    """Return what a record says of the person: all of it where it is theirs."""
    if record is None:
        return None
    one = held_in(kind, change.key, record, targets)
    if one is None:
        return None
    return record if one.whole else entries(one)


def entries(one: Held) -> list[Any]:
    """Return the entries of a record that name the person, wherever in their list they stand."""
    return [
        naming.chain[-1] if len(naming.chain) > 1 else (naming.attribute, naming.value)
        for naming in one.namings
    ]
