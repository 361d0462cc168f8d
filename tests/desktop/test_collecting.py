"""Garbage with widgets in it is collected on the window's thread."""

import gc
from collections.abc import Iterator
from threading import Thread, get_ident

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from convenor.collecting import Collector


@pytest.fixture
def collector() -> Iterator[Collector]:
    """Return the collector at work; afterwards the tests' own order is there again."""
    root = QObject()
    yield Collector(root)
    root.deleteLater()


class Noted:
    """Part of a cycle; notes on which thread it goes."""

    def __init__(self, gone: list[int]) -> None:
        self._gone = gone
        self._self = self

    def __del__(self) -> None:
        self._gone.append(get_ident())


def test_what_is_garbage_goes_on_the_windows_thread(qtbot: QtBot, collector: Collector) -> None:
    gone: list[int] = []
    Noted(gone)
    kept: list[list[int]] = []
    busy = Thread(target=lambda: kept.extend([n] for n in range(200_000)))
    busy.start()
    busy.join()
    assert gone == []
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: bool(gone), timeout=5_000)
    assert gone == [get_ident()]
