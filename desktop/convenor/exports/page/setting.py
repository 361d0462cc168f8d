"""Things that are laid out on a page: text, rules, two columns, tables, quotes."""

from collections.abc import Sequence
from typing import Final, cast

from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreak, Spacer

from convenor.exports.page.breaking import Broken, Line, Paragraph, Span, paragraph
from convenor.exports.page.canvas import LeafCanvas
from convenor.exports.page.faces import Weight
from convenor.exports.page.ink import Ink, Link
from convenor.exports.page.shaping import Piece, in_drawn_order, shaped
from convenor.exports.page.styles import ACCENT, LABEL, MM, PLAIN, Side, Style

SIDE: Final = 36 * MM
GUTTER: Final = 6 * MM
MAIN: Final = 128 * MM
MEASURE: Final = SIDE + GUTTER + MAIN
BASELINE: Final = 0.265
"""Of the leading: how far a baseline lies above the foot of its line."""
_RIGHT_SIZE: Final = 1.1
_RIGHT_LEADING: Final = 1.4
"""A paragraph that reads from the right is set 11/21 where Latin is 10/15."""
_KEPT: Final = 2
"""Lines of a paragraph that stay together at either end."""

CLOSE: Final = 1e-7
"""Points: a difference that the layout does not count either."""
TALLEST: Final = 600.0
"""Points. What should stay together but is higher fits on no paper, and is parted after all."""

Content = str | Sequence[Span]


class Block(Flowable):
    """Anything of a page; knows the space before and after itself."""

    before: float = 0.0
    after: float = 0.0

    def getSpaceBefore(self) -> float:  # noqa: N802 - the library's name
        """Return the least space above."""
        return self.before

    def getSpaceAfter(self) -> float:  # noqa: N802 - the library's name
        """Return the least space below."""
        return self.after

    @property
    def page(self) -> LeafCanvas:
        """The canvas it is being drawn on."""
        return cast("LeafCanvas", self.canv)


class Text(Block):
    """A paragraph of the file's text: never markup, never cut, its names never broken."""

    def __init__(self, content: Content, style: Style = PLAIN) -> None:
        self.start(paragraph(content, style))

    def start(self, whole: Paragraph, lines: tuple[Line, ...] | None = None) -> None:
        """Begin with a paragraph, or with some of its lines."""
        super().__init__()
        self.paragraph = whole
        style = whole.style
        self.before, self.after = style.before, style.after
        self._turned = style.side is Side.START and whole.from_the_right
        self.leading = style.leading * (_RIGHT_LEADING if self._turned else 1)
        self._lines = lines
        self._broken: Broken | None = None
        self._for = -1.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Return the width taken and the height needed."""
        if self._broken is None or self._for != available:
            found = self.paragraph.broken(available / (_RIGHT_SIZE if self._turned else 1))
            lines = found.lines if self._lines is None else self._lines
            size = found.size * (_RIGHT_SIZE if self._turned else 1)
            self._broken = Broken(lines, size, found.narrow)
            self._for = available
        return available, len(self._broken.lines) * self.leading

    @property
    def natural_width(self) -> float:
        """How wide it would be on one line, in points."""
        return self.paragraph.width(0, len(self.paragraph.text)) * self.paragraph.style.size / 1000

    @property
    def widest_line(self) -> float:
        """How wide the widest line is, once wrapped, in points."""
        if self._broken is None:
            return self.natural_width
        scale = self._broken.size / 1000 * self._broken.narrow
        return max(
            (self.paragraph.width(line.start, line.end) * scale for line in self._broken.lines),
            default=0.0,
        )

    def split(self, available: float, height: float) -> list[Flowable]:
        """Part the paragraph, two lines at least on either side."""
        self.wrap(available, height)
        lines = self._broken.lines if self._broken else ()
        fit = min(int((height + CLOSE) // self.leading), len(lines) - _KEPT)
        if fit < _KEPT:
            return []
        return [self._part(lines[:fit], after=0), self._part(lines[fit:], after=self.after)]

    def _part(self, lines: tuple[Line, ...], after: float) -> "Text":
        part = Text.__new__(Text)
        part.start(self.paragraph, lines)
        part.after = after
        return part

    def draw(self) -> None:
        """Set the lines, from the top."""
        broken = self._broken
        if broken is None:
            return
        ink = Ink()
        y = len(broken.lines) * self.leading
        for line in broken.lines:
            y -= self.leading
            self._draw_line(ink, line, y + self.leading * BASELINE, broken)
        self.page.put(ink)

    def _draw_line(self, ink: Ink, line: Line, y: float, broken: Broken) -> None:
        whole = self.paragraph
        parts = [
            (link, shaped(text, weight, tabular=whole.style.tabular, rightwards=rightwards))
            for text, weight, link, rightwards in drawn(whole, line)
        ]
        scale = broken.size / 1000 * broken.narrow
        width = sum(part.width for _, run in parts for part in run) * scale
        side = whole.style.side
        flush_right = side is Side.RIGHT or self._turned
        x = self._for - width if flush_right else whole.style.indent
        for link, run in parts:
            wide = ink.text(x, y, run, broken.size, broken.narrow)
            if link:
                ink.rule((x, y - 1.5), (x + wide, y - 1.5), 0.35)
                box = self.page.here(x, y - 3, x + wide, y + broken.size)
                self.page.links.append(Link(box, link))
            x += wide


def drawn(whole: Paragraph, line: Line) -> list[tuple[str, Weight, str, bool]]:
    """Return a line's text, weight, link and direction, piece by piece from left to right."""
    text = whole.text[line.start : line.end]
    of_all = whole.levels
    if of_all is None:
        pieces = [Piece(text, line.start, rightwards=True)]
    else:
        base = int(whole.from_the_right)
        pieces = in_drawn_order(text, of_all[line.start : line.end], line.start, base)
    found = []
    for piece in pieces:
        of_piece = whole.segments(piece.start, piece.start + len(piece.text))
        for first, last, weight, link in of_piece if piece.rightwards else reversed(of_piece):
            found.append((whole.text[first:last], weight, link, piece.rightwards))
    return found


class Rule(Block):
    """A black line across the measure."""

    def __init__(self, weight: float = 0.25, *, after: float = 9, start: float = 0) -> None:
        super().__init__()
        self._weight, self._start, self.after = weight, start, after

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self._width = available
        return available, 0

    def draw(self) -> None:
        """Draw it."""
        ink = Ink()
        ink.rule((self._start, 0), (self._width, 0), self._weight)
        self.page.put(ink)


class Bar(Block):
    """The one stroke of colour on a cover."""

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        """Return its height."""
        return 24 * MM, 4.5

    def draw(self) -> None:
        """Draw it."""
        ink = Ink()
        left = SIDE + GUTTER
        ink.box((left, 0, left + 24 * MM, 4.5), ACCENT)
        self.page.put(ink)


class Begin(Block):
    """Where a part begins: contents and bookmarks lead here."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Remember the place."""
        _, y = self.page.absolutePosition(0, 0)
        self.page.keys.setdefault(self._key, y)


class Stack(Block):
    """Blocks one under the other, with their spaces between."""

    def __init__(self, blocks: Sequence[Block], *, after: float = 0) -> None:
        super().__init__()
        self.blocks = list(blocks)
        self.width_taken = 0.0
        self.after = after

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Return the height of all."""
        self.width_taken = available
        self._heights = [block.wrap(available, height)[1] for block in self.blocks]
        return available, sum(self._heights) + sum(self._gaps())

    def fitting(self, height: float) -> int:
        """Return how many blocks fit into a height, once wrapped."""
        used = 0.0
        for count, (gap, of_block) in enumerate(zip(self._gaps(), self._heights, strict=True)):
            used += gap + of_block
            if used > height + CLOSE:
                return count
        return len(self.blocks)

    def _gaps(self) -> list[float]:
        """Return the space above each block."""
        pairs = zip(self.blocks, self.blocks[1:], strict=False)
        between = [max(above.after, below.before) for above, below in pairs]
        return [0.0, *between][: len(self.blocks)]

    def split(self, available: float, height: float) -> list[Flowable]:
        """Part between blocks, or inside one that can be parted."""
        self.wrap(available, height)
        used = 0.0
        for at, (gap, of_block) in enumerate(zip(self._gaps(), self._heights, strict=True)):
            if used + gap + of_block <= height + CLOSE:
                used += gap + of_block
                continue
            inner = cast("list[Block]", self.blocks[at].split(available, height - used - gap))
            first, rest = [*self.blocks[:at], *inner[:1]], [*inner[1:], *self.blocks[at + 1 :]]
            if not inner:
                rest = self.blocks[at:]
            return [Stack(first), Stack(rest, after=self.after)] if first else []
        return []

    def draw(self) -> None:
        """Draw them from the top."""
        y = sum(self._heights) + sum(self._gaps())
        for block, gap, height in zip(self.blocks, self._gaps(), self._heights, strict=True):
            y -= gap + height
            block.drawOn(self.page, 0, y)


def _parted(stack: Stack, width: float, height: float) -> tuple[list[Block], list[Block]]:
    """Return what of a stack fits into a height, and the rest."""
    parts = cast("list[Stack]", stack.split(width, height))
    return (parts[0].blocks, parts[1].blocks) if parts else ([], stack.blocks)


class Kept(Stack):
    """Blocks that no page break parts, if a page holds them."""

    def split(self, available: float, height: float) -> list[Flowable]:
        """Stay together."""
        if self.wrap(available, height)[1] <= TALLEST:
            return []
        return super().split(available, height)


class Columns(Block):
    """The side column and the main one.

    *drop* lowers the label to the text's first baseline; *ruled* draws a rule above both, and
    then the label is said again where the main column goes on upon another page.
    """

    _UNDER_RULE: Final = 6.0

    def __init__(
        self,
        side: Sequence[Block],
        main: Sequence[Block],
        *,
        drop: float = 0,
        after: float = 0,
        ruled: bool = False,
    ) -> None:
        super().__init__()
        self._side, self._main = Stack(side), Stack(main)
        self._drop = drop if side else 0.0
        self._top = self._UNDER_RULE if ruled else 0.0
        self.after = after
        self.before = main[0].before if main and not side else 0.0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Return the height of the higher column."""
        self._tall = (
            self._side.wrap(SIDE, height)[1] + self._drop if self._side.blocks else 0.0,
            self._main.wrap(MAIN, height)[1],
        )
        return available, max(self._tall) + self._top

    def split(self, available: float, height: float) -> list[Flowable]:
        """Part the main column; the label stays with the first part."""
        self.wrap(available, height)
        ruled = self._top > 0
        side, label = self._side.blocks, self._side.blocks if ruled else []
        if self._tall[0] + self._top > height:
            if max(self._tall[0], height) < TALLEST:
                return []
            side, label = _parted(self._side, SIDE, height - self._top - self._drop)
        main, rest = self._main.blocks, list[Block]()
        if self._tall[1] + self._top > height:
            main, rest = _parted(self._main, MAIN, height - self._top)
        if not (main or rest) or not (main or side):
            return []
        if self._main.blocks and not main and height < TALLEST:
            return []  # a label alone at the foot of a page says nothing
        first = Columns(side, main, drop=self._drop, ruled=ruled)
        first.before = self.before
        return [first, Columns(label, rest, drop=self._drop, after=self.after, ruled=ruled)]

    def draw(self) -> None:
        """Draw both from the top."""
        top = max(self._tall)
        if self._top:
            ink = Ink()
            ink.rule((0, top + self._top), (MEASURE, top + self._top), 0.25)
            self.page.put(ink)
        if self._side.blocks:
            self._side.drawOn(self.page, 0, top - self._tall[0])
        self._main.drawOn(self.page, SIDE + GUTTER, top - self._tall[1])


def main(*blocks: Block, after: float | None = None) -> Columns:
    """Return blocks in the main column."""
    return Columns([], blocks, after=blocks[-1].after if after is None else after)


def fact(label: str, *blocks: Block, drop: float = 2.3, after: float = 9) -> Columns:
    """Return a label in the side column and what it says beside it."""
    return Columns([Text(label, LABEL)], blocks, drop=drop, after=after)


def needs(height: float) -> Flowable:
    """Return a page break unless *height* points are left on the page."""
    return CondPageBreak(height)


def space(height: float) -> Flowable:
    """Return empty space."""
    return Spacer(1, height)


def new_page() -> Flowable:
    """Return the end of a page."""
    return PageBreak()
