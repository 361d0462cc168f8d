"""Blocks on pages: what stays together, what repeats."""

from collections.abc import Sequence
from itertools import chain

import pytest
from reportlab.platypus.flowables import Flowable

from convenor.exports.page.binding import About, Bound, bound
from convenor.exports.page.laying import laid_out
from convenor.exports.page.names import Name
from convenor.exports.page.setting import Begin, Block, Columns, Kept, Text, main
from convenor.exports.page.sheet import A4, LETTER, Footing, Running, Sheet
from convenor.exports.page.styles import BODY, HEADING, PLAIN, STRONG
from convenor.exports.page.tables import Continued, Rows
from convenor_db.domain.records import TLP
from support.packs import faults_of, pages_of


def printed(story: Sequence[Flowable], sheet: Sheet = A4) -> bytes:
    """Return blocks as a file."""
    running = Running("Harbour Talks", "A part", TLP.GREEN)
    pages = [Bound(leaf, running) for leaf in laid_out(story, sheet)]
    return bound(pages, sheet, Footing("Copy 01 of 02", "for A", "Rule"), [], About("t", "a", "s"))


def bodies(file: bytes) -> list[list[str]]:
    """Return the lines of every page between header and footer."""
    return [
        [line for line in page.splitlines()[1:] if not line.startswith(("Copy", "TLP"))]
        for page in pages_of(file)
    ]


def test_no_page_ends_or_begins_with_one_line_of_a_paragraph() -> None:
    four = "four " * 58
    for height in range(36, 46):
        story: list[Flowable] = [Text("x", PLAIN) for _ in range(height)]
        pages = bodies(printed([*story, main(Text(four, BODY))]))
        counts = [sum("four" in line for line in page) for page in pages]
        assert 1 not in counts


def test_a_table_repeats_its_head_and_leaves_three_rows_on_each_side() -> None:
    for count in range(28, 48):
        head: list[list[Block]] = [[Text("Head", PLAIN)], [Text("Other", PLAIN)]]
        rows: list[list[list[Block]]] = [
            [[Text(f"row{at}", PLAIN)], [Text("x", PLAIN)]] for at in range(count)
        ]
        pages = bodies(printed([main(Rows(head, rows, [60, 60]))]))
        told = [sum("row" in line for line in page) for page in pages]
        assert sum(told) == count
        assert min(told) >= 3
        assert all("Head" in page[0] for page in pages)


def test_a_day_that_fits_on_a_page_stays_on_one() -> None:
    items = [Text(f"item{at}", PLAIN) for at in range(30)]
    day = Continued([Text("Day", HEADING)], [Text("Day, continued", HEADING)], items, 678)
    pages = bodies(printed([*(Text("x", PLAIN) for _ in range(20)), day]))
    assert [sum("item" in line for line in page) for page in pages] == [0, 30]


def test_a_longer_day_goes_on_under_its_name() -> None:
    items = [Text(f"item{at}", PLAIN) for at in range(60)]
    day = Continued([Text("Day", HEADING)], [Text("Day, continued", HEADING)], items, 678)
    pages = bodies(printed([day]))
    assert pages[1][0].startswith("Day, continued")
    assert sum("item" in line for page in pages for line in page) == 60


def test_an_entry_is_never_parted() -> None:
    entries = [
        Columns(
            [Text(f"label{at}", PLAIN)], [Kept([Text(f"one{at}"), Text(f"two{at}")])], ruled=True
        )
        for at in range(40)
    ]
    for page in bodies(printed(entries)):
        words = " ".join(page).split()
        ones = {word[3:] for word in words if word.startswith("one")}
        assert ones == {word[3:] for word in words if word.startswith("two")}


def test_letter_and_a4_break_a_text_into_the_same_lines() -> None:
    text = "Regulators can ask for evaluations before a model is released. " * 60
    story = main(Text(text, BODY))
    found = [list(chain(*bodies(printed([story], sheet)))) for sheet in (A4, LETTER)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("native", "lines"), [("张伟", 1), ("الشيخ خالد", 2), ("Елена Викторовна " * 9, 4)]
)
def test_an_own_script_stands_beside_the_name_unless_it_reads_from_the_right(
    native: str, lines: int
) -> None:
    name = Name("Wei Zhang", native, STRONG)
    assert name.wrap(300, 700)[1] / STRONG.leading == lines


def test_a_page_is_sound_on_both_papers() -> None:
    for sheet in (A4, LETTER):
        assert faults_of(printed([Begin("a"), Text("Text")], sheet)) == []


@pytest.mark.parametrize("mark", TLP)
def test_every_mark_stands_in_header_and_footer(mark: TLP) -> None:
    leaf = laid_out([Text("Text")], A4)[0]
    bind = Bound(leaf, Running("Talks", "Part", mark))
    page = pages_of(bound([bind], A4, Footing("PREVIEW", "for A", ""), [], About("t", "a", "s")))[0]
    assert page.replace(" ", "").count(mark) == 2
