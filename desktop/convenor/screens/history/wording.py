"""What an action changed, record by record, in the user's words, with names for keys."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import Any, Final, NamedTuple

from convenor.screens.history.captions import UNTOLD, UNTOLD_OF, caption_of
from convenor.screens.history.kinds import KINDS_IN_WORDS
from convenor.screens.history.values import UNKNOWN, special, thing
from convenor.widgets.day_words import day_and_year
from convenor_db.domain.edits import shown
from convenor_db.domain.interchange.shape import FieldShape, Shape, fields_of, is_enum
from convenor_db.domain.records import Record, key_of, kind_of
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.domain.zones import read_instant, wall

MOST_RECORDS: Final = 30
"""Records of one action that are shown one by one; of the others only how many there are."""
EMPTY: Final = "empty"
_PLACE: Final = "Its place in the list."
_KEPT: Final = "Nothing that is read: only how the program keeps it."
_LONG: Final = 160
"""Characters from which on only the passage that changed is shown, with some around it."""
_AROUND: Final = 40
_ENOUGH: Final = frozenset(
    {"targets", "waivers", "people", "invitations", "calendar_ledger", "recipe", "copies"}
)
"""Kinds whose own name says already to what they belong."""
Side = tuple[Record | None, Any]
"""A record before or after, None where it was not there yet, and what a field of it says."""


class FieldChange(NamedTuple):
    """One field: what it is called, what it said, what it says; “empty” for nothing."""

    caption: str
    before: str
    after: str


class RecordChange(NamedTuple):
    """One record; *what* is changed, new or deleted. Of a deleted one no fields are told.

    *note* says what has changed where no field has.
    """

    kind: str
    key: str
    title: str
    what: str
    fields: tuple[FieldChange, ...]
    note: str = ""


def in_words(changes: Iterable[Change], snapshot: Snapshot) -> list[RecordChange]:
    """Return the first of *changes* in words, with the names things have now."""
    return [_record(change, snapshot) for change in islice(changes, MOST_RECORDS)]


def _record(change: Change, snapshot: Snapshot) -> RecordChange:
    known = change.after or change.before
    title = _title(known, snapshot) if known else ""
    what = "new" if change.before is None else "deleted" if change.after is None else "changed"
    fields = tuple(_fields(change.before, change.after, snapshot)) if change.after else ()
    moved = change.before == change.after
    note = "" if fields or what != "changed" else _PLACE if moved else _KEPT
    return RecordChange(change.kind, change.key, title, what, fields, note)


def _title(record: Record, snapshot: Snapshot) -> str:
    """Return the name a thing has now; one without a name is called by what it belongs to."""
    kind = kind_of(record).name
    current = snapshot.get(kind, key_of(record)) or record
    own = thing(current, snapshot)
    if kind in _ENOUGH:
        return own
    parents = [
        _named(field.shape, getattr(current, field.attribute), snapshot)
        for field in fields_of(current.__class__)
        if field.shape.kinds and field.required and getattr(current, field.attribute)
    ]
    parts = [*parents, own or KINDS_IN_WORDS[kind].one]
    return " · ".join(part for part in parts if part)


def _fields(before: Record | None, after: Record, snapshot: Snapshot) -> Iterator[FieldChange]:
    kind = kind_of(after).name
    untold = UNTOLD | UNTOLD_OF.get(kind, frozenset())
    for field in fields_of(after.__class__):
        if field.attribute in untold:
            continue
        now = getattr(after, field.attribute)
        was = getattr(before, field.attribute) if before else _nothing_like(now)
        if was == now or (before is None and _is_empty(now)):
            continue
        told = _field(kind, field, (before, was), (after, now), snapshot)
        if told.before != told.after:
            yield told


def _field(kind: str, field: FieldShape, was: Side, now: Side, snapshot: Snapshot) -> FieldChange:
    said = partial(_said, kind, field, snapshot)
    caption = caption_of(kind, field.attribute)
    if field.shape.item and was[1] and now[1]:
        less, more = _without(was[1], now[1]), _without(now[1], was[1])
        before, after = said((was[0], less)), said((now[0], more))
        if before != after:
            return FieldChange(caption, *_shortened(before, after))
    return FieldChange(caption, *_shortened(said(was), said(now)))


def _without(these: Sequence[Any], those: Sequence[Any]) -> Sequence[Any]:
    """Return what stands only in *these*; where only the order differs, all of them."""
    others = list(those)
    rest = [item for item in these if item not in others]
    return rest if rest or len(these) != len(those) else these


def _nothing_like(value: Any) -> Any:
    return () if isinstance(value, tuple) else {} if isinstance(value, dict) else None


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", (), {})


def _said(kind: str, field: FieldShape, snapshot: Snapshot, side: Side) -> str:
    record, value = side
    words = special(kind, field.attribute)
    if record is None or _is_nothing(value):
        # What can be unknown says so on either side of a change.
        unknown = words is not None and value is None and field.attribute in UNKNOWN
        return "unknown" if unknown and record else EMPTY
    if words:
        return words(record, value, snapshot) or EMPTY
    return _words(field.shape, value, snapshot) or EMPTY


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", (), {})


def _words(shape: Shape, value: Any, snapshot: Snapshot) -> str:
    """Return a value as it is read."""
    if _is_nothing(value):
        return ""
    if shape.item:
        return "\n".join(_words(shape.item, item, snapshot) for item in value)
    if shape.value:
        inner = shape.value
        return "\n".join(f"{key}: {_words(inner, of, snapshot)}" for key, of in value.items())
    if shape.part:
        return _part(value, snapshot)
    if shape.kinds:
        return _named(shape, value, snapshot)
    return _leaf(shape, value, snapshot)


def _part(part: Any, snapshot: Snapshot) -> str:
    """Return a part on one line: what it holds that is not nothing."""
    told = []
    for field in fields_of(part.__class__):
        value = getattr(part, field.attribute)
        if field.attribute in UNTOLD or _is_empty(value):
            continue
        worded = special("", field.attribute)
        words = worded(part, value, snapshot) if worded else _words(field.shape, value, snapshot)
        caption = caption_of("", field.attribute).lower()
        told.append(caption if value is True else words.replace("\n", ", "))
    return ", ".join(told)


def _named(shape: Shape, value: Any, snapshot: Snapshot) -> str:
    for kind in shape.kinds:
        record = snapshot.get(kind, str(value))
        if record:
            return thing(record, snapshot) or KINDS_IN_WORDS[kind].one
    return shown(f"{{{shape.kinds[0]}:{value}}}", snapshot)


def _leaf(shape: Shape, value: Any, snapshot: Snapshot) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if is_enum(shape.leaf) and isinstance(value, StrEnum):
        text = str(value)
        return text if text.isupper() or text.startswith("TLP") else text.replace("-", " ")
    if shape.form is Form.DAY:
        return day_and_year(date.fromisoformat(value))
    if shape.form is Form.WALL:
        moment = wall(value)
        return f"{day_and_year(moment.date())}, {moment:%H:%M}"
    if shape.form is Form.INSTANT:
        moment = read_instant(value).astimezone(snapshot.zone)
        return f"{day_and_year(moment.date())}, {moment:%H:%M}"
    return str(value)


def _shortened(before: str, after: str) -> tuple[str, str]:
    """Return two long texts cut to the passage in which they differ."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    head = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    room = min(len(before), len(after)) - head
    tail = next((at for at in range(room) if before[-1 - at] != after[-1 - at]), room)
    return _passage(before, head, tail), _passage(after, head, tail)


def _passage(text: str, head: int, tail: int) -> str:
    begin, end = max(0, head - _AROUND), min(len(text), len(text) - tail + _AROUND)
    passage = text[begin:end]
    if len(passage) > 4 * _LONG:
        passage = f"{passage[: 4 * _LONG]}…"
        end = len(text)
    return f"{'…' if begin else ''}{passage}{'…' if end < len(text) else ''}"
