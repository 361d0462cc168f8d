"""The shape of every record, read from its fields: what may stand where, what points where."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

from convenor_db.domain.records.base import Form

RANGES: Final[dict[str, tuple[float, float]]] = {
    "stance": (-2, 2),
    "salience": (0, 3),
    "flexibility": (0, 3),
    "intrusive": (0, 3),
    "likelihood": (0, 1),
    "share_min": (0, 1),
    "share_max": (0, 1),
    "minutes": (1, 100_000),
    "rank": (0, 1_000_000),
    "capacity": (0, 1_000_000),
    "expected": (0, 1_000_000),
    "seats": (0, 1_000_000),
    "changeover": (0, 1_440),
    "stale_days": (0, 36_500),
    "number": (0, 1_000_000_000),
    "of": (0, 1_000_000_000),
    "sequence": (0, 2**31 - 1),
    "version": (0, 1_000_000_000),
    "each_route": (0, 1_000),
}
"""Least and greatest value of numbers, by field name."""


class Shape(NamedTuple):
    """What a value may be: one leaf type, or a list, a mapping or a part of such."""

    leaf: type | None = None
    form: Form | None = None
    kinds: tuple[str, ...] = ()
    own: bool = False
    loose: bool = False
    optional: bool = False
    item: "Shape | None" = None
    value: "Shape | None" = None
    part: type[Struct] | None = None


class FieldShape(NamedTuple):
    """One field of a record: attribute, name in the interchange form, shape."""

    attribute: str
    name: str
    shape: Shape
    required: bool
    limits: tuple[float, float] | None


def _annotated(hint: Any) -> Shape:
    base, *notes = get_args(hint)
    inner = _shape(base)
    extra: dict[str, Any] = {}
    for note in notes:
        if isinstance(note, Meta) and note.extra:
            extra.update(note.extra)
    return Shape(
        leaf=inner.leaf,
        form=extra.get("form", inner.form),
        kinds=tuple(extra.get("ref", inner.kinds)),
        own=extra.get("own", False),
        loose=extra.get("loose", False),
        optional=inner.optional,
    )


def _union(hint: Any) -> Shape:
    (inner,) = (_shape(arg) for arg in get_args(hint) if arg is not NoneType)
    return Shape(
        inner.leaf, inner.form, inner.kinds, inner.own, inner.loose,
        optional=True, item=inner.item, value=inner.value, part=inner.part,
    )  # fmt: skip


def _shape(hint: Any) -> Shape:
    origin = get_origin(hint)
    if origin is Annotated:
        return _annotated(hint)
    if origin in (Union, UnionType):
        return _union(hint)
    if origin is tuple:
        return Shape(item=_shape(get_args(hint)[0]))
    if origin is dict:
        return Shape(value=_shape(get_args(hint)[1]))
    hint = getattr(hint, "__supertype__", hint)
    is_part = isinstance(hint, type) and issubclass(hint, Struct)
    return Shape(part=hint) if is_part else Shape(leaf=hint)


@cache
def fields_of(record: type[Struct]) -> tuple[FieldShape, ...]:
    """Return the fields of a record or part in order."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        FieldShape(
            attribute=field.name,
            name=field.encode_name,
            shape=_shape(hints[field.name]),
            required=field.required,
            limits=RANGES.get(field.name),
        )
        for field in msgspec.structs.fields(record)
    )


class Pointer(NamedTuple):
    """One reference held by a record: from where, to which kinds, to which key."""

    path: str
    kinds: tuple[str, ...]
    key: str
    loose: bool


def pointers(record: Struct, path: str = "") -> Iterator[Pointer]:
    """Yield every reference that a record holds, in its parts too."""
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        yield from _pointers(field.shape, value, f"{path}.{field.name}" if path else field.name)


def _pointers(shape: Shape, value: Any, path: str) -> Iterator[Pointer]:
    if value is None:
        return
    if shape.kinds:
        yield Pointer(path, shape.kinds, str(value), shape.loose)
    elif shape.item:
        for index, item in enumerate(value):
            yield from _pointers(shape.item, item, f"{path}[{index}]")
    elif shape.value:
        for name, item in value.items():
            yield from _pointers(shape.value, item, f"{path}.{name}")
    elif shape.part:
        yield from pointers(value, path)


@cache
def points_anywhere(record: type[Struct]) -> bool:
    """Say whether records of a type can hold references at all."""
    return any(_has_pointer(field.shape) for field in fields_of(record))


def _has_pointer(shape: Shape) -> bool:
    inner = shape.item or shape.value
    return bool(
        shape.kinds
        or (inner and _has_pointer(inner))
        or (shape.part and points_anywhere(shape.part))
    )


def is_enum(leaf: type | None) -> bool:
    """Say whether a leaf is one of a list of words."""
    return isinstance(leaf, type) and issubclass(leaf, StrEnum)
