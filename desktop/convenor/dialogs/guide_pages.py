"""The pages of the user guide, as they are packed with the program."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from convenor.widgets.fuzzy import fold
from convenor_resources import resource

FOLDER: Final[Path] = resource("guide")
_OF_SCREENS: Final = {
    "overview": "01-first-ten-minutes.md",
    "people": "02-people-and-names.md",
    "invitations": "03-invitations.md",
    "agenda": "05-agenda-and-checks.md",
    "positions": "07-positions-and-commitments.md",
    "briefs": "08-briefs.md",
    "exports": "09-exports.md",
    "history": "10-history.md",
}
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS: Final = re.compile(r"[*`]|^#+ |^- |^\d+\. |^\|[-|: ]+$")
_AROUND: Final = 24
"""Letters of a line that are shown before what was searched for."""


class Page(NamedTuple):
    """One page: the name of its file, its title, and all of it as Markdown."""

    name: str
    title: str
    text: str


@lru_cache(maxsize=1)
def pages() -> Sequence[Page]:
    """Return the pages in their order, which is that of their files' names."""
    texts = {one.name: one.read_text(encoding="utf-8") for one in sorted(FOLDER.glob("*.md"))}
    return [Page(name, _title(text), text) for name, text in texts.items()]


def page_for(screen: str) -> str:
    """Return the page about a screen; the first one where none is about it."""
    return _OF_SCREENS.get(screen, _OF_SCREENS["overview"])


def found_in(page: Page, typed: str) -> str | None:
    """Return the line that holds the first word of *typed*; None unless all words are there.

    With nothing typed that is the line the text begins with.
    """
    words = fold(typed).split()
    whole = page.text.splitlines()[1:]
    lines = [_plain(line) for line in whole if words or not line.startswith("!")]
    if not all(word in fold(page.title + "\n".join(lines)) for word in words):
        return None
    first = words[0] if words else ""
    line = next((one for one in lines if one and first in fold(one)), page.title)
    start = fold(line).find(first) - _AROUND
    return f"…{line[start:]}" if start > 0 else line


def _plain(line: str) -> str:
    """Return a line of Markdown as it reads."""
    return _MARKS.sub("", _LINK.sub(r"\1", line)).replace("|", " ").strip()


def _title(text: str) -> str:
    return text.partition("\n")[0].lstrip("# ")
