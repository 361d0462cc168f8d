"""Times: wall clock with its zone where it can be said, UTC where it cannot."""

import re
from pathlib import Path
from typing import Any

import pytest

from convenor_db.domain.records import Role
from support.calendars import Office, convening, listed


def written(tmp_path: Path, zone: str, **changes: Any) -> tuple[str, str]:
    """Return begin and end of the opening as its invitation has them."""
    office = Office(tmp_path)
    office.put(convening(zone=zone))
    office.change_session("s1", people=listed(("v1", Role.CHAIR)), **changes)
    file = next(f for f in office.export().files if f.session == "s1")
    text = Path(file.path).read_text(encoding="utf-8").partition("BEGIN:VEVENT")[2]
    begin, end = re.findall(r"^DT(?:START|END)\S*:(\w+)$", text, re.MULTILINE)
    return begin, end


@pytest.mark.parametrize(
    ("zone", "start", "minutes", "expected"),
    [
        ("Europe/Zurich", "2027-04-14T09:00", 60, ("20270414T090000", "20270414T100000")),
        ("Europe/Zurich", "2027-03-28T01:30", 60, ("20270328T013000", "20270328T033000")),
        ("Europe/Zurich", "2027-10-31T01:30", 60, ("20271031T013000", "20271031T023000")),
        ("Europe/Zurich", "2027-10-31T02:30", 60, ("20271031T003000Z", "20271031T013000Z")),
        ("Europe/Zurich", "2027-10-31T02:30", 120, ("20271031T023000", "20271031T033000")),
        ("Europe/Zurich", "2027-03-28T02:30", 60, ("20270328T013000Z", "20270328T023000Z")),
        ("Africa/Casablanca", "2027-04-14T09:00", 60, ("20270414T080000Z", "20270414T090000Z")),
        ("UTC", "2027-04-14T09:00", 60, ("20270414T090000Z", "20270414T100000Z")),
        ("Asia/Tokyo", "2027-04-14T23:30", 60, ("20270414T233000", "20270415T003000")),
    ],
)
def test_a_session_lasts_real_minutes_and_reads_as_one_moment_only(
    tmp_path: Path, zone: str, start: str, minutes: int, expected: tuple[str, str]
) -> None:
    assert written(tmp_path, zone, start=start, minutes=minutes) == expected
