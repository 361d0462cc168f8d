"""Mappings that are made when somebody first looks into them."""

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import cached_property
from typing import Any, TypeVar

V = TypeVar("V")


class Late(Mapping[str, V]):
    """Knows from the beginning how long it is; what it holds is made once, when it is wanted."""

    def __init__(self, length: int, make: Callable[[], dict[str, V]]) -> None:
        self._length = length
        self._make = make

    @cached_property
    def _made(self) -> dict[str, V]:
        return self._make()

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, key: str) -> V:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    # What a Mapping has already, at the speed of a dict.

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def get(self, key: str, default: Any = None) -> Any:
        """Return what stands under a key, or the default."""
        return self._made.get(key, default)

    def keys(self) -> KeysView[str]:
        """Return the keys in order."""
        return self._made.keys()

    def values(self) -> ValuesView[V]:
        """Return the values in order."""
        return self._made.values()

    def items(self) -> ItemsView[str, V]:
        """Return keys and values in order."""
        return self._made.items()
