"""Where the user has been: Alt+Left comes back to the same place, selection and scroll."""

from typing import NamedTuple

_MOST = 100


class Stop(NamedTuple):
    """A screen, and where on it the user was."""

    screen: str
    spot: object


class Trail:
    """Two piles, as in every browser: where one was, and where one came back from."""

    def __init__(self) -> None:
        self._before: list[Stop] = []
        self._after: list[Stop] = []

    def leave(self, stop: Stop) -> None:
        """Note where the user was before going somewhere new."""
        self._before = [*self._before, stop][-_MOST:]
        self._after.clear()

    def back(self, here: Stop) -> Stop | None:
        """Return where to go back to from *here*, or None."""
        if not self._before:
            return None
        self._after.append(here)
        return self._before.pop()

    def forward(self, here: Stop) -> Stop | None:
        """Return where to go forward to from *here*, or None."""
        if not self._after:
            return None
        self._before.append(here)
        return self._after.pop()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return bool(self._before)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to return to."""
        return bool(self._after)
