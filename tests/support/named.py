"""Records of every kind, each naming one thing in one place, made from their shapes alone."""

from collections.abc import Iterator
from enum import EnumMeta
from typing import Any, NamedTuple

from msgspec import Struct

from convenor_db.domain.interchange.shape import FieldShape, Shape, fields_of
from convenor_db.domain.records import KINDS, Record


class Place(NamedTuple):
    """One place of a kind that can point, to which kinds, and how to fill it with a key."""

    kind: str
    path: tuple[str, ...]
    kinds: tuple[str, ...]


def places(*wanted: str) -> Iterator[Place]:
    """Yield every place of every kind that can point to one of the kinds *wanted*."""
    for name, kind in KINDS.items():
        for path, kinds in _paths(kind.record):
            if set(kinds) & set(wanted):
                yield Place(name, path, kinds)


def _paths(record: type[Struct]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for field in fields_of(record):
        for path, kinds in _paths_of(field.shape):
            yield (field.attribute, *path), kinds


def _paths_of(shape: Shape) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    if shape.kinds:
        yield (), shape.kinds
    elif shape.part:
        yield from _paths(shape.part)
    else:
        for inner in (shape.item, shape.value):
            if inner:
                yield from _paths_of(inner)


def naming(place: Place, key: str) -> Record:
    """Return a record that has a key in one place, and nothing anywhere else."""
    made = _made(KINDS[place.kind].record, place.path, key)
    assert isinstance(made, Record)
    return made


def _made(record: type[Struct], path: tuple[str, ...], key: str) -> Struct:
    values: dict[str, Any] = {}
    for field in fields_of(record):
        if path and field.attribute == path[0]:
            values[field.attribute] = _filled(field.shape, path[1:], key)
        elif field.required:
            values[field.attribute] = _least(field)
    return record(**values)


def _filled(shape: Shape, path: tuple[str, ...], key: str) -> Any:
    if shape.kinds:
        return key
    if shape.item:
        return (_filled(shape.item, path, key),)
    if shape.value:
        return {"1:1": _filled(shape.value, path, key)}
    assert shape.part
    return _made(shape.part, path, key)


def _least(field: FieldShape) -> Any:
    """Return the least that a required field can hold."""
    shape = field.shape
    if shape.item:
        return ()
    if shape.value:
        return {}
    if shape.part:
        return _made(shape.part, (), "")
    if shape.kinds or shape.leaf is str:
        return "elsewhere"
    if isinstance(shape.leaf, EnumMeta):
        return next(iter(shape.leaf))
    return 1
