"""Stand-ins that are the same in every run: a clock, and a maker of ids."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

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
