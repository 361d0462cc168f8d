"""Several undos in one go, told once: the window need not follow each of a thousand."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.records import Record
from convenor_db.domain.snapshot import Change
from convenor_db.store.journal import Action
from convenor_db.store.store import Store

_AT_ONCE: Final = 100
"""Actions undone in one transaction: killed on the way, so many are done again at most."""


class Run(NamedTuple):
    """How many actions were taken back, all of it as one action, and what ended it early."""

    done: int
    action: Action | None
    error: ConvenorError | None


def take_back(store: Store, count: int, going: Callable[[int], bool]) -> Run:
    """Undo the newest *count* actions; each is an undo of its own and can be redone.

    *going* is told how many are undone, and says whether to go on.
    """
    changes: list[Change] = []  # not the actions: each would hold all that the file was after it
    last: Action | None = None
    error: ConvenorError | None = None
    done = 0
    try:
        while done < count and going(done):
            further = partial(_further, going, done)
            turned = store.undo_several(min(_AT_ONCE, count - done), further)
            if turned.action is None:
                break
            done, last = done + turned.done, turned.action
            changes += last.changes
    except ConvenorError as refused:
        error = refused
    return Run(done, replace(last, changes=joined(changes)) if last else None, error)


def _further(going: Callable[[int], bool], before: int, done: int) -> bool:
    return going(before + done)


def joined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return one change a record: as it was before the first, and as it is after the last.

    What came and went in between is none.
    """
    before: dict[tuple[str, str], Record | None] = {}
    last: dict[tuple[str, str], Change] = {}
    for change in changes:
        at = change.kind, change.key
        before.setdefault(at, change.before)
        last[at] = change
    return tuple(
        Change(kind, key, before[kind, key], one.after, one.place, one.folded)
        for (kind, key), one in last.items()
        if before[kind, key] or one.after
    )
