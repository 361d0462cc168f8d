"""What the agenda grid is fed with: plain values, made by whoever owns the grid."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

SESSION_MIME: Final = "application/x-convenor-session"
"""Type of a drag from a list of unscheduled sessions; its bytes are the session's key, UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column of every day: a room, or whatever the view is by. Capacity None = no limit."""

    key: str
    title: str
    capacity: int | None = None


NO_ROOM: Final = GridColumn(key="", title="No room")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """A day shown: its words ("Wed 14 Apr") and how many things must be fixed on it."""

    day: date
    label: str
    to_fix: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridAbsence:
    """A time over all columns in which whoever the grid is about is not there.

    *first* and *last* are wall clock of the venue; *words* say why, at its end (*at_end*) or its
    beginning.
    """

    first: str
    last: str
    words: str
    at_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFrame:
    """What the blocks stand on: the venue's zone, the planned hours, days and columns in order.

    The column *No room* is added by the grid when a session needs it. *absences* are hatched
    under the blocks, where the grid is about one person.
    """

    zone: ZoneInfo
    days: tuple[GridDay, ...]
    columns: tuple[GridColumn, ...]
    hours: tuple[str, str] = ("08:00", "20:00")
    absences: tuple[GridAbsence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The badges of a block."""

    must_fix: int = 0
    look_at: int = 0
    rivals: bool = False
    pinned: bool = False
    closed: bool = False
    unreleased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridBlock:
    """A session as the grid shows it.

    *start* is wall clock of the venue ("2027-04-14T09:00"), empty while unscheduled: such a
    block is not drawn, but the grid knows its length when it is dropped in. *minutes* is real
    time. *column* is a column's key, empty for no room; *spanning* draws it over all columns of
    its day. *place* is written behind the time where the columns are not rooms. *duties* are
    initials, the chair's first. *needs* is how many places it takes; columns with fewer are
    hatched while it is dragged. *ring* draws the red ring (two sessions in one room are ringed
    anyway). *facts* are the further lines of the tooltip, plain text. *missed* hatches it and
    says first what keeps the person away, where the grid is about one.
    """

    key: str
    title: str
    kind: str
    minutes: int
    start: str = ""
    column: str = ""
    spanning: bool = False
    place: str = ""
    duties: tuple[str, ...] = ()
    marks: Marks = field(default_factory=Marks)
    needs: int = 0
    ring: bool = False
    facts: tuple[str, ...] = ()
    missed: str = ""


def spans_all(kind: str, room: str) -> bool:
    """Return whether a session of *kind* in *room* (a key or "") belongs to the whole day."""
    return not room and kind in {"meal", "break", "reception"}
