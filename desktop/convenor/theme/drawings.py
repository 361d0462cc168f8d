"""Small drawings kept as pixmaps: chips, avatars and icons are drawn once and then copied."""

from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

_MOST: Final = 4000


class Drawings:
    """Pixmaps by what they show. The theme empties it whenever colours or the text size change."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, float, float, float], QPixmap] = {}

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
            if len(self._kept) >= _MOST:
                self.clear()
            pixmap = self._kept[full] = _drawn(width, height, ratio, draw)
        return pixmap

    def clear(self) -> None:
        """Forget every drawing."""
        self._kept.clear()


def _drawn(width: float, height: float, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return pixmap
