"""Following the desktop's settings portal on a bus of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"
BUS = shutil.which("dbus-run-session")
HERE = Path(__file__).parent


def why_not() -> str:
    """Return what is missing for a portal of our own; empty if nothing is."""
    if BUS is None:
        return "there is no dbus-run-session"
    if not Path(SYSTEM_PYTHON).exists():
        return f"there is no {SYSTEM_PYTHON}"
    asked = [SYSTEM_PYTHON, "-c", "from gi.repository import Gio"]
    found = subprocess.run(asked, capture_output=True, check=False).returncode == 0
    return "" if found else "the system's Python has no GLib"


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_the_desktop_is_followed_while_the_program_runs() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    words = [sys.executable, str(HERE / "follow_portal.py"), SYSTEM_PYTHON]
    done = subprocess.run(
        [str(BUS), "--", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.splitlines() == [
        "first False False",  # neither asked nor loaded before the first paint
        "asked True",
        "2 True",
        "1 True",
        "0 True",
    ], done.stderr
