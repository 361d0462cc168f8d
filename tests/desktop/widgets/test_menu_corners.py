"""What shows through the round corners of a menu on a real screen without a compositor."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from support.displays import a_display

_PICTURE = """
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from convenor.theme.theme import Mode, theme
from convenor.widgets.menu import Menu

app = QApplication([])
theme.install(app, mode=Mode.LIGHT)
ground = QWidget()
ground.setStyleSheet("background: #ffffff")
ground.setGeometry(0, 0, 400, 300)
ground.show()
menu = Menu("More", ground)
menu.add("Copy")
menu.popup(QPoint(60, 60))
for shown in (ground, menu):
    assert QTest.qWaitForWindowExposed(shown)
picture = app.primaryScreen().grabWindow(0).toImage()
edge = menu.geometry()
corners = (edge.topLeft(), edge.topRight(), edge.bottomLeft(), edge.bottomRight())
print(*(picture.pixelColor(corner).name() for corner in corners))
"""


@pytest.fixture
def display() -> Iterator[str]:
    """Return the name of an X server of its own."""
    with a_display("640x480") as name:
        yield name


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb not installed")
def test_the_ground_shows_at_the_corners_of_a_menu(display: str) -> None:
    surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        (sys.executable, "-c", _PICTURE), env=surroundings, capture_output=True, text=True,
        check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == ["#ffffff"] * 4
