"""What stands in from the column: quotes, and items of inner lists."""

from collections.abc import Sequence
from typing import Final, cast

from reportlab.platypus.flowables import Flowable

from convenor.exports.page.ink import Ink
from convenor.exports.page.setting import Block, Stack, Text
from convenor.exports.page.styles import ACCENT, PLAIN


class Quote(Block):
    """Blocks that stand in: after a stroke of colour, or after the sign of an inner list."""

    _IN: Final = 12.0

    def __init__(self, blocks: Sequence[Block], *, sign: str = "", after: float = 9) -> None:
        super().__init__()
        self._inner = Stack(blocks)
        self._sign = sign
        self.after = after

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Return the height of what stands in."""
        return available, self._inner.wrap(available - self._IN, height)[1]

    def split(self, available: float, height: float) -> list[Flowable]:
        """Part what stands in."""
        parts = cast("list[Stack]", self._inner.split(available - self._IN, height))
        if not parts:
            return []
        first = Quote(parts[0].blocks, sign=self._sign, after=0)
        return [first, Quote(parts[1].blocks, sign=self._sign and " ", after=self.after)]

    def draw(self) -> None:
        """Draw the stroke or the sign, and what it belongs to."""
        height = self._inner.wrap(self._inner.width_taken, 0)[1]
        if self._sign:
            sign = Text(self._sign, PLAIN)
            sign.wrap(self._IN, PLAIN.leading)
            sign.drawOn(self.page, 0, height - PLAIN.leading)
        else:
            ink = Ink()
            ink.box((0, 1.5, 1.5, height - 1.5), ACCENT)
            self.page.put(ink)
        self._inner.drawOn(self.page, self._IN, 0)
