"""What a test draws the arguments of an action from."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from hypothesis import strategies as st

from convenor_db.domain.actions import briefs
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import Constituency
from convenor_db.domain.snapshot import Snapshot

TODAY: Final = "2027-03-02"
TEXTS: Final = (
    "", "  ", "New", "Albia", "Jura", "\x00bad\r\nline", "A,B;C", "fr: Suisse\nde: Schweiz",
    "x@y.org", "12", "٣", "9" * 12, "true", "ch", "\ud800", "2027-W15-3", "2027-04-18", "T0900",
    "07:00", "24:00", "2027-03-28T02:30", "2027-04-14T10:00", "2027-04-14T11:00", "Zurich",
    "https://x.org/a b", "https://x.org", "TLP:RED", "staff", "1:30", "{people:p1}", "200000",
)  # fmt: skip
DAYS: Final = ("2027-04-14", "2027-04-12", "2027-03-28", "9999-12-31", "2027-W15-3", "2028-02-29")
STARTS: Final = ("2027-04-14T09:00", "2027-03-28T02:30", "2027-10-31T02:30", "2027-04-16T23:59")
ZONES: Final = ("Europe/Zurich", "America/New_York", "Pacific/Apia", "Nowhere", "")


@dataclass(slots=True)
class Draws:
    """Draws arguments: keys of what is there, and now and then of what is gone."""

    draw: Callable[[st.SearchStrategy[Any]], Any]
    now: Snapshot
    numbers: "count[int]"

    def one(self, *values: Any) -> Any:
        """Return one of some values."""
        return self.draw(st.sampled_from(values))

    def key(self, kind: str) -> str:
        """Return a key of a kind."""
        return str(self.one(*self.now.table(kind), "gone"))

    def keys(self, kind: str) -> list[str]:
        """Return some keys of a kind, each once."""
        drawn = st.lists(st.sampled_from([*self.now.table(kind), "gone"]), max_size=4, unique=True)
        return list(self.draw(drawn))

    def text(self) -> str:
        """Return something that somebody typed."""
        return str(self.one(*TEXTS))

    def at(self) -> int:
        """Return a position in a short list."""
        return int(self.draw(st.integers(0, 2)))

    def yes(self) -> bool:
        """Return yes or no."""
        return bool(self.draw(st.booleans()))

    def new(self, kind: str) -> str:
        """Return a key that nothing has yet."""
        return f"{kind[:1]}n{next(self.numbers)}"

    def subject(self, *kinds: str) -> briefs.Subject:
        """Return something a brief can be about, or be read by."""
        kind = str(self.one(*kinds))
        words = kind == "constituencies"
        return briefs.Subject(kind, str(self.one(*Constituency)) if words else self.key(kind))


Making = Callable[[Draws], Edit]
