"""The report as pages, in the look of everything that is printed (PRINT.md)."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from convenor.exports.page.binding import About, Bookmark, Bound, bound
from convenor.exports.page.laying import laid_out
from convenor.exports.page.names import Name
from convenor.exports.page.setting import (
    MEASURE,
    TALLEST,
    Bar,
    Begin,
    Block,
    Columns,
    Kept,
    Rule,
    Text,
    fact,
    main,
    needs,
    space,
)
from convenor.exports.page.sheet import A4, Footing, Running, Sheet
from convenor.exports.page.styles import (
    BODY,
    CELL,
    HEADING,
    LABEL,
    LEAD,
    PLAIN,
    READER,
    STRONG,
    TITLE,
    Side,
)
from convenor.exports.report.account import Account
from convenor.exports.report.sections import Item, Line, Section, lead, opening, sections
from convenor.exports.report.words import moment
from convenor_db.domain.names import full_name
from convenor_db.domain.zones import local

TITLE_WORDS: Final = "Access report"
_READ: Final = PLAIN.but(side=Side.START)
_SMALL: Final = CELL.but(side=Side.START)
_SHORT: Final = 60
"""Characters of a name or a word, which stand at the left in every script (PRINT.md 8)."""
_HEAD: Final = HEADING.but(before=21)
_TOGETHER: Final = 75.0
"""Points that a title needs below it: itself and three lines."""
_HEADED: Final = 51.0
"""Points that the heading of a part takes."""
_LED: Final = 24.0
"""Points that the sentence below it takes."""


def as_pdf(account: Account, sheet: Sheet = A4) -> tuple[bytes, int]:
    """Return the file and how many pages it has. The same account gives the same bytes."""
    told = sections(account)
    leaves = laid_out([*_front(account), *_parts(told)], sheet)
    convening = account.snapshot.convening
    running = Running(convening.title, TITLE_WORDS, account.mark)
    about = About(f"{TITLE_WORDS}: {account.name}", convening.title, str(account.mark))
    made = moment(local(account.making.now, account.snapshot.zone))
    footing = Footing("Access report", f"about {full_name(account.person)}", "", made)
    marks = [Bookmark(part.title, _key(at), 0) for at, part in enumerate(told)]
    pages = [Bound(leaf, running) for leaf in leaves]
    return bound(pages, sheet, footing, marks, about), len(leaves)


def _key(at: int) -> str:
    return f"part{at}"


def _front(account: Account) -> Iterator[Flowable]:
    yield main(Text(TITLE_WORDS, TITLE))
    yield space(6)
    yield Bar()
    yield space(12)
    yield main(Name(account.name, account.person.native, READER))
    yield space(6)
    yield main(Text(lead(account), LEAD))
    yield Rule(0.75)
    for line in opening(account):
        if not line.caption.startswith("Name"):
            yield _fact(line)


def _parts(told: Sequence[Section]) -> Iterator[Flowable]:
    for at, part in enumerate(told):
        yield needs(_HEADED + (_LED if part.lead else 0) + _least(part.items[0]))
        yield Begin(_key(at))
        yield main(Text(part.title, _HEAD))
        yield Rule(0.75)
        if part.lead:
            yield main(Text(part.lead, CELL.but(after=6)))
        for number, item in enumerate(part.items):
            if number and not item.brief and (item.title or len(item.lines) > 1):
                yield needs(_TOGETHER)
                yield Rule(0.25)
            yield from _item(item)


def _least(item: Item) -> float:
    """Return how much of an item must stand below a heading: all of what no break parts."""
    if item.brief:
        height = sum(block.wrap(MEASURE, TALLEST)[1] for block in _item(item))
        return height if height <= TALLEST else _TOGETHER
    return _TOGETHER


def _item(item: Item) -> Iterator[Flowable]:
    if item.brief:
        told: list[Block] = [Text(item.title, STRONG.but(side=Side.START))]
        told += [Text(line.text, _SMALL) for line in item.lines]
        beside: list[Block] = [Text(item.beside, LABEL)] if item.beside else []
        yield Columns(beside, [Kept(told)], drop=2.3, after=9)
        return
    if item.title:
        yield needs(_TOGETHER)
        yield main(Text(item.title, STRONG.but(after=3)))
    for line in item.lines:
        yield _fact(line)


def _fact(line: Line) -> Columns:
    if not line.caption:
        return main(Text(line.text, BODY))
    paragraphs = [part for part in line.text.split("\n") if part.strip()]
    style = PLAIN if len(line.text) < _SHORT else _READ
    return fact(line.caption, *(Text(part, style) for part in paragraphs), after=4.5)
