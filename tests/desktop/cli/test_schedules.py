"""Schedules come in: frab XML, pretalx JSON, iCalendar, and the real one where it is at hand."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from support.builders import a_file, a_full_house

XML = """<schedule><day date="2027-04-14"><room name="Jura"><event guid="e-1" id="1">
<date>2027-04-14T23:30:00+02:00</date><start>23:30</start><duration>02:15</duration>
<title>Nachtsitzung – 深夜</title><type>lecture</type>
<abstract>&lt;p&gt;One&lt;/p&gt; two</abstract>
<persons><person id="7">خالد المنصوري</person></persons></event></room></day></schedule>"""
EVENT = {
    "guid": "e-1", "title": "Keynote", "date": "2027-04-14T09:00:00+02:00", "duration": "00:45",
    "abstract": "", "persons": [{"code": "AB", "public_name": "Ana Ito"}],
}  # fmt: skip
JSON = json.dumps(
    {"schedule": {"conference": {"days": [{"date": "2027-04-14", "rooms": {"A": [EVENT]}}]}}}
)
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:u1
SUMMARY:Lunch
LOCATION:Orangery
DTSTART:20270414T100000Z
DURATION:PT1H30M
END:VEVENT
BEGIN:VEVENT
UID:u2
SUMMARY:All day
DTSTART;VALUE=DATE:20270414
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a small convening's file."""
    a_file(a_full_house(), tmp_path / "a.convenor")
    return tmp_path / "a.convenor"


def bring(file: Path, text: str) -> dict[str, Any]:
    """Import a schedule and return the report."""
    source = file.with_name("in")
    source.write_text(text, "utf-8", newline="")
    result = run("import", "agenda", file, source, "--json")
    assert result.exit_code == 0, result.stderr
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def sessions(file: Path) -> list[dict[str, Any]]:
    """Return the sessions that an import added."""
    made: list[dict[str, Any]] = json.loads(run("dump", file).stdout)["sessions"]
    return made[1:]


def test_a_frab_schedule_brings_session_room_and_speaker(file: Path) -> None:
    assert bring(file, XML)["added"] == 1
    (session,) = sessions(file)
    assert (session["start"], session["minutes"]) == ("2027-04-14T23:30", 135)
    assert session["room"] == "r1"
    assert session["people"][0]["role"] == "speaker"
    assert bring(file, XML)["unchanged"] == 1


def test_a_pretalx_schedule_knows_a_keynote(file: Path) -> None:
    report = bring(file, JSON)
    assert (report["added"], report["rooms"], report["people"]) == (1, 1, 1)
    assert sessions(file)[0]["kind"] == "plenary"


def test_a_calendar_keeps_instants_and_refuses_whole_days(file: Path) -> None:
    report = bring(file, ICS)
    assert report["refused"] == ["All day: it lasts whole days"]
    (session,) = sessions(file)
    assert (session["start"], session["kind"]) == ("2027-04-14T12:00", "meal")


def test_an_import_is_one_undoable_action(file: Path) -> None:
    before = run("dump", file).stdout
    bring(file, XML)
    run("undo", file)
    assert run("dump", file).stdout == before


@pytest.mark.parametrize(
    "text",
    ["", "noise", "<html/>", "<schedule", "{}", '{"schedule": 3}', "BEGIN:VCALENDAR\r\n",
     ICS.replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:REPLY")],
)  # fmt: skip
def test_what_is_no_schedule_is_refused(file: Path, text: str) -> None:
    source = file.with_name("in")
    source.write_text(text, "utf-8", newline="")
    result = run("import", "agenda", file, source)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


REAL = Path(os.environ.get("CONVENOR_REAL_DATA", "/nowhere")) / "31c3-schedule.xml"


@pytest.mark.skipif(not REAL.exists(), reason="CONVENOR_REAL_DATA names no folder with it")
def test_a_real_schedule_comes_in_whole(file: Path) -> None:
    assert bring(file, REAL.read_text("utf-8"))["added"] == 138
