"""Tests of the application: settings last one test, and the collector waits for its turn."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

_USES_QT = {"qtbot", "qapp"}


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep preferences, recent files and logs of one test from the next."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Dress what a test shows by itself: in the program it stands in a window that is dressed."""
    from PySide6.QtWidgets import QWidget

    from convenor.theme.theme import theme

    add = qtbot.addWidget

    def add_dressed(widget: QWidget, **how: Any) -> None:
        if widget.parentWidget() is None:
            theme.dress(widget)
        add(widget, **how)

    monkeypatch.setattr(qtbot, "addWidget", add_dressed)
    return qtbot


@pytest.fixture(autouse=True)
def _collect_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect garbage between tests only.

    The cyclic collector may otherwise destroy a window while Qt works through its events after a
    test, which ends the run with a segmentation fault (seen by other projects on PySide6 6.11).
    """
    if not _USES_QT & set(request.fixturenames):
        yield
        return
    _point_qsettings_at(request.getfixturevalue("tmp_path"))
    gc.disable()
    yield
    gc.enable()
    gc.collect()
    gc.freeze()  # what is still there (modules, caches) need not be looked through every time


def _point_qsettings_at(folder: Path) -> None:
    """Let QSettings read and write in *folder*: it looks at the environment only once."""
    from PySide6.QtCore import QSettings

    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(folder / "home" / "xdg_config_home"))
