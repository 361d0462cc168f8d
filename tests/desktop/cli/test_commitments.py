"""The verb `commitments`, through the command line itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from support.builders import an_interchange
from support.dossiers import parties

NOW = ("--now", "2027-03-02T08:00:00Z")


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file in which two wait for each other, one for a fact and one for nobody."""
    rows = [("c0", "o0", "c1"), ("c1", "o1", "c0"), ("c2", "o2", "f1"), ("c3", "o2", True)]
    value = an_interchange(
        organisations=parties(3),
        facts=[{"id": "f1", "text": "The act is passed"}],
        commitments=[
            {"id": key, "party": party, "undertaking": f"Does {key}", "if": condition}
            for key, party, condition in rows
        ],
    )
    value["commitments"][3]["expires"] = "2027-03-02"
    source, made = tmp_path / "in.json", tmp_path / "a.convenor"
    source.write_text(json.dumps(value), "utf-8")
    assert run("load", made, source, *NOW).exit_code == 0
    return made


def answered(file: Path, *words: object) -> dict[str, Any]:
    """Return what the verb prints as JSON."""
    result = run("commitments", file, "--json", *NOW, *words)
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_it_answers_as_json_and_changes_nothing(file: Path) -> None:
    before = file.read_bytes()
    assert answered(file) == {
        "greatest": ["c0", "c1", "c3"],
        "least": ["c3"],
        "pivotal": {"o0": ["c1"], "o1": ["c0"], "o2": []},
    }
    assert file.read_bytes() == before
    assert list(file.parent.glob("a.convenor*")) == [file]


def test_assumptions_and_the_day_are_followed(file: Path) -> None:
    assert answered(file, "--assume", "f1=true")["least"] == ["c2", "c3"]
    assert answered(file, "--assume", "c0=true")["least"] == ["c0", "c1", "c3"]
    found = answered(file, "--assume", "c0=false", "--assume", "f1=true", "--on", "2027-03-03")
    assert found["greatest"] == ["c2"]


def test_without_json_it_speaks(file: Path) -> None:
    result = run("commitments", file, *NOW)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Holds for everybody: 1",
        "  Party 2 does c3.",
        "Holds if trusted: 2",
        "  Party 0 does c0 if Party 1 does c1.",
        "  Party 1 does c1 if Party 0 does c0.",
        "Does not hold: 1",
        "  Party 2 does c2 if the act is passed.",
        "If Party 0 keeps none of its own, 1 of others falls:",
        "  Party 1 does c1 if Party 0 does c0.",
        "If Party 1 keeps none of its own, 1 of others falls:",
        "  Party 0 does c0 if Party 1 does c1.",
        "Organiser’s model, not an agreement.",
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--assume", "zz=true"), "“zz” is assumed, but it is no commitment"),
        (("--assume", "c0=yes"), "--assume takes ID=true or ID=false, not “c0=yes”"),
        (("--assume", "c0"), "--assume takes ID=true or ID=false"),
        (("--assume", "c0=true", "--assume", "c0=false"), "assumed to be both"),
        (("--on", "someday"), "--on: "),
        (("--goal", "c0"), "--goal"),
    ],
)
def test_what_makes_no_sense_is_refused(file: Path, words: tuple[str, ...], why: str) -> None:
    result = run("commitments", file, "--json", *NOW, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = run("commitments", tmp_path / "none.convenor", *NOW)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
