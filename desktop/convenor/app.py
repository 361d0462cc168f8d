"""Builds and connects everything that lives as long as the window."""

import getpass
import os
import platform
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, qVersion
from PySide6.QtWidgets import QApplication

from convenor import __version__
from convenor.crash import CrashReport
from convenor.logs import keep_log
from convenor.settings import Settings
from convenor.theme.theme import Mode, theme
from convenor.window.main_window import MainWindow
from convenor.window.presence import raise_other_window
from convenor_db.domain.errors import ConvenorError
from convenor_db.store.connection import sniff
from convenor_db.store.store import Surroundings


def _clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one clock of the window


def _has_display() -> bool:
    """Say whether Qt can show a window; without one it would end the process."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def run_window(path: Path | None, *, on_desktop: bool = False) -> int:
    """Open a file in the window, or what was open last, or the start page.

    A file that is refused is told on one line and nothing opens; *on_desktop*, where nobody reads
    lines, the start page tells it. Returns the exit code (2: refused, or there is no display).
    """
    if not _has_display():
        return _refused("No window was opened: there is no display. See convenor --help.")
    try:
        if path:
            sniff(path)
    except ConvenorError as error:
        if not on_desktop:
            return _refused(str(error))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Convenor")
    app.setDesktopFileName("convenor")
    settings = Settings()
    wanted = path or _last_file(settings)
    if wanted and raise_other_window(wanted.absolute()):
        sys.stderr.write(f"{wanted} is open already; its window was brought forward.\n")
        return 0
    theme.install(app, mode=_mode(settings), scale=settings.scale)
    window = MainWindow(_around(settings), settings=settings)
    _keep_reports(window)
    if wanted and not window.open_path(wanted) and path and not on_desktop:
        return _refused(window.refusal)
    window.show()
    return app.exec()


def _refused(sentence: str) -> int:
    sys.stderr.write(f"{' '.join(sentence.split())}\n")
    return 2


def _last_file(settings: Settings) -> Path | None:
    last = Path(settings.last_file) if settings.last_file else None
    return last if last and last.is_file() else None


def _keep_reports(window: MainWindow) -> None:
    location = QStandardPaths.StandardLocation.AppLocalDataLocation
    folder = Path(QStandardPaths.writableLocation(location)) / "logs"
    keep_log(folder)
    about = f"Convenor {__version__}, Qt {qVersion()}, Python {platform.python_version()}"
    CrashReport(folder, _clock, about).install(window.ask.tell_error)


def _mode(settings: Settings) -> Mode:
    return Mode(settings.mode) if settings.mode in set(Mode) else Mode.SYSTEM


def _around(settings: Settings) -> Surroundings:
    return Surroundings(
        actor=os.environ.get("CONVENOR_ACTOR") or settings.actor or getpass.getuser(),
        clock=_clock,
        random_bits=secrets.randbits,
        host=platform.node(),
    )
