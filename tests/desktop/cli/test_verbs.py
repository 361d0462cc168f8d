"""The verbs, through the command line itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from convenor_db.store.store import Store
from support.builders import a_full_house, around

NOW = ("--now", "2027-03-01T08:00:00Z")


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


def loaded(folder: Path, value: dict[str, Any]) -> Path:
    """Return a new file loaded from an interchange object."""
    source, file = folder / "in.json", folder / "a.convenor"
    source.write_text(json.dumps(value), "utf-8")
    assert run("load", file, source, *NOW).exit_code == 0
    return file


@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_a_sample_dumps_and_loads_without_a_difference(tmp_path: Path, size: str) -> None:
    assert run("sample", tmp_path / "a.convenor", "--size", size, *NOW).exit_code == 0
    first = run("dump", tmp_path / "a.convenor").stdout_bytes
    (tmp_path / "a.json").write_bytes(first)
    assert run("load", tmp_path / "b.convenor", tmp_path / "a.json").exit_code == 0
    assert run("dump", tmp_path / "b.convenor").stdout_bytes == first


def test_the_same_seed_and_clock_give_the_same_sample(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("sample", tmp_path / name, "--seed", 7, *NOW)
    assert run("dump", tmp_path / "a").output == run("dump", tmp_path / "b").output


def test_a_sample_is_sound(tmp_path: Path) -> None:
    run("sample", tmp_path / "a", *NOW)
    assert run("verify", tmp_path / "a").exit_code == 0


def test_a_new_convening_does_not_overwrite(tmp_path: Path) -> None:
    words = ("--title", "T", "--starts", "2027-04-14", "--ends", "2027-04-15", "--zone", "UTC")
    assert run("new", tmp_path / "a", *words).exit_code == 0
    again = run("new", tmp_path / "a", *words)
    assert (again.exit_code, "already exists" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("spoilt", "fault"),
    [
        ({"people": [{"id": "p1", "nmae": "x", "family": "y"}]}, "people[0].nmae: unknown key"),
        ({"people": [{"id": "p1"}]}, "people[0].family: missing"),
        ({"invitations": [{"id": "v9", "person": "p9"}]}, "'p9' is none of the people"),
        ({"issues": [{"id": "i 1", "title": "x"}]}, "issues[0].id"),
        ({"organisations": [{"id": "o1", "name": "x", "constituency": "lab"}]}, "is not one of"),
        ({"rooms": [{"id": "r1", "name": "a\u0000b"}]}, "U+0000"),
        ({"sessions": "none"}, "a list was expected"),
    ],
)
def test_bad_input_is_refused_with_its_path(
    tmp_path: Path, spoilt: dict[str, Any], fault: str
) -> None:
    file = loaded(tmp_path, a_full_house())
    before = run("dump", file).output
    (tmp_path / "bad.json").write_text(json.dumps(a_full_house() | spoilt), "utf-8")
    result = run("load", file, tmp_path / "bad.json", "--replace")
    assert (result.exit_code, fault in result.stderr) == (2, True), result.stderr
    assert run("dump", file).output == before


def test_a_time_that_the_clocks_skip_is_refused(tmp_path: Path) -> None:
    value = a_full_house()
    value["sessions"][0]["start"] = "2027-03-28T02:30"
    (tmp_path / "bad.json").write_text(json.dumps(value))
    result = run("load", tmp_path / "a", tmp_path / "bad.json")
    assert (result.exit_code, "does not exist" in result.stderr) == (2, True)
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("content", [b"", b"noise" * 100, b"SQLite format 3\0" + b"\0" * 100])
def test_what_is_no_convening_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    result = run("dump", tmp_path / "a")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    file = loaded(tmp_path, a_full_house())
    raw = bytearray(file.read_bytes())
    raw[60:64] = (99).to_bytes(4, "big")
    file.write_bytes(raw)
    assert "later version" in run("dump", file).stderr


def test_seats_move_only_along_the_allowed_moves(tmp_path: Path) -> None:
    file = loaded(tmp_path, a_full_house())
    assert run("move", file, "v2", "accepted").exit_code == 0
    refused = run("move", file, "v2", "longlist")
    assert (refused.exit_code, "it may become" in refused.stderr) == (2, True)
    assert run("move", file, "v2", "gone").exit_code == 2


def test_a_substitute_takes_the_seat_and_undo_gives_it_back(tmp_path: Path) -> None:
    file = loaded(tmp_path, a_full_house())
    before = run("dump", file).output
    assert run("substitute", file, "v1", "p3", "--confirmed").exit_code == 0
    seats = json.loads(run("dump", file).output)["invitations"]
    assert [(seat["status"], seat["substitute_for"]) for seat in seats] == [
        ("substituted", None), ("invited", None), ("accepted", "v1"),
    ]  # fmt: skip
    assert run("undo", file).exit_code == 0
    assert run("dump", file).output == before
    history = json.loads(run("history", file, "--json").stdout)["actions"]
    assert history[0]["undone"]


def test_a_seat_without_a_name_has_no_substitute(tmp_path: Path) -> None:
    value = a_full_house()
    value["invitations"].append({"id": "v3", "seat_of": "o1", "status": "invited"})
    file = loaded(tmp_path, value)
    before = run("dump", file).output
    assert run("substitute", file, "v3", "p3").exit_code == 2
    assert run("dump", file).output == before


def test_calendars_are_written_once(tmp_path: Path) -> None:
    run("sample", tmp_path / "a", "--size", "small", *NOW)
    words = ("export", "calendars", tmp_path / "a", "--out", tmp_path / "out", "--json")
    first = json.loads(run(*words, *NOW).stdout)
    assert len(first["files"]) == len(list((tmp_path / "out").iterdir())) > 20
    assert json.loads(run(*words).stdout)["files"] == []


def test_a_backup_is_the_same_convening(tmp_path: Path) -> None:
    file = loaded(tmp_path, a_full_house())
    assert run("backup", file, "--out", tmp_path / "b").exit_code == 0
    assert run("dump", tmp_path / "b").output == run("dump", file).output


def test_reading_verbs_work_beside_an_open_file(tmp_path: Path) -> None:
    file = loaded(tmp_path, a_full_house())
    with Store(file, around()):
        for words in (("dump",), ("history", "--json"), ("verify",)):
            assert run(words[0], file, *words[1:]).exit_code == 0
        assert run("undo", file).exit_code == 2


def test_nobody_stands_in_for_who_stands_in_for_them(tmp_path: Path) -> None:
    file = loaded(tmp_path, a_full_house())
    run("substitute", file, "v1", "p3", "--confirmed")
    new = json.loads(run("dump", file).stdout)["invitations"][2]["id"]
    refused = run("substitute", file, new, "p1")
    assert (refused.exit_code, "moving their own seat" in refused.stderr) == (2, True)
    assert run("move", file, "v1", "accepted").exit_code == 0
    statuses = [one["status"] for one in json.loads(run("dump", file).stdout)["invitations"]]
    assert statuses == ["accepted", "invited", "withdrawn"]
