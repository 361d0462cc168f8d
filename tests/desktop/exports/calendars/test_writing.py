"""Files and ledger: one fact, all or nothing, and the report scripts read."""

from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace

from convenor.exports.calendars import calendar_report, write_calendars
from convenor_db.domain.errors import Cancelled, NotAllowed
from convenor_db.domain.records import LedgerEntry
from support.calendars import Office, counted_uids, person, seat


def refuse(_rows: tuple[LedgerEntry, ...]) -> NoReturn:
    message = "no"
    raise NotAllowed(message)


def test_the_report_says_what_lies_where(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.put(person("p4", "Rao", emails=()), seat("v4"))
    report = office.export().as_json()
    session = next(f for f in report["files"] if f["session"] == "s1")
    assert session == {
        "path": str(tmp_path / "export 1" / "Amara Okafor - Session - Opening.ics"),
        "recipient": {"invitation": "v1", "name": "Amara Okafor", "email": "p1@example.org"},
        "session": "s1",
        "method": "REQUEST",
        "sequence": 0,
        "uid": office.row("v1", "s1").uid,
    }
    assert report["left_out"] == [{"invitation": "v4", "why": "no address"}]


def test_a_dry_run_reports_the_same_and_writes_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    foretold = calendar_report(office.plan(), tmp_path / "export 1")
    assert list(tmp_path.iterdir()) == []
    office.new_uid = counted_uids()
    assert office.export() == foretold


def test_a_ledger_that_is_not_recorded_leaves_no_files(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with pytest.raises(NotAllowed):
        write_calendars(office.plan(), tmp_path, commit=refuse)
    assert list(tmp_path.iterdir()) == []


def test_stopping_records_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_calendars(Office(tmp_path).plan(), tmp_path, commit=refuse, cancelled=lambda: True)


def test_nothing_to_write_records_nothing_and_makes_no_folder(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.export()
    write_calendars(office.plan(), tmp_path / "new", commit=refuse)
    assert not (tmp_path / "new").exists()


def test_the_ledger_keeps_the_event_as_written(tmp_path: Path) -> None:
    office = Office(tmp_path)
    report = office.export()
    file = next(f for f in report.files if f.session == "s1")
    unfolded = Path(file.path).read_bytes().replace(b"\r\n ", b"").decode().replace("\r\n", "\n")
    row = office.row("v1", "s1")
    assert row.text is not None
    assert row.text in unfolded
    assert row.text.startswith("BEGIN:VEVENT\n")
    assert row.text.endswith("\nEND:VEVENT")
    assert (row.title, row.start, row.minutes) == ("Opening", "2027-04-14T09:00", 60)
    assert (row.place, row.zone, row.role) == ("Hall, Palais Wilson", "Europe/Zurich", "chair")
    assert (row.stamp, row.exported_at) == ("2027-03-01T08:00:00Z", "2027-03-01T08:00:00Z")


def test_two_people_of_one_name_do_not_share_a_file(tmp_path: Path) -> None:
    office = Office(tmp_path)
    twin = replace(office.snapshot.people["p1"], key="p4", emails=("twin@example.org",))
    office.put(twin, seat("v4"))
    report = office.export()
    assert len({f.path.casefold() for f in report.files}) == len(report.files)
    assert "Amara Okafor - Invitation (2).ics" in {Path(f.path).name for f in report.files}


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = Office(tmp_path / "1"), Office(tmp_path / "2")
    one.export()
    two.export()
    first = {p.name: p.read_bytes() for p in (tmp_path / "1").rglob("*.ics")}
    assert first == {p.name: p.read_bytes() for p in (tmp_path / "2").rglob("*.ics")}
