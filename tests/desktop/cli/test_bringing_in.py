"""People in from tables, tables out again."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from support.builders import a_full_house, a_store


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a small convening's file."""
    a_store(a_full_house(), tmp_path / "a.convenor").close()
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
