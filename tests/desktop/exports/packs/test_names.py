"""Names come out whole and in order, in every script, for those who search and copy text."""

import re
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

from support.calendars import RECORDS, convening
from support.packs import Secretariat, pages_of

NAMES = {
    "Arabic": "الشيخ خالد بن عبد الرحمن المنصوري",
    "lam-alef": "علاء الأسعد",
    "Persian": "داریوش یزدانی",
    "Hebrew": "נועה בן־עמי",
    "Devanagari": "लक्ष्मी नारायण अय्यर",
    "Thai": "ศิริพร วัฒนกุล",
    "Chinese": "张雅琴",
    "traditional Chinese": "張偉國",
    "Japanese": "清水 恵美",
    "Korean": "김민서",
    "Cyrillic": "Елена Викторовна Соколова",
    "Greek": "Γεωργία Παπαδοπούλου",
    "Vietnamese": "Nguyễn Thị Ánh",
    "Turkish": "İnci Şahin",
    "Polish": "Małgorzata Żółkiewska-Ångström",
    "apostrophe": "Siobhán O’Brien",
    "modifier letters": "Tu\u02bbi Ha\u02bcapai",
    "office": "Griffith Suffield",
}


def folded(text: str) -> str:
    """Return text as a search folds it: compatible forms, no directions, single blanks."""
    plain = unicodedata.normalize("NFKC", text.replace("\ufffe", "-"))
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", plain))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_its_own_script_is_found(tmp_path: Path, name: str) -> None:
    desk = Secretariat(tmp_path, (*RECORDS, convening(roster_disclosable=True)))
    desk.office.change_person("p2", native=name)
    pages = pages_of(desk.file_of("v1"))
    assert folded(name) in folded(" ".join(pages))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_found_on_the_cover(tmp_path: Path, name: str) -> None:
    """A viewer turns the words of a name from the right that stands beside a Latin label."""
    desk = Secretariat(tmp_path)
    desk.office.change_person("p1", family=name, given="")
    cover = folded(pages_of(desk.file_of("v1"))[0])
    beside_latin = any(unicodedata.bidirectional(char) in ("R", "AL") for char in name)
    for word in folded(name).split() if beside_latin else [folded(name)]:
        assert word in cover


@pytest.mark.parametrize(
    "key", ["Cyrillic", "Vietnamese", "Chinese", "Korean", "office", "Turkish"]
)
def test_another_reader_of_files_finds_it_too(tmp_path: Path, key: str) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_person("p1", family=NAMES[key], given="")
    text = PdfReader(desk.file_of("v1")).pages[0].extract_text()
    assert folded(NAMES[key]) in folded(text)


def test_no_box_stands_for_a_letter_of_these_names(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_person("p1", family=" ".join(NAMES.values()))
    assert not [line for line in desk.plan().left_out if "U+" in line.why]


@pytest.mark.parametrize(
    "name",
    ["Maximiliana Featherstonehaugh-Cholmondeley von Hohenwaldenburg-Stern zu Ysenburg", "Li"],
)
def test_long_and_short_names_are_whole_in_every_footer(tmp_path: Path, name: str) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_person("p1", family=name, given="Prof. Dr. Dr. h.c.")
    for page in pages_of(desk.file_of("v1")):
        assert f"for Prof. Dr. Dr. h.c. {name}" in folded(page)
