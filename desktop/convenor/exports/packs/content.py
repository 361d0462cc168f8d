"""What a pack says, as plain values: compared without a page being built (RULES.md 5)."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from convenor.exports.page.writings import unprintable
from convenor_db.domain.records import TLP

PREVIEW = "PREVIEW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Whose pack it is, and under which mark and rule."""

    convening: str
    dates: str
    place: str
    reader: str
    native: str
    post: str
    organisation: str
    mark: TLP
    several_marks: bool
    rule: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One session of an itinerary or a programme. Times are the venue's.

    *begins* and *ends* are minutes from the day's midnight; *until* says that it ends on another
    day; *quiet* are meals and breaks; *lines* are told in small type.
    """

    begins: int
    ends: int
    time: str
    until: str
    title: str
    kind: str
    quiet: bool
    room: str
    duty: str = ""
    purpose: str = ""
    lines: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The sessions that begin on one day."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What every part of a pack has. *group* names the parts it stands among in the contents."""

    key: str
    title: str
    mark: TLP
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary(Part):
    """One reader's own sessions."""

    subtitle: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Part):
    """What everybody may know of the agenda."""

    place: str
    zone: str
    rooms: tuple[str, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One line of the list of participants."""

    name: str
    native: str
    post: str
    tentative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """Participants of one organisation, or those of one capacity."""

    name: str
    constituency: str
    people: tuple[Participant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants(Part):
    """Who comes; without delegations it says that the list is not disclosed."""

    order: str
    delegations: tuple[Delegation, ...]
    others: tuple[Delegation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Part):
    """A brief as its readers get it."""

    subtitle: str
    markdown: str


class Piece(NamedTuple):
    """A part, the hash of what it says, and the characters in it that no face has."""

    part: Part
    digest: str
    unprintable: str


@dataclass(frozen=True, slots=True)
class PackContent:
    """Everything one pack says, but its number."""

    cover: Cover
    pieces: tuple[Piece, ...]
    convening: str
    contents_mark: TLP
    rule: str
    language: str

    @property
    def digest(self) -> str:
        """Return the hash that tells whether a copy is still what would be issued."""
        return digest((self.cover, self.contents_mark, [piece.digest for piece in self.pieces]))


def piece(part: Part) -> Piece:
    """Return a part with its hash."""
    return Piece(part, digest((type(part).__name__, part)), unprintable_in(part))


def unprintable_in(value: Part | Cover) -> str:
    """Return the characters of plain values that no bundled face has."""
    return unprintable(msgspec.json.encode(value).decode())


def digest(value: Any) -> str:
    """Return the hash of plain values."""
    return sha256(msgspec.json.encode(value, order="sorted")).hexdigest()
