"""Several undos in one go, told once: the window need not follow each of a thousand."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.records import Record
from convenor_db.domain.snapshot import Change
from convenor_db.store.journal import Action
from convenor_db.store.store import Store


class Run(NamedTuple):
    """How many actions were taken back, all of it as one action, and what ended it early."""

    done: int
    action: Action | None
    error: ConvenorError | None


def take_back(store: Store, count: int, going: Callable[[int], bool]) -> Run:
    """Undo the newest *count* actions; each is an undo of its own and can be redone.

    *going* is told how many are undone, and says whether to go on.
    """
    actions: list[Action] = []
    error = None
    try:
        while len(actions) < count and going(len(actions)):
            action = store.undo()
            if action is None:
                break
            actions.append(action)
    except ConvenorError as refused:
        error = refused
    return Run(len(actions), _as_one(actions), error)


def _as_one(actions: list[Action]) -> Action | None:
    if not actions:
        return None
    changes = joined(change for action in actions for change in action.changes)
    return replace(actions[-1], changes=changes)


def joined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return one change a record: as it was before the first, and as it is after the last."""
    before: dict[tuple[str, str], Record | None] = {}
    last: dict[tuple[str, str], Change] = {}
    for change in changes:
        at = change.kind, change.key
        before.setdefault(at, change.before)
        last[at] = change
    return tuple(
        Change(kind, key, before[kind, key], one.after, one.place, one.folded)
        for (kind, key), one in last.items()
    )
