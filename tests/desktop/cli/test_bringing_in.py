"""People in from tables, tables out again."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from support.builders import a_file, a_full_house


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


DAYS = ("--starts", "2027-04-14", "--ends", "2027-04-16", "--zone", "Europe/Zurich")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a small convening's file."""
    a_file(a_full_house(), tmp_path / "a.convenor")
    return tmp_path / "a.convenor"


def bring(file: Path, text: str, *words: str) -> dict[str, object]:
    """Import a table and return the report."""
    source = file.with_name("in.csv")
    source.write_bytes(text.encode("utf-8-sig"))
    result = run("import", "people", file, source, "--json", *words)
    assert result.exit_code == 0, result.stderr
    report: dict[str, object] = json.loads(result.stdout)
    return report


TABLE = """Surname;First name;E-mail;Affiliation
منصور;خالد;k@example.org;Albia
李;;l@example.org;新机构
;x;;
"""


def test_people_come_in_once_with_their_organisations(file: Path) -> None:
    first = bring(file, TABLE, "--seat", "invited")
    assert (first["added"], first["seats"]) == (2, 2)
    assert first["refused"] == [{"line": 4, "reason": "It has no name."}]
    again = bring(file, TABLE, "--seat", "invited")
    assert (again["added"], again["unchanged"], again["seats"]) == (0, 2, 0)
    dump = json.loads(run("dump", file).stdout)
    assert [one["name"] for one in dump["organisations"]] == ["Albia", "Northlight AI", "新机构"]


def test_an_import_is_one_undoable_action(file: Path) -> None:
    before = run("dump", file).stdout
    bring(file, TABLE, "--seat", "accepted")
    run("undo", file)
    assert run("dump", file).stdout == before


def test_a_dry_run_changes_nothing(file: Path) -> None:
    before = run("dump", file).stdout
    assert bring(file, TABLE, "--dry-run")["added"] == 2
    assert run("dump", file).stdout == before


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"\n\n"])
def test_what_is_no_table_is_refused(file: Path, raw: bytes) -> None:
    (file.parent / "in.csv").write_bytes(raw)
    assert run("import", "people", file, file.parent / "in.csv").exit_code == 2


def test_five_thousand_people_come_in(file: Path) -> None:
    rows = "".join(f"N{n},n{n}@example.org,Body {n % 300}\n" for n in range(5000))
    assert bring(file, f"Name,Email,Organisation\n{rows}")["added"] == 5000


def test_a_formula_in_a_name_stays_text(file: Path, tmp_path: Path) -> None:
    bring(file, "Name,Email\n=1+1,e@example.org\n")
    for ending in ("csv", "xlsx"):
        out = tmp_path / f"t.{ending}"
        assert run("export", "table", file, "people", "--out", out).exit_code == 0
    text = (tmp_path / "t.csv").read_text("utf-8-sig")
    assert "'=1+1" in [row[0] for row in csv.reader(io.StringIO(text))]
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None
    cells = [row[0] for row in sheet.iter_rows()]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


@pytest.mark.parametrize("what", ["people", "invitations", "sessions", "positions"])
def test_every_table_is_written_for_the_sample(tmp_path: Path, what: str) -> None:
    run("sample", tmp_path / "s")
    assert run("export", "table", tmp_path / "s", what, "--out", tmp_path / "t.csv").exit_code == 0
    assert (tmp_path / "t.csv").read_bytes().count(b"\r\n") > 10


def test_people_without_a_real_address_are_not_taken_for_one_another(tmp_path: Path) -> None:
    run("new", tmp_path / "a", "--title", "x", *DAYS)
    (tmp_path / "p.csv").write_text("Name,E-mail\nAnn One,n/a\nBob Two,n/a\nCid,-\n", "utf-8")
    result = run("import", "people", tmp_path / "a", tmp_path / "p.csv")
    assert "3 entries that are no addresses" in result.output
    people = json.loads(run("dump", tmp_path / "a").stdout)["people"]
    assert [(one["family"], one["emails"]) for one in people] == [
        ("Ann One", []), ("Bob Two", []), ("Cid", []),
    ]  # fmt: skip


def test_a_table_without_names_is_refused(tmp_path: Path) -> None:
    run("new", tmp_path / "a", "--title", "x", *DAYS)
    (tmp_path / "p.csv").write_text("Delegation,E-mail\nAnn,a@example.org\n", "utf-8")
    result = run("import", "people", tmp_path / "a", tmp_path / "p.csv")
    assert (result.exit_code, "called a name" in result.stderr) == (2, True)


def test_a_name_of_a_hundred_thousand_letters_is_read_in_no_time(tmp_path: Path) -> None:
    value = a_full_house()
    value["people"][0]["family"] = "ab" * 50_000
    (tmp_path / "in.json").write_text(json.dumps(value), "utf-8")
    assert run("load", tmp_path / "b", tmp_path / "in.json").exit_code == 0


def test_a_convening_of_a_lifetime_is_a_slip_and_refused(tmp_path: Path) -> None:
    words = ("--title", "x", "--starts", "2027-04-14", "--ends", "2072-04-16", "--zone", "UTC")
    result = run("new", tmp_path / "a", *words)
    assert (result.exit_code, "a year at most" in result.stderr) == (2, True)


def test_a_clock_of_another_age_is_refused(tmp_path: Path) -> None:
    for now in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        assert run("sample", tmp_path / "a", "--now", now).exit_code == 2
    assert not (tmp_path / "a").exists()
