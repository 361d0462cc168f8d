"""The best of many names, found as if each had been scored by itself."""

import random
from collections.abc import Sequence

import pytest

from convenor.widgets.fuzzy import fold, score, score_known
from convenor.widgets.fuzzy_lines import Lines

_GIVEN = ("amara", "wei", "tomas", "omar", "zainab", "mateo", "aiko", "ao", "el mehdi", "伟")
_FAMILY = ("okafor", "zhang", "muller", "el-sayed", "garcia", "nguyen", "brokafor", "o'kane", "张")
_BODIES = ("ministry of foreign affairs", "office for ai safety", "kestria institute", "", "ok")
_TYPED = (
    "a", "o", "ok", "oka", "okafor", "el", "ao", "amara ok", "ok amara", "min", "伟", "zz", "  ",
    "office for ai safety", "mgr", "kestria", "fai", "o k", "-", ".", "a.*",
)  # fmt: skip


def scored_one_by_one(
    query: str, names: Sequence[str], known: Sequence[str], limit: int
) -> list[int]:
    """Return what `Lines.best` has to return, worked out the long way."""
    worth = [max(score(query, n), score_known(query, k)) for n, k in zip(names, known, strict=True)]
    fitting = [at for at, each in enumerate(worth) if each]
    return sorted(fitting, key=lambda at: (-worth[at], at))[:limit]


@pytest.mark.parametrize("count", [0, 1, 40, 1200])
@pytest.mark.parametrize("typed", _TYPED)
def test_the_best_are_those_that_score_best(count: int, typed: str) -> None:
    chance = random.Random(count)
    names = [f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}" for _ in range(count)]
    known = [chance.choice(_BODIES) for _ in range(count)]
    query = fold(typed)
    found = Lines(names, known).best(query, 100)
    if query.strip():
        assert found == scored_one_by_one(query, names, known, 100)
    else:
        assert found == list(range(min(count, 100)))


def test_the_best_comes_first_and_equal_ones_keep_their_order() -> None:
    names = ["broka", "amara okafor", "okafor", "oka", "okb", "oka"]
    found = Lines(names, [""] * 6).best("oka", 10)
    assert [names[at] for at in found] == ["oka", "oka", "okafor", "amara okafor", "broka"]


def test_a_name_of_two_lines_is_one_name() -> None:
    assert Lines(["opening\nplenary", "closing"], ["", ""]).best("opening plenary", 5) == [0]
    assert Lines(["opening\nplenary", "closing"], ["", ""]).best("closing", 5) == [1]
