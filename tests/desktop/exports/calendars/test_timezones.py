"""Time-zone blocks in the only shape Outlook honours, against the time-zone database."""

import random
import zoneinfo
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Timezone

from convenor.exports.calendars.timezones import Years, is_written_in_utc, time_zone_lines
from convenor_db.domain.zones import exists, wall_text
from support.lengths import SOAK

YEARS = Years(2027, 2028)
BEGIN = datetime(2027, 1, 1)  # noqa: DTZ001 - a wall clock, read in two zones
SOME = (
    "Europe/Zurich", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Tokyo",
    "Europe/Dublin", "Asia/Kathmandu", "Pacific/Chatham", "Africa/Cairo", "Asia/Jerusalem",
)  # fmt: skip
ALL = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone)
ZONES = ALL if SOAK else SOME


@pytest.mark.soak
@pytest.mark.parametrize("zone", ZONES)
def test_a_block_says_what_the_database_says(zone: str) -> None:
    lines = time_zone_lines(zone, YEARS)
    if lines is None:
        pytest.skip("one rule a year does not say this zone; its times go out in UTC")
    text = "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""))
    block = Calendar.from_ical(text).walk("VTIMEZONE")[0]
    assert isinstance(block, Timezone)
    read, known = block.to_tz(lookup_tzid=False), ZoneInfo(zone)
    draw = random.Random(zone)
    drawn = (BEGIN + timedelta(hours=draw.randrange(17_000)) for _ in range(300))
    moments = [at for at in drawn if exists(wall_text(at), known)]
    assert [at.replace(tzinfo=read).utcoffset() for at in moments] == [
        at.replace(tzinfo=known).utcoffset() for at in moments
    ]


@pytest.mark.parametrize("zone", SOME)
def test_a_block_has_the_shape_outlook_honours(zone: str) -> None:
    lines = time_zone_lines(zone, YEARS) or ()
    assert lines.count("BEGIN:STANDARD") == 1
    assert lines.count("BEGIN:DAYLIGHT") <= 1
    assert not any(line.startswith(("RDATE", "COMMENT")) for line in lines)
    rules = [line for line in lines if line.startswith("RRULE")]
    assert all("BYDAY=" in line and line.startswith("RRULE:FREQ=YEARLY") for line in rules)


@pytest.mark.parametrize(
    "zone", ["Africa/Casablanca", "America/Santiago", "Asia/Gaza", "UTC", "Etc/UTC"]
)
def test_what_has_no_such_block_is_written_in_utc(zone: str) -> None:
    assert is_written_in_utc(zone, YEARS)
