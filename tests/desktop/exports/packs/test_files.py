"""Every pack is a sound file: links, bookmarks, faces, footers, the same bytes everywhere."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
from pypdf import PdfReader

from convenor_db.domain.records import TLP, MeetingRule, Role
from support.calendars import RECORDS, convening, listed, session
from support.packs import Secretariat, brief, faults_of, pages_of, text_of

MARKED = (
    *RECORDS,
    convening(rule=MeetingRule.CHATHAM_HOUSE),
    brief("b1", "Compute thresholds", "Lead.\n\n## Options\n\n" + "A long text. " * 600),
    brief("b2", "Evaluations", mark="TLP:GREEN"),
)


def a_desk(folder: Path) -> Secretariat:
    """Return a secretariat with two briefs."""
    return Secretariat(folder, MARKED)


def test_every_file_is_sound_and_carries_its_faces(tmp_path: Path) -> None:
    for file in a_desk(tmp_path).export().files:
        assert faults_of(Path(file.path)) == []


def test_every_line_of_the_contents_leads_to_the_page_it_names(tmp_path: Path) -> None:
    path = a_desk(tmp_path).file_of("v1")
    pages = pages_of(path)
    with pikepdf.open(path) as pdf:
        at = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        targets = [at[note.Dest[0].objgen] for note in pdf.pages[1].Annots]
    titles = [
        "Your itinerary",
        "Programme",
        "Participants",
        "Compute thresholds",
        "Compute",
        "Eval",
    ]
    for target, title in zip(targets, titles, strict=True):
        assert title in pages[target].splitlines()[1]
    lines = [line.split() for line in pages[1].splitlines() if not line.startswith("Copy")]
    told = [int(words[-1]) for words in lines if words[-1].isdigit()]
    assert told == [target + 1 for target in targets]


def test_bookmarks_lead_to_the_parts(tmp_path: Path) -> None:
    reader = PdfReader(a_desk(tmp_path).file_of("v1"))
    found: list[str] = []

    def walk(items: Any, level: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            else:
                number = (reader.get_destination_page_number(item) or 0) + 1
                found.append(f"{level} {item.title} {number}")

    walk(reader.outline, 0)
    assert [line.rpartition(" ")[0] for line in found] == [
        "0 Contents", "0 Your itinerary", "0 Programme", "0 Participants", "0 Papers",
        "1 Compute thresholds", "1 Evaluations",
    ]  # fmt: skip


def test_every_page_says_whose_copy_it_is_and_its_own_mark(tmp_path: Path) -> None:
    pages = pages_of(a_desk(tmp_path).file_of("v1"))
    for number, page in enumerate(pages, 1):
        assert "Copy 01 of 02" in page
        assert "for Amara Okafor" in page
        assert "Chatham House Rule" in page
        assert f"Page {number} of {len(pages)}" in page
    assert "TLP:GREEN" in pages[-1]
    assert "TLP:GREEN" not in pages[0]
    assert "TLP:AMBER" in pages[0]


def test_the_cover_carries_the_strictest_mark_inside(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.put(
        session("s9", "Talk", "2027-04-14T12:00", mark=TLP.RED, people=listed(("v1", Role.CHAIR)))
    )
    first = desk.file_of("v1")
    assert "For you alone. Do not pass it on." in pages_of(first)[0]
    assert "Single parts inside carry their own mark." in text_of(first)
    assert "TLP:RED" not in text_of(desk.file_of("v2"))


def test_a_preview_says_so_and_has_no_number(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    preview = desk.preview("v1")
    assert faults_of(preview) == []
    assert all("PREVIEW" in page and "Copy 0" not in page for page in pages_of(preview))
    assert desk.snapshot.copies == {}


def test_a_file_says_what_it_is_and_nothing_of_when_and_where(tmp_path: Path) -> None:
    information = PdfReader(a_desk(tmp_path).file_of("v1")).metadata
    assert information == {
        "/Title": "Briefing pack, Harbour Talks",
        "/Author": "Harbour Talks",
        "/Subject": "TLP:AMBER",
        "/Creator": "Convenor",
        "/Producer": "Convenor",
    }


SCRIPT = """
import sys
from pathlib import Path
from typing import Any
sys.path[:0] = {paths}
from support.packs import Secretariat
from test_of_files import MARKED
desk = Secretariat(Path(sys.argv[1]), MARKED)
for seat in {seats}:
    desk.preview(seat)
desk.export()
"""


def test_two_processes_in_another_order_write_the_same_bytes(tmp_path: Path) -> None:
    here = Path(__file__)
    (tmp_path / "test_of_files.py").write_text(here.read_text("utf-8"), "utf-8")
    written = []
    for seed, seats in (("1", ["v1", "v2"]), ("2", ["v2", "v1"])):
        folder = tmp_path / seed
        paths = [*sys.path, str(tmp_path)]
        script = SCRIPT.format(paths=paths, seats=seats)
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(folder)], check=True, env=environment)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert written[0] == written[1]
    assert len(written[0]) == 2
