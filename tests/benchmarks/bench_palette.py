"""The palette: from a key to what fits best, among 5,000 people, 500 sessions and the commands.

Against scoring every name by itself in the same run, which is what it did first. Printed, never
asserted, for machines differ; what both find is compared.
"""

import statistics
import time
from collections.abc import Callable, Sequence

from convenor.widgets.fuzzy import fold, score, score_known
from convenor.widgets.fuzzy_lines import Lines

PEOPLE, SESSIONS, SHOWN, ROUNDS = 5_000, 500, 100, 5
FAMILIES = ("Okafor", "Zhang", "Müller", "García", "Haddad", "Święcicka", "Nguyễn", "Mori")
GIVEN = ("Amara", "Wei", "Tomas", "Omar", "Zainab", "Mateo", "Aiko")
TYPED = ("o", "ok", "oka", "okaf", "okafor", "am ok", "swie", "thre", "zzz", "wezh")


def names() -> list[str]:
    """Return what the palette would find among."""
    people = [f"{GIVEN[at % 7]} {FAMILIES[at % 8]} {at}" for at in range(PEOPLE)]
    sessions = [f"Thresholds, round {at}" for at in range(SESSIONS)]
    return [fold(one) for one in (*people, *sessions)]


def known(count: int) -> list[str]:
    """Return what each may be found by beside its name."""
    return [f"deputy minister office {at % 400} for ai safety" for at in range(count)]


def plain(query: str, texts: Sequence[str], others: Sequence[str]) -> list[int]:
    """Score every name by itself."""
    worth = [
        (-max(score(query, text), score_known(query, other)), at)
        for at, (text, other) in enumerate(zip(texts, others, strict=True))
    ]
    return [at for value, at in sorted(one for one in worth if one[0])[:SHOWN]]


def median(what: Callable[[str], object]) -> list[float]:
    """Return the milliseconds of each text typed, the median of some rounds."""

    def timed(query: str) -> float:
        begun = time.perf_counter()
        what(query)
        return (time.perf_counter() - begun) * 1000

    rounds = [[timed(query) for query in TYPED] for _ in range(ROUNDS)]
    return [statistics.median(each) for each in zip(*rounds, strict=True)]


def test_keys_in_the_palette() -> None:
    texts = names()
    others = known(len(texts))
    lines = Lines(texts, others)
    own = median(lambda query: lines.best(fold(query), SHOWN))
    one_by_one = median(lambda query: plain(fold(query), texts, others))
    for query in TYPED:
        assert lines.best(fold(query), SHOWN) == plain(fold(query), texts, others)
    ratio = statistics.median(slow / quick for slow, quick in zip(one_by_one, own, strict=True))
    told = f"median {statistics.median(own):.1f} ms, worst {max(own):.1f} ms"
    print(f"\npalette, {len(texts):,} names: {told}; one by one {statistics.median(one_by_one):.0f}"  # noqa: T201
          f" ms: 1/{ratio:.0f}")  # fmt: skip
