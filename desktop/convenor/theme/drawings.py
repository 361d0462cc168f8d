"""Small drawings kept as pixmaps: chips, avatars and icons are drawn once and then copied."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

_MOST: Final = 2_000_000
"""Dots kept, of four bytes each: a few screens full of chips, and some shadows of large cards."""


class Drawings:
    """Pixmaps by what they show; those not used for longest go when there are too many.

    The theme empties it whenever colours or the text size change.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Hashable, float, float, float], QPixmap] = OrderedDict()
        self._dots = 0

    def get(
        self,
        key: Hashable,
        width: float,
        height: float,
        ratio: float,
        draw: Callable[[QPainter], None],
    ) -> QPixmap:
        """Return the drawing called *key*; *draw* makes it when it is not there yet.

        *width* and *height* are in logical pixels, *ratio* is the device pixel ratio of the
        surface the drawing will be copied to.
        """
        full = (key, width, height, ratio)
        pixmap = self._kept.get(full)
        if pixmap is None:
            pixmap = self._kept[full] = _drawn(width, height, ratio, draw)
            self._dots += _dots(pixmap)
            self._make_room()
        else:
            self._kept.move_to_end(full)
        return pixmap

    def clear(self) -> None:
        """Forget every drawing."""
        self._kept.clear()
        self._dots = 0

    @property
    def dots(self) -> int:
        """How many dots all that is kept has."""
        return self._dots

    def _make_room(self) -> None:
        while self._dots > _MOST and len(self._kept) > 1:
            _, longest_unused = self._kept.popitem(last=False)
            self._dots -= _dots(longest_unused)


def _dots(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height()


def _drawn(width: float, height: float, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return pixmap
