"""What a seat has been given, in words: the state of its calendar, its numbered copies."""

from datetime import date
from typing import NamedTuple

from convenor.models.invitations import NOTHING_GIVEN, calendar_words, given_to
from convenor.widgets.day_words import day_in_words
from convenor.widgets.labels import Role
from convenor_db.domain.invitations import UMBRELLA
from convenor_db.domain.records import Copy, Invitation
from convenor_db.domain.snapshot import Snapshot


class Fact(NamedTuple):
    """A caption with its words; *role* says how much they press."""

    caption: str
    words: str
    role: Role = Role.BODY


def given_out(snapshot: Snapshot, seat: Invitation) -> list[Fact]:
    """Return what there is to say of a seat's calendar and copies."""
    return [_calendar(snapshot, seat), *_copies(snapshot, seat)]


def told_of_sessions(snapshot: Snapshot, seat: Invitation) -> dict[str, str]:
    """Return by session what stands in the seat's calendar of it: “version 2, answered”."""
    return {
        str(entry.session): ", ".join(part for part in calendar_words(entry) if part)
        for entry in snapshot.ledger.values()
        if entry.session and entry.invitation == seat.key
    }


def _calendar(snapshot: Snapshot, seat: Invitation) -> Fact:
    entry = given_to(snapshot).get(str(seat.key), NOTHING_GIVEN).entry
    person = snapshot.people.get(seat.person or "")
    lacks = bool(person and not person.emails and seat.status in UMBRELLA)
    version, answer = calendar_words(entry, lacks_address=lacks)
    older = answer.startswith("answered version")
    words = (
        f"{answer} of {entry.sequence + 1}"
        if older and entry
        else ", ".join(part for part in (version, answer) if part)
    )
    return Fact("Calendar", words, Role.WARN if older or lacks else Role.BODY)


def _copies(snapshot: Snapshot, seat: Invitation) -> list[Fact]:
    """Return the copies, the newest first."""
    copies = [copy for copy in snapshot.copies.values() if copy.invitation == seat.key]
    copies.sort(key=lambda copy: -copy.number)
    return [Fact("Pack" if not at else "", _copy(copy)) for at, copy in enumerate(copies)] or [
        Fact("Pack", "none yet")
    ]


def _copy(copy: Copy) -> str:
    said = f"copy {copy.number:02}"
    if copy.void:
        return f"{said}, void"
    for verb, at in (
        ("destroyed", copy.destroyed_at),
        ("returned", copy.returned_at),
        ("handed over", copy.handed_over_at),
    ):
        if at:
            return f"{said}, {verb} {day_in_words(date.fromisoformat(at[:10]))}"
    return f"{said}, not handed over"
