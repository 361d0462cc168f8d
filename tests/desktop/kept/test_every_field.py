"""Nothing typed is ever lost: every field of every place, the program killed while one types.

One process types into each field that it finds, and copies the file as a kill at that moment
would leave it; another opens the copies and looks for what was typed, in that very field.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from convenor_db.domain.interchange.read import read
from convenor_db.store.making import make_file
from support.builders import around
from support.kept.places import DIALOGS, FEW, SCREENS
from support.kept.running import as_killed, contents
from support.lengths import SOAK
from support.samples import sample

PAUSE = "60"
"""Instead of two seconds: there are some two hundred fields."""


def started(verb: str, folder: Path, *places: str, pause: str = PAUSE) -> "subprocess.Popen[str]":
    """Start the program in a process of its own."""
    words = [sys.executable, "-m", "support.kept.running", verb, str(folder), *places]
    return subprocess.Popen(
        words, env=surroundings(folder, pause), stderr=subprocess.PIPE, text=True
    )


def surroundings(folder: Path, pause: str) -> Mapping[str, str]:
    """Return what the process finds round it: settings of its own, and no display."""
    homes = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    return {
        **os.environ,
        **dict.fromkeys(homes, str(folder / "home")),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
        "KEPT_PAUSE": pause,
    }


def done(process: "subprocess.Popen[str]") -> None:
    """Wait for a process that is to end by itself."""
    _, said = process.communicate(timeout=600)
    assert process.returncode == 0, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a sample in it."""
    (tmp_path / "home").mkdir()
    incoming = read(sample("small"), "sample")
    make_file(tmp_path / "a.convenor", around(1), incoming, born_whole=True)
    return tmp_path


@pytest.mark.soak
@pytest.mark.parametrize("sort", ["screens", "dialogs"])
def test_what_is_typed_outlives_the_program(folder: Path, sort: str) -> None:
    places = tuple({"screens": SCREENS, "dialogs": DIALOGS}[sort]) if SOAK else FEW[sort]
    done(started("write", folder, *places))
    typed = json.loads((folder / "typed.json").read_text("utf-8"))
    assert {one["place"] for one in typed} == set(places), "a place without a field"
    late = [(one["place"], one["name"], one["keys"]) for one in typed if not one["kept"]]
    assert not late, "the file did not have it while the caret was still there"
    for place in places:
        done(started("read", folder, place))
    told = [folder / f"found {place}.json" for place in places]
    found = [one for path in told for one in json.loads(path.read_text("utf-8"))]
    lost = [one for one in found if one[-1] in ("LOST", "offered, but not there")]
    assert not lost
    assert len(found) >= len(places)


def test_a_true_kill_two_seconds_after_the_last_key(folder: Path) -> None:
    """No copy and no shorter pause: the process is killed while the caret is in the field."""
    process = started("type", folder, "person", pause="2000")
    words = folder / "typed.txt"
    try:
        wait_until(words.exists, process)
        typed = words.read_text("utf-8")
        wait_until(lambda: typed in contents(killed(folder)), process, seconds=10)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
    finally:
        process.kill()
    assert typed in contents(killed(folder))


def killed(folder: Path) -> Path:
    """Return a copy of the file as it is now."""
    return as_killed(folder / "a.convenor", folder / "now" / "now.convenor")


def wait_until(
    condition: Callable[[], bool], process: "subprocess.Popen[str]", *, seconds: int = 60
) -> None:
    """Wait until something is so, as long as the process lives."""
    since = monotonic()
    while not condition():
        assert process.poll() is None, process.communicate()[1]
        assert monotonic() - since < seconds
        Event().wait(0.02)
