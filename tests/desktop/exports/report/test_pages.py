"""The printed report, read back by two programs: words, pages, scripts, and the same bytes."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from convenor.exports.report.pages import as_pdf
from convenor.exports.report.sections import sections
from convenor.exports.report.words import caption_of, section_of
from convenor_db.domain.actions import people
from convenor_db.domain.interchange.shape import fields_of
from convenor_db.domain.records import KINDS
from support.builders import a_store
from support.packs import pages_of, text_of
from support.reports import NAMES, OWN, SECRET, a_value, reported, told, written


def report(folder: Path, value: dict[str, Any], person: str = "p1") -> Path:
    """Write the report on a person as pages."""
    return written(a_store(value), folder / "a.pdf", person)


def test_both_readers_find_everything_that_is_theirs_and_nothing_else(tmp_path: Path) -> None:
    file = report(tmp_path, a_value())
    pdfium = re.sub(r"\s", "", text_of(file))
    pypdf = re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(file).pages))
    own = {"dietary", "access", "biography", "note", "phone", "call", "spoken", "train", "brief",
           "reason", "apart", "comment", "reply", "mention", "title"}  # fmt: skip
    for text in (pdfium, pypdf):
        assert SECRET not in text
        found = {word for word in own if f"{OWN}{word}" in text}
        assert found == own
        for family, given in NAMES[1:]:
            assert f"{given}{family}" not in text


def test_it_says_what_it_is_of_what_when_and_by_whom(tmp_path: Path) -> None:
    text = text_of(report(tmp_path, a_value()))
    for words in (
        "Access report", "Amara Okafor", "Geneva Safety Dialogue", "14–16 April 2027",
        "Secretariat secretariat@example.org", "a.convenor",
        "2 March 2027, 10:00 (time at the venue), by Marta Lind, with Convenor",
        "Everything that this file holds about one person",
    ):  # fmt: skip
        assert words in text


def test_every_page_is_numbered_marked_and_says_whose_it_is(tmp_path: Path) -> None:
    value = a_value()
    value["people"][0] |= {"honorific": "Her Excellency Professor Dr", "suffix": "OBE"}
    pages = pages_of(report(tmp_path, value))
    assert len(pages) > 2
    for at, page in enumerate(pages, 1):
        assert f"Page {at} of {len(pages)}" in page
        assert "about Amara Okafor" in page
        assert "TLP:AMBER" in page


def test_the_closest_mark_of_what_it_tells_stands_on_it(tmp_path: Path) -> None:
    value = a_value()
    value["briefs"][-2]["mark"] = "TLP:RED"  # about them
    value["briefs"][-1]["mark"] = "TLP:GREEN"
    assert all("TLP:RED" in page for page in pages_of(report(tmp_path, value)))


@pytest.mark.parametrize(
    ("family", "native"),
    [
        ("Al-Mansouri", "خالد بن عبد الرحمن المنصوري"),
        ("Zhang", "张雅琴"),
        ("Iyer", "लक्ष्मी नारायण अय्यर"),
        ("Ben-Ami", "נועה בן־עמי"),
        ("Wattanakul", "ศิริพร วัฒนกุล"),
        ("Featherstonehaugh-Cholmondeley-Majoribanks-Saint-John-Smythe", ""),
    ],
)
def test_names_are_whole_in_every_script(tmp_path: Path, family: str, native: str) -> None:
    value = a_value()
    value["people"][0] |= {"family": family, "given": "Khalid", "native": native}
    found = _folded(text_of(report(tmp_path, value)))
    assert _folded(family) in found
    for word in _folded(native).split():
        assert word in found


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.replace("\ufffe", "-"))
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", plain))


def test_what_users_wrote_is_words_and_never_markup(tmp_path: Path) -> None:
    value = a_value()
    hard = "<b>bold</b> & <font color='red'>x</font> &amp; </para>"
    value["people"][0]["note"] = f"{hard} ${{x}} \\n %s"
    value["people"][0]["biography"] = "w" * 300
    text = text_of(report(tmp_path, value))
    assert hard in text
    assert "w" * 300 in text.replace(" ", "")


def test_a_paper_about_them_is_told_without_its_marks(tmp_path: Path) -> None:
    text = text_of(report(tmp_path, a_value()))
    assert f"Head {OWN}brief with [another person]" in text
    assert "**" not in text


def test_countries_are_called_by_their_names(tmp_path: Path) -> None:
    value = a_value()
    value["people"][0]["country"] = "NZ"
    value["travel_documents"][0]["nationality"] = "CI"
    store = a_store(value)
    store.act(lambda now: people.set_field(now, "p1", "country", "XK"))
    text = text_of(written(store, tmp_path / "a.pdf"))
    for words in ("Country Kosovo", "Nationality Côte d'Ivoire", "Country: New Zealand → Kosovo"):
        assert words in text
    assert reported(store)["held"]["people"][0]["fields"]["country"] == "XK"


def test_what_is_empty_has_no_heading(tmp_path: Path) -> None:
    value = a_value()
    value["people"].append({"id": "p9", "family": "Alone"})
    file = report(tmp_path, value, "p9")
    titles = [str(one.title) for one in PdfReader(file).outline if not isinstance(one, list)]
    assert titles == ["The person", "What was done, and when", "What is not in this report"]
    text = text_of(file)
    assert "Travel document" not in text
    assert "Telephone" not in text


def test_headings_and_captions_are_words(tmp_path: Path) -> None:
    for name, kind in KINDS.items():
        assert "_" not in section_of(name)
        for field in fields_of(kind.record):
            assert re.fullmatch(r"[A-Z][A-Za-z0-9 -]*", caption_of(field.name)), field.name
    lines = [
        line.caption
        for section in sections(told(a_store(a_value())))
        for item in section.items
        for line in item.lines
    ]
    assert not [caption for caption in lines if "_" in caption]


def test_the_same_account_makes_the_same_bytes(tmp_path: Path) -> None:
    first, pages = as_pdf(told(a_store(a_value())))
    as_pdf(told(a_store(a_value()), "p2"))  # what was set before must not matter
    assert as_pdf(told(a_store(a_value()))) == (first, pages)
    path = tmp_path / "a.pdf"
    path.write_bytes(first)
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == pages


@pytest.mark.parametrize("before", range(5, 10))
def test_no_heading_stands_alone_at_the_foot_of_a_page(before: int) -> None:
    value = a_value()
    value["contacts"] += [
        {"id": f"c1{at}", "on": "2027-01-01", "organisation": "o1", "text": f"Amara Okafor {at}"}
        for at in range(before)
    ]
    store = a_store(value)
    once = f"Amara Okafor once {'and many words more ' * 9}"
    store.act(lambda now: people.set_field(now, "p4", "note", once))
    store.act(lambda now: people.set_field(now, "p4", "note", ""))
    file, _ = as_pdf(told(store))
    for page in pages_of(file):
        assert ("Once named in texts" in page) == ("Amara Okafor once" in page)


@pytest.mark.parametrize("lines", range(38, 44))
def test_nor_one_before_a_title(lines: int) -> None:
    value = a_value()
    value["people"][0]["note"] = "\n".join(["A line."] * lines)
    file, _ = as_pdf(told(a_store(value)))
    for page in pages_of(file):
        assert ("Travel document\r\n" in page) == ("A O\r\n" in page)


def test_a_place_at_table_is_told_in_words(tmp_path: Path) -> None:
    text = text_of(report(tmp_path, a_value()))
    assert "Place: table 1, place 1" in text


def test_many_entries_and_long_texts_go_on_over_pages(tmp_path: Path) -> None:
    value = a_value()
    value["people"][0]["note"] = "\n\n".join(["A paragraph of some length. " * 20] * 40)
    people = [{"invitation": "v1"}]
    value["sessions"] += [
        {"id": f"x{at}", "title": f"Session {at}", "kind": "breakout", "minutes": 30,
         "people": people}
        for at in range(120)
    ]  # fmt: skip
    text = text_of(report(tmp_path, value))
    assert text.count("length.") == 800
    assert all(f"Session {at} " in text for at in range(120))
