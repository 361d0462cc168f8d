"""A month's use, by keys alone and by chance: no warning, no exception, no growth of memory.

The long form (``make soak``) is the whole month; here a day of it looks for trouble.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.lengths import SOAK

_MONTH = 2_000
_SETTLING = 1_000
"""Actions before the month, in which what is built when it is first shown has been shown."""
_DAY = 150
_GROWTH = 1.10
_TESTS = Path(__file__).parents[2]


def played(home: Path, actions: int, seed: int, settling: int = 0) -> dict[str, Any]:
    """Return what a process of its own told after so many actions."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home)}
    environment["PYTHONPATH"] = os.pathsep.join([str(_TESTS), *filter(None, sys.path)])
    words = [str(home / "a.convenor"), str(settling), str(actions), str(seed)]
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "support.month.playing", *words],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_a_day_is_without_trouble(tmp_path: Path) -> None:
    told = played(tmp_path, _DAY, seed=1)
    assert (told["troubles"], told["done"]) == ([], _DAY)


@pytest.mark.skipif(not SOAK, reason="a month takes minutes: make soak")
@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
def test_a_month_is_without_trouble_and_does_not_grow(tmp_path: Path, seed: int) -> None:
    told = played(tmp_path, _MONTH, seed, settling=_SETTLING)
    assert (told["troubles"], told["done"]) == ([], _SETTLING + _MONTH)
    assert told["late"] <= told["early"] * _GROWTH
