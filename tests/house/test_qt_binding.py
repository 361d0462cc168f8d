"""The Qt binding that is installed does not wear out None, True and False."""

import sys

import pytest
from PySide6.QtGui import QImage, QPainter

CALLS = 100  # few enough that a binding that loses references fails here and does not abort


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None, True and False are never freed from 3.12 on"
)
def test_calls_into_qt_give_back_what_they_borrow() -> None:
    """PySide6 6.12.0 drops one reference a call on 3.11; the interpreter aborts soon after."""
    before = [sys.getrefcount(value) for value in (None, True, False)]
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for _ in range(CALLS):
        painter.save()
        painter.restore()
        painter.isActive()
        painter.hasClipping()
    painter.end()
    lost = [b - sys.getrefcount(v) for b, v in zip(before, (None, True, False), strict=True)]
    assert max(lost) < CALLS / 2
