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

    def confirm(
        self, question: str, then: Callable[[], object], *, yes: str, detail: str = ""
    ) -> None:
        """Say yes if the choice was set to the first."""
        self.asked.append(question)
        if self.choice == 0:
            then()

    def choose(
        self,
        question: str,
        choices: Sequence[str],
        then: Callable[[int | None], object],
        *,
        detail: str = "",
    ) -> None:
        """Choose what was set."""
        self.asked.append(question)
        then(self.choice)

    def tell_error(
        self, what: str, why: str, *, verb: str = "", then: Callable[[], object] | None = None
    ) -> None:
        """Keep what was told; press the button if the choice was set to the first."""
        self.asked.append(f"{what} {why}")
        if then and self.choice == 0:
            then()

    def open_file(
        self, title: str, kinds: str, then: Callable[[Path], object], *, folder: str = ""
    ) -> None:
        """Choose the path that was set."""
        self._choose_path(title, then)

    def save_file(
        self, title: str, kinds: str, then: Callable[[Path], object], *, proposed: str
    ) -> None:
        """Choose the path that was set."""
        self._choose_path(title, then)

    def folder(self, title: str, then: Callable[[Path], object], *, start: str = "") -> None:
        """Choose the path that was set."""
        self._choose_path(title, then)

    def _choose_path(self, title: str, then: Callable[[Path], object]) -> None:
        self.asked.append(title)
        if self.path:
            then(self.path)
