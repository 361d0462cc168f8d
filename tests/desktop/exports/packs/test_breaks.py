"""Where pages break: a heading and a label are never the last thing on one."""

from pathlib import Path

import pytest

from support.calendars import RECORDS, convening, person, seat
from support.packs import Secretariat, brief, organisation, pages_of

TABLE = "| Who | What |\n|--|--|\n| First row | x |\n| Second row | x |\n| Third row | x |"


@pytest.mark.parametrize("below", [TABLE, "### Under it\n\nSome text that follows.", "A text."])
def test_a_heading_stands_on_the_page_of_what_follows_it(tmp_path: Path, below: str) -> None:
    """Tried at every height of the page, so that one of them is the foot."""
    first = "First row" if below is TABLE else "Some text" if "Under" in below else "A text."
    line = "A line.\n\n"
    markdown = [f"{line * lines}## The heading\n\n{below}\n\n{line * 9}" for lines in range(18, 34)]
    briefs = [brief(f"b{at}", f"Paper {at}", one) for at, one in enumerate(markdown)]
    desk = Secretariat(tmp_path, (*RECORDS, *briefs))
    pages = [" ".join(page.split()) for page in pages_of(desk.preview("v1"))]
    headed = [page for page in pages if "The heading" in page and "Contents" not in page]
    assert len(headed) == len(markdown)
    assert [page for page in headed if first not in page] == []


def test_a_delegations_name_stands_beside_somebody_of_it(tmp_path: Path) -> None:
    many = range(10, 60)
    bodies = [organisation(f"x{at}", f"Body {at}" + " of long standing" * (at % 4)) for at in many]
    people = [
        person(f"p{at}", f"Holder {at}", organisation=f"x{at}", post="Envoy " * (at % 3 * 20))
        for at in many
    ]
    seats = [seat(f"v{at}") for at in many]
    open_roster = convening(roster_disclosable=True)
    desk = Secretariat(tmp_path, (*RECORDS, open_roster, *bodies, *people, *seats))
    for page in pages_of(desk.preview("v1")):
        named = {at for at in many if f"Body {at}" in page}
        assert named == {at for at in many if f"Holder {at}" in page}
