"""What stands in the list: the commitments by how far they hold, narrowed by words and group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from convenor.screens.positions.commitments import said
from convenor.screens.positions.commitments.ledger import Ledger
from convenor.screens.positions.commitments.sentence_list import Row
from convenor_db.domain.names import fold

ONLY: Final = (("", "everything"), *((str(one), look.words) for one, look in said.LOOKS.items()))


@dataclass(frozen=True, slots=True)
class Choice:
    """By what the list is narrowed: words, a group, some commitments that *words* name."""

    filter: str = ""
    only: str = ""
    some: tuple[str, ...] | None = None
    some_words: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.filter.strip() or self.only or self.some is not None)

    def narrowed(self) -> list[str]:
        """Return by what, in words."""
        words = f"“{self.filter.strip()}”" if self.filter.strip() else ""
        shown = f"Show: {dict(ONLY)[self.only]}" if self.only else ""
        some = self.some_words if self.some is not None else ""
        return [one for one in (some, shown, words) if one]


def rows_of(ledger: Ledger, choice: Choice) -> list[Row]:
    """Return heads and commitments; a group without any is left out."""
    made: list[Row] = []
    for holding, look in said.LOOKS.items():
        if choice.only not in ("", holding):
            continue
        keys = _kept(ledger, ledger.keys(holding), choice)
        if keys:
            made.append(Row(look.words, size=len(keys), look=look))
            made += [_row(ledger, key, look.words) for key in keys]
    return made


def _kept(ledger: Ledger, keys: Sequence[str], choice: Choice) -> list[str]:
    parts = fold(choice.filter).split()
    some = None if choice.some is None else frozenset(choice.some)
    return [
        key
        for key in keys
        if (some is None or key in some)
        and (not parts or all(part in ledger.search(key) for part in parts))
    ]


def _row(ledger: Ledger, key: str, group: str) -> Row:
    words, dead = ledger.words(key), said.dead_words(ledger, key)
    party = str(ledger.commitments[key].party)
    note = f"{dead[0].upper()}{dead[1:]}" if dead else ""
    return Row(
        words,
        key,
        strong=len(said.party_words(ledger.snapshot, party)),
        note=note,
        tint=said.tint_of(ledger.snapshot, party),
        said=", ".join(one for one in (words, group.lower(), dead) if one),
    )
