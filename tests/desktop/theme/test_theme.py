"""Light and dark, and the size of the text."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from convenor.theme.fonts import font
from convenor.theme.theme import Mode, theme
from convenor.theme.tokens import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("dressed")


def test_a_colour_is_the_one_of_the_mode() -> None:
    light = theme.hex("surface")
    theme.set_mode(Mode.DARK)
    assert (light, theme.hex("surface")) == (LIGHT["surface"], DARK["surface"])
    assert theme.color("surface").name().upper() == DARK["surface"]


def test_changing_the_mode_says_so_and_dresses_the_application(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    assert ground.name().upper() == DARK["app"]


def test_a_token_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        theme.color("puce")


def test_the_text_size_multiplies_measures_and_fonts(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_scale(1.6)
    assert theme.px(100) == 160
    assert font("body").pixelSize() == 21


@pytest.mark.parametrize(("wanted", "given"), [(0.1, 0.8), (7.0, 2.0), (1.3, 1.3)])
def test_the_text_size_stays_between_80_and_200_percent(wanted: float, given: float) -> None:
    theme.set_scale(wanted)
    assert theme.scale == given


def test_labels_grow_with_the_text_size(qtbot: QtBot) -> None:
    label = QLabel("Amara Okafor")
    qtbot.addWidget(label)
    before = label.sizeHint().height()
    theme.set_scale(2.0)
    assert label.sizeHint().height() > before


def test_nothing_moves_when_motion_is_reduced() -> None:
    theme.set_reduced_motion(reduced=True)
    assert theme.milliseconds("base") == 0


def test_the_style_sheet_names_only_tokens_that_exist() -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert "@" not in application.styleSheet()
    assert LIGHT["accent_fill"] in application.styleSheet()
