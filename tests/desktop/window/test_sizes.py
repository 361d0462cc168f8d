"""Text size and density in the window: kept, and nothing runs out of it at the right."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from pytestqt.qtbot import QtBot

from convenor.settings import RecentFile, Settings
from convenor.theme.theme import Density, theme
from convenor.window.main_window import MainWindow
from convenor.window.start_page import StartPage
from support.windows import an_empty_window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """Return a window with the start page; text and rows are as usual afterwards."""
    missing = RecentFile("/none/a.convenor", "Geneva Safety Dialogue " * 4, "Geneva", "14 Apr", "")
    Settings().remember(missing)
    with an_empty_window(qtbot) as window:
        yield window
    theme.set_density(Density.DEFAULT)
    theme.set_scale(1.0)


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(960, 640, 0.8), (960, 640, 1.0), (960, 640, 1.6), (1400, 860, 1.5), (1440, 860, 2.0)],
)
def test_the_start_page_keeps_within_the_window(
    window: MainWindow, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    theme.set_scale(scale)
    window.resize(width, height)
    page = window.findChild(StartPage)
    assert page is not None
    area = page.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: window.size().width() == width)

    def beyond() -> list[str]:
        view = area.viewport()
        return [
            one.accessibleName() or one.text()
            for one in page.findChildren(QAbstractButton)
            if one.isVisible()
            and view.mapFromGlobal(one.mapToGlobal(QPoint(one.width(), 0))).x() > view.width()
        ]

    qtbot.waitUntil(lambda: not beyond(), timeout=2000)
    assert area.horizontalScrollBar().maximum() == 0
    assert window.height() == height


def test_a_text_size_chosen_by_keys_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(theme.changed):
        for _ in range(3):
            QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (theme.scale, Settings().scale) == (1.3, 1.3)
    with qtbot.waitSignal(theme.changed):
        QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert Settings().scale == 1.2
    with qtbot.waitSignal(theme.changed):
        QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (theme.scale, Settings().scale) == (1.0, 1.0)


def test_a_density_chosen_in_the_menu_is_kept(window: MainWindow) -> None:
    window.commands.run("view.density.compact")
    assert (theme.row, Settings().density) == (30, "compact")
    window.commands.refresh()
    assert window.commands.action("view.density.compact").isChecked()
    assert not window.commands.action("view.density.default").isChecked()
