"""The line under the matrix in which an organisation is added to its rows."""

from collections.abc import Collection
from typing import Final

from convenor.widgets.pick_line import Pick, PickLine
from convenor_db.domain.entered import line
from convenor_db.domain.names import fold
from convenor_db.domain.records import Organisation
from convenor_db.domain.snapshot import Snapshot

NEW: Final = "new:"
"""Begins the key under which an organisation is offered that does not exist yet."""


class AddLine(PickLine):
    """Offers every organisation of the file; last, to make one of what is typed.

    An organisation that goes by exactly what is typed, by name, short name or alias, is offered
    first, and none is made beside it.
    """

    def __init__(self) -> None:
        super().__init__("Add an organisation", "Add an organisation…")
        self._named: dict[str, list[Pick]] = {}
        """Who goes by a name, by the folded name."""

    def show_organisations(self, snapshot: Snapshot, shown: Collection[str]) -> None:
        """Offer these from now on; *shown* are the keys of those that are rows already."""

        def offered() -> list[Pick]:
            self._named = {}
            picks = []
            for key, body in snapshot.organisations.items():
                names = _names(body)
                words = f"{body.name} · in the matrix" if key in shown else body.name
                pick = Pick(key, words, f"{snapshot.folded(key).search} {' '.join(names)}")
                picks.append(pick)
                for one in names:
                    self._named.setdefault(one, []).append(pick)
            return picks

        self.set_source(offered)

    def matching(self, text: str) -> list[Pick]:
        """Return what would be offered for *text*."""
        name = line(text)
        found = super().matching(text)
        same = self._named.get(fold(name), []) if found else []
        if same or not name:
            return [*same, *(pick for pick in found if pick not in same)]
        return [*found, Pick(f"{NEW}{name}", f"New organisation “{name}”")]


def _names(body: Organisation) -> frozenset[str]:
    names = (body.name, body.short, *body.names.values(), *body.aliases)
    return frozenset(fold(one) for one in names if one)
