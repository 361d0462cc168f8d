"""`load --as-new`: the door to the next convening of a series."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from support.builders import a_full_house

EXPORTED = "2027-03-01T08:00:00Z"


def run(*words: object) -> Result:
    """Run a verb."""
    return CliRunner().invoke(convenor, [str(word) for word in words])


def last(**changes: Any) -> dict[str, Any]:
    """Return a convening that has been held: seats, a wave, positions, copies, notes."""
    value = a_full_house() | changes
    value["invitations"][0] |= {
        "invited_on": "2027-02-01", "replied_on": "2027-02-03", "reply_by": "2027-03-01",
        "arrives": "2027-04-13T18:00", "wave": 1,
    }  # fmt: skip
    value["waves"] = [{"number": 1, "send_on": "2027-02-01", "reply_by": "2027-03-01"}]
    value["issues"] = [{"id": "i1", "title": "Thresholds"}]
    value["positions"] = [
        {"id": "q1", "organisation": "o1", "issue": "i1", "stance": 1, "as_of": "2027-01-10"}
    ]
    value["notes"] = [{"id": "n1", "session": "s1", "text": "Said"}]
    value["sessions"][0]["people"][0]["present"] = True
    return value


def following(tmp_path: Path, value: dict[str, Any], starts: str) -> dict[str, Any]:
    """Return the dump of the convening that follows."""
    (tmp_path / "last.json").write_text(json.dumps(value), "utf-8")
    words = ("load", tmp_path / "b", tmp_path / "last.json", "--as-new", "--starts", starts)
    result = run(*words)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(run("dump", tmp_path / "b").stdout)
    return found


def test_the_plan_moves_to_the_new_days(tmp_path: Path) -> None:
    dump = following(tmp_path, last(), "2028-05-03")
    assert (dump["convening"]["starts"], dump["convening"]["ends"]) == ("2028-05-03", "2028-05-05")
    assert dump["sessions"][0]["start"] == "2028-05-03T09:00"
    assert dump["invitations"][0]["arrives"] == "2028-05-02T18:00"
    assert dump["waves"][0]["reply_by"] == "2028-03-20"


def test_what_has_happened_stays_behind(tmp_path: Path) -> None:
    dump = following(tmp_path, last(), "2028-05-03")
    seat = dump["invitations"][0]
    assert {one["status"] for one in dump["invitations"]} == {"longlist"}
    assert (seat["invited_on"], seat["replied_on"]) == (None, None)
    assert dump["notes"] == []
    assert dump["sessions"][0]["people"][0]["present"] is None


def test_positions_keep_their_dates(tmp_path: Path) -> None:
    dump = following(tmp_path, last(), "2028-05-03")
    assert dump["positions"][0]["as_of"] == "2027-01-10"


def test_a_session_that_would_fall_into_the_lost_hour_is_refused(tmp_path: Path) -> None:
    value = last()
    value["sessions"][0]["start"] = "2027-04-14T02:30"
    (tmp_path / "last.json").write_text(json.dumps(value), "utf-8")
    words = ("load", tmp_path / "b", tmp_path / "last.json", "--as-new", "--starts", "2028-03-26")
    result = run(*words)
    assert (result.exit_code, "sessions[0].start" in result.stderr) == (2, True)
    assert not (tmp_path / "b").exists()


def test_an_existing_file_is_not_written_over(tmp_path: Path) -> None:
    following(tmp_path, last(), "2028-05-03")
    words = ("load", tmp_path / "b", tmp_path / "last.json", "--as-new", "--starts", "2029-05-03")
    assert run(*words).exit_code == 2
    dump = json.loads(run("dump", tmp_path / "b").stdout)
    assert dump["convening"]["starts"] == "2028-05-03"


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "last.json").write_text(json.dumps(last()), "utf-8")
    words = ("load", tmp_path / "b", tmp_path / "last.json", "--as-new", "--starts", "2028-02-30")
    assert run(*words).exit_code == 2


def test_as_new_and_starts_go_together(tmp_path: Path) -> None:
    (tmp_path / "last.json").write_text(json.dumps(last()), "utf-8")
    for words in (("--as-new",), ("--starts", "2028-05-03")):
        assert run("load", tmp_path / "b", tmp_path / "last.json", *words).exit_code == 2


def test_a_second_file_of_one_history_is_warned_of(tmp_path: Path) -> None:
    value = last(
        copies=[
            {"number": 1, "of": 1, "name": "x", "version": 1, "sha256": "a" * 64,
             "content": "b" * 64, "pages": 3, "at": EXPORTED}
        ]
    )  # fmt: skip
    (tmp_path / "last.json").write_text(json.dumps(value), "utf-8")
    result = run("load", tmp_path / "b", tmp_path / "last.json")
    assert (result.exit_code, "one file only" in result.stderr) == (0, True)


def test_a_day_after_which_the_calendar_ends_is_refused(tmp_path: Path) -> None:
    (tmp_path / "last.json").write_text(json.dumps(last()), "utf-8")
    words = ("load", tmp_path / "b", tmp_path / "last.json", "--as-new", "--starts", "9999-12-31")
    result = run(*words)
    assert result.exit_code == 2
    assert "the calendar ends" in result.output
