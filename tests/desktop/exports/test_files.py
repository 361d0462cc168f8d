"""Names every system takes, and many files written all or none."""

import errno
from pathlib import Path
from shutil import rmtree
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.exports.files import NameGiver, Outgoing, safe_name, write_files
from convenor_db.domain.errors import Cancelled, DiskFull, FileError, NotAllowed, ReadOnlyMedia

TWO = (Outgoing("a.ics", lambda: b"A"), Outgoing("b.ics", lambda: b"B"))


def raising(error: Exception) -> NoReturn:
    raise error


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Amara Okafor - Agenda", "Amara Okafor - Agenda"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("李 明: “Ming”?", "李 明- “Ming”-"),
        ("two\nlines\tand\x00nul", "two lines andnul"),
        ("gpj.exe\u202egnp", "gpj.exegnp"),
        ("CON", "CON_"),
        ("aux.tar", "aux.tar_"),
        (" . ", "unnamed"),
        ("\ud800", "unnamed"),
    ],
)
def test_a_name_is_one_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text())
def test_a_safe_name_is_never_a_path_and_never_too_long(text: str) -> None:
    name = safe_name(text)
    assert Path(name).name == name
    assert len(name.encode()) < 200
    assert safe_name(name) == name


def test_names_that_differ_in_case_only_are_numbered() -> None:
    names = NameGiver()
    given_out = [names.give(text, ".ics") for text in ("Ada", "ADA", "ada", "Ada (2)")]
    assert given_out == ["Ada.ics", "ADA (2).ics", "ada (3).ics", "Ada (2) (2).ics"]


def test_the_record_is_made_when_all_is_written_and_nothing_is_named_yet(tmp_path: Path) -> None:
    seen: list[str] = []
    write_files(tmp_path, TWO, commit=lambda: seen.extend(p.name for p in tmp_path.iterdir()))
    assert sorted(seen) == ["a.ics.part", "b.ics.part"]
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.ics": b"A", "b.ics": b"B"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_write_that_fails_leaves_nothing_and_records_nothing(tmp_path: Path, number: int) -> None:
    error = OSError(number, "no")
    files = (*TWO, Outgoing("c.ics", lambda: raising(error)))
    expected = {errno.ENOSPC: DiskFull, errno.EROFS: ReadOnlyMedia}.get(number, FileError)
    with pytest.raises(expected, match=r"^Nothing was written"):
        write_files(tmp_path, files, commit=lambda: pytest.fail("recorded"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("stands_there", "why"), [(False, "is no longer there"), (True, "is not a folder")]
)
def test_a_folder_that_goes_while_it_is_written_into_is_told(
    tmp_path: Path, *, stands_there: bool, why: str
) -> None:
    folder = tmp_path / "stick"

    def pull_out(_done: int, _of: int) -> None:
        rmtree(folder)
        if stands_there:
            folder.write_text("a file")

    with pytest.raises(FileError, match=f"^Nothing was written: .*stick {why}. Choose a"):
        write_files(folder, TWO, commit=lambda: pytest.fail("recorded"), progress=pull_out)


def test_what_cannot_be_taken_away_either_hides_no_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(ReadOnlyMedia, match=r"^Nothing was written"):
        write_files(tmp_path, TWO, commit=lambda: pytest.fail("recorded"))


def test_a_record_that_is_refused_leaves_the_old_files_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"old")
    with pytest.raises(NotAllowed):
        write_files(tmp_path, TWO, commit=lambda: raising(NotAllowed("no")))
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.ics", b"old")]


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        write_files(
            tmp_path / "new",
            TWO,
            commit=lambda: pytest.fail("recorded"),
            progress=lambda *counts: done.append(counts),
            cancelled=lambda: len(done) == 1,
        )
    assert done == [(1, 2)]
    assert list((tmp_path / "new").iterdir()) == []


def test_a_file_that_cannot_get_its_name_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "a.ics").mkdir()  # what cannot be replaced, on every system
    with pytest.raises(FileError, match=r"^1 of 2 files .* a\.ics\.part"):
        write_files(tmp_path, TWO, commit=lambda: None)
    assert (tmp_path / "a.ics.part").read_bytes() == b"A"
    assert (tmp_path / "b.ics").read_bytes() == b"B"


def test_no_files_make_no_folder(tmp_path: Path) -> None:
    write_files(tmp_path / "new", (), commit=lambda: None)
    assert not (tmp_path / "new").exists()
