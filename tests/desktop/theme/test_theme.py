"""Light and dark, and the size of the text."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convenor.theme.fonts import font
from convenor.theme.theme import Density, Mode, theme
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


def test_the_style_sheet_names_only_tokens_that_exist(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    assert "@" not in window.styleSheet()
    assert LIGHT["accent_fill"] in window.styleSheet()


def test_a_window_wears_what_is_chosen_later(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    theme.set_mode(Mode.DARK)
    assert DARK["accent_fill"] in window.styleSheet()
    theme.set_mode(Mode.LIGHT)
    assert LIGHT["accent_fill"] in window.styleSheet()


def test_a_burst_of_steps_dresses_the_window_once(qtbot: QtBot) -> None:
    heard: list[float] = []
    theme.changed.connect(lambda: heard.append(theme.scale))
    with qtbot.waitSignal(theme.changed):
        wanted = [theme.step_scale(0.1) for _ in range(6)]
    assert (wanted[-1], heard) == (1.6, [1.6])


@pytest.mark.parametrize(("step", "end"), [(0.1, 2.0), (-0.1, 0.8)])
def test_steps_of_the_text_size_end_at_80_and_200_percent(
    qtbot: QtBot, step: float, end: float
) -> None:
    with qtbot.waitSignal(theme.changed):
        for _ in range(20):
            theme.step_scale(step)
    assert theme.scale == end


def test_the_usual_size_is_one_step_away(qtbot: QtBot) -> None:
    theme.set_scale(1.7)
    with qtbot.waitSignal(theme.changed):
        theme.step_scale(0)
    assert theme.scale == 1.0


class _Counted(QLabel):
    """Counts how often it is dressed."""

    dressed = 0

    def changeEvent(self, event: QEvent) -> None:
        """Count."""
        super().changeEvent(event)
        self.dressed += event.type() is QEvent.Type.StyleChange


def test_a_widget_is_not_dressed_once_for_each_that_is_around_it(qtbot: QtBot) -> None:
    outer = around = QWidget()
    qtbot.addWidget(outer)
    for _ in range(30):
        inner = QWidget(around)
        inner.setLayout(QVBoxLayout())
        around = inner
    label = _Counted("deep", around)
    outer.show()
    label.dressed = 0
    theme.set_scale(1.2)
    assert 0 < label.dressed < 5


def test_the_desktop_counts_as_it_was_when_it_was_last_asked() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, mode=Mode.SYSTEM, dark_desktop=True)
    assert theme.dark
    theme.install(app, mode=Mode.LIGHT, dark_desktop=True)
    assert not theme.dark


def test_the_density_sets_how_high_rows_are(qtbot: QtBot) -> None:
    theme.set_scale(2.0)
    heights = []
    for density in Density:
        with qtbot.waitSignal(theme.changed):
            theme.set_density(density)
        heights.append(theme.row)
    theme.set_density(Density.DEFAULT)
    assert heights == [60, 80, 104]
