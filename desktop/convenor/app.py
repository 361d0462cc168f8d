"""Builds and connects everything that lives as long as the window."""

import getpass
import os
import platform
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from convenor.document import Document
from convenor.theme.theme import theme
from convenor.window import MainWindow
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.ids import key_maker
from convenor_db.store.connection import sniff
from convenor_db.store.store import Surroundings


def _clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one clock of the window


def _has_display() -> bool:
    """Say whether Qt can show a window; without one it would end the process."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def run_window(path: Path) -> int:
    """Open a file in the window; return the exit code (2: it was not opened)."""
    try:
        sniff(path)
    except ConvenorError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not _has_display():
        sys.stderr.write("No window was opened: there is no display. See convenor --help.\n")
        return 2
    around = Surroundings(
        actor=os.environ.get("CONVENOR_ACTOR") or getpass.getuser(),
        clock=_clock,
        random_bits=secrets.randbits,
        host=platform.node(),
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Convenor")
    theme.install(app)
    try:
        document = Document(path, around)
    except ConvenorError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    today = f"{_clock():%Y-%m-%d}"
    maker = key_maker(secrets.randbits)
    window = MainWindow(document, maker, actor=around.actor, today=today)
    window.show()
    QTimer.singleShot(0, document.open_for_writing)
    return app.exec()
