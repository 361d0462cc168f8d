"""Builds and connects everything that lives as long as the window."""

import gc
import os
import random
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QSysInfo, qVersion
from PySide6.QtWidgets import QApplication

from convenor import __version__
from convenor.collecting import Collector
from convenor.crash import CrashReport
from convenor.own_name import own_name
from convenor.settings import Settings, is_there
from convenor.soon import soon
from convenor.theme.theme import STYLE, Density, Mode, theme
from convenor.window.main_window import MainWindow
from convenor.window.presence import raise_other_window
from convenor.window.restarting import Restarting
from convenor_db.domain.errors import ConvenorError
from convenor_db.store.connection import sniff
from convenor_db.store.surroundings import Surroundings

_AFTER_PAINT = 500
"""Milliseconds until what the first paint does not wait for: the log, the desktop's colours."""
_TURN = 0.001
"""Seconds a worker keeps Python to itself: painting asks for its turn at every call of Qt, and
at Python's own 0.005 a table is most of a second in being painted while something is worked out."""


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
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setApplicationName("Convenor")
    app.setDesktopFileName("convenor")
    settings = Settings()
    wanted = path or _last_file(settings)
    if wanted and raise_other_window(wanted.absolute()):
        sys.stderr.write(f"{wanted} is open already; its window was brought forward.\n")
        return 0
    _dress(app, settings)
    gc.freeze()  # what has been loaded stays; the collector, at rest since `main`, passes over it
    window = MainWindow(_around(settings), settings=settings, asks_name=not _given_name(settings))
    _keep_reports(window)
    if wanted and not window.open_path(wanted) and path and not on_desktop:
        return _refused(window.refusal)
    window.show()
    Collector(window)
    sys.setswitchinterval(_TURN)
    soon(window, partial(_settle_in, settings), after=_AFTER_PAINT)
    return app.exec()


def _refused(sentence: str) -> int:
    sys.stderr.write(f"{' '.join(sentence.split())}\n")
    return 2


def _last_file(settings: Settings) -> Path | None:
    last = Path(settings.last_file) if settings.last_file else None
    return last if last and is_there(last) else None


def _logs() -> Path:
    location = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "logs"


def _keep_reports(window: MainWindow) -> None:
    about = f"Convenor {__version__}, Qt {qVersion()}, Python {sys.version.split()[0]}"
    restarting = Restarting(window)
    CrashReport(_logs(), _clock, about, restarting.state).install(restarting.tell)


def _settle_in(settings: Settings) -> None:
    from convenor.logs import keep_log  # it brings sockets and queues along

    keep_log(_logs())
    theme.changed.connect(partial(_remember_desktop, settings))
    theme.follow_desktop()


def _remember_desktop(settings: Settings) -> None:
    if theme.mode is Mode.SYSTEM:
        settings.dark_desktop = theme.dark


def _dress(app: QApplication, settings: Settings) -> None:
    """Put on the look the user has chosen; a choice that does not read is as if never made."""
    mode = Mode(settings.mode) if settings.mode in set(Mode) else Mode.SYSTEM
    kept = settings.density
    density = Density(kept) if kept in set(Density) else Density.DEFAULT
    theme.install(
        app,
        mode=mode,
        scale=settings.scale,
        density=density,
        dark_desktop=settings.dark_desktop,
        is_styled=True,
    )
    theme.set_reduced_motion(reduced=settings.still)


def _given_name(settings: Settings) -> str:
    """Return the name the user has given; empty until then."""
    return os.environ.get("CONVENOR_ACTOR") or settings.actor


def _around(settings: Settings) -> Surroundings:
    return Surroundings(
        actor=_given_name(settings) or own_name(),
        clock=_clock,
        random_bits=random.SystemRandom().getrandbits,
        host=QSysInfo.machineHostName(),
    )
