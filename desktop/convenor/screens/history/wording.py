"""What an action changed, record by record, in the user's words, with names for keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any, Final, NamedTuple

from convenor.screens.history.kinds import KINDS_IN_WORDS
from convenor.widgets.day_words import day_and_year
from convenor_db.domain.edits import name_of, shown
from convenor_db.domain.interchange.shape import FieldShape, Shape, fields_of, is_enum
from convenor_db.domain.names import seat_name
from convenor_db.domain.records import Invitation, Record, key_of, kind_of
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.domain.zones import read_instant, wall

MOST_RECORDS: Final = 30
"""Records of one action that are shown one by one; of the others only how many there are."""
EMPTY: Final = "empty"
_LONG: Final = 160
"""Characters from which on only the passage that changed is shown, with some around it."""
_AROUND: Final = 40
_UNTOLD: Final = frozenset({"key", "hash", "content", "sha256", "fingerprint", "base64", "uid"})
"""Fields that only the program reads."""
_UNTOLD_OF: Final[Mapping[str, frozenset[str]]] = {
    "calendar_ledger": frozenset(
        {"text", "stamp", "in_agenda", "organiser", "zone", "sequence", "method", "invitation"}
    ),
    "briefs": frozenset({"earlier"}),
}
"""The same, of some kinds alone."""
_CAPTIONS: Final[Mapping[str, str]] = {
    "family": "Family name", "given": "Given name", "native": "Name in own script",
    "known_as": "Known as", "order": "Order of names", "emails": "E-mail",
    "copy_to": "Copied to", "phone": "Telephone", "dietary": "Dietary needs",
    "access": "Access needs", "step_free": "Step-free", "zone": "Time zone",
    "seat_of": "Seat of", "reply_by": "Reply by", "invited_on": "Invited on",
    "replied_on": "Replied on", "from_": "From", "minutes": "Length", "markdown": "Text",
    "start": "Begins", "kind": "Kind", "as_of": "As of", "condition": "If",
    "min": "At least", "max": "At most", "day": "Hours of the day", "rule": "Meeting rule",
    "url": "Link", "accept_as": "As", "at": "When", "of": "Of", "stamp": "Written",
    "text": "Text", "body": "Organisation",
}  # fmt: skip


class FieldChange(NamedTuple):
    """One field: what it is called, what it said, what it says; “empty” for nothing."""

    caption: str
    before: str
    after: str


class RecordChange(NamedTuple):
    """One record; *what* is changed, new or deleted. Of a deleted one no fields are told."""

    kind: str
    key: str
    title: str
    what: str
    fields: tuple[FieldChange, ...]


def in_words(changes: Iterable[Change], snapshot: Snapshot) -> list[RecordChange]:
    """Return the first of *changes* in words, with the names things have now."""
    return [_record(change, snapshot) for change in islice(changes, MOST_RECORDS)]


def _record(change: Change, snapshot: Snapshot) -> RecordChange:
    known = change.after or change.before
    title = _title(known, snapshot) if known else ""
    what = "new" if change.before is None else "deleted" if change.after is None else "changed"
    fields = tuple(_fields(change.before, change.after, snapshot)) if change.after else ()
    return RecordChange(change.kind, change.key, title, what, fields)


def _title(record: Record, snapshot: Snapshot) -> str:
    """Return the name a thing has now; one without a name is called by what it belongs to."""
    kind = kind_of(record).name
    current = snapshot.get(kind, key_of(record)) or record
    words = KINDS_IN_WORDS[kind].one
    own = name_of(current, snapshot)
    plain = own == kind.replace("_", " ")
    parents = [
        _named(field.shape, getattr(current, field.attribute), snapshot)
        for field in fields_of(current.__class__)
        if field.shape.kinds and field.required and getattr(current, field.attribute)
    ]
    parts = [*parents, words if plain else own]
    return " · ".join(part for part in parts if part)


def _fields(before: Record | None, after: Record, snapshot: Snapshot) -> Iterator[FieldChange]:
    untold = _UNTOLD | _UNTOLD_OF.get(kind_of(after).name, frozenset())
    for field in fields_of(after.__class__):
        if field.attribute in untold:
            continue
        now = getattr(after, field.attribute)
        was = getattr(before, field.attribute) if before else _nothing_like(now)
        if was != now and not (before is None and _is_empty(now)):
            yield _field(field, was, now, snapshot)


def _field(field: FieldShape, was: Any, now: Any, snapshot: Snapshot) -> FieldChange:
    if field.shape.item and was and now:
        was, now = _without(was, now), _without(now, was)
    before, after = (_said(field, value, snapshot) for value in (was, now))
    if before == after:
        before, after = (_said(field, value, snapshot) for value in (was, now))
    return FieldChange(caption_of(field.attribute), *_shortened(before, after))


def caption_of(attribute: str) -> str:
    """Return what a field is called: “Reply by”."""
    return _CAPTIONS.get(attribute) or attribute.strip("_").replace("_", " ").capitalize()


def _without(these: Sequence[Any], those: Sequence[Any]) -> Sequence[Any]:
    """Return what stands only in *these*; where only the order differs, all of them."""
    others = list(those)
    rest = [item for item in these if item not in others]
    return rest if rest or len(these) != len(those) else these


def _nothing_like(value: Any) -> Any:
    return () if isinstance(value, tuple) else {} if isinstance(value, dict) else None


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", (), {})


def _said(field: FieldShape, value: Any, snapshot: Snapshot) -> str:
    if field.attribute == "minutes" and value is not None:
        return f"{value} minutes"
    return _words(field.shape, value, snapshot) or EMPTY


def _words(shape: Shape, value: Any, snapshot: Snapshot) -> str:
    """Return a value as it is read."""
    if value is None or value in ("", (), {}):
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
        if field.attribute in _UNTOLD or _is_empty(value):
            continue
        words = _words(field.shape, value, snapshot).replace("\n", ", ")
        told.append(caption_of(field.attribute).lower() if value is True else words)
    return ", ".join(told)


def _named(shape: Shape, value: Any, snapshot: Snapshot) -> str:
    for kind in shape.kinds:
        record = snapshot.get(kind, str(value))
        if isinstance(record, Invitation):
            return seat_name(snapshot, record)
        if record:
            return name_of(record, snapshot)
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
