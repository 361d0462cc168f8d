"""What is wrong with how the parts of a window stand: cut, pressed together, over each other."""

from itertools import combinations

from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from convenor.widgets.labels import ElidedLabel, WrapLabel
from convenor.widgets.layouts import settle
from convenor.widgets.segmented import Segmented
from convenor.widgets.side_split import SideSplit
from convenor.widgets.thing_chip import ThingChip

_NEAR = 1
"""Pixels by which roundings may differ."""
_LOOKS, _MOMENT = 10, 30
"""How often what seems wrong is looked at again, and after how many milliseconds."""


def lay_out() -> None:
    """Let everything take its place."""
    for _ in range(3):
        QApplication.processEvents()
        settle()


def faults_of(root: QWidget) -> list[str]:
    """Return all that is wrong below a widget, in words, when all has had time to be laid out."""
    found = _faults(root)
    for _ in range(_LOOKS):
        if found:
            _wait()
            lay_out()
            found = _faults(root)
    return found


def _wait() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_MOMENT, loop.quit)
    loop.exec()


def _faults(root: QWidget) -> list[str]:
    return [*cut(root), *low(root), *over_each_other(root)]


def low(root: QWidget) -> list[str]:
    """Return what is lower than its words are high."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.width():
            continue
        need = widget.minimumSizeHint().height()
        if isinstance(widget, WrapLabel):
            need = QLabel.heightForWidth(widget, widget.width())
        words = isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox)
        if words and widget.height() + _NEAR < need:
            found.append(f"{called(widget)} is {widget.height()} of {need} high")
    return found


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
    return bool(leaves(widget)) or isinstance(
        widget, QLabel | QAbstractButton | QLineEdit | QComboBox
    )


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
