"""Panels, orders and days in narrow windows with large text, and in mirrored ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.release import ReleaseDialog
from convenor.samples import make
from convenor.theme.theme import theme
from convenor.widgets.combo import CaptionedChoice
from convenor.widgets.layouts import settle
from convenor.widgets.matrix.boxes import Legend
from convenor.widgets.side_split import SideSplit
from convenor.window.main_window import MainWindow
from support.builders import NOW
from support.windows import an_open_window, dress, the_screen


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window as narrow as is promised, with large text; as usual afterwards."""
    value = make("small", seed=1, now=NOW)
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        theme.set_scale(1.6)
        window.resize(960, 640)
        yield window
    theme.set_scale(1.0)


def laid_out(window: MainWindow, name: str) -> QWidget:
    """Show a screen and let everything in it take its place."""
    screen = the_screen(window, name)
    for _ in range(3):
        QApplication.processEvents()
        settle()
    return screen


def right_of(widget: QWidget, window: MainWindow) -> int:
    """Return where a widget ends, in pixels of the window."""
    return widget.mapTo(window, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("name", ["agenda", "briefs", "exports", "history", "positions"])
def test_the_side_panel_ends_within_the_window_and_esc_takes_it_away(
    window: MainWindow, name: str
) -> None:
    screen = laid_out(window, name)
    panel = screen.panel()  # type: ignore[attr-defined]
    panel.show()
    QApplication.processEvents()
    assert right_of(panel, window) <= window.width()
    screen.focus_content()  # type: ignore[attr-defined]
    focus = QApplication.focusWidget() or screen
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_the_legend_does_not_lie_under_the_panel(window: MainWindow) -> None:
    theme.set_scale(1.0)
    screen = laid_out(window, "positions")
    panel = screen.panel()  # type: ignore[attr-defined]
    panel.show()
    QApplication.processEvents()
    settle()
    legend = screen.findChild(Legend)
    assert legend is not None
    assert legend.isVisible()
    assert right_of(legend, window) <= panel.mapTo(window, QPoint(0, 0)).x()


@pytest.mark.parametrize(("name", "caption"), [("positions", "Order"), ("agenda", "Day")])
def test_what_has_no_room_in_a_row_is_offered_in_a_list(
    window: MainWindow, name: str, caption: str
) -> None:
    def shown() -> bool:
        choices = laid_out(window, name).findChildren(CaptionedChoice)
        return any(one.isVisible() and one.accessibleName() == caption for one in choices)

    assert shown()
    theme.set_scale(1.0)
    window.resize(1440, 860)
    assert not shown()


def test_a_list_of_orders_orders(window: MainWindow) -> None:
    screen = laid_out(window, "positions")
    order = next(
        one
        for one in screen.findChildren(CaptionedChoice)
        if one.accessibleName() == "Order" and one.isVisible()
    )
    order.setFocus()
    QTest.keyClick(order, Qt.Key.Key_Down)
    assert screen.front.sorts.current() == 1  # type: ignore[attr-defined]


def test_the_release_dialog_stands_within_the_window(window: MainWindow, qtbot: QtBot) -> None:
    laid_out(window, "agenda")
    window.commands.run("agenda.release")
    qtbot.waitUntil(lambda: window.findChild(ReleaseDialog) is not None)
    dialog = window.findChild(ReleaseDialog)
    assert dialog is not None
    QApplication.processEvents()
    settle()
    assert dialog.height() <= window.height()
    dialog.reject()


def test_in_a_mirrored_window_the_panel_lies_over_the_left(qtbot: QtBot) -> None:
    dress()
    panel = QWidget()
    split = SideSplit(QWidget(), panel)
    qtbot.addWidget(split)
    split.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    covered: list[int] = []
    split.covers.connect(covered.append)
    split.resize(900, 600)
    split.show()
    assert split.is_over
    assert panel.x() == 0
    assert covered[-1] == panel.width() > 0
    split.close_over()
    assert covered[-1] == 0
