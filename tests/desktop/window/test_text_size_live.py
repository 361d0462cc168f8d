"""The text size changed while a screen is open: what is hidden by that is not drawn any more."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.samples import make
from convenor.theme.theme import theme
from support.builders import NOW
from support.fitting import faults_of, lay_out
from support.windows import an_open_window, the_screen


@pytest.mark.parametrize(
    ("name", "width", "scales"),
    [("agenda", 1200, (1.6,)), ("briefs", 1275, (2.0, 1.2)), ("positions", 1140, (1.3,))],
)
def test_what_there_is_no_room_for_is_not_drawn(
    qtbot: QtBot, tmp_path: Path, name: str, width: int, scales: tuple[float, ...]
) -> None:
    value = make("small", seed=1, now=NOW)
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        window.resize(width, 800)
        screen = the_screen(window, name)
        lay_out()
        try:
            for scale in scales:
                theme.set_scale(scale)
                lay_out()
                assert [one for one in screen.findChildren(QWidget) if is_torn(one)] == []
                assert faults_of(screen) == []
        finally:
            theme.set_scale(1.0)


def is_torn(widget: QWidget) -> bool:
    """Tell whether Qt draws a widget that has been hidden: while it was being shown."""
    return widget.isHidden() and widget.isVisible()
