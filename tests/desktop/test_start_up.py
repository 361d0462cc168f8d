"""What the program loads before its first paint: nothing heavy, and no face but its own."""

import os
import subprocess
import sys
from pathlib import Path

from support.builders import a_store

HEAVY = (
    "sqlite_utils", "pyuca", "icalendar", "reportlab", "pikepdf", "openpyxl", "pypdfium2",
    "markdown_it", "charset_normalizer", "anyascii", "PIL", "convenor.samples",
    "pandas", "numpy", "ortools", "click", "logging.handlers", "PySide6.QtDBus",
    "convenor_db.store.store", "convenor_db.domain.interchange.read",
    "convenor_db.domain.checking.checks", "convenor_db.domain.balance",
    "convenor.window.start_page", "convenor.widgets.command_palette",
    "convenor.widgets.place_editors",
)  # fmt: skip
"""What takes its time; it is loaded where it is needed, after the first paint (LOOK.md 4)."""

SHOW = """
import os, sys
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMainWindow

heavy = sys.argv[2:]
del sys.argv[2:]

def run(*_):
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
    window.grab()
    print(*(name for name in heavy if name in sys.modules), sep=",")
    faces = {one for at in range(99) for one in QFontDatabase.applicationFontFamilies(at)}
    print(*sorted(faces), sep=",", flush=True)
    os._exit(0)

QApplication.exec = run
from convenor.main import main
main()
"""
"""The real way in, as far as the first paint; what follows is not begun."""


def at_first_paint(tmp_path: Path) -> list[list[str]]:
    """Return which heavy modules and which of our faces were loaded when the window showed."""
    value = {"convenor": 1, "convening": {
        "title": "Plain", "starts": "2027-04-14", "ends": "2027-04-16", "zone": "Europe/Zurich",
    }}  # fmt: skip
    a_store(value, tmp_path / "a.convenor").close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    words = [sys.executable, "-c", SHOW, str(tmp_path / "a.convenor"), *HEAVY]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [line.split(",") if line else [] for line in done.stdout.splitlines()]


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    assert at_first_paint(tmp_path)[0] == []


def test_only_inter_is_loaded_for_a_latin_convening(tmp_path: Path) -> None:
    assert {face.split()[0] for face in at_first_paint(tmp_path)[1]} == {"Inter"}
