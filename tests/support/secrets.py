"""A convening in which every text that is not for readers carries a marked word."""

import types
import typing
from enum import EnumType
from typing import Any, Final, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import replace

from convenor_db.domain.records import KINDS, Record, kind_of

SECRET: Final = "ZZPRIVATEZZ"

FOR_READERS: Final = {
    "convening": {"title", "venue", "city", "organiser"},
    "people": {"family", "given", "known_as", "native", "honorific", "suffix", "post"},
    "organisations": {"name", "names"},
    "rooms": {"name"},
    "sessions": {"title", "purpose", "outline"},
    "briefs": {"title", "markdown"},
}
"""What RULES.md 4 lets out, to some reader at least; everything else stays in."""


def with_secrets(record: Record) -> Record:
    """Return a record whose texts that are not for readers are the marked word."""
    open_to = FOR_READERS.get(kind_of(record).name, set())
    return typing.cast("Record", _marked(record, open_to))


def one_of_each_missing(present: set[str]) -> list[Record]:
    """Return a record of every kind that is not *present*, its texts the marked word."""
    return [_made(kind.record) for name, kind in KINDS.items() if name not in present]


def _marked(part: Any, open_to: set[str]) -> Any:
    changes = {}
    for name, hint in get_type_hints(type(part), include_extras=True).items():
        if name not in open_to:
            value = getattr(part, name)
            marked = _value(hint, value)
            if marked is not value:
                changes[name] = marked
    return replace(part, **changes)


def _value(hint: Any, value: Any) -> Any:
    """Return a value with its free texts marked; keys, dates and words of a list stay."""
    if hint is str:
        return SECRET
    if isinstance(value, msgspec.Struct):
        return _marked(value, set())
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if inner is str:
            return (SECRET,)
        return tuple(_value(inner, one) for one in value)
    if get_origin(hint) is dict and get_args(hint) == (str, str):
        return dict.fromkeys(value, SECRET) or {"fr": SECRET}
    return value


def _made(record: type[Any]) -> Any:
    """Return a record with whatever its fields need; texts and keys are the marked word."""
    return record(
        **{
            field.name: _anything(hint)
            for field, hint in zip(
                msgspec.structs.fields(record), get_type_hints(record).values(), strict=True
            )
            if field.required or hint is str
        }
    )


def _anything(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return None
    if isinstance(hint, EnumType):
        return next(iter(hint))
    if get_origin(hint) is tuple:
        return ()
    return {int: 1, bool: True}.get(hint, SECRET)
