"""What somebody must do today, by urgency, each with the things it counts (SCREENS.md 3)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.checking.papers import newest_positions, overtaking, position_words
from convenor_db.domain.edits import Target
from convenor_db.domain.invitations import UMBRELLA, is_overdue, reply_by_of
from convenor_db.domain.names import person_of
from convenor_db.domain.records import BriefState, Invitation, Session, Status
from convenor_db.domain.snapshot import Snapshot

SOON: Final = 14
"""Days before a session within which it must have chair and room."""
BEFORE_PURGE: Final = 30
"""Days before personal data is to be purged in which one is reminded of it."""


class Need(StrEnum):
    """The kinds of things to see to, most urgent first."""

    TO_FIX = "to-fix"
    OVERDUE = "overdue"
    NOT_INVITED = "not-invited"
    LACKING = "lacking"
    TO_APPROVE = "to-approve"
    PAPERS = "papers"
    STALE = "stale"
    CALENDARS = "calendars"
    PACKS = "packs"
    UNREACHABLE = "unreachable"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """One line: a need and what it counts.

    *at* is the oldest or nearest day (YYYY-MM-DD) or wall clock of the venue, "" where there is
    none. *wave* is the wave that was due, of seats not yet invited. *without_chair* and
    *without_room* part the sessions that lack something. *position* says whose it is on what,
    where a single brief is older than one.
    """

    need: Need
    things: tuple[Target, ...]
    at: str = ""
    wave: int | None = None
    without_chair: int = 0
    without_room: int = 0
    position: str = ""

    @property
    def count(self) -> int:
        """How many things there are."""
        return len(self.things)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What the lines are made from, beside the snapshot.

    *findings* are the warnings of the snapshot; *today* is the day at the venue; *calendars* and
    *packs* are seats whose calendar or pack is out of date; *owner* narrows lines about seats to
    those of one owner, None takes all.
    """

    findings: Sequence[Finding]
    today: str
    calendars: Collection[str] = field(default_factory=frozenset)
    packs: Collection[str] = field(default_factory=frozenset)
    owner: str | None = None


def attention(snapshot: Snapshot, looked: Looked) -> list[Attention]:
    """Return what needs somebody, most urgent first; needs without a case are left out."""
    makers: tuple[Callable[[Snapshot, Looked], Attention | None], ...] = (
        _to_fix, _overdue, _not_invited, _lacking, _to_approve, _papers, _stale,
        _calendars, _packs, _unreachable, _retention,
    )  # fmt: skip
    made = (make(snapshot, looked) for make in makers)
    return [one for one in made if one is not None and one.count]


def _mine(snapshot: Snapshot, looked: Looked) -> Iterator[Invitation]:
    for seat in snapshot.invitations.values():
        if looked.owner is None or seat.owner == looked.owner:
            yield seat


def _seats(seats: Iterable[Invitation]) -> tuple[Target, ...]:
    return tuple(("invitations", str(seat.key)) for seat in seats)


def _nearest(snapshot: Snapshot, sessions: Iterable[str]) -> str:
    """Return when the first of some sessions begins, "" where none has a time."""
    found = (snapshot.sessions.get(key) for key in sessions)
    return min((one.start for one in found if one and one.start), default="")


def _of_rules(looked: Looked, *rules: Rule) -> list[Finding]:
    return [one for one in looked.findings if one.rule in rules and one.waived is None]


def _to_fix(snapshot: Snapshot, looked: Looked) -> Attention:
    blocks = [one for one in looked.findings if one.blocks]
    near = _nearest(snapshot, (key for one in blocks for key in one.keys("sessions")))
    return Attention(
        need=Need.TO_FIX, things=tuple(("warnings", one.id) for one in blocks), at=near
    )


def _overdue(snapshot: Snapshot, looked: Looked) -> Attention:
    late = [seat for seat in _mine(snapshot, looked) if is_overdue(snapshot, seat, looked.today)]
    oldest = min((reply_by_of(snapshot, seat) or "" for seat in late), default="")
    return Attention(need=Need.OVERDUE, things=_seats(late), at=oldest)


def _not_invited(snapshot: Snapshot, looked: Looked) -> Attention:
    """Find approved seats whose wave should have gone out."""
    due = {
        wave.number: wave.send_on
        for wave in snapshot.waves.values()
        if wave.send_on and wave.send_on < looked.today
    }
    waiting = [
        seat
        for seat in _mine(snapshot, looked)
        if seat.status is Status.APPROVED and seat.wave in due
    ]
    first = min((seat.wave for seat in waiting if seat.wave), key=lambda n: due[n] or "", default=0)
    at = due.get(first) or ""
    return Attention(need=Need.NOT_INVITED, things=_seats(waiting), at=at, wave=first or None)


def _lacking(snapshot: Snapshot, looked: Looked) -> Attention:
    """Find sessions of the next days without chair or room."""
    last = (date.fromisoformat(looked.today) + timedelta(days=SOON)).isoformat()

    def soon(key: str) -> bool:
        session = snapshot.sessions.get(key)
        return bool(session and session.start and looked.today <= session.start[:10] <= last)

    chairless, roomless = (
        {key for one in _of_rules(looked, rule) for key in one.keys("sessions") if soon(key)}
        for rule in (Rule.CHAIR_MISSING, Rule.ROOM_MISSING)
    )
    lacking = sorted(chairless | roomless, key=lambda key: (_start(snapshot, key), key))
    return Attention(
        need=Need.LACKING,
        things=tuple(("sessions", key) for key in lacking),
        at=_nearest(snapshot, lacking),
        without_chair=len(chairless),
        without_room=len(roomless),
    )


def _start(snapshot: Snapshot, key: str) -> str:
    session: Session | None = snapshot.sessions.get(key)
    return (session.start if session else None) or ""


def _to_approve(snapshot: Snapshot, _looked: Looked) -> Attention:
    briefs = snapshot.briefs.values()
    waiting = [str(one.key) for one in briefs if one.state is BriefState.IN_REVIEW]
    return Attention(need=Need.TO_APPROVE, things=tuple(("briefs", key) for key in waiting))


def _papers(snapshot: Snapshot, looked: Looked) -> Attention:
    missing = _of_rules(looked, Rule.PAPER_MISSING)
    keys = [key for one in missing for key in one.keys("sessions")]
    things = tuple(("sessions", key) for key in keys)
    return Attention(need=Need.PAPERS, things=things, at=_nearest(snapshot, keys))


def _stale(snapshot: Snapshot, looked: Looked) -> Attention:
    """Find approved briefs that are older than a position they rest on."""
    stale = [key for one in _of_rules(looked, Rule.BRIEF_STALE) for key in one.keys("briefs")]
    approved = (snapshot.briefs[key].approved_on for key in stale)
    overtaken = overtaking(newest_positions(snapshot), snapshot.briefs[stale[0]]) if stale else None
    return Attention(
        need=Need.STALE,
        things=tuple(("briefs", key) for key in stale),
        at=min((day for day in approved if day), default=""),
        position=position_words(snapshot, overtaken) if overtaken and len(stale) == 1 else "",
    )


def _of_owner(snapshot: Snapshot, looked: Looked, keys: Collection[str]) -> tuple[Target, ...]:
    """Return seats, of one owner if one is asked for; those since deleted are nobody's."""
    if looked.owner is None:
        return tuple(("invitations", key) for key in sorted(keys))
    return _seats(seat for seat in _mine(snapshot, looked) if seat.key in keys)


def _calendars(snapshot: Snapshot, looked: Looked) -> Attention:
    last = max((row.exported_at for row in snapshot.ledger.values()), default="")
    things = _of_owner(snapshot, looked, looked.calendars)
    return Attention(need=Need.CALENDARS, things=things, at=last[:10])


def _packs(snapshot: Snapshot, looked: Looked) -> Attention:
    last = max((copy.at for copy in snapshot.copies.values()), default="")
    things = _of_owner(snapshot, looked, looked.packs)
    return Attention(need=Need.PACKS, things=things, at=last[:10])


def _unreachable(snapshot: Snapshot, looked: Looked) -> Attention:
    """Find who is to have a calendar and has no address (RULES.md 5)."""
    without = []
    for seat in _mine(snapshot, looked):
        person = person_of(snapshot, seat)
        if seat.status in UMBRELLA and person and not any(text.strip() for text in person.emails):
            without.append(seat)
    return Attention(need=Need.UNREACHABLE, things=_seats(without))


def _retention(snapshot: Snapshot, looked: Looked) -> Attention | None:
    until = snapshot.convening.keep_until
    reminded_from = date.fromisoformat(looked.today) + timedelta(days=BEFORE_PURGE)
    if not until or until > reminded_from.isoformat():
        return None
    return Attention(need=Need.RETENTION, things=(("convening", "convening"),), at=until)
