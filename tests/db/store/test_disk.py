"""A file on a disk that is full, read-only or gone: what is said, and that nothing is lost."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from convenor_db.domain.actions.people import set_field
from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import (
    ChangedOutside,
    ConvenorError,
    DiskFull,
    FileError,
    FileMissing,
    ReadOnlyMedia,
)
from convenor_db.domain.records import Record
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.quiet import read_file
from convenor_db.store.store import Store
from support.builders import a_store, around

KINDS = {errno.ENOSPC: DiskFull, errno.EROFS: ReadOnlyMedia, errno.EACCES: ReadOnlyMedia}


def envoy(now: Snapshot) -> Edit:
    """Make somebody an envoy."""
    return set_field(now, key="p1", field="post", text="Envoy")


def failing(number: int) -> Callable[..., int]:
    def fail(*_args: object, **_named: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_lock_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "a.convenor"
    a_store(path=path).close()
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", failing(number))
        with pytest.raises(KINDS.get(number, FileError), match=r"a\.convenor was not opened for"):
            Store(path, around(2))
    Store(path, around(2)).close()


def test_a_lock_without_a_note_is_a_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    a_store(path=path).close()
    (tmp_path / ".~lock.a.convenor#.json").mkdir()  # what cannot be written, on every system
    with Store(path, around(2)) as store:
        assert store.act(envoy)
    with Store(path, around(3)) as store:
        assert store.snapshot.people["p1"].post == "Envoy"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_copy_that_cannot_be_written_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with a_store(path=tmp_path / "a.convenor") as store:
        monkeypatch.setattr("shutil.copyfile", failing(number))
        with pytest.raises(KINDS.get(number, FileError), match=r"^The copy was not saved"):
            store.backup(tmp_path / "b.convenor")
    assert not list(tmp_path.glob("b.convenor*"))


def test_a_copy_into_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with a_store(path=tmp_path / "a.convenor") as store, pytest.raises(FileMissing):
        store.backup(tmp_path / "gone" / "b.convenor")


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.convenor"))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("goes", [deleted, moved, a_folder])
def test_a_file_that_has_gone_is_said_to_be_gone_and_a_copy_holds_it(
    tmp_path: Path, goes: Callable[[Path], None]
) -> None:
    path, copy = tmp_path / "a.convenor", tmp_path / "copy.convenor"
    with a_store(path=path) as store:
        store.act(envoy)
        goes(path)
        with pytest.raises(ChangedOutside, match="is no longer there") as refused:
            store.act(lambda now: set_field(now, key="p2", field="post", text="Envoy"))
        assert "another program" not in str(refused.value)
        store.backup(copy)
    assert read_file(copy).people["p1"].post == "Envoy"
    with Store(copy, around(2)) as store:
        assert store.undo()


def test_a_file_that_is_put_back_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with a_store(path=path) as store:
        path.rename(tmp_path / "b.convenor")
        with pytest.raises(ConvenorError):
            store.act(envoy)
        (tmp_path / "b.convenor").rename(path)
        assert store.act(envoy)


def replaced(path: Path) -> None:
    path.with_name("other").write_bytes(path.read_bytes())
    path.with_name("other").replace(path)


@pytest.mark.parametrize("goes", [deleted, moved, replaced])
def test_a_file_that_goes_while_it_is_written_is_missed_at_the_next_action(
    tmp_path: Path, goes: Callable[[Path], None]
) -> None:
    path, copy = tmp_path / "a.convenor", tmp_path / "copy.convenor"
    with a_store(path=path) as store:

        def build(now: Snapshot) -> list[Record]:
            goes(path)
            return list(envoy(now).puts)

        with pytest.raises(FileError):
            store.happen("Become an envoy", build)
        with pytest.raises(ChangedOutside):
            store.act(envoy)
        store.backup(copy)
    assert read_file(copy).people["p1"].post != "Envoy"
