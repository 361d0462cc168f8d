"""check, waive, clear and release, through the command line itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from convenor_db.store.store import Store
from support.builders import a_full_house, around
from support.packs import text_of

NOW = ("--now", "2027-03-01T08:00:00Z")
SMALL = "room-small:r1:s1"


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


def loaded(folder: Path, value: dict[str, Any]) -> Path:
    """Return a new file loaded from an interchange object."""
    source, file = folder / "in.json", folder / "a.convenor"
    source.write_text(json.dumps(value), "utf-8")
    assert run("load", file, source, *NOW).exit_code == 0
    return file


@pytest.fixture(autouse=True)
def _actor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVENOR_ACTOR", "marta")


def a_tight_house(folder: Path) -> Path:
    """Return a file in which a block, a warn and a note stand."""
    value = a_full_house()
    value["rooms"][0]["capacity"] = 1
    value["issues"] = [{"id": "i1", "title": "Audits"}]
    return loaded(folder, value)


def a_house(folder: Path) -> Path:
    """Return a file in which nothing keeps a release."""
    value = a_full_house()
    value["people"][0]["emails"] = ["amara@example.org"]
    return loaded(folder, value)


def checked(file: Path, *words: object) -> dict[str, dict[str, Any]]:
    """Return the warnings by id."""
    result = run("check", file, "--json", *NOW, *words)
    assert result.stderr == ""
    return {one["id"]: one for one in json.loads(result.stdout)["warnings"]}


def moved(file: Path, folder: Path, **fields: Any) -> None:
    """Change the opening of a house, as an office does after a release."""
    value = json.loads(run("dump", file).stdout)
    value["sessions"][0] |= fields
    (folder / "moved.json").write_text(json.dumps(value), "utf-8")
    assert run("load", file, folder / "moved.json", *NOW).exit_code == 0


def test_every_warning_is_listed_as_json(tmp_path: Path) -> None:
    found = checked(a_tight_house(tmp_path))
    assert set(found) == {
        SMALL, "issue-unscheduled:i1", "paper-missing:s1", "rapporteur-missing:s1",
    }  # fmt: skip
    small = found[SMALL]
    assert list(small) == [
        "id", "rule", "level", "objects", "text", "fix", "fingerprint", "waived",
    ]  # fmt: skip
    assert (small["rule"], small["level"], small["objects"], small["waived"]) == (
        "room-small", "block", ["r1", "s1"], None,
    )  # fmt: skip
    assert "Jura" in small["text"]


def test_the_exit_code_says_whether_something_is_open(tmp_path: Path) -> None:
    file = a_tight_house(tmp_path)
    assert run("check", file, *NOW).exit_code == 1
    run("waive", file, SMALL, "--reason", "They stand.", *NOW)
    assert run("check", file, *NOW).exit_code == 1
    run("waive", file, "issue-unscheduled:i1", "--reason", "At dinner.", *NOW)
    assert run("check", file, *NOW).exit_code == 0


def test_the_list_is_grouped_and_says_what_to_do(tmp_path: Path) -> None:
    file = a_tight_house(tmp_path)
    run("waive", file, "paper-missing:s1", "--reason", "No paper.", *NOW)
    lines = run("check", file, *NOW).stdout.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert heads == ["Must be fixed (1)", "Look at (1)", "Good to know (1)", "Waived (1)"]
    assert f"    {SMALL}" in lines
    assert any(line.endswith("Waived by marta: No paper.") for line in lines)


def test_nothing_to_warn_of_is_said(tmp_path: Path) -> None:
    value = a_full_house()
    value["sessions"] = []
    result = run("check", loaded(tmp_path, value), *NOW)
    assert (result.exit_code, result.stdout) == (0, "Nothing to warn of.\n")


def test_a_check_reads_beside_an_open_file_and_changes_nothing(tmp_path: Path) -> None:
    file = a_tight_house(tmp_path)
    before = file.read_bytes()
    with Store(file, around()):
        assert run("check", file, *NOW).exit_code == 1
        assert run("waive", file, SMALL, "--reason", "x", *NOW).exit_code == 2
    assert file.read_bytes() == before


def test_the_day_of_the_check_is_set_by_the_clock(tmp_path: Path) -> None:
    value = a_full_house()
    value["commitments"] = [
        {"id": "c1", "party": "o1", "undertaking": "x", "expires": "2027-03-20"},
        {"id": "c2", "party": "o2", "undertaking": "y", "if": "c1"},
    ]
    file = loaded(tmp_path, value)
    assert "pivot-no-bilateral:o1" in checked(file)
    later = run("check", file, "--json", "--now", "2027-03-21T08:00:00Z")
    assert "pivot-no-bilateral" not in later.stdout


def test_a_waiver_says_who_why_and_when_and_can_be_undone(tmp_path: Path) -> None:
    file = a_tight_house(tmp_path)
    assert run("waive", file, SMALL, "--reason", "They stand.", *NOW).exit_code == 0
    assert checked(file)[SMALL]["waived"] == {
        "by": "marta", "reason": "They stand.", "at": "2027-03-01T08:00:00Z",
    }  # fmt: skip
    assert "Waive a warning about Jura and “Opening”" in run("history", file).stdout
    run("undo", file)
    assert checked(file)[SMALL]["waived"] is None


def test_a_waiver_outlives_a_dump_and_lapses_with_its_facts(tmp_path: Path) -> None:
    file = a_tight_house(tmp_path)
    run("waive", file, SMALL, "--reason", "They stand.", *NOW)
    moved(file, tmp_path, purpose="Something else")
    assert checked(file)[SMALL]["waived"]
    moved(file, tmp_path, expected=9)
    assert checked(file)[SMALL]["waived"] is None


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("waive", "F", "room-small:r9:s1", "--reason", "x"), "no warning is called"),
        (("waive", "F", SMALL, "--reason", " "), "needs a reason"),
        (("waive", "F", SMALL), "--reason"),
        (("clear", "F", "s9", "--by", "x"), "there is no session"),
        (("clear", "F", "s1", "--by", ""), "by whom"),
        (("release", "F"), "1 warning stands in the way"),
        (("check", "gone"), "gone"),
    ],
)
def test_what_is_refused_is_said_on_one_line_and_changes_nothing(
    tmp_path: Path, words: tuple[str, ...], part: str
) -> None:
    file = a_tight_house(tmp_path)
    before = run("dump", file).stdout
    result = run(*(file if word == "F" else word for word in words), *NOW)
    assert (result.exit_code, part in result.stderr) == (2, True), result.stderr
    assert result.stdout == ""
    assert run("dump", file).stdout == before


def test_a_cleared_session_is_cleared_until_it_changes(tmp_path: Path) -> None:
    value = a_full_house()
    value["convening"]["competition_statement"] = "No prices."
    for organisation in value["organisations"]:
        organisation["rival_group"] = "labs"
    counsel = {"invitation": "v1", "role": "counsel"}, {"invitation": "v2", "role": "note-taker"}
    words = {"purpose": "Why", "outline": "How", "circulated_on": "2027-02-01"}
    value["sessions"][0] |= {"people": list(counsel), **words}
    file = loaded(tmp_path, value)
    rivals = "rivals:s1:o1:o2"
    assert rivals in checked(file)
    assert run("clear", file, "s1", "--by", "Ms Counsel", *NOW).exit_code == 0
    assert rivals not in checked(file)
    clearance = json.loads(run("dump", file).stdout)["sessions"][0]["clearance"]
    assert (clearance["by"], clearance["on"]) == ("Ms Counsel", "2027-03-01")
    moved(file, tmp_path, start="2027-04-14T09:30")
    assert rivals in checked(file)


def test_a_release_is_numbered_told_and_never_undone(tmp_path: Path) -> None:
    file = a_house(tmp_path)
    first = run("release", file, "--note", "Sent to all.", *NOW)
    assert (first.exit_code, first.stdout.splitlines()) == (
        0, ["Release 1: 1 change", "  “Opening” is new: Wed 14 Apr, 09:00, in Jura"],
    )  # fmt: skip
    moved(file, tmp_path, start="2027-04-14T11:00")
    second = json.loads(run("release", file, "--json", *NOW).stdout)
    assert second == {
        "number": 2,
        "at": "2027-03-01T08:00:00Z",
        "note": "",
        "changes": ["“Opening” moved from Wed 14 Apr, 09:00 to 11:00"],
    }
    assert run("release", file, *NOW).stdout == "Release 3: no change\n"
    assert run("undo", file).stdout.startswith("Undone: Load")
    releases = json.loads(run("dump", file).stdout)["releases"]
    assert [one["number"] for one in releases] == [1, 2, 3]
    assert releases[0]["note"] == "Sent to all."
    assert [one["sessions"][0]["start"][11:] for one in releases] == ["09:00", "11:00", "11:00"]


def test_a_release_goes_out_once_what_stood_in_the_way_is_waived(tmp_path: Path) -> None:
    file = a_tight_house(tmp_path)
    assert run("release", file, *NOW).exit_code == 2
    run("waive", file, SMALL, "--reason", "They stand.", *NOW)
    assert run("release", file, *NOW).exit_code == 0


def test_exports_follow_the_release_and_with_draft_the_working_agenda(tmp_path: Path) -> None:
    file = a_house(tmp_path)
    run("release", file, *NOW)
    moved(file, tmp_path, title="Moved opening", start="2027-04-14T11:00")
    for out, words in (("released", ()), ("draft", ("--draft",))):
        for what in ("calendars", "packs"):
            made = run("export", what, file, "--out", tmp_path / what / out, *words, *NOW)
            assert made.exit_code == 0, made.stderr
        calendars = [one.read_text("utf-8") for one in (tmp_path / "calendars" / out).iterdir()]
        (pack,) = (tmp_path / "packs" / out).rglob("*.pdf")
        assert any("Moved opening" in one for one in calendars) == (out == "draft")
        assert ("Moved opening" in text_of(pack)) == (out == "draft")
        assert any("T110000" in one for one in calendars) == (out == "draft")
        assert "pening" in text_of(pack)
