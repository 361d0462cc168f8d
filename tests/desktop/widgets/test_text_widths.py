"""How wide a text is drawn: kept once measured, and right whatever was met before."""

import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets.painting import Run, draw_text, text_width

TEXTS = ("Okafor", "1,111", "الخالد عبد الرحمن", "张伟", "Łukasz, דוד", "")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_width_that_was_kept_is_what_is_measured_now(text: str, scale: float) -> None:
    theme.set_scale(scale)
    try:
        for face in (font("body"), font("small", 600), font("body", tabular=True)):
            first = text_width(text, face)
            ensure_script_fonts("".join(TEXTS))
            assert first == text_width(text, face)
            assert first == pytest.approx(QFontMetricsF(face).horizontalAdvance(text), abs=0.01)
    finally:
        theme.set_scale(1.0)


def test_what_is_cut_takes_all_the_room_it_was_given() -> None:
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    room = image.rect().toRectF()
    short, long = Run("Okafor", font()), Run("Okafor " * 40, font())
    used = draw_text(painter, room, short), draw_text(painter, room, long)
    painter.end()
    assert used == (text_width("Okafor", font()), 200)
