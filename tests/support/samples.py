"""The samples, each made once, and ways to look into them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from convenor.samples import make

Item = dict[str, Any]
NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)


@cache
def sample(size: str) -> Item:
    """Return the sample of a size with the first seed; it is shared and never changed."""
    return make(size, seed=1, now=NOW)


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a value, however deep, but for the content of attachments."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inside in value:
            yield from texts(inside)
    elif isinstance(value, dict):
        for name, inside in value.items():
            if name != "base64":
                yield from texts(inside)


def of_id(items: list[Item], key: str) -> Item:
    """Return the item of this id."""
    return next(one for one in items if one["id"] == key)


def atoms(condition: Any) -> Iterator[str]:
    """Yield what a condition names, but for who judges."""
    if isinstance(condition, str):
        yield condition
    elif isinstance(condition, list):
        for inside in condition:
            yield from atoms(inside)
    elif isinstance(condition, dict):
        for name, inside in condition.items():
            if name == "of" and isinstance(inside, dict):
                yield from inside
            elif name != "for":
                yield from atoms(inside)
