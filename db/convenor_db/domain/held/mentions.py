"""Where texts of the file name a person, with what stands around, and other people left out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from msgspec import Struct

from convenor_db.domain.held.finding import Spot
from convenor_db.domain.held.folding import composed, words_of
from convenor_db.domain.held.known import Known, on_papers
from convenor_db.domain.held.references import Held
from convenor_db.domain.interchange.shape import FieldShape, Shape, fields_of
from convenor_db.domain.records import KINDS, Capacity, Person, Record
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Snapshot

_UNREAD: Final = frozenset({"base64"})
"""Texts that nobody reads."""
_AROUND: Final = 90
"""Characters of a text shown on either side of a name, to the next word."""
_ROLES: Final[Mapping[Capacity, str]] = {
    Capacity.STAFF: "a member of the secretariat",
    Capacity.COUNSEL: "a counsel",
    Capacity.INTERPRETER: "an interpreter",
    Capacity.PRESS: "a member of the press",
    Capacity.SPEAKER: "a speaker",
    Capacity.OBSERVER: "an observer",
}
ANOTHER: Final = "another person"
_ANOTHERS_NAME: Final = frozenset(
    {("travel_documents", "name")}
    | {("people", name) for name in ("family", "given", "native", "known_as", "aliases")}
)
"""What somebody else is called, even as this person is."""
_EVENT: Final = ("calendar_ledger", "text")
"""A calendar entry as it was written (RFC 5545)."""
_Same = tuple[str, str, str, str]
"""Kind, title, field and excerpt: what is counted as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A text that names the person. *sure*: in full, or by an address, not by a part.

    *excerpt* has other people's names replaced; *path* is the first place that says so, *count*
    how many say the same.
    """

    kind: str
    attribute: str
    excerpt: str
    sure: bool
    record: Record
    path: str
    count: int = 1


class Redaction:
    """Puts words for what they do in the place of other people's names."""

    def __init__(self, snapshot: Snapshot, person: Person) -> None:
        """Know everybody in the file, and whom a report is for."""
        self._roles = _roles(snapshot)
        self.person = person
        others = [
            one for one in (*snapshot.people.values(), *_deleted(snapshot)) if one.key != person.key
        ]
        family = words_of(person.family)
        alone = not (person.given.strip() or person.known_as.strip())
        shared = any(words_of(one.family) == family for one in others)
        self.shares_family = shared and not alone  # the only name is looked for all the same
        self._known = Known(person, others, on_papers(snapshot))
        self._known.add_nobodys(_bodies(snapshot))

    def own(self, text: str) -> list[Spot]:
        """Return where a composed text names the person."""
        return self._known.told_apart(text)[0]

    def is_own(self, name: str) -> bool:
        """Say whether a composed name is the person's: in full, or all that they are called."""
        return self._known.is_whole(name) or any(spot.sure for spot in self.own(name))

    def role_of(self, person: str | None) -> str:
        """Return how somebody else is called: “another person”."""
        return self._roles.get(person or "", ANOTHER)

    def without_others(self, text: str) -> str:
        """Return a text with every other person's name replaced: “[another person]”."""
        text = composed(text)
        return self._masked(text, 0, len(text), self._known.told_apart(text)[1])

    def _masked(self, text: str, start: int, end: int, strangers: Sequence[Spot]) -> str:
        """Return a passage with words for what others do in the place of their names."""
        made, done = [], start
        for spot in strangers:
            if start <= spot.start and spot.end <= end:
                made += [text[done : spot.start], f"[{self.role_of(spot.whose)}]"]
                done = spot.end
        return "".join([*made, text[done:end]])

    def excerpt(self, text: str) -> tuple[str, bool] | None:
        """Return what stands around the person's names in a text, and whether one is sure."""
        text = composed(text)
        spots, strangers = self._known.near_own(text, 2 * _AROUND)
        if not spots:
            return None
        cut = [
            _beside(strangers, *_at_words(text, start, end)) for start, end in _around(text, spots)
        ]
        passages = (self._masked(text, start, end, strangers).strip() for start, end in cut)
        begin = "… " if text[: cut[0][0]].strip() else ""
        rest = " …" if text[cut[-1][1] :].strip() else ""
        return f"{begin}{' … '.join(passages)}{rest}", any(spot.sure for spot in spots)


def _around(text: str, spots: Iterable[Spot]) -> list[tuple[int, int]]:
    """Return the passages around names, inside their lines; what touches is one."""
    found: list[tuple[int, int]] = []
    for spot in spots:
        begins, ends = _line_around(text, spot)
        start, end = max(begins, spot.start - _AROUND), min(ends, spot.end + _AROUND)
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _beside(strangers: Iterable[Spot], start: int, end: int) -> tuple[int, int]:
    """Move the ends of a passage so that no stranger's name is parted by them."""
    for spot in strangers:
        if spot.start < start < spot.end:
            start = spot.end
        if spot.start < end < spot.end:
            end = spot.start
    return start, end


def _line_around(text: str, spot: Spot) -> tuple[int, int]:
    """Return where the line begins and ends in which a name stands."""
    end = text.find("\n", spot.end)
    return text.rfind("\n", 0, spot.start) + 1, len(text) if end < 0 else end


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a passage to blanks, so that it cuts no name."""
    if start and not text[start - 1].isspace():
        blank = re.search(r"\s", text[start : start + _AROUND])
        start += blank.end() if blank else 0
    if end < len(text) and not text[end].isspace():
        cut = re.search(r"\s\S*\Z", text[end - _AROUND : end])
        end = end - _AROUND + cut.start() if cut else end
    return start, end


def _deleted(snapshot: Snapshot) -> Iterator[Person]:
    return (one for one in snapshot.gone.values() if isinstance(one, Person))


def _bodies(snapshot: Snapshot) -> Iterator[str]:
    """Yield what organisations and rooms are called, which may hold somebody's name."""
    for one in snapshot.organisations.values():
        yield from (one.name, one.short, *one.names.values(), *one.aliases)
    yield from (room.name for room in snapshot.rooms.values())


def _roles(snapshot: Snapshot) -> dict[str, str]:
    return {
        str(seat.person): _ROLES[seat.capacity]
        for seat in snapshot.invitations.values()
        if seat.person and seat.capacity in _ROLES
    }


def mentions(
    snapshot: Snapshot,
    redaction: Redaction,
    told: Iterable[Held],
    watch: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Mention]:
    """Return every text that names the person in a record which is not told whole anyway.

    *watch* is told how many records are read and of how many, and may raise to stop it.
    """
    whole = {(one.kind, one.key) for one in told if one.whole}
    found: dict[_Same, Mention] = {}
    records = [(kind, *item) for kind in KINDS for item in snapshot.table(kind).items()]
    for done, (kind, key, record) in enumerate(records):
        watch(done, len(records))
        if (kind, key) not in whole:
            _take_in(found, kind, record, redaction)
    return list(found.values())


def mentions_in(kind: str, record: Record, redaction: Redaction) -> list[Mention]:
    """Return the texts of one record that name the person."""
    found: dict[_Same, Mention] = {}
    _take_in(found, kind, record, redaction)
    return list(found.values())


def _take_in(found: dict[_Same, Mention], kind: str, record: Record, redaction: Redaction) -> None:
    """Add what one record says; the same words in another one of the kind are counted."""
    called = getattr(record, "title", "")
    for path, attribute, text in texts(record):
        if (kind, attribute) in _ANOTHERS_NAME:
            continue
        read = _as_read(text) if (kind, attribute) == _EVENT else text
        told = redaction.excerpt(read)
        if told is None:
            continue
        excerpt, sure = told
        same = (kind, called, attribute, excerpt)
        known = found.get(same)
        count = known.count + 1 if known else 1
        first = (known.record, known.path) if known else (record, path)
        found[same] = Mention(
            kind=kind, attribute=attribute, excerpt=excerpt, sure=sure,
            record=first[0], path=first[1], count=count,
        )  # fmt: skip


def _as_read(event: str) -> str:
    """Return a calendar entry with its escaped line breaks and commas as they are read."""
    return event.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


def texts(record: Struct, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield path, attribute and words of every text that somebody wrote into a record."""
    for field in _telling_fields(type(record)):
        value = getattr(record, field.attribute)
        if value:
            here = f"{path}.{field.name}" if path else field.name
            yield from _texts(field.shape, value, here, field.attribute)


def _texts(shape: Shape, value: Any, path: str, attribute: str) -> Iterator[tuple[str, str, str]]:
    if shape.item:
        for at, item in enumerate(value):
            yield from _texts(shape.item, item, f"{path}[{at}]", attribute)
    elif shape.value:
        for name, item in value.items():
            yield from _texts(shape.value, item, f"{path}.{name}", attribute)
    elif shape.part:
        yield from texts(value, path)
    elif isinstance(value, str):
        yield path, attribute, value


@cache
def _telling_fields(record: type[Struct]) -> tuple[FieldShape, ...]:
    """Return the fields in which somebody's words can stand."""
    return tuple(
        field
        for field in fields_of(record)
        if field.attribute not in _UNREAD and _tells(field.shape)
    )


@cache
def _tells(shape: Shape) -> bool:
    inner = shape.item or shape.value
    if inner:
        return _tells(inner)
    if shape.part:
        return bool(_telling_fields(shape.part))
    return shape.leaf is str and not shape.kinds and shape.form in (None, Form.LINK)
