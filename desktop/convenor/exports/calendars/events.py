"""VEVENTs: what everybody's copy shares is written once, what is one person's goes before it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from convenor.exports.calendars.facts import EventStatus, Facts, date_after
from convenor.exports.calendars.lines import (
    folded,
    folded_lines,
    is_address,
    mailto,
    plain_line,
    quoted,
    text_line,
)
from convenor.exports.calendars.timezones import Years, is_written_in_utc
from convenor_db.domain.records import TLP, Answer, Organiser, Role
from convenor_db.domain.zones import exists, instant

CLASSES: Final = {
    TLP.CLEAR: "PUBLIC",
    TLP.GREEN: "PRIVATE",
    TLP.AMBER: "PRIVATE",
    TLP.AMBER_STRICT: "CONFIDENTIAL",
    TLP.RED: "CONFIDENTIAL",
}
"""A hint only: some clients show every class alike (RULES.md 5)."""

_BEGIN: Final = "BEGIN:VEVENT"
_END: Final = "END:VEVENT"
_ZONE_OF_TIMES: Final = re.compile(r"^DTSTART;TZID=([^:;\n]+):", re.MULTILINE)
_ATTENDEE: Final = re.compile(r"^ATTENDEE[;:].*\n", re.MULTILINE)
_ROLES: Final[dict[str, str]] = {Role.CHAIR: "CHAIR", Role.OPTIONAL: "OPT-PARTICIPANT"}
_PARTSTATS: Final = {
    Answer.ACCEPTED: "ACCEPTED",
    Answer.DECLINED: "DECLINED",
    Answer.TENTATIVE: "TENTATIVE",
}
"""What is known is sent along; who delegated is asked again."""


class Event(Protocol):
    """One VEVENT that can be written."""

    @property
    def text(self) -> str:
        r"""The unfolded lines, joined by `\n`, as the ledger keeps them."""
        ...

    @property
    def zone(self) -> str:
        """The zone whose VTIMEZONE has to stand before it, or nothing."""
        ...

    def to_ical(self, *, attendee: bool) -> bytes:
        """Return the VEVENT as it stands in a file; an agenda names no attendee."""
        ...


@dataclass(frozen=True, slots=True)
class Wording:
    """The end of a VEVENT, from STATUS on: the same for all who may read the same."""

    text: str
    ical: bytes
    zone: str

    @staticmethod
    def of(lines: tuple[str, ...], zone: str) -> "Wording":
        """Fold the lines once, for everybody."""
        text = "\n".join((*lines, _END))
        return Wording(text, folded_lines(text), zone)


@dataclass(frozen=True, slots=True)
class ComposedEvent:
    """A VEVENT made now. *attendee* is its unfolded line, or nothing."""

    uid: str
    sequence: int
    stamp: str
    attendee: str
    wording: Wording

    @property
    def zone(self) -> str:
        """The zone whose VTIMEZONE has to stand before it, or nothing."""
        return self.wording.zone

    @property
    def text(self) -> str:
        r"""The unfolded lines, joined by `\n`."""
        attendee = f"{self.attendee}\n" if self.attendee else ""
        return (
            f"{_BEGIN}\n{plain_line('UID', self.uid)}\nDTSTAMP:{basic(self.stamp)}\n"
            f"SEQUENCE:{self.sequence}\n{attendee}{self.wording.text}"
        )

    def to_ical(self, *, attendee: bool) -> bytes:
        """Join the few lines of this person's copy to those that all share."""
        uid = folded(plain_line("UID", self.uid))
        numbers = f"DTSTAMP:{basic(self.stamp)}\r\nSEQUENCE:{self.sequence}\r\n".encode()
        named = _folded_attendee(self.attendee) if attendee and self.attendee else b""
        return b"".join((b"BEGIN:VEVENT\r\n", uid, numbers, named, self.wording.ical))


@lru_cache(maxsize=4_096)
def _folded_attendee(line: str) -> bytes:
    return folded(line)


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A VEVENT as the ledger kept it, to be written again byte for byte."""

    text: str

    @property
    def zone(self) -> str:
        """The zone whose VTIMEZONE has to stand before it, or nothing."""
        match = _ZONE_OF_TIMES.search(self.text)
        return match[1] if match else ""

    def to_ical(self, *, attendee: bool) -> bytes:
        """Fold the kept lines again."""
        return folded_lines(self.text if attendee else _ATTENDEE.sub("", self.text))

    def is_whole(self, uid: str, years: Years) -> bool:
        """Say whether it is one VEVENT of this UID whose times can still be written.

        A ledger that was written by hand, or by another program, may hold anything.
        """
        lines = self.text.split("\n")
        edges = lines[0] == _BEGIN and lines[-1] == _END
        inner = any(line.startswith(("BEGIN:", "END:")) for line in lines[1:-1])
        ours = f"UID:{uid}" in lines and self.text.count("\nUID:") == 1
        return edges and not inner and ours and self._has_known_zone(years)

    def _has_known_zone(self, years: Years) -> bool:
        return not self.zone or not is_written_in_utc(self.zone, years)


def basic(instant_text: str) -> str:
    """Return an instant in RFC 5545's spelling: 20270301T080000Z."""
    return instant_text.replace("-", "").replace(":", "")


def attendee_line(name: str, address: str, role: str, answer: Answer | None) -> str:
    """Return the line of the one attendee a copy names.

    *answer* is what is known of theirs, `NEEDS_ACTION` to ask (anew), None in a CANCEL.
    """
    part = _ROLES.get(role, "REQ-PARTICIPANT")
    known = _PARTSTATS.get(answer, "NEEDS-ACTION") if answer else ""
    partstat = f";PARTSTAT={known}" if known else ""
    asks = {"": "", "NEEDS-ACTION": ";RSVP=TRUE"}.get(known, ";RSVP=FALSE")
    head = f"ATTENDEE;CN={quoted(name)};CUTYPE=INDIVIDUAL{partstat};ROLE={part}{asks}"
    return plain_line(head, mailto(address))


def organiser_line(organiser: Organiser) -> str:
    """Return the line of who asks, and where replies go."""
    name = f";CN={quoted(organiser.name)}" if organiser.name else ""
    known = is_address(organiser.email)
    return plain_line(f"ORGANIZER{name}", mailto(organiser.email) if known else "invalid:nomail")


def times(facts: Facts, years: Years) -> tuple[tuple[str, ...], str]:
    """Return the lines of begin and end, and the zone they name (nothing when none)."""
    if facts.start is None:
        return (), ""
    begin = instant(facts.start, ZoneInfo(facts.zone))
    end = begin + timedelta(minutes=facts.minutes or 0)
    if facts.whole_days:
        return _whole_days(facts, end), ""
    if is_written_in_utc(facts.zone, years) or _is_ambiguous(facts, end):
        return _lines_of("", f"{begin:%Y%m%dT%H%M%S}Z", f"{end:%Y%m%dT%H%M%S}Z"), ""
    local_end = end.astimezone(ZoneInfo(facts.zone))
    begins = basic(facts.start) + "00"
    return _lines_of(f";TZID={facts.zone}", begins, f"{local_end:%Y%m%dT%H%M%S}"), facts.zone


def _lines_of(parameter: str, begin: str, end: str) -> tuple[str, ...]:
    """DTEND has to be later than DTSTART (RFC 5545, 3.8.2.2); without minutes there is none."""
    first = f"DTSTART{parameter}:{begin}"
    return (first,) if begin == end else (first, f"DTEND{parameter}:{end}")


def _whole_days(facts: Facts, end: datetime) -> tuple[str, ...]:
    """DTEND is the first day after: the last moment's day, and one."""
    last = (end - timedelta(minutes=1)).astimezone(ZoneInfo(facts.zone)).date()
    first = (facts.start or "")[:10]
    after = date_after(max(first, str(last)))
    return (
        f"DTSTART;VALUE=DATE:{first.replace('-', '')}",
        f"DTEND;VALUE=DATE:{after.replace('-', '')}",
    )


def _is_ambiguous(facts: Facts, end: datetime) -> bool:
    """Say whether a wall-clock time would be read as another moment.

    A time that exists twice is read as the first, so an end in the second hour needs UTC; and a
    start that does not exist (the zone was changed after it was set) is read differently by all.
    """
    zone = ZoneInfo(facts.zone)
    local_end = end.astimezone(zone)
    return not exists(facts.start or "", zone) or (
        local_end.replace(fold=0).astimezone(UTC) != local_end.astimezone(UTC)
    )


def cancelled_wording(facts: Facts, organiser: Organiser, klass: str, years: Years) -> Wording:
    """Return the wording of an entry that is off: as it was last written, without prose."""
    return worded(facts, EventStatus.CANCELLED, organiser, klass, years)


def worded(
    facts: Facts,
    status: EventStatus,
    organiser: Organiser,
    klass: str,
    years: Years,
    *,
    prose: tuple[str, ...] = (),
) -> Wording:
    """Return the wording for facts; *prose* are the lines a reader may have beside them."""
    lines, zone = times(facts, years)
    place = (text_line("LOCATION", facts.place),) if facts.place else ()
    return Wording.of(
        (
            f"STATUS:{status}",
            organiser_line(organiser),
            *lines,
            text_line("SUMMARY", facts.title),
            *place,
            *prose,
            f"CLASS:{klass}",
            "TRANSP:OPAQUE",
        ),
        zone,
    )
