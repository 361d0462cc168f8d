"""The program's theme beside a portal that turns dark and light; says each time what it is."""

import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from convenor.theme.theme import Mode, theme

PATIENCE = 10.0


def waited_for(app: QApplication, *, dark: bool) -> bool:
    """Say whether the theme becomes so."""
    end = time.monotonic() + PATIENCE
    while theme.dark is not dark and time.monotonic() < end:
        app.processEvents()
    return theme.dark is dark


def say(*words: object) -> None:
    """Write a line for the test."""
    sys.stdout.write(f"{' '.join(map(str, words))}\n")


def main() -> None:
    """Begin on a dark desktop, then follow it to light, to dark, and to no preference."""
    portal = Path(__file__).with_name("fake_portal.py")
    command = [sys.argv[1], str(portal), "1"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stdout.readline() == "up\n"
        app = QApplication([])
        theme.install(app, mode=Mode.SYSTEM)
        say("first", theme.dark, "PySide6.QtDBus" in sys.modules)
        theme.follow_desktop()
        say("asked", theme.dark)
        for said, dark in ((2, False), (1, True), (0, False)):
            running.stdin.write(f"{said}\n")
            running.stdin.flush()
            say(said, waited_for(app, dark=dark))
        running.stdin.close()


main()
