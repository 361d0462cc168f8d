"""Small drawings are kept, and never too many of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from convenor.theme.drawings import Drawings

pytestmark = pytest.mark.usefixtures("dressed")

_ROOM = 1_000_000


def test_what_is_used_is_drawn_once() -> None:
    kept, drawn = Drawings(), []

    def draw(brush: QPainter) -> None:
        drawn.append(brush.isActive())

    first = kept.get("chip", 40, 20, 1.0, draw)
    assert kept.get("chip", 40, 20, 1.0, draw) is first
    assert drawn == [True]


def test_the_shadows_of_a_month_of_toasts_do_not_add_up() -> None:
    kept = Drawings()

    def draw(brush: QPainter) -> None:
        brush.fillRect(0, 0, 400, 400, Qt.GlobalColor.black)

    chip = kept.get("chip", 40, 20, 1.0, draw)
    for width in range(300, 650):  # each toast has another width
        kept.get("shadow", width, 130, 1.0, draw)
        assert kept.get("chip", 40, 20, 1.0, draw) is chip  # what is in use stays
        assert kept.dots <= _ROOM


def test_large_ones_are_few_and_take_no_room_from_the_small() -> None:
    kept = Drawings()
    chip = kept.get("chip", 40, 20, 1.0, _nothing)
    palette = kept.get("palette", 2000, 1500, 1.0, _nothing)
    for width in range(400, 402):
        kept.get("card", width, 400, 1.0, _nothing)
    assert kept.get("palette", 2000, 1500, 1.0, _nothing) is palette
    assert kept.get("chip", 40, 20, 1.0, _nothing) is chip
    for width in range(500, 503):
        kept.get("card", width, 400, 1.0, _nothing)
    assert kept.get("palette", 2000, 1500, 1.0, _nothing) is not palette


def _nothing(_brush: QPainter) -> None:
    """Draw nothing."""
