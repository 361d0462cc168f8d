"""Where the program asks for files and folders."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget  # noqa: TID251 - what is asked with
from pytestqt.qtbot import QtBot

from convenor.ask import WindowAsk


def place_of(over: QWidget) -> Path:
    """Return the folder in which the open box of files begins, and close it."""
    box = over.findChild(QFileDialog)
    assert box is not None
    there = Path(box.directory().absolutePath())
    box.reject()
    return there


@pytest.mark.parametrize("documents", ["Documents", ""])
def test_where_no_folder_was_used_yet_one_begins_among_the_documents(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / documents).mkdir(exist_ok=True)
    window = QWidget()
    qtbot.addWidget(window)
    ask = WindowAsk(window)
    ask.folder("Choose a folder to write into", print)
    assert place_of(window) == tmp_path / documents


def test_a_name_alone_is_proposed_among_the_documents(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    window = QWidget()
    qtbot.addWidget(window)
    WindowAsk(window).save_file("Write a table", "CSV (*.csv)", print, proposed="People.csv")
    assert place_of(window) == tmp_path
