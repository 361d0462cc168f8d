"""What the program loads before its first paint: nothing heavy, and no face but its own."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from convenor.samples import make
from support.builders import a_file

HEAVY = (
    "sqlite_utils", "pyuca", "icalendar", "reportlab", "pikepdf", "openpyxl", "pypdfium2",
    "markdown_it", "charset_normalizer", "anyascii", "PIL", "convenor.samples",
    "pandas", "numpy", "ortools", "click", "logging.handlers", "PySide6.QtDBus",
    "convenor_db.store.store", "convenor_db.domain.interchange.read", "convenor_db.store.journal",
    "concurrent.futures.thread", "importlib.resources", "convenor.widgets.link_ring",
    "convenor_db.domain.checking.checks", "convenor_db.domain.balance",
    "convenor.window.start_page", "convenor.widgets.command_palette",
    "convenor.widgets.place_editors",
)  # fmt: skip
"""What takes its time; it is loaded where it is needed, after the first paint (LOOK.md 4)."""

NOT_MADE = {"StandardPixmap", "WizardStyle", "Preset", "StandardButton"}
"""Enumerations of styles, of every widget there is, of gradients, of message boxes: PySide makes
all that a class knows when it is first touched, and all classes when it must guess at one.
"""

SHOW = """
import enum, linecache, os, sys

heavy, made, make = sys.argv[2:], [], enum.EnumType.__new__
del sys.argv[2:]

def noted(*given, **named):
    kind = make(*given, **named)
    made.append(kind.__name__)
    return kind

enum.EnumType.__new__ = noted

class Stop:  # where the program begins to wait for events, whoever imports Qt first
    def find_spec(self, name, path=None, target=None):
        if name == "convenor.window.main_window":
            from PySide6.QtWidgets import QApplication
            QApplication.exec = run

sys.meta_path.insert(0, Stop())

def run(*_):
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication, QMainWindow

    read = [name for name in linecache.cache if "/convenor" in name]
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
    QApplication.processEvents()  # lays out
    known = list(made)
    window.grab()
    print(*(name for name in heavy if name in sys.modules), sep=",")
    faces = {one for at in range(99) for one in QFontDatabase.applicationFontFamilies(at)}
    print(*sorted(faces), sep=",")
    print(*read, sep=",")
    print(*known, sep=",", flush=True)
    os._exit(0)

from convenor.main import main
main()
"""
"""The real way in, as far as the first paint; what follows is not begun."""


def at_first_paint(tmp_path: Path) -> list[list[str]]:
    """Return which heavy modules and which of our faces were loaded when the window showed."""
    value = make("medium", seed=1, now=datetime(2027, 3, 1, 9, 0, tzinfo=UTC))
    a_file(value, tmp_path / "a.convenor")
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


def test_pyside_does_not_read_the_source_of_every_module(tmp_path: Path) -> None:
    read = at_first_paint(tmp_path)[2]
    assert [name for name in read if not name.endswith("convenor/main.py")] == []


def test_no_class_is_touched_that_brings_hundreds_of_names_along(tmp_path: Path) -> None:
    made = at_first_paint(tmp_path)[3]
    assert "AlignmentFlag" in made
    assert NOT_MADE & set(made) == set()
