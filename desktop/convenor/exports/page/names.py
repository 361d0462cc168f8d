"""A name with its own script: beside it where there is room, else under it."""

from typing import Final

from reportlab.platypus.flowables import Flowable

from convenor.exports.page.faces import Weight
from convenor.exports.page.setting import TALLEST, Block, Stack, Text
from convenor.exports.page.shaping import has_both_directions
from convenor.exports.page.styles import Style

_APART: Final = 9.0


class Name(Block):
    """A name as it is written here and, in regular weight, as its bearer writes it.

    A name that reads from the right stands on a line of its own: in a line with Latin letters
    programs that read pages hand its words out in the wrong order.
    """

    def __init__(self, name: str, native: str, style: Style) -> None:
        super().__init__()
        self._name = Text(name, style)
        self._native = Text(native, style.but(weight=Weight.REGULAR)) if native else None
        self._own_line = has_both_directions(native) or has_both_directions(name)
        self._style = style
        self.after = style.after

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Return the height of one line, or of the lines of both."""
        tall = self._name.wrap(available, height)[1]
        self._beside = 0.0
        if self._native is None:
            self._tall = (tall, 0.0)
            return available, tall
        wide, native = self._name.widest_line, self._native.natural_width
        one = tall <= self._style.leading
        if one and not self._own_line and wide + _APART + native <= available:
            self._native.wrap(native + 1, height)
            self._beside, self._tall = wide + _APART, (tall, 0.0)
        else:
            self._tall = (tall, self._native.wrap(available, height)[1])
        return available, sum(self._tall)

    def split(self, available: float, height: float) -> list[Flowable]:
        """Stay together, if a page holds it."""
        if self.wrap(available, height)[1] <= TALLEST:
            return []
        return Stack([self._name, *([self._native] if self._native else [])]).split(
            available, height
        )

    def draw(self) -> None:
        """Draw both."""
        self._name.drawOn(self.page, 0, self._tall[1])
        if self._native is not None:
            self._native.drawOn(self.page, self._beside, 0)
