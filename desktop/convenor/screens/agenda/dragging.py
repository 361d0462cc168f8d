"""What would be wrong if a session stood where it is dragged to, a line for each thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from convenor.screens.agenda.words import called, cannot_words
from convenor_db.domain.attendance import Obstacle, Why, obstacles
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import INFO, Finding, Rule
from convenor_db.domain.invitations import has_duty
from convenor_db.domain.names import seat_name
from convenor_db.domain.records import Role
from convenor_db.domain.snapshot import Snapshot

_SAID: Final = frozenset(
    {
        Rule.PERSON_TWICE,
        Rule.BEFORE_ARRIVAL,
        Rule.AFTER_DEPARTURE,
        Rule.UNAVAILABLE,
        Rule.ROOM_SMALL,
    }
)
"""Told of each person in a line of their own, or by the grid itself."""
_SHORT: Final = {
    Rule.ROOM_TWICE: "Room taken by {other}",
    Rule.ORDER: "Out of order with {other}",
    Rule.PLENARY_OVERLAP: "Overlaps {other}",
    Rule.STEP_FREE: "{who} needs a room without steps",
    Rule.NIGHT: "Night where {who} is",
    Rule.ROOM_MISSING: "Would have no room",
    Rule.OUTSIDE_DATES: "Outside the convening’s days",
    Rule.RIVALS: "Rivals meet, would need: {missing}",
}
"""What is said of a rule in a line of the tag; else its whole sentence is."""


def would_be(snapshot: Snapshot, checks: Checks, key: str, start: str, room: str) -> list[str]:
    """Return what would be wrong with a session that began at *start* in *room* (empty: none).

    First who could not come, then what is not wrong where it stands now. *checks* are those of
    *snapshot*.
    """
    return [*who_cannot(snapshot, key, start), *_news(snapshot, checks, key, start, room)]


def who_cannot(snapshot: Snapshot, key: str, start: str) -> list[str]:
    """Return a line for each person who could not be in a session if it began at *start*.

    Those with a duty come first. Who is out is missed wherever it stands, and not named.
    """
    session = snapshot.sessions.get(key)
    if session is None:
        return []
    moved = replace(session, start=start)
    found: defaultdict[str, list[Obstacle]] = defaultdict(list)
    for one in obstacles(snapshot, moved):
        if one.why is not Why.OUT:
            found[one.invitation].append(one)
    roles: dict[str, Role] = {one.invitation: one.role for one in session.people}
    first = sorted(found, key=lambda seat: not has_duty(session, roles[seat]))
    names = _called_apart(snapshot, first)
    return [
        f"{names[seat]} {cannot_words(snapshot, moved, found[seat], notes=False)}" for seat in first
    ]


def _called_apart(snapshot: Snapshot, seats: Iterable[str]) -> dict[str, str]:
    """Return how each is spoken of here: of two with one family name, by the whole name."""
    short = {seat: called(snapshot, seat) for seat in seats}
    shared = {name for name, count in Counter(short.values()).items() if count > 1}
    return {
        seat: seat_name(snapshot, snapshot.invitations[seat]) if name in shared else name
        for seat, name in short.items()
    }


def _news(snapshot: Snapshot, checks: Checks, key: str, start: str, room: str) -> list[str]:
    """Return what the checks would find there and do not find now, gravest first."""
    if key not in snapshot.sessions:
        return []
    known = {one.id for one in checks.of_session(key)}
    found = checks.if_placed(key, start, room or None, but=_SAID, notes=False)
    news = [one for one in found if one.id not in known and one.level is not INFO]
    told = (_words(snapshot, one, key) for one in news)
    return list(dict.fromkeys(told))


def _words(snapshot: Snapshot, finding: Finding, key: str) -> str:
    other = next((one for one in finding.keys("sessions") if one != key), "")
    said = _SHORT.get(finding.rule, "")
    if not said:
        return finding.text
    return said.format(
        other=f"“{snapshot.sessions[other].title}”" if other else "",
        who=", ".join(called(snapshot, seat) for seat in finding.keys("invitations")),
        missing=", ".join(finding.missing),
    )
