"""Dialogs driven as users drive them: by what is written on them, by keys and clicks."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.document_dialog import DocumentDialog
from convenor.widgets.combo import Combo
from convenor.widgets.pick_line import PickLine

_Dialog = TypeVar("_Dialog", bound=DocumentDialog)


def shown(qtbot: QtBot, dialog: _Dialog) -> _Dialog:
    """Show a dialog and wait until it is active."""
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def named(dialog: QWidget, kind: type[QWidget], name: str) -> Any:
    """Return a widget by its accessible name."""
    return next(one for one in dialog.findChildren(kind) if one.accessibleName() == name)


def write(dialog: QWidget, name: str, text: str) -> QLineEdit:
    """Type over a line and press Enter; return the line."""
    line: QLineEdit = named(dialog, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    line.insert(text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return line


def choose(dialog: QWidget, name: str, value: str) -> None:
    """Choose a value from a list that drops down, by keys."""
    combo: Combo = named(dialog, Combo, name)
    combo.setFocus()
    aim, at = combo.findData(value), max(combo.currentIndex(), 0)
    assert aim >= 0, f"{value} is not offered"
    key = Qt.Key.Key_Down if aim > at else Qt.Key.Key_Up
    combo.showPopup()
    view = combo.view()
    for _ in range(abs(aim - at)):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialog.activateWindow()  # a screen without windows does not do that itself


def find(dialog: QWidget, name: str, text: str) -> None:
    """Type into a line that finds things, and take the first."""
    line: PickLine = named(dialog, PickLine, name)
    line.setFocus()
    committed = QInputMethodEvent()
    committed.setCommitString(text)  # QTest has keys for Latin letters only
    QApplication.sendEvent(line, committed)
    QTest.keyClick(line.popup(), Qt.Key.Key_Return)


def labels(dialog: QWidget) -> list[str]:
    """Return what can be read."""
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


def nameless(dialog: QWidget) -> list[str]:
    """Return the kinds of those widgets that take the focus and have no name."""
    return [
        type(one).__name__
        for one in dialog.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not one.accessibleName()
    ]
