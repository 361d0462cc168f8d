"""Small drawings kept as pixmaps: chips, avatars and icons are drawn once and then copied."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

_MOST: Final = 1_000_000
"""Dots kept, of four bytes each, of what is small: a few screens full of chips."""
_LARGE: Final = 100_000
"""Dots from which on a drawing is large: the shadow of a palette, dear to make anew."""
_MOST_LARGE: Final = 3

_Key = tuple[Hashable, float, float, float]
_Kept = OrderedDict[_Key, QPixmap]


class Drawings:
    """Pixmaps by what they show; those not used for longest go when there are too many.

    The theme empties it whenever colours or the text size change.
    """

    def __init__(self) -> None:
        self._small: _Kept = OrderedDict()
        self._large: _Kept = OrderedDict()
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
        kept = self._large if full in self._large else self._small
        pixmap = kept.get(full)
        if pixmap is None:
            pixmap = _drawn(width, height, ratio, draw)
            self._keep(full, pixmap)
        else:
            kept.move_to_end(full)
        return pixmap

    def clear(self) -> None:
        """Forget every drawing."""
        self._small.clear()
        self._large.clear()
        self._dots = 0

    @property
    def dots(self) -> int:
        """How many dots all that is kept has."""
        return self._dots + sum(_dots(pixmap) for pixmap in self._large.values())

    def _keep(self, full: _Key, pixmap: QPixmap) -> None:
        if _dots(pixmap) >= _LARGE:
            self._large[full] = pixmap
            if len(self._large) > _MOST_LARGE:
                self._large.popitem(last=False)
            return
        self._small[full] = pixmap
        self._dots += _dots(pixmap)
        while self._dots > _MOST:
            _, longest_unused = self._small.popitem(last=False)
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
