"""The delegation sheet: what it says, read again by programs that did not write it."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from convenor.cli.verbs import convenor
from convenor.exports.delegations.content import STATUSES
from convenor.widgets.status_chip import STATUSES as CHIPS
from support.builders import an_interchange
from support.packs import faults_of, pages_of, text_of

NOW = ("--now", "2027-03-01T08:00:00Z")
LONG = "Featherstonehaugh-Cholmondeley-Wolfeschlegelsteinhausenbergerdorff"


def run(*words: object) -> Result:
    """Run a verb; a bug shows itself."""
    return CliRunner().invoke(convenor, [str(word) for word in words], catch_exceptions=False)


def a_house() -> dict[str, Any]:
    """Return delegations of all sorts."""
    return an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "constituency": "government", "seats": 6},
            {"id": "o2", "name": "Zeta & <b>Sons</b>", "constituency": "industry", "seats": 1},
            {"id": "o3", "name": "Empty", "constituency": "other", "seats": 3},
            {"id": "o4", "name": "Secretariat", "constituency": "other"},
        ],
        people=[
            {"id": "p1", "family": "Okafor", "given": "Amara", "organisation": "o1",
             "post": "Minister <i>of</i> Science &amp; Sea", "languages": ["en", "fr"]},
            {"id": "p2", "family": "張", "given": "偉", "order": "family-first",
             "organisation": "o1"},
            {"id": "p3", "family": "Al-Khalid", "given": "Khalid", "organisation": "o1",
             "native": "الخالد"},
            {"id": "p4", "family": LONG, "given": "Maximiliana", "organisation": "o2"},
            {"id": "p5", "family": "Iyer", "given": "Lakshmi", "native": "लक्ष्मी नारायण",
             "organisation": "o2"},
            {"id": "p6", "family": "Marta", "organisation": "o4"},
            {"id": "p7", "family": "Weighed", "organisation": "o1"},
        ],
        invitations=[
            {"id": "v1", "person": "p1", "status": "accepted", "arrives": "2027-04-13T18:30",
             "leaves": "2027-04-16T12:00"},
            {"id": "v2", "person": "p2", "status": "substituted", "head": True},
            {"id": "v3", "person": "p3", "status": "invited", "substitute_for": "v2",
             "remote": True, "head": True},
            {"id": "v4", "seat_of": "o1", "status": "approved"},
            {"id": "v5", "seat_of": "o1", "status": "approved"},
            {"id": "v6", "seat_of": "o1", "status": "invited", "capacity": "interpreter"},
            {"id": "v7", "person": "p4", "status": "accepted"},
            {"id": "v8", "person": "p5", "status": "tentative"},
            {"id": "v9", "person": "p6", "status": "accepted", "capacity": "staff"},
            {"id": "w1", "person": "p7", "status": "longlist"},
        ],
    )  # fmt: skip


def sheet(folder: Path, value: dict[str, Any]) -> Path:
    """Return the sheet of a convening."""
    source, file, out = folder / "in.json", folder / "a.convenor", folder / "out.pdf"
    source.write_text(json.dumps(value), "utf-8")
    assert run("load", file, source, *NOW).exit_code == 0
    done = run("export", "delegations", file, "--out", out, *NOW)
    assert done.exit_code == 0, done.stderr
    return out


def lines_of(file: Path) -> list[str]:
    """Return the lines of all pages, as pdfium reads them."""
    return [line.strip() for page in pages_of(file) for line in page.splitlines() if line.strip()]


def test_a_delegation_is_told_line_by_line(tmp_path: Path) -> None:
    text = text_of(sheet(tmp_path, a_house()))
    told = text[text.index("Albia") : text.index("Empty Other")]
    for words in (
        "Government · 2 of 6 agreed places taken",
        "Head of delegation",
        "in place of 張 偉",
        "Remote",
        "Invited",
        "Minister <i>of</i> Science &amp; Sea",
        "from Tue 13 Apr, 18:30",
        "to Fri 16 Apr, 12:00",
        "en, fr",
        "2 seats not yet named",
        "Not yet named",
        "3 seats have no name yet.",
        "Not listed: 1 on the longlist and 1 substituted.",
    ):
        assert words in told, words
    assert told.index("Khalid Al") < told.index("Amara Okafor") < told.index("2 seats not yet")
    assert "Weighed" not in told


def test_what_is_wanting_stands_at_the_foot(tmp_path: Path) -> None:
    lines = lines_of(sheet(tmp_path, a_house()))
    foot = " ".join(lines[lines.index("Still to be settled") :])
    assert "Albia 3 seats have no name yet." in foot
    assert "Empty Nobody holds a seat." in foot
    assert "No head of delegation is named. 1 place more than agreed is taken." in foot


def test_every_name_comes_out_whole_in_its_script(tmp_path: Path) -> None:
    text = text_of(sheet(tmp_path, a_house()))
    for words in ("الخالد", "लक्ष्मी नारायण", "張", "Zeta & <b>Sons</b>"):
        assert words in text, words
    assert LONG.replace("-", "") in text.replace("-", "").replace("\ufffe", "").replace("\n", "")


def test_the_pages_are_the_secretariats_and_numbered(tmp_path: Path) -> None:
    pages = pages_of(sheet(tmp_path, a_house()))
    for number, page in enumerate(pages, 1):
        assert "Secretariat only" in page
        assert page.count("TLP:AMBER") == 2
        assert f"Page {number} of {len(pages)}" in page
        assert "1 March 2027, 09:00" in page  # the venue's clock, not UTC
    assert all("Marta" not in page for page in pages)


def test_the_file_is_sound_and_the_same_again(tmp_path: Path) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    first.mkdir()
    again.mkdir()
    one = sheet(first, a_house())
    assert faults_of(one) == []
    assert one.read_bytes() == sheet(again, a_house()).read_bytes()


def test_an_empty_convening_has_a_page_that_says_so(tmp_path: Path) -> None:
    pages = pages_of(sheet(tmp_path, an_interchange()))
    assert len(pages) == 1
    assert "There is no delegation yet" in pages[0]


def test_a_large_delegation_goes_on_under_its_name(tmp_path: Path) -> None:
    value = an_interchange(
        organisations=[{"id": "o1", "name": "Albia", "constituency": "government"}],
        people=[{"id": f"p{at}", "family": f"N{at:02}", "organisation": "o1"} for at in range(60)],
        invitations=[
            {"id": f"v{at}", "person": f"p{at}", "status": "accepted"} for at in range(60)
        ],
    )
    pages = pages_of(sheet(tmp_path, value))
    assert len(pages) > 2
    assert all("Albia, continued" in page for page in pages[1:-1])
    text = "".join(pages)
    assert all(text.count(f"N{at:02}") == 1 for at in range(60))


@pytest.mark.parametrize("field", ["name", "post"])
def test_a_text_that_no_page_holds_is_parted(tmp_path: Path, field: str) -> None:
    value = a_house()
    endless = " ".join(f"w{at:04}" for at in range(3000))
    where = value["organisations"] if field == "name" else value["people"]
    where[0][field] = endless
    text = text_of(sheet(tmp_path, value))
    assert all(f"w{at:04}" in text for at in range(0, 3000, 97))


def test_nothing_leaves_the_type_area(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(sheet(tmp_path, a_house()))
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            assert left > 28
            assert right < page.get_width() - 28
            assert bottom > 28
            assert top < page.get_height() - 28


def test_characters_without_a_face_are_said(tmp_path: Path) -> None:
    value = a_house()
    value["people"][0]["given"] = "\U00013000"
    assert "U+13000" in text_of(sheet(tmp_path, value))


@pytest.mark.parametrize(("name", "why"), [("a.txt", "End its name in .pdf"), ("", "already")])
def test_another_name_is_refused(tmp_path: Path, name: str, why: str) -> None:
    there = sheet(tmp_path, a_house())
    before = there.read_bytes()
    done = run(
        "export",
        "delegations",
        tmp_path / "a.convenor",
        "--out",
        there.with_name(name or there.name),
    )
    assert (done.exit_code, why in done.stderr) == (2, True)
    assert there.read_bytes() == before


def test_its_words_of_statuses_are_the_windows() -> None:
    assert {str(status): words for status, words in STATUSES.items()} == {
        status: look.words for status, look in CHIPS.items()
    }
