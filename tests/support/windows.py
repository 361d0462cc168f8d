"""The real window for tests, on a file of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.document import Document
from convenor.theme.theme import theme
from convenor.window import MainWindow
from support.builders import a_store, around


@contextmanager
def an_open_window(
    qtbot: QtBot, path: Path, value: dict[str, Any] | None = None
) -> Iterator[MainWindow]:
    """Return a window that has a convening open for writing, and close it afterwards."""
    a_store(value, path).close()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app)
    document = Document(path, around(2))
    window = MainWindow(document, lambda kind: f"new-{kind}", actor="marta", today="2027-03-01")
    qtbot.addWidget(window)
    with qtbot.waitSignal(document.labels_changed):
        window.show()
        document.open_for_writing()
    yield window
    window.close()
