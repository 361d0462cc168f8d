"""A pack's content into one file: shared parts laid out once, the reader's own in one pass."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from convenor.exports.packs import stories, wording
from convenor.exports.packs.content import Itinerary, PackContent, Paper, Piece
from convenor.exports.packs.stories import Entry
from convenor.exports.page.binding import About, Bookmark, Bound, bound
from convenor.exports.page.canvas import Leaf
from convenor.exports.page.laying import laid_out
from convenor.exports.page.setting import new_page
from convenor.exports.page.sheet import A4, Footing, Running, Sheet

_FEW_LINES: Final = 90.0
"""Points: six lines."""
_KEPT: Final = 2_000
"""Shared parts that are kept laid out; a part is a few pages of compressed text."""


class Builder:
    """Builds the packs of one run. Shared parts are kept by what they say."""

    def __init__(self, sheet: Sheet = A4) -> None:
        self._sheet = sheet
        self._shared: OrderedDict[str, tuple[Leaf, ...]] = OrderedDict()

    def build(self, content: PackContent, copy: str) -> tuple[bytes, int]:
        """Return a pack's file and its number of pages; *copy* is “Copy 07 of 23” or PREVIEW."""
        pages = self._pages(content, copy)
        footing = Footing(copy, f"for {content.cover.reader}", content.rule)
        about = About(
            f"{wording.PACK}, {content.convening}",
            content.convening,
            str(content.cover.mark),
            content.language,
        )
        return bound(pages, self._sheet, footing, _bookmarks(content), about), len(pages)

    def _pages(self, content: PackContent, copy: str) -> list[Bound]:
        """Return cover and contents, then the parts in their order."""
        own: dict[str, list[Leaf]] = {}
        for key, leaf in _by_part(self._own(content, copy)):
            own.setdefault(key, []).append(leaf)
        cover = Running(content.convening, "", content.cover.mark)
        contents = Running(content.convening, wording.CONTENTS, content.contents_mark)
        pages = [Bound(leaf, cover) for leaf in own["cover"]]
        pages += [Bound(leaf, contents) for leaf in own["contents"]]
        for piece in content.pieces:
            running = Running(content.convening, piece.part.title, piece.part.mark)
            leaves = own.get(piece.part.key) or self._shared_part(piece)
            pages += [Bound(leaf, running) for leaf in leaves]
        return pages

    def _own(self, content: PackContent, copy: str) -> tuple[Leaf, ...]:
        """Lay out cover, contents and itinerary in one pass."""
        entries = _entries(content)
        story = [*stories.cover(content.cover, copy, self._sheet), new_page()]
        story += stories.contents(entries, content.contents_mark, self._sheet)
        for piece in content.pieces:
            if isinstance(piece.part, Itinerary):
                story += [new_page(), *stories.story(piece.part, self._sheet)]
        return laid_out(story, self._sheet)

    def _shared_part(self, piece: Piece) -> tuple[Leaf, ...]:
        found = self._shared.get(piece.digest)
        if found is None:
            found = self._laid(piece)
            self._shared[piece.digest] = found
            if len(self._shared) > _KEPT:
                self._shared.popitem(last=False)
        return found

    def _laid(self, piece: Piece) -> tuple[Leaf, ...]:
        """Lay a part out; a paper whose last page is nearly empty closes up, if that saves it."""
        found = laid_out(stories.story(piece.part, self._sheet), self._sheet)
        last = self._sheet.bottom + self._sheet.text_height - found[-1].low
        if isinstance(piece.part, Paper) and len(found) > 1 and last < _FEW_LINES:
            tight = laid_out(stories.paper_story(piece.part, tight=True), self._sheet)
            return tight if len(tight) < len(found) else found
        return found


def _by_part(leaves: Sequence[Leaf]) -> list[tuple[str, Leaf]]:
    """Return each page with the part that has begun by then."""
    found, key = [], "cover"
    for leaf in leaves:
        key = next(reversed(leaf.keys), key)
        found.append((key, leaf))
    return found


def _entries(content: PackContent) -> list[Entry]:
    found: list[Entry] = []
    group = ""
    for part in (piece.part for piece in content.pieces):
        if part.group != group:
            group = part.group
            found.append(Entry(group, part.key, None, inner=False))
        own = part.mark if part.mark is not content.contents_mark else None
        found.append(Entry(part.title, part.key, own, inner=bool(group)))
    return found


def _bookmarks(content: PackContent) -> list[Bookmark]:
    marks = [Bookmark(wording.CONTENTS, "contents", 0)]
    entries = _entries(content)
    return marks + [Bookmark(entry.title, entry.key, int(entry.inner)) for entry in entries]
