"""Grab a widget the same way every time, and compare it with the picture that was kept."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtWidgets import QWidget

# Text edges may differ by this much between builds of the font engine (0 to 255).
TOLERANCE = 12


def grab(widget: QWidget, size: QSize) -> Image.Image:
    """Return *widget* as a picture of *size* device pixels."""
    widget.resize(size)
    widget.ensurePolished()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")


def assert_like_kept(picture: Image.Image, kept: Path) -> None:
    """Fail unless *picture* equals the file *kept*, up to TOLERANCE in each channel.

    The difference is written beside the kept file as `NAME.differs.png`. With CONVENOR_KEEP=1 in
    the environment the picture is kept instead; look at it before it is committed.
    """
    differs = kept.with_suffix(".differs.png")
    differs.unlink(missing_ok=True)
    if os.environ.get("CONVENOR_KEEP") == "1":
        kept.parent.mkdir(parents=True, exist_ok=True)
        picture.save(kept)
    with Image.open(kept) as file:
        expected = file.convert("RGB")
    assert picture.size == expected.size
    difference = ImageChops.difference(picture, expected)
    worst = max(level % 256 for level, pixels in enumerate(difference.histogram()) if pixels)
    if worst > TOLERANCE:
        difference.point(lambda value: min(255, value * 8)).save(differs)
    assert worst <= TOLERANCE, f"see {differs}"
