"""Every screen in narrow windows and with large text: nothing is cut, pressed or overlapping."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.samples import make
from convenor.theme.theme import theme
from convenor.widgets.segmented import Segmented
from convenor.window.main_window import MainWindow
from support.awkward import an_awkward_value
from support.builders import NOW
from support.fitting import faults_of, lay_out
from support.windows import an_open_window, the_screen

SCREENS = (
    "overview",
    "people",
    "invitations",
    "agenda",
    "positions",
    "briefs",
    "exports",
    "history",
)
SIZES = ((960, 640, 1.0), (960, 640, 1.6), (1100, 700, 1.0), (1440, 860, 1.0), (1920, 1080, 2.0))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with the sample of a small meeting; text is as usual afterwards."""
    value = make("small", seed=1, now=NOW)
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        yield window
    theme.set_scale(1.0)


@pytest.fixture
def awkward(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with names as long as German makes them, and in other scripts."""
    with an_open_window(qtbot, tmp_path / "a.convenor", an_awkward_value()) as window:
        yield window
    theme.set_scale(1.0)


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_nothing_is_cut_or_lies_over_another(
    window: MainWindow, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    theme.set_scale(scale)
    window.resize(width, height)
    assert (window.width(), window.height()) == (width, height)
    faults: list[str] = []
    for name in SCREENS:
        screen = the_screen(window, name)
        lay_out()
        faults += [f"{name}: {fault}" for fault in faults_of(screen)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_every_view_has_room_for_long_names_and_other_scripts(
    awkward: MainWindow, scale: float
) -> None:
    theme.set_scale(scale)
    awkward.resize(960, 640)
    faults: list[str] = []
    for name in SCREENS:
        screen = the_screen(awkward, name)
        lay_out()
        for view in views_of(screen):
            faults += [f"{name}, {view}: {fault}" for fault in faults_of(screen)]
    assert not faults, "\n".join(faults)


def views_of(screen: QWidget) -> Iterator[str]:
    """Show the views of a screen one after the other, and say which is shown."""
    switch = next((one for one in screen.findChildren(Segmented) if one.isVisible()), None)
    if switch is None:
        yield "itself"
        return
    for part in switch.parts():
        part.click()
        lay_out()
        yield part.accessibleName()
