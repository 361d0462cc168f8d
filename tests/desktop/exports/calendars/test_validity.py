"""Every file passes libical's restriction check and ical.js, and is what other programs expect."""

import ctypes
import ctypes.util
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event, vCalAddress, vText

from convenor.exports.calendars.lines import cleaned
from support.calendars import START, Office, a_long_story

NODE_PROGRAM = """
const ICAL = require("ical.js");
const fs = require("fs");
const faults = [];
for (const path of JSON.parse(fs.readFileSync(0, "utf8"))) {
  try {
    const whole = new ICAL.Component(ICAL.parse(fs.readFileSync(path, "utf8")));
    for (const zone of whole.getAllSubcomponents("vtimezone"))
      ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    for (const part of whole.getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(part);
      event.startDate.toUnixTime(); event.endDate.toUnixTime();
      if (!event.uid || !event.summary) faults.push(path + ": no uid or summary");
    }
  } catch (error) { faults.push(path + ": " + error.message); }
}
console.log(JSON.stringify(faults));
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the files of a long story: names of all kinds, moves, cancels, new addresses."""
    return a_long_story(tmp_path_factory.mktemp("story"))


def test_every_file_is_read_by_icalendar(files: list[Path]) -> None:
    for path in files:
        read = Calendar.from_ical(path.read_bytes())
        assert read.errors == []
        assert all(event.errors == [] for event in read.walk("VEVENT"))


def test_every_file_keeps_the_form_of_its_method(files: list[Path]) -> None:
    for path in files:
        read = Calendar.from_ical(path.read_bytes())
        events = read.walk("VEVENT")
        agenda = str(read["METHOD"]) == "PUBLISH"
        assert agenda or len(events) == 1
        for event in events:
            assert ("ATTENDEE" in event) is not agenda
            assert {"UID", "DTSTAMP", "SEQUENCE", "ORGANIZER", "DTSTART", "STATUS"} <= set(event)
        if str(read["METHOD"]) == "CANCEL":
            assert str(events[0]["STATUS"]) == "CANCELLED"


def test_every_file_is_in_short_lines_that_end_in_crlf(files: list[Path]) -> None:
    for path in files:
        raw = path.read_bytes()
        lines = raw.split(b"\r\n")
        assert lines[-1] == b""
        assert not set(raw.replace(b"\r\n", b"")) & set(range(0x09))
        assert b"\n" not in raw.replace(b"\r\n", b"")
        assert max(map(len, lines)) <= 75


def test_versions_of_an_event_never_go_backwards(files: list[Path]) -> None:
    newest: dict[str, int] = {}
    for folder in sorted({path.parent for path in files}):
        sent = [event for path in folder.iterdir() for event in _events(path)]
        for event in sent:
            assert sequence(event) >= newest.get(str(event["UID"]), 0)
        for event in sent:
            uid = str(event["UID"])
            newest[uid] = max(newest.get(uid, 0), sequence(event))


def sequence(event: Event) -> int:
    return int(str(event["SEQUENCE"]))


def _events(path: Path) -> list[Event]:
    return Calendar.from_ical(path.read_bytes()).events


def test_every_file_passes_libicals_restriction_check(files: list[Path]) -> None:
    check = libical()
    assert {path.name: fault for path in files if (fault := check(path.read_bytes()))} == {}


def test_libical_would_tell(files: list[Path]) -> None:
    request = next(path for path in files if path.name.endswith("Invitation.ics"))
    broken = request.read_bytes().replace(b"ORGANIZER", b"X-NOBODY")
    assert "iTIP" in libical()(broken)


def libical() -> Callable[[bytes], str]:
    """Return libical's check of a file: its first complaint, or nothing."""
    name = ctypes.util.find_library("ical")
    if name is None:
        pytest.skip("libical is not installed here")
    library = ctypes.CDLL(name)
    for function, result in (
        ("icalparser_parse_string", ctypes.c_void_p),
        ("icalcomponent_as_ical_string", ctypes.c_char_p),
    ):
        getattr(library, function).restype = result
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    pointer = [ctypes.c_void_p]
    for function in ("icalrestriction_check", "icalcomponent_count_errors", "icalcomponent_free"):
        getattr(library, function).argtypes = pointer
    library.icalcomponent_as_ical_string.argtypes = pointer

    def check(raw: bytes) -> str:
        component = library.icalparser_parse_string(raw)
        if not component:
            return "not a calendar"
        allowed = library.icalrestriction_check(component)
        errors = library.icalcomponent_count_errors(component)
        written = library.icalcomponent_as_ical_string(component).decode()
        library.icalcomponent_free(component)
        complaints = [line for line in written.splitlines() if line.startswith("X-LIC-ERROR")]
        return "" if allowed and not errors else "; ".join(complaints) or "refused"

    return check


def test_every_file_passes_ical_js(files: list[Path]) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed here")
    if subprocess.run(
        [node, "-e", "require('ical.js')"], capture_output=True, check=False
    ).returncode:
        pytest.skip("node has no ical.js; point NODE_PATH at a folder of packages that has it")
    done = subprocess.run(
        [node, "-e", NODE_PROGRAM],
        input=json.dumps([str(path) for path in files]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == []


def test_a_file_is_what_icalendar_writes_of_the_same_event(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.change_session("s1", title="Opening; of, all", purpose="Ünicode " * 30)
    plan = office.plan()
    umbrella = next(f for f in plan.files if f.recipient.invitation == "v1")
    opening = next(f for f in plan.files if f.session == "s1")
    assert umbrella.content() == _by_icalendar(umbrella.uid, days=True)
    zone = opening.content().split(b"METHOD:REQUEST\r\n")[1].split(b"BEGIN:VEVENT")[0]
    assert opening.content().replace(zone, b"") == _by_icalendar(opening.uid, days=False)


def _by_icalendar(uid: str | None, *, days: bool) -> bytes:
    """Return the umbrella (whole days) or the opening, made with icalendar's objects."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", START)
    event.add("sequence", 0)
    event.add("attendee", _someone("Amara Okafor", "p1", role="" if days else "CHAIR"))
    event.add("status", "CONFIRMED")
    event.add("organizer", _someone("Secretariat, Harbour Talks", "office"))
    _add_times(event, days=days)
    event.add("summary", "Harbour Talks" if days else "Opening; of, all")
    event.add("location", "Palais Wilson, Geneva" if days else "Hall, Palais Wilson")
    if not days:
        purpose = cleaned("Ünicode " * 30).strip()
        event.add("description", f"{purpose}\n\nYour role: chair")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Convenor//Convenor//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "REQUEST")
    calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))


def _someone(name: str, box: str, role: str | None = None) -> vCalAddress:
    address = vCalAddress(f"mailto:{box}@example.org")
    address.params["CN"] = vText(name)
    if role is not None:
        address.params["CUTYPE"] = "INDIVIDUAL"
        address.params["PARTSTAT"] = "NEEDS-ACTION"
        address.params["ROLE"] = role or "REQ-PARTICIPANT"
        address.params["RSVP"] = "TRUE"
    return address


def _add_times(event: Event, *, days: bool) -> None:
    for name, day, hour in (("dtstart", 14, 9), ("dtend", 16 if days else 14, 10)):
        if days:
            event.add(name, date(2027, 4, day))
        else:
            event.add(name, datetime(2027, 4, day, hour, tzinfo=ZoneInfo("Europe/Zurich")))
