"""Calendars of a large convening: how long, and how it compares with plain icalendar objects.

Ratios of one run, variants alternated; printed, never asserted, for machines differ.
"""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from convenor.exports.calendars import PlannedFile
from convenor.exports.calendars.lines import folded_lines
from convenor.exports.calendars.timezones import Years, time_zone_lines
from convenor_db.domain.records import LedgerEntry, Record, Role, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import instant, local
from support.calendars import RECORDS, START, Office, listed, person, seat, session

PEOPLE, SESSIONS, EACH = 1_000, 150, 40
ROUNDS = 3
BLOCK = folded_lines("\n".join(time_zone_lines("Europe/Zurich", Years(2027, 2027)) or ()))


def large(folder: Path) -> Office:
    """Return 1,000 people and 150 sessions; all are listed in 40, and speak in two."""
    by_session: dict[int, list[tuple[str, Role]]] = {}
    for at in range(PEOPLE):
        for number in range(EACH):
            role = Role.SPEAKER if number < 2 else Role.REQUIRED
            by_session.setdefault((at + number * 3) % SESSIONS, []).append((f"v{at}", role))
    sessions = [_session(number, by_session[number]) for number in range(SESSIONS)]
    people: list[Record] = [person(f"p{at}", f"Żółć {at}", "Łukasz") for at in range(PEOPLE)]
    seats = [seat(f"v{at}") for at in range(PEOPLE)]
    fixed = [record for record in RECORDS if type(record).__name__ in ("Convening", "Room")]
    return Office(folder, Snapshot.of([*fixed, *people, *seats, *sessions]))


def _session(number: int, people: list[tuple[str, Role]]) -> Session:
    start = f"2027-04-{14 + number % 2}T{8 + number % 12:02d}:00"
    return session(
        f"s{number}",
        f"Session {number}: évaluations, red-teaming & governance",
        start,
        purpose="Reading: section 4 of the pack; bring questions. " * 4,
        people=listed(*people),
    )


def test_1000_people_and_150_sessions(tmp_path: Path) -> None:
    office = large(tmp_path)
    _timed("first export", lambda: office.export().files)
    _timed("second export, nothing to write", lambda: office.export().files)
    office.change_session("s7", start="2027-04-14T20:00")
    _timed("one session moved", lambda: office.export().files)
    _timed("everything again", lambda: office.export(everything=True).files)
    assert office.export().files == ()


def _timed(name: str, work: Callable[[], tuple[object, ...]]) -> None:
    begin = time.perf_counter()
    count = len(work())
    print(f"\n{name}: {time.perf_counter() - begin:.2f} s, {count} files", end="")  # noqa: T201


def test_agendas_against_plain_icalendar_objects(tmp_path: Path) -> None:
    plan = large(tmp_path).plan(seats=frozenset(f"v{at}" for at in range(50)))
    agendas = [file for file in plan.files if file.what == "agenda"]
    assert [file.content() for file in agendas] == [plainly(file) for file in agendas]
    ratios = []
    for _ in range(ROUNDS):
        ours, theirs = _seconds(agendas, PlannedFile.content), _seconds(agendas, plainly)
        ratios.append(theirs / ours)
    events = sum(len(file.entries) for file in agendas)
    print(f"\n{events} events; icalendar takes {statistics.median(ratios):.0f} times as long")  # noqa: T201


def _seconds(files: list[PlannedFile], write: Callable[[PlannedFile], bytes]) -> float:
    begin = time.perf_counter()
    for file in files:
        write(file)
    return time.perf_counter() - begin


def plainly(file: PlannedFile) -> bytes:
    """Return an agenda made with fresh icalendar objects, as the documentation shows it."""
    calendar = Calendar()
    for name, value in (
        ("version", "2.0"),
        ("prodid", "-//Convenor//Convenor//EN"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("x-wr-calname", file.title),
    ):
        calendar.add(name, value)
    for entry in file.entries:
        calendar.add_component(_event(entry.after))
    raw = bytes(calendar.to_ical(sorted=False))
    return raw.replace(b"BEGIN:VEVENT", BLOCK + b"BEGIN:VEVENT", 1)


def _event(row: LedgerEntry) -> Event:
    zone = ZoneInfo(row.zone)
    begin = instant(row.start or "", zone)
    end = begin + timedelta(minutes=row.minutes or 0)
    organiser = vCalAddress(f"mailto:{row.organiser}")
    organiser.params["CN"] = "Secretariat, Harbour Talks"
    event = Event()
    role = f"\n\nYour role: {row.role}" if row.role != "required" else ""
    purpose = ("Reading: section 4 of the pack; bring questions. " * 4).strip()
    for name, value in (
        ("uid", row.uid),
        ("dtstamp", START),
        ("sequence", row.sequence),
        ("status", "CONFIRMED"),
        ("organizer", organiser),
        ("dtstart", local(begin, zone)),
        ("dtend", local(end, zone)),
        ("summary", row.title),
        ("location", row.place),
        ("description", purpose + role),
        ("class", "PRIVATE"),
        ("transp", "OPAQUE"),
    ):
        event.add(name, value)
    return event
