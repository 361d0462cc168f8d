"""Stand-ins that are the same in every run: a clock, a maker of ids, answers to questions."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

START = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


class FixedClock:
    """A clock that moves only when it is told to."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def __call__(self) -> datetime:
        """Return the time it shows, in UTC."""
        return self._now

    def wait(self, time: timedelta) -> None:
        """Let *time* pass."""
        self._now += time


def numbered_ids(prefix: str = "id") -> Callable[[], str]:
    """Return a maker of `id-1`, `id-2` and so on."""
    numbers: Iterator[int] = count(1)
    return lambda: f"{prefix}-{next(numbers)}"


class FakeAsk:
    """Answers what a test has said beforehand, and keeps what was asked; otherwise says no."""

    def __init__(self, *, choice: int | None = None, path: Path | None = None) -> None:
        self.choice = choice
        self.path = path
        self.asked: list[str] = []

    def confirm(self, question: str, *, yes: str, detail: str = "") -> bool:
        """Say yes if the choice was set to the first."""
        return self.choose(question, (yes,), detail=detail) == 0

    def choose(self, question: str, choices: Sequence[str], *, detail: str = "") -> int | None:
        """Return the choice that was set."""
        self.asked.append(question)
        return self.choice

    def tell_error(self, what: str, why: str) -> None:
        """Keep what was told."""
        self.asked.append(f"{what} {why}")

    def open_file(self, title: str, kinds: str, *, folder: str = "") -> Path | None:
        """Return the path that was set."""
        self.asked.append(title)
        return self.path

    def save_file(self, title: str, kinds: str, *, proposed: str) -> Path | None:
        """Return the path that was set."""
        self.asked.append(title)
        return self.path

    def folder(self, title: str, *, start: str = "") -> Path | None:
        """Return the path that was set."""
        self.asked.append(title)
        return self.path
