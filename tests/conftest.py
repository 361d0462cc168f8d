"""Every test: offscreen, with settings of its own, and silent unless it says what it will log."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from support.lengths import SOAK

_HOME_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
_home = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--onscreen`."""
    parser.addoption("--onscreen", action="store_true", help="show the windows under test")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the platform before any QApplication is made; give the run a home of its own."""
    if not config.getoption("--onscreen"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    config.stash[_home] = tempfile.mkdtemp(prefix="convenor-tests-")
    for name in _HOME_FOLDERS:
        os.environ[name] = str(Path(config.stash[_home]) / name)
    _choose_hypothesis_profile()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the run's home away."""
    shutil.rmtree(config.stash[_home], ignore_errors=True)


def _choose_hypothesis_profile() -> None:
    """Load `short`, which draws the same examples every time, or `soak`, which draws anew.

    `make test` says of a change whether it broke something, the same on every machine; looking
    for what nobody has thought of is the soak's.
    """
    slow_machine = [HealthCheck.too_slow]
    settings.register_profile(
        "short",
        max_examples=50,
        deadline=None,
        derandomize=True,
        suppress_health_check=slow_machine,
    )
    settings.register_profile(
        "soak", max_examples=1000, deadline=None, suppress_health_check=slow_machine
    )
    settings.load_profile("soak" if SOAK else "short")


@pytest.fixture(autouse=True)
def _logs_only_what_it_says(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test that logs an unexpected warning, or that does not log an expected one."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    logged = [r.getMessage() for r in records if r.levelno >= logging.WARNING]
    expected = [part for mark in request.node.iter_markers("logs") for part in mark.args]
    surprises = [text for text in logged if not any(part in text for part in expected)]
    unlogged = [part for part in expected if not any(part in text for text in logged)]
    assert not surprises, "unexpected log records"
    assert not unlogged, "expected log records that never came"
