"""Whatever people write comes out whole: nothing is markup, nothing is clipped, nothing breaks."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from convenor_db.domain.records import Organiser, Role, SessionKind
from support.calendars import RECORDS, convening, listed, person, session
from support.packs import (
    Secretariat,
    brief,
    faults_of,
    organisation,
    pages_of,
    text_of,
    without,
)

NASTY = [
    "<b>bold</b> & <script>x</script> &amp; \\N ]]> %s {0}",
    "a\u202egnp.exe\u202c b\u2066c\u2069",
    "NUL\x00 bell\x07 tab\tline\nnext",
    "x" * 5_000,
    "עברית (סוגריים) ABC عربي 12.5%",
    "😀 \U0001f9d1\u200d\U0001f692 \ue000 \u0378",
    "\\) Tj ET Q (",
    "   ",
    "",
]
MILLIMETRES = 72 / 25.4


def boxes(path: Path) -> Iterator[tuple[float, float, float, float]]:
    """Yield the box of every character of a file, in points."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_chars()):
            yield text.get_charbox(at)
    document.close()


def _brief_of(words: str) -> str:
    return f"{words}\n\n## {words}\n\n- {words}\n\n| a | b |\n|-|-|\n| {words} | x |"


def everywhere(words: str) -> Secretariat:
    """Return a convening in which everything printed says *words*."""
    records = (
        *RECORDS,
        convening(
            title=words, venue=words, city=words, roster_disclosable=True,
            organiser=Organiser(name=words, email="office@example.org"),
        ),
        organisation("o1", words),
        brief("b1", words, _brief_of(words)),
    )  # fmt: skip
    desk = Secretariat(Path(), records)
    for key in ("p1", "p2"):
        desk.office.change_person(
            key, family=words, given=words, native=words, honorific=words, post=words,
            organisation="o1",
        )  # fmt: skip
    desk.office.change_session("s1", title=words, purpose=words)
    return desk


@pytest.mark.parametrize("words", NASTY)
def test_nothing_that_is_written_breaks_a_pack_or_runs_off_the_paper(
    tmp_path: Path, words: str
) -> None:
    desk = everywhere(words)
    desk.folder = tmp_path
    path = desk.file_of("v1")
    assert faults_of(path) == []
    for left, bottom, right, top in boxes(path):
        assert 10 * MILLIMETRES < left <= right < 200 * MILLIMETRES
        assert 10 * MILLIMETRES < bottom <= top < 287 * MILLIMETRES


def test_markup_is_printed_as_it_was_written(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_session("s1", title="<b>R&D</b> &lt;1&gt;", purpose="<a href='x'>y</a>")
    text = text_of(desk.file_of("v1"))
    assert "<b>R&D</b> &lt;1&gt;" in text
    assert "<a href='x'>y</a>" in text


def test_a_very_long_word_is_broken_and_whole(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_session("s1", purpose="xy" * 2_500)
    joined = "".join("".join(pages_of(desk.file_of("v1"))).split())
    assert "xy" * 400 in joined


def test_what_turns_the_direction_of_writing_is_not_printed(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_session("s1", title="exe.\u202egnp")
    text = text_of(desk.file_of("v1"))
    assert "exe.gnp" in text
    assert "\u202e" not in text


def test_a_character_no_face_has_is_told_before_anything_is_built(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_session("s1", title="Opening \U0001f600")
    told = {(line.item, line.why) for line in desk.plan().left_out if "U+1F600" in line.why}
    assert {item for item, _ in told} == {"itinerary", "programme"}
    assert "Opening □" in text_of(desk.file_of("v1"))


def test_empty_fields_leave_neither_label_nor_gap(tmp_path: Path) -> None:
    bare = convening(venue="", city="", organiser=None)
    cover = pages_of(Secretariat(tmp_path, (*RECORDS, bare)).file_of("v1"))[0]
    assert "If found" not in cover
    assert "Meeting rule" not in cover
    assert "None" not in cover


def test_a_session_over_midnight_says_so(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_session("s1", start="2027-04-14T22:30", minutes=180)
    text = text_of(desk.file_of("v1"))
    assert "22:30–01:30" in text
    assert "until the next day" in text
    assert text.index("Wednesday 14 April") < text.index("22:30–01:30")


def test_a_session_over_a_clock_change_lasts_its_real_minutes(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.put(convening(starts="2027-03-27", ends="2027-03-28"))
    desk.office.change_session("s1", start="2027-03-28T01:30", minutes=60)
    assert "01:30–03:30" in text_of(desk.file_of("v1"))


def test_without_sessions_and_briefs_the_parts_are_dropped(tmp_path: Path) -> None:
    records = without(without(RECORDS, "sessions", "s1"), "sessions", "s2")
    desk = Secretariat(tmp_path, records)
    plan = desk.plan()
    assert plan.packs[0].parts == ("Participants",)
    assert {(line.invitation, line.item) for line in plan.left_out} >= {
        ("v1", "itinerary"),
        ("v1", "programme"),
    }
    assert "itinerary" not in text_of(desk.file_of("v1"))


def test_a_brief_that_says_nothing_is_dropped(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, (*RECORDS, brief("b1", "Blank", " \n\n ")))
    assert "Blank" not in text_of(desk.file_of("v1"))


def test_only_addresses_of_web_and_mail_become_links(tmp_path: Path) -> None:
    words = (
        "[a](https://example.org/x?y=1) [b](mailto:a@example.org) [c](javascript:alert(1)) "
        "[d](file:///etc/passwd) [e](//evil) ![f](https://example.org/i.png) <http://auto.example>"
    )
    path = Secretariat(tmp_path, (*RECORDS, brief("b1", "Links", words))).file_of("v1")
    from pypdf import PdfReader

    found = [
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(path).pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    assert found == ["https://example.org/x?y=1", "mailto:a@example.org", "http://auto.example"]


def test_markdown_stands_as_it_is_meant(tmp_path: Path) -> None:
    words = (
        "Lead.\n\n## Head\n\n1. one\n2. two\n   - inner\n\n> said\n\n| a | b |\n|-|-:|\n| c | 5 |"
    )
    desk = Secretariat(tmp_path, (*RECORDS, brief("b1", "Forms", words)))
    page = pages_of(desk.file_of("v1"))[-1]
    assert page.split()[:2] == ["Harbour", "Talks"]
    for word in ("Lead.", "Head", "1 one", "2 two", "inner", "said", "a b", "c 5"):
        assert word in page
    assert "|" not in page
    assert "#" not in page


def test_a_long_brief_loses_no_word_at_its_page_breaks(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(3_000))
    table = "\n".join(f"| row{number} | {number} |" for number in range(120))
    text = f"Lead.\n\n{words}\n\n| a | b |\n|-|-|\n{table}\n\n> {words}"
    desk = Secretariat(tmp_path, (*RECORDS, brief("b1", "Long", text)))
    printed = text_of(desk.file_of("v1")).split()
    for number in range(3_000):
        assert printed.count(f"word{number}") == 2
    assert [word for word in printed if word.startswith("row")] == [f"row{n}" for n in range(120)]


def test_a_last_page_of_a_few_lines_is_saved_by_closing_up(tmp_path: Path) -> None:
    counts = set()
    for paragraphs in range(24, 30):
        text = "Lead.\n\n" + "Two lines of text that say little. \n\n" * paragraphs
        desk = Secretariat(tmp_path, (*RECORDS, brief("b1", "Brief", text)))
        page = pages_of(desk.preview("v1"))[-1]
        counts.add(page.count("Two lines"))
    assert min(counts) > 2


@pytest.mark.parametrize(
    "markdown",
    [
        "> " * 15 + "deep " * 400,
        "| a | b |\n|-|-|\n" + f"| {'long cell ' * 900} | x |\n" * 3,
        f"| {'long head ' * 900} | b |\n|-|-|\n| c | d |",
        "- " + "one\n\n  > two\n\n  | a | b |\n  |-|-|\n" + f"  | {'cell ' * 1500} | x |\n" * 2,
        "# " + "heading " * 900,
        "1. " + "item " * 3_000,
        "---\n" * 90,
    ],
)
def test_no_form_of_text_is_too_large_for_a_page(tmp_path: Path, markdown: str) -> None:
    desk = Secretariat(tmp_path, (*RECORDS, brief("b1", "Forms", markdown)))
    assert faults_of(desk.preview("v1")) == []


def test_many_sessions_in_one_day_go_on_under_the_day(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    everybody = listed(("v1", Role.CHAIR), ("v2", Role.REQUIRED))
    for number in range(60):
        start = f"2027-04-14T{8 + number % 12:02d}:{number % 60:02d}"
        desk.put(
            session(
                f"x{number}", f"Talk{number}", start, people=everybody, kind=SessionKind.BILATERAL
            )
        )
    text = text_of(desk.file_of("v1"))
    assert "Wednesday 14 April, continued" in text
    for number in range(60):
        assert text.split().count(f"Talk{number}") == 1


def test_names_alike_but_for_case_get_files_of_their_own(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.put(person("p2", "OKAFOR", "AMARA"))
    assert len({Path(file.path).name.casefold() for file in desk.export().files}) == 2


def test_a_list_in_a_list_is_printed_however_deep_it_stands(tmp_path: Path) -> None:
    deep = "\n".join(f"{'  ' * depth}- depth{depth}" for depth in range(16))
    desk = Secretariat(tmp_path, (*RECORDS, brief("b1", "Findings", deep)))
    assert "depth15" in text_of(desk.file_of("v1"))


def test_a_session_that_ends_before_it_begins_by_the_clock_is_printed(tmp_path: Path) -> None:
    records = (*without(RECORDS, "sessions", "s1"), convening(ends="2027-10-31"))
    night = session("s1", "Night watch", "2027-10-31T02:30", people=listed(("v1", Role.CHAIR)))
    desk = Secretariat(tmp_path, (*without(records, "sessions", "s2"), night))
    assert "Night watch" in text_of(desk.file_of("v1"))
