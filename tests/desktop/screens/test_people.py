"""The people screen in the real window: filter, edit, undo, and what stays in the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from convenor.window.main_window import MainWindow
from convenor_db.store.quiet import read_file
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on a small convening."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        yield window


def table(window: MainWindow) -> QTableView:
    """Return the people table."""
    found = window.findChild(QTableView)
    assert found is not None
    return found


def names(window: MainWindow) -> list[str]:
    """Return the names shown, in order."""
    model = table(window).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def field(window: MainWindow, name: str) -> QLineEdit:
    """Return a field of the panel by its accessible name."""
    return next(one for one in window.findChildren(QLineEdit) if one.accessibleName() == name)


def change(window: MainWindow, name: str, text: str) -> None:
    """Type over a field and press Enter."""
    line = field(window, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_everybody_stands_in_order_of_family_name(window: MainWindow) -> None:
    assert names(window) == ["Amara Okafor", "الخالد", "偉 張"]


def test_a_filter_finds_by_organisation(window: MainWindow, qtbot: QtBot) -> None:
    box = next(one for one in window.findChildren(QLineEdit) if "Filter" in one.placeholderText())
    QTest.keyClicks(box, "northl")
    qtbot.waitUntil(lambda: names(window) == ["偉 張"])


def test_a_post_is_changed_kept_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        change(window, "Post", "Envoy")
    assert read_file(document.path).people["p1"].post == "Envoy"
    with qtbot.waitSignal(document.acted):
        document.undo()
    assert document.snapshot.people["p1"].post == ""


def test_a_person_without_a_name_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    line = field(window, "Family")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    with qtbot.waitSignal(the_document(window).refused):
        QTest.keyClick(line, Qt.Key.Key_Return)
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any("A person needs a name" in text for text in shown)
    assert the_document(window).snapshot.people["p1"].family == "Okafor"


def test_what_is_typed_when_the_window_closes_is_kept(window: MainWindow) -> None:
    line = field(window, "Post")
    line.setFocus()
    QTest.keyClicks(line, "Envoy")
    path = the_document(window).path
    window.close()
    assert read_file(path).people["p1"].post == "Envoy"


def test_columns_hide_where_room_runs_out(window: MainWindow) -> None:
    window.resize(1100, 700)
    assert table(window).isColumnHidden(4)
    QApplication.sendPostedEvents()
    head = table(window).horizontalHeader()
    assert head.length() <= table(window).viewport().width()
    window.resize(1600, 800)
    assert not table(window).isColumnHidden(4)
