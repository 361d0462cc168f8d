"""The sheet of shortcuts is read by keys, too."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from convenor.dialogs.keys import KeysDialog
from support.windows import an_open_window


def test_page_down_moves_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        sheet = KeysDialog(window, window.commands)
        sheet.show()
        scroll = sheet.findChildren(QScrollArea)[0]
        qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
        QTest.keyClick(scroll, Qt.Key.Key_PageDown)
        assert scroll.verticalScrollBar().value() > 0
        sheet.reject()


def test_the_sheet_takes_the_keyboard_when_it_opens(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        sheet = KeysDialog(window, window.commands)
        sheet.show()
        scroll = sheet.findChildren(QScrollArea)[0]
        assert scroll.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert sheet.focusWidget() is scroll
        sheet.reject()
