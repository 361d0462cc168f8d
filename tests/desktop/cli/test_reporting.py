"""`report` on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from convenor_db.domain.actions import people
from support.builders import a_file, a_store
from support.packs import text_of
from support.reports import a_value

NOW = ("--now", "2027-03-02T09:00:00Z")


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file in which everybody has something to hide."""
    path = tmp_path / "talks.convenor"
    a_file(a_value(), path)
    return path


@pytest.mark.parametrize("whom", ["p1", "v1", "P1@Example.ORG", "amara okafor"])
def test_it_is_written_as_json_and_as_pages(file: Path, whom: str) -> None:
    before = file.read_bytes()
    for ending in ("json", "PDF"):
        out = file.parent / f"out.{ending}"
        result = run("report", file, whom, "--out", out, *NOW)
        assert (result.exit_code, result.stderr) == (0, "")
        assert str(out) in result.output
    report = json.loads((file.parent / "out.json").read_text("utf-8"))
    assert report["about"]["name"] == "Amara Okafor"
    assert report["made"]["from"] == "talks.convenor"
    assert report["made"]["at"] == "2027-03-02T09:00:00Z"
    assert "Amara Okafor" in text_of(file.parent / "out.PDF")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("whom", "out", "said"),
    [
        ("p1", "out.docx", "ends in .pdf or .json"),
        ("p1", "out", "ends in .pdf or .json"),
        ("nobody", "out.pdf", "nobody in this file"),
        ("v5", "out.pdf", "nobody holds the seat v5"),
        ("o1", "out.json", "nobody in this file"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_is_written(
    file: Path, whom: str, out: str, said: str
) -> None:
    result = run("report", file, whom, "--out", file.parent / out, *NOW)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (file.parent / out).exists()


def test_two_of_one_name_are_told_apart_by_their_keys(tmp_path: Path) -> None:
    value = a_value()
    value["people"].append({"id": "p9", "family": "Okafor", "given": "Amara"})
    file = tmp_path / "a.convenor"
    a_file(value, file)
    result = run("report", file, "Amara Okafor", "--out", tmp_path / "a.json")
    assert result.exit_code == 2
    assert "p1 (Amara Okafor, Albia) or p9 (Amara Okafor)" in result.stderr
    assert run("report", file, "p9", "--out", tmp_path / "a.json").exit_code == 0


def test_a_file_that_is_there_stays(file: Path) -> None:
    out = file.parent / "out.json"
    out.write_text("mine")
    result = run("report", file, "p1", "--out", out)
    assert (result.exit_code, out.read_text()) == (2, "mine")
    assert "already exists" in result.stderr


def test_it_reads_beside_somebody_who_has_the_file_open(tmp_path: Path) -> None:
    file = tmp_path / "a.convenor"
    with a_store(a_value(), file) as store:
        store.act(lambda now: people.set_field(now, "p1", "phone", "+41 9"))
        assert run("report", file, "p1", "--out", tmp_path / "a.json").exit_code == 0
    assert "+41 9" in (tmp_path / "a.json").read_text("utf-8")


def test_the_same_moment_makes_the_same_bytes(file: Path) -> None:
    made = []
    for name in ("one", "two"):
        for ending in ("json", "pdf"):
            out = file.parent / f"{name}.{ending}"
            assert run("report", file, "p1", "--out", out, *NOW).exit_code == 0
            made.append(out.read_bytes())
    assert made[:2] == made[2:]
