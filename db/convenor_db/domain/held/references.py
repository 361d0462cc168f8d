"""Every record that refers to a person or to a seat of theirs, found from the shape of records.

No list of kinds stands here: what a later version of the file can point with is found as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, NamedTuple

from msgspec import Struct

from convenor_db.domain.interchange.shape import FieldShape, Shape, fields_of, points_anywhere
from convenor_db.domain.records import KINDS, Invitation, Record
from convenor_db.domain.snapshot import Snapshot

Target = tuple[str, str]
PERSONAL: Final = frozenset({"people", "invitations"})
"""Kinds that stand for somebody."""
KEYED_BY: Final[Mapping[tuple[str, str], str]] = {("scenarios", "statuses"): "invitations"}
"""Fields that keep something under the key of another record, which no shape tells."""
NAMED_IN_WORDS: Final[Mapping[tuple[str, str], str]] = {("waivers", "warning"): ":"}
"""Texts that are made of keys, and what parts them, which no shape tells either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One place of a record that names the person.

    *path* is as in the interchange form. *chain* are the records and parts around it, the
    record first; *value* is what stands there. *shared*: it is one entry among those of others.
    """

    path: str
    attribute: str
    chain: tuple[Struct, ...]
    value: Any
    shared: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A record that refers to the person.

    *whole*: it is about them, all of it; else only the places in *namings* are. *deleted*: it
    is in no list any more, but History can bring it back.
    """

    kind: str
    key: str
    record: Record
    whole: bool
    namings: tuple[Naming, ...] = ()
    deleted: bool = False


def targets_of(snapshot: Snapshot, person: str) -> frozenset[Target]:
    """Return kind and key of a person and of every seat of theirs, deleted ones too."""
    seats = [
        key
        for key, one in (*snapshot.invitations.items(), *_gone(snapshot, "invitations"))
        if isinstance(one, Invitation) and one.person == person
    ]
    return frozenset({("people", person), *(("invitations", key) for key in seats)})


def _gone(snapshot: Snapshot, kind: str) -> Iterator[tuple[str, Record]]:
    return ((key, one) for (of, key), one in snapshot.gone.items() if of == kind)


def held(snapshot: Snapshot, targets: frozenset[Target]) -> tuple[Held, ...]:
    """Return what refers to *targets*, in the order of kinds and of their lists."""
    found = []
    for kind in KINDS:
        for deleted, records in (
            (False, snapshot.table(kind).items()),
            (True, _gone(snapshot, kind)),
        ):
            for key, record in records:
                one = held_in(kind, key, record, targets)
                if one:
                    found.append(replace(one, deleted=True) if deleted else one)
    return tuple(found)


def held_in(kind: str, key: str, record: Record, targets: frozenset[Target]) -> Held | None:
    """Return what a record says of *targets*; None where it does not refer to them."""
    if (kind, key) in targets and not is_anothers(record, targets):
        return Held(kind=kind, key=key, record=record, whole=True)
    namings = tuple(_namings(kind, record, targets))
    if not namings:
        return None
    return Held(
        kind=kind, key=key, record=record, whole=_is_whole(record, namings), namings=namings
    )


def is_anothers(record: Record, targets: frozenset[Target]) -> bool:
    """Say whether a seat of the person's is held by somebody else here, as it was once."""
    if not isinstance(record, Invitation) or record.person is None:
        return False
    return ("people", str(record.person)) not in targets


def _is_whole(record: Record, namings: Iterable[Naming]) -> bool:
    """Say whether a record is about the person, and not about somebody else who names them.

    It is theirs if it says so itself, outside any list; where it belongs to somebody, only if it
    belongs to them.
    """
    single = [one for one in namings if not one.shared]
    belongs = any(
        field.shape.own and PERSONAL.intersection(field.shape.kinds)
        for field in fields_of(type(record))
    )
    return any(one.own or not belongs for one in single)


def _namings(kind: str, record: Record, targets: frozenset[Target]) -> Iterator[Naming]:
    for field in _naming_fields(kind):
        value = getattr(record, field.attribute)
        for match in _matches(kind, field, value, targets):
            yield Naming(
                path=f"{field.name}{match.path}",
                attribute=match.attribute or field.attribute,
                chain=(record, *match.chain),
                value=match.value,
                shared=match.shared,
                own=match.own,
            )


@cache
def _naming_fields(kind: str) -> tuple[FieldShape, ...]:
    """Return the fields of a kind that can name somebody."""
    told = {attribute for of, attribute in (*KEYED_BY, *NAMED_IN_WORDS) if of == kind}
    fields = fields_of(KINDS[kind].record)
    return tuple(one for one in fields if one.attribute in told or _leads(one.shape))


def _matches(
    kind: str, field: FieldShape, value: Any, targets: frozenset[Target]
) -> "Iterator[_Match]":
    parted = NAMED_IN_WORDS.get((kind, field.attribute))
    keyed = KEYED_BY.get((kind, field.attribute))
    if parted:
        return _in_words(str(value), parted, targets)
    if keyed:
        return _under_keys(value, keyed, targets)
    return _walk(field.shape, value, targets)


class _Match(NamedTuple):
    """A place that names the person, seen from the value it lies in."""

    value: Any
    own: bool = False
    shared: bool = False
    path: str = ""
    attribute: str = ""
    chain: tuple[Struct, ...] = ()


def _in_words(text: str, parted: str, targets: frozenset[Target]) -> Iterator[_Match]:
    if {key for _, key in targets}.intersection(text.split(parted)):
        yield _Match(text)


def _under_keys(
    named: Mapping[str, Any], kind: str, targets: frozenset[Target]
) -> Iterator[_Match]:
    for key, value in named.items():
        if (kind, key) in targets:
            yield _Match(value, shared=True, path=f".{key}")


def _walk(shape: Shape, value: Any, targets: frozenset[Target]) -> Iterator[_Match]:
    """Yield what of a value names *targets*; the shape is one that can hold references."""
    if value is None:
        return
    if shape.kinds:
        if any((kind, str(value)) in targets for kind in shape.kinds):
            yield _Match(value, shape.own)
    elif shape.part:
        yield from _in_part(value, targets)
    else:
        yield from _in_list(shape, value, targets)


def _in_list(shape: Shape, value: Any, targets: frozenset[Target]) -> Iterator[_Match]:
    if shape.item:
        for at, item in enumerate(value):
            for match in _walk(shape.item, item, targets):
                yield match._replace(path=f"[{at}]{match.path}", shared=True)
    elif shape.value:
        for name, item in value.items():
            for match in _walk(shape.value, item, targets):
                yield match._replace(path=f".{name}{match.path}", shared=True)


def _in_part(part: Struct, targets: frozenset[Target]) -> Iterator[_Match]:
    for field in _leading_fields(type(part)):
        for match in _walk(field.shape, getattr(part, field.attribute), targets):
            yield match._replace(
                path=f".{field.name}{match.path}",
                attribute=match.attribute or field.attribute,
                chain=(part, *match.chain),
            )


@cache
def _leading_fields(part: type[Struct]) -> tuple[FieldShape, ...]:
    """Return the fields of a part that can hold references."""
    return tuple(field for field in fields_of(part) if _leads(field.shape))


@cache
def _leads(shape: Shape) -> bool:
    """Say whether a value of a shape can hold references."""
    inner = shape.item or shape.value
    return bool(
        shape.kinds or (inner and _leads(inner)) or (shape.part and points_anywhere(shape.part))
    )
