"""The program driven through the accessibility bus alone, as a screen reader and its user do it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.displays import a_display

_SYSTEM = Path("/usr/bin/python3")
"""The Python that has gi; ours has not."""
_TESTS = Path(__file__).parents[1]
_MOST = 240
"""Seconds after which a story is given up: so slow is no machine."""


def _what_is_missing() -> str:
    """Return what keeps a story from being played here, or nothing."""
    needed = ("dbus-run-session", "Xvfb", "openbox")
    absent = [name for name in needed if not shutil.which(name)]
    if absent:
        return f"{', '.join(absent)} not installed"
    look = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    found = _SYSTEM.exists() and subprocess.run(
        (_SYSTEM, "-c", look), capture_output=True, check=False
    )
    if not found or found.returncode:
        return f"{_SYSTEM} has no gi with Atspi (python3-gi, gir1.2-atspi-2.0)"
    launchers = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
    return "" if any(map(os.path.exists, launchers)) else "at-spi2-core not installed"


_MISSING = _what_is_missing()
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=_MISSING)


@pytest.fixture
def display() -> Iterator[str]:
    """Return the name of an X server of its own."""
    with a_display("1440x900") as name:
        yield name


def _surroundings(display: str, home: Path) -> dict[str, str]:
    """Return the environment of a desktop of its own: nothing is read or written elsewhere."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    folders = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    paths = (str(_TESTS), *filter(None, [os.environ.get("PYTHONPATH")]))
    runtime = home / "run"
    runtime.mkdir(parents=True, mode=0o700)
    return {
        **kept,
        **{name: str(home / name.lower()) for name in folders},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "CONVENOR_PYTHON": sys.executable,
        "CONVENOR_ACTOR": "Marta",
        "PYTHONPATH": os.pathsep.join(paths),
    }


def _convenor(*words: str) -> str:
    command = (sys.executable, "-m", "convenor", *words)
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def _play(story: str, file: Path, surroundings: dict[str, str]) -> None:
    command = ("dbus-run-session", "--", str(_SYSTEM), "-m", "atspi.stage", story, str(file))
    played = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=_MOST, check=False
    )
    assert played.returncode == 0, f"{played.stdout}\n{played.stderr[-4000:]}"


def test_a_day_at_work(display: str, tmp_path: Path) -> None:
    file = tmp_path / "summit.convenor"
    _convenor("sample", str(file))
    before = json.loads(_convenor("dump", str(file)))
    _play("day_at_work", file, _surroundings(display, tmp_path / "home"))
    assert _convenor("verify", str(file))
    after = json.loads(_convenor("dump", str(file)))
    assert (
        after.pop("calendar_ledger") != before.pop("calendar_ledger") == []
    )  # what was handed out stays so
    assert after == before  # all else was undone


def test_lists_and_letters(display: str, tmp_path: Path) -> None:
    file = tmp_path / "summit.convenor"
    _convenor("sample", str(file))
    _play("lists_and_letters", file, _surroundings(display, tmp_path / "home"))
    after = json.loads(_convenor("dump", str(file)))
    assert "a@example.org" in str(after["people"])
    written = [one for one in after["contacts"] if one.get("kind") == "mail"]
    assert len(written) >= 3  # a draft that is written counts as a contact
