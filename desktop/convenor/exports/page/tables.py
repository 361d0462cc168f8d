"""What repeats its head where it breaks: tables and days."""

from collections.abc import Sequence
from typing import Final, cast

from reportlab.platypus.flowables import Flowable

from convenor.exports.page.ink import Ink
from convenor.exports.page.setting import CLOSE, TALLEST, Block, Stack

_TALL_HEAD: Final = 120.0
"""Points: a head that is higher is no head, and is not repeated; and the least part of a row."""


class Rows(Block):
    """A table: a head that is repeated, rows that never break, three rows on either side."""

    _PAD: Final = 4.5
    _GAP: Final = 9.0
    _TOGETHER: Final = 3

    def __init__(
        self,
        heads: Sequence[Sequence[Block]],
        rows: Sequence[Sequence[Sequence[Block]]],
        widths: Sequence[float],
        *,
        after: float = 0,
    ) -> None:
        super().__init__()
        self._heads = [Stack(cell) for cell in heads]
        self._rows = [[Stack(cell) for cell in row] for row in rows]
        self._widths = list(widths)
        self.after = after

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Return the height of head and rows."""
        if self._tallest(self._heads) > _TALL_HEAD or not self._rows:
            self._heads, self._rows = [], [self._heads, *self._rows]
        self._head_height = self._tallest(self._heads) + 3
        self._heights = [self._tallest(row) + 2 * self._PAD for row in self._rows]
        return available, self._head_height + sum(self._heights)

    def least_height(self, available: float) -> float:
        """Return the height of what must stand together: head and three rows, or up to five."""
        self.wrap(available, 0)
        few = len(self._heights) < 2 * self._TOGETHER
        return self._head_height + sum(self._heights[: None if few else self._TOGETHER])

    def _tallest(self, cells: Sequence[Stack]) -> float:
        return max((cell.wrap(self._room(at), 0)[1] for at, cell in enumerate(cells)), default=0.0)

    def split(self, available: float, height: float) -> list[Flowable]:
        """Part between rows."""
        self.wrap(available, height)
        fit, used = 0, self._head_height
        while fit < len(self._heights) and used + self._heights[fit] <= height + CLOSE:
            used += self._heights[fit]
            fit += 1
        if fit == 0 and max(self._heights[0], height) >= TALLEST:
            return self._torn(height - self._head_height - 2 * self._PAD)
        fit = min(fit, max(len(self._rows) - self._TOGETHER, 1))
        few = fit < min(self._TOGETHER, len(self._rows) - 1) and height < TALLEST
        if few or fit < 1 or fit >= len(self._rows):
            return []
        return [self._part(self._rows[:fit], 0), self._part(self._rows[fit:], self.after)]

    def _torn(self, height: float) -> list[Flowable]:
        """Part the first row, which no page holds; not where only a line or two would fit."""
        if height < _TALL_HEAD:
            return []
        first: list[Stack] = []
        rest: list[Stack] = []
        for at, cell in enumerate(self._rows[0]):
            room = self._room(at)
            parts = [cell] if cell.wrap(room, 0)[1] <= height else cell.split(room, height)
            first.append(cast("Stack", parts[0]) if parts else Stack([]))
            rest.append(cast("Stack", parts[1]) if len(parts) > 1 else Stack([]))
        rows = [rest, *self._rows[1:]]
        return [self._part([first], 0), self._part(rows, self.after)]

    def _room(self, column: int) -> float:
        return self._widths[column] - (self._GAP if column < len(self._widths) - 1 else 0)

    def _part(self, rows: list[list[Stack]], after: float) -> "Rows":
        part = Rows([], [], self._widths, after=after)
        part._heads, part._rows = self._heads, rows
        return part

    def draw(self) -> None:
        """Draw head, rows and the rules under them."""
        width = sum(self._widths)
        y = self._head_height + sum(self._heights)
        self._draw_row(self._heads, y)
        y -= self._head_height
        ink = Ink()
        ink.rule((0, y), (width, y), 0.75)
        for at, (row, height) in enumerate(zip(self._rows, self._heights, strict=True)):
            self._draw_row(row, y - self._PAD)
            y -= height
            ink.rule((0, y), (width, y), 0.35 if at == len(self._rows) - 1 else 0.25)
        self.page.put(ink)

    def _draw_row(self, cells: Sequence[Stack], top: float) -> None:
        x = 0.0
        for at, cell in enumerate(cells):
            cell.drawOn(self.page, x, top - cell.wrap(self._room(at), 0)[1])
            x += self._widths[at]


class Continued(Block):
    """Blocks under a head: on one page if they fit on one, else parted between two blocks.

    *again* is the head of what stands on a further page, *page* how high a page is.
    """

    def __init__(
        self, head: Sequence[Block], again: Sequence[Block], blocks: Sequence[Block], page: float
    ) -> None:
        super().__init__()
        self._head, self._again, self._blocks, self._page = head, again, list(blocks), page
        self._stack = Stack([*head, *blocks])
        self.before = head[0].before

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Return the height of all."""
        return self._stack.wrap(available, height)

    def split(self, available: float, height: float) -> list[Flowable]:
        """Part between blocks, unless a page of its own holds them all."""
        if self.wrap(available, height)[1] <= self._page:
            return []
        count = self._stack.fitting(height) - len(self._head)
        if count > 0:
            first = Stack([*self._head, *self._blocks[:count]])
            return [first, *self._rest(self._blocks[count:])]
        return self._stack.split(available, height) if height >= self._page - 1 else []

    def _rest(self, blocks: Sequence[Block]) -> list[Flowable]:
        return [Continued(self._again, self._again, blocks, self._page)] if blocks else []

    def draw(self) -> None:
        """Draw them."""
        self._stack.drawOn(self.page, 0, 0)
