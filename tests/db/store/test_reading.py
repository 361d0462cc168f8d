"""A file read for the window's first paint, and read for writing: the same convening."""

from pathlib import Path

import pytest

from convenor_db.domain.records import KINDS
from convenor_db.store.quiet import read_file
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
