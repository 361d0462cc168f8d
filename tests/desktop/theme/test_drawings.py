"""Small drawings are kept, and never too many of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from convenor.theme.drawings import Drawings

pytestmark = pytest.mark.usefixtures("dressed")

_ROOM = 2_000_000


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
    for width in range(300, 700):  # each toast has another width
        kept.get("shadow", width, 130, 1.0, draw)
        assert kept.get("chip", 40, 20, 1.0, draw) is chip  # what is in use stays
        assert kept.dots <= _ROOM


def test_what_is_larger_than_all_the_room_is_drawn_too() -> None:
    kept = Drawings()
    whole = kept.get("palette", 2000, 1500, 1.0, lambda _brush: None)
    assert (whole.width(), whole.height()) == (2000, 1500)
