"""Arguments of actions drawn by plain chance: quick, and the same in every run."""

from itertools import count
from random import Random
from typing import Any

from convenor_db.domain.snapshot import Snapshot
from support.draws import Draws

WORDS = (
    "New", "Jura", "Envoy", "12", "3", "30 %", "true", "no", "CH", "07:00", "2027-04-15",
    "2027-04-14T10:00", "Europe/Zurich", "x@example.org", "https://example.org", "staff",
    "TLP:RED", "stated", "high", "",
)  # fmt: skip
"""What somebody might type, none of it odd: what looks odd afterwards is the program's own."""


class Chances(Draws):
    """Draws without hypothesis."""

    def __init__(self, seed: int, now: Snapshot) -> None:
        super().__init__(self._no_strategy, now, count(1))
        self._random = Random(seed)

    @staticmethod
    def _no_strategy(strategy: Any) -> Any:
        message = f"{strategy} is drawn by hypothesis only"
        raise NotImplementedError(message)

    def one(self, *values: Any) -> Any:
        """Return one of some values."""
        return self._random.choice(values)

    def keys(self, kind: str) -> list[str]:
        """Return one to three keys of a kind."""
        there = list(self.now.table(kind)) or ["gone"]
        return self._random.sample(there, min(len(there), self._random.randint(1, 3)))

    def text(self) -> str:
        """Return something that somebody typed."""
        return str(self.one(*WORDS))

    def at(self) -> int:
        """Return a position in a short list."""
        return self._random.randint(0, 2)

    def yes(self) -> bool:
        """Return yes or no."""
        return self._random.random() < 0.5
