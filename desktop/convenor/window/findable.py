"""Everything named in a convening, as the palette finds it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from convenor.widgets.day_words import moment_in_words
from convenor.widgets.palette_entries import PERSON, SESSION, Entry
from convenor.window.registry import screen_for
from convenor.workplace import Thing
from convenor_db.domain.names import full_name
from convenor_db.domain.snapshot import Snapshot

_Found = Callable[[Snapshot], Iterator[Entry]]


class Findable:
    """Keeps the entries of every kind until something of that kind changes.

    To make them takes a tenth of a second for 5,000 people.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], tuple[Entry, ...]]] = {}

    def entries(self, snapshot: Snapshot) -> Iterator[Entry]:
        """Return an entry for everything that some screen shows."""
        for kind, (make, leans_on) in _KINDS.items():
            if screen_for(kind):
                yield from self._of_kind(kind, make, snapshot, leans_on)

    def _of_kind(
        self, kind: str, make: _Found, snapshot: Snapshot, leans_on: Iterable[str]
    ) -> tuple[Entry, ...]:
        tables = (*(snapshot.table(each) for each in leans_on), snapshot.folds)
        kept = self._kept.get(kind)
        if kept is None or any(a is not b for a, b in zip(kept[0], tables, strict=True)):
            kept = self._kept[kind] = (tables, tuple(make(snapshot)))
        return kept[1]


def _people(snapshot: Snapshot) -> Iterator[Entry]:
    organisations, folds = snapshot.organisations, snapshot.folded
    for key, person in snapshot.people.items():
        body = organisations.get(person.organisation or "")
        told = (person.native, body.name if body else person.post)  # some are called alike
        yield Entry(
            PERSON,
            "users",
            full_name(person),
            detail=" · ".join(filter(None, told)),
            words=f"{person.native} {folds(key).search}",
            target=Thing("people", key),
        )


def _organisations(snapshot: Snapshot) -> Iterator[Entry]:
    for key, body in snapshot.organisations.items():
        words = f"{body.short} {snapshot.folded(key).search}"
        thing = Thing("organisations", key)
        yield Entry("Organisation", "building-2", body.name, words=words, target=thing)


def _sessions(snapshot: Snapshot) -> Iterator[Entry]:
    for key, session in snapshot.sessions.items():
        when = moment_in_words(session.start) if session.start else "unscheduled"
        thing = Thing("sessions", key)
        yield Entry(SESSION, "calendar-days", session.title, detail=when, target=thing)


def _issues(snapshot: Snapshot) -> Iterator[Entry]:
    for key, issue in snapshot.issues.items():
        yield Entry("Issue", "scale", issue.title, target=Thing("issues", key))


def _briefs(snapshot: Snapshot) -> Iterator[Entry]:
    for key, brief in snapshot.briefs.items():
        yield Entry("Brief", "file-text", brief.title, target=Thing("briefs", key))


_KINDS: Final[dict[str, tuple[_Found, tuple[str, ...]]]] = {
    "people": (_people, ("people", "organisations")),
    "organisations": (_organisations, ("organisations",)),
    "sessions": (_sessions, ("sessions",)),
    "issues": (_issues, ("issues",)),
    "briefs": (_briefs, ("briefs",)),
}
"""Each kind in the order of the list: how its entries are made, and from which tables."""
