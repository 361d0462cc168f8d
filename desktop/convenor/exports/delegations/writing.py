"""The delegation sheet as a file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from convenor.exports.delegations.content import DelegationSheet, delegation_sheet
from convenor.exports.delegations.story import TITLE_WORDS, no_typeface, story
from convenor.exports.files import Outgoing, write_files
from convenor.exports.page.binding import About, Bookmark, Bound, bound
from convenor.exports.page.laying import laid_out
from convenor.exports.page.sheet import A4, Footing, Running, Sheet
from convenor_db.domain.edits import counted
from convenor_db.domain.errors import FileExists, InputRefused
from convenor_db.domain.printed_days import dated
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import local

STAFF_ONLY = "Secretariat only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: how many pages, how many delegations, and what has no typeface."""

    pages: int
    delegations: int
    unprintable: str

    def in_words(self) -> str:
        """Return “41 delegations on 6 pages”."""
        what = counted(self.delegations, "delegation", "delegations")
        return f"{what} on {counted(self.pages, 'page', 'pages')}"

    def said_unprintable(self) -> str:
        """Return which characters came out as boxes, as a sentence; '' if none did."""
        return no_typeface(self.unprintable)


def as_pdf(told: DelegationSheet, as_of: str, sheet: Sheet = A4) -> tuple[bytes, int]:
    """Return the file and how many pages it has; *as_of* is the moment of which it speaks."""
    leaves = laid_out(story(told, sheet), sheet)
    running = Running(STAFF_ONLY, TITLE_WORDS, told.mark)
    about = About(f"{TITLE_WORDS}, {told.convening}", told.convening, str(told.mark))
    marks = [Bookmark(group.name, f"d{at}", 0) for at, group in enumerate(told.groups)]
    if any(group.lacks for group in told.groups):
        marks.append(Bookmark("Still to be settled", "wanting", 0))
    footing = Footing(TITLE_WORDS, told.convening, told.rule, as_of)
    pages = [Bound(leaf, running) for leaf in leaves]
    return bound(pages, sheet, footing, marks, about), len(leaves)


def write_delegations(
    snapshot: Snapshot, path: Path, *, now: datetime, replace: bool = False
) -> Written:
    """Write the sheet of a convening as it is *now* (UTC) to *path*.

    Raises `InputRefused` for a name that does not end in .pdf, `FileExists` unless *replace*,
    and what `write_files` raises.
    """
    if path.suffix.casefold() != ".pdf":
        message = (
            f"{path.name} was not written: the delegation sheet is a PDF. End its name in .pdf."
        )
        raise InputRefused(message)
    if path.exists() and not replace:
        message = f"{path} was not written: it already exists. Choose another name."
        raise FileExists(message)
    told = delegation_sheet(snapshot)
    here = local(now, snapshot.zone)
    content, pages = as_pdf(told, f"{dated(f'{here:%Y-%m-%d}')}, {here:%H:%M}")
    write_files(path.parent, [Outgoing(path.name, lambda: content)], commit=_nothing_to_record)
    named = sum(group.about != "" for group in told.groups)
    return Written(pages=pages, delegations=named, unprintable=told.unprintable)


def _nothing_to_record() -> None:
    """Leave no fact: the sheet has no number, and nothing depends on it."""
