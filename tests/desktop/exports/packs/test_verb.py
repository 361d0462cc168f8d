"""`convenor export packs`, through the command line itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from support.builders import a_full_house
from support.packs import faults_of, text_of

NOW = ("--now", "2027-03-01T08:00:00Z")


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


def a_file(folder: Path, **lists: Any) -> Path:
    """Return a new file with Amara coming."""
    source, file = folder / "in.json", folder / "a.convenor"
    value = a_full_house() | lists
    value["people"][0]["emails"] = ["amara@example.org"]
    source.write_text(json.dumps(value), "utf-8")
    assert run("load", file, source, *NOW).exit_code == 0
    return file


def exported(file: Path, *words: object) -> dict[str, Any]:
    """Export packs and return what the verb says of it."""
    out = file.parent / "out"
    result = run("export", "packs", file, "--out", out, "--json", *words, *NOW)
    assert result.exit_code == 0
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def copies_in(file: Path) -> list[dict[str, Any]]:
    """Return the register as the dump has it."""
    copies: list[dict[str, Any]] = json.loads(run("dump", file).stdout)["copies"]
    return copies


def test_the_report_has_the_shape_of_the_interchange_page(tmp_path: Path) -> None:
    told = exported(a_file(tmp_path))
    (file,) = told["files"]
    assert set(told) == {"files", "left_out"}
    assert set(file) == {"path", "copy", "of", "recipient", "pages", "sha256"}
    assert (file["copy"], file["of"]) == (1, 1)
    assert file["recipient"] == {
        "invitation": "v1",
        "name": "Amara Okafor",
        "email": "amara@example.org",
    }
    assert all(set(line) == {"invitation", "item", "why"} for line in told["left_out"])
    assert Path(file["path"]).name == "Copy 01 of 01 - Amara Okafor.pdf"


def test_copies_are_facts_that_undo_passes_over(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    exported(file)
    before = copies_in(file)
    run("undo", file, *NOW)
    assert copies_in(file) == before != []
    (first, *_) = json.loads(run("history", file, "--json").stdout)["actions"]
    assert (first["label"], first["fact"]) == ("Export packs", True)


def test_a_second_export_records_nothing(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    first = exported(file)
    history = run("history", file, "--json").stdout
    assert exported(file) == first
    assert run("history", file, "--json").stdout == history


def test_a_dry_run_writes_and_records_nothing(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    told = exported(file, "--dry-run")
    assert [one["copy"] for one in told["files"]] == [1]
    assert not (tmp_path / "out").exists()
    assert copies_in(file) == []


def test_one_line_says_what_was_done(tmp_path: Path) -> None:
    result = run("export", "packs", a_file(tmp_path), "--out", tmp_path / "out", *NOW)
    assert result.output.startswith("1 pack: 1 never issued, 0 changed, 0 up to date.")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--only", "nobody@example.org"), "nobody here has the address"),
        (("--out", "in.json/x"), "Nothing was written"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    tmp_path: Path, words: tuple[str, ...], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = a_file(tmp_path)
    result = run("export", "packs", file, "--out", "out", *words, *NOW)
    assert result.exit_code == 2
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert copies_in(file) == []


def test_packs_follow_the_newest_release_unless_the_draft_is_asked_for(tmp_path: Path) -> None:
    value = a_full_house()
    old = {**value["sessions"][0], "title": "As released"}
    release = {"number": 3, "at": "2027-02-01T08:00:00Z", "sessions": [old]}
    file = a_file(tmp_path, releases=[release])
    (released,) = exported(file)["files"]
    assert "As released" in text_of(Path(released["path"]))
    assert copies_in(file)[0]["version"] == 3
    (draft,) = exported(file, "--draft")["files"]
    assert "As released" not in text_of(Path(draft["path"]))
    assert [(one["number"], one["void"]) for one in copies_in(file)] == [(1, True), (2, False)]


def test_packs_of_the_medium_sample_are_sound(tmp_path: Path) -> None:
    file = tmp_path / "m.convenor"
    assert run("sample", file, "--size", "medium", *NOW).exit_code == 0
    told = exported(file)
    assert len(told["files"]) > 100
    assert [one["path"] for one in told["files"][::10] if faults_of(Path(one["path"]))] == []
    assert [one["copy"] for one in told["files"]] == list(range(1, len(told["files"]) + 1))
