"""A file whose program was killed in the middle of writing: it is as before that change."""

import shutil
from pathlib import Path

import pytest
import sqlcipher3

from convenor_db.store.quiet import read_file, read_findings, read_history
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store, around


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """Return a file half of whose pages are overwritten, with the journal of what they were."""
    path = tmp_path / "whole.convenor"
    a_store(a_full_house(), path).close()
    left = tmp_path / "left.convenor"
    writing = sqlcipher3.connect(str(path), isolation_level=None)
    writing.execute("pragma cache_size=1")  # so that pages are written before the commit
    writing.execute("begin immediate")
    writing.execute("create table big (t text)")
    writing.executemany("insert into big values (?)", [("x" * 4000,)] * 200)
    writing.execute("drop table people")
    for end in ("", "-journal"):
        shutil.copyfile(f"{path}{end}", f"{left}{end}")
    writing.execute("rollback")
    writing.close()
    assert left.read_bytes() != path.read_bytes()
    return left


def family_names(path: Path) -> list[str]:
    return [person.family for person in read_file(path).people.values()]


def test_it_is_read_as_it_was(killed: Path) -> None:
    assert family_names(killed) == ["Okafor", "張", "الخالد"]
    assert not killed.with_name(f"{killed.name}-journal").exists()


def test_every_reader_takes_it(killed: Path) -> None:
    assert read_findings(killed) == []
    assert read_history(killed)[0]


def test_it_is_opened_as_it_was(killed: Path) -> None:
    with Store(killed, around()) as store:
        assert len(store.snapshot.people) == 3
    assert family_names(killed) == ["Okafor", "張", "الخالد"]


def test_a_change_under_way_is_not_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    a_store(a_full_house(), path).close()
    writing = sqlcipher3.connect(str(path), isolation_level=None)
    writing.execute("begin immediate")
    writing.execute("create table big (t text)")
    assert family_names(path) == ["Okafor", "張", "الخالد"]
    writing.execute("rollback")
    writing.close()
