"""A window on six seats, for what does not bring one of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from convenor.window.main_window import MainWindow
from support.invitations import seats_of_two_ministries, the_invitations
from support.windows import an_open_window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file is."""
    return tmp_path / "a.convenor"


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[MainWindow]:
    """Return a window on six seats, the invitations in front."""
    with an_open_window(qtbot, path, value=seats_of_two_ministries()) as made:
        the_invitations(made)
        yield made
