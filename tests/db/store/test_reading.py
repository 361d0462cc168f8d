"""A file read for the window's first paint, and read for writing: the same convening."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from convenor_db.domain.errors import FileDamaged
from convenor_db.domain.held.whom import whom
from convenor_db.domain.records import KINDS, Record
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.quiet import finish, open_file, read_file, read_findings, read_traces
from convenor_db.store.store import Store
from support.builders import a_store, around
from support.everything import one_of_everything


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that holds one of everything, some of it in another order than written."""
    value = one_of_everything()
    a_store(value, tmp_path / "a.convenor").close()
    return tmp_path / "a.convenor"


def test_what_is_read_late_is_what_is_read_at_once(path: Path) -> None:
    late = read_file(path)
    with Store(path, around()) as store:
        now = store.snapshot
    for kind in KINDS:
        assert list(late.table(kind).items()) == list(now.table(kind).items())
        assert len(late.table(kind)) == len(now.table(kind))
        assert dict(late.places[kind]) == dict(now.places[kind])
    assert dict(late.folds) == dict(now.folds)


def test_a_table_that_was_read_late_is_a_mapping_like_any(path: Path) -> None:
    people = read_file(path).people
    key = next(iter(people))
    assert bool(people)
    assert key in people
    assert "nobody" not in people
    assert people.get("nobody") is None
    assert next(iter(people.items())) == (key, people[key])
    assert (list(people.keys()), list(people.values())) == (list(people), [*people.values()])


def test_every_record_made_late_is_made_once(path: Path) -> None:
    snapshot = read_file(path)
    key = next(iter(snapshot.people))
    assert snapshot.people[key] is snapshot.people[key]


def written_by_another(path: Path, statement: str, wait: int = 0) -> None:
    """Let another connection write past all that holds the file together."""
    other = sqlcipher3.connect(str(path), isolation_level=None)
    other.execute(f"pragma busy_timeout={wait}")
    try:
        other.execute("drop trigger log_rooms_u")
        other.execute(statement)
    finally:
        other.close()


def test_all_that_is_fetched_late_is_of_one_moment(path: Path) -> None:
    reading = open_file(path)
    assert reading.snapshot.people
    with pytest.raises(sqlcipher3.OperationalError, match="locked"):
        written_by_another(path, "update rooms set name = 'Another'")
    before = [room.name for room in reading.snapshot.rooms.values()]
    finish(path, reading)
    assert "Another" not in before
    written_by_another(path, "update rooms set name = 'Another'")
    assert [room.name for room in reading.snapshot.rooms.values()] == before
    assert {room.name for room in read_file(path).rooms.values()} == {"Another"}


def test_what_was_not_asked_for_is_there_when_the_file_has_been_let_go(path: Path) -> None:
    whole = read_file(path)
    reading = open_file(path)
    finish(path, reading)
    finish(path, reading)
    path.unlink()
    for kind in KINDS:
        assert dict(reading.snapshot.table(kind)) == dict(whole.table(kind))


def test_a_page_that_does_not_read_is_told_when_the_rest_is_read(path: Path) -> None:
    reading = open_file(path)
    root = reading._connection.execute(
        "select rootpage from sqlite_schema where name = 'rooms'"
    ).fetchone()[0]
    size = reading._connection.execute("pragma page_size").fetchone()[0]
    reading.finish()
    raw = bytearray(path.read_bytes())
    raw[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(raw)
    damaged = open_file(path)
    assert not damaged.snapshot.rooms.values()
    with pytest.raises(FileDamaged, match="damaged"):
        finish(path, damaged)


def traces(path: Path) -> object:
    """Read what is kept about a person from a file that is open here."""
    return read_traces(path, lambda now: whom(now, "p1"), ours=True)


def findings(path: Path) -> object:
    """Check a file that is open here."""
    return read_findings(path, ours=True)


_WRITES = (
    "import sqlcipher3 as s, sys; s.connect(sys.argv[1], timeout=0).execute('begin immediate')"
)


def another_may_write(path: Path) -> bool:
    """Say whether a second program gets the file for writing."""
    asked = [sys.executable, "-c", _WRITES, str(path)]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("read", [traces, findings])
def test_reading_what_is_open_here_does_not_let_others_write_meanwhile(
    path: Path, read: Callable[[Path], object]
) -> None:
    assert another_may_write(path)
    with Store(path, around()) as store:

        def build(_now: Snapshot) -> list[Record]:
            read(path)
            assert not another_may_write(path)
            return []

        store.happen("Read", build)
