"""The canvas the layout draws on: it keeps pages as content, nothing of it becomes a file yet."""

import zlib
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from convenor.exports.page.ink import Box, Ink, Link, Reference, Used, note, place_of

_TOP = 10_000.0
"""Above every page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A laid-out page without header and footer; *content* is compressed.

    *keys*: the parts that begin on it, and how high; *low*: how far down something stands.
    """

    content: bytes
    used: Used
    links: tuple[Link, ...]
    references: tuple[Reference, ...]
    keys: dict[str, float]
    low: float


class LeafCanvas(Canvas):
    """Collects leaves instead of writing a file."""

    _code: list[str]  # the library's, published without type

    def __init__(self, *args: Any, **options: Any) -> None:
        self.leaves: list[Leaf] = []
        self.links: list[Link] = []
        self.references: list[Reference] = []
        self.keys: dict[str, float] = {}
        self.used: Used = {}
        self.low = _TOP
        super().__init__(*args, **options)

    def _make_preamble(self) -> None:
        """Begin pages with nothing: the library would set a face that is not embedded."""
        self._preamble = ""

    def put(self, ink: Ink) -> None:
        """Take over what was drawn, at the present place."""
        self.low = min(self.low, self.absolutePosition(0, 0)[1])
        self.addLiteral("\n".join(ink.code))
        for name, glyphs in ink.used.items():
            note(self.used, name, glyphs)

    def refer(self, box: Box, right: float, baseline: float, key: str) -> None:
        """Leave a place for the number of another page, which ends at *right*."""
        self.addLiteral(place_of(len(self.references)))
        self.references.append(Reference(self.here(*box), right, baseline, key))

    def here(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of the present place in points of the page."""
        x, y = self.absolutePosition(left, bottom)
        return x, y, x + right - left, y + top - bottom

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """Finish a page."""
        content = zlib.compress("\n".join(self._code).encode("latin-1"))
        self.leaves.append(
            Leaf(
                content,
                self.used,
                tuple(self.links),
                tuple(self.references),
                self.keys,
                self.low,
            )
        )
        self.used, self.links, self.references, self.keys = {}, [], [], {}
        self.low = _TOP
        super().showPage()

    def save(self) -> None:
        """Write nothing: leaves are bound elsewhere."""
        if self._code:
            self.showPage()
