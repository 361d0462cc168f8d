"""The real window for tests, on a file of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.document import Document
from convenor.settings import Settings
from convenor.theme.faces import FAMILY
from convenor.theme.theme import Mode, theme
from convenor.window.main_window import MainWindow
from convenor.workplace import Screen
from support.builders import a_file, around
from support.fakes import FakeAsk


def dress() -> None:
    """Give the application its look, light and at 100 %, unless it has that already."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if app.font().family() != FAMILY or theme.mode is not Mode.LIGHT or theme.scale != 1.0:
        theme.install(app, mode=Mode.LIGHT)


@contextmanager
def an_empty_window(qtbot: QtBot, ask: FakeAsk | None = None) -> Iterator[MainWindow]:
    """Return a window that shows the start page, and close it afterwards."""
    window = _a_window(qtbot, ask)
    window.show()
    yield window
    window.close()


@contextmanager
def an_open_window(
    qtbot: QtBot, path: Path, value: dict[str, Any] | None = None, ask: FakeAsk | None = None
) -> Iterator[MainWindow]:
    """Return a window that has a convening open for writing, and close it afterwards.

    It is opened before the window is shown, as the program does with a file it is given.
    """
    a_file(value, path)
    window = _a_window(qtbot, ask)
    assert window.open_path(path)
    with qtbot.waitSignal(the_document(window).labels_changed):
        window.show()
    qtbot.waitUntil(lambda: window.is_complete)
    yield window
    window.close()


def _a_window(qtbot: QtBot, ask: FakeAsk | None) -> MainWindow:
    dress()
    window = MainWindow(around(2), settings=Settings(), ask=ask or FakeAsk())
    qtbot.addWidget(window)
    window.resize(1440, 860)  # the screen of tests is smaller than any user's
    return window


def the_screen(window: MainWindow, name: str) -> Screen:
    """Bring a screen to the front and return it."""
    assert window.view is not None
    window.view.go_to_screen(name)
    return window.view.front


def the_document(window: MainWindow) -> Document:
    """Return the open convening."""
    assert window.document is not None
    return window.document
