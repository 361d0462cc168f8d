"""`move` and `substitute` on the command line."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from convenor_db.domain.invitations import MOVES
from convenor_db.domain.records import Status
from support.builders import a_file, a_full_house
from support.lengths import rounds

NOW: Final = ("--now", "2027-03-01T08:00:00Z")
TODAY: Final = "2027-03-01"


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


def seats_of(file: Path) -> dict[str, dict[str, Any]]:
    """Return the seats of a file as its dump has them."""
    return {seat["id"]: seat for seat in json.loads(run("dump", file).output)["invitations"]}


def a_file_with_seat(folder: Path, status: str) -> Path:
    """Return a file whose seat v1 has a status."""
    house = a_full_house()
    house["invitations"][0]["status"] = status
    a_file(house, folder / "a.convenor")
    return folder / "a.convenor"


@pytest.mark.soak
@pytest.mark.parametrize("before", list(Status))
def test_a_seat_moves_by_the_table_and_a_refusal_names_what_is_allowed(
    tmp_path: Path, before: Status
) -> None:
    refused = [status for status in Status if status not in MOVES[before]]
    for after in (*MOVES[before], *refused[: rounds(3, whole=len(refused))]):
        (tmp_path / after).mkdir()
        file = a_file_with_seat(tmp_path / after, before)
        result = run("move", file, "v1", after, *NOW)
        moved = seats_of(file)["v1"].get("status", "longlist")
        if after in MOVES[before]:
            assert (result.exit_code, moved) == (0, after)
            continue
        assert (result.exit_code, moved) == (2, before)
        assert ", ".join(MOVES[before]) in result.stderr
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("v1", "coming"), "is not one of"),
        (("v99", "accepted"), "there is no seat 'v99'"),
    ],
)
def test_a_word_or_a_seat_that_is_not_there_is_refused(
    tmp_path: Path, words: tuple[str, str], reason: str
) -> None:
    result = run("move", a_file_with_seat(tmp_path, "invited"), *words)
    assert (result.exit_code, reason in result.stderr) == (2, True)


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_substitute_is_invited_or_has_accepted(tmp_path: Path, *, confirmed: bool) -> None:
    file = a_file_with_seat(tmp_path, "accepted")
    flag = ("--confirmed",) if confirmed else ()
    assert run("substitute", file, "v1", "p3", *flag, *NOW).exit_code == 0
    seats = seats_of(file)
    (new,) = (seat for key, seat in seats.items() if key not in ("v1", "v2"))
    assert seats["v1"]["status"] == "substituted"
    assert (new["status"], new["person"], new["substitute_for"], new["invited_on"]) == (
        "accepted" if confirmed else "invited", "p3", "v1", TODAY,
    )  # fmt: skip
    assert new.get("replied_on") == (TODAY if confirmed else None)


def test_the_principal_returns_and_one_undo_takes_that_back(tmp_path: Path) -> None:
    file = a_file_with_seat(tmp_path, "accepted")
    run("substitute", file, "v1", "p3", *NOW)
    before = run("dump", file).output
    assert run("move", file, "v1", "accepted", *NOW).exit_code == 0
    (new,) = (seat for key, seat in seats_of(file).items() if key not in ("v1", "v2"))
    assert new["status"] == "withdrawn"
    assert run("undo", file).exit_code == 0
    assert run("dump", file).output == before


@pytest.mark.parametrize(("person", "reason"), [("p2", "live seat"), ("p9", "no person 'p9'")])
def test_who_cannot_come_is_refused_in_one_sentence(
    tmp_path: Path, person: str, reason: str
) -> None:
    result = run("substitute", a_file_with_seat(tmp_path, "accepted"), "v1", person)
    assert (result.exit_code, reason in result.stderr) == (2, True)


def test_several_seats_move_in_one_action_or_none_does(tmp_path: Path) -> None:
    file = a_file_with_seat(tmp_path, "invited")
    assert run("move", file, "v1", "v2", "accepted", *NOW).exit_code == 0
    assert {seat["status"] for seat in seats_of(file).values()} == {"accepted"}
    assert run("undo", file).exit_code == 0
    assert {seat["status"] for seat in seats_of(file).values()} == {"invited"}
    assert run("move", file, "v1", "withdrawn", *NOW).exit_code == 0
    result = run("move", file, "v2", "v1", "accepted", *NOW)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert ", ".join(MOVES[Status.WITHDRAWN]) in result.stderr
    assert seats_of(file)["v2"]["status"] == "invited"


def test_a_principal_and_who_stands_in_for_them_do_not_come_both(tmp_path: Path) -> None:
    file = a_file_with_seat(tmp_path, "accepted")
    assert run("substitute", file, "v1", "p3", *NOW).exit_code == 0
    (new,) = (key for key in seats_of(file) if key not in ("v1", "v2"))
    result = run("move", file, "v1", new, "accepted", *NOW)
    assert result.exit_code == 2
    assert seats_of(file)["v1"]["status"] == "substituted"
