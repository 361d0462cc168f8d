"""Every screen in narrow windows and with large text: nothing is cut, pressed or overlapping."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from convenor.samples import make
from convenor.theme.theme import theme
from convenor.widgets.labels import ElidedLabel
from convenor.widgets.layouts import settle
from convenor.widgets.segmented import Segmented
from convenor.widgets.side_split import SideSplit
from convenor.widgets.thing_chip import ThingChip
from convenor.window.main_window import MainWindow
from support.builders import NOW
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
_NEAR = 1
"""Pixels by which roundings may differ."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with the sample of a small meeting; text is as usual afterwards."""
    value = make("small", seed=1, now=NOW)
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
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
        for _ in range(3):
            QApplication.processEvents()
            settle()
        faults += [f"{name}: {fault}" for fault in [*cut(screen), *over_each_other(screen)]]
    assert not faults, "\n".join(faults)


def called(widget: QWidget) -> str:
    """Return how a widget is called in a report of a fault."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName()!r}"


def cut(screen: QWidget) -> list[str]:
    """Return what has too little room for its words, or runs out at a side that cannot scroll."""
    found = []
    for widget in leaves(screen):
        need = widget.minimumSizeHint().expandedTo(widget.sizeHint()).width()
        if has_a_width(widget) and widget.width() + _NEAR < need:
            found.append(f"{called(widget)} has {widget.width()} of {need}")
        frame = room_of(widget, screen)
        at = QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())
        if at.left() < frame.left() - _NEAR or at.right() > frame.right() + _NEAR:
            found.append(f"{called(widget)} at {at} runs out of {frame}")
    return found


def over_each_other(screen: QWidget) -> list[str]:
    """Return the pairs of neighbours that lie over each other."""
    found = []
    for parent in [screen, *screen.findChildren(QWidget)]:
        if not parent.isVisible() or isinstance(parent, SideSplit | QAbstractScrollArea):
            continue  # a panel may lie over its list: that is meant
        beside = [one for one in children(parent) if has_words(one)]
        for one, other in combinations(beside, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > _NEAR and both.height() > _NEAR:
                found.append(f"{called(one)} and {called(other)} share {both}")
    return found


def leaves(screen: QWidget) -> list[QWidget]:
    """Return what is to be seen and shows words or takes clicks."""
    shown = [one for one in screen.findChildren(QWidget) if one.isVisible() and one.width()]
    return [one for one in shown if isinstance(one, QLabel | QAbstractButton | Segmented)]


def has_a_width(widget: QWidget) -> bool:
    """Tell whether a widget must be as wide as its words; others wrap or end in …."""
    if isinstance(widget, ElidedLabel | ThingChip) or (
        isinstance(widget, QLabel) and widget.wordWrap()
    ):
        return False
    return isinstance(widget, QLabel | Segmented) or bool(
        isinstance(widget, QAbstractButton) and widget.text()
    )


def has_words(widget: QWidget) -> bool:
    """Tell whether a widget is, or holds, anything with words."""
    return bool(leaves(widget)) or isinstance(widget, QLabel | QAbstractButton | QLineEdit)


def children(parent: QWidget) -> list[QWidget]:
    """Return the widgets that lie straight in another and are to be seen."""
    return [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible()]


def room_of(widget: QWidget, screen: QWidget) -> QRect:
    """Return where *widget* may be: all that the innermost thing that scrolls it shows."""
    around = widget.parentWidget()
    while around is not screen and around is not None:
        area = around.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is around:
            if area.horizontalScrollBar().maximum():
                return QRect(-(10**6), 0, 2 * 10**6, 1)  # it can be scrolled to
            break
        around = area
    around = around or screen
    return QRect(around.mapTo(screen, QPoint(0, 0)), around.size())
