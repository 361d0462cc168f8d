"""Shadows of any size from one drawing: its corners stay, what lies between them is stretched."""

from collections.abc import Callable, Hashable, Iterator
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from convenor.theme.theme import theme

_MIDDLE: Final = 3
"""Dots between two corners, all alike; the one in the middle of them is stretched."""


def draw_stretched(
    painter: QPainter,
    rect: QRectF,
    key: Hashable,
    corner: int,
    draw: Callable[[QPainter, QRectF], None],
    *,
    ratio: float = 1.0,
) -> None:
    """Draw in *rect* what *draw* paints: *corner* pixels at each end, what lies between stretched.

    What is kept is as large as its corners, whatever the size of *rect*: every toast is of
    another width, and would fill the room of what is small with its shadow alone.
    """
    most = 2 * corner + _MIDDLE
    small = QRectF(0, 0, min(rect.width(), most), min(rect.height(), most))
    kept = theme.drawings.get(
        (key, corner), small.width(), small.height(), ratio, lambda brush: draw(brush, small)
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # it would show the seams
    for top, height, from_top, of_height in _parts(rect.height(), small.height(), corner):
        for left, width, from_left, of_width in _parts(rect.width(), small.width(), corner):
            painter.drawPixmap(
                QRectF(rect.left() + left, rect.top() + top, width, height),
                kept,
                QRectF(from_left * ratio, from_top * ratio, of_width * ratio, of_height * ratio),
            )
    painter.restore()


def _parts(whole: float, small: float, corner: int) -> Iterator[tuple[float, float, float, float]]:
    """Tell along one side where each part goes, how long it is there, and what it is taken from."""
    if whole <= small:
        yield 0, small, 0, small
        return
    yield 0, corner, 0, corner
    yield corner, whole - 2 * corner, corner + 1, 1
    yield whole - corner, corner, small - corner, corner
