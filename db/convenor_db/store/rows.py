"""Rows to records and back, in one place."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple, get_type_hints

import msgspec

from convenor_db.domain.interchange.shape import FieldShape, fields_of, is_enum
from convenor_db.domain.names import (
    collation,
    person_search_key,
    person_sort_text,
    search_key,
)
from convenor_db.domain.records import KINDS, Organisation, Person, Record
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Folded

Reader = Callable[[Any], Any]
JSON_FORMS: Final = (Form.CONDITION, Form.NEEDS, Form.GATE)
FOLDED_KINDS: Final = ("people", "organisations")
HEAD: Final = ("id", "key", "ordinal", "version")
COLUMN: Final = {"version": "edition"}
"""Fields whose column has another name: `version` counts the writes of the row itself."""
CONTENT: Final = "base64"
"""The one field that is not in its record's table: attachments keep it in `blob`."""


def is_json(field: FieldShape) -> bool:
    """Say whether a field is kept as JSON text."""
    shape = field.shape
    return bool(shape.item or shape.value or shape.part or shape.form in JSON_FORMS)


class Codec(NamedTuple):
    """How the records of one kind are kept as rows.

    *columns* are the record's fields that have a column, in the order of *attributes*.
    """

    kind: str
    columns: tuple[str, ...]
    attributes: tuple[str, ...]
    readers: tuple[Reader | None, ...]
    writers: tuple[Reader | None, ...]
    folded: bool
    written: Mapping[str, tuple[str, Reader | None]]
    """By attribute its column, and what writes it."""

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Every column of the table, in one order."""
        return HEAD + (("sort_key", "search_key") if self.folded else ()) + self.columns

    def select(self) -> str:
        """Return the query that reads the whole table; an attachment's content stands last."""
        names = ", ".join(f't."{name}"' for name in self.all_columns)
        if self.kind == "attachments":
            return (
                f"select {names}, b.content from attachments t"
                " left join blob b on b.sha256 = t.sha256"
            )
        return f"select {names} from {self.kind} t"

    def record(self, values: Sequence[Any], key: str) -> Record:
        """Return the record whose column values these are."""
        made: dict[str, Any] = {}
        for attribute, reader, value in zip(self.attributes, self.readers, values, strict=True):
            made[attribute] = reader(value) if reader and value is not None else value
        if KINDS[self.kind].keyed:
            made["key"] = key
        if self.kind == "attachments":
            made.setdefault("base64", "")
        return KINDS[self.kind].record(**made)

    def values(self, record: Record) -> tuple[Any, ...]:
        """Return the column values of a record."""
        raw = (getattr(record, attribute) for attribute in self.attributes)
        return tuple(
            writer(value) if writer and value is not None else value
            for writer, value in zip(self.writers, raw, strict=True)
        )


@cache
def codec_of(kind: str) -> Codec:
    """Return the codec of a kind."""
    record = KINDS[kind].record
    hints = get_type_hints(record, include_extras=True)
    fields = [f for f in fields_of(record) if f.name not in ("id", CONTENT)]
    columns = tuple(COLUMN.get(field.name, field.name) for field in fields)
    attributes = tuple(field.attribute for field in fields)
    writers = tuple(_writer(field) for field in fields)
    return Codec(
        kind=kind,
        columns=columns,
        attributes=attributes,
        readers=tuple(_reader(field, hints[field.attribute]) for field in fields),
        writers=writers,
        folded=kind in FOLDED_KINDS,
        written=dict(zip(attributes, zip(columns, writers, strict=True), strict=True)),
    )


def _reader(field: FieldShape, hint: Any) -> Reader | None:
    leaf = field.shape.leaf
    if field.shape.form in JSON_FORMS:
        return json.loads
    if is_json(field):
        return _json_reader(hint)
    if is_enum(leaf):
        return {str(word): word for word in leaf}.__getitem__  # type: ignore[union-attr]
    return bool if leaf is bool else None


def _json_reader(hint: Any) -> Reader:
    decode = msgspec.json.Decoder(hint).decode
    empty = {"[]": (), "{}": decode("{}")} if _takes_object(decode) else {"[]": ()}

    def read(text: str) -> Any:
        made = empty.get(text)
        return decode(text) if made is None else made

    return read


def _takes_object(decode: Reader) -> bool:
    try:
        decode("{}")
    except msgspec.ValidationError:
        return False
    return True


def _writer(field: FieldShape) -> Reader | None:
    leaf = field.shape.leaf
    if field.shape.form in JSON_FORMS:
        return json_text
    if is_json(field):
        return lambda value: msgspec.json.encode(value).decode()
    if is_enum(leaf):
        return str
    return int if leaf is bool else None


def json_text(value: Any) -> str:
    """Return a value as compact JSON; numbers keep the digits they were written with."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def folded(record: Record) -> Folded | None:
    """Return by what a person or organisation sorts and is found; None for other kinds."""
    if isinstance(record, Person):
        return Folded(collation(person_sort_text(record)), person_search_key(record))
    if isinstance(record, Organisation):
        names = (record.name, record.short, *record.names.values(), *record.aliases)
        return Folded(collation(record.name), search_key(*names))
    return None


def from_log(kind: str, logged: Mapping[str, Any]) -> tuple[Record, Folded | None]:
    """Return the record of a row as the journal logged it."""
    codec = codec_of(kind)
    record = codec.record([logged[name] for name in codec.columns], logged["key"])
    fold = Folded(logged["sort_key"], logged["search_key"]) if codec.folded else None
    return record, fold
