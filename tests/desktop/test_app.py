"""The way into the window: what is refused before Qt is asked for anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.builders import a_file


def start(path: Path, **more: str) -> tuple[int, list[str]]:
    """Open a file as a user without a display would; return exit code and what was said."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= more
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    words = [sys.executable, "-m", "convenor", str(path)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.splitlines()


def test_a_missing_file_is_said_in_one_line(tmp_path: Path) -> None:
    code, said = start(tmp_path / "none.convenor", QT_QPA_PLATFORM="offscreen")
    assert (code, len(said), "no such file" in said[0]) == (2, 1, True)


def test_a_damaged_file_is_said_in_one_line(tmp_path: Path) -> None:
    a_file(None, tmp_path / "a.convenor")
    whole = (tmp_path / "a.convenor").read_bytes()
    (tmp_path / "a.convenor").write_bytes(whole[: len(whole) // 2])
    code, said = start(tmp_path / "a.convenor", QT_QPA_PLATFORM="offscreen")
    assert (code, len(said)) == (2, 1), said


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_no_window_is_tried(tmp_path: Path) -> None:
    a_file(None, tmp_path / "a.convenor")
    code, said = start(tmp_path / "a.convenor")
    assert (code, len(said), "no display" in said[0]) == (2, 1, True)


def test_wrong_words_are_said_on_one_line() -> None:
    for words in (["nonsense"], ["move", "a", "b"], ["sample", "x", "--now", "then"]):
        command = [sys.executable, "-m", "convenor", *words, "--json"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
